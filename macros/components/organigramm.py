"""The Organigramm: offices as boxes below each other, partners by kind, the bodies that steer and advise (Z4, K7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from macros.model.stelle import Stellenart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.konzept import Knoten, Konzept
    from macros.model.stelle import Stelle

COLUMNS = 5
"""So many boxes fit beside each other below the head."""


@dataclass(frozen=True, slots=True)
class Kasten:
    """One box of the Organigramm with those below it. ``hier`` marks the office whose page it is."""

    knoten: Knoten
    klein: tuple[str, ...]
    koordiniert: bool
    unbesetzt: bool
    kinder: tuple[Kasten, ...]
    hier: bool = False


def coordinates_concept(knoten: Knoten) -> bool:
    """Whether it is the office that coordinates the concept (K7)."""
    return knoten.konzept.daten.konzept.koordination == knoten.eintrag.id


def branch(knoten: Knoten) -> Kasten:
    """The boxes above an office, the office itself, and those right below it."""
    below = tuple(_box(child, ()) for child in knoten.rueck("stelle", "teil_von"))
    box = _box(knoten, below, hier=True)
    seen = {knoten.kennung}
    above = knoten.teil_von
    while above is not None and above.kennung not in seen:
        seen.add(above.kennung)
        box = _box(above, (box,))
        above = above.teil_von
    return box


def _tree(knoten: Knoten) -> Kasten:
    return _box(knoten, tuple(map(_tree, knoten.rueck("stelle", "teil_von"))))


def _box(knoten: Knoten, kinder: tuple[Kasten, ...], *, hier: bool = False) -> Kasten:
    t, staff = knoten.konzept.sprache.t, _entry(knoten).personal
    vacant = [part for part in staff if not part.besetzt]
    fields = ", ".join(str(node.nummer) for node in knoten.rueck("handlungsfeld", "federfuehrung"))
    small = [knoten.leitung] if knoten.leitung and knoten.leitung != knoten.anzeige else []
    if fields:
        one = len(knoten.rueck("handlungsfeld", "federfuehrung")) == 1
        small.append(
            t("Handlungsfeld {nummern}", nummern=fields) if one else t("Handlungsfelder {nummern}", nummern=fields)
        )
    if vacant:
        small.append(t("Stelle nicht besetzt") if len(vacant) == len(staff) else t("Teil der Stellen nicht besetzt"))
    return Kasten(
        knoten=knoten,
        klein=tuple(small),
        koordiniert=coordinates_concept(knoten),
        unbesetzt=bool(staff) and len(vacant) == len(staff),
        kinder=kinder,
        hier=hier,
    )


@dataclass(frozen=True, slots=True)
class Partnergruppe:
    """Offices and partners of one kind, outside the administration of the Landkreis."""

    titel: str
    stellen: tuple[Knoten, ...]


@dataclass(frozen=True, slots=True)
class Organigramm:
    """The administration of the Landkreis as a tree, all others by kind, and the bodies that steer and advise.

    ``saeulen`` is what stands beside each other below the one head: a box with all that is below it, or those together
    that have nothing below them; empty where there is no room for that.
    """

    baum: tuple[Kasten, ...]
    saeulen: tuple[tuple[Kasten, ...], ...]
    partner: tuple[Partnergruppe, ...]
    gremien: tuple[Knoten, ...]
    unbesetzt: bool


def organigramm(konzept: Konzept) -> Organigramm:
    """The Organigramm: every Stelle once."""
    everyone = konzept.alle("stelle")
    tops = [node for node in everyone if node.teil_von is None]
    tree = tuple(_tree(node) for node in tops if _entry(node).art is Stellenart.KREISVERWALTUNG)
    shown = {box.knoten.kennung for root in tree for box in _flat(root)}
    partners = tuple(
        Partnergruppe(konzept.sprache.t(kind.titel), members)
        for kind in Stellenart
        if (members := tuple(n for n in everyone if n.kennung not in shown and _entry(n).art is kind))
    )
    vacant = any(box.unbesetzt for root in tree for box in _flat(root))
    return Organigramm(tree, _columns(tree), partners, konzept.alle("gremium"), vacant)


def _columns(tree: tuple[Kasten, ...]) -> tuple[tuple[Kasten, ...], ...]:
    if len(tree) != 1:
        return ()
    below = tree[0].kinder
    columns: tuple[tuple[Kasten, ...], ...] = tuple((box,) for box in below)
    if len(columns) > COLUMNS:
        columns = (tuple(box for box in below if not box.kinder), *((box,) for box in below if box.kinder))
    return columns if len(columns) <= COLUMNS else ()


def _flat(box: Kasten) -> Iterable[Kasten]:
    yield box
    for child in box.kinder:
        yield from _flat(child)


def _entry(knoten: Knoten) -> Stelle:
    return cast("Stelle", knoten.eintrag)

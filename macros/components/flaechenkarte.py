"""The Gemeinden coloured by their newest value: classes with limits in numbers, a letter and a pattern beside colour.

The classes are quantiles, as even as equal values allow: each holds about the same number of Gemeinden. Its limits are
the smallest and the largest value in it, so that no limit is a number nobody has measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from macros.checks.indikatoren import COUNTED
from macros.components.gemeindewerte import newest
from macros.components.messwerte import HIDDEN, UNKNOWN, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from macros.konzept import Knoten
    from macros.model.indikator import Indikator

MOST = 5
LETTERS = "ABCDE"


@dataclass(frozen=True, slots=True)
class Klasse:
    """One class: its number from 1 (the smallest values), its letter, its limits as written, and how many are in it."""

    nummer: int
    buchstabe: str
    von: str
    bis: str
    gemeinden: int


@dataclass(frozen=True, slots=True)
class Flaeche:
    """What is drawn in one Gemeinde: ``klasse`` is ``k1`` to ``k5``, ``verborgen`` or ``unbekannt``."""

    klasse: str
    zeichen: str
    satz: str


@dataclass(frozen=True, slots=True)
class Flaechenkarte:
    """The map of one year; ``flaechen`` by id of the Gemeinde. ``anzahlen`` says that it shows counts, not shares."""

    jahr: int
    klassen: tuple[Klasse, ...]
    flaechen: Mapping[str, Flaeche]
    verborgen: int
    unbekannt: int
    anzahlen: bool
    beschreibung: str


def flaechenkarte(indikator: Knoten) -> Flaechenkarte | None:
    """The map of the newest year with values of Gemeinden; None without boundaries or with nothing to tell apart."""
    konzept, entry = indikator.konzept, cast("Indikator", indikator.eintrag)
    places = [node for node in konzept.alle("gemeinde") if node.eintrag.id in konzept.daten.geometrien]
    found = newest(indikator)
    if not places or found is None:
        return None
    year, pairs = found
    values = {node.kennung: one for node, one in pairs}
    known = sorted(one.wert for one in values.values() if one.wert is not None)
    numbers = classes(known)
    if len(set(numbers.values())) < 2:  # noqa: PLR2004 -- one colour is no map
        return None
    areas: dict[str, Flaeche] = {}
    for node in places:
        one = values.get(node.kennung)
        if one is not None and one.wert is not None:
            number = numbers[one.wert]
            areas[node.eintrag.id] = Flaeche(f"k{number}", LETTERS[number - 1], f"{node.anzeige}: {one.lang}")
        else:
            hidden = one is not None and one.unterdrueckt
            words = konzept.sprache.t("nicht gezeigt" if hidden else "nicht bekannt")
            kind, sign = ("verborgen", HIDDEN) if hidden else ("unbekannt", UNKNOWN)
            areas[node.eintrag.id] = Flaeche(kind, sign, f"{node.anzeige}: {words}")
    kinds = [area.klasse for area in areas.values()]
    found_classes = tuple(_class(indikator, number, known, numbers) for number in sorted(set(numbers.values())))
    return Flaechenkarte(
        jahr=year,
        klassen=found_classes,
        flaechen=areas,
        verborgen=kinds.count("verborgen"),
        unbekannt=kinds.count("unbekannt"),
        anzahlen=entry.einheit in COUNTED,
        beschreibung=_description(indikator, year, found_classes),
    )


def classes(values: Sequence[Decimal]) -> dict[Decimal, int]:
    """The class of every value, from 1: at most five, as many values in each as equal ones allow; ``values`` sorted."""
    alike = sorted(set(values))
    if len(alike) <= MOST:
        return {value: number for number, value in enumerate(alike, 1)}
    raw = {value: values.index(value) * MOST // len(values) for value in alike}
    order = {number: new for new, number in enumerate(sorted(set(raw.values())), 1)}
    return {value: order[number] for value, number in raw.items()}


def _class(indikator: Knoten, number: int, known: Sequence[Decimal], numbers: Mapping[Decimal, int]) -> Klasse:
    sprache, entry = indikator.konzept.sprache, cast("Indikator", indikator.eintrag)
    mine = [value for value in known if numbers[value] == number]
    low, high = plain(sprache, entry, mine[0]), plain(sprache, entry, mine[-1])
    return Klasse(number, LETTERS[number - 1], low, high, len(mine))


def _description(indikator: Knoten, year: int, found: Sequence[Klasse]) -> str:
    """What the map shows, in words, for those who do not see it."""
    return indikator.konzept.sprache.t(
        "Karte der Gemeinden im Jahr {jahr} in {zahl} Stufen, von {klein} bis {gross}. "
        "Alle Werte stehen in der Tabelle „Alle Gebiete und Jahre“.",
        jahr=year, zahl=len(found), klein=found[0].von, gross=found[-1].bis,
    )  # fmt: skip

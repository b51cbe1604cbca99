"""A task of the administration, and the table „Wer macht was?“ by level (P1, P2, Z4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from macros.components.regeln import Regel, rule_views
from macros.components.worte import alone
from macros.model.basis import Aufgabenart, Ebene

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept
    from macros.model.zustaendigkeit import Aufgabe


@dataclass(frozen=True, slots=True)
class Aufgabensicht:
    """The page of a task."""

    ebene: str
    aufgabenart: str
    erklaerung: str
    baustein: str
    regeln: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Aufgabenzeile:
    """One row of the table."""

    knoten: Knoten
    aufgabenart: str
    baustein: str


@dataclass(frozen=True, slots=True)
class Ebenengruppe:
    """The tasks of one level."""

    anker: str
    titel: str
    zeilen: tuple[Aufgabenzeile, ...]


@dataclass(frozen=True, slots=True)
class Aufgabentabelle:
    """The whole table; ``arten`` explains the kinds of task that occur in it."""

    gruppen: tuple[Ebenengruppe, ...]
    arten: tuple[tuple[str, str], ...]


def sicht(knoten: Knoten) -> Aufgabensicht:
    """What the page of a task shows."""
    t, entry = knoten.konzept.sprache.t, _entry(knoten)
    return Aufgabensicht(
        ebene=t(entry.ebene.titel),
        aufgabenart=alone(t(entry.aufgabenart.titel)),
        erklaerung=t(entry.aufgabenart.erklaerung),
        baustein=alone(t(entry.baustein.titel)),
        regeln=rule_views(knoten.rueck("zustaendigkeit", "aufgabe")),
    )


def liste(konzept: Konzept) -> Aufgabentabelle:
    """All tasks by level, from the Gemeinde up."""
    t = konzept.sprache.t
    nodes = konzept.alle("aufgabe")
    groups = tuple(
        Ebenengruppe(level.value, t(level.titel), rows)
        for level in Ebene
        if (rows := tuple(_row(node) for node in nodes if _entry(node).ebene is level))
    )
    kinds = [kind for kind in Aufgabenart if any(_entry(node).aufgabenart is kind for node in nodes)]
    return Aufgabentabelle(groups, tuple((alone(t(kind.titel)), t(kind.erklaerung)) for kind in kinds))


def _row(knoten: Knoten) -> Aufgabenzeile:
    t, entry = knoten.konzept.sprache.t, _entry(knoten)
    return Aufgabenzeile(knoten, alone(t(entry.aufgabenart.titel)), alone(t(entry.baustein.titel)))


def _entry(knoten: Knoten) -> Aufgabe:
    return cast("Aufgabe", knoten.eintrag)

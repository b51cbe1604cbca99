"""Money and staff behind many measures, by where they come from (P3, K14).

Three things stay apart: a sum of zero, an amount that nobody has told, and a measure that says nothing of its means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from macros.components.fortschritt import aufgegangen
from macros.components.worte import alone
from macros.model.massnahme import Mittelart, Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Mittelzeile:
    """The means of one kind: how many measures have them, and what they come to.

    Euro once, Euro each year and full-time positions are None where no measure tells them; ``unbekannt`` is the number
    of measures that tell none of the three.
    """

    titel: str
    massnahmen: int
    einmalig: Decimal | None
    im_jahr: Decimal | None
    stellen: Decimal | None
    unbekannt: int


@dataclass(frozen=True, slots=True)
class Mittelsicht:
    """All kinds in their order; ``ohne_angabe`` measures say nothing, ``vorbei`` had means only in the past."""

    zeilen: tuple[Mittelzeile, ...]
    ohne_angabe: int
    vorbei: int


def mittel(massnahmen: Iterable[Knoten], konzept: Konzept) -> Mittelsicht:
    """The means of the measures that count; what has run out by the reference day is left out."""
    counted = [one for one in massnahmen if aufgegangen(one) is None and one.status is not Status.BEENDET]
    present = [(one, [part for part in one.mittel if not _over(part, konzept.stichtag)]) for one in counted]
    lines = (
        _line(alone(konzept.sprache.t(kind.titel)), [[p for p in parts if p.art is kind] for _, parts in present])
        for kind in Mittelart
    )
    return Mittelsicht(
        zeilen=tuple(line for line in lines if line.massnahmen),
        ohne_angabe=sum(not one.mittel for one in counted),
        vorbei=sum(bool(one.mittel) and not parts for one, parts in present),
    )


def _over(part: Any, stichtag: date) -> bool:
    return part.bis is not None and part.bis < stichtag


def _line(titel: str, by_measure: list[list[Any]]) -> Mittelzeile:
    told = [parts for parts in by_measure if parts]
    every = [part for parts in told for part in parts]
    return Mittelzeile(
        titel=titel,
        massnahmen=len(told),
        einmalig=_sum(part.betrag_eur for part in every if not part.je_jahr),
        im_jahr=_sum(part.betrag_eur for part in every if part.je_jahr),
        stellen=_sum(part.stellen_vzae for part in every),
        unbekannt=sum(all(part.betrag_eur is None and part.stellen_vzae is None for part in parts) for parts in told),
    )


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known[1:], known[0]) if known else None

"""How far things are: milestones against the reference day, phases, and the tally of many measures (K9, Z4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from macros.model.massnahme import Phase, Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from macros.konzept import Knoten, Teil

ORDER = (Status.ABGESCHLOSSEN, Status.LAEUFT, Status.VERZOEGERT, Status.AUSGESETZT, Status.OFFEN, Status.BEENDET)


@dataclass(frozen=True, slots=True)
class Schritt:
    """A milestone as it stands on the reference day.

    ``lage`` is ``erledigt``, ``verzoegert`` (late, with a new date in ``neu`` or without one) or ``geplant``;
    ``tag`` the day it was done, otherwise the day ``geplant`` it was planned for first. ``zu_spaet`` says that it was
    done behind that day, or that the new date, too, has passed.
    """

    titel: str
    tag: date
    lage: str
    neu: date | None
    hinweis: str | None
    geplant: date
    zu_spaet: bool


@dataclass(frozen=True, slots=True)
class Phasenschritt:
    """One of the five phases; ``lage`` is ``vorbei``, ``jetzt`` or ``spaeter``."""

    wort: Phase
    lage: str


@dataclass(frozen=True, slots=True)
class Anteil:
    """How many measures have one status; ``beginn`` is the number of measures in the parts before it."""

    wort: Status
    zahl: int
    beginn: int


@dataclass(frozen=True, slots=True)
class Bilanz:
    """The tally of measures by status, in a fixed order, without those that were replaced or merged."""

    anteile: tuple[Anteil, ...]
    zahl: int
    ohne_status: int


def meilensteine(teile: Iterable[Teil], stichtag: date) -> tuple[Schritt, ...]:
    """The milestones in the order of their planned dates, judged on ``stichtag``."""
    return tuple(_step(one, stichtag) for one in sorted(teile, key=lambda one: one.bis))


def _step(one: Any, stichtag: date) -> Schritt:
    if one.erledigt_am is not None and one.erledigt_am <= stichtag:
        return Schritt(one.titel, one.erledigt_am, "erledigt", None, one.hinweis, one.bis, one.erledigt_am > one.bis)
    late = one.neu_bis is not None or one.bis < stichtag
    missed = one.neu_bis is not None and one.neu_bis < stichtag
    return Schritt(one.titel, one.bis, "verzoegert" if late else "geplant", one.neu_bis, one.hinweis, one.bis, missed)


def phasen(jetzt: Phase | None) -> tuple[Phasenschritt, ...]:
    """The five phases in order around the present one, or nothing when no phase is told."""
    if jetzt is None:
        return ()
    order = list(Phase)
    place = order.index(jetzt)
    words = ("vorbei", "jetzt", "spaeter")
    return tuple(Phasenschritt(one, words[(at > place) - (at < place) + 1]) for at, one in enumerate(order))


def aufgegangen(massnahme: Knoten) -> Knoten | None:
    """The measure that took the place of this one, by replacing it or by merging with it, or None."""
    successor: Knoten | None = massnahme.ersetzt_durch or massnahme.zusammengelegt_mit
    return successor


def bilanz(massnahmen: Iterable[Knoten]) -> Bilanz:
    """The tally of ``massnahmen``; what went into another measure is counted there."""
    words = [one.status for one in massnahmen if aufgegangen(one) is None]
    parts: list[Anteil] = []
    for word in ORDER:
        if count := words.count(word):
            parts.append(Anteil(word, count, sum(part.zahl for part in parts)))
    return Bilanz(tuple(parts), len(words), words.count(None))

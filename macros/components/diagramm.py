"""Charts drawn from values: numbers in, coordinates out; the fragment turns them into an SVG (Z12).

No chart is the only place of a number: a table stands beside every one. Colours come from classes, so that a chart
follows the dark mode, forced colours and print.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil, gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from macros.components.messwerte import Zahl

MOST_BARS = 12
STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10), Decimal(20))
LINES = 5
LETTER = 8


@dataclass(frozen=True, slots=True)
class Mass:
    """The size of a drawing in units: the plot lies between ``links``/``rechts`` and ``oben``/``unten``."""

    art: str
    breite: int
    hoehe: int
    links: int
    rechts: int
    oben: int
    unten: int


WIDE = Mass("wide", 680, 330, 56, 676, 44, 296)
SLIM = Mass("slim", 320, 310, 48, 316, 44, 278)
SMALL = Mass("small", 320, 96, 14, 312, 22, 74)
TINY = Mass("tiny", 120, 44, 0, 120, 4, 40)
LINE_HEIGHT = 14


@dataclass(frozen=True, slots=True)
class Marke:
    """A grid line with its number."""

    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Punkt:
    """One value in the plot: ``x`` is its middle, ``y`` its height (None when hidden or unknown).

    ``links``, ``oben``, ``breite`` and ``hoehe`` are its column; ``text`` is written above it, ``jahr`` below; either
    may be empty where there is no room.
    """

    x: int
    y: int | None
    links: int
    oben: int
    breite: int
    hoehe: int
    text: str
    text_y: int
    jahr: str
    letzter: bool


@dataclass(frozen=True, slots=True)
class Zielmarke:
    """The line of a target; its words stand above the plot, where no column can hide them."""

    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Bild:
    """One drawing. ``linien`` are the parts of the line that are not interrupted, as SVG points."""

    mass: Mass
    null: int
    marken: tuple[Marke, ...]
    punkte: tuple[Punkt, ...]
    linien: tuple[str, ...]
    ziel: Zielmarke | None
    brueche: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Diagramm:
    """A chart in the drawings it needs; ``art`` is ``balken`` or ``linie``."""

    art: str
    bilder: tuple[Bild, ...]


@dataclass(frozen=True, slots=True)
class Kleinbild:
    """One of many small pictures on one scale: the parts of its line, the zero line, breaks, and the last point."""

    null: int
    linien: tuple[str, ...]
    brueche: tuple[int, ...]
    ende: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Skala:
    """The vertical scale: from ``unten`` to ``oben`` in equal steps."""

    unten: Decimal
    oben: Decimal
    schritt: Decimal


def skala(werte: Sequence[Decimal]) -> Skala:
    """A scale from zero (or below) with at most five steps of 1, 2 or 5 times a power of ten."""
    low, high = min(Decimal(0), *werte), max(Decimal(0), *werte)
    if low == high:
        return Skala(Decimal(0), Decimal(1), Decimal(1))
    power = Decimal(1).scaleb(((high - low) / LINES).adjusted())
    step = next(power * factor for factor in STEPS if _floor(low, power * factor) + LINES * power * factor >= high)
    return Skala(_floor(low, step), -_floor(-high, step), step)


def _floor(value: Decimal, step: Decimal) -> Decimal:
    return (value // step - (1 if value % step < 0 else 0)) * step


@dataclass(frozen=True, slots=True)
class Zeitreihe:
    """What is drawn: a place on the axis for every year with its value or None, a target, and breaks in the counting.

    ``schreiben`` writes a number on the scale.
    """

    plaetze: tuple[tuple[int, Zahl | None], ...]
    skala: Skala
    schreiben: Callable[[Decimal], str] = str
    ziel: tuple[Decimal, str] | None = None
    brueche: tuple[int, ...] = ()

    def height(self, mass: Mass, value: Decimal) -> int:
        """Where a value lies in a drawing."""
        share = (value - self.skala.unten) / (self.skala.oben - self.skala.unten)
        return round(mass.unten - (mass.unten - mass.oben) * share)


def saeulen(
    zahlen: Sequence[Zahl],
    schreiben: Callable[[Decimal], str],
    *,
    ziel: tuple[Decimal, str] | None = None,
    brueche: tuple[int, ...] = (),
) -> Diagramm | None:
    """Columns for each year, a line where there are many years or negative values; None without two known values.

    ``schreiben`` writes a number on the scale, ``ziel`` is a target with its words, ``brueche`` the years from which
    values are counted in another way.
    """
    known = _known(zahlen)
    if known is None:
        return None
    places = _places(zahlen)
    art = "linie" if len(places) > MOST_BARS or min(known) < 0 else "balken"
    scale = skala([*known, *([ziel[0]] if ziel else [])])
    series = Zeitreihe(places, scale, schreiben, ziel, brueche)
    return Diagramm(art, tuple(_draw(mass, series) for mass in (WIDE, SLIM)))


def verlauf(zahlen: Sequence[Zahl]) -> Diagramm | None:
    """A small line with its first and last value, for a card; None without two known values."""
    known = _known(zahlen)
    if known is None:
        return None
    return Diagramm("linie", (_draw(SMALL, Zeitreihe(_places(zahlen), skala(known))),))


def kleinbild(zahlen: Sequence[Zahl], years: Sequence[int], scale: Skala, brueche: tuple[int, ...] = ()) -> Kleinbild:
    """A small picture for the years and on the scale that all of its kind share; a single value is a dot."""
    by_year = {one.jahr: one for one in zahlen}
    series = Zeitreihe(tuple((year, by_year.get(year)) for year in years), scale, brueche=brueche)
    points = [_point(TINY, series, number) for number in range(len(series.plaetze))]
    cuts = _cuts(series)
    last = next(point for point in reversed(points) if point.y is not None)
    return Kleinbild(
        null=series.height(TINY, Decimal(0)),
        linien=tuple(_lines(points, cuts, alone=True)),
        brueche=tuple((points[at - 1].x + points[at].x) // 2 for at in cuts),
        ende=(last.x, last.y or 0),
    )


def _known(zahlen: Sequence[Zahl]) -> list[Decimal] | None:
    """The known values, or None when there are fewer than two: one value is no development."""
    known = [one.wert for one in zahlen if one.wert is not None]
    return known if len(known) > 1 else None


def _places(zahlen: Sequence[Zahl]) -> tuple[tuple[int, Zahl | None], ...]:
    """A place on the axis for every year, or for every second one in a survey of two years, with its value or None."""
    by_year = {one.jahr: one for one in zahlen}
    years = sorted(by_year)
    step = gcd(*(later - earlier for earlier, later in pairwise(years)))
    return tuple((year, by_year.get(year)) for year in range(years[0], years[-1] + 1, step))


def _draw(mass: Mass, reihe: Zeitreihe) -> Bild:
    points = tuple(_point(mass, reihe, number) for number in range(len(reihe.plaetze)))
    scale, cuts = reihe.skala, _cuts(reihe)
    count = int((scale.oben - scale.unten) / scale.schritt)
    values = [scale.unten + scale.schritt * number for number in range(count + 1)]
    marks = (Marke(reihe.height(mass, value), reihe.schreiben(value)) for value in values)
    return Bild(
        mass=mass,
        null=reihe.height(mass, Decimal(0)),
        marken=() if mass is SMALL else tuple(marks),
        punkte=points,
        linien=tuple(_lines(points, cuts)),
        ziel=Zielmarke(reihe.height(mass, reihe.ziel[0]), reihe.ziel[1]) if reihe.ziel else None,
        brueche=tuple((points[at - 1].x + points[at].x) // 2 for at in cuts),
    )


def _cuts(reihe: Zeitreihe) -> tuple[int, ...]:
    """The places on the axis from which values are counted in another way than before."""
    years = [year for year, _ in reihe.plaetze]
    return tuple(
        at
        for at, (before, after) in enumerate(pairwise(years), 1)
        if any(before < year <= after for year in reihe.brueche)
    )


def _point(mass: Mass, reihe: Zeitreihe, number: int) -> Punkt:
    (year, one), final = reihe.plaetze[number], len(reihe.plaetze) - 1
    slot = Decimal(mass.rechts - mass.links) / len(reihe.plaetze)
    middle = round(mass.links + slot * number + slot / 2)
    width = max(2, round(slot * Decimal("0.58")))
    zero = reihe.height(mass, Decimal(0))
    y = None if one is None or one.wert is None else reihe.height(mass, one.wert)
    ends = number in {0, final}
    widest = max(len(other.kurz) for _, other in reihe.plaetze if other is not None)
    roomy = mass is not SMALL and slot >= LETTER * (widest + 1)
    every = max(1, ceil(LETTER * 5 / slot))
    dated = ends if mass is SMALL else (final - number) % every == 0
    return Punkt(
        x=middle,
        y=y,
        links=middle - width // 2,
        oben=zero if y is None else min(y, zero),
        breite=width,
        hoehe=0 if y is None else abs(zero - y),
        text=one.kurz if one is not None and (roomy or ends or one.wert is None) else "",
        text_y=_above(mass, reihe, zero if y is None else y),
        jahr=str(year) if dated else "",
        letzter=number == final,
    )


def _above(mass: Mass, reihe: Zeitreihe, y: int) -> int:
    """The base line of the words above a value: above the line of a target too, where that would cross them."""
    base = y - (10 if mass is SMALL else 7)
    if reihe.ziel is None:
        return base
    aim = reihe.height(mass, reihe.ziel[0])
    return aim - 7 if base - LINE_HEIGHT < aim < y else base


def _lines(points: Sequence[Punkt], cuts: Sequence[int], *, alone: bool = False) -> list[str]:
    """The parts of a line that neither a gap nor a break interrupts; with ``alone`` also those of one point."""
    parts: list[list[str]] = [[]]
    for at, point in enumerate(points):
        if point.y is None or at in cuts:
            parts.append([])
        if point.y is not None:
            parts[-1].append(f"{point.x},{point.y}")
    if alone:
        parts = [part * 2 if len(part) == 1 else part for part in parts]
    return [" ".join(part) for part in parts if len(part) > 1]

"""Values of the Gemeinden side by side: bars of the newest year, and a small picture of every series (Z12)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from macros.components.diagramm import Kleinbild, kleinbild, skala
from macros.components.messwerte import Zahl, rows, written, zahl

if TYPE_CHECKING:
    from macros.konzept import Knoten
    from macros.model.indikator import Indikator

FEWEST = 2
"""One value, and one Gemeinde, compares nothing."""


@dataclass(frozen=True, slots=True)
class Gemeindebalken:
    """The newest value of a Gemeinde as a bar; ``laenge`` in percent of the longest, None when nothing is shown."""

    gemeinde: Knoten
    zahl: Zahl
    laenge: int | None


@dataclass(frozen=True, slots=True)
class Verlauf:
    """The series of one Gemeinde as a small picture, with the first and the last value known in words."""

    gemeinde: Knoten
    bild: Kleinbild
    anfang: Zahl
    ende: Zahl


@dataclass(frozen=True, slots=True)
class Verlaeufe:
    """The series of all Gemeinden on one scale from ``unten`` to ``oben``; ``ohne`` are those with too few values."""

    unten: str
    oben: str
    von: int
    bis: int
    bilder: tuple[Verlauf, ...]
    ohne: tuple[Knoten, ...]
    brueche: tuple[int, ...]


def by_gemeinde(indikator: Knoten) -> dict[int, list[tuple[Knoten, Zahl]]]:
    """The values of the Gemeinden by year."""
    found: dict[int, list[tuple[Knoten, Zahl]]] = {}
    for row in rows(indikator):
        node = indikator.konzept.bezug(row.gebiet)
        if row.gebiet.startswith("gemeinde:") and node is not None:
            found.setdefault(row.jahr, []).append((cast("Knoten", node), zahl(indikator, row)))
    return found


def newest(indikator: Knoten) -> tuple[int, list[tuple[Knoten, Zahl]]] | None:
    """The newest year in which at least two Gemeinden have a known value, with all its values."""
    for year, pairs in sorted(by_gemeinde(indikator).items(), reverse=True):
        if sum(one.wert is not None for _, one in pairs) >= FEWEST:
            return year, pairs
    return None


def bars(indikator: Knoten) -> tuple[int | None, tuple[Gemeindebalken, ...]]:
    """The Gemeinden in that year, the largest first; none where a value is negative, for bars begin at zero."""
    found = newest(indikator)
    if found is None:
        return None, ()
    year, pairs = found
    known = [one.wert for _, one in pairs if one.wert is not None]
    if min(known) < 0:
        return None, ()
    longest = max(known) or Decimal(1)
    pairs = sorted(pairs, key=lambda pair: (-(pair[1].wert if pair[1].wert is not None else -1), pair[0].sort_key))
    return year, tuple(
        Gemeindebalken(node, one, None if one.wert is None else round(100 * one.wert / longest)) for node, one in pairs
    )


def courses(indikator: Knoten) -> Verlaeufe | None:
    """A small picture for every Gemeinde with at least two known values; None for fewer than two Gemeinden."""
    konzept, entry = indikator.konzept, cast("Indikator", indikator.eintrag)
    by_year = by_gemeinde(indikator)
    series: dict[str, list[Zahl]] = {}
    for year in sorted(by_year):
        for node, one in by_year[year]:
            series.setdefault(node.kennung, []).append(one)
    drawn = {key: some for key, some in series.items() if sum(one.wert is not None for one in some) >= FEWEST}
    if len(drawn) < FEWEST:
        return None
    scale = skala([one.wert for some in drawn.values() for one in some if one.wert is not None])
    years = range(min(by_year), max(by_year) + 1)
    cuts = tuple(part.jahr for part in indikator.brueche if years[0] < part.jahr <= years[-1])
    pictures: list[Verlauf] = []
    for node in konzept.alle("gemeinde"):
        if node.kennung in drawn:
            known = [one for one in drawn[node.kennung] if one.wert is not None]
            picture = kleinbild(drawn[node.kennung], years, scale, cuts)
            pictures.append(Verlauf(node, picture, known[0], known[-1]))
    return Verlaeufe(
        unten=written(konzept.sprache, entry, scale.unten),
        oben=written(konzept.sprache, entry, scale.oben),
        von=years[0],
        bis=years[-1],
        bilder=tuple(pictures),
        ohne=tuple(node for node in konzept.alle("gemeinde") if node.kennung in series and node.kennung not in drawn),
        brueche=cuts,
    )

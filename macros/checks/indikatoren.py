"""Figures: every value belongs to a known area, is possible, current, and adds up (Z12)."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final, cast

from macros.checks.teile import unread
from macros.errors import Problem, Schwere, nearest
from macros.model.indikator import Einheit, Rhythmus
from macros.model.types import AREA_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.gebiete import Gemeinde
    from macros.model.indikator import Indikator, Messwert

COUNTED: Final = frozenset({Einheit.ANZAHL, Einheit.PERSONEN})
SUMMED: Final = COUNTED | {Einheit.EURO}
PERCENT: Final = Decimal(100)
FIELDS: Final = ("gebiet", "jahr", "wert")
YEARS_UNTIL_STALE: Final = {
    Rhythmus.VIERTELJAEHRLICH: 2,
    Rhythmus.HALBJAEHRLICH: 2,
    Rhythmus.JAEHRLICH: 3,
    Rhythmus.ZWEIJAEHRLICH: 4,
}


def indicators(konzept: Konzept) -> Iterator[tuple[Knoten, Indikator, tuple[Messwert, ...]]]:
    """Every indicator with the rows of its table."""
    for node in konzept.alle("indikator"):
        yield node, cast("Indikator", node.eintrag), konzept.daten.messwerte.get(node.eintrag.id, ())


def limits(indicator: Indikator) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest value an indicator can have; None where there is no limit.

    A share lies between 0 and 100 and a count is not negative unless the indicator itself says otherwise (DESIGN §4).
    """
    natural = indicator.einheit in COUNTED or indicator.einheit is Einheit.PROZENT
    lowest = indicator.untergrenze if indicator.untergrenze is not None else Decimal(0) if natural else None
    highest = indicator.obergrenze
    if highest is None and indicator.einheit is Einheit.PROZENT:
        highest = PERCENT
    return lowest, highest


def bounds(indicator: Indikator, value: Decimal) -> str:
    """A sentence when the value is impossible for the indicator, else nothing."""
    lowest, highest = limits(indicator)
    if lowest is not None and value < lowest:
        return f"„{number(value)}“ liegt unter dem kleinsten möglichen Wert, {number(lowest)} – bitte prüfen"
    if highest is not None and value > highest:
        return f"„{number(value)}“ liegt über dem größten möglichen Wert, {number(highest)} – bitte prüfen"
    return ""


def number(value: Decimal) -> str:
    """A value as it is written in a German table."""
    return f"{value:f}".replace(".", ",")


def at(node: Knoten, row: Messwert, field: str, message: str, schwere: Schwere = Schwere.FEHLER) -> Problem:
    """What is wrong with one cell of a table; ``field`` is ``gebiet``, ``jahr`` or ``wert``."""
    name, column = f"concept_data/indikatoren/{node.eintrag.id}.csv", row.spalten[FIELDS.index(field)]
    return Problem(name, row.zeile, column, field, message, schwere, "indikator")


def definition(konzept: Konzept) -> Iterator[Problem]:
    """Bounds that exclude every value."""
    for node, indicator, _ in indicators(konzept):
        low, high = indicator.untergrenze, indicator.obergrenze
        if low is not None and high is not None and high < low:
            message = f"„{number(high)}“ liegt unter „untergrenze“ ({number(low)}) – bitte beide prüfen"
            yield konzept.problem(node, ("obergrenze",), message, "indikator")


def values(konzept: Konzept) -> Iterator[Problem]:
    """Values for an unknown area, and impossible ones."""
    areas = {*AREA_WORDS}
    for art in ("gemeinde", "verband", "planungsraum"):
        areas |= {f"{art}:{key}" for key in konzept.ids(art)}
    for node, indicator, rows in indicators(konzept):
        for row in rows:
            if row.gebiet not in areas and row.gebiet not in konzept.daten.defekt:
                message = f"unbekanntes Gebiet „{row.gebiet}“{nearest(row.gebiet, areas)}"
                yield at(node, row, "gebiet", message)
            if row.wert is None:
                continue
            if sentence := bounds(indicator, row.wert):
                yield at(node, row, "wert", sentence)


def missing(konzept: Konzept) -> Iterator[Problem]:
    """An indicator without values, with old ones, or with one for a year that has not come."""
    for node, indicator, rows in indicators(konzept):
        if f"tabelle:{node.eintrag.id}" in konzept.daten.defekt:
            continue
        known = [row.jahr for row in rows if row.wert is not None or row.unterdrueckt]
        if not known:
            if node.eintrag.id not in konzept.daten.messwerte or not rows:
                message = f"hat keine Werte – bitte in concept_data/indikatoren/{node.eintrag.id}.csv eintragen"
                yield konzept.warnung(node, (), message, "indikator")
            continue
        if _announced(indicator, konzept.stichtag):
            message = f"{indicator.naechste_werte} ist vorbei – bitte neue Werte eintragen und den nächsten Tag nennen"
            yield konzept.warnung(node, ("naechste_werte",), message, "indikator")
        elif _stale(indicator, max(known), konzept.stichtag):
            message = f"der neueste Wert ist von {max(known)}, erwartet wird er {indicator.rhythmus.titel}"
            yield konzept.warnung(node, ("rhythmus",), message, "indikator")
        for row in rows:
            if row.jahr > konzept.stichtag.year and row.wert is not None:
                message = f"{row.jahr} hat noch nicht begonnen – bitte das Jahr prüfen"
                yield at(node, row, "jahr", message, Schwere.WARNUNG)


def outdated(indicator: Indikator, rows: Sequence[Messwert], day: date) -> bool:
    """Whether an indicator has no value that is current on ``day``: none at all, or older than it says itself."""
    known = [row.jahr for row in rows if row.wert is not None or row.unterdrueckt]
    return not known or _announced(indicator, day) or _stale(indicator, max(known), day)


def _announced(indicator: Indikator, day: date) -> bool:
    """Whether the day has passed on which new values were to come."""
    return indicator.naechste_werte is not None and indicator.naechste_werte < day


def _stale(indicator: Indikator, newest: int, day: date) -> bool:
    return day.year - newest >= YEARS_UNTIL_STALE.get(indicator.rhythmus, 10_000)


def sums(konzept: Konzept) -> Iterator[Problem]:
    """A total that its parts do not make."""
    if unread(konzept, "gemeinde", "verband", "planungsraum"):
        return
    groups = _groups(konzept)
    for node, indicator, rows in indicators(konzept):
        if not indicator.summierbar or indicator.einheit not in SUMMED:
            continue
        broken = f"tabelle:{node.eintrag.id}" in konzept.daten.defekt
        if broken or any(row.wert is not None and bounds(indicator, row.wert) for row in rows):
            continue
        by_year: dict[int, dict[str, Messwert]] = defaultdict(dict)
        for row in rows:
            by_year[row.jahr][row.gebiet] = row
        for year, cells in sorted(by_year.items()):
            for whole, members in groups.items():
                yield from _sum(node, year, whole, members, cells)


def _groups(konzept: Konzept) -> Mapping[str, frozenset[str]]:
    """The Gemeinden that together make an area, by area."""
    found: dict[str, set[str]] = defaultdict(set)
    for node in konzept.alle("gemeinde"):
        gemeinde = cast("Gemeinde", node.eintrag)
        found["landkreis"].add(node.kennung)
        if gemeinde.verband:
            found[f"verband:{gemeinde.verband}"].add(node.kennung)
        if gemeinde.planungsraum:
            found[f"planungsraum:{gemeinde.planungsraum}"].add(node.kennung)
    return {area: frozenset(members) for area, members in found.items()}


def _sum(
    node: Knoten, year: int, whole: str, members: frozenset[str], cells: Mapping[str, Messwert]
) -> Iterator[Problem]:
    total = cells.get(whole)
    if total is None or total.wert is None or not members <= cells.keys():
        return
    known = [value for area in members if (value := cells[area].wert) is not None]
    told, shown = number(total.wert), number(sum(known, Decimal(0)))
    advice = "bitte prüfen oder „summierbar: nein“ eintragen"
    lowest, _ = limits(cast("Indikator", node.eintrag))
    if len(known) == len(members) and sum(known) != total.wert:
        message = f"„{told}“ für {whole} {year} ist nicht die Summe der Gemeinden, {shown} – {advice}"
        yield at(node, total, "wert", message, Schwere.WARNUNG)
    elif lowest is not None and lowest >= 0 and sum(known) > total.wert:
        message = f"„{told}“ für {whole} {year} ist weniger als die Summe der gezeigten Gemeinden, {shown} – {advice}"
        yield at(node, total, "wert", message, Schwere.WARNUNG)


RULES = (definition, values, missing, sums)

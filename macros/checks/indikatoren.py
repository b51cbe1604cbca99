"""Figures: every value belongs to a known area, is possible, is protected where small, and adds up (Z12, Z13)."""

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
YEARS_UNTIL_STALE: Final = {
    Rhythmus.VIERTELJAEHRLICH: 2,
    Rhythmus.HALBJAEHRLICH: 2,
    Rhythmus.JAEHRLICH: 3,
    Rhythmus.ZWEIJAEHRLICH: 4,
}


def _indicators(konzept: Konzept) -> Iterator[tuple[Knoten, Indikator, tuple[Messwert, ...]]]:
    for node in konzept.alle("indikator"):
        yield node, cast("Indikator", node.eintrag), konzept.daten.messwerte.get(node.eintrag.id, ())


def bounds(indicator: Indikator, value: Decimal) -> str:
    """A sentence when the value is impossible for the indicator, else nothing.

    A share lies between 0 and 100 and a count is not negative unless the indicator itself says otherwise (DESIGN §4).
    """
    natural = indicator.einheit in COUNTED or indicator.einheit is Einheit.PROZENT
    lowest = indicator.untergrenze if indicator.untergrenze is not None else Decimal(0) if natural else None
    highest = indicator.obergrenze
    if highest is None and indicator.einheit is Einheit.PROZENT:
        highest = PERCENT
    if lowest is not None and value < lowest:
        return f"„{_number(value)}“ liegt unter dem kleinsten möglichen Wert, {_number(lowest)} – bitte prüfen"
    if highest is not None and value > highest:
        return f"„{_number(value)}“ liegt über dem größten möglichen Wert, {_number(highest)} – bitte prüfen"
    return ""


def _number(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


def _at(node: Knoten, line: int, field: str, message: str, schwere: Schwere = Schwere.FEHLER) -> Problem:
    return Problem(f"concept_data/indikatoren/{node.eintrag.id}.csv", line, 1, field, message, schwere, "indikator")


def definition(konzept: Konzept) -> Iterator[Problem]:
    """Bounds that exclude every value."""
    for node, indicator, _ in _indicators(konzept):
        low, high = indicator.untergrenze, indicator.obergrenze
        if low is not None and high is not None and high < low:
            message = f"„{_number(high)}“ liegt unter „untergrenze“ ({_number(low)}) – bitte beide prüfen"
            yield konzept.problem(node, ("obergrenze",), message, "indikator")


def values(konzept: Konzept) -> Iterator[Problem]:
    """Values for an unknown area, impossible values, and small values that must be protected."""
    areas = {*AREA_WORDS}
    for art in ("gemeinde", "verband", "planungsraum"):
        areas |= {f"{art}:{key}" for key in konzept.ids(art)}
    for node, indicator, rows in _indicators(konzept):
        for row in rows:
            if row.gebiet not in areas and row.gebiet not in konzept.daten.defekt:
                message = f"unbekanntes Gebiet „{row.gebiet}“{nearest(row.gebiet, areas)}"
                yield _at(node, row.zeile, "gebiet", message)
            if row.wert is None:
                continue
            if sentence := bounds(indicator, row.wert):
                yield _at(node, row.zeile, "wert", sentence)
            elif _too_small(indicator, row):
                message = (
                    f"„{_number(row.wert)}“ ist kleiner als die Schwelle {indicator.schwelle} "
                    "und könnte einzelne Menschen erkennen lassen – bitte „*“ eintragen"
                )
                yield _at(node, row.zeile, "wert", message)


def _too_small(indicator: Indikator, row: Messwert) -> bool:
    small = row.wert is not None and 0 < row.wert < indicator.schwelle
    return small and indicator.einheit in COUNTED and row.gebiet.startswith("gemeinde:")


def missing(konzept: Konzept) -> Iterator[Problem]:
    """An indicator without values, with old ones, or with one for a year that has not come."""
    for node, indicator, rows in _indicators(konzept):
        known = [row.jahr for row in rows if row.wert is not None or row.unterdrueckt]
        if not known:
            if f"tabelle:{node.eintrag.id}" in konzept.daten.defekt:
                continue
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
                yield _at(node, row.zeile, "jahr", message, Schwere.WARNUNG)


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
    """A total that gives a suppressed value away, or that its parts do not make."""
    if unread(konzept, "gemeinde", "verband", "planungsraum"):
        return
    groups = _groups(konzept)
    for node, indicator, rows in _indicators(konzept):
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
    hidden = [cells[area] for area in sorted(members) if cells[area].unterdrueckt]
    known = [value for area in members if (value := cells[area].wert) is not None]
    if len(hidden) == 1 and len(known) == len(members) - 1:
        message = (
            f"der unterdrückte Wert von {hidden[0].gebiet} {year} lässt sich aus dem von „{whole}“ ausrechnen – "
            "bitte einen zweiten Wert unterdrücken"
        )
        yield _at(node, hidden[0].zeile, "wert", message, Schwere.WARNUNG)
    elif len(known) == len(members) and sum(known) != total.wert:
        message = (
            f"„{_number(total.wert)}“ für {whole} {year} ist nicht die Summe der Gemeinden, "
            f"{_number(sum(known, Decimal(0)))} – bitte prüfen oder „summierbar: nein“ eintragen"
        )
        yield _at(node, total.zeile, "wert", message, Schwere.WARNUNG)


RULES = (definition, values, missing, sums)

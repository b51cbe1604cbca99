"""Figures compared: new years in one line each, corrected values one by one."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from macros.vergleich.ergebnis import Feldaenderung

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from macros.vergleich.worte import Worte

SUPPRESSED = "*"


def figures(
    old: Mapping[tuple[str, int], str | None],
    new: Mapping[tuple[str, int], str | None],
    worte: Worte,
    t: Callable[..., str],
) -> Iterator[Feldaenderung]:
    """What changed in the figures of one Indikator, year by year."""
    for year in sorted({year for _, year in (*old, *new)}):
        before = {area: value for (area, when), value in old.items() if when == year}
        after = {area: value for (area, when), value in new.items() if when == year}
        label = t("Werte {jahr}", jahr=year)
        if not before or not after:
            come, gone = len(after), len(before)
            yield Feldaenderung(label, _count(gone, t) if gone else None, _count(come, t) if come else None)
            continue
        for area in sorted(before.keys() | after.keys()):
            if not _equal(before.get(area), after.get(area)):
                where = worte.ort(area)
                # What is hidden now was published once; the report does not repeat it.
                hidden = after.get(area) == SUPPRESSED and before.get(area) is not None
                was = t("ein Wert, der nicht mehr gezeigt wird") if hidden else _told(before, area, t)
                yield Feldaenderung(f"{label} › {where}", was, _told(after, area, t))


def _count(number: int, t: Callable[..., str]) -> str:
    return t("1 Wert") if number == 1 else t("{anzahl} Werte", anzahl=number)


def _equal(one: str | None, other: str | None) -> bool:
    if one == other or one is None or other is None or SUPPRESSED in {one, other}:
        return one == other
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def _told(values: Mapping[str, str | None], area: str, t: Callable[..., str]) -> str | None:
    """A figure in words, a decimal comma in it; None when the area is not in the table."""
    if area not in values:
        return None
    value = values[area]
    if value is None:
        return t("unbekannt")
    return t("nicht veröffentlicht (kleine Zahl)") if value == SUPPRESSED else value.replace(".", ",")

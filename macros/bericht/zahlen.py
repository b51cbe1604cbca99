"""The numbers of a report, frozen in its entry so that they stay what was reported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.fortschritt import ORDER
from macros.components.messwerte import reihe
from macros.luecken import befunde

if TYPE_CHECKING:
    from macros.bericht.lage import Lage
    from macros.bericht.zeitraum import Zeitraum
    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Kennwert:
    """An indicator in the last year of the period, and the known value before it; texts ready to print."""

    indikator: Knoten
    jahr: int
    wert: str | None
    frueher: str | None
    frueheres_jahr: int | None


def kennwerte(konzept: Konzept, period: Zeitraum) -> tuple[Kennwert, ...]:
    """Every indicator with its value of the year in which the period ends; None when there is none yet."""
    found = []
    for node in konzept.alle("indikator"):
        series = reihe(node)
        now = next((one for one in series if one.jahr == period.bis.year), None)
        before = next((one for one in reversed(series) if one.jahr < period.bis.year and one.wert is not None), None)
        found.append(
            Kennwert(
                indikator=node,
                jahr=period.bis.year,
                wert=now.lang if now is not None and (now.wert is not None or now.unterdrueckt) else None,
                frueher=before.lang if before is not None else None,
                frueheres_jahr=before.jahr if before is not None else None,
            )
        )
    return tuple(found)


def festgehalten(konzept: Konzept, stand: Lage, period: Zeitraum) -> list[dict[str, str]]:
    """(title, value) of every number of the report, as the entry keeps them."""
    t, number = konzept.sprache.t, konzept.sprache.zahl
    told = [(t("Maßnahmen"), number(len(stand.staende)))]
    told += [(t("Maßnahmen: {status}", status=t(word.titel)), number(len(stand.mit(word)))) for word in ORDER]
    told.append((t("Maßnahmen ohne Angabe"), number(len(stand.ohne_angabe))))
    told += [
        (f"{one.indikator.anzeige} ({one.jahr})", one.wert)
        for one in kennwerte(konzept, period)
        if one.wert is not None
    ]
    told += [
        (t(one.art.titel), t("{zahl} von {alle}", zahl=number(one.zahl), alle=number(one.von)))
        for one in befunde(konzept)
    ]
    return [{"titel": title, "wert": value} for title, value in told]

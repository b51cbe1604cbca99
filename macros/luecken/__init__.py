"""What is still missing, counted: one finder for each kind of gap, one line each in ``LUECKEN``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.luecken import angebote, plan, zustaendigkeit
from macros.luecken.luecke import Befund, Luecke, Lueckenart

if TYPE_CHECKING:
    from macros.konzept import Konzept

LUECKEN: Final[tuple[Lueckenart, ...]] = (
    Lueckenart(
        "angebot",
        "Handlungsfelder ohne Angebot in einer Gemeinde",
        "Gezählt wird jedes Paar aus Handlungsfeld und Gemeinde, für das es zurzeit kein Angebot gibt, auch kein "
        "kreisweites.",
        angebote.without_offer,
        angebote.pairs,
        ("angebot",),
    ),
    Lueckenart(
        "zustaendigkeit",
        "Anliegen, für die niemand benannt ist",
        "Gezählt wird jedes Paar aus Anliegen und Gemeinde ohne zuständige Stelle. Dort hilft die Koordination weiter.",
        zustaendigkeit.nobody_named,
        zustaendigkeit.pairs,
        ("anliegen", "zustaendigkeit"),
    ),
    Lueckenart(
        "ziel",
        "Teilziele ohne Maßnahme",
        "Leitziele werden über ihre Teilziele erreicht und hier nicht gezählt.",
        plan.without_measure,
        lambda konzept: len(plan.subgoals(konzept)),
        ("ziel", "massnahme"),
    ),
    Lueckenart(
        "termin",
        "Maßnahmen ohne Termin",
        "Es fehlt der Beginn oder das Ende. Was auf Dauer läuft, braucht kein Ende.",
        plan.without_date,
        lambda konzept: len(plan.measures(konzept)),
        ("massnahme",),
    ),
    Lueckenart(
        "mittel",
        "Maßnahmen ohne Angabe zum Geld",
        "Es fehlt, woraus die Maßnahme bezahlt wird.",
        plan.without_means,
        lambda konzept: len(plan.measures(konzept)),
        ("massnahme",),
    ),
    Lueckenart(
        "vertretung",
        "Stellen ohne Vertretung",
        "Gezählt werden Stellen, die eine Maßnahme oder Aufgabe leiten oder für ein Anliegen zuständig sind.",
        plan.without_deputy,
        lambda konzept: len(plan.leading(konzept)),
        ("stelle",),
    ),
    Lueckenart(
        "wert",
        "Indikatoren ohne aktuellen Wert",
        "Es gibt keinen Wert, oder der neueste ist älter, als der Indikator es vorsieht.",
        plan.without_value,
        lambda konzept: len(konzept.alle("indikator")),
        ("indikator",),
    ),
)


def befunde(konzept: Konzept) -> tuple[Befund, ...]:
    """All gaps of a concept on its reference day, kind by kind; a kind without gaps is there with none."""
    return tuple(Befund(kind, tuple(kind.finde(konzept)), kind.von(konzept)) for kind in LUECKEN)


__all__ = ["LUECKEN", "Befund", "Luecke", "Lueckenart", "befunde"]

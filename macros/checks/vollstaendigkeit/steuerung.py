"""M1–M6: how integration is managed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.checks.platzhalter import filled
from macros.checks.vollstaendigkeit.zeile import Befund, Frage, each, keys, of_kind, parts
from macros.model.angebot import Angebot, Anmeldung
from macros.model.beteiligung import Bericht, Beteiligung, Gremium, Risiko, Risikoart
from macros.model.handlungsfeld import Ziel
from macros.model.indikator import Indikator
from macros.model.massnahme import Massnahme, Status
from macros.model.stelle import Stelle
from macros.model.zustaendigkeit import Aufgabe, Baustein, Zustaendigkeit

if TYPE_CHECKING:
    from macros.konzept import Konzept

CHANGED: Final = frozenset({Status.VERZOEGERT, Status.AUSGESETZT, Status.BEENDET})
SEVERAL: Final = 2


def _network(konzept: Konzept) -> Befund:
    """Offers one can simply walk into, and somebody who coordinates help where one needs more."""
    return parts(
        offen=keys(of_kind(konzept, Angebot), lambda offer: offer.fuer_alle and offer.anmeldung is Anmeldung.OHNE),
        begleitung=keys(of_kind(konzept, Aufgabe), lambda task: task.baustein is Baustein.FALLBERATUNG),
    )


def _steering(konzept: Konzept) -> Befund:
    """Goals with a target or a direction, figures that measure them, measures that name the goal they work for."""
    goals, measures = of_kind(konzept, Ziel), of_kind(konzept, Massnahme)
    named = {key for _, goal in goals for key in goal.indikatoren}
    named |= {part.indikator for _, goal in goals for part in goal.zielwerte}
    named |= {part.indikator for _, goal in goals for part in goal.trends if part.indikator}
    named |= {key for _, measure in measures for key in measure.indikatoren}
    known = {key for key, rows in konzept.daten.messwerte.items() if any(row.wert is not None for row in rows)}
    return parts(
        ziele=keys(goals, lambda goal: goal.zielwerte or goal.trends),
        kennzahlen=keys(of_kind(konzept, Indikator), lambda figure: figure.id in named & known),
        massnahmen=keys(measures, lambda measure: measure.ziele),
    )


def _cycle(konzept: Konzept) -> Befund:
    """Plan, act, check, adjust: dates, work begun, notes and reports, and what was changed because of them."""
    measures = of_kind(konzept, Massnahme)
    notes = keys(measures, lambda measure: measure.fortschritt)
    return parts(
        planen=keys(measures, lambda measure: measure.beginn and (measure.ende or measure.dauerhaft)),
        handeln=keys(measures, lambda measure: measure.begonnen_am or measure.status is Status.LAEUFT),
        pruefen=[*notes, *keys(of_kind(konzept, Bericht))],
        nachsteuern=keys(
            measures,
            lambda measure: (
                (measure.status in CHANGED and measure.status_grund)
                or measure.neues_ende
                or measure.ersetzt_durch
                or any(step.neu_bis for step in measure.meilensteine)
            ),
        ),
    )


def _base(konzept: Konzept) -> Befund:
    """The guiding principles, and what stands behind them: reports, ways to take part, bodies with several houses."""
    kinds = {office.id: office.art for _, office in of_kind(konzept, Stelle)}
    return parts(
        leitlinien="konzept.yaml: leitlinien" if filled(konzept.daten.konzept.leitlinien) else "",
        transparenz=keys(of_kind(konzept, Bericht)),
        beteiligung=keys(of_kind(konzept, Beteiligung)),
        zusammenarbeit=keys(
            of_kind(konzept, Gremium),
            lambda group: len({kinds[key] for key in group.mitglieder if key in kinds}) >= SEVERAL,
        ),
    )


def _structures(konzept: Konzept) -> Befund:
    """Offices that belong together, and contact points that answer for more than one need."""
    needs: dict[str, set[str]] = {}
    for _, rule in of_kind(konzept, Zustaendigkeit):
        for place in rule.anlaufstellen:
            needs.setdefault(place, set()).add(rule.anliegen or "")
    for node in konzept.alle("anlaufstelle"):
        needs.setdefault(node.eintrag.id, set()).update(getattr(node.eintrag, "anliegen", ()))
    centres = [node.kennung for node in konzept.alle("anlaufstelle") if len(needs[node.eintrag.id] - {""}) >= SEVERAL]
    return parts(aufbau=keys(of_kind(konzept, Stelle), lambda office: office.teil_von), buendelung=centres)


def _scenarios(konzept: Konzept) -> Befund:
    return each(of_kind(konzept, Risiko), lambda case: case.art, Risikoart)


QUESTIONS: Final = (
    Frage("M1", "Offene Angebote vor Ort und Begleitung für alle, die mehr brauchen", _network),
    Frage("M2", "Steuerung mit Zielen, Kennzahlen und Wirkungen", _steering),
    Frage("M3", "Kreislauf: planen, handeln, prüfen, nachsteuern", _cycle),
    Frage("M4", "Offenheit, Beteiligung und Zusammenarbeit tragen das Leitbild", _base),
    Frage("M5", "Aufbau: was zusammengehört und wo vieles unter einem Dach ist", _structures),
    Frage("M6", "Chancen und Risiken mit Szenarien", _scenarios),
)

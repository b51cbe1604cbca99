"""P1–P3: what must be and what is voluntary. T1–T3: participation for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.checks.vollstaendigkeit.zeile import Befund, Frage, Grad, each, every, grade, keys, of_kind, parts
from macros.model.angebot import Angebot
from macros.model.basis import Aufgabenart
from macros.model.beteiligung import Gremium
from macros.model.handlungsfeld import Handlungsfeld
from macros.model.indikator import Indikator, Indikatorart
from macros.model.massnahme import Massnahme
from macros.model.stelle import Stelle, Stellenart
from macros.model.zustaendigkeit import Aufgabe, Baustein

if TYPE_CHECKING:
    from macros.konzept import Konzept

SEVERAL: Final = 2
BLOCKS: Final = (Baustein.KOORDINATION, Baustein.PLANUNG, Baustein.FALLBERATUNG)


def _kinds(konzept: Konzept) -> Befund:
    return each(of_kind(konzept, Aufgabe), lambda task: task.aufgabenart, Aufgabenart)


def _blocks(konzept: Konzept) -> Befund:
    return each(of_kind(konzept, Aufgabe), lambda task: task.baustein, BLOCKS)


def _means(konzept: Konzept) -> Befund:
    """Each building block has staff behind it, and each measure says what pays for it."""
    leads = {task.federfuehrung for _, task in of_kind(konzept, Aufgabe) if task.baustein in BLOCKS}
    offices = [(node, office) for node, office in of_kind(konzept, Stelle) if office.id in leads]
    staff = every(offices, lambda office: office.personal)
    money = every(of_kind(konzept, Massnahme), lambda measure: measure.mittel)
    full = (staff.erfuellt is Grad.JA) + (money.erfuellt is Grad.JA)
    evidence = (*staff.belege, *money.belege)
    return Befund(grade(full, 2) if full else grade(bool(evidence), 2), evidence)


def _for_all(konzept: Konzept) -> Befund:
    return every(of_kind(konzept, Angebot), lambda offer: offer.fuer_alle or offer.zielgruppe)


def _departments(konzept: Konzept) -> Befund:
    """Several offices of the Kreis lead a Handlungsfeld, and several sit together in a body that keeps minutes."""
    offices = of_kind(konzept, Stelle)
    ours = {office.id for _, office in offices if office.art is Stellenart.KREISVERWALTUNG}
    leads = {field.federfuehrung for _, field in of_kind(konzept, Handlungsfeld)} & ours
    talks = keys(
        of_kind(konzept, Gremium),
        lambda group: (
            len(ours & {*group.mitglieder, group.kuemmerer}) >= SEVERAL
            and any(meeting.protokoll or meeting.vereinbarungen for meeting in group.sitzungen)
        ),
    )
    leading = keys(offices, lambda office: office.id in leads) if len(leads) >= SEVERAL else []
    return parts(leitung=leading, austausch=talks)


def _judged(konzept: Konzept) -> Befund:
    """Quantitative indicators, surveys and processes judged, each with a value."""
    known = {key for key, rows in konzept.daten.messwerte.items() if any(row.wert is not None for row in rows)}
    figures = [(node, figure) for node, figure in of_kind(konzept, Indikator) if figure.id in known]
    return each(figures, lambda figure: figure.art, Indikatorart)


QUESTIONS: Final = (
    Frage("P1", "Jede Aufgabe sagt, ob sie Weisung, Pflicht oder freiwillig ist", _kinds),
    Frage("P2", "Bausteine: Koordination, Planung, Fallberatung", _blocks),
    Frage("P3", "Personal und Geld hinter Bausteinen und Maßnahmen", _means),
    Frage("T1", "Angebote stehen allen offen oder sagen, für wen sie sind", _for_all),
    Frage("T2", "Alle Ressorts denken mit und sprechen miteinander", _departments),
    Frage("T3", "Erfolg wird gezählt, erfragt und an Abläufen geprüft", _judged),
)

"""Z1–Z18: how Landkreis and Gemeinden work together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.checks.platzhalter import filled
from macros.checks.vollstaendigkeit.zeile import Befund, Frage, Grad, every, grade, keys, of_kind, parts, some
from macros.model.angebot import Angebot, Angebotsart
from macros.model.anlaufstelle import Anlaufstelle
from macros.model.begriff import Begriff
from macros.model.beteiligung import Beispiel, Beteiligung, Gremienart, Gremium, Meldung
from macros.model.gebiete import Planungsraum
from macros.model.indikator import Indikator
from macros.model.massnahme import Massnahme
from macros.model.stelle import Stelle, Stellenart

if TYPE_CHECKING:
    from macros.konzept import Konzept

EXISTING: Final = frozenset({Gremienart.KREISTAG, Gremienart.AUSSCHUSS, Gremienart.KONFERENZ})
SOCIETY: Final = frozenset({Stellenart.FREIER_TRAEGER, Stellenart.VEREIN, Stellenart.KIRCHE})
BUSINESS: Final = frozenset({Stellenart.WIRTSCHAFT, Stellenart.KAMMER})
TOWNS: Final = frozenset({Stellenart.GEMEINDEVERWALTUNG, Stellenart.VERBANDSVERWALTUNG})
THIRTEEN: Final = 13


def _members(konzept: Konzept, *arts: Stellenart) -> list[str]:
    """The offices of these kinds that sit in a Gremium."""
    seated = {key for _, group in of_kind(konzept, Gremium) for key in group.mitglieder}
    return keys(of_kind(konzept, Stelle), lambda office: office.id in seated and office.art in arts)


def _process(konzept: Konzept) -> Befund:
    return parts(
        schritte=keys(of_kind(konzept, Beteiligung)),
        kreis=_members(konzept, Stellenart.KREISVERWALTUNG),
        gemeinden=_members(konzept, *TOWNS),
        gesellschaft=_members(konzept, *SOCIETY),
        migration=_members(konzept, Stellenart.MIGRANTENORGANISATION),
        wirtschaft=_members(konzept, *BUSINESS),
    )


def _leadership(konzept: Konzept) -> Befund:
    frame = konzept.daten.konzept
    return parts(
        vorwort="konzept.yaml: vorwort" if frame.vorwort else "",
        beschluss="konzept.yaml: beschluss" if frame.beschluss else "",
    )


def _existing(konzept: Konzept) -> Befund:
    return some(of_kind(konzept, Gremium), lambda group: group.art in EXISTING)


def _unambiguous(konzept: Konzept) -> Befund:
    planned = every(of_kind(konzept, Massnahme), lambda m: m.federfuehrung and (m.dauerhaft or (m.beginn and m.ende)))
    minuted = keys(
        of_kind(konzept, Gremium),
        lambda group: any(a.bis and (a.wer or a.wer_text) for s in group.sitzungen for a in s.vereinbarungen),
    )
    chart = keys(of_kind(konzept, Stelle), lambda office: office.teil_von)
    full = sum((planned.erfuellt is Grad.JA, bool(minuted), bool(chart)))
    begun = bool(planned.belege or minuted or chart)
    return Befund(grade(full, 3) if full else grade(begun, 2), (*minuted, *planned.belege))


def _exchange(konzept: Konzept) -> Befund:
    return some(of_kind(konzept, Gremium), lambda group: group.kuemmerer and group.rhythmus)


def _equal_terms(konzept: Konzept) -> Befund:
    offices = of_kind(konzept, Stelle)
    ours = {office.id for _, office in offices if office.art is Stellenart.MIGRANTENORGANISATION}
    deciding = keys(of_kind(konzept, Gremium), lambda group: group.entscheidet and ours & {*group.mitglieder})
    if deciding:
        return Befund(Grad.JA, tuple(deciding))
    there = keys(offices, lambda office: office.id in ours)
    return Befund(grade(bool(there), 2), tuple(there))


def _information(konzept: Konzept) -> Befund:
    places = every(of_kind(konzept, Anlaufstelle), lambda place: place.geprueft_am)
    offers = every(of_kind(konzept, Angebot), lambda offer: offer.geprueft_am)
    full = (places.erfuellt is Grad.JA) + (offers.erfuellt is Grad.JA)
    begun = bool(places.belege or offers.belege)
    return Befund(grade(full, 2) if full else grade(begun, 2), (*places.belege, *offers.belege))


def _wording(konzept: Konzept) -> Befund:
    hints = keys(of_kind(konzept, Begriff), lambda term: term.hinweis)
    return Befund(grade(bool(hints), 2), tuple(hints))


def _examples(konzept: Konzept) -> Befund:
    return some(of_kind(konzept, Beispiel))


def _training(konzept: Konzept) -> Befund:
    return parts(angebote=keys(of_kind(konzept, Angebot), lambda offer: offer.art is Angebotsart.FORTBILDUNG))


def _volunteers(konzept: Konzept) -> Befund:
    return parts(angebote=keys(of_kind(konzept, Angebot), lambda offer: offer.art is Angebotsart.QUALIFIZIERUNG))


def _data(konzept: Konzept) -> Befund:
    local = {
        key for key, rows in konzept.daten.messwerte.items() if any(row.gebiet.startswith("gemeinde:") for row in rows)
    }
    return some(of_kind(konzept, Indikator), lambda figure: figure.id in local)


def _privacy(konzept: Konzept) -> Befund:
    return parts(datenschutz="landkreis.yaml: datenschutz" if konzept.daten.landkreis.datenschutz else "")


def _leisure(konzept: Konzept) -> Befund:
    offers = of_kind(konzept, Angebot)
    return parts(
        sport=keys(offers, lambda offer: offer.art is Angebotsart.SPORT),
        hobby=keys(offers, lambda offer: offer.art is Angebotsart.HOBBY),
        kultur=keys(offers, lambda offer: offer.art is Angebotsart.KULTUR),
    )


def _regions(konzept: Konzept) -> Befund:
    return every(of_kind(konzept, Planungsraum), lambda region: region.koordination and region.runde_tische)


def _reuse(konzept: Konzept) -> Befund:
    return parts(lizenz=f"konzept.yaml: lizenz {konzept.daten.konzept.lizenz}")


def _channels(konzept: Konzept) -> Befund:
    return some(of_kind(konzept, Meldung), lambda news: news.texte)


def _thirteen(konzept: Konzept) -> Befund:
    judged = sum(map(filled, konzept.daten.konzept.dreizehn_punkte))
    return Befund(grade(judged, THIRTEEN), ("konzept.yaml: dreizehn_punkte",) if judged else ())


QUESTIONS: Final = (
    Frage("Z1", "Entscheidungen entstehen gemeinsam, mit allen Gruppen", _process),
    Frage("Z2", "Die politische Leitung steht sichtbar dahinter", _leadership),
    Frage("Z3", "Bestehende Gremien werden genutzt", _existing),
    Frage("Z4", "Wer was bis wann tut, ist eindeutig und nachzulesen", _unambiguous),
    Frage("Z5", "Regelmäßiger Austausch mit einer Stelle, die sich kümmert", _exchange),
    Frage("Z6", "Migrantenorganisationen entscheiden mit", _equal_terms),
    Frage("Z7", "Aktuelle Auskunft: Anlaufstellen und Angebote sind geprüft", _information),
    Frage("Z8", "Leitlinien für eine achtsame Sprache", _wording),
    Frage("Z9", "Gute Beispiele werden erzählt", _examples),
    Frage("Z10", "Fortbildungen für Beschäftigte aller Gemeinden", _training),
    Frage("Z11", "Qualifizierung für Ehrenamtliche", _volunteers),
    Frage("Z12", "Zahlen für alle Gemeinden", _data),
    Frage("Z13", "Datenschutz ist geklärt", _privacy),
    Frage("Z14", "Freizeitangebote nach Sport, Hobby und Kultur", _leisure),
    Frage("Z15", "Planungsräume mit Koordination und Runden Tischen", _regions),
    Frage("Z16", "Gemeinden können alles übernehmen", _reuse),
    Frage("Z17", "Texte auch für Amtsblatt, Newsletter, soziale Medien", _channels),
    Frage("Z18", "Selbsteinschätzung zu den dreizehn Punkten", _thirteen),
)

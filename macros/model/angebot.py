"""What is offered: courses, counselling, leisure, training for staff and volunteers (Z10, Z11, Z14, T1)."""

from __future__ import annotations

from datetime import date

from macros.model.anlaufstelle import Kontaktweg, Ort, SpracheAngebot
from macros.model.basis import Basis, Bild, Eintrag, Suchbegriffe, Wort
from macros.model.types import (
    AnlaufstelleRef,
    AnliegenRef,
    Datum,
    Gebiet,
    HandlungsfeldRef,
    JaNein,
    Langtext,
    Name,
    StelleRef,
    Text,
    Uhrzeit,
    WebAdresse,
)


class Angebotsart(Wort):
    """Art des Angebots."""

    SPRACHKURS = "sprachkurs", "Sprachkurs"
    SPRACHTREFF = "sprachtreff", "Sprachtreff"
    BERATUNG = "beratung", "Beratung"
    BILDUNG = "bildung", "Bildung"
    ARBEIT = "arbeit", "Arbeit und Ausbildung"
    ELTERN = "eltern", "Familie und Eltern"
    JUGEND = "jugend", "Kinder und Jugend"
    FRAUEN = "frauen", "Angebot für Frauen"
    SPORT = "sport", "Sport"
    HOBBY = "hobby", "Hobby"
    KULTUR = "kultur", "Kultur"
    BEGEGNUNG = "begegnung", "Begegnung"
    GESUNDHEIT = "gesundheit", "Gesundheit"
    EHRENAMT = "ehrenamt", "Ehrenamt"
    QUALIFIZIERUNG = "qualifizierung", "Qualifizierung für Ehrenamtliche"
    FORTBILDUNG = "fortbildung", "Fortbildung für Beschäftigte"
    SACHHILFE = "sachhilfe", "Sachspenden und Sachhilfe"


class Wochentag(Wort):
    """Wochentag, in der Schreibweise der Öffnungszeiten."""

    MO = "Mo", "Montag"
    TU = "Tu", "Dienstag"
    WE = "We", "Mittwoch"
    TH = "Th", "Donnerstag"
    FR = "Fr", "Freitag"
    SA = "Sa", "Samstag"
    SU = "Su", "Sonntag"


class Rhythmus(Wort):
    """Wie oft sich ein Termin wiederholt."""

    EINMALIG = "einmalig", "einmalig"
    WOECHENTLICH = "woechentlich", "jede Woche"
    VIERZEHNTAEGLICH = "vierzehntaeglich", "alle zwei Wochen"
    MONATLICH = "monatlich", "jeden Monat"


class Anmeldung(Wort):
    """Ob man sich anmelden muss."""

    OHNE = "ohne", "ohne Anmeldung"
    ERFORDERLICH = "erforderlich", "mit Anmeldung"
    EMPFOHLEN = "empfohlen", "Anmeldung erwünscht"
    ZUWEISUNG = "zuweisung", "nur mit Zuweisung oder Zulassung"


class Zielgruppe(Wort):
    """Gruppe, an die sich ein Angebot wendet."""

    KINDER = "kinder", "Kinder"
    JUGENDLICHE = "jugendliche", "Jugendliche"
    FAMILIEN = "familien", "Eltern und Familien"
    FRAUEN = "frauen", "Frauen"
    MAENNER = "maenner", "Männer"
    AELTERE = "aeltere", "Ältere Menschen"
    GEFLUECHTETE = "gefluechtete", "Geflüchtete Menschen"
    LERNENDE = "lernende", "Menschen, die Deutsch lernen"
    ARBEITSUCHENDE = "arbeitsuchende", "Menschen, die Arbeit oder Ausbildung suchen"
    BESCHAEFTIGTE = "beschaeftigte", "Beschäftigte in Betrieben"
    VERWALTUNG = "verwaltung", "Beschäftigte der Verwaltungen"
    FACHKRAEFTE = "fachkraefte", "Fachkräfte in Kita, Schule und sozialer Arbeit"
    EHRENAMTLICHE = "ehrenamtliche", "Ehrenamtliche"


class Termin(Basis):
    """Ein Termin, einmalig oder wiederkehrend."""

    rhythmus: Rhythmus = Rhythmus.WOECHENTLICH
    """Wie oft er sich wiederholt."""
    tage: tuple[Wochentag, ...] = ()
    """Wochentage, z. B. Mo, Tu."""
    woche_im_monat: tuple[str, ...] = ()
    """Nur bei „monatlich“: die wievielten, z. B. 1 und 3, oder -1 für den letzten."""
    von: Uhrzeit
    """Beginn."""
    bis: Uhrzeit | None = None
    """Ende."""
    erster_tag: Datum
    """Erster Termin."""
    letzter_tag: Datum | None = None
    """Letzter Termin; weglassen, wenn offen. Bei „einmalig“: letzter Tag, wenn es mehrere Tage dauert."""
    nicht_am: tuple[Datum, ...] = ()
    """Tage, an denen der Termin ausfällt."""
    ferienpause: JaNein = False
    """Ob er in den Schulferien ausfällt."""
    an_feiertagen: JaNein = False
    """Ob er auch an gesetzlichen Feiertagen stattfindet; sonst fällt ein wiederkehrender Termin dann aus."""

    @property
    def zuletzt(self) -> date | None:
        """Letzter Tag; None, wenn er offen ist."""
        if self.rhythmus is Rhythmus.EINMALIG:
            return max(self.erster_tag, self.letzter_tag or self.erster_tag)
        return self.letzter_tag


class Angebot(Eintrag):
    """Ein Kurs, ein Treff, eine Beratung, ein Freizeitangebot."""

    titel: Text
    """Name des Angebots."""
    art: Angebotsart
    """Art des Angebots."""
    kurz: Text
    """Worum es geht, in ein bis zwei Sätzen."""
    text: Langtext | None = None
    """Mehr über das Angebot."""
    anbieter: StelleRef
    """Stelle, die das Angebot macht."""
    anlaufstelle: AnlaufstelleRef | None = None
    """Anlaufstelle, bei der man sich meldet."""
    ort: Ort | None = None
    """Wo es stattfindet, wenn nicht an der Anlaufstelle."""
    online: JaNein = False
    """Ob es im Internet stattfindet."""
    gebiete: tuple[Gebiet, ...] = ()
    """Für welche Gebiete es gedacht ist."""
    termine: tuple[Termin, ...] = ()
    """Wann es stattfindet."""
    kontakte: tuple[Kontaktweg, ...] = ()
    """Eigene Kontaktwege, wenn nicht die der Anlaufstelle."""
    sprachen: tuple[SpracheAngebot, ...] = ()
    """Sprachen."""
    kosten: Text | None = None
    """Was es kostet."""
    fuer_alle: JaNein = True
    """Ob es allen offen steht (T1)."""
    zielgruppe: Text | None = None
    """Für wen es ist, wenn nicht für alle."""
    gruppen: tuple[Zielgruppe, ...] = ()
    """Gruppen, unter denen es in den Listen steht, wenn es nicht für alle ist."""
    anmeldung: Anmeldung = Anmeldung.OHNE
    """Ob man sich anmelden muss."""
    anmeldung_hinweis: Text | None = None
    """Wie man sich anmeldet."""
    kinderbetreuung: JaNein | None = None
    """Ob Kinder betreut werden."""
    stufe: Name | None = None
    """Sprachstufe, z. B. A2."""
    anliegen: tuple[AnliegenRef, ...] = ()
    """Anliegen, bei denen es hilft."""
    handlungsfelder: tuple[HandlungsfeldRef, ...] = ()
    """Handlungsfelder, zu denen es gehört."""
    gueltig_von: Datum | None = None
    """Ab wann es das Angebot gibt."""
    gueltig_bis: Datum | None = None
    """Bis wann es das Angebot gibt."""
    foerderung: Text | None = None
    """Woraus es bezahlt wird."""
    adresse: WebAdresse | None = None
    """Web-Adresse des Angebots."""
    bild: Bild | None = None
    """Bild."""
    suchbegriffe: Suchbegriffe | None = None
    """Wörter, unter denen es gesucht wird."""

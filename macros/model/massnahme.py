"""Measures: what is done, by whom, until when, with which means, and how far it is (K13, P3, Z4)."""

from __future__ import annotations

from macros.model.angebot import Zielgruppe
from macros.model.basis import Aufgabenart, Basis, Ebene, Eintrag, Suchbegriffe, Wort
from macros.model.konzeptdaten import Beschluss
from macros.model.types import (
    AngebotRef,
    AnlaufstelleRef,
    Datum,
    Gebiet,
    Geld,
    HandlungsfeldRef,
    IndikatorRef,
    JaNein,
    Langtext,
    MassnahmeRef,
    Name,
    StelleRef,
    Text,
    Zahl,
    ZielRef,
)


class Status(Wort):
    """Läuft es nach Plan?"""

    OFFEN = "offen", "noch nicht begonnen", "Beschlossen, aber die Arbeit hat noch nicht angefangen."
    LAEUFT = "laeuft", "läuft", "Im Plan; die Abweichung liegt unter drei Monaten."
    VERZOEGERT = (
        "verzoegert",
        "verzögert",
        "Ein Termin ist gerissen oder nicht mehr zu halten. Grund und neuer Termin stehen dabei.",
    )
    AUSGESETZT = "ausgesetzt", "ausgesetzt", "Die Arbeit ruht. Der Grund steht dabei."
    ABGESCHLOSSEN = (
        "abgeschlossen",
        "abgeschlossen",
        "Das Ergebnis ist erreicht oder die Aufgabe läuft dauerhaft weiter.",
    )
    BEENDET = "beendet", "beendet", "Ohne Ergebnis gestoppt. Der Grund steht dabei."


class Phase(Wort):
    """Wie weit ist es?"""

    BESCHLUSS = "beschluss", "Beschluss", "Beschlossen, aber noch nicht vorbereitet."
    VORBEREITUNG = "vorbereitung", "Vorbereitung", "Menschen, Geld und Räume werden organisiert."
    UMSETZUNG = "umsetzung", "Umsetzung", "Die Maßnahme wird durchgeführt."
    AUSWERTUNG = "auswertung", "Auswertung", "Die Ergebnisse werden geprüft."
    DAUERAUFGABE = "daueraufgabe", "Daueraufgabe", "Die Maßnahme ist feste Aufgabe einer Stelle."


class Wirkweise(Wort):
    """Wirkt die Maßnahme ausgleichend oder aktivierend (K12)?"""

    AUSGLEICHEND = "ausgleichend", "gleicht Nachteile aus"
    AKTIVIEREND = "aktivierend", "baut auf Stärken auf"
    BEIDES = "beides", "gleicht aus und aktiviert"


class Mittelart(Wort):
    """Woher die Mittel kommen."""

    VORHANDEN = "vorhanden", "vorhandene Mittel"
    REGEL = "regel", "Regelfinanzierung"
    BEANTRAGT = "beantragt", "Förderprogramm, beantragt"
    BEWILLIGT = "bewilligt", "Förderprogramm, bewilligt"
    PROJEKT = "projekt", "Projektmittel"
    UNGEKLAERT = "ungeklaert", "noch nicht geklärt"


class Meilenstein(Basis):
    """Ein Zwischenschritt mit Termin."""

    titel: Text
    """Was bis dahin geschehen ist."""
    bis: Datum
    """Geplanter Termin."""
    erledigt_am: Datum | None = None
    """Tag, an dem es erledigt war."""
    neu_bis: Datum | None = None
    """Neuer Termin, wenn der alte nicht zu halten ist."""
    hinweis: Text | None = None
    """Was dazu zu sagen ist."""


class Fortschritt(Basis):
    """Was in einem Jahr oder Quartal geschah. Frühere Notizen bleiben unverändert stehen."""

    zeitraum: Name
    """Jahr oder Quartal, z. B. 2025 oder 2026-Q2."""
    datum: Datum
    """Tag, an dem die Notiz geschrieben wurde."""
    text: Langtext
    """Was geschah."""
    status: Status | None = None
    """Status zu diesem Zeitpunkt."""


class Mittel(Basis):
    """Geld und Personal hinter einer Maßnahme (P3)."""

    art: Mittelart
    """Woher die Mittel kommen."""
    betrag_eur: Geld | None = None
    """Betrag in Euro, ohne Punkte."""
    je_jahr: JaNein = False
    """Ob der Betrag jedes Jahr anfällt."""
    stellen_vzae: Zahl | None = None
    """Stellenanteil in Vollzeitstellen."""
    programm: Name | None = None
    """Name des Förderprogramms."""
    von: Datum | None = None
    """Ab wann."""
    bis: Datum | None = None
    """Bis wann."""
    hinweis: Text | None = None
    """Näheres."""


class Massnahme(Eintrag):
    """Eine Maßnahme des Konzepts."""

    titel: Text
    """Name der Maßnahme."""
    nummer: Name
    """Nummer, z. B. M-3.2."""
    kurz: Text
    """Was getan wird, in ein bis zwei Sätzen."""
    text: Langtext | None = None
    """Mehr dazu."""
    ziele: tuple[ZielRef, ...] = ()
    """Ziele, denen sie dient."""
    handlungsfeld: HandlungsfeldRef
    """Handlungsfeld."""
    federfuehrung: StelleRef | None = None
    """Stelle, die leitet."""
    beteiligt: tuple[StelleRef, ...] = ()
    """Stellen, die mitarbeiten."""
    beteiligt_weitere: tuple[Text, ...] = ()
    """Weitere Partner in Worten."""
    ebene: Ebene | None = None
    """Ebene, auf der sie wirkt."""
    gebiete: tuple[Gebiet, ...] = ()
    """Gebiete, in denen sie wirkt."""
    zielgruppe: Text | None = None
    """Für wen sie ist."""
    gruppen: tuple[Zielgruppe, ...] = ()
    """Gruppen, unter denen sie in der Liste steht."""
    fuer_alle: JaNein = True
    """Ob sie allen nützt (T1)."""
    beginn: Datum | None = None
    """Geplanter Beginn."""
    ende: Datum | None = None
    """Geplantes Ende."""
    dauerhaft: JaNein = False
    """Ob sie ohne Ende weiterläuft."""
    begonnen_am: Datum | None = None
    """Tatsächlicher Beginn."""
    beendet_am: Datum | None = None
    """Tatsächliches Ende."""
    status: Status | None = None
    """Läuft sie nach Plan?"""
    status_grund: Text | None = None
    """Grund; Pflicht bei verzögert, ausgesetzt und beendet."""
    neues_ende: Datum | None = None
    """Neuer Termin; Pflicht bei verzögert."""
    phase: Phase | None = None
    """Wie weit ist sie?"""
    meilensteine: tuple[Meilenstein, ...] = ()
    """Zwischenschritte mit Terminen."""
    fortschritt: tuple[Fortschritt, ...] = ()
    """Notizen je Jahr oder Quartal."""
    mittel: tuple[Mittel, ...] = ()
    """Geld und Personal (P3)."""
    aufgabenart: Aufgabenart | None = None
    """Pflichtig oder freiwillig (P1)."""
    wirkweise: Wirkweise | None = None
    """Ausgleichend oder aktivierend (K12)."""
    beschluesse: tuple[Beschluss, ...] = ()
    """Beschlüsse zu dieser Maßnahme."""
    angebote: tuple[AngebotRef, ...] = ()
    """Angebote, durch die sie wirkt."""
    anlaufstellen: tuple[AnlaufstelleRef, ...] = ()
    """Anlaufstellen, durch die sie wirkt."""
    indikatoren: tuple[IndikatorRef, ...] = ()
    """Indikatoren, an denen man sie misst."""
    ersetzt_durch: MassnahmeRef | None = None
    """Maßnahme, die an ihre Stelle tritt."""
    zusammengelegt_mit: MassnahmeRef | None = None
    """Maßnahme, in der sie aufgegangen ist."""
    suchbegriffe: Suchbegriffe | None = None
    """Wörter, unter denen sie gesucht wird."""

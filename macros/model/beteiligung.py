"""How people work together and tell of it (K8, K10, K15, Z1–Z9, Z17, M6)."""

from __future__ import annotations

from macros.model.basis import Basis, Bild, Eintrag, Quelle, Wort
from macros.model.types import (
    Anzahl,
    Bezug,
    Dateiname,
    Datum,
    Gebiet,
    GemeindeRef,
    GremiumRef,
    HandlungsfeldRef,
    JaNein,
    Langtext,
    MassnahmeRef,
    Name,
    PlanungsraumRef,
    StelleRef,
    Text,
    Uhrzeit,
    WebAdresse,
    ZielRef,
)


class Gremienart(Wort):
    """Art des Gremiums."""

    KREISTAG = "kreistag", "Kreistag"
    AUSSCHUSS = "ausschuss", "Ausschuss"
    STEUERUNGSGRUPPE = "steuerungsgruppe", "Steuerungsgruppe"
    RUNDER_TISCH = "runder_tisch", "Runder Tisch"
    FACHARBEITSGRUPPE = "facharbeitsgruppe", "Facharbeitsgruppe"
    BEIRAT = "beirat", "Beirat"
    KONFERENZ = "konferenz", "Konferenz"
    NETZWERK = "netzwerk", "Netzwerk"


class Vereinbarung(Basis):
    """Was in einer Sitzung vereinbart wurde (Z4)."""

    was: Text
    """Was getan wird."""
    wer: StelleRef | None = None
    """Stelle, die es tut."""
    wer_text: Text | None = None
    """Wer es tut, wenn es keine Stelle mit Eintrag ist."""
    bis: Datum | None = None
    """Bis wann."""
    erledigt_am: Datum | None = None
    """Wann es erledigt war."""
    massnahme: MassnahmeRef | None = None
    """Maßnahme, zu der es gehört."""


class Sitzung(Basis):
    """Eine Sitzung eines Gremiums."""

    datum: Datum
    """Tag."""
    beginn: Uhrzeit | None = None
    """Uhrzeit."""
    ort: Name | None = None
    """Ort."""
    oeffentlich: JaNein = False
    """Ob alle zuhören dürfen."""
    thema: Text
    """Worum es ging oder geht."""
    protokoll: Langtext | None = None
    """Kurzes Protokoll."""
    vereinbarungen: tuple[Vereinbarung, ...] = ()
    """Vereinbarungen."""


class Gremium(Eintrag):
    """Ein Gremium, in dem Integration gemeinsam gesteuert oder besprochen wird (Z4, Z5)."""

    name: Name
    """Name des Gremiums."""
    art: Gremienart
    """Art des Gremiums."""
    kurz: Text
    """Wofür es da ist."""
    text: Langtext | None = None
    """Mehr dazu."""
    kuemmerer: StelleRef | None = None
    """Stelle, die einlädt und Protokoll führt (Z5)."""
    mitglieder: tuple[StelleRef, ...] = ()
    """Stellen, die Mitglied sind."""
    mitglieder_weitere: tuple[Text, ...] = ()
    """Weitere Mitglieder in Worten."""
    entscheidet: JaNein = False
    """Ob es entscheiden darf (K15)."""
    rhythmus: Text | None = None
    """Wie oft es tagt."""
    planungsraum: PlanungsraumRef | None = None
    """Planungsraum, für den es da ist."""
    mitmachen: Text | None = None
    """Wie man mitmachen kann (K8)."""
    sitzungen: tuple[Sitzung, ...] = ()
    """Sitzungen mit Vereinbarungen."""


class Beteiligungsformat(Wort):
    """Art der Beteiligung."""

    KONFERENZ = "konferenz", "Konferenz"
    WERKSTATT = "werkstatt", "Werkstatt"
    BEFRAGUNG = "befragung", "Befragung"
    GESPRAECH = "gespraech", "Gespräche"
    ARBEITSGRUPPE = "arbeitsgruppe", "Arbeitsgruppe"
    ONLINE = "online", "Online-Beteiligung"
    STEUERUNG = "steuerung", "Steuerungsgruppe"


class Beteiligung(Eintrag):
    """Ein Schritt, in dem Menschen am Konzept mitgearbeitet haben oder mitarbeiten können (K8, K15, Z1)."""

    titel: Text
    """Name des Schritts."""
    format: Beteiligungsformat
    """Art der Beteiligung."""
    kurz: Text
    """Worum es ging oder geht."""
    von: Datum
    """Beginn."""
    bis: Datum | None = None
    """Ende."""
    personen: Anzahl | None = None
    """Zahl der Menschen, die mitgemacht haben."""
    ort: Name | None = None
    """Ort."""
    gremium: GremiumRef | None = None
    """Gremium, das dazu eingeladen hat."""
    ergebnis: Langtext | None = None
    """Was dabei herauskam."""
    mitmachen: Text | None = None
    """Wie man noch mitmachen kann."""


class Beispiel(Eintrag):
    """Ein gutes Beispiel (Z9)."""

    titel: Text
    """Name des Beispiels."""
    kurz: Text
    """Was daran gut ist."""
    text: Langtext
    """Die Geschichte."""
    gemeinden: tuple[GemeindeRef, ...] = ()
    """Gemeinden, in denen es spielt."""
    ort_text: Text | None = None
    """Ort, wenn er nicht im Landkreis liegt."""
    handlungsfelder: tuple[HandlungsfeldRef, ...] = ()
    """Handlungsfelder."""
    massnahmen: tuple[MassnahmeRef, ...] = ()
    """Maßnahmen, zu denen es gehört."""
    stelle: StelleRef | None = None
    """Wer es trägt."""
    uebertragbar: Text | None = None
    """Was andere davon übernehmen können."""
    quelle: Quelle | None = None
    """Beleg."""
    bild: Bild | None = None
    """Bild."""


class Berichtszahl(Basis):
    """Eine Zahl, wie sie berichtet wurde; sie ändert sich nicht mehr."""

    titel: Text
    """Was gezählt wurde."""
    wert: Text
    """Die Zahl mit ihrer Einheit, z. B. 71 % oder 12 von 60."""


class Bericht(Eintrag):
    """Ein Bericht an den Kreistag (K10)."""

    titel: Text
    """Titel des Berichts."""
    zeitraum: Name
    """Zeitraum, z. B. 2025."""
    datum: Datum
    """Tag, an dem berichtet wurde."""
    gremium: GremiumRef | None = None
    """Gremium, dem berichtet wurde."""
    vorlage: Name | None = None
    """Nummer der Vorlage."""
    kurz: Text
    """Zusammenfassung in ein bis zwei Sätzen."""
    text: Langtext | None = None
    """Der Bericht."""
    datei: Dateiname | None = None
    """Markdown-Datei neben diesem Eintrag mit dem ganzen Text."""
    adresse: WebAdresse | None = None
    """Web-Adresse im Ratsinformationssystem."""
    zahlen: tuple[Berichtszahl, ...] = ()
    """Zahlen, wie sie berichtet wurden."""


class Risikoart(Wort):
    """Chance oder Risiko."""

    CHANCE = "chance", "Chance"
    RISIKO = "risiko", "Risiko"


class Stufe(Wort):
    """Grobe Einschätzung."""

    HOCH = "hoch", "hoch"
    MITTEL = "mittel", "mittel"
    GERING = "gering", "gering"


class Risiko(Eintrag):
    """Eine Chance oder ein Risiko für die Integration (M6)."""

    titel: Text
    """Kurz benannt."""
    art: Risikoart
    """Chance oder Risiko."""
    kurz: Text
    """In einem Satz."""
    ursache: Langtext
    """Woher es kommt."""
    szenario: Langtext
    """Was geschehen kann."""
    antwort: Langtext
    """Was der Landkreis dann tut."""
    wahrscheinlichkeit: Stufe | None = None
    """Wie wahrscheinlich es ist."""
    wirkung: Stufe | None = None
    """Wie stark es wirkt."""
    ziele: tuple[ZielRef, ...] = ()
    """Ziele, die es berührt."""
    massnahmen: tuple[MassnahmeRef, ...] = ()
    """Maßnahmen, die antworten."""


KANALGRENZEN = {"amtsblatt": 900, "newsletter": 500, "soziale_medien": 280}
"""So viele Zeichen passen auf jeden dieser Wege."""


class Kanaltexte(Basis):
    """Fertige Texte für andere Wege (Z17)."""

    amtsblatt: Langtext | None = None
    """Text für das Amtsblatt."""
    newsletter: Langtext | None = None
    """Text für den Newsletter."""
    soziale_medien: Langtext | None = None
    """Text für soziale Medien."""


class Meldung(Eintrag):
    """Eine Neuigkeit für die Öffentlichkeit."""

    titel: Text
    """Überschrift."""
    datum: Datum
    """Tag der Veröffentlichung; vorher ist sie nur in der Vorschau zu sehen."""
    kurz: Text
    """Worum es geht."""
    text: Langtext | None = None
    """Die Meldung."""
    betrifft: tuple[Bezug, ...] = ()
    """Einträge, um die es geht, z. B. massnahme:sprachcafe."""
    gebiete: tuple[Gebiet, ...] = ()
    """Gebiete, die es betrifft."""
    texte: Kanaltexte | None = None
    """Fertige Texte zum Weitergeben (Z17)."""
    bild: Bild | None = None
    """Bild."""

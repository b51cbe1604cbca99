"""The Landkreis: its key, its seat, its colours, and what the law asks a public website to say."""

from __future__ import annotations

from macros.model.basis import Basis, Wort
from macros.model.types import (
    Anzahl,
    ArsKreis,
    Bundesland,
    Dateiname,
    Datum,
    EMail,
    Farbe,
    GemeindeRef,
    JaNein,
    Langtext,
    Name,
    Plz,
    StelleRef,
    Telefon,
    Text,
    WebAdresse,
    Zahl,
)


class Anschrift(Basis):
    """Postanschrift."""

    strasse: Name
    """Straße und Hausnummer."""
    plz: Plz
    """Postleitzahl."""
    ort: Name
    """Ort."""


class Impressum(Basis):
    """Angaben für das Impressum (§ 5 DDG, § 18 MStV)."""

    vertreten_durch: Name
    """Wer den Landkreis vertritt."""
    verantwortlich: Name
    """Wer für den Inhalt verantwortlich ist (§ 18 Abs. 2 MStV)."""
    telefon: Telefon
    """Zentrale Telefonnummer."""
    email: EMail
    """Zentrale E-Mail-Adresse."""
    aufsicht: Name | None = None
    """Aufsichtsbehörde."""
    ust_id: Name | None = None
    """Umsatzsteuer-Identifikationsnummer, wenn es eine gibt."""
    sicherheit_email: EMail | None = None
    """Wohin man Sicherheitslücken meldet; ohne Angabe gilt die zentrale E-Mail-Adresse."""


class Datenschutz(Basis):
    """Angaben für die Datenschutzerklärung."""

    beauftragte_stelle: Name
    """Datenschutzbeauftragte oder Datenschutzbeauftragter (Funktion)."""
    telefon: Telefon
    """Telefon der beauftragten Stelle."""
    email: EMail
    """E-Mail-Adresse der beauftragten Stelle."""
    gesetz: Name | None = None
    """Datenschutzgesetz des Landes; ohne Angabe gilt das des Bundeslands."""
    aufsicht: Name | None = None
    """Aufsichtsbehörde für den Datenschutz; ohne Angabe gilt die des Bundeslands."""
    betreiber: Name | None = None
    """Wer den Server betreibt, mit Ort, z. B. das eigene Rechenzentrum oder ein Dienstleister."""
    protokoll_tage: Anzahl = 7
    """Nach wie vielen Tagen der Server seine Protokolle löscht."""


class Vereinbarkeit(Wort):
    """Wie weit die Website die Anforderungen an die Barrierefreiheit erfüllt."""

    VOLLSTAENDIG = "vollstaendig", "Diese Website erfüllt die Anforderungen vollständig."
    TEILWEISE = "teilweise", "Diese Website erfüllt die Anforderungen zum größten Teil."
    NICHT = "nicht", "Diese Website erfüllt die Anforderungen noch nicht."


class Pruefweg(Wort):
    """Wie die Barrierefreiheit geprüft wurde."""

    SELBST = "selbst", "Wir haben die Website selbst geprüft."
    EXTERN = "extern", "Eine unabhängige Stelle hat die Website geprüft."


class Barrierefreiheit(Basis):
    """Angaben für die Erklärung zur Barrierefreiheit; Recht und Stellen hängen vom Bundesland ab."""

    gesetz: Name | None = None
    """Gesetz des Landes über die Barrierefreiheit; ohne Angabe gilt das des Bundeslands."""
    vereinbarkeit: Vereinbarkeit | None = None
    """Wie weit die Website die Anforderungen erfüllt: vollstaendig, teilweise oder nicht."""
    pruefweg: Pruefweg | None = None
    """Wie das geprüft wurde: selbst oder extern."""
    email: EMail | None = None
    """Wohin „Barriere melden“ schreibt; ohne Angabe gilt die E-Mail-Adresse aus dem Impressum."""
    ueberwachungsstelle: Name | None = None
    """Stelle des Landes, die Websites der Behörden prüft; ohne Angabe die des Bundeslands, wenn sie bekannt ist."""
    durchsetzungsstelle: Name
    """Stelle, an die man sich wendet, wenn der Landkreis nicht hilft."""
    durchsetzung_email: EMail | None = None
    """E-Mail-Adresse dieser Stelle."""
    durchsetzung_adresse: WebAdresse | None = None
    """Web-Adresse dieser Stelle."""
    erklaert_am: Datum
    """Wann die Erklärung erstellt oder zuletzt geprüft wurde."""
    ausnahmen: tuple[Text, ...] = ()
    """Was noch nicht barrierefrei ist und warum."""


class Schulferien(Basis):
    """Schulferien des Landes; Termine mit „ferienpause: ja“ fallen dann aus."""

    name: Name
    """Name, z. B. Herbstferien."""
    von: Datum
    """Erster Ferientag."""
    bis: Datum
    """Letzter Ferientag."""


class Landkreis(Basis):
    """Der Landkreis: concept_data/landkreis.yaml."""

    name: Name
    """Name mit dem Wort Landkreis, z. B. Landkreis Musterland."""
    kurzname: Name | None = None
    """Name ohne das Wort Landkreis."""
    ars: ArsKreis
    """Regionalschlüssel, fünf Ziffern. 99 am Anfang nur mit „fiktiv: ja“."""
    bundesland: Bundesland
    """Kürzel des Landes, z. B. SN; seine Feiertage und Gesetze gelten."""
    fiktiv: JaNein = False
    """Erfundener Landkreis: „Beispiel“ steht auf jeder Seite."""
    sitz: GemeindeRef | None = None
    """Gemeinde, in der die Kreisverwaltung sitzt."""
    sitz_ort: Name | None = None
    """Ort des Sitzes, wenn er keine Gemeinde des Landkreises ist."""
    anschrift: Anschrift | None = None
    """Anschrift der Kreisverwaltung."""
    website: WebAdresse | None = None
    """Website des Landkreises."""
    adresse: WebAdresse | None = None
    """Adresse, unter der diese Website erscheint, mit / am Ende."""
    farbe: Farbe = "#0b5c6b"
    """Farbe des Landkreises; daraus entstehen alle Farben der Website."""
    wappen: Dateiname | None = None
    """SVG-Datei des Wappens in concept_data/."""
    einwohner: Anzahl | None = None
    """Zahl der Einwohnerinnen und Einwohner."""
    einwohner_stand: Datum | None = None
    """Tag, für den die Zahl gilt."""
    flaeche_km2: Zahl | None = None
    """Fläche in Quadratkilometern."""
    karte_quelle: Text | None = None
    """Herkunft der Gemeindegrenzen, wie sie genannt werden muss."""
    ueber: Langtext | None = None
    """Kurze Vorstellung des Landkreises."""
    impressum: Impressum | None = None
    """Angaben für das Impressum."""
    datenschutz: Datenschutz | None = None
    """Angaben für die Datenschutzerklärung."""
    barrierefreiheit: Barrierefreiheit | None = None
    """Angaben für die Erklärung zur Barrierefreiheit."""
    schulferien: tuple[Schulferien, ...] = ()
    """Schulferien des Landes, soweit sie bekannt sind; freie Tage einzelner Schulen gehören nicht dazu."""
    rechtlich_geprueft_am: Datum | None = None
    """Wann die Rechtsstelle Impressum, Datenschutz und Erklärung geprüft hat; bis dahin steht „Entwurf“ darüber."""
    leichte_sprache: JaNein = False
    """Ob es Seiten in geprüfter Leichter Sprache gibt; sie beginnen mit docs/leichte-sprache.md."""
    gebaerdensprache: JaNein = False
    """Ob es Videos in Deutscher Gebärdensprache gibt; sie stehen in docs/gebaerdensprache.md."""
    pflegt: StelleRef
    """Stelle, die diese Angaben pflegt."""
    stand: Datum
    """Tag der letzten inhaltlichen Änderung."""

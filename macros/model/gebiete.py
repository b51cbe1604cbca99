"""Gemeinden, their Verbände, and the Planungsräume a Kreis draws for itself (Z15)."""

from __future__ import annotations

from macros.model.basis import Basis, Eintrag, Quelle, Suchbegriffe, Wort
from macros.model.landkreis import Anschrift
from macros.model.types import (
    Ags,
    AnlaufstelleRef,
    Anzahl,
    Ars,
    ArsVerband,
    Datum,
    EMail,
    GemeindeRef,
    GremiumRef,
    Langtext,
    Name,
    PlanungsraumRef,
    Plz,
    Sprache,
    StelleRef,
    Telefon,
    Text,
    VerbandRef,
    WebAdresse,
    Zahl,
)


class Gemeindeart(Wort):
    """Art der Gemeinde."""

    STADT = "stadt", "Stadt"
    GROSSE_KREISSTADT = "grosse_kreisstadt", "Große Kreisstadt"
    GEMEINDE = "gemeinde", "Gemeinde"
    MARKT = "markt", "Markt"
    FLECKEN = "flecken", "Flecken"


class Verbandsart(Wort):
    """Art des Verbands; wie er heißt, hängt vom Land ab."""

    VERWALTUNGSGEMEINSCHAFT = "verwaltungsgemeinschaft", "Verwaltungsgemeinschaft"
    VERWALTUNGSVERBAND = "verwaltungsverband", "Verwaltungsverband"
    SAMTGEMEINDE = "samtgemeinde", "Samtgemeinde"
    VERBANDSGEMEINDE = "verbandsgemeinde", "Verbandsgemeinde"
    AMT = "amt", "Amt"
    KIRCHSPIELSLANDGEMEINDE = "kirchspielslandgemeinde", "Kirchspielslandgemeinde"
    ERFUELLENDE_GEMEINDE = "erfuellende_gemeinde", "Erfüllende Gemeinde"


class FremderName(Basis):
    """Name in einer anderen Sprache, z. B. Sorbisch."""

    name: Name
    """Der Name."""
    sprache: Sprache | None = None
    """Sprachkürzel, z. B. hsb."""


class Erreichbar(Basis):
    """Wie man ein Rathaus oder eine Verwaltung erreicht."""

    telefon: Telefon | None = None
    """Telefonnummer."""
    email: EMail | None = None
    """E-Mail-Adresse."""
    anschrift: Anschrift | None = None
    """Anschrift."""
    oeffnungszeiten_text: Text | None = None
    """Öffnungszeiten in Worten."""


class Gemeinde(Eintrag):
    """Eine Gemeinde des Landkreises."""

    name: Name
    """Name ohne Zusätze wie „Stadt“."""
    art: Gemeindeart
    """Art der Gemeinde."""
    ars: Ars
    """Regionalschlüssel, zwölf Ziffern."""
    ags: Ags
    """Gemeindeschlüssel, acht Ziffern."""
    frueher_ars: tuple[Ars, ...] = ()
    """Frühere Regionalschlüssel, auch die eingegliederter Gemeinden; ihre Adressen führen weiter hierher."""
    verband: VerbandRef | None = None
    """Verband, zu dem die Gemeinde gehört; weglassen, wenn sie zu keinem gehört."""
    planungsraum: PlanungsraumRef | None = None
    """Planungsraum, zu dem die Gemeinde gehört (Z15)."""
    frueherer_name: tuple[Name, ...] = ()
    """Frühere Namen, auch eingemeindeter Orte."""
    andere_namen: tuple[FremderName, ...] = ()
    """Namen in anderen Sprachen."""
    einwohner: Anzahl | None = None
    """Zahl der Einwohnerinnen und Einwohner."""
    einwohner_stand: Datum | None = None
    """Tag, für den die Zahl gilt."""
    flaeche_ha: Anzahl | None = None
    """Fläche in Hektar."""
    plz: tuple[Plz, ...] = ()
    """Postleitzahlen, die der Verwaltung zuerst."""
    website: WebAdresse | None = None
    """Website der Gemeinde."""
    rathaus: Erreichbar | None = None
    """Rathaus oder Gemeindeamt."""
    verwaltung: StelleRef | None = None
    """Stelle, die die Gemeindeverwaltung ist."""
    ansprechstelle: AnlaufstelleRef | None = None
    """Anlaufstelle, die in der Gemeinde zuerst hilft."""
    ortsteile: tuple[Name, ...] = ()
    """Ortsteile."""
    breite: Zahl | None = None
    """Geografische Breite des Rathauses."""
    laenge: Zahl | None = None
    """Geografische Länge des Rathauses."""
    kurz: Text | None = None
    """Ein Satz über die Gemeinde."""
    text: Langtext | None = None
    """Was man hier wissen sollte."""
    suchbegriffe: Suchbegriffe | None = None
    """Wörter, unter denen die Gemeinde gesucht wird."""
    quelle: Quelle | None = None
    """Herkunft der amtlichen Angaben."""


class Verband(Eintrag):
    """Ein Verband von Gemeinden, der für sie verwaltet."""

    name: Name
    """Name des Verbands."""
    art: Verbandsart
    """Art des Verbands."""
    ars: ArsVerband
    """Regionalschlüssel, neun Ziffern."""
    frueher_ars: tuple[ArsVerband, ...] = ()
    """Frühere Regionalschlüssel; ihre Adressen führen weiter hierher."""
    sitz: GemeindeRef | None = None
    """Gemeinde, in der der Verband sitzt."""
    sitz_ort: Name | None = None
    """Ort des Sitzes, wenn er keine eigene Gemeinde ist."""
    erfuellende_gemeinde: GemeindeRef | None = None
    """Gemeinde, die für die anderen die Verwaltung führt."""
    verwaltung: StelleRef | None = None
    """Stelle, die die Verwaltung des Verbands ist."""
    rathaus: Erreichbar | None = None
    """Wie man die Verwaltung erreicht."""
    website: WebAdresse | None = None
    """Website des Verbands."""
    kurz: Text | None = None
    """Ein Satz über den Verband."""
    text: Langtext | None = None
    """Was der Verband für seine Gemeinden erledigt."""


class Planungsraum(Eintrag):
    """Ein Planungsraum oder eine Zielregion: Gemeinden, die gemeinsam planen (Z15)."""

    name: Name
    """Name des Planungsraums."""
    kurz: Text | None = None
    """Ein Satz über den Planungsraum."""
    text: Langtext | None = None
    """Was hier besonders ist."""
    koordination: StelleRef | None = None
    """Stelle, die den Planungsraum koordiniert."""
    koordination_anlaufstelle: AnlaufstelleRef | None = None
    """Anlaufstelle der Koordination."""
    runde_tische: tuple[GremiumRef, ...] = ()
    """Runde Tische und Arbeitsgruppen."""

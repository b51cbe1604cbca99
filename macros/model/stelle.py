"""Organisational units and partners: who is responsible (K6, Z4), and with which people and money (P3)."""

from __future__ import annotations

from macros.model.basis import Basis, Eintrag, Wort
from macros.model.gebiete import Erreichbar
from macros.model.types import (
    Anzahl,
    Datum,
    GemeindeRef,
    JaNein,
    Langtext,
    Name,
    StelleRef,
    Text,
    VerbandRef,
    WebAdresse,
    Zahl,
)


class Stellenart(Wort):
    """Art der Stelle oder des Trägers."""

    KREISVERWALTUNG = "kreisverwaltung", "Kreisverwaltung"
    GEMEINDEVERWALTUNG = "gemeindeverwaltung", "Gemeindeverwaltung"
    VERBANDSVERWALTUNG = "verbandsverwaltung", "Verbandsverwaltung"
    LANDESBEHOERDE = "landesbehoerde", "Landesbehörde"
    BUNDESBEHOERDE = "bundesbehoerde", "Bundesbehörde"
    JOBCENTER = "jobcenter", "Jobcenter"
    ARBEITSAGENTUR = "arbeitsagentur", "Agentur für Arbeit"
    FREIER_TRAEGER = "freier_traeger", "Wohlfahrtsverband oder freier Träger"
    MIGRANTENORGANISATION = "migrantenorganisation", "Migrantenorganisation"
    VEREIN = "verein", "Verein"
    KIRCHE = "kirche", "Kirche oder Religionsgemeinschaft"
    BILDUNGSTRAEGER = "bildungstraeger", "Bildungsträger"
    SCHULE = "schule", "Schule"
    KAMMER = "kammer", "Kammer"
    WIRTSCHAFT = "wirtschaft", "Unternehmen"
    GESUNDHEIT = "gesundheit", "Gesundheitswesen"
    SONSTIGE = "sonstige", "andere Stelle"


class Stellenanteil(Basis):
    """Personal hinter einer Stelle (P3)."""

    bezeichnung: Text
    """Was die Person tut, z. B. Koordination Integration."""
    umfang_vzae: Zahl
    """Umfang in Vollzeitstellen, z. B. 0,5."""
    befristet_bis: Datum | None = None
    """Ende der Befristung; weglassen, wenn dauerhaft."""
    finanzierung: Text
    """Woraus die Stelle bezahlt wird, z. B. Kreishaushalt."""
    besetzt: JaNein = True
    """Ob die Stelle besetzt ist."""


class Stelle(Eintrag):
    """Eine Stelle der Verwaltung oder ein Partner."""

    name: Name
    """Name der Stelle."""
    kurzname: Name | None = None
    """Abkürzung oder kurzer Name."""
    art: Stellenart
    """Art der Stelle."""
    teil_von: StelleRef | None = None
    """Übergeordnete Stelle; daraus entsteht das Organigramm."""
    gemeinde: GemeindeRef | None = None
    """Gemeinde, deren Verwaltung die Stelle ist oder in der sie sitzt."""
    verband: VerbandRef | None = None
    """Verband, dessen Verwaltung die Stelle ist."""
    kurz: Text | None = None
    """Ein Satz: wofür die Stelle da ist."""
    aufgaben: tuple[Text, ...] = ()
    """Aufgaben der Stelle in Stichworten."""
    text: Langtext | None = None
    """Mehr über die Stelle."""
    leitung: Text | None = None
    """Funktion der Leitung, z. B. Sachgebietsleitung."""
    stellvertretung: Text | None = None
    """Funktion oder Stelle, die vertritt."""
    personal: tuple[Stellenanteil, ...] = ()
    """Stellenanteile und ihre Finanzierung (P3)."""
    kontakt: Erreichbar | None = None
    """Wie man die Stelle erreicht, wenn sie keine eigene Anlaufstelle hat."""
    website: WebAdresse | None = None
    """Website der Stelle."""
    reihenfolge: Anzahl = 100
    """Platz im Organigramm, kleine Zahlen zuerst."""

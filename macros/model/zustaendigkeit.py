"""Wishes of people, tasks of the administration, and the rule that says who answers for them (Z4, P1)."""

from __future__ import annotations

from macros.model.basis import Aufgabenart, Ebene, Eintrag, Quelle, Suchbegriffe, Wort
from macros.model.types import (
    AnlaufstelleRef,
    AnliegenRef,
    Anzahl,
    ArsPraefix,
    AufgabeRef,
    Datum,
    Gebiet,
    HandlungsfeldRef,
    Langtext,
    Name,
    StelleRef,
    Text,
)


class Personengruppe(Wort):
    """Personengruppen, für die etwas anderes gelten kann. Die Gruppe geht vor jedem Gebiet."""

    LANDESEINRICHTUNG = "landeseinrichtung", "Menschen, die in einer Unterkunft des Landes wohnen"
    ASYL = "asyl", "Menschen im Asylverfahren"
    SCHUTZ = "schutz", "Menschen mit anerkanntem Schutz"
    UKRAINE = "ukraine", "Menschen aus der Ukraine mit vorübergehendem Schutz"
    EU = "eu", "Bürgerinnen und Bürger der EU"
    DRITTSTAAT = "drittstaat", "Fachkräfte und Familien aus anderen Staaten"
    MINDERJAEHRIG = "minderjaehrig", "junge Menschen ohne Eltern"
    UNTER_27 = "unter_27", "junge Menschen von 12 bis 26 Jahren"


class Anliegen(Eintrag):
    """Was ein Mensch erledigen oder wissen will."""

    titel: Text
    """Das Anliegen in einfachen Worten, z. B. Deutsch lernen."""
    kurz: Text
    """Ein Satz: was gemeint ist."""
    text: Langtext | None = None
    """Was man wissen sollte, Schritt für Schritt."""
    handlungsfeld: HandlungsfeldRef
    """Handlungsfeld, zu dem es gehört."""
    teil_von: AnliegenRef | None = None
    """Größeres Anliegen, dessen Antwort gilt, wenn es keine eigene gibt."""
    leika: Name | None = None
    """Schlüssel im Leistungskatalog der Verwaltung, wenn bekannt."""
    symbol: Name | None = None
    """Name des Zeichens auf der Kachel, z. B. sprechblase."""
    kachel: Text | None = None
    """Zwei, drei Stichworte für die Kachel."""
    reihenfolge: Anzahl = 100
    """Platz in Listen, kleine Zahlen zuerst."""
    suchbegriffe: Suchbegriffe | None = None
    """Wörter, unter denen es gesucht wird."""


class Baustein(Wort):
    """Bausteine kommunaler Integrationsarbeit (P2)."""

    KOORDINATION = "koordination", "koordinierende Stelle"
    PLANUNG = "planung", "Planung: Bestand erheben und Maßnahmen entwickeln"
    FALLBERATUNG = "fallberatung", "Fallberatung und Fallmanagement"
    SONSTIGE = "sonstige", "weitere Aufgabe"


class Aufgabe(Eintrag):
    """Eine Aufgabe der Verwaltung; aus den Aufgaben entsteht die Tabelle „Wer macht was?“."""

    titel: Text
    """Name der Aufgabe."""
    kurz: Text | None = None
    """Ein Satz dazu."""
    text: Langtext | None = None
    """Mehr dazu."""
    ebene: Ebene
    """Ebene, die die Aufgabe wahrnimmt."""
    aufgabenart: Aufgabenart
    """Pflichtig oder freiwillig (P1)."""
    baustein: Baustein = Baustein.SONSTIGE
    """Baustein der Integrationsarbeit (P2)."""
    rechtsgrundlage: Name | None = None
    """Gesetz oder Beschluss, mit Stand."""
    federfuehrung: StelleRef | None = None
    """Stelle, die die Aufgabe leitet."""
    beteiligt: tuple[StelleRef, ...] = ()
    """Stellen, die mitarbeiten."""
    beteiligt_weitere: tuple[Text, ...] = ()
    """Weitere Beteiligte in Worten."""
    handlungsfeld: HandlungsfeldRef | None = None
    """Handlungsfeld."""
    quelle: Quelle | None = None
    """Beleg."""


class Zustaendigkeit(Eintrag):
    """Eine Regel: wer bei einem Anliegen oder für eine Aufgabe in welchem Gebiet zuständig ist."""

    anliegen: AnliegenRef | None = None
    """Das Anliegen; Anliegen oder Aufgabe muss stehen."""
    aufgabe: AufgabeRef | None = None
    """Die Aufgabe der Verwaltung."""
    gebiete: tuple[Gebiet, ...] = ()
    """Gebiete, in denen die Regel gilt."""
    ars_praefix: ArsPraefix | None = None
    """Oder: Anfang des Regionalschlüssels."""
    ausgenommen: tuple[Gebiet, ...] = ()
    """Gebiete, in denen die Regel nicht gilt."""
    personengruppe: Personengruppe | None = None
    """Nur für diese Gruppe; sie geht vor jedem Gebiet."""
    stelle: StelleRef
    """Stelle, die verantwortlich ist."""
    anlaufstellen: tuple[AnlaufstelleRef, ...] = ()
    """Wohin man geht; das kann ein anderes Haus sein als die Stelle."""
    ebene: Ebene
    """Ebene, die zuständig ist."""
    aufgabenart: Aufgabenart | None = None
    """Pflichtig oder freiwillig (P1), wenn der Landkreis es bestätigt hat."""
    bedingung: Text | None = None
    """Bedingung in Worten, unter der die Regel gilt."""
    rechtsgrundlage: Name | None = None
    """Gesetz, Satzung oder Vertrag."""
    hinweis: Text | None = None
    """Was man dazu wissen muss."""
    gueltig_von: Datum | None = None
    """Erster Tag der Geltung."""
    gueltig_bis: Datum | None = None
    """Letzter Tag der Geltung."""
    quelle: Quelle | None = None
    """Beleg."""

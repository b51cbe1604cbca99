"""Indicators: definition beside the entry, values in ``<id>.csv`` (K9, T3, Z12, Z13)."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from macros.model.basis import Basis, Eintrag, Wort
from macros.model.types import (
    Anzahl,
    BegriffRef,
    Datum,
    HandlungsfeldRef,
    IndikatorRef,
    Jahr,
    JaNein,
    Langtext,
    Name,
    StelleRef,
    Text,
    WebAdresse,
    Zahl,
)


class Indikatorart(Wort):
    """Art des Indikators (T3)."""

    QUANTITATIV = "quantitativ", "gezählter Indikator"
    BEFRAGUNG = "befragung", "Befragung"
    PROZESS = "prozess", "Beurteilung eines Ablaufs"


class Indikatorzweck(Wort):
    """Wozu die Zahl dient."""

    KONTEXT = "kontext", "beschreibt die Lage"
    ZIEL = "ziel", "misst ein Ziel"


class Besser(Wort):
    """Welche Richtung besser ist."""

    MEHR = "mehr", "mehr ist besser"
    WENIGER = "weniger", "weniger ist besser"
    NEUTRAL = "neutral", "weder noch"


class Einheit(Wort):
    """Einheit der Werte."""

    ANZAHL = "anzahl", "Anzahl"
    PERSONEN = "personen", "Personen"
    PROZENT = "prozent", "Prozent"
    EURO = "euro", "Euro"
    TAGE = "tage", "Tage"
    PUNKTE = "punkte", "Punkte"
    JE_1000 = "je_1000", "je 1.000 Einwohnerinnen und Einwohner"


class Rhythmus(Wort):
    """Wie oft es neue Werte gibt."""

    JAEHRLICH = "jaehrlich", "jedes Jahr"
    HALBJAEHRLICH = "halbjaehrlich", "jedes halbe Jahr"
    VIERTELJAEHRLICH = "vierteljaehrlich", "jedes Vierteljahr"
    ZWEIJAEHRLICH = "zweijaehrlich", "alle zwei Jahre"
    UNREGELMAESSIG = "unregelmaessig", "unregelmäßig"


class Bruch(Basis):
    """Ein Bruch in der Zeitreihe."""

    jahr: Jahr
    """Ab diesem Jahr ist anders gezählt."""
    grund: Text
    """Was sich geändert hat."""


@dataclass(frozen=True, slots=True)
class Messwert:
    """One row of ``<id>.csv``: ``wert`` is None when unknown; ``unterdrueckt`` when too small to be shown (``*``).

    ``zeile`` is its line in the file, ``spalten`` the columns of area, year and value there, for messages.
    """

    gebiet: str
    jahr: int
    wert: Decimal | None
    unterdrueckt: bool = False
    anmerkung: str = ""
    zeile: int = field(default=0, compare=False)
    spalten: tuple[int, int, int] = field(default=(1, 1, 1), compare=False)


class Indikator(Eintrag):
    """Ein Indikator. Seine Werte stehen daneben in einer CSV-Datei gleichen Namens."""

    titel: Text
    """Name des Indikators."""
    kurz: Text
    """Was er zeigt, in einem Satz."""
    definition: Langtext
    """Genaue Definition."""
    formel: Text | None = None
    """Formel in Worten."""
    einheit: Einheit
    """Einheit der Werte."""
    nachkommastellen: Anzahl = 0
    """Wie viele Stellen nach dem Komma gezeigt werden."""
    art: Indikatorart = Indikatorart.QUANTITATIV
    """Gezählt, erfragt oder Beurteilung eines Ablaufs (T3)."""
    zweck: Indikatorzweck = Indikatorzweck.KONTEXT
    """Beschreibt er die Lage oder misst er ein Ziel?"""
    besser: Besser = Besser.NEUTRAL
    """Welche Richtung besser ist."""
    quelle: Name
    """Wer die Zahlen erhebt."""
    quelle_adresse: WebAdresse | None = None
    """Web-Adresse der Quelle."""
    lizenz: Name
    """Lizenz der Zahlen."""
    rhythmus: Rhythmus = Rhythmus.JAEHRLICH
    """Wie oft es neue Werte gibt."""
    naechste_werte: Datum | None = None
    """Wann neue Werte erwartet werden."""
    untergrenze: Zahl | None = None
    """Kleinster möglicher Wert."""
    obergrenze: Zahl | None = None
    """Größter möglicher Wert; ein Anteil über 100 nur, wenn die Definition es sagt."""
    schwelle: Anzahl = 5
    """Kleinere Zahlen werden nicht gezeigt; in der CSV steht dann * (Z13)."""
    handlungsfelder: tuple[HandlungsfeldRef, ...] = ()
    """Handlungsfelder, deren Lage er zeigt."""
    begriffe: tuple[BegriffRef, ...] = ()
    """Begriffe, die man dafür kennen muss."""
    erhebt: StelleRef | None = None
    """Stelle, die die Werte einträgt."""
    brueche: tuple[Bruch, ...] = ()
    """Brüche in der Zeitreihe."""
    zaehler: IndikatorRef | None = None
    """Bei einem Anteil: der Indikator mit der Zahl, die geteilt wird. Was dort unterdrückt ist, ist es auch hier."""
    summierbar: JaNein = True
    """Ob Werte der Gemeinden den Wert des Landkreises ergeben."""
    grenzen_des_indikators: Text | None = None
    """Was die Zahl nicht sagt."""

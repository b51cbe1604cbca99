"""The concept itself: what was adopted, by whom, why, and how it judges itself (K5, K7, K14, K16, Z18)."""

from __future__ import annotations

import re

from macros.model.basis import Basis, Bild, Wort
from macros.model.types import (
    AnlaufstelleRef,
    AnliegenRef,
    Bezug,
    Datum,
    GremiumRef,
    Jahr,
    JaNein,
    Langtext,
    Name,
    Sprache,
    StelleRef,
    Text,
    WebAdresse,
    slug,
)

VERSION = r"[a-z0-9][a-z0-9.-]*"


class Konzeptstatus(Wort):
    """Stand der Beratung über das Konzept."""

    ENTWURF = "entwurf", "Entwurf"
    BETEILIGUNG = "beteiligung", "in der Beteiligung"
    BESCHLOSSEN = "beschlossen", "beschlossen"
    FORTSCHREIBUNG = "fortschreibung", "in der Fortschreibung"


class Erfuellung(Wort):
    """Wie weit ein Punkt der Selbsteinschätzung erfüllt ist."""

    ERFUELLT = "erfuellt", "erfüllt"
    TEILWEISE = "teilweise", "teilweise erfüllt"
    OFFEN = "offen", "noch offen"


class Frage(Wort):
    """Die neun Leitfragen eines Konzepts (K14)."""

    WARUM = "warum", "Warum machen wir das?"
    GRUNDSAETZE = "grundsaetze", "Was sind unsere Grundsätze?"
    HANDLUNGSFELDER = "handlungsfelder", "In welchen Handlungsfeldern sind wir vor allem aktiv?"
    ZIELE = "ziele", "Welche Ziele haben wir?"
    WEG = "weg", "Wie erreichen wir sie?"
    ZIELGRUPPEN = "zielgruppen", "Welche Zielgruppe erreichen wir mit welchen Angeboten?"
    VERANTWORTUNG = "verantwortung", "Wer ist verantwortlich?"
    WIRKUNG = "wirkung", "Wie verfolgen wir die Wirkung?"
    MITTEL = "mittel", "Welche Mittel haben wir?"


class Beschluss(Basis):
    """Beschluss eines Gremiums."""

    gremium: Name
    """Wer beschlossen hat, z. B. Kreistag."""
    gremium_id: GremiumRef | None = None
    """Kennung des Gremiums, wenn es hier einen Eintrag hat."""
    datum: Datum
    """Tag des Beschlusses."""
    vorlage: Name | None = None
    """Nummer der Vorlage."""
    adresse: WebAdresse | None = None
    """Web-Adresse der Vorlage im Ratsinformationssystem."""


class Antwort(Basis):
    """Antwort auf eine Leitfrage (K14)."""

    frage: Frage
    """Welche der neun Leitfragen."""
    antwort: Langtext
    """Die Antwort in wenigen Sätzen."""


class Einschaetzung(Basis):
    """Ein Punkt der Selbsteinschätzung (K16, Z18)."""

    titel: Text
    """Der Erfolgsfaktor oder Punkt."""
    erfuellt: Erfuellung
    """Wie weit er erfüllt ist."""
    begruendung: Text
    """Woran man das sieht."""
    belege: tuple[Bezug, ...] = ()
    """Einträge, die es belegen, z. B. massnahme:sprachcafe."""


class Leitlinie(Basis):
    """Ein Leitsatz des Leitbilds (K5)."""

    titel: Text
    """Der Leitsatz."""
    text: Langtext
    """Was er bedeutet."""


class Vorwort(Basis):
    """Vorwort der Landrätin oder des Landrats (K1)."""

    name: Name
    """Name der Person, die unterschreibt."""
    funktion: Text
    """Amt der Person, z. B. Landrätin."""
    zitat: Text
    """Ein Satz für die Startseite."""
    text: Langtext
    """Das Vorwort."""
    bild: Bild | None = None
    """Porträt."""


class Fassung(Basis):
    """Eine beschlossene Fassung des Konzepts."""

    version: Name
    """Nummer der Fassung, z. B. 2025."""
    gueltig_ab: Datum
    """Seit wann sie gilt."""
    anmerkung: Text | None = None
    """Was sich geändert hat."""
    adresse: WebAdresse | None = None
    """Web-Adresse, unter der diese Fassung nachzulesen ist, wenn sie hier nicht festgehalten ist."""

    @property
    def ablage(self) -> str:
        """The name under which ``konzept fassung festhalten`` keeps it: the version itself where it can be one."""
        return self.version if re.fullmatch(VERSION, self.version) else slug(self.version)


class KonzeptDaten(Basis):
    """Angaben zum ganzen Konzept: concept_data/konzept.yaml."""

    titel: Text
    """Titel des Konzepts."""
    untertitel: Text | None = None
    """Zweite Zeile unter dem Titel."""
    version: Name
    """Nummer der geltenden Fassung."""
    status: Konzeptstatus
    """Stand der Beratung."""
    beschluss: Beschluss | None = None
    """Beschluss, mit dem das Konzept gilt."""
    gilt_von: Datum | None = None
    """Erster Tag der Geltung."""
    gilt_bis: Datum | None = None
    """Letzter Tag der Geltung; weglassen, wenn unbefristet."""
    herausgeber: Name
    """Wer das Konzept herausgibt."""
    koordination: StelleRef
    """Koordinierende Querschnittsstelle (K7)."""
    koordination_anlaufstelle: AnlaufstelleRef | None = None
    """Anlaufstelle, die hilft, wenn niemand zuständig ist."""
    lizenz: Name = "CC BY 4.0"
    """Lizenz der Texte und Daten."""
    lizenz_adresse: WebAdresse = "https://creativecommons.org/licenses/by/4.0/deed.de"
    """Web-Adresse der Lizenz."""
    sprachen: tuple[Sprache, ...] = ("de",)
    """Sprachen, in denen die Website erscheint; Deutsch steht zuerst."""
    leitbild: Langtext
    """Das Leitbild (K5)."""
    leitlinien: tuple[Leitlinie, ...] = ()
    """Leitsätze des Leitbilds (K5)."""
    vorwort: Vorwort | None = None
    """Vorwort (K1)."""
    leitfragen: tuple[Antwort, ...] = ()
    """Antworten auf die neun Leitfragen (K14)."""
    erfolgsfaktoren: tuple[Einschaetzung, ...] = ()
    """Selbsteinschätzung zu den Erfolgsfaktoren (K16)."""
    dreizehn_punkte: tuple[Einschaetzung, ...] = ()
    """Selbsteinschätzung zu den dreizehn Punkten der Zusammenarbeit (Z18)."""
    fassungen: tuple[Fassung, ...] = ()
    """Beschlossene Fassungen, die neueste zuerst."""
    naechster_bericht: Datum | None = None
    """Wann dem Kreistag das nächste Mal berichtet wird (K10)."""
    erstes_jahr: Jahr | None = None
    """Jahr, ab dem Maßnahmen gezählt werden."""
    pflegt: StelleRef
    """Stelle, die diese Angaben pflegt."""
    stand: Datum
    """Tag der letzten inhaltlichen Änderung."""
    startseite_anliegen: tuple[AnliegenRef, ...] = ()
    """Kennungen der Anliegen auf der Startseite, in dieser Reihenfolge."""
    notrufe_zeigen: JaNein = True
    """Ob 110 und 112 unten auf jeder Seite stehen."""

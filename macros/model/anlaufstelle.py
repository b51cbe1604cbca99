"""Contact points: where people get help, how they reach it, and when it was last checked (Z7, M1)."""

from __future__ import annotations

from typing import Final, Self

from macros.model.basis import Basis, Bild, Eintrag, Suchbegriffe, Wort
from macros.model.types import (
    AnliegenRef,
    Datum,
    EMail,
    Gebiet,
    GemeindeRef,
    HandlungsfeldRef,
    JaNein,
    Langtext,
    Name,
    Oeffnungszeiten,
    Plz,
    Sprache,
    StelleRef,
    Telefon,
    Text,
    WebAdresse,
    Zahl,
)

VERRAET_DEN_ORT: Final = (
    "name", "strasse", "plz", "ort", "gemeinde", "zusatz", "haltestelle", "breite", "laenge", "karte",
)  # fmt: skip
"""Fields of a place that a protected contact point must not have."""


class Zeitstatus(Wort):
    """Was gilt, wenn keine festen Zeiten stehen. Die vier Zustände bleiben getrennt."""

    NACH_ZEITEN = "nach_zeiten", "zu festen Zeiten geöffnet"
    NUR_MIT_TERMIN = "nur_mit_termin", "nur mit Termin"
    GESCHLOSSEN = "geschlossen", "zurzeit geschlossen"
    UNBEKANNT = "unbekannt", "Öffnungszeiten nicht bekannt"
    RUND_UM_DIE_UHR = "rund_um_die_uhr", "rund um die Uhr"


class Zweck(Wort):
    """Wofür ein Kontaktweg da ist."""

    ANRUFEN = "anrufen", "Anrufen"
    NOTFALL = "notfall", "Im Notfall anrufen"
    SCHREIBEN = "schreiben", "E-Mail schreiben"
    TERMIN = "termin", "Termin buchen"
    ONLINE = "online", "Online erledigen"
    NACHRICHT = "nachricht", "Nachricht schreiben"
    FAX = "fax", "Fax"


class Sprachweise(Wort):
    """Wie eine Sprache angeboten wird."""

    GESPROCHEN = "gesprochen", "wird gesprochen"
    DOLMETSCHEN = "dolmetschen", "mit Dolmetscherin oder Dolmetscher, nach Anmeldung"
    FALTBLATT = "faltblatt", "nur Faltblatt"


class Zugang(Wort):
    """Wie gut ein Merkmal des Ortes zugänglich ist."""

    JA = "ja", "ja"
    TEILWEISE = "teilweise", "teilweise"
    NEIN = "nein", "nein"
    UNBEKANNT = "unbekannt", "nicht bekannt"


class Zugangsmerkmal(Wort):
    """Merkmale der Zugänglichkeit eines Ortes."""

    STUFENLOS = "stufenlos", "Eingang ohne Stufen"
    AUFZUG = "aufzug", "Aufzug"
    TOILETTE = "toilette", "Toilette für Rollstühle"
    PARKPLATZ = "parkplatz", "Parkplatz für Menschen mit Behinderung"
    INDUKTION = "induktion", "Höranlage"
    LEITSYSTEM = "leitsystem", "Leitsystem für blinde Menschen"
    GEBAERDEN = "gebaerden", "Gebärdensprache"
    KINDER = "kinder", "Kinder können mitkommen"


class Kontaktweg(Basis):
    """Ein Weg, die Anlaufstelle zu erreichen; genau eine der drei Angaben."""

    zweck: Zweck
    """Wofür der Weg da ist."""
    telefon: Telefon | None = None
    """Telefonnummer mit Vorwahl."""
    email: EMail | None = None
    """E-Mail-Adresse."""
    adresse: WebAdresse | None = None
    """Web-Adresse, z. B. der Terminbuchung."""
    hinweis: Text | None = None
    """Was man wissen muss, z. B. Telefonzeiten."""


class SpracheAngebot(Basis):
    """Eine Sprache und wie sie angeboten wird."""

    sprache: Sprache
    """Sprachkürzel; auch Deutsch wird genannt."""
    weise: Sprachweise = Sprachweise.GESPROCHEN
    """Gesprochen, mit Dolmetschen oder nur als Faltblatt."""


class Ausnahme(Basis):
    """Tage, an denen andere Zeiten gelten."""

    von: Datum
    """Erster Tag."""
    bis: Datum | None = None
    """Letzter Tag; weglassen, wenn es nur ein Tag ist."""
    zeiten: Oeffnungszeiten | None = None
    """Zeiten an diesen Tagen; weglassen, wenn geschlossen ist."""
    grund: Text | None = None
    """Warum, z. B. Betriebsferien."""


class Zugangsangabe(Basis):
    """Ein Merkmal der Zugänglichkeit."""

    merkmal: Zugangsmerkmal
    """Welches Merkmal."""
    stand: Zugang
    """Wie weit es erfüllt ist."""
    hinweis: Text | None = None
    """Näheres, bei „nein“ der Ausweg."""


class Ort(Basis):
    """Ein Ort, an dem die Anlaufstelle zu finden ist, mit eigenen Zeiten."""

    name: Name | None = None
    """Name des Hauses, z. B. Landratsamt."""
    strasse: Name | None = None
    """Straße und Hausnummer."""
    plz: Plz | None = None
    """Postleitzahl."""
    ort: Name | None = None
    """Ort."""
    gemeinde: GemeindeRef | None = None
    """Gemeinde, in der der Ort liegt."""
    zusatz: Text | None = None
    """Etage, Zimmer, Eingang."""
    haltestelle: Text | None = None
    """Bus und Bahn in der Nähe."""
    breite: Zahl | None = None
    """Geografische Breite, z. B. 51,1527."""
    laenge: Zahl | None = None
    """Geografische Länge, z. B. 14,9872."""
    karte: WebAdresse | None = None
    """Link zu einer Karte."""
    zeitstatus: Zeitstatus = Zeitstatus.NACH_ZEITEN
    """Was gilt: feste Zeiten, nur mit Termin, geschlossen, unbekannt."""
    oeffnungszeiten: Oeffnungszeiten | None = None
    """Feste Zeiten in der OpenStreetMap-Schreibweise, z. B. Mo-Th 09:00-12:00."""
    zeiten_hinweis: Text | None = None
    """Ein Satz zu den Zeiten, z. B. Bitte vorher anrufen."""
    ausnahmen: tuple[Ausnahme, ...] = ()
    """Tage mit anderen Zeiten."""
    zugang: tuple[Zugangsangabe, ...] = ()
    """Wie zugänglich der Ort ist."""


class Ansprechfunktion(Basis):
    """Wer in der Anlaufstelle wobei hilft. Eine Funktion, ein Name nur mit Einwilligung."""

    funktion: Text
    """Funktion, z. B. Beratung Aufenthalt."""
    name: Name | None = None
    """Name, nur wenn die Person zugestimmt hat."""
    name_darf_erscheinen: JaNein = False
    """Ob die Person der Veröffentlichung ihres Namens zugestimmt hat."""
    themen: Text | None = None
    """Wobei die Person hilft."""
    sprachen: tuple[Sprache, ...] = ()
    """Sprachen, die sie spricht."""
    telefon: Telefon | None = None
    """Durchwahl."""
    email: EMail | None = None
    """E-Mail-Adresse."""
    besetzt: JaNein = True
    """Ob die Stelle zurzeit besetzt ist."""


class Fremdkurz(Basis):
    """Der Kern der Seite in einer anderen Sprache."""

    sprache: Sprache
    """Sprachkürzel."""
    text: Name
    """Ein bis zwei Sätze in dieser Sprache."""


class Anlaufstelle(Eintrag):
    """Ein Ort oder eine Nummer, wo Menschen Hilfe bekommen."""

    name: Name
    """Name der Anlaufstelle."""
    stelle: StelleRef
    """Stelle, die die Anlaufstelle betreibt."""
    kurz: Text
    """Wobei sie hilft, in ein bis zwei Sätzen."""
    text: Langtext | None = None
    """Mehr über die Hilfe."""
    kontakte: tuple[Kontaktweg, ...] = ()
    """Kontaktwege, der wichtigste zuerst."""
    orte: tuple[Ort, ...] = ()
    """Orte mit ihren Zeiten; eine Telefonberatung hat keinen."""
    telefonzeiten: Oeffnungszeiten | None = None
    """Zeiten, zu denen jemand ans Telefon geht."""
    ansprechpersonen: tuple[Ansprechfunktion, ...] = ()
    """Wer wobei hilft."""
    sprachen: tuple[SpracheAngebot, ...] = ()
    """Sprachen, auch Deutsch."""
    dolmetschen_hinweis: Text | None = None
    """Wie man eine Dolmetscherin oder einen Dolmetscher bekommt."""
    kosten: Text | None = None
    """Was es kostet, z. B. Die Beratung kostet nichts."""
    vertraulich: JaNein | None = None
    """Ob die Beratung vertraulich ist."""
    anonym: JaNein | None = None
    """Ob man seinen Namen nicht sagen muss."""
    mitbringen: Text | None = None
    """Was man mitbringen soll."""
    bitte_anrufen: Text | None = None
    """Wann man vorher anrufen soll."""
    zielgruppe: Text | None = None
    """Für wen sie da ist; weglassen, wenn für alle."""
    anliegen: tuple[AnliegenRef, ...] = ()
    """Anliegen, bei denen sie hilft."""
    handlungsfelder: tuple[HandlungsfeldRef, ...] = ()
    """Handlungsfelder, zu denen sie gehört."""
    gebiete: tuple[Gebiet, ...] = ()
    """Für welche Gebiete sie da ist, z. B. landkreis oder gemeinde:beispielhausen."""
    gebiete_grund: Text | None = None
    """Warum gerade diese Gebiete, z. B. Auftrag des Landkreises bis Ende 2028."""
    in_anderen_sprachen: tuple[Fremdkurz, ...] = ()
    """Der Kern in anderen Sprachen."""
    geschuetzt: JaNein = False
    """Geheimer Ort (z. B. Frauenhaus): Straße, Postleitzahl, Karte und Koordinaten sind verboten."""
    bild: Bild | None = None
    """Bild des Eingangs."""
    website: WebAdresse | None = None
    """Eigene Website."""
    suchbegriffe: Suchbegriffe | None = None
    """Wörter, unter denen sie gesucht wird."""

    def oeffentlich(self) -> Self:
        """The entry without what gives a protected place away.

        The checks stop a build for each of these fields; should one ever slip through, it still appears nowhere.
        """
        if not self.geschuetzt:
            return self
        hidden = tuple(spot.model_copy(update=dict.fromkeys(VERRAET_DEN_ORT)) for spot in self.orte)
        areas = tuple(area for area in self.gebiete if not area.startswith("gemeinde:"))
        return self.model_copy(update={"orte": hidden, "gebiete": areas, "bild": None})

"""What all entries have in common, and the vocabularies that several kinds share."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict

from macros.model.types import (
    Anzahl,
    Dateiname,
    Datum,
    JaNein,
    Kennung,
    Name,
    Sprache,
    StelleRef,
    Suchwort,
    Text,
    WebAdresse,
)


class Basis(BaseModel):
    """Teil eines Eintrags: unveränderlich, unbekannte Felder werden abgelehnt."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False)


class Wort(StrEnum):
    """Ein Wort aus einer festen Liste, mit Bezeichnung und Erklärung für die Website."""

    titel: str
    erklaerung: str

    def __new__(cls, value: str, titel: str, erklaerung: str = "") -> Self:
        """A member whose value is the word in YAML."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.titel = titel
        member.erklaerung = erklaerung
        return member


class Aufgabenart(Wort):
    """Art der Aufgabe: was der Landkreis tun muss und was er freiwillig tut (DOMAIN P1)."""

    WEISUNG = (
        "weisung",
        "weisungsgebundene Pflichtaufgabe",
        "Der Staat schreibt vor, dass und wie die Aufgabe erledigt wird.",
    )
    PFLICHT = (
        "pflicht",
        "pflichtige Selbstverwaltungsaufgabe",
        "Die Aufgabe muss erledigt werden. Wie, entscheidet die Kommune.",
    )
    FREIWILLIG = (
        "freiwillig",
        "freiwillige Selbstverwaltungsaufgabe",
        "Die Kommune entscheidet selbst, ob und wie sie die Aufgabe übernimmt.",
    )


class Ebene(Wort):
    """Ebene, die eine Aufgabe wahrnimmt."""

    GEMEINDE = "gemeinde", "Gemeinde"
    VERBAND = "verband", "Verband"
    LANDKREIS = "landkreis", "Landkreis"
    LAND = "land", "Land"
    BUND = "bund", "Bund"
    DRITTE = "dritte", "Dritte"


class Bild(Basis):
    """Ein Bild neben dem Eintrag, der es zeigt."""

    datei: Dateiname
    """Dateiname des Bildes; die Datei liegt im selben Ordner wie dieser Eintrag."""
    alt: Text
    """Was auf dem Bild zu sehen ist, für Menschen, die es nicht sehen."""
    urheber: Name
    """Wer das Bild gemacht hat."""
    lizenz: Name
    """Unter welcher Lizenz das Bild gezeigt werden darf."""


class Quelle(Basis):
    """Beleg für eine Angabe."""

    titel: Text
    """Name der Quelle."""
    adresse: WebAdresse | None = None
    """Web-Adresse der Quelle."""
    abgerufen_am: Datum | None = None
    """Wann die Quelle zuletzt angesehen wurde."""


class Fremdsuchwort(Basis):
    """Suchwörter in einer anderen Sprache."""

    sprache: Sprache
    """Sprachkürzel, z. B. uk."""
    woerter: tuple[Suchwort, ...]
    """Wörter in dieser Sprache."""


class Suchbegriffe(Basis):
    """Wörter, unter denen Menschen diesen Eintrag suchen. Sie dienen nur dem Finden und werden nie gezeigt."""

    alltag: tuple[Suchwort, ...] = ()
    """Alltagswörter, auch mit häufigen Tippfehlern."""
    amtlich: tuple[Suchwort, ...] = ()
    """Wörter der Verwaltung."""
    abkuerzungen: tuple[Suchwort, ...] = ()
    """Abkürzungen."""
    nur_finden: tuple[Suchwort, ...] = ()
    """Veraltete oder abwertende Wörter, die trotzdem eingetippt werden."""
    andere_sprachen: tuple[Fremdsuchwort, ...] = ()
    """Wörter in anderen Sprachen."""


class Eintrag(Basis):
    """Ein Eintrag mit eigener Datei. Kennung, Dateiname und Adresse der Seite sind dasselbe Wort."""

    id: Kennung
    """Kennung; sie muss dem Dateinamen gleichen und kann weggelassen werden."""
    frueher: tuple[Kennung, ...] = ()
    """Frühere Kennungen: ihre Adressen führen weiter hierher."""
    entwurf: JaNein = False
    """Entwurf: nur in der Vorschau zu sehen, nirgends mitgezählt."""
    pflegt: StelleRef
    """Stelle, die diesen Eintrag pflegt."""
    stand: Datum
    """Tag der letzten inhaltlichen Änderung."""
    geprueft_am: Datum | None = None
    """Tag, an dem zuletzt jemand geprüft hat, ob alles noch stimmt."""
    geprueft_von: Name | None = None
    """Funktion, die geprüft hat (keine Person), z. B. Sachgebiet Integration."""
    pruefintervall_monate: Anzahl | None = None
    """Nach wie vielen Monaten wieder geprüft werden soll."""

    @property
    def anzeige(self) -> str:
        """Name oder Titel, wie er in Listen steht."""
        text: str = getattr(self, "name", None) or getattr(self, "titel", None) or self.id
        return text

    def oeffentlich(self) -> Self:
        """The entry as pages and exports may show it."""
        return self

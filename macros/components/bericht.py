"""Reports to the Kreistag, the newest first, and the next one that is due (K10)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.massnahme import newest
from macros.ordner import DATA

if TYPE_CHECKING:
    from datetime import date

    from macros.konzept import Knoten, Konzept


TITLE = re.compile(r"\A\s*# .*\n")
HEADING = re.compile(r"^#(?=#+ )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Berichtsliste:
    """All reports; ``naechster`` is the day of the next one, ``ueberfaellig`` says that it has passed."""

    berichte: tuple[Knoten, ...]
    naechster: date | None
    ueberfaellig: bool


@dataclass(frozen=True, slots=True)
class Dokument:
    """A file to download: ``adresse`` on the site, ``quelle`` in the concept folder, its size in words."""

    name: str
    adresse: str
    quelle: str
    groesse: str


@dataclass(frozen=True, slots=True)
class Berichtsicht:
    """The page of one report."""

    dokument: Dokument | None
    text: str | None


def sicht(knoten: Knoten) -> Berichtsicht:
    """The values of the page of one report."""
    found = document(knoten)
    return Berichtsicht(found, _text(knoten, found) if found is not None else None)


def _text(knoten: Knoten, found: Dokument) -> str | None:
    """The whole text without its title; its sections are the first headings of a Markdown field."""
    folder = knoten.konzept.daten.ordner
    if folder is None:  # a concept that was never read from a folder has no files
        return None
    text = (folder / found.quelle).read_text(encoding="utf-8-sig")
    return HEADING.sub("", TITLE.sub("", text, count=1))


def document(knoten: Knoten) -> Dokument | None:
    """The file with the whole text, None if there is none."""
    name = knoten.datei
    quelle = f"{DATA}/{knoten.art.ordner}/{name}"
    size = knoten.konzept.daten.dateien.get(quelle) if name else None
    if size is None:
        return None
    kib = max(1, round(size / 1024))
    groesse = knoten.konzept.sprache.t("{zahl}\u00a0KB", zahl=knoten.konzept.sprache.zahl(kib))
    return Dokument(str(name), f"{knoten.adresse}{name}", quelle, groesse)


def liste(konzept: Konzept) -> Berichtsliste:
    """The values of the list of all reports."""
    due = konzept.konzept.naechster_bericht
    return Berichtsliste(newest(konzept.alle("bericht")), due, due is not None and due < konzept.stichtag)

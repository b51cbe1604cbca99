"""Writes the draft of a report: the entry as a draft, its text beside it, both or none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.arten import ART_BY_KEY
from macros.bericht.entwurf import entwurf
from macros.bericht.lage import lage
from macros.bericht.zahlen import festgehalten
from macros.bericht.zeitraum import zeitraum
from macros.ordner import DATA
from macros.sammelschreiben import SchreibFehler, Wandel, write_all
from macros.schema import schema_line
from macros.yamltext import document

if TYPE_CHECKING:
    from pathlib import Path

    from macros.bericht.zeitraum import Zeitraum
    from macros.konzept import Konzept
    from macros.yamltext import Content

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class BerichtFehler(Exception):
    """The draft cannot be written; carries one German sentence. ``aufruf``: the command was called wrongly."""

    def __init__(self, message: str, *, aufruf: bool = False) -> None:
        super().__init__(message)
        self.aufruf = aufruf


@dataclass(frozen=True, slots=True)
class Geschrieben:
    """The two files of a draft."""

    eintrag: Path
    text: Path


def schreibe(konzept: Konzept, folder: Path, period_text: str, key: str | None = None) -> Geschrieben:
    """Write ``berichte/<key>.yaml`` and ``<key>.md`` for a period; ``key`` is ``bericht-<period>`` without one.

    Raises BerichtFehler when the period or key is none, the period has not begun, or there is such a report already.
    """
    try:
        period = zeitraum(period_text)
    except ValueError as error:
        raise BerichtFehler(str(error), aufruf=True) from None
    name = key or f"bericht-{period.name.lower()}"
    if not ID.fullmatch(name):
        raise BerichtFehler(f"„{name}“ ist keine Kennung – erlaubt sind a–z, 0–9 und Bindestriche", aufruf=True)
    if period.von > konzept.stichtag:
        raise BerichtFehler(f"{period.name} hat noch nicht begonnen – berichten lässt sich nur, was war", aufruf=True)
    place = folder / DATA / ART_BY_KEY["bericht"].ordner
    files = Geschrieben(place / f"{name}.yaml", place / f"{name}.md")
    for path in (files.eintrag, files.text):
        if path.exists():
            raise BerichtFehler(f"{path} gibt es schon – bitte dort weiterschreiben oder mit --id anders benennen")
    stand = lage(konzept, period)
    text = entwurf(konzept, period, stand)
    entry = document(schema_line("bericht"), _fields(konzept, period, name, festgehalten(konzept, stand, period)))
    place.mkdir(exist_ok=True)
    try:
        write_all({files.text: Wandel(None, text.encode()), files.eintrag: Wandel(None, entry.encode())})
    except SchreibFehler as error:
        raise BerichtFehler(str(error)) from None
    return files


def _fields(konzept: Konzept, period: Zeitraum, name: str, numbers: list[dict[str, str]]) -> dict[str, Content]:
    """The entry: a draft until a person has edited it, its numbers as they are on this day."""
    words = konzept.sprache.zeitraum(period.name)
    return {
        "entwurf": True,
        "titel": f"Bericht zum Integrationskonzept: {words}",
        "zeitraum": period.name,
        "datum": konzept.stichtag,
        "kurz": "Bitte in ein bis zwei Sätzen sagen, was das Wichtigste ist.",
        "datei": f"{name}.md",
        "zahlen": numbers,
        "pflegt": konzept.daten.konzept.koordination,
        "stand": konzept.stichtag,
    }

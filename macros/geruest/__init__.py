"""``konzept eintrag``: writes the commented skeleton of a new entry, which is a draft until somebody finishes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from macros.arten import ART_BY_KEY, ARTEN, Art
from macros.errors import nearest
from macros.geruest.blatt import Blatt
from macros.geruest.vorschlag import Vorschlag
from macros.konzept.graph import art_name
from macros.loader import load
from macros.model.gebiete import Gemeinde, Verband
from macros.model.types import slug
from macros.ordner import DATA
from macros.schema import schema_line
from macros.yamltext import scalar

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from macros.konzept import Konzept
    from macros.yamltext import Content

LONGEST = 80

__all__ = ["Blatt", "GeruestFehler", "Vorschlag", "head", "skeleton", "write_entry"]


class GeruestFehler(Exception):
    """The skeleton cannot be written; one German sentence. ``aufruf`` says that the command was called wrongly."""

    def __init__(self, message: str, *, aufruf: bool = True) -> None:
        self.aufruf = aufruf
        super().__init__(message)


def write_entry(folder: Path, word: str, key: str, stichtag: date) -> Path:
    """Write the skeleton of the entry ``key`` of the kind ``word`` (key, folder or title) into a concept folder.

    Returns the file. Raises GeruestFehler for an unknown kind, a bad id, a file that is already there, or a concept
    that cannot be read.
    """
    art = _art(word)
    path = folder / DATA / art.ordner / f"{_key(key)}.yaml"
    if path.exists():
        raise GeruestFehler(f"{path} gibt es schon – nichts wurde geändert; bitte eine andere Kennung wählen")
    loaded = load(folder, stichtag, entwuerfe=True)
    if loaded.konzept is None:
        raise GeruestFehler(f"Das Konzept lässt sich nicht lesen: {loaded.errors[0]}", aufruf=False)
    text = skeleton(loaded.konzept, art, key, stichtag)
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise GeruestFehler(f"{path} kann nicht geschrieben werden ({error.strerror})", aufruf=False) from error
    return path


def skeleton(konzept: Konzept, art: Art, key: str, stichtag: date) -> str:
    """The text of the skeleton: a draft that the concept's coordinating Stelle keeps."""
    owner = konzept.daten.konzept.koordination
    ids = {one.key: tuple(sorted(konzept.ids(one.key))) for one in ARTEN}
    ids["stelle"] = tuple(sorted(ids["stelle"], key=lambda one: (one != owner, one)))
    needed = _needed(konzept, art)
    blatt = Blatt(Vorschlag(stichtag, ids, _numbers(konzept, art)), frozenset(needed))
    return blatt.text(art.modell, head(art, key), {"entwurf": True, **needed, "pflegt": owner, "stand": stichtag})


def head(art: Art, key: str) -> list[str]:
    """The first lines of an entry's skeleton."""
    return [
        schema_line(art.key),
        f"# {art.titel} „{key}“. Die Kennung (id) ist der Dateiname und wird Teil der Adresse: /{art.ordner}/{key}/",
        "# Felder mit # davor zählen nicht. Wer eines braucht, löscht dieses # und füllt das Feld aus.",
    ]


def _art(word: str) -> Art:
    key = art_name(slug(word)) or next((art.key for art in ARTEN if word in (art.titel, art.plural)), None)
    if key is not None:
        return ART_BY_KEY[key]
    hint = nearest(slug(word), ART_BY_KEY) or " – möglich sind: " + ", ".join(ART_BY_KEY)
    raise GeruestFehler(f"Die Art „{word}“ gibt es nicht{hint}")


def _key(key: str) -> str:
    if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) and len(key) <= LONGEST:
        return key
    if len(key) > LONGEST:
        raise GeruestFehler(f"Die Kennung ist mit {len(key)} Zeichen zu lang – erlaubt sind {LONGEST}")
    better = f" – zum Beispiel „{slug(key)}“" if slug(key) else ""
    raise GeruestFehler(f"„{key}“ ist keine Kennung – erlaubt sind a–z, 0–9 und Bindestriche{better}")


def _needed(konzept: Konzept, art: Art) -> dict[str, Content]:
    """What else is filled in, because an entry without it is a Fehler even as a draft in the preview."""
    if art.key != "zustaendigkeit":
        return {}
    wishes = sorted(konzept.ids("anliegen"), key=lambda one: (_has_rule(konzept, one), one))
    return {"anliegen": wishes[0], "gebiete": ["landkreis"]} if wishes else {"gebiete": ["landkreis"]}


def _has_rule(konzept: Konzept, wish: str) -> bool:
    node = konzept.knoten("anliegen", wish)
    return node is not None and bool(konzept.rueck(node, "zustaendigkeit"))


def _numbers(konzept: Konzept, art: Art) -> dict[str, str]:
    """Numbers that are still free: official keys inside the Landkreis, the next Handlungsfeld."""
    entries = konzept.daten.eintraege[art.key].values()
    kreis = konzept.daten.landkreis.ars
    if art.modell is Gemeinde:
        taken = {entry.ags for entry in entries if isinstance(entry, Gemeinde)}
        ags = next(one for number in range(999, -1, -1) if (one := f"{kreis}{number:03}") not in taken)
        return {"ars": scalar(f"{kreis}0{ags[5:]}{ags[5:]}"), "ags": scalar(ags)}
    if art.modell is Verband:
        taken = {entry.ars for entry in entries if isinstance(entry, Verband)}
        return {"ars": scalar(next(one for n in range(9999, -1, -1) if (one := f"{kreis}{n:04}") not in taken))}
    numbers = [number for entry in entries if isinstance(number := getattr(entry, "nummer", None), int)]
    return {"nummer": str(max(numbers, default=0) + 1)} if art.key == "handlungsfeld" else {}

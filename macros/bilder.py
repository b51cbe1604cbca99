"""The pictures of a concept as its pages show them: where each lies on the site, how large it is, who made it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from macros.arten import ARTEN
from macros.model.plan import plan_of
from macros.ordner import DATA
from macros.raster import Kopie, copies
from macros.svg import SvgFehler, clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.konzept import Knoten, Konzept

FOLDER: Final = "assets/bilder"


@dataclass(frozen=True, slots=True)
class Stufe:
    """One size of a picture: its address from the root of the site, width and height in pixels."""

    adresse: str
    breite: int
    hoehe: int


@dataclass(frozen=True, slots=True)
class Bildansicht:
    """A picture for a page; ``stufen`` are its sizes, the largest first. A coat of arms needs no maker."""

    stufen: tuple[Stufe, ...]
    alt: str
    urheber: str = ""
    lizenz: str = ""


class Bilder:
    """All pictures of one concept. ``cache`` is a folder for the copies made of them, or None."""

    def __init__(self, konzept: Konzept, cache: Path | None = None) -> None:
        self._konzept = konzept
        self._cache = cache
        self._made: dict[str, tuple[Kopie, ...]] = {}

    def zu(self, node: Knoten) -> Bildansicht | None:
        """The picture of an entry, or None when it has none."""
        if "bild" not in plan_of(type(node.modell)) or node.bild is None:
            return None
        return self._view(f"{node.art.key}-{node.eintrag.id}", f"{DATA}/{node.art.ordner}", node.bild)

    @cached_property
    def vorwort(self) -> Bildansicht | None:
        """The portrait of the person who signs the foreword, or None."""
        words: Any = self._konzept.konzept.vorwort
        return self._view("konzept-vorwort", DATA, words.bild) if words is not None and words.bild else None

    @cached_property
    def wappen(self) -> Bildansicht | None:
        """The coat of arms of the Landkreis, or None."""
        file = self._konzept.daten.landkreis.wappen
        steps = self._steps("landkreis-wappen", f"{DATA}/{file}") if file else ()
        alt = self._konzept.sprache.t("Wappen: {name}", name=self._konzept.landkreis.name)
        return Bildansicht(steps, alt) if steps else None

    def dateien(self) -> Iterator[tuple[str, bytes]]:
        """Every file the pages need: its address on the site and its bytes, in a fixed order."""
        for art in ARTEN:
            for node in self._konzept.alle(art.key) if "bild" in plan_of(art.modell) else ():
                self.zu(node)
        _ = self.vorwort, self.wappen
        for stem, made in self._made.items():
            for number, copy in enumerate(made):
                yield _address(stem, copy, number), copy.inhalt

    def _view(self, stem: str, folder: str, bild: Any) -> Bildansicht | None:
        steps = self._steps(stem, f"{folder}/{bild.datei}")
        return Bildansicht(steps, bild.alt, bild.urheber, bild.lizenz) if steps else None

    def _steps(self, stem: str, name: str) -> tuple[Stufe, ...]:
        """The sizes of a picture, none when its file cannot be shown (which the checks have told)."""
        if stem not in self._made:
            self._made[stem] = self._copies(name)
        return tuple(
            Stufe(f"{_address(stem, copy, number)}?v={_digest(copy)}", copy.breite, copy.hoehe)
            for number, copy in enumerate(self._made[stem])
        )

    def _copies(self, name: str) -> tuple[Kopie, ...]:
        folder = self._konzept.daten.ordner
        if folder is None or name not in self._konzept.daten.dateien:
            return ()
        try:
            data = (folder / name).read_bytes()
            if not name.endswith(".svg"):
                return copies(data, self._cache)
            drawing = clean(data)
        except (OSError, SvgFehler):
            return ()
        return (Kopie(drawing.breite, drawing.hoehe, ".svg", drawing.text.encode()),)


def _address(stem: str, copy: Kopie, number: int) -> str:
    """An id has no full stop, so the smaller copy of one picture is never the picture of another entry."""
    return f"{FOLDER}/{stem}{'.klein' if number else ''}{copy.endung}"


def _digest(copy: Kopie) -> str:
    return hashlib.sha256(copy.inhalt).hexdigest()[:8]

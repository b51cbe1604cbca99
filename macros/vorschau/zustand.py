"""One state of the concept, and what has been made of it so far: every page and file is made when it is asked for."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

from macros.exports import AUSGABEN, INTERN
from macros.ordner import PROSE
from macros.pages import pages_of
from macros.pages.beigaben import beigaben
from macros.prosa import prose_pages
from macros.vorschau.kapitel import NOT_FOUND, chapter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from macros.exports import Ausgabe, Datei
    from macros.pages import Seite, Seitenwerk

INDEX = "index.html"


class Zustand:
    """The site as ``werk`` makes it. ``woher`` keeps from state to state which format makes an address."""

    def __init__(self, werk: Seitenwerk, woher: dict[str, str]) -> None:
        self.werk = werk
        self._woher = woher
        self._lock = threading.RLock()
        self._seiten: dict[str, Seite] = {}
        self._further = pages_of(werk)
        self._html: dict[str, str] = {}
        self._data: dict[str, Datei] = {}
        self._to_make: list[Ausgabe] = [*AUSGABEN, *INTERN]

    def seite(self, adresse: str) -> str | None:
        """The finished page at an address that ends with a slash (the start page has none), or None.

        ``404.html`` is the page that says that there is none. Raises whatever goes wrong while it is made.
        """
        with self._lock:
            if adresse not in self._html and (html := self._page(adresse)) is not None:
                self._html[adresse] = html
            return self._html.get(adresse)

    def ist_seite(self, adresse: str) -> bool:
        """Whether there is a page at an address that ends with a slash."""
        with self._lock:
            return adresse in self._kapitel or self._from_data(adresse) is not None

    def datei(self, adresse: str) -> bytes | None:
        """The file at ``adresse``, or None."""
        with self._lock:
            return self._beigaben.get(adresse) or self._open_data(adresse) or self._beside_chapters(adresse)

    def _page(self, adresse: str) -> str | None:
        if adresse in self._kapitel:
            return chapter(self.werk, self._docs, self._kapitel[adresse])
        seite = self._from_data(adresse)
        return self.werk.html(seite) if seite is not None else None

    @cached_property
    def _docs(self) -> Path:
        folder = self.werk.konzept.daten.ordner
        if folder is None:
            raise ValueError("a concept without a folder has no chapters")
        return folder / PROSE

    def _from_data(self, adresse: str) -> Seite | None:
        """The page made from data at ``adresse``. They are listed no further than it takes to find it."""
        while adresse not in self._seiten and (seite := next(self._further, None)) is not None:
            self._seiten[seite.adresse] = seite
        return self._seiten.get(adresse)

    @cached_property
    def _kapitel(self) -> dict[str, str]:
        made = {prosa.adresse: prosa.name for prosa in prose_pages(self.werk.konzept)}
        return {**made, NOT_FOUND: NOT_FOUND}

    @cached_property
    def _beigaben(self) -> dict[str, bytes]:
        made = ((name, text) for name, text in beigaben(self.werk))
        return {name: text.encode() if isinstance(text, str) else text for name, text in made}

    def _open_data(self, adresse: str) -> bytes | None:
        for ausgabe in self._formats(adresse):
            if adresse in self._data:
                break
            self._to_make.remove(ausgabe)
            for datei in ausgabe.dateien(self.werk.konzept):
                self._data[datei.adresse] = datei
                self._woher[datei.adresse] = ausgabe.key
        found = self._data.get(adresse)
        return found.inhalt if found is not None else None

    def _formats(self, adresse: str) -> Iterator[Ausgabe]:
        """The formats not made yet that may make ``adresse``, the likely ones first."""
        likely: list[Ausgabe] = []
        others: list[Ausgabe] = []
        for ausgabe in self._to_make:
            folder = ausgabe.adresse.rpartition("/")[0]
            known = self._woher.get(adresse) == ausgabe.key
            (likely if known or (folder and adresse.startswith(f"{folder}/")) else others).append(ausgabe)
        likely.sort(key=lambda ausgabe: self._woher.get(adresse) != ausgabe.key)
        yield from likely
        if "." in adresse.rpartition("/")[2] and not adresse.endswith(f"/{INDEX}"):
            yield from others

    def _beside_chapters(self, adresse: str) -> bytes | None:
        """A picture or another file that lies in ``docs/`` beside the chapters."""
        path = (self._docs / adresse).resolve()
        hidden = any(part.startswith(".") for part in adresse.split("/"))
        inside = path.is_relative_to(self._docs.resolve()) and not adresse.startswith("assets/")
        return path.read_bytes() if inside and not hidden and path.suffix != ".md" and path.is_file() else None

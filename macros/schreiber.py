"""Writes the files of a site one after the other, so that none stays in memory, and looks at each while it is there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from macros import spur
from macros.linkpruefung import Seitenpruefung, SiteProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from macros.bestand import Bestand
    from macros.spur import Lesung


class Schreiber:
    """Writes into the folder ``site``. ``site_url`` is where the site will be published, if that is known."""

    def __init__(self, site: Path, site_url: str, bestand: Bestand) -> None:
        self.site = site
        self.bestand = bestand
        self._folders: set[str] = set()
        self._done: set[str] = set()
        self._check = Seitenpruefung(site_url)

    def write(self, adresse: str, inhalt: bytes) -> None:
        """Write one file; ``adresse`` is its path inside the site."""
        self._put(adresse, inhalt)
        self.bestand.add(adresse, inhalt, (), self._check.look(adresse, inhalt))

    def make(
        self, adresse: str, machen: Callable[[], bytes], gelesen: Lesung | None = None, *, neu: bool = False
    ) -> None:
        """Write a file that ``machen`` makes, unless nothing it is made from has changed: then it is taken over.

        ``gelesen`` is what was read for it before; ``neu`` says that it must be made, whatever the store says.
        """
        if not neu and self.take(adresse, gelesen):
            return
        with spur.mitlesen(set() if gelesen is None else {gelesen}) as read:
            inhalt = machen()
        self._put(adresse, inhalt)
        self.bestand.add(adresse, inhalt, read, self._check.look(adresse, inhalt))

    def take(self, adresse: str, gelesen: Lesung | None = None) -> bool:
        """Take a file over from the last build; return False if it must be made. ``gelesen`` as for ``make``."""
        if adresse in self._done:
            return True
        found = self.bestand.piece(adresse, gelesen)
        if found is None:
            return False
        path, piece = found
        target = self._path(adresse)
        try:
            os.link(path, target)
        except OSError:  # another drive, or a system without such links
            target.write_bytes(path.read_bytes())
        if piece.inhalt is not None:
            self._check.pages[adresse] = piece.inhalt
        self.bestand.keep(adresse, piece)
        self._done.add(adresse)
        return True

    def problems(self) -> list[SiteProblem]:
        """What is wrong with the finished site; files that others wrote into it are looked at now."""
        return self._check.problems(self._check.look_at_rest(self.site))

    def _put(self, adresse: str, inhalt: bytes) -> None:
        path = self._path(adresse)
        if adresse in self._done:  # a link to the file of the site that is still published must not be written into
            path.unlink()
        path.write_bytes(inhalt)
        self._done.add(adresse)

    def _path(self, adresse: str) -> Path:
        path = self.site / adresse
        folder = adresse.rpartition("/")[0]
        if folder not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return path

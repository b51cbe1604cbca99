"""Writes the files of a site one after the other, so that none stays in memory, and looks at each while it is there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from macros.linkpruefung import Seitenpruefung, SiteProblem

if TYPE_CHECKING:
    from pathlib import Path


class Schreiber:
    """Writes into the folder ``site``. ``site_url`` is where the site will be published, if that is known."""

    def __init__(self, site: Path, site_url: str) -> None:
        self.site = site
        self._folders: set[str] = set()
        self._check = Seitenpruefung(site_url)

    def write(self, adresse: str, inhalt: bytes) -> None:
        """Write one file; ``adresse`` is its path inside the site."""
        folder = os.path.join(self.site, adresse.rpartition("/")[0])  # noqa: PTH118 -- plain strings: thousands of files
        if folder not in self._folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 -- as above
            self._folders.add(folder)
        with open(os.path.join(self.site, adresse), "wb") as file:  # noqa: PTH118, PTH123 -- as above
            file.write(inhalt)
        self._check.look(adresse, inhalt)

    def problems(self) -> list[SiteProblem]:
        """What is wrong with the finished site; files that others wrote into it are looked at now."""
        return self._check.problems(self._check.look_at_rest(self.site))

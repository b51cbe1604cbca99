"""axe-core on every page in two views, and on one page of each kind in all of them and in every state it can take."""

from __future__ import annotations

import re
import subprocess
from functools import partial
from typing import TYPE_CHECKING

from tests.audit import blick
from tests.audit.ansichten import COLOURS, EVERYWHERE
from tests.audit.merkzettel import Merkzettel
from tests.audit.zustaende import states
from tests.browserhilfe import AXE, axe
from tests.chromium import find_chromium
from tests.seitenarten import longest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.audit.befund import Befund

NAME = "axe-core"
WEG = (
    "Ein Programm sucht Verstöße gegen die WCAG 2.2, Stufen A und AA: jede Seite am Computer hell und auf einem "
    "kleinen Telefon dunkel mit allem aufgeklappt, eine jeder Art in 14 Ansichten und mit offener Suche und Filtern."
)


def tools() -> dict[str, str]:
    version = re.search(r"axe v([\d.]+)", AXE.read_text(encoding="utf-8")[:200])
    chromium = subprocess.run([find_chromium(), "--version"], capture_output=True, text=True, check=False).stdout
    return {"axe-core": version[1] if version else "?", "Chromium": "".join(re.findall(r"[\d.]{3,}", chromium)[:1])}


def files(site: Path) -> list[str]:
    return blick.pages(site)


def audit(site: Path, files: Sequence[str], notes: Path | None = None) -> Iterator[Befund]:
    kinds = longest(site, files)
    known = Merkzettel(notes, site, f"{NAME} {kinds}") if notes else None
    yield from blick.looked_at(site, files, partial(look, frozenset(kinds)), known)


weiter = audit


def look(kinds: Collection[str], page: Page, name: str) -> Iterator[str]:
    """What axe finds in the open page."""
    views = COLOURS if name in kinds else EVERYWHERE
    for view in views:
        blick.set_up(page, view)
        yield from (f"{view.name}: {line}" for line in axe(page, loaded=True))
    for word in states(page, name):
        for view in COLOURS:
            blick.set_up(page, view)
            yield from (f"{word}, {view.name}: {line}" for line in axe(page, loaded=True))

"""Nothing is lost with large letters, wide spacing or on a small screen, targets are large, and the focus is seen.

WCAG 2.2: 1.4.4, 1.4.10, 1.4.12 (resize, reflow, spacing), 2.4.7 and 2.4.11 (focus), 2.5.8 (targets). The measures are
in ``messen.js``. Every page in two views, one of each kind in all of them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from tests.audit import blick
from tests.audit.ansichten import COLOURS, EVERYWHERE, LETTERS, View
from tests.audit.merkzettel import Merkzettel
from tests.audit.zustaende import states
from tests.seitenarten import longest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.audit.befund import Befund

NAME = "Umbruch, Bedienflächen, Fokus"
WEG = (
    "Nichts geht verloren, und was man antippt, ist groß genug: jede Seite am Computer und auf einem kleinen Telefon "
    "mit allem aufgeklappt, eine jeder Art auch mit doppelter Schrift, weiten Abständen und bei 400 % Zoom. Bei einer "
    "jeder Art sieht man außerdem immer, wo man mit der Tastatur ist."
)
#: What the colours do not change is looked at in the light alone.
LIGHT: Final = tuple(view for view in COLOURS if not view.dark and not view.forced)
#: On a low screen something fixed hides the focus soonest.
FOCUS: Final = (View("1280 px", 1280, 800), View("360 px, dunkel", 360, 740, dark=True), View("Zoom 400 %", 320, 256))
MEASURES: Final = ("abgeschnitten", "ziele")
#: Where the style of a reader makes letters or spaces larger, a table of many columns may be wider than the screen
#: (WCAG 1.4.10 excepts tables). When the browser itself enlarges them, by zoom or its own setting, the tables become
#: lists, as on a phone.
WIDE_TABLES: Final = tuple(view for view in LETTERS if view.style)
#: Chromium draws no higher window than this.
HIGHEST: Final = 16_000


def tools() -> dict[str, str]:
    return {}


def files(site: Path) -> list[str]:
    return blick.pages(site)


def audit(site: Path, files: Sequence[str], notes: Path | None = None) -> Iterator[Befund]:
    kinds = longest(site, files)
    known = Merkzettel(notes, site, f"{NAME} {kinds}") if notes else None
    yield from blick.looked_at(site, files, partial(look, frozenset(kinds)), known)


weiter = audit


def look(kinds: Collection[str], page: Page, name: str) -> Iterator[str]:
    """What our own measures find in the open page."""
    whole = name in kinds
    for view in (*LIGHT, *LETTERS) if whole else EVERYWHERE:
        yield from measured(page, view)
        yield from covered(page, view)
    if not whole:
        return
    for view in FOCUS:
        blick.set_up(page, view)
        yield from told(page, view, "fokus")
    for word in states(page, name):
        for view in LETTERS:
            yield from (f"{word}, {line}" for line in measured(page, view))
            yield from (f"{word}, {line}" for line in covered(page, view))


def measured(page: Page, view: View) -> Iterator[str]:
    """What is lost in one view, and what is too small."""
    blick.set_up(page, view)
    yield from told(page, view, "breit", view in WIDE_TABLES)
    for measure in MEASURES:
        yield from told(page, view, measure)


def covered(page: Page, view: View) -> Iterator[str]:
    """Text that lies under something else in one view."""
    blick.set_up(page, view)
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": view.width, "height": min(height, HIGHEST)})
    yield from told(page, view, "verdeckt")


def told(page: Page, view: View, measure: str, argument: object = None) -> Iterator[str]:
    """The findings of one measure of ``messen.js`` in the view that is set up."""
    for line in page.evaluate(f"argument => Barrieren.{measure}(argument)", argument):
        yield f"{view.name}: {line}"

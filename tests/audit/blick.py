"""Opens the pages of a finished site in Chromium, one after the other, in the views an audit wants."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.audit.befund import Befund, Fehlt, found
from tests.browserhilfe import AXE, served
from tests.chromium import ARGUMENTS, find_chromium
from tests.seitenarten import START, leads_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser, Page

    from tests.audit.ansichten import View

    #: Looks at a page that is open; the file it came from; gives one line for each fault.
    Look = Callable[[Page, str], Iterator[str]]

MEASURES: Final = Path(__file__).with_name("messen.js")
#: So many pages one process takes at a time.
PORTION: Final = 12


def pages(site: Path) -> list[str]:
    """Every page of a site that a reader sees, as paths below it: what only leads on and bare fragments left out."""
    return [
        name for name in found(site, "*.html")
        if (name.endswith(START) or "/" not in name) and not leads_on(site, name)
    ]  # fmt: skip


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own, with axe and our measures in every document it opens."""
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(AXE.read_text(encoding="utf-8"))
    context.add_init_script(MEASURES.read_text(encoding="utf-8"))
    try:
        yield context.new_page()
    finally:
        context.close()


def set_up(page: Page, view: View) -> None:
    """Show the page that is open in another view, without loading it again."""
    page.set_viewport_size({"width": view.width, "height": view.height})
    page.emulate_media(color_scheme="dark" if view.dark else "light", forced_colors="active" if view.forced else "none")
    page.evaluate("([open, style]) => Barrieren.stelle(open, style)", [view.opened, view.style])


def looked_at(site: Path, files: Sequence[str], look: Look) -> Iterator[Befund]:
    """What ``look``, a function of a module, finds in these pages; with as many browsers as the machine has cores."""
    try:
        find_chromium()
    except FileNotFoundError as missing:
        raise Fehlt(str(missing)) from missing
    portions = [files[place : place + PORTION] for place in range(0, len(files), PORTION)]
    if len(portions) < 2:
        yield from _portion(site, files, look)
        return
    with ProcessPoolExecutor(os.cpu_count() or 1) as pool:
        for findings in pool.map(_portion, [site] * len(portions), portions, [look] * len(portions)):
            yield from findings


def _portion(site: Path, files: Sequence[str], look: Look) -> list[Befund]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- slow, and only an audit with a browser needs it

    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        with opened(browser) as page:
            return [Befund(name, text) for name in files for text in seen(page, address, name, look)]


def seen(page: Page, address: str, name: str, look: Look) -> Iterator[str]:
    """What ``look`` finds in one page of the site at ``address``."""
    page.goto(address + name.removesuffix(START))
    yield from look(page, name)

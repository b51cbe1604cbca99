"""Opens the pages of a finished site in Chromium, one after the other, in the views an audit wants."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
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
    from tests.audit.merkzettel import Merkzettel

    #: Looks at a page that is open; the file it came from; gives one line for each fault.
    Look = Callable[[Page, str], Iterator[str]]

MEASURES: Final = Path(__file__).with_name("messen.js")
#: So many pages one process takes at a time.
PORTION: Final = 24


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


def looked_at(site: Path, files: Sequence[str], look: Look, notes: Merkzettel | None = None) -> Iterator[Befund]:
    """What ``look``, a function of a module, finds in these pages; with as many browsers as the machine has cores.

    Says how far it is. Pages that ``notes`` knows are not opened again.
    """
    try:
        find_chromium()
    except FileNotFoundError as missing:
        raise Fehlt(str(missing)) from missing
    before = {name: texts for name in files if notes and (texts := notes.noted(name)) is not None}
    yield from (Befund(name, text) for name, texts in before.items() for text in texts)
    ahead = [name for name in files if name not in before]
    done = len(before)
    for found_now in in_portions(site, ahead, look):
        if notes:
            notes.note(found_now.items())
        done += len(found_now)
        print(f"  {done} von {len(files)} Seiten", file=sys.stderr, flush=True)
        for name, texts in found_now.items():
            for text in texts:
                print(f"  {name}: {text}", file=sys.stderr, flush=True)
                yield Befund(name, text)


def in_portions(site: Path, files: Sequence[str], look: Look) -> Iterator[dict[str, list[str]]]:
    """The findings by page, some pages at a time."""
    portions = [files[place : place + PORTION] for place in range(0, len(files), PORTION)]
    if len(portions) < 2:
        yield from (_portion(site, files, look) for files in portions)
        return
    with ProcessPoolExecutor(os.cpu_count() or 1) as pool:
        yield from (one.result() for one in as_completed(pool.submit(_portion, site, one, look) for one in portions))


def _portion(site: Path, files: Sequence[str], look: Look) -> dict[str, list[str]]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- slow, and only an audit with a browser needs it

    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        with opened(browser) as page:
            return {name: list(seen(page, address, name, look)) for name in files}


def seen(page: Page, address: str, name: str, look: Look) -> Iterator[str]:
    """What ``look`` finds in one page of the site at ``address``."""
    page.goto(address + name.removesuffix(START))
    yield from look(page, name)

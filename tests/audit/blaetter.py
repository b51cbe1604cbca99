"""The sheets to print (Handzettel, Aushang): each is printed in Chromium and must be one page of its size."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from tests.audit.befund import Befund, Fehlt, found
from tests.chromium import ARGUMENTS, find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser

NAME = "Blätter zum Drucken"
#: Millimetres by the last part of the address (ISO 216).
SIZES: Final = {"a4": [210, 297], "a6": [105, 148]}


def tools() -> dict[str, str]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        version = browser.version
        browser.close()
    return {"Chromium": version}


def files(site: Path) -> list[str]:
    return found(site, "handzettel/*/index.html", "aushang/*/index.html")


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    try:
        path = find_chromium()
    except FileNotFoundError as missing:
        raise Fehlt(str(missing)) from None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield from printed(browser, site, files)
        browser.close()


def printed(browser: Browser, site: Path, files: Sequence[str]) -> Iterator[Befund]:
    """What is wrong with the sheets once they are printed."""
    tab = browser.new_page()
    for name in files:
        tab.goto((site / name).as_uri())
        boxes = re.findall(rb"/MediaBox\s*\[([^\]]*)\]", tab.pdf(prefer_css_page_size=True))
        if len(boxes) != 1:
            yield Befund(name, f"{len(boxes)} Seiten statt einer")
        for box in dict.fromkeys(boxes):
            size = [round(float(number) * 25.4 / 72) for number in box.split()[2:]]
            if size != SIZES[name.split("/")[-2]]:
                yield Befund(name, f"Blatt von {size[0]} × {size[1]} mm")
    tab.close()

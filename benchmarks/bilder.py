"""Pictures of the main pages for the README: wide and on a phone, light and dark, and a leaflet on paper.

To run:  ``make bilder``, or ``.venv/bin/python -m benchmarks.bilder [--site FOLDER]``. The pictures go to ``bilder/``.
Look at them before you commit them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.bauhilfe import bauen
from tests.browserhilfe import served
from tests.chromium import ARGUMENTS, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT: Final = Path(__file__).resolve().parent.parent
TARGET: Final = ROOT / "bilder"
WIDE, PHONE, HEIGHT = 1280, 360, 800
GAP: Final = 24
#: Pixels of the finished pictures for one of the page.
SCALE: Final = 0.75
QUALITY: Final = 70
GROUND: Final = "#8a949a"
#: A Tuesday afternoon soon after the day of the demonstration, when most places are open.
CLOCK: Final = "2026-11-24T16:00:00+01:00"
MILLIMETRE: Final = 96 / 25.4

Scheme = Literal["light", "dark"]

#: Name of the picture → its page, and how it is shown wide and on a phone.
PAGES: Final[dict[str, tuple[str, Scheme, Scheme]]] = {
    "start": ("", "light", "dark"),
    "anlaufstelle": ("anlaufstellen/treffpunkt-alte-post/", "light", "light"),
    "gemeinde": ("gemeinden/beispielhausen/", "dark", "light"),
    "massnahmen": ("massnahmen/", "light", "light"),
    "indikator": ("indikatoren/auslaenderanteil/", "light", "dark"),
}
SHEETS: Final = ("gemeinden/beispielhausen/handzettel/a4/", "anlaufstellen/treffpunkt-alte-post/handzettel/a6/")
PAPER: Final = {"a4": (210, 297), "a6": (105, 148)}


def shot(browser: Browser, address: str, width: int, scheme: Scheme) -> Image.Image:
    """The top of a page in a window of ``width`` by ``HEIGHT``, not scrolled."""
    context = browser.new_context(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme)
    page = context.new_page()
    page.clock.set_fixed_time(CLOCK)
    page.goto(address, wait_until="networkidle")
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return taken


def sheet(browser: Browser, address: str) -> Image.Image:
    """A sheet as it comes from the printer, with its white margins."""
    size = PAPER[address.rstrip("/").rsplit("/", 1)[-1]]
    margins = (30, 28) if size == PAPER["a4"] else (14, 12)
    width, height = (round((whole - margin) * MILLIMETRE) for whole, margin in zip(size, margins, strict=True))
    page = browser.new_page(viewport={"width": width, "height": height})
    page.emulate_media(media="print")
    page.goto(address, wait_until="networkidle")
    printed = Image.open(BytesIO(page.screenshot())).convert("RGB")
    page.close()
    paper = Image.new("RGB", (round(size[0] * MILLIMETRE), round(size[1] * MILLIMETRE)), "#fff")
    paper.paste(printed, ((paper.width - width) // 2, (paper.height - height) // 2))
    return paper


def beside(parts: list[Image.Image]) -> Image.Image:
    """Pictures in a row on a quiet ground, made smaller."""
    width = sum(part.width for part in parts) + GAP * (len(parts) + 1)
    ground = Image.new("RGB", (width, max(part.height for part in parts) + 2 * GAP), GROUND)
    left = GAP
    for part in parts:
        ground.paste(part, (left, GAP))
        left += part.width + GAP
    return ground.resize((round(ground.width * SCALE), round(ground.height * SCALE)), Image.Resampling.LANCZOS)


def take(site: Path, target: Path) -> None:
    """Write all pictures of a built site."""
    target.mkdir(exist_ok=True)
    with sync_playwright() as playwright, served(site) as root:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        for name, (address, wide, phone) in PAGES.items():
            pair = [shot(browser, root + address, WIDE, wide), shot(browser, root + address, PHONE, phone)]
            beside(pair).save(target / f"{name}.webp", quality=QUALITY, method=6)
        sheets = [sheet(browser, root + address) for address in SHEETS]
        beside(sheets).save(target / "handzettel.webp", quality=QUALITY, method=6)
        browser.close()


def main() -> int:
    """Build the demonstration unless a site is given, and take the pictures."""
    parser = argparse.ArgumentParser(prog="make bilder", description="Macht die Bilder für die README.")
    parser.add_argument("--site", type=Path, metavar="ORDNER", help="eine fertige Website, statt eine zu bauen")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = given.site or Path(folder, "site")
        if not given.site and (built := bauen(ROOT, site)).returncode:
            print(built.stderr, file=sys.stderr)
            return 1
        take(site, TARGET)
    for path in sorted(TARGET.glob("*.webp")):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())

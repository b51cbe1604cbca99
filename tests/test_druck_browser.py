"""Ordinary pages on paper: no navigation, nothing folded away, addresses of links in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
A4_WIDTH = 680  # 180 mm between the margins, in pixels of CSS
GONE = ".ik-tabs, .ik-pop, .ik-header__search, .ik-crumbs, .ik-footer__grid, .ik-skip, .ik-filters, .ik-btn"
PAGES = ("", "zustaendig/neumuster/", "anlaufstellen/vhs-mustertal/", "massnahmen/", "stand/")


def test_paper_has_no_navigation_and_everything_is_open(demo_site: Path, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": A4_WIDTH, "height": 1000})
    page.emulate_media(media="print")
    for address in PAGES:
        page.goto((demo_site / address / "index.html").as_uri())
        expect(page.locator("main h1")).to_be_visible()
        assert page.locator(GONE).filter(visible=True).count() == 0, address
        folded = page.evaluate(
            """() => [...document.querySelectorAll("main details:not([open]) > :not(summary)")]
                .filter((part) => !part.closest(".ik-filters, [hidden]") && part.querySelector("a"))
                .filter((part) => part.getBoundingClientRect().height === 0).length"""
        )
        assert folded == 0, address
        said = page.evaluate(
            """() => [...document.querySelectorAll("main a[href^=http]")].map((link) =>
                getComputedStyle(link, "::after").content.includes(link.getAttribute("href")))"""
        )
        assert all(said), address
    page.close()

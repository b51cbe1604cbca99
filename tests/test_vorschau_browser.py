"""The preview in a browser: the page loads itself again where it is, and takes nobody's focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.vorschauhilfe import browsing

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

PATIENCE = 30_000
GREMIUM = "concept_data/gremien/kreistag.yaml"


def test_the_page_follows_what_is_written(browser: Browser, minimal: Path) -> None:
    with browsing(minimal) as preview:
        page = browser.new_page(viewport={"width": 400, "height": 300})
        page.goto(f"{preview.server.adresse}gremien/kreistag/")
        page.evaluate("scrollTo(0, 400)")
        preview.edit(GREMIUM, "viermal im Jahr", "achtmal im Jahr")
        expect(page.get_by_text("achtmal im Jahr").first).to_be_attached(timeout=PATIENCE)
        page.wait_for_function("scrollY > 300")
        preview.edit(GREMIUM, "rhythmus:", "rythmus:")
        panel = page.get_by_role("region", name="Meldung der Vorschau")
        expect(panel).to_contain_text(f"{GREMIUM}:5:1: rythmus", timeout=PATIENCE)
        expect(page.get_by_text("achtmal im Jahr").first).to_be_attached(timeout=PATIENCE)
        assert page.evaluate("document.activeElement === document.body")
        preview.edit(GREMIUM, "rythmus:", "rhythmus:")
        expect(panel).to_have_count(0, timeout=PATIENCE)
        page.close()

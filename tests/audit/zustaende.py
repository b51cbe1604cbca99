"""What a page becomes when somebody uses it: the box of the search open, answers, a filter chosen, a term explained."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

WAIT: Final = 20_000


def suggestions(page: Page) -> None:
    """The list below the box of the search, with one suggestion chosen."""
    box = page.locator("main [data-suchfeld] input[name=q]")
    box.fill("")
    box.press_sequentially("wohn")
    page.locator("[role=option]").first.wait_for(timeout=WAIT)
    box.press("ArrowDown")


def hits(page: Page) -> None:
    """Hits of every kind, the filters open."""
    search(page, "deutsch")
    page.locator("[data-suchfilter]").evaluate("one => { one.open = true }")


def nothing(page: Page) -> None:
    """No hit, and what to do then."""
    search(page, "qqqxxx")


def search(page: Page, words: str) -> None:
    page.locator("#suche-wort").fill(words)
    page.keyboard.press("Enter")
    page.locator("#treffer[data-bereit]").wait_for(state="attached", timeout=WAIT)


def answer(page: Page) -> None:
    """The finder with its answer."""
    for name in ("anliegen", "gemeinde", "sprache"):
        page.locator(f"#finder-{name}").select_option(index=3)
    page.locator("form[data-finder] [type=submit]").click()
    page.locator("[data-finder-ergebnis]").wait_for(timeout=WAIT)


def filtered(page: Page) -> None:
    """A list with a filter chosen, and one that leaves nothing."""
    form = page.locator("form[data-filter]").first
    form.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    form.locator("input[type=checkbox]").first.check()


def term(page: Page) -> None:
    """The explanation of a term beside it."""
    page.locator("main .ik-begriff:visible").first.click()
    page.locator(".ik-begriff__text:popover-open").wait_for(timeout=WAIT)


#: By page, what is done there and the word for it.
STATES: Final[dict[str, dict[str, Callable[[Page], None]]]] = {
    "index.html": {"Suche mit Vorschlägen": suggestions},
    "suche/index.html": {"Suche mit Treffern": hits, "Suche ohne Treffer": nothing},
    "zustaendig/index.html": {"Antwort auf „Wer ist zuständig?“": answer},
    "massnahmen/index.html": {"Filter gewählt": filtered},
    "angebote/index.html": {"Filter gewählt": filtered},
    "leitbild/index.html": {"Begriff erklärt": term},
}


def states(page: Page, name: str) -> Iterator[str]:
    """Put the open page ``name`` into each of its states, one after the other, and give the word for each."""
    for word, use in STATES.get(name, {}).items():
        page.reload()
        use(page)
        yield word

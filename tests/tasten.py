"""A reader at the keyboard: presses keys, never clicks, and notices when the focus is lost, hidden or caught."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: After so many times Tab something has caught the focus.
MOST: Final = 400
#: Where the focus is, in a frame too: whether it fits what is looked for, what it says, and how it can be seen.
HERE: Final = """([selector, words, leads]) => {
  let [view, one] = [window, document.activeElement];
  while (one?.contentDocument) [view, one] = [one.contentWindow, one.contentDocument.activeElement];
  if (!one || one === view.document.body) return null;
  const text = (one.ariaLabel || one.labels?.[0]?.textContent || one.textContent).replace(/\\s+/g, " ").trim();
  const fits = view === window && one.matches(selector) && text.includes(words) && (one.href || "").includes(leads);
  return { fits, text, faults: view.Barrieren.halt(one) };
}"""


class Reader:
    """Somebody with a keyboard at one page; ``faults`` collects what is wrong with the focus on the way."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def tab_to(self, selector: str, words: str = "", *, leads: str = "", key: str = "Tab") -> str:
        """Press Tab until something that matches, contains ``words`` and ``leads`` there has the focus; its text."""
        for _ in range(MOST):
            self.press(key)
            here = self.page.evaluate(HERE, [selector, words, leads])
            if here is None:
                continue
            self.faults += [f"{self.page.url}: {fault}" for fault in here["faults"]]
            if here["fits"]:
                return str(here["text"])
        raise AssertionError(f"{self.page.url}: mit {key} nicht zu erreichen: {selector} „{words}“ {leads}")

    def follow(self, selector: str, words: str = "", *, leads: str = "") -> str:
        """Tab to a link and press Enter; its text. The page it leads to is open afterwards."""
        text = self.tab_to(selector, words, leads=leads)
        with self.page.expect_navigation():
            self.press("Enter")
        return text

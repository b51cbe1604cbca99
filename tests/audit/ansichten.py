"""How a page can be looked at: on which screen, in which colours, closed or open, with which letters."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

P = TypeVar("P")


@dataclass(frozen=True)
class View:
    """One way to look at a page; sizes in CSS pixels.

    ``opened``: every ``<details>`` and the menu stand open. ``style``: CSS that a reader adds to the page.
    """

    name: str
    width: int
    height: int
    dark: bool = False
    forced: bool = False
    opened: bool = False
    style: str = ""


#: Widths of a screen with their heights: a computer, a phone, a small phone (and a computer at 400 %, WCAG 1.4.10).
SCREENS: Final = ((1280, 800), (360, 740), (320, 640))
FORCED: Final = (
    View("1280 px, erzwungene Farben", 1280, 800, forced=True),
    View("360 px, erzwungene Farben, alles offen", 360, 740, forced=True, opened=True),
)
COLOURS: Final = (
    *(
        View(
            f"{width} px, {'dunkel' if dark else 'hell'}{', alles offen' if opened else ''}", width, height, dark=dark,
            opened=opened,
        )
        for width, height in SCREENS
        for dark in (False, True)
        for opened in (False, True)
    ),
    *FORCED,
)  # fmt: skip
#: In these two every page is looked at, one of each kind in all.
EVERYWHERE: Final = tuple(view for view in COLOURS if view.name in {"1280 px, hell", "320 px, dunkel, alles offen"})
LARGE: Final = "html { font-size: 200% !important; }"
#: WCAG 1.4.12, every value at its limit.
SPACED: Final = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    " p { margin-block-end: 2em !important; }"
)
LETTERS: Final = (
    View("Schrift 200 %", 1280, 800, style=LARGE),
    View("Zoom 400 %", 320, 256),
    View("Textabstände, 1280 px", 1280, 800, style=SPACED),
    View("Textabstände, 360 px", 360, 740, style=SPACED),
)


def shared_out(pages: Sequence[P], views: Sequence[View], least: int = 2) -> Iterator[tuple[P, View]]:
    """Pairs of page and view: each page in ``least`` views or more, and each view on at least one page."""
    rounds = max(least, ceil(len(views) / len(pages)))
    for place, page in enumerate(pages):
        for turn in range(rounds):
            yield page, views[(place * rounds + turn) % len(views)]

"""Other names and other words for further regions, always the same for the same seed."""

from __future__ import annotations

import random
import re
from itertools import product
from typing import TYPE_CHECKING, Final

from benchmarks.wachstum import SYLLABLES, varied

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ENDINGS: Final = ("au", "bach", "berg", "dorf", "feld", "hain", "hausen", "heim", "stedt", "tal", "walde", "zell")
#: Targets of links, addresses and the like: no words.
FIXED: Final = re.compile(r"(\]\([^)]*\)|\S*[@:/_]\S*)")


def place_names(names: Sequence[str], count: int, seed: int) -> list[dict[str, str]]:
    """For each of ``count`` regions a new name for every one of ``names``, no name twice."""
    possible = ["".join(parts).capitalize() for parts in product(SYLLABLES, SYLLABLES, ENDINGS)]
    random.Random(seed).shuffle(possible)  # noqa: S311 -- repeatable, guards nothing
    fresh: Iterator[str] = (name for name in possible if name not in names)
    return [{name: next(fresh) for name in names} for _ in range(count)]


def renamed(text: str, names: Mapping[str, str]) -> str:
    """The text with the new names of places."""
    return _pattern(tuple(names)).sub(lambda found: names[found[0]], text) if names else text


def reworded(text: str, number: int) -> str:
    """The text with some other words, as long as before; links and addresses stay."""
    parts = FIXED.split(text)
    return "".join(part if place % 2 else varied(part, number) for place, part in enumerate(parts))


def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))

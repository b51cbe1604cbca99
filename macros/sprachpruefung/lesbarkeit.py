"""How easily a text reads: sentence length, Wiener Sachtextformel, LIX.

Rules: 1. Wiener Sachtextformel (Bamberger and Vanecek, 1984), in school years; LIX (Björnsson, 1968). Both call a word
long when it has more than six letters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.sprachpruefung.saetze import sentences, syllables, words

if TYPE_CHECKING:
    from collections.abc import Iterable

LONG: Final = 6
MANY: Final = 3


@dataclass(frozen=True, slots=True)
class Lesbarkeit:
    """The figures of a text; ``satzlaenge`` in words, ``wiener`` in school years."""

    woerter: int
    saetze: int
    satzlaenge: float
    laengster: int
    wiener: float
    lix: float


def measure(paragraphs: Iterable[str]) -> Lesbarkeit | None:
    """The readability of the paragraphs of a text together, or None when they hold no sentence with a word."""
    lengths: list[int] = []
    found: list[str] = []
    for paragraph in paragraphs:
        for _, sentence in sentences(paragraph):
            if here := words(sentence):
                lengths.append(len(here))
                found += here
    if not found:
        return None
    counts = [syllables(word) for word in found]
    total = len(found)
    length = total / len(lengths)
    long = 100 * sum(letters(word) > LONG for word in found) / total
    many = 100 * sum(count >= MANY for count in counts) / total
    one = 100 * sum(count == 1 for count in counts) / total
    wiener = 0.1935 * many + 0.1672 * length + 0.1297 * long - 0.0327 * one - 0.875
    return Lesbarkeit(total, len(lengths), round(length, 1), max(lengths), round(wiener, 1), round(length + long, 1))


def letters(word: str) -> int:
    """How many letters a word has, hyphens not counted."""
    return sum(sign.isalpha() for sign in word)

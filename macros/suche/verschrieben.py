"""Misspellings that stand in the data as search words lead to what the right word leads to."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from macros.suche.falten import stem
from macros.suche.klang import sound
from macros.suche.regeln import HIDDEN, TITLE, WORD
from macros.suche.woerter import distance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Phrases = Mapping[tuple[str, ...], int]

MISTAKEN: Final = 8  # letters a word has without its ending before it may be a misspelt title
DOUBLED: Final = re.compile(r"(.)\1")


def add(records: Sequence[dict[tuple[str, ...], int]]) -> None:
    """Give a search word that misspells a title of other entries to these, as a word of their titles.

    ``records`` are folded phrases with their weight, by entry. Else the entry that lists the mistake would stand before
    the one that is meant: „Auslenderbehörde“.
    """
    wrong = _mistakes(records)
    for found in records:
        for phrase in [phrase for phrase, weight in found.items() if weight == TITLE]:
            for place, word in enumerate(phrase):
                for mistake in sorted(wrong.get(word, ())):
                    found[*phrase[:place], mistake, *phrase[place + 1 :]] = TITLE


def _mistakes(records: Sequence[Phrases]) -> Mapping[str, set[str]]:
    """Words of titles, and the search words of other entries that misspell them."""
    titles: dict[str, set[str]] = defaultdict(set)
    for word in set().union(*map(_of_titles, records)):
        titles[sound(stem(word))].add(word)
    wrong: dict[str, set[str]] = defaultdict(set)
    for found in records:
        own = {stem(word) for word in _of_titles(found)}
        for word in _of_search(found):
            for meant in titles[sound(stem(word))]:
                if stem(meant) not in own and _misspells(stem(word), stem(meant)):
                    wrong[meant].add(word)
    return wrong


def _of_titles(found: Phrases) -> set[str]:
    return {word for phrase, weight in found.items() if weight == TITLE for word in phrase}


def _of_search(found: Phrases) -> set[str]:
    """Single search words, long enough."""
    single = {phrase[0] for phrase, weight in found.items() if len(phrase) == 1 and weight in {WORD, HIDDEN}}
    return {word for word in single if len(stem(word)) >= MISTAKEN}


def _misspells(one: str, other: str) -> bool:
    """Whether one letter is another one, or letters are doubled."""
    once, otherwise = (DOUBLED.sub(r"\1", term) for term in (one, other))
    return one != other and len(once) == len(otherwise) and distance(once, otherwise, 1) <= 1

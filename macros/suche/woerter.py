"""The vocabulary of the site, and what a word that is not in it may mean: parts, other forms, mistakes."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from macros.suche.falten import script, stem
from macros.suche.klang import sound

if TYPE_CHECKING:
    from collections.abc import Iterable

LEFT, RIGHT = 3, 3  # letters a part of a compound has at least
COMPOUND = 8  # letters of a word of which an edge may be known
EDGE = 5  # letters of that edge
KNOWN_FORM: Final = 4  # letters that forms of a known word share at least; they differ by a vowel at the end
VOWEL: Final = re.compile("^[aeiouyаеиоуюя]?/[aeiouyаеиоуюя]?$")
LONGER, SHORTER = 3, 4  # letters by which another form of a word may be longer, or shorter
MISTAKES: Final = 4  # letters a word has before mistakes in it are mended
LONG: Final = 7  # letters a word has before two mistakes are
FORM_LETTERS: Final = {"l": 4, "k": 4, "a": 3}
MOST = 6


class Wortschatz:
    """Sorted terms that stand in titles, names and search words."""

    def __init__(self, terme: Iterable[str]) -> None:
        self.terme = sorted(set(terme))
        self._alle = frozenset(self.terme)
        self._klang = {term: sound(term) for term in self.terme if script(term) == "l"}

    def __contains__(self, term: str) -> bool:
        return term in self._alle

    def beginning(self, start: str) -> list[str]:
        """Terms that begin with ``start`` and are longer, the shortest first."""
        at = bisect_left(self.terme, start)
        found = []
        while at < len(self.terme) and self.terme[at].startswith(start):
            found.append(self.terme[at])
            at += 1
        return sorted((one for one in found if one != start), key=lambda one: (len(one), one))[: 2 * MOST]

    def parts(self, word: str, deep: int = 2) -> list[str]:
        """The terms a compound is made of, or nothing: ``sprachkurs`` is ``sprach`` and ``kurs``."""
        best: list[str] = []
        for cut in range(LEFT, len(word) - RIGHT + 1):
            left, right = stem(word[:cut]), stem(word[cut:])
            if left not in self or len(left) < LEFT:
                continue
            rest = [right] if right in self else self.parts(word[cut:], deep - 1) if deep else []
            if rest and _better([left, *rest], best):
                best = [left, *rest]
        return best

    def pieces(self, word: str) -> list[tuple[str, str]]:
        """What a compound is made of, with the way: all its parts, and the longest known beginning and end.

        A beginning or end that is most of the word counts as a beginning.
        """
        edges = self._edges(word) if len(word) >= COMPOUND else []
        ways = {one: "anfang" if len(one) * 3 >= len(word) * 2 else "teil" for one in (*self.parts(word), *edges)}
        return list(ways.items())

    def _edges(self, word: str) -> list[str]:
        lefts = (stem(word[:cut]) for cut in range(len(word) - 1, EDGE - 1, -1))
        rights = (stem(word[cut:]) for cut in range(1, len(word) - EDGE + 1))
        found = (next((one for one in side if one in self and len(one) >= EDGE - 1), None) for side in (lefts, rights))
        return [one for one in found if one]

    def forms(self, term: str) -> list[str]:
        """Terms with the same beginning that differ by an ending; of a known term only by a short one."""
        least = FORM_LETTERS[script(term)]
        if len(term) < least:
            return []
        shared = max(least, len(term) - SHORTER)
        found = []
        at = bisect_left(self.terme, term[:shared])
        while at < len(self.terme) and self.terme[at].startswith(term[:shared]):
            one = self.terme[at]
            at += 1
            same = _shared(one, term)
            if one == term or len(one) - same > LONGER or len(term) - same > SHORTER:
                continue
            if same < min(len(one), len(term)) and len(one) + len(term) - 2 * same > SHORTER:
                continue
            if term in self and (same < KNOWN_FORM or not VOWEL.match(f"{one[same:]}/{term[same:]}")):
                continue
            if same * 3 >= len(term) * 2 or (same == len(one) and same * 2 > len(term)):
                found.append((len(one) + len(term) - 2 * same, one))
        return [one for _, one in sorted(found)[:MOST]]

    def similar(self, term: str) -> list[tuple[str, str]]:
        """Terms that differ by a mistake, with the way they do: ``aehnlich``, ``weit``, ``klang``."""
        if len(term) < MISTAKES or any("0" <= sign <= "9" for sign in term):
            return []
        kind, own = script(term), sound(term)
        most = 1 if len(term) < LONG else 2
        found = []
        for one in self.terme:
            heard = kind == "l" and self._klang.get(one) == own
            if abs(len(one) - len(term)) > most + heard or len(one) < LEFT or script(one) != kind:
                continue
            steps = distance(term, one, most + heard)
            if steps > most + heard:
                continue
            cost = 4 * steps - 3 * heard + 2 * (one[0] != term[0])
            way = "klang" if steps > most else "aehnlich" if steps == 1 or heard else "weit"
            found.append((cost, one, way))
        found.sort()
        return [(one, way) for cost, one, way in found if cost <= found[0][0] + 2][:MOST]


def _better(new: list[str], old: list[str]) -> bool:
    """Fewer parts win, then the longer shortest part."""
    if not old or len(new) != len(old):
        return not old or len(new) < len(old)
    return min(map(len, new)) > min(map(len, old))


def _shared(one: str, other: str) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count


def distance(one: str, other: str, most: int) -> int:
    """How many letters are wrong, missing, too many or swapped; anything above ``most`` once it is above."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, sign in enumerate(one, 1):
        line = [row] + [0] * len(other)
        for column, with_ in enumerate(other, 1):
            cost = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (sign != with_))
            if row > 1 and column > 1 and sign == other[column - 2] and one[row - 2] == with_:
                cost = min(cost, before[column - 2] + 1)
            line[column] = cost
        if min(line) > most:
            return most + 1
        before, last = last, line
    return last[-1]

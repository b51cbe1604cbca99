"""Contact points entered twice: names or addresses that differ by a typing mistake only.

Entries are compared only where all words but one agree, and there only with their neighbours in the alphabet, so that
a thousand entries cost no more than sorting them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast

from macros.checks.teile import file_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.anlaufstelle import Anlaufstelle

SIMILAR: Final = 0.8
SHORTEST: Final = 4
_FOLD: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name or street as they are compared: folded, abbreviations written out, in order."""
    folded = text.casefold().translate(_FOLD)
    folded = re.sub(r"str\.|\bstr\b", "strasse", folded).replace("u.", "und").replace("&", "und")
    return tuple(re.findall(r"[^\W_]+", folded))


def nearly_same(one: str, other: str) -> bool:
    """Whether two different words are probably one, mistyped: begin alike, and hardly differ."""
    if one == other or one[:1] != other[:1] or min(len(one), len(other)) < SHORTEST:
        return False
    if re.search(r"\d", one + other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SIMILAR


def names(konzept: Konzept) -> Iterator[Problem]:
    """Two contact points in one place with the same name, or with names that hardly differ."""
    known = {word for art in ("gemeinde", "verband") for node in konzept.alle(art) for word in words_of(node.anzeige)}
    told: set[tuple[str, str]] = set()
    for bucket in _buckets(konzept.alle("anlaufstelle")).values():
        for (one, first), (other, second) in pairwise(sorted(bucket, key=lambda item: (item[0], item[1].eintrag.id))):
            older, newer = sorted((first, second), key=lambda node: node.eintrag.id)
            pair = (older.kennung, newer.kennung)
            if older is newer or pair in told or not _same_place(older, newer):
                continue
            same = sorted(words_of(older.anzeige)) == sorted(words_of(newer.anzeige))
            if same or (nearly_same(one, other) and not {one, other} <= known):
                told.add(pair)
                what = "heißt wie" if same else "heißt fast wie"
                message = f"{what} „{older.anzeige}“ ({file_of(older)}) – ist es dieselbe Anlaufstelle?"
                yield konzept.warnung(newer, ("name",), message, "doppelt")


def _buckets(nodes: tuple[Knoten, ...]) -> dict[tuple[str, ...], list[tuple[str, Knoten]]]:
    """Nodes by all words of their name but one, with the word left out."""
    found: dict[tuple[str, ...], list[tuple[str, Knoten]]] = defaultdict(list)
    for node in nodes:
        words = tuple(sorted(words_of(node.anzeige)))
        for number, word in enumerate(words):
            found[words[:number] + words[number + 1 :]].append((word, node))
    return found


def _same_place(one: Knoten, other: Knoten) -> bool:
    """Whether both may be in one place: a contact point without a place may be anywhere."""
    here, there = (_spots(cast("Anlaufstelle", node.eintrag)) for node in (one, other))
    return not here or not there or bool(here & there)


def _spots(entry: Anlaufstelle) -> set[str]:
    return {spot for place in entry.orte for spot in (place.gemeinde, place.plz) if spot}


def addresses(konzept: Konzept) -> Iterator[Problem]:
    """Two streets with the same number and postcode whose names hardly differ: one is probably mistyped."""
    found: dict[tuple[str, str], dict[str, tuple[str, Knoten, int]]] = defaultdict(dict)
    for node in konzept.alle("anlaufstelle"):
        for number, place in enumerate(cast("Anlaufstelle", node.eintrag).orte):
            if place.strasse and place.plz:
                *street, house = words_of(place.strasse) or ("", "")
                found[place.plz, house].setdefault("".join(street), (place.strasse, node, number))
    for streets in found.values():
        for one, other in pairwise(sorted(streets)):
            if nearly_same(one, other):
                older, newer = sorted((streets[one], streets[other]), key=lambda item: item[1].eintrag.id)
                message = f"„{newer[0]}“ ist fast „{older[0]}“ ({file_of(older[1])}) – ist es dieselbe Straße?"
                yield konzept.warnung(newer[1], ("orte", newer[2], "strasse"), message, "doppelt")


RULES = (names, addresses)

"""More records than the demonstration has: its own, again and again, with other places and some other words."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from macros.suche.datensaetze import Datensatz

#: Kinds of which a larger Landkreis has more.
GROWING = ("anlaufstelle", "angebot", "gemeinde", "stelle", "massnahme", "meldung", "beispiel")
SYLLABLES = (
    "al",
    "ber",
    "dor",
    "fel",
    "gru",
    "hol",
    "ka",
    "lin",
    "mar",
    "neu",
    "ost",
    "rei",
    "san",
    "tor",
    "wal",
    "zel",
)
LONG = re.compile(r"[A-Za-zÄÖÜäöüß]{7,}")
OTHER = 0.12  # share of long words that are other ones in a copy


def copies(records: Sequence[Datensatz], total: int) -> list[tuple[Datensatz, str, int]]:
    """So many records that there are ``total``: the copy, the address of its original, its number. Always the same."""
    growing = [record for record in records if record.art in GROWING]
    made = []
    for number in range(total - len(records)):
        original = growing[number % len(growing)]
        made.append((_copy(original, number), original.adresse, number))
    return made


def _copy(record: Datensatz, number: int) -> Datensatz:
    return replace(
        record,
        id=f"{record.id}-{number}",
        titel=varied(record.titel, number),
        auszug=varied(record.auszug, number),
        adresse=f"{record.adresse.rstrip('/')}-{number}/",
        worte=[(varied(text, number), weight) for text, weight in record.worte],
    )


def varied(text: str, number: int) -> str:
    """The text as copy ``number`` has it: place names of its own, and some words that stand nowhere else."""
    chance = random.Random(f"{number}:{text}")  # noqa: S311 -- repeatable, guards nothing
    places = random.Random(number)  # noqa: S311 -- as above
    place = "".join(_syllables(places, 3)).capitalize()

    def other(found: re.Match[str]) -> str:
        word = found[0]
        if "muster" in word.lower() or "probe" in word.lower():
            return place
        return word[:-3] + "".join(_syllables(chance, 1)) if chance.random() < OTHER else word

    return LONG.sub(other, text)


def _syllables(chance: random.Random, count: int) -> Iterator[str]:
    yield from (chance.choice(SYLLABLES) for _ in range(count))

"""Official names of places: their parts, and the ids made from them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_UPPER_SORBIAN = frozenset({"14625", "14626"})
_LOWER_SORBIAN = frozenset({"12052", "12061", "12066", "12071"})
_LANDSCAPES = frozenset({"Spree", "Spreewald", "Lausitz", "Niederlausitz", "NL"})
_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "å": "aa", "ł": "l", "đ": "d"}
)


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name in another language; ``sprache`` is its BCP 47 tag, None where the register does not tell."""

    name: str
    sprache: str | None


@dataclass(frozen=True, slots=True)
class SplitName:
    """The parts of an official name: "Weißwasser/O.L., Stadt / Běła Woda" has all three."""

    name: str
    zusatz: str
    namen_anderssprachig: tuple[OtherName, ...]


def split_name(official: str, kreis_ars: str) -> SplitName:
    """Split an official name into name, addition and names in other languages.

    ``" / "`` with blanks separates languages everywhere; the Lower Sorbian area of Brandenburg writes it without
    blanks ("Cottbus/Chóśebuz"), where a landscape or an abbreviation after the stroke still belongs to the German name
    ("Lübbenau/Spreewald"). The part after the first comma is the addition. The language is Upper Sorbian in the Kreise
    Bautzen and Görlitz, Lower Sorbian in the settlement area of Brandenburg (12052, 12061, 12066, 12071), else unknown.
    """
    german, *others = [part.strip() for part in official.split(" / ") if part.strip()] or [official.strip()]
    name, _, zusatz = (part.strip() for part in german.partition(", "))
    clean = []
    for other in others:
        foreign, _, late = (part.strip() for part in other.partition(", "))
        clean.append(foreign)
        zusatz = zusatz or late
    sprache = "hsb" if kreis_ars in _UPPER_SORBIAN else "dsb" if kreis_ars in _LOWER_SORBIAN else None
    if sprache == "dsb" and not clean:
        name, foreign = _split_tight(name)
        clean = [foreign] if foreign else []
    return SplitName(name, zusatz, tuple(OtherName(one, sprache) for one in clean))


def slug(name: str) -> str:
    """The kebab-case ASCII id for a name: ä → ae, ß → ss, other diacritics folded; "ort" where nothing is left."""
    folded = unicodedata.normalize("NFC", name).lower().translate(_LETTERS)
    ascii_only = "".join(char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))
    return "-".join(re.findall(r"[a-z0-9]+", ascii_only.lower())) or "ort"


def slugs(names: Mapping[str, str]) -> dict[str, str]:
    """Ids for many names: key (AGS, ARS) → name becomes key → id, all different, whatever the order.

    Names that fold to the same id all carry the end of their key (``neudorf-004``), more of it where that is taken.
    """
    bases = {key: slug(name) for key, name in names.items()}
    count = Counter(bases.values())
    result = {key: base for key, base in bases.items() if count[base] == 1}
    taken = set(result.values())
    for key in sorted(bases.keys() - result.keys()):
        tail = slug(key)
        candidates = [f"{bases[key]}-{tail[-length:].lstrip('-')}" for length in (3, 5, len(tail))]
        fallback = (f"{candidates[-1]}-{number}" for number in range(2, len(bases) + 3))
        result[key] = next(one for one in (*candidates, *fallback) if one not in taken)
        taken.add(result[key])
    return {key: result[key] for key in names}


def _split_tight(name: str) -> tuple[str, str]:
    first, *rest = name.split("/")
    while rest and (rest[0] in _LANDSCAPES or rest[0].endswith(".")):
        first = f"{first}/{rest.pop(0)}"
    return first, "/".join(rest)

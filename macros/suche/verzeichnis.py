"""The inverted index: which term stands in which record, and how much it counts there."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, cast

from macros.suche import verschrieben
from macros.suche.datensaetze import NAMES, Datensatz, names_of, records
from macros.suche.falten import fold, stem, words
from macros.suche.regeln import BROUGHT, GROUP, HEADING, HIDDEN, PART, STEPS, STOPWORDS, TITLE, WEAK, WORD
from macros.suche.woerter import Wortschatz

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from macros.konzept import Konzept
    from macros.model.gebiete import Gemeinde
    from macros.model.listen import Suchgruppe

#: From this weight on a phrase belongs to the vocabulary, and its words share its weight.
STRONG: Final = BROUGHT
FILLER: Final = 0.1  # of a word that tells nothing, in the length of a phrase
PHRASE: Final = range(2, 5)  # words of a phrase that is a term of its own
COMPOUND: Final = 7  # letters a word has at least before it is taken apart
STOPPED: Final = frozenset(fold(word) for word in STOPWORDS)

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fundstellen:
    """Where a term stands: its rarity (10 and more) and the weight by record, in the order of the records."""

    seltenheit: int
    gewichte: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Gebiete:
    """Where a record holds: areas as in YAML, and Gemeinden where it has a door."""

    gebiete: tuple[str, ...]
    sitz: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gemeindeort:
    """A Gemeinde as a place: its record, id, Verband and Planungsraum."""

    datensatz: int
    id: str
    verband: str
    planungsraum: str


class Verzeichnis:
    """The index of a concept. ``fundstellen`` by term, ``schatz`` the vocabulary, ``orte`` Gemeinden by name.

    ``datensaetze`` takes the place of what the concept holds, for measuring at other sizes.
    """

    def __init__(self, konzept: Konzept, datensaetze: tuple[Datensatz, ...] | None = None) -> None:
        self.konzept = konzept
        self.datensaetze = records(konzept) if datensaetze is None else datensaetze
        groups = _groups(konzept.daten.suchgruppen.gruppen)
        own = [_phrases(record) for record in self.datensaetze]
        verschrieben.add(own)
        phrases = [_with_groups(found, groups) for found in own]
        self.schwach = frozenset(stem(word) for word in words(f"{WEAK} {konzept.landkreis.name}"))
        self.schatz = Wortschatz(
            stem(word) for found in phrases for phrase, weight in found.items() if weight >= STRONG for word in phrase
        )
        self.fundstellen = self._postings([self._weights(found) for found in phrases])

    def _weights(self, phrases: Mapping[Phrase, int]) -> dict[str, int]:
        """The weight of every term of a record: that of its best phrase, and half of it for parts of compounds."""
        found: dict[str, float] = defaultdict(float)
        for phrase, weight in phrases.items():
            strong = weight >= STRONG
            content = self._telling(phrase) if strong else list(phrase)
            share = weight / math.sqrt(len(content) + FILLER * (len(phrase) - len(content))) if strong else weight
            for key in {phrase_key(content, whole=weight == TITLE), phrase_key(phrase)} - {""} if strong else ():
                found[key] = max(found[key], weight)
            for word in phrase:
                each = share if word in content else share / 4
                term = stem(word)
                found[term] = max(found[term], each)
                if strong and len(word) >= COMPOUND:
                    for part in self.teile(word):
                        found[part] = max(found[part], each * PART / 100)
        return {term: _step(weight) for term, weight in found.items()}

    def _telling(self, phrase: Phrase) -> list[str]:
        """The words of a phrase that tell what it is about; all of them if none does."""
        content = [word for word in phrase if word not in STOPPED] or list(phrase)
        return [word for word in content if stem(word) not in self.schwach] or content

    def teile(self, word: str) -> list[str]:
        """The parts of a compound, each word looked at once."""
        cache = self._teile
        if word not in cache:
            cache[word] = self.schatz.parts(word)
        return cache[word]

    @cached_property
    def _teile(self) -> dict[str, list[str]]:
        return {}

    def _postings(self, weights: Iterable[Mapping[str, int]]) -> dict[str, Fundstellen]:
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for number, record in enumerate(weights):
            for term, weight in record.items():
                found[term][number] = weight
        total = len(self.datensaetze)
        return {term: Fundstellen(rarity(total, at.values()), at) for term, at in sorted(found.items())}

    @cached_property
    def gemeinden(self) -> tuple[Gemeindeort, ...]:
        """Every Gemeinde, in the order of their records."""
        numbers = {record.id: number for number, record in enumerate(self.datensaetze) if record.art == "gemeinde"}
        entries = [cast("Gemeinde", node.eintrag) for node in self.konzept.alle("gemeinde")]
        return tuple(Gemeindeort(numbers[e.id], e.id, e.verband or "", e.planungsraum or "") for e in entries)

    @cached_property
    def orte(self) -> dict[str, tuple[int, ...]]:
        """Numbers of Gemeinden by every name they have, as terms with a blank between."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, node in enumerate(self.konzept.alle("gemeinde")):
            names = [node.anzeige, *(text for name in NAMES for text in names_of(getattr(node.eintrag, name, None)))]
            if own := cast("Gemeinde", node.eintrag).suchbegriffe:
                names += own.alltag
            for name in dict.fromkeys(" ".join(stem(word) for word in words(text)) for text in names):
                found[name].append(number)
        return {name: tuple(numbers) for name, numbers in sorted(found.items()) if name}

    @cached_property
    def gebiete(self) -> tuple[Gebiete, ...]:
        """The different areas of records."""
        return tuple(dict.fromkeys(Gebiete(record.gebiete, record.sitz) for record in self.datensaetze))

    @cached_property
    def area_of(self) -> tuple[int, ...]:
        """Of every record the number of its areas in ``gebiete``."""
        numbers = {areas: number for number, areas in enumerate(self.gebiete)}
        return tuple(numbers[Gebiete(record.gebiete, record.sitz)] for record in self.datensaetze)


def phrase_key(content: Sequence[str], *, whole: bool = False) -> str:
    """The term of a phrase of few words, whatever their order; empty for single words, and sentences but ``whole``."""
    stems = sorted({stem(word) for word in content})
    return " ".join(stems) if len(stems) in PHRASE or (whole and len(stems) > 1) else ""


def rarity(total: int, weights: Iterable[int]) -> int:
    """How much a term tells: the fewer records it stands in with weight, the more."""
    spread = sum(min(weight, 50) for weight in weights) / 50
    return round(10 * math.log(1 + total / max(spread, 1.0)))


@lru_cache(maxsize=4096)
def _step(weight: float) -> int:
    return min(STEPS, key=lambda step: (abs(step - weight), step))


def _phrases(record: Datensatz) -> dict[Phrase, int]:
    found: dict[Phrase, int] = {}
    for text, weight in record.worte:
        phrase = tuple(words(text))
        found[phrase] = max(found.get(phrase, 0), weight)
    found.pop((), None)
    return found


def _stems(phrase: Phrase) -> Phrase:
    return tuple(stem(word) for word in phrase)


def _groups(groups: Iterable[Suchgruppe]) -> dict[Phrase, tuple[Phrase, ...]]:
    """Of every phrase that stands in a group: the others."""
    found: dict[Phrase, tuple[Phrase, ...]] = {}
    for group in groups:
        every = tuple(tuple(words(text)) for text in _texts(group))
        for phrase in every:
            found[_stems(phrase)] = found.get(_stems(phrase), ()) + every
    return found


def _texts(group: Suchgruppe) -> Iterator[str]:
    yield from group.woerter
    yield from (text for other in group.andere_sprachen for text in other.woerter)
    yield from group.nur_finden


def _with_groups(phrases: dict[Phrase, int], groups: Mapping[Phrase, tuple[Phrase, ...]]) -> dict[Phrase, int]:
    """The phrases of a record with those that mean the same as its names, search words, and words of its titles."""
    found = dict(phrases)
    for phrase, weight in phrases.items():
        if weight >= HIDDEN:
            _add(found, groups.get(_stems(phrase), ()), GROUP * weight // WORD)
        if weight in {TITLE, HEADING}:
            for word in phrase:
                _add(found, groups.get((stem(word),), ()), GROUP * weight // WORD // len(phrase))
    return found


def _add(found: dict[Phrase, int], others: Iterable[Phrase], weight: int) -> None:
    for other in others:
        found[other] = max(found.get(other, 0), weight)

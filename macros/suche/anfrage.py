"""What a query means to the index: its words, the terms each may stand for, and the place it names."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from macros.suche.falten import stem, words
from macros.suche.regeln import FIRST_LETTERS, KIND_WORDS, MAX_LETTERS, MAX_WORDS, MEANT, MEANT_BY, PARTICLES
from macros.suche.satz import SPEAKER, beside, ends, infinitives
from macros.suche.verzeichnis import PHRASE, STOPPED, phrase_key
from macros.suche.woerter import COMPOUND, MISTAKES

if TYPE_CHECKING:
    from macros.suche.verzeichnis import Verzeichnis

SENTENCE: Final = 3  # words a sentence has at least
#: The kind that a term means, or two words side by side.
KIND_OF: Final[dict[str, str]] = {
    **{stem(word): art for art in MEANT for word in words(KIND_WORDS[art])},
    **{" ".join(words(text)): art for text, art in MEANT_BY.items()},
}


@dataclass(slots=True)
class Wort:
    """One word of a query: what it may stand for, as (term, way).

    ``ort``: it is part of the name of a place; ``schwach``: it tells little beside others.
    """

    wort: str
    deutungen: list[tuple[str, str]] = field(default_factory=list)
    ort: bool = False
    schwach: bool = False


@dataclass(slots=True)
class Anfrage:
    """A query understood: its words that tell something, the Gemeinden it names, and kinds that are meant.

    ``selbst``: who asks speaks of themself.
    """

    worte: list[Wort]
    gemeinden: tuple[int, ...] = ()
    arten: frozenset[str] = frozenset()
    selbst: bool = False

    @property
    def thema(self) -> bool:
        """Whether it names anything beside a place."""
        return any(not wort.ort for wort in self.worte)


def understand(index: Verzeichnis, text: str) -> Anfrage:
    """The query in the terms of the index; bounded, whatever was typed."""
    typed = words(text[:MAX_LETTERS])[:MAX_WORDS]
    telling = [place for place, word in enumerate(typed) if word not in STOPPED] or list(range(len(typed)))
    slots = {place: Wort(typed[place]) for place in telling}
    _join(index, typed, slots)
    _verbs(index, typed, slots)
    for place in telling:
        _meanings(index, slots[place], last=place == len(typed) - 1)
    if not any(slot.deutungen for slot in slots.values()):
        slots = {place: slots.get(place) or Wort(word) for place, word in enumerate(typed)}
        for place, slot in slots.items():
            _meanings(index, slot, last=place == len(typed) - 1)
    _phrases(index, typed, telling, slots)
    found = _places(index, typed, slots)
    arten = _kinds(typed, slots)
    _weigh(index, typed, slots)
    return Anfrage(list(slots.values()), found, arten, not SPEAKER.isdisjoint(typed))


def _weigh(index: Verzeichnis, typed: list[str], slots: dict[int, Wort]) -> None:
    """Mark what says little beside the rest: weak words; in sentences small numbers, too, and whose matter it is."""
    for slot in slots.values():
        joined = {term for term, way in slot.deutungen if way == "zusammen" and " " not in term}
        slot.schwach = joined <= index.schwach and stem(slot.wort) in index.schwach
    if all(slot.schwach or slot.ort for slot in slots.values()):
        for slot in slots.values():
            slot.schwach = False
    if len(slots) == len(typed):
        return
    besides = [slot for place, slot in slots.items() if beside(typed, place)]
    if any(not (slot.schwach or slot.ort) for slot in slots.values() if slot not in besides):
        for slot in besides:
            slot.schwach = True


def _kinds(typed: list[str], slots: dict[int, Wort]) -> frozenset[str]:
    """Kinds named beside a topic: „Anzahl Einbürgerungen“ means a figure, „was ist eine Duldung“ a term."""
    found = {KIND_OF.get(f"{one} {other}", "") for one, other in pairwise(typed)}
    if len(slots) > 1 or any(len(slot.wort) >= COMPOUND for slot in slots.values()):
        certain = {"genau", "teil"} if len(slots) > 1 else {"teil"}
        found |= {KIND_OF.get(term, "") for slot in slots.values() for term, way in slot.deutungen if way in certain}
    return frozenset(found - {""})


def _join(index: Verzeichnis, typed: list[str], slots: dict[int, Wort]) -> None:
    """Words written apart that the site writes together."""
    for size in (3, 2):
        for start in range(len(typed) - size + 1):
            covered = range(start, start + size)
            term = stem("".join(typed[place] for place in covered))
            parts = {stem(typed[place]) for place in covered}
            if term in parts or not any(place in slots for place in covered):
                continue
            found = [(term, "zusammen")] if term in index.schatz else []
            if not found and _unknown(index, [typed[place] for place in covered]):
                found = index.schatz.similar(term)
            for place in covered if found else ():
                slots.setdefault(place, Wort(typed[place])).deutungen += found


def _unknown(index: Verzeichnis, parts: list[str]) -> bool:
    """Whether words side by side may be one mistyped: one of them is not known, and none belongs to sentences."""
    every = [stem(part) for part in parts]
    common = any(part in STOPPED for part in parts) or not index.schwach.isdisjoint(every)
    return not common and any(one not in index.schatz for one in every)


def _verbs(index: Verzeichnis, typed: list[str], slots: dict[int, Wort]) -> None:
    """Verbs whose first part stands at the end of the sentence, or of a part of it."""
    for end in ends(typed) if len(typed) >= SENTENCE else ():
        for place, slot in slots.items():
            if place >= end or typed[end] not in PARTICLES:
                continue
            forms = (stem(typed[end] + form) for form in (slot.wort, *infinitives(slot.wort)))
            slot.deutungen += [(term, "zusammen") for term in forms if term in index.schatz][:1]


def _phrases(index: Verzeichnis, typed: list[str], telling: list[int], slots: dict[int, Wort]) -> None:
    """Words side by side that stand in the data as one phrase, with or without the words that tell little."""
    strong = [place for place in telling if stem(typed[place]) not in index.schwach]
    for places in dict.fromkeys((tuple(telling), tuple(range(len(typed))), tuple(strong))):
        for size in (*PHRASE, *([len(places)] if len(places) >= PHRASE.stop else [])):
            for start in range(len(places) - size + 1):
                covered = places[start : start + size]
                key = phrase_key([typed[place] for place in covered], whole=True)
                for place in covered if key in index.fundstellen else ():
                    if place in slots:
                        slots[place].deutungen.append((key, "zusammen"))


def _meanings(index: Verzeichnis, slot: Wort, *, last: bool) -> None:
    term = stem(slot.wort)
    known = term in index.schatz
    if term in index.fundstellen:
        slot.deutungen.append((term, "genau"))
    if last and len(slot.wort) >= FIRST_LETTERS:
        slot.deutungen += [(one, "weiter" if known else "anfang") for one in index.schatz.beginning(slot.wort)]
    verbs = [one for one in map(stem, infinitives(slot.wort)) if one in index.schatz and one != term]
    slot.deutungen += [(one, "form") for one in (*verbs, *index.schatz.forms(term))]
    if known:
        return
    if len(term) >= MISTAKES and not last:
        slot.deutungen += [(one, "anfang") for one in index.schatz.beginning(term)]
    slot.deutungen += index.schatz.pieces(slot.wort)
    if not any(way in {"genau", "zusammen", "anfang"} for _, way in slot.deutungen):
        whole = bool(index.schatz.parts(slot.wort))
        slot.deutungen += [(one, way) for one, way in index.schatz.similar(term) if way != "weit" or not whole]


def _places(index: Verzeichnis, typed: list[str], slots: dict[int, Wort]) -> tuple[int, ...]:
    """The Gemeinden a query names, by the longest name found in it; marks the words of the name."""
    stems = [stem(word) for word in typed]
    for size in range(min(4, len(typed)), 0, -1):
        for start in range(len(typed) - size + 1):
            covered = range(start, start + size)
            found = index.orte.get(" ".join(stems[start : start + size]), ())
            if not found:
                joined = index.orte.get(stem("".join(typed[start : start + size])), ())
                found = _misspelt(index, slots[start]) if size == 1 and start in slots else joined
            if found and any(place in slots for place in covered):
                for place in covered:
                    slots.setdefault(place, Wort(typed[place])).ort = True
                return found
    return ()


def _misspelt(index: Verzeichnis, slot: Wort) -> tuple[int, ...]:
    if any(way in {"genau", "zusammen", "teil"} for _, way in slot.deutungen):
        return ()
    return next((index.orte[term] for term, way in slot.deutungen if way != "anfang" and term in index.orte), ())

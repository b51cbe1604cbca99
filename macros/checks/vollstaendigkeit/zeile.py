"""One row of the table of completeness, and the few ways to work it out."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from macros.arten import ARTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.basis import Eintrag

Entry = TypeVar("Entry", bound="Eintrag")
SHOWN: Final = 3


class Grad(StrEnum):
    """How far a row is fulfilled."""

    JA = "ja"
    TEILWEISE = "teilweise"
    NEIN = "nein"


@dataclass(frozen=True, slots=True)
class Zeile:
    """One row: its id, what it asks for, how far it is fulfilled, the entries that show it, the pages that carry it.

    ``seiten`` are addresses from the root of the site; the start page is ``/``.
    """

    id: str
    titel: str
    erfuellt: Grad
    belege: tuple[str, ...] = ()
    seiten: tuple[str, ...] = ()

    def __str__(self) -> str:
        pages = _some(self.seiten) or ("keine Seite" if self.belege else "")
        carried = f" → {pages}" if pages else ""
        evidence = f" ({_some(self.belege)})" if self.belege else ""
        return f"{self.id:<4}{self.erfuellt.value:<11}{self.titel}{carried}{evidence}"

    def as_dict(self) -> dict[str, Any]:
        """The row as plain values."""
        return {**asdict(self), "belege": list(self.belege), "seiten": list(self.seiten)}


def _some(words: tuple[str, ...]) -> str:
    more = f" und {len(words) - SHOWN} weitere" if len(words) > SHOWN else ""
    return ", ".join(words[:SHOWN]) + more


@dataclass(frozen=True, slots=True)
class Befund:
    """What the data say about a row: how far, and what shows it."""

    erfuellt: Grad
    belege: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frage:
    """A row before it is worked out; ``answer`` is None for a row only prose can fulfil."""

    id: str
    titel: str
    answer: Callable[[Konzept], Befund] | None = None


def of_kind(konzept: Konzept, model: type[Entry]) -> list[tuple[Knoten, Entry]]:
    """All entries of a kind, in the order of their list."""
    art = next(art for art in ARTEN if art.modell is model)
    return [(node, cast("Entry", node.eintrag)) for node in konzept.alle(art.key)]


def every(entries: Iterable[tuple[Knoten, Entry]], wanted: Callable[[Entry], object]) -> Befund:
    """Fulfilled when all entries are as wanted, partly when some are; no entry at all is not fulfilled."""
    listed = list(entries)
    fitting = tuple(node.kennung for node, entry in listed if wanted(entry))
    return Befund(grade(len(fitting), len(listed)), fitting)


def some(entries: Iterable[tuple[Knoten, Entry]], wanted: Callable[[Entry], object] = lambda _: True) -> Befund:
    """Fulfilled when at least one entry is as wanted, partly when there are only others."""
    listed = list(entries)
    fitting = tuple(node.kennung for node, entry in listed if wanted(entry))
    if fitting:
        return Befund(Grad.JA, fitting)
    return Befund(Grad.TEILWEISE if listed else Grad.NEIN, tuple(node.kennung for node, _ in listed))


def parts(**given: Iterable[str] | str) -> Befund:
    """Fulfilled when each part has evidence, partly when some have; a part's evidence is what it holds."""
    evidence = [(value,) if isinstance(value, str) and value else tuple(value) for value in given.values()]
    present = [item for item in evidence if item]
    return Befund(grade(len(present), len(evidence)), tuple(dict.fromkeys(key for item in present for key in item)))


def each(entries: Iterable[tuple[Knoten, Entry]], word: Callable[[Entry], object], words: Iterable[str]) -> Befund:
    """Fulfilled when every one of ``words`` is the word of an entry, partly when some are."""
    by_word: dict[object, list[str]] = {}
    for node, entry in entries:
        by_word.setdefault(word(entry), []).append(node.kennung)
    return parts(**{one: by_word.get(one, []) for one in words})


def grade(fulfilled: int, asked: int) -> Grad:
    """All, some or none of what is asked."""
    if not fulfilled:
        return Grad.NEIN
    return Grad.JA if fulfilled >= asked else Grad.TEILWEISE


def keys(entries: Iterable[tuple[Knoten, Entry]], wanted: Callable[[Entry], object] = lambda _: True) -> list[str]:
    """The ``art:id`` of the entries that are as wanted."""
    return [node.kennung for node, entry in entries if wanted(entry)]

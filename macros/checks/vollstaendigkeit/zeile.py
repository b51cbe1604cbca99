"""One row of the table of completeness, and the few ways to work it out."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from macros.arten import ARTEN
from macros.errors import KonzeptFehler
from macros.kopf import front_matter

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
    """One row: its id, what it asks for, how far it is fulfilled, and the entries and pages that carry it."""

    id: str
    titel: str
    erfuellt: Grad
    belege: tuple[str, ...] = ()

    def __str__(self) -> str:
        more = f" und {len(self.belege) - SHOWN} weitere" if len(self.belege) > SHOWN else ""
        evidence = f" ({', '.join(self.belege[:SHOWN])}{more})" if self.belege else ""
        return f"{self.id:<4}{self.erfuellt.value:<11}{self.titel}{evidence}"

    def as_dict(self) -> dict[str, Any]:
        """The row as plain values."""
        return {**asdict(self), "belege": list(self.belege)}


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


def evaluate(konzept: Konzept, question: Frage) -> Zeile:
    """The row as the data and the prose pages that name it fulfil it."""
    found = question.answer(konzept) if question.answer else Befund(Grad.NEIN)
    pages = tuple(name for name, text in konzept.daten.prosa.items() if question.id in _rows_of(name, text))
    grade = Grad.JA if pages else found.erfuellt
    return Zeile(question.id, question.titel, grade, (*found.belege, *pages))


def _rows_of(name: str, text: str) -> frozenset[str]:
    try:
        written = front_matter(name, text).get("zeilen", "")
    except KonzeptFehler:
        return frozenset()
    words = written if isinstance(written, list) else re.split(r"[,\s]+", str(written))
    return frozenset(str(word) for word in words)


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


def grade(fulfilled: int, asked: int) -> Grad:
    """All, some or none of what is asked."""
    if not fulfilled:
        return Grad.NEIN
    return Grad.JA if fulfilled >= asked else Grad.TEILWEISE


def keys(entries: Iterable[tuple[Knoten, Entry]], wanted: Callable[[Entry], object] = lambda _: True) -> list[str]:
    """The ``art:id`` of the entries that are as wanted."""
    return [node.kennung for node, entry in entries if wanted(entry)]

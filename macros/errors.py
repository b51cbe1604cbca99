"""What can be wrong with a concept, and how it is told to an editor."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Schwere(StrEnum):
    """Grade of a problem: a ``fehler`` stops publishing, a ``warnung`` is printed and listed (DESIGN §6)."""

    FEHLER = "fehler"
    WARNUNG = "warnung"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing an editor should mend, with the place where it is mended.

    ``datei`` is relative to the concept folder, ``zeile`` and ``spalte`` count from 1 (0 means: the whole file),
    ``feld`` is the dotted path inside the entry, ``regel`` the short name of the rule that found it.
    """

    datei: str
    zeile: int
    spalte: int
    feld: str
    meldung: str
    schwere: Schwere = Schwere.FEHLER
    regel: str = ""

    def __str__(self) -> str:
        place = self.datei if not self.zeile else f"{self.datei}:{self.zeile}:{self.spalte}"
        parts = [place, self.feld, self.meldung] if self.feld else [place, self.meldung]
        return ": ".join(" ".join(part.split()) for part in parts)

    def as_dict(self) -> dict[str, str | int]:
        """The problem as plain values, for ``konzept pruefen --format json``."""
        return asdict(self)


class KonzeptFehler(Exception):
    """The concept cannot be published; carries every problem found, sorted by file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, known: Iterable[str]) -> str:
    """The suggestion behind an unknown word: `` – gemeint „sprache“?``, or nothing when no known word is near."""
    match = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f" – gemeint „{match[0]}“?" if match else ""


def field_name(path: Iterable[str | int]) -> str:
    """A path inside an entry as editors read it: ``kontakte.2.telefon`` is the phone of the second contact."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def errors_of(problems: Sequence[Problem]) -> list[Problem]:
    """Only the problems that stop publishing."""
    return [problem for problem in problems if problem.schwere is Schwere.FEHLER]

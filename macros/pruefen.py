"""What ``konzept pruefen`` tells: every problem, and how complete the concept is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from macros.errors import KonzeptFehler, Problem, Schwere, errors_of
from macros.loader import load
from macros.makroaufrufe import check_macros
from macros.verschwunden import overwritten, vanished

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from macros.konzept import Konzept
    from macros.loader import Gelesen


@dataclass(frozen=True)
class Bericht:
    """The problems of a concept, and the table of what it contains (DOMAIN K, P, T, Z, M)."""

    problems: tuple[Problem, ...]
    vollstaendigkeit: tuple[Any, ...]

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop publishing."""
        return errors_of(self.problems)

    def as_dict(self) -> dict[str, Any]:
        """The report as plain values, for programs."""
        return {
            "fehler": len(self.errors),
            "warnungen": len(self.problems) - len(self.errors),
            "probleme": [problem.as_dict() for problem in self.problems],
            "vollstaendigkeit": [row.as_dict() for row in self.vollstaendigkeit],
        }

    def lines(self) -> Iterator[str]:
        """The report for people: Fehler first to last, then Warnungen, the table, and the sum."""
        for grade in Schwere:
            for problem in self.problems:
                if problem.schwere is grade:
                    yield f"{grade.value.capitalize()}: {problem}"
        if self.vollstaendigkeit:
            yield ""
            yield "Was das Konzept enthält:"
            yield from (f"  {row}" for row in self.vollstaendigkeit)
            yield ""
        yield f"{len(self.errors)} Fehler, {len(self.problems) - len(self.errors)} Warnungen."


def problems_of(
    folder: Path, stichtag: date, *, entwuerfe: bool = False, gelesen: Gelesen | None = None
) -> tuple[Konzept | None, tuple[Problem, ...]]:
    """Load and check a concept, its data and the macros of its prose; ``gelesen`` as for the loader."""
    geladen = load(folder, stichtag, entwuerfe=entwuerfe, gelesen=gelesen)
    if geladen.konzept is None:
        return None, geladen.problems
    found = {*geladen.problems, *check_macros(geladen.konzept)}
    return geladen.konzept, tuple(sorted(found))


def report(folder: Path, stichtag: date, gegen: Path | None = None) -> Bericht:
    """Everything there is to say about the concept in ``folder``, also what vanished or was rewritten since ``gegen``.

    Raises KonzeptFehler when the older concept cannot be read at all.
    """
    from macros.checks.vollstaendigkeit import completeness  # noqa: PLC0415 -- only this command needs it

    konzept, problems = problems_of(folder, stichtag)
    if konzept is None:
        return Bericht(problems, ())
    if gegen is not None:
        older = load(gegen, stichtag)
        if older.konzept is None:
            raise KonzeptFehler(older.errors)
        problems = tuple(sorted({*problems, *vanished(older.konzept, konzept), *overwritten(older.konzept, konzept)}))
    return Bericht(problems, tuple(completeness(konzept)))

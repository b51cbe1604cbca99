"""What an audit is, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


class Fehlt(Exception):
    """Something an audit needs is not on this machine; the text says what, and what helps."""


@dataclass(frozen=True, order=True)
class Befund:
    """One fault: the file below the site and one line of text."""

    datei: str
    text: str

    def __str__(self) -> str:
        return f"{self.datei}: {' '.join(self.text.split())}"


class Audit(Protocol):
    """A module of this package; the docstring of the package says what each name is for."""

    NAME: str

    def tools(self) -> dict[str, str]: ...

    def files(self, site: Path) -> list[str]: ...

    def audit(self, site: Path, files: Sequence[str]) -> Iterator[Befund]: ...


def found(site: Path, *patterns: str) -> list[str]:
    """The files of a site that match one of the patterns of ``Path.rglob``, as paths below it, sorted."""
    return sorted({one.relative_to(site).as_posix() for name in patterns for one in site.rglob(name) if one.is_file()})

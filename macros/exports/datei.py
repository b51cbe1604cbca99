"""One file of open data: its address inside the site and its content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from macros.konzept import Konzept


@dataclass(frozen=True, slots=True)
class Datei:
    """A file that lies beside the pages. ``adresse`` is relative to the root of the site, ``inhalt`` its bytes.

    ``quelle`` are these bytes, or what makes them: a file that is made late is made only if it has to be.
    """

    adresse: str
    quelle: bytes | Callable[[], bytes]

    @property
    def inhalt(self) -> bytes:
        """Its bytes."""
        return self.quelle if isinstance(self.quelle, bytes) else self.quelle()

    @classmethod
    def text(cls, adresse: str, inhalt: str) -> Datei:
        """A text file in UTF-8."""
        return cls(adresse, inhalt.encode())


@dataclass(frozen=True, slots=True)
class Ausgabe:
    """One format. ``dateien`` makes its files from the model, one after the other, so that they stream out.

    ``adresse`` is where it begins (a file or a folder), ``medientyp`` what a server says of it; title and description
    stand on the page „Offene Daten“.
    """

    key: str
    titel: str
    beschreibung: str
    medientyp: str
    adresse: str
    dateien: Callable[[Konzept], Iterator[Datei]]

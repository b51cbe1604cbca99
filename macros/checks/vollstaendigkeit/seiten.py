"""The pages that carry a row: chapters that name it or print its part, and the pages of the entries that show it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from macros.arten import ART_BY_KEY
from macros.checks.textlinks import FENCE
from macros.errors import KonzeptFehler
from macros.kopf import front_matter, page_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.konzept import Konzept
    from macros.source import Value

START: Final = "/"
#: What is kept in one piece is shown where a chapter prints it: the macro, and the word it must say if it has several.
PRINTED: Final = {
    "vorwort": ("vorwort", ""),
    "leitbild": ("leitbild", ""),
    "leitlinien": ("leitbild", ""),
    "leitfragen": ("leitfragen", ""),
    "erfolgsfaktoren": ("selbsteinschaetzung", "erfolgsfaktoren"),
    "dreizehn_punkte": ("selbsteinschaetzung", "dreizehn_punkte"),
}
#: What a page of the generator shows by itself.
SHOWN: Final = {"beschluss": "fassungen/", "lizenz": "fassungen/", "naechster_bericht": "berichte/"}
#: Rows with a page of their own, by the kind of entry it is made of; it stands in the place of the list of that kind.
OWN: Final = {("Z14", "angebot"): "freizeit/"}
FIELD: Final = re.compile(r"[a-z]+\.yaml: (\w+)")
CALL: Final = re.compile(r"`[^`]*`|\{\{\s*([a-z_]+)\(([^)]*)\)")


@dataclass(frozen=True)
class Kapitel:
    """The files of ``docs/`` as far as they carry rows: the rows each names, the macros each calls, which are numbered.

    A numbered chapter carries what it prints; a page beside the chapters only where none does.
    """

    benannt: dict[str, frozenset[str]] = field(default_factory=dict)
    nummeriert: frozenset[str] = frozenset()
    aufrufe: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, konzept: Konzept) -> Kapitel:
        """Read once for all rows."""
        heads = {name: _head(name, text) for name, text in konzept.daten.prosa.items()}
        return cls(
            {name: _rows(head) for name, head in heads.items()},
            frozenset(name for name, head in heads.items() if "kapitel" in head),
            {name: tuple(_calls(text)) for name, text in konzept.daten.prosa.items()},
        )

    def naming(self, row: str) -> tuple[str, ...]:
        """The files that name a row in their header."""
        return tuple(name for name, rows in self.benannt.items() if row in rows)

    def printing(self, part: str) -> tuple[str, ...]:
        """The files that print a part of ``konzept.yaml``."""
        macro, word = PRINTED[part]
        found = [
            name for name, calls in self.aufrufe.items() if any(one == macro and word in said for one, said in calls)
        ]
        return tuple(name for name in found if name in self.nummeriert) or tuple(found)


def carrying(konzept: Konzept, chapters: Kapitel, row: str, evidence: Iterable[str]) -> tuple[str, ...]:
    """The addresses of the pages that carry a row: its chapters, then those of its evidence, each once.

    One entry of a kind is named by its own page, several by their list.
    """
    by_kind: dict[str, list[str]] = {}
    found = [*chapters.naming(row)]
    for one in evidence:
        if match := FIELD.match(one):
            found += chapters.printing(match[1]) if match[1] in PRINTED else [SHOWN.get(match[1], "")]
        elif one.partition(":")[0] in ART_BY_KEY:
            by_kind.setdefault(one.partition(":")[0], []).append(one)
    pages = [(page_address(name) or START) if name.startswith("docs/") else name for name in found if name]
    for kind, keys in by_kind.items():
        node = konzept.bezug(keys[0]) if len(keys) == 1 else None
        pages.append(node.adresse if node else OWN.get((row, kind), f"{ART_BY_KEY[kind].ordner}/"))
    return tuple(dict.fromkeys(pages))


def _head(name: str, text: str) -> dict[str, Value]:
    try:
        return front_matter(name, text)
    except KonzeptFehler:
        return {}


def _rows(head: dict[str, Value]) -> frozenset[str]:
    written = head.get("zeilen", "")
    words = written if isinstance(written, list) else re.split(r"[,\s]+", str(written))
    return frozenset(str(word) for word in words)


def _calls(text: str) -> Iterator[tuple[str, str]]:
    """The macros a text calls, each with what stands between its brackets; code samples call nothing."""
    fence = ""
    for line in text.splitlines():
        mark = FENCE.match(line)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        elif not fence:
            yield from ((match[1], match[2]) for match in CALL.finditer(line) if match[1])

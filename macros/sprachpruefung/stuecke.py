"""The texts of a concept, each with the way back to its file and line: chapters, and the fields of entries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.arten import ARTEN
from macros.errors import field_name
from macros.kopf import FENCE
from macros.model.plan import texts
from macros.sprachpruefung.schutz import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept
    from macros.model.basis import Basis
    from macros.source import KeyPath, Source

#: What is in another language is no German.
UNREAD: Final = frozenset({"in_anderen_sprachen"})
SHOWN_HEADERS: Final = ("titel:", "beschreibung:")
OK_PROSE: Final = re.compile(r"<!--\s*sprache:\s*ok\s*-->")
OK_DATA: Final = re.compile(r"#\s*sprache:\s*ok\s*$")
NOT_PROSE: Final = re.compile(r"^\s*(?:#{1,6}\s|\||<|!!!|\?\?\?|\*\[)")
ITEM: Final = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class Stueck:
    """One text: its file, the field (empty in chapters), the text searched, and the line of its first character.

    ``spalte`` is the column there; ``geduldet`` are the lines on which nothing is told.
    """

    datei: str
    feld: str
    text: str
    zeile: int
    spalte: int
    geduldet: frozenset[int]
    absaetze: tuple[tuple[int, str], ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character of the text, from 1."""
        line = self.text.count("\n", 0, offset)
        column = offset - (self.text.rfind("\n", 0, offset) + 1)
        return self.zeile + line, column + (1 if line else self.spalte)


def chapters(konzept: Konzept) -> Iterator[Stueck]:
    """The Markdown files of ``docs/``; of their headers only what readers see."""
    for name, text in konzept.daten.prosa.items():
        ignored = frozenset(n for n, line in enumerate(text.split("\n"), 1) if OK_PROSE.search(line))
        plain = wording(_without_header(text))
        yield Stueck(name, "", plain, 1, 1, ignored, tuple(paragraphs(plain, skip_header=True)))


def fields(konzept: Konzept) -> Iterator[Stueck]:
    """The texts of all entries that are shown, and of what there is once, as they are written in YAML."""
    daten = konzept.daten
    singles = (("konzept", daten.konzept), ("landkreis", daten.landkreis), ("entfallen", daten.entfallen))
    for name, single in singles:
        if name in daten.quellen:
            yield from _of_entry(single, daten.quellen[name])
    for art in ARTEN:
        for node in konzept.alle(art.key):
            if node.source is not None:
                yield from _of_entry(node.ganz, node.source)


def _of_entry(entry: Basis, source: Source) -> Iterator[Stueck]:
    lines: list[str] | None = None
    for path, text, markdown in texts(entry):
        if UNREAD.intersection(map(str, path)):
            continue
        if lines is None:
            lines = source.text.split("\n")
        plain = wording(text) if markdown else text
        yield _written(path, source, lines, tuple(paragraphs(plain)))


def _written(path: KeyPath, source: Source, lines: list[str], found: tuple[tuple[int, str], ...]) -> Stueck:
    """A text as it stands in its file; one reached through an alias stands where its key is."""
    span = source.spans.get(path)
    key_line, column = source.place(path)
    if span is None or span.form == "*":
        text = "\n\n".join(part for _, part in found)
        first = key_line
    else:
        start, end = (span.start + 1, span.end - 1) if span.form in {"'", '"'} else (span.start, span.end)
        text = source.text[start:end]
        first = source.text.count("\n", 0, start) + 1
        column = start - (source.text.rfind("\n", 0, start) + 1) + 1
    last = first + text.count("\n")
    ignored = {n for n in range(first, last + 1) if n <= len(lines) and OK_DATA.search(lines[n - 1])}
    if OK_DATA.search(lines[key_line - 1]):
        ignored = set(range(first, last + 1))
    absaetze = tuple((first, part) for _, part in found)
    return Stueck(source.name, field_name(path), wording(text), first, column, frozenset(ignored), absaetze)


def _without_header(text: str) -> str:
    """The text of the same length, the header blanked out but for the words that are shown."""
    lines = text.split("\n")
    if lines[0].strip() != FENCE or FENCE not in (line.strip() for line in lines[1:]):
        return text
    end = next(number for number, line in enumerate(lines[1:], 1) if line.strip() == FENCE)
    for number in range(end + 1):
        key = next((key for key in SHOWN_HEADERS if lines[number].startswith(key)), "")
        lines[number] = " " * len(key) + lines[number][len(key) :] if key else " " * len(lines[number])
    return "\n".join(lines)


def paragraphs(text: str, *, skip_header: bool = False) -> Iterator[tuple[int, str]]:
    """The paragraphs and list items of a Markdown text with their first line; headings and tables are none."""
    first = 0
    lines: list[str] = []
    started = not skip_header
    for number, line in enumerate([*text.split("\n"), ""], 1):
        item = ITEM.match(line)
        if lines and (not line.strip() or item or NOT_PROSE.match(line)):
            yield first, " ".join(lines)
            lines = []
        started = started or line.startswith("# ")
        if not started or not line.strip() or NOT_PROSE.match(line):
            continue
        if not lines:
            first = number
        lines.append(re.sub(r"\*\*|__|[\[\]]", "", line[item.end() :] if item else line).strip())

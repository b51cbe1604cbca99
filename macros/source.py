"""Reads YAML as text: every scalar stays a string, the model alone decides what it means.

YAML 1.1 turns 02763 into 1523 and 10:00 into 600, so nothing is resolved here. Positions are worked out only for a
file that has a problem: a sound concept pays nothing for them.
"""

from __future__ import annotations

import errno
import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from macros.errors import KonzeptFehler, Problem, field_name, nearest
from macros.yamlfehler import QUOTE_IT, explain

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1_048_576
MAX_NODES = 20_000
MAX_DEPTH = 20
SAVE_AS = "im Editor „Speichern mit Kodierung UTF-8“ wählen"
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
KeyPath: TypeAlias = "tuple[str | int, ...]"
Place: TypeAlias = "tuple[int, int]"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands in the text, in characters from 0, for edits that leave everything else as it is.

    ``key`` is where its key begins (of a list item: the value itself), ``end`` the first character after it. ``form``
    is how it is written: a scalar's sign (empty for plain), ``*`` alias, ``[`` ``{`` in brackets, ``-`` ``:`` by lines.
    """

    key: int
    start: int
    end: int
    form: str


@dataclass(frozen=True)
class Source:
    """One file as read: its name relative to the concept folder, its text, and the tree of strings in it."""

    name: str
    text: str
    data: dict[str, Value]

    @cached_property
    def _positions(self) -> _Reader:
        reader = _Reader(self.name, self.text, positions=True)
        reader.read()
        return reader

    @property
    def places(self) -> dict[KeyPath, Place]:
        """Line and column (from 1) of every key and list item, by path."""
        return self._positions.places

    @property
    def spans(self) -> dict[KeyPath, Span]:
        """Where every value is written, by path; the whole entry has the path ``()``."""
        return self._positions.spans

    def place(self, path: KeyPath) -> Place:
        """Where ``path`` is written; the nearest enclosing place when the path itself is not there."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def problem(self, path: KeyPath, message: str, rule: str = "") -> Problem:
        """A Fehler at ``path`` of this file."""
        line, column = self.place(path)
        return Problem(self.name, line, column, field_name(path), message, regel=rule)


def read(path: Path, name: str) -> Source:
    """Read one YAML file.

    ``name`` is the file's name as editors know it. Raises KonzeptFehler with every problem of the file: unreadable,
    too large, not UTF-8, broken YAML, duplicate keys, tags, too many aliases, or empty values.
    """
    return parse(contents(path, name), name)


def contents(path: Path, name: str) -> bytes:
    """The bytes of one file; raises KonzeptFehler when it cannot be read."""
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise _failed(name, "ist ein Ordner – erwartet wird eine Datei mit diesem Namen") from None
    except OSError as error:
        raise _failed(name, unreadable(error)) from None


def unreadable(error: OSError) -> str:
    """One German sentence for a file the system does not hand out."""
    why = _REFUSALS.get(error.errno or 0, f"Systemfehler {error.errno}")
    return f"kann nicht gelesen werden ({why}) – bitte die Datei und ihre Zugriffsrechte prüfen"


def parse(raw: bytes, name: str) -> Source:
    """Read the bytes of one YAML file; raises KonzeptFehler as ``read`` does."""
    if len(raw) > MAX_BYTES:
        size = f"{len(raw) / MAX_BYTES:.1f}".replace(".", ",")
        raise _failed(name, f"ist {size} MiB groß – erlaubt ist höchstens 1 MiB je Datei")
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise _failed(name, f"ist in UTF-16 gespeichert – {SAVE_AS}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise _failed(name, f"ist nicht in UTF-8 gespeichert – {SAVE_AS}", line, column) from None
    if not text.strip():
        raise _failed(name, "ist leer – ein Gerüst schreibt „konzept eintrag ART KENNUNG“")
    reader = _Reader(name, text)
    data = reader.read()
    if reader.problems:
        raise KonzeptFehler(reader.problems)
    return Source(name, text, data)


def _failed(name: str, message: str, line: int = 0, column: int = 0) -> KonzeptFehler:
    return KonzeptFehler([Problem(name, line, column, "", message, regel="quelle")])


class _Reader:
    """Builds the tree of one document from YAML events, and the places of its keys when asked to."""

    def __init__(self, name: str, text: str, *, positions: bool = False) -> None:
        self.name = name
        self.text = text
        self.positions = positions
        self.places: dict[KeyPath, Place] = {}
        self.spans: dict[KeyPath, Span] = {}
        self.problems: list[Problem] = []
        self._anchors: dict[str, tuple[Value, int]] = {}
        self._nodes = 0
        self._written = 0
        self._keys: dict[KeyPath, int] = {}

    def read(self) -> dict[str, Value]:
        try:
            events: Any = yaml.parse(self.text, Loader=_Loader)
            next(events)
            return self._document(events)
        except yaml.MarkedYAMLError as error:
            raise KonzeptFehler([*self.problems, self._syntax(error)]) from None
        except yaml.YAMLError as error:
            match = _UNPRINTABLE.search(self.text)
            position = match.start() if match else getattr(error, "position", 0)
            line, column = self.text.count("\n", 0, position) + 1, position - self.text.rfind("\n", 0, position)
            raise _failed(self.name, "enthält ein unsichtbares Steuerzeichen – bitte löschen", line, column) from None

    def _document(self, events: Any) -> dict[str, Value]:
        event: Any = next(events)
        if isinstance(event, yaml.StreamEndEvent):
            raise _failed(self.name, "enthält nur Kommentare – es fehlen die Angaben")
        event = next(events)
        if not isinstance(event, yaml.MappingStartEvent):
            self._add(event, (), "erwartet werden Zeilen der Form „feld: Wert“")
            raise KonzeptFehler(self.problems)
        data = self._mapping(event, events, (), 0)
        next(events)
        event = next(events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._add(event, (), "enthält ein zweites Dokument nach „---“ – je Datei ist nur ein Eintrag erlaubt")
        return data

    def _node(self, event: Any, events: Any, path: KeyPath, depth: int) -> Value:
        self._count(event, path)
        if isinstance(event, yaml.AliasEvent):
            self._span(event, event, path)
            value, size = self._anchors.get(str(event.anchor), ("", 0))
            if not size:
                self._add(event, path, f"ein Wert darf nicht mit „*“ beginnen – {QUOTE_IT}")
            self._nodes += size
            self._count(event, path)
            return value
        if event.tag is not None and event.tag != "!":
            tag = str(event.tag).replace("tag:yaml.org,2002:", "!!")
            self._add(event, path, f"„{tag}“ ist ein YAML-Typ – bitte nur den Wert schreiben")
        before = self._nodes
        value = self._value(event, events, path, depth)
        if event.anchor:
            self._anchors[event.anchor] = (value, self._nodes - before + 1)
        return value

    def _value(self, event: Any, events: Any, path: KeyPath, depth: int) -> Value:
        if isinstance(event, yaml.ScalarEvent):
            text: str = event.value
            self._span(event, event, path)
            if not event.style and text in EMPTY:
                self._add(event, path, "ist leer – Wert eintragen oder die Zeile löschen")
            return text
        if depth >= MAX_DEPTH:
            self._add(event, path[:1], f"ist tiefer als {MAX_DEPTH} Ebenen verschachtelt – bitte einfacher schreiben")
            raise KonzeptFehler(self.problems)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, events, path, depth + 1)
        items: list[Value] = []
        start = event
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            here = (*path, len(items))
            if self.positions:
                self.places[here] = _place(event)
            items.append(self._node(event, events, here, depth + 1))
        self._span(start, event, path)
        return items

    def _mapping(self, start: Any, events: Any, path: KeyPath, depth: int) -> dict[str, Value]:
        if self.positions and path not in self.places:
            self.places[path] = _place(start)
        data: dict[str, Value] = {}
        event: Any
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                row = self.text.split("\n")[event.start_mark.line]
                message = "Makros „{{ … }}“ gehen nur in docs/ – hier ist nur Text erlaubt"
                plain = "hier muss ein Feldname stehen, gefolgt von einem Doppelpunkt"
                self._add(event, path, message if "{{" in row else plain)
                raise KonzeptFehler(self.problems)
            key: str = event.value
            here = (*path, key)
            if self.positions and here not in self.places:
                self.places[here] = _place(event)
                self._keys[here] = _start(event)
            if key == "<<":
                self._add(event, here, "„<<“ wird nicht unterstützt – bitte die Angaben ausschreiben")
            if key in data:
                self._add(event, here, "steht zweimal in dieser Datei – bitte eine der beiden Zeilen löschen")
            value = self._node(next(events), events, here, depth)
            data.setdefault(key, value)
        self._span(start, event, path)
        return data

    def _span(self, first: Any, last: Any, path: KeyPath) -> None:
        """Note where a value is written. One written by lines ends with the last value in it, not with the next key."""
        if not self.positions:
            return
        flow = getattr(first, "flow_style", None)
        if flow is not False:
            self._written = last.end_mark.index
        if isinstance(first, yaml.AliasEvent):
            form = "*"
        elif isinstance(first, yaml.ScalarEvent):
            form = str(first.style or "")
        else:
            form = ("[" if flow else "-") if isinstance(first, yaml.SequenceStartEvent) else "{" if flow else ":"
        start = _start(first)
        self.spans.setdefault(path, Span(self._keys.get(path, start), start, self._written, form))

    def _count(self, event: Any, path: KeyPath) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._add(event, path, f"ergibt mehr als {MAX_NODES} Angaben – bitte die Anker und Verweise ausschreiben")
            raise KonzeptFehler(self.problems)

    def _add(self, event: Any, path: KeyPath, message: str) -> None:
        line, column = _place(event)
        self.problems.append(Problem(self.name, line, column, field_name(path), message, regel="quelle"))

    def _syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        line, column = _mark(error.problem_mark or error.context_mark)
        context = _mark(error.context_mark) if error.context_mark else None
        place = explain(error.problem or "", self.text, line, column, context)
        return Problem(self.name, place.zeile, place.spalte, "", place.meldung, regel="quelle")


def _mark(mark: Any) -> Place:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _start(event: Any) -> int:
    return int(event.start_mark.index)


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


_REFUSALS = {
    errno.EACCES: "keine Zugriffsrechte",
    errno.EPERM: "keine Zugriffsrechte",
    errno.ENOENT: "nicht gefunden oder ein Verweis ins Leere",
    errno.ELOOP: "ein Verweis auf sich selbst",
    errno.EISDIR: "ist ein Ordner",
    errno.EIO: "der Datenträger meldet einen Fehler",
}


def unknown_file(name: str, known: frozenset[str]) -> Problem:
    """The Fehler for a file or folder in ``concept_data/`` that nobody reads."""
    last = name.rpartition("/")[2]
    if last.endswith(".yaml") and not get_close_matches(last, known, n=1, cutoff=0.85):
        hint = " – Einträge liegen im Ordner ihrer Art, z. B. concept_data/angebote/"
    else:
        hint = nearest(last, known) or " – bitte löschen oder außerhalb von concept_data/ ablegen"
    return Problem(name, 0, 0, "", f"wird hier nicht gelesen{hint}", regel="dateiname")

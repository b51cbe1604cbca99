"""Changes single values of a YAML file and leaves every other byte as its editors wrote it.

Nothing is dumped: the text is cut where ``macros.source`` says a value stands. After each change the text is read
again and must hold exactly what was wanted, else the change is refused: a person then does it by hand.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from macros.errors import KonzeptFehler, field_name
from macros.source import Source, parse
from macros.yamltext import quoted, scalar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from macros.source import KeyPath, Span
    from macros.yamltext import Scalar

BOM: Final = b"\xef\xbb\xbf"
_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_PROPERTIES: Final = re.compile(r"(?:[&!]\S*\s+)+")
_BLOCK: Final = re.compile("([|>][^\r\n]*(?:\r\n|[\r\n])(?:[ \t]*(?:\r\n|[\r\n]))*[ ]*)(.*)", re.DOTALL)
#: Signs that end a plain text, or may, inside brackets.
_FLOW_SIGNS: Final = re.compile(r"[,\[\]{}:?#]")


class EditError(Exception):
    """A file that cannot be changed safely; one German sentence."""


class YamlFile:
    """One YAML file on its way to its new bytes.

    ``raw`` is what it holds now; ``set``, ``append``, ``remove`` and ``drop`` change one value each or raise EditError.
    Raises KonzeptFehler when it cannot be read at all.
    """

    def __init__(self, name: str, raw: bytes) -> None:
        self.name = name
        self.raw = raw
        self.source = parse(raw, name)

    @property
    def data(self) -> dict[str, Any]:
        """The tree of strings in the file as it is now."""
        return self.source.data

    def set(self, path: KeyPath, value: Scalar, after: Sequence[str] = ()) -> None:
        """Write ``value`` at ``path`` the way the old value was written.

        A field of the entry itself that is not there yet is inserted below the last of ``after`` that is.
        """
        wanted = deepcopy(self.data)
        _holder(wanted, path)[path[-1]] = _read_back(value)
        if path in self.source.spans:
            span = self.source.spans[path]
            self._cut(span.start, span.end, _rewritten(self._text(span), value, flow=self._in_flow(path)), wanted, path)
        else:
            self._insert(path, value, after, wanted)

    def append(self, key: str, value: str | Mapping[str, Scalar], after: Sequence[str] = ()) -> None:
        """Add ``value``, a text or a part with fields, to the list ``key`` of the entry.

        Where there is none, it begins below the last of ``after`` that is there.
        """
        wanted = deepcopy(self.data)
        spans, path = self.source.spans, (key,)
        read = _read_back(value) if isinstance(value, str) else {name: _read_back(one) for name, one in value.items()}
        if path not in spans:
            wanted[key] = [read]
            self._insert(path, [value], after, wanted)
            return
        items = wanted[key]
        if not isinstance(items, list):
            raise self._by_hand(path)
        items.append(read)
        span = spans[path]
        if span.form == "[" and len(items) > 1:
            end = spans[key, len(items) - 2].end
            self._cut(end, end, f", {_flow_item(value)}", wanted, path)
        elif span.form == "[" and self._in_flow(path):
            self._cut(span.start, span.end, f"[{_flow_item(value)}]", wanted, path)
        elif span.form == "[":
            before = self.source.text[: span.start].rstrip(" \t")
            indent = self._line_start(span.key) + "  "
            rows = self._newline().join(["", *(indent + row for row in _rows(value))])
            self._cut(len(before), span.end, rows, wanted, path)
        else:
            last = spans[key, len(items) - 2]
            indent = self._line_start(self._dash(last, path))
            self._insert_line(last, self._newline().join(indent + row for row in _rows(value)), wanted, path)

    def remove(self, key: str) -> None:
        """Take the field ``key`` out of the entry, with the comment behind it."""
        wanted = deepcopy(self.data)
        del wanted[key]
        span = self.source.spans[key,]
        if self.source.spans[()].form == "{" or self._line_start(span.key).strip():
            raise self._by_hand((key,))
        self._cut_lines(span.key, span, wanted, (key,))

    def drop(self, path: KeyPath) -> None:
        """Take one item out of a list that keeps others."""
        wanted = deepcopy(self.data)
        number = path[-1]
        items = _holder(wanted, path)
        del items[number]
        if not items or not isinstance(number, int):
            raise self._by_hand(path)
        span, spans = self.source.spans[path], self.source.spans
        if spans[path[:-1]].form == "[":
            start = spans[*path[:-1], number - 1].end if number else span.start
            end = span.end if number else spans[*path[:-1], 1].start
            self._cut(start, end, "", wanted, path)
        else:
            dash = self._dash(span, path)
            self._cut_lines(dash, span, wanted, path)

    def _insert(
        self,
        path: KeyPath,
        value: Scalar | list[str | Mapping[str, Scalar]],
        after: Sequence[str],
        wanted: dict[str, Any],
    ) -> None:
        spans = self.source.spans
        known = [spans[key,] for key in after if (key,) in spans]
        if len(path) != 1 or not known:
            raise self._by_hand(path)
        key, anchor = str(path[0]), max(known, key=lambda span: span.key)
        if spans[()].form == "{":
            json = self.source.text[anchor.key] == '"'
            text = f"[{', '.join(map(_flow_item, value))}]" if isinstance(value, list) else _flow(value, json=json)
            self._cut(anchor.end, anchor.end, f", {quoted(key) if json else key}: {text}", wanted, path)
            return
        line = self._line_start(anchor.key)
        indent = line[: len(line) - len(line.lstrip())]
        rows = [f"{indent}  {row}" for one in value for row in _rows(one)] if isinstance(value, list) else []
        first = f"{indent}{key}:" if isinstance(value, list) else f"{indent}{key}: {scalar(value)}"
        self._insert_line(anchor, self._newline().join([first, *rows]), wanted, path)

    def _insert_line(self, above: Span, line: str, wanted: dict[str, Any], path: KeyPath) -> None:
        end = _BREAK.search(self.source.text, self._last(above))
        if end is None:
            here = len(self.source.text)
            self._cut(here, here, self._newline() + line, wanted, path)
        else:
            self._cut(end.end(), end.end(), line + end[0], wanted, path)

    def _cut_lines(self, start: int, span: Span, wanted: dict[str, Any], path: KeyPath) -> None:
        begin = start - len(self._line_start(start))
        end = _BREAK.search(self.source.text, self._last(span))
        self._cut(begin, end.end() if end else len(self.source.text), "", wanted, path)

    def _cut(self, start: int, end: int, text: str, wanted: dict[str, Any], path: KeyPath) -> None:
        """Replace the characters from ``start`` to ``end``, and see that the file then says what is wanted."""
        old = self.source.text
        raw = (BOM if self.raw.startswith(BOM) else b"") + (old[:start] + text + old[end:]).encode()
        try:
            source = parse(raw, self.name)
        except KonzeptFehler as error:
            raise self._by_hand(path) from error
        if source.data != wanted:
            raise self._by_hand(path)
        self.raw, self.source = raw, source

    def _by_hand(self, path: KeyPath) -> EditError:
        line, _ = self.source.place(path)
        what = f"„{field_name(path)}“ lässt sich hier nicht sicher ändern"
        return EditError(f"{self.name}:{line}: {what} – bitte von Hand ändern")

    def _text(self, span: Span) -> str:
        return self.source.text[span.start : span.end]

    def _last(self, span: Span) -> int:
        """Behind the last sign of a value; a text by lines brings blank lines along."""
        return span.start + len(self._text(span).rstrip())

    def _in_flow(self, path: KeyPath) -> bool:
        return any(self.source.spans[path[:length]].form in {"[", "{"} for length in range(len(path)))

    def _dash(self, item: Span, path: KeyPath) -> int:
        dash = self.source.text.rfind("-", 0, item.start)
        if dash < 0 or self.source.text[dash + 1 : item.start].strip() or self._line_start(dash).strip():
            raise self._by_hand(path)
        return dash

    def _line_start(self, position: int) -> str:
        """What stands before ``position`` in its line."""
        return _BREAK.split(self.source.text[:position])[-1]

    def _newline(self) -> str:
        found = _BREAK.search(self.source.text)
        return found[0] if found else "\n"


def _holder(data: Any, path: KeyPath) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


def _read_back(value: Scalar) -> str:
    """What our reader makes of a value: every scalar is text."""
    return value if isinstance(value, str) else scalar(value)


def _flow(value: Scalar, *, json: bool = False) -> str:
    """A value inside brackets; ``json`` keeps a file that is JSON readable as such."""
    text = scalar(value)
    return quoted(_read_back(value)) if json or (not text.startswith('"') and _FLOW_SIGNS.search(text)) else text


def _flow_item(value: str | Mapping[str, Scalar]) -> str:
    if isinstance(value, str):
        return _flow(value)
    return "{" + ", ".join(f"{name}: {_flow(one)}" for name, one in value.items()) + "}"


def _rows(value: str | Mapping[str, Scalar]) -> list[str]:
    """The lines of one item of a list, the dash at the left edge."""
    if isinstance(value, str):
        return [f"- {scalar(value)}"]
    return [f"{'  ' if number else '- '}{name}: {scalar(one)}" for number, (name, one) in enumerate(value.items())]


def _rewritten(old: str, value: Scalar, *, flow: bool) -> str:
    """``value`` written as ``old`` is: with its quotes or without, its anchor, its block."""
    anchor = _PROPERTIES.match(old)
    front, rest = (anchor[0], old[anchor.end() :]) if anchor else ("", old)
    text = _read_back(value)
    if rest.startswith("'") and text.isprintable():
        return front + "'" + text.replace("'", "''") + "'"
    if rest.startswith('"'):
        return front + quoted(text)
    if block := _BLOCK.fullmatch(rest):
        behind = block[2][len(block[2].rstrip()) :]
        return front + (block[1] + text if text == text.strip() else scalar(value)) + behind
    return front + (_flow(value) if flow else scalar(value))


__all__ = ["EditError", "Source", "YamlFile"]

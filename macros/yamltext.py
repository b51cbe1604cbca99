"""Writes YAML the way editors write it. What is written here is read back unchanged by ``macros.source``.

Only text needs care: words that YAML takes for something else, and digits whose zeros would be lost in other programs,
stand in quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

Scalar: TypeAlias = "str | int | bool | Decimal | date"
Content: TypeAlias = "Scalar | Sequence[Content] | Mapping[str, Content]"

_PLAIN = re.compile(r"[^\W_].*")
_RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SPECIAL = re.compile(r": |:$| #")
_NUMERIC = re.compile(r"[-+.\d][\d.,:_eE+-]*|0[xob][\da-fA-F]+")
_INDENT = "  "


def scalar(value: Scalar) -> str:
    """One value in one line: ``ja``, ``12``, ``12,5``, ``2026-11-22``, text plain where that is safe, else quoted."""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    if not isinstance(value, str):
        return str(value)
    plain = (
        _PLAIN.fullmatch(value)
        and value == value.strip()
        and not _CONTROL.search(value)
        and not _SPECIAL.search(value)
        and not _NUMERIC.fullmatch(value)
        and value.lower() not in _RESERVED
    )
    return value if plain else quoted(value)


def lines(key: str, value: Content) -> list[str]:
    """The lines of one field, starting at the left edge."""
    if isinstance(value, Mapping):
        return [f"{key}:", *(_INDENT + line for name, one in value.items() for line in lines(name, one))]
    if isinstance(value, str):
        return _text(key, value)
    if not isinstance(value, Sequence):
        return [f"{key}: {scalar(value)}"]
    return [f"{key}:", *(_INDENT + line for item in value for line in _item(item))] if value else [f"{key}: []"]


def document(first_line: str, fields: Mapping[str, Content]) -> str:
    """A whole file: its first line, a comment, and its fields in the order given."""
    return "\n".join([first_line, *(line for key, value in fields.items() for line in lines(key, value))]) + "\n"


def _item(item: Content) -> list[str]:
    if not isinstance(item, Mapping):
        if isinstance(item, Sequence) and not isinstance(item, str):
            raise TypeError("lists of lists are not written: no field holds them")
        return [f"- {scalar(item)}"]
    first, *rest = [line for name, one in item.items() for line in lines(name, one)]
    return [f"- {first}", *(_INDENT + line for line in rest)]


def _text(key: str, value: str) -> list[str]:
    rows = value.split("\n")
    block = (
        len(rows) > 1
        and rows[0]
        and rows[-1]
        and not rows[0].startswith(" ")
        and all(row == row.rstrip() for row in rows)
        and not _CONTROL.search(value)
    )
    if not block:
        return [f"{key}: {scalar(value)}"]
    return [f"{key}: |-", *(_INDENT + row if row else "" for row in rows)]


def quoted(value: str) -> str:
    """A text in double quotes; JSON reads it too."""
    return _CONTROL.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))

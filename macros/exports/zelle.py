r"""One cell of a table: text that a German Excel shows as it is, and lists and parts of entries as text.

Grammar of lists: the items of a list are joined by `` | ``; a part is written ``feld: wert; feld: wert``, without the
fields that are empty; a list inside a part stands in square brackets. A backslash comes before each of the signs
``\ | ; [ ]`` that belongs to a value inside a list, so that every cell can be taken apart again.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

BETWEEN: Final = " | "
YES: Final = "ja"
NO: Final = "nein"

#: Signs with which a spreadsheet takes a cell for a formula, among them those of full width.
FORMULA: Final = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
#: „+49 30 23125 100“: digits in groups, so neither a formula nor a number to any spreadsheet.
INTERNATIONAL: Final = re.compile(r"\+[0-9]+(?: [0-9]+)+")
_MARKS = re.compile(r"[\\|;\[\]]")


def neutral(text: str) -> str:
    """``text`` so that no spreadsheet computes it: an apostrophe goes before what looks like a formula.

    A text that has apostrophes before such a sign itself gets one more, so that taking one away is always right.
    International telephone numbers written in groups stay as they are: they are no formula, and must be readable.
    """
    return f"'{text}" if FORMULA.match(text) and not INTERNATIONAL.fullmatch(text) else text


def number(value: Decimal | int) -> str:
    """A number with decimal comma, without groups."""
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else str(value)


def cell(value: Any) -> str:
    """The text of a cell for a CSV file, where no spreadsheet may take it for a formula."""
    text = written(value)
    return neutral(text) if isinstance(value, str | list) else text


def written(value: Any) -> str:
    """A text, a number, a yes or no, or a list of those and of parts (as dicts), as a text."""
    if value is None:
        return ""
    if isinstance(value, list):
        return _list(value)
    return value if isinstance(value, str) else _simple(value)


def _list(values: Iterable[Any]) -> str:
    return BETWEEN.join(_item(value) for value in values)


def _item(value: Any) -> str:
    return _part(value) if isinstance(value, dict) else _simple(value)


def _part(part: dict[str, Any]) -> str:
    return "; ".join(f"{name}: {_inner(value)}" for name, value in part.items() if value is not None and value != [])


def _inner(value: Any) -> str:
    if isinstance(value, list):
        return f"[{_list(value)}]"
    return f"[{_part(value)}]" if isinstance(value, dict) else _simple(value)


def _simple(value: Any) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Decimal | int):
        return number(value)
    return _escaped(str(value))


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\g<0>", text)

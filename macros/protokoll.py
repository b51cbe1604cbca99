"""How a build tells what it is doing: lines for people, or records for the command that started it.

A build runs as a process of its own. ``konzept bauen`` starts it with ``KONZEPT_PROTOKOLL=json`` and reads one JSON
record a line from its standard output; anybody else sees the same as plain lines.
"""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from macros.errors import Problem, Schwere

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VARIABLE = "KONZEPT_PROTOKOLL"


def tell_problems(problems: Iterable[Problem]) -> None:
    """Every problem, as a line on standard error or a record on standard output."""
    for problem in problems:
        if _records():
            _write({"art": "problem", **problem.as_dict()})
        else:
            sys.stderr.write(f"{problem}\n")


def tell_step(schritt: str, fertig: int = 0, von: int = 0) -> None:
    """What the build does now and how much of it is done; said only to a command that listens."""
    if _records():
        _write({"art": "schritt", "schritt": schritt, "fertig": fertig, "von": von})


def read_record(line: str) -> Mapping[str, Any]:
    """One record as the build wrote it; an empty mapping for any other line."""
    try:
        record = json.loads(line)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def as_problem(record: Mapping[str, Any]) -> Problem:
    """The problem in a record."""
    values = {key: value for key, value in record.items() if key != "art"}
    return Problem(**{**values, "schwere": Schwere(values["schwere"])})


def _records() -> bool:
    return os.environ.get(VARIABLE) == "json"


def _write(record: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
    sys.stdout.flush()

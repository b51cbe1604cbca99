"""Files beside entries: pictures, tables, shapes, reports. Here only what can be told without knowing who uses them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from macros.errors import Problem
from macros.source import unreadable

if TYPE_CHECKING:
    from pathlib import Path

PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".svg"})
FOLDERS: Final = {
    ".csv": frozenset({"indikatoren"}),
    ".geojson": frozenset({"gemeinden", "verbaende", "planungsraeume"}),
    ".md": frozenset({"berichte"}),
}
"""Which other files lie in which folders."""
_ACTIVE: Final = re.compile(
    r"<\s*(?:script|foreignObject|iframe|use[^>]+href\s*=\s*[\"']http)|\son\w+\s*=|javascript:|@import|url\(\s*[\"']?http",
    re.IGNORECASE,
)


def belongs(suffix: str, folder: str) -> bool:
    """Whether files with this ending may lie in a folder of ``concept_data/`` (``""`` is the top)."""
    return suffix in PICTURES or folder in FOLDERS.get(suffix, ())


def measure(path: Path, name: str) -> tuple[int | None, list[Problem]]:
    """The size of a file in bytes (None when it cannot be read), and what is wrong with it.

    Wrong is what cannot be read, and an SVG that is more than a drawing.
    """
    try:
        size = path.stat().st_size
        text = path.read_text(encoding="utf-8", errors="replace") if path.suffix == ".svg" else ""
    except OSError as error:
        return None, [Problem(name, 0, 0, "", unreadable(error), regel="quelle")]
    if match := _ACTIVE.search(text):
        line = text.count("\n", 0, match.start()) + 1
        message = f"„{match[0].strip()}“ gehört nicht in ein Bild – bitte als reine Zeichnung speichern"
        return size, [Problem(name, line, 1, "", message, regel="bild")]
    return size, []

"""Files beside entries: pictures, tables, shapes, reports. Here only what can be told without knowing who uses them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from macros.errors import Problem, Schwere
from macros.raster import MAX_COPY, fault
from macros.source import unreadable
from macros.svg import SvgFehler, clean

if TYPE_CHECKING:
    from pathlib import Path

PICTURES: Final = frozenset({".jpg", ".jpeg", ".png", ".webp", ".svg"})
MAX_BYTES: Final = 2 * 1_048_576
"""A picture may be this large in the concept; the site shows smaller copies."""
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

    Wrong is what cannot be read, a picture that cannot be shown, and an SVG that is more than a drawing. A file larger
    than a picture may be is not opened.
    """
    try:
        size = path.stat().st_size
        picture = path.suffix in PICTURES and size <= MAX_BYTES
        data = path.read_bytes() if picture else b""
    except OSError as error:
        return None, [Problem(name, 0, 0, "", unreadable(error), regel="quelle")]
    if not picture:
        return size, []
    if path.suffix == ".svg":
        return size, _drawing(data, name)
    told = fault(data, path.name)
    return size, [Problem(name, 0, 0, "", told, regel="bild")] if told else []


def _drawing(data: bytes, name: str) -> list[Problem]:
    text = data.decode("utf-8", errors="replace")
    if match := _ACTIVE.search(text):
        line = text.count("\n", 0, match.start()) + 1
        message = f"„{match[0].strip()}“ gehört nicht in ein Bild – bitte als reine Zeichnung speichern"
        return [Problem(name, line, 1, "", message, regel="bild")]
    try:
        drawing = clean(data)
    except SvgFehler as error:
        return [Problem(name, 0, 0, "", str(error), regel="bild")]
    if (much := len(drawing.text.encode())) > MAX_COPY:
        message = f"ist {much // 1000} KB groß – erlaubt sind {MAX_COPY // 1000}, bitte die Zeichnung vereinfachen"
        return [Problem(name, 0, 0, "", message, regel="bild")]
    if drawing.entfernt:
        message = f"erscheint ohne {', '.join(drawing.entfernt)} – bitte ansehen, ob das Bild noch stimmt"
        return [Problem(name, 0, 0, "", message, Schwere.WARNUNG, regel="bild")]
    return []

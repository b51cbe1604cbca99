"""Drawings (SVG): a drawing in, the same drawing without anything that could act, load or explode, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import Final
from xml.parsers import expat

SVG: Final = "http://www.w3.org/2000/svg"
SHAPES: Final = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
ELEMENTS: Final = SHAPES | {
    "svg", "g", "title", "desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath",
}  # fmt: skip
WORDS: Final = frozenset({"title", "desc"})
ATTRIBUTES: Final = frozenset({
    "id", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "width", "height", "points",
    "transform", "viewBox", "preserveAspectRatio", "fill", "fill-rule", "fill-opacity", "stroke", "stroke-width",
    "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset",
    "stroke-opacity", "opacity", "color", "display", "visibility", "clip-path", "clip-rule", "clipPathUnits", "offset",
    "stop-color", "stop-opacity", "gradientUnits", "gradientTransform", "spreadMethod",
})  # fmt: skip
MAX_DEPTH: Final = 64
_VALUE: Final = re.compile(r"(?!.*url\((?!#[\w-]+\)))[\w\s#%.,()+-]*", re.DOTALL)
_NUMBER: Final = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px|mm|pt)?\s*")


class SvgFehler(ValueError):
    """The drawing cannot be shown; the message is the end of a German sentence."""


@dataclass(frozen=True, slots=True)
class Zeichnung:
    """A clean drawing: width and height as its picture area says, the text of the file, what was left out of it."""

    breite: int
    hoehe: int
    text: str
    entfernt: tuple[str, ...]


def clean(data: bytes) -> Zeichnung:
    """The drawing with its known elements and attributes only; colours in ``style`` become attributes.

    Raises SvgFehler when it cannot be read, when it declares entities, or when nothing of it would be seen.
    """
    sieve = _Sieve()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = _refuse_entity
    parser.StartElementHandler = sieve.start
    parser.EndElementHandler = sieve.end
    parser.CharacterDataHandler = sieve.words
    try:
        parser.Parse(data, True)  # noqa: FBT003 -- the signature of expat
    except expat.ExpatError as error:
        raise SvgFehler(f"ist keine lesbare SVG-Datei (Zeile {error.lineno}) – bitte neu speichern") from None
    removed = tuple(sorted(sieve.removed))
    if not sieve.drawn:
        what = f" – abgelehnt wurde: {', '.join(removed)}" if removed else ""
        raise SvgFehler(f"enthält keine Zeichnung, die wir zeigen können{what}")
    return Zeichnung(*sieve.size, f"{''.join(sieve.out)}\n", removed)


def _refuse_entity(*_: object) -> None:
    raise SvgFehler("enthält eigene Kürzel (<!ENTITY>) – bitte als einfaches SVG speichern")


class _Sieve:
    """Takes the events of a parser, and writes what may stay into ``out``."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.removed: set[str] = set()
        self.drawn = False
        self.size = (0, 0)
        self._open: list[str] = []
        self._skipped = 0

    def start(self, tag: str, given: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if self._skipped or space != SVG or name not in ELEMENTS or (name == "svg") == bool(self._open):
            # What drawing programs note for themselves has a namespace of its own, and is not missed by anyone.
            if not self._skipped and space in {SVG, ""} and name != "metadata":
                self.removed.add(f"<{name}>")
            self._skipped += 1
            return
        if len(self._open) >= MAX_DEPTH:
            raise SvgFehler("ist zu tief verschachtelt – bitte als einfaches SVG speichern")
        kept = self._kept(given)
        if name == "svg":
            self.size = _size(kept)
            kept = {"xmlns": SVG, "viewBox": f"0 0 {self.size[0]} {self.size[1]}", **kept}
        self.drawn = self.drawn or name in SHAPES
        self._open.append(name)
        self.out.append("<" + " ".join([name, *(f'{key}="{escape(value)}"' for key, value in kept.items())]) + ">")

    def end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self.out.append(f"</{self._open.pop()}>")

    def words(self, text: str) -> None:
        if not self._skipped and self._open and self._open[-1] in WORDS:
            self.out.append(escape(text, quote=False))

    def _kept(self, given: dict[str, str]) -> dict[str, str]:
        styled = (part.partition(":") for part in given.get("style", "").split(";"))
        values = given | {key.strip(): value.strip() for key, _, value in styled if value}
        kept = {}
        for name, value in values.items():
            if name in ATTRIBUTES and _VALUE.fullmatch(value):
                kept[name] = value
            elif name.startswith("on") or name in ATTRIBUTES or name.endswith("href"):
                self.removed.add(name.rpartition(" ")[2])
        return kept


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    box = attributes.get("viewBox", "").replace(",", " ").split()
    sides = box[2:] if len(box) == 4 else [attributes.get("width", ""), attributes.get("height", "")]  # noqa: PLR2004 -- x, y, width, height
    numbers = [_NUMBER.fullmatch(side) for side in sides]
    found = [float(match[1]) for match in numbers if match]
    if len(found) < len(sides) or min(found) <= 0:
        raise SvgFehler("nennt keine Größe – bitte mit viewBox speichern")
    scale = 1 if max(found) >= 1 else 1 / max(found)
    return max(1, round(found[0] * scale)), max(1, round(found[1] * scale))

"""Reads the marked figures of a finished site and holds them against the recount."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.nachrechnen.rechnungen import figures
from macros.nachrechnen.rohdaten import lies

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

MARKED = re.compile(r'<data value="(-?\d+)" data-zahl="([^"]+)">([^<]*)</data>')


@dataclass(frozen=True, slots=True)
class Abweichung:
    """A figure the site shows and the recount does not find so; ``soll`` is None when nobody counts it."""

    seite: str
    name: str
    gezeigt: str
    soll: int | None


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """How many figures were found on how many pages, and what differs."""

    zahlen: int
    seiten: int
    abweichungen: tuple[Abweichung, ...]


def nachrechnen(folder: Path, site: Path, heute: date) -> Ergebnis:
    """Hold every marked figure below ``site`` against the raw files in ``folder``.

    The value that machines read and the number people read are both compared. Raises KonzeptFehler for unreadable YAML.
    """
    expected = figures(lies(folder, heute))
    found, pages = 0, 0
    wrong: list[Abweichung] = []
    for path in sorted(site.rglob("*.html")):
        marks = MARKED.findall(path.read_text(encoding="utf-8"))
        pages += bool(marks)
        for value, name, shown in marks:
            found += 1
            right = expected.get(html.unescape(name))
            if right is None or int(value) != right or shown.replace(".", "") != str(right):
                wrong.append(Abweichung(path.relative_to(site).as_posix(), html.unescape(name), shown, right))
    return Ergebnis(found, pages, tuple(wrong))

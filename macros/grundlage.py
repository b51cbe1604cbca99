"""The ground on which every file of a site stands: the program, the day, and what no page can be said to read alone.

Whatever is in here and changes makes every file anew. Entries, chapters, values and boundaries are not in here: who
reads them is known (``macros.spur``).
"""

from __future__ import annotations

import sys
import sysconfig
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from macros.arten import ART_BY_FOLDER
from macros.ordner import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

ENGINE = Path(__file__).resolve().parent.parent
PROGRAM = ("macros", "overrides")
TRACED = frozenset({".yaml", ".csv", ".geojson"})


def ground(folder: Path, stichtag: date, *more: str) -> str:
    """A digest of it all for the concept in ``folder``; ``more`` are further circumstances of this build."""
    digest = blake2b(digest_size=16)
    installed = sorted(path.name for path in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))
    for word in (sys.version, *installed, stichtag.isoformat(), *more):
        digest.update(word.encode() + b"\0")
    for path in (ENGINE / "mkdocs.yml", *_program(), *_beside(folder / DATA)):
        digest.update(str(path).encode() + b"\0")
        digest.update(blake2b(path.read_bytes()).digest())
    return digest.hexdigest()


def _program() -> Iterator[Path]:
    for name in PROGRAM:
        yield from sorted(path for path in (ENGINE / name).rglob("*") if path.is_file() and path.suffix != ".pyc")


def _beside(data: Path) -> Iterator[Path]:
    """Everything in the concept but the entries and what belongs to one: the frame's own data, pictures, versions."""
    for path in sorted(data.rglob("*")):
        entry = path.parent.name in ART_BY_FOLDER and path.suffix in TRACED
        if path.is_file() and not entry:
            yield path

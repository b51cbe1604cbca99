"""One page, or one file, of every kind of a finished site."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

#: In a folder with more folders than this, or more files with one ending, they are many of one kind.
FEW = 3
START = "index.html"


def kinds_of(site: Path) -> list[str]:
    """The addresses of the longest page of each family, embeds and redirects too, and the page of errors."""
    pages = [path.relative_to(site).as_posix() for path in site.rglob(START)]
    return ["404.html", *(name.removesuffix(START) for name in longest(site, pages))]


def longest(site: Path, files: Iterable[str], few: int = FEW) -> list[str]:
    """The longest file of each family, of paths below the site; sorted. ``few`` may be less for a small site."""
    found: dict[tuple[str, ...], str] = {}
    for name in sorted(files):
        key = family(site, PurePosixPath(name), few)
        if key not in found or size(site, found[key]) < size(site, name):
            found[key] = name
    return sorted(found.values())


def family(site: Path, path: PurePosixPath, few: int) -> tuple[str, ...]:
    """The path with a star for each part that is one of many."""
    folders = tuple(
        part if place == 0 or folders_in(site.joinpath(*path.parts[:place])) <= few else "*"
        for place, part in enumerate(path.parts[:-1])
    )
    alike = len(list(site.joinpath(path.parent).glob(f"*{path.suffix}")))
    many = alike > few or (folders[-1:] == ("*",) and path.name != START)
    return (*folders, f"*{path.suffix}" if many else path.name)


def size(site: Path, name: str) -> int:
    """The length of a file in bytes."""
    return site.joinpath(name).stat().st_size


def folders_in(folder: Path) -> int:
    """How many folders a folder has: more than a few are one kind many times."""
    return sum(1 for one in folder.iterdir() if one.is_dir())


def leads_on(site: Path, address: str) -> bool:
    """Whether the page at an address only leads to another."""
    return b'http-equiv="refresh"' in (site / address / ("" if address.endswith(".html") else START)).read_bytes()

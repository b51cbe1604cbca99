"""One page of every kind of a finished site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: In a folder with more folders than this, they are many of one kind.
FEW = 3


def kinds_of(site: Path) -> list[str]:
    """The addresses of the longest page of each family, embeds and redirects too, and the page of errors."""
    longest: dict[tuple[str, ...], Path] = {}
    for path in sorted(site.rglob("index.html")):
        parts = path.parent.relative_to(site).parts
        family = tuple(
            part if place == 0 or few(site.joinpath(*parts[:place])) else "*" for place, part in enumerate(parts)
        )
        if family not in longest or longest[family].stat().st_size < path.stat().st_size:
            longest[family] = path
    found = sorted(path.parent.relative_to(site).as_posix() for path in longest.values())
    return ["404.html", *("" if name == "." else f"{name}/" for name in found)]


def few(folder: Path) -> bool:
    """Whether the pages below a folder are each their own kind, and not one kind many times."""
    return sum(1 for one in folder.iterdir() if one.is_dir()) <= FEW

"""One page of every kind of a finished site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def kinds_of(site: Path) -> list[str]:
    """The addresses of the longest page of each folder and depth, redirects and embeds too, and the page of errors."""
    longest: dict[tuple[str, int, str], Path] = {}
    for path in sorted(site.rglob("index.html")):
        parts = path.parent.relative_to(site).parts
        last = parts[-1] if len(parts) > 2 else ""  # a page below an entry is a kind of its own
        key = (parts[0] if parts else "", len(parts), last)
        if key not in longest or longest[key].stat().st_size < path.stat().st_size:
            longest[key] = path
    found = sorted(path.parent.relative_to(site).as_posix() for path in longest.values())
    return ["404.html", *("" if name == "." else f"{name}/" for name in found)]

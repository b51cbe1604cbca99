"""The search of the theme on the same pages: what its plugin would index, for its own worker in the browser."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import material  # type: ignore[import-untyped] -- publishes no types
from bs4 import BeautifulSoup
from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped] -- as above

if TYPE_CHECKING:
    from collections.abc import Iterable

ASSETS = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
#: What the plugin writes for ``language: de`` without any further word in mkdocs.yml.
CONFIG = {
    "lang": ["de"],
    "separator": r"[\s\-]+",
    "pipeline": ["stemmer"],
    "fields": {"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}},
}


def documents(site: Path, addresses: Iterable[str]) -> list[dict[str, str]]:
    """The sections of the pages at ``addresses`` as the theme's plugin cuts them: location, title, text."""
    index: Any = SearchIndex(**CONFIG)
    for address in addresses:
        soup = BeautifulSoup((site / address / "index.html").read_bytes(), "lxml")
        if soup.main is None:
            continue
        title = soup.h1.get_text(" ", strip=True) if soup.h1 else address
        page = SimpleNamespace(content=soup.main.decode_contents(), toc=[], url=address, title=title, meta={})
        index.add_entry_from_context(page)
    entries: list[dict[str, str]] = index.entries
    return list({doc["location"]: doc for doc in reversed(entries)}.values())[::-1]


def worker() -> str:
    """The name of the worker's file, below the theme's scripts."""
    return next(ASSETS.glob("workers/search.*.min.js")).relative_to(ASSETS).as_posix()

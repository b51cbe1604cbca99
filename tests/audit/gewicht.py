"""The weight of pages as a server with gzip sends them: what a first visit costs, and what every further page.

A first visit is the page and all it names: style, scripts, pictures in the largest size offered, the icon. On a further
page style, icon and the script of every page are there already; the page and its own scripts are not. The page of the
search fetches its index at once, so this is part of the first visit. What a script fetches later, when somebody acts,
is not counted.
"""

from __future__ import annotations

import gzip
from functools import cache, partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from lxml import html

from tests.audit.befund import Befund, found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

NAME = "Gewicht der Seiten"
KB: Final = 1024
FIRST: Final = 100 * KB
DETAIL: Final = 8 * KB
CHART: Final = 15 * KB
LIST: Final = 25 * KB
#: Compressed on the way, as in veroeffentlichen/nginx.conf; pictures are already.
TEXT: Final = frozenset({".html", ".css", ".js", ".svg", ".json", ".xml"})
EVERYWHERE: Final = "assets/js/seite.js"
SEARCH: Final = "suche/index.html"
FETCHED: Final = frozenset({"suche/kern.json", "suche/worte.json"})
#: Entries whose page shows an area or figures, with a map, charts or the tables that go with them.
CHARTS: Final = frozenset({"gemeinden", "planungsraeume", "verbaende", "handlungsfelder", "indikatoren"})
#: Lists that stand alone at the top, and the sections with lists below the top: by topic, by Gemeinde, by version.
LISTS: Final = frozenset(
    {"a-bis-z", "begriffe", "zustaendigkeiten", "luecken", "suche", "so-pflegen-wir", "selbstauskunft", "freizeit"}
)
LISTS_BELOW: Final = {"zustaendig": 2, "aenderungen": 2, "angebote": 3, "aktualitaet": 3}


def tools() -> dict[str, str]:
    return {}


def files(site: Path) -> list[str]:
    return found(site, "*.html")


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    sent = cache(partial(weight, site))
    for name in files:
        yield from (Befund(name, text) for text in faults(site, name, sent))


def faults(site: Path, name: str, sent: Callable[[str], int]) -> Iterator[str]:
    """What is too heavy about one page; ``sent`` gives the bytes of a file as they are sent."""
    named = references(site, name)
    first = sent(name) + sum(map(sent, named))
    if first > FIRST:
        yield f"erster Besuch {first / KB:.1f} KB, erlaubt sind {FIRST // KB} KB"
    further = sent(name) + sum(sent(one) for one in named if one.endswith(".js") and one != EVERYWHERE)
    if further > limit(site, name):
        yield f"jeder weitere Besuch {further / KB:.1f} KB, erlaubt sind {limit(site, name) // KB} KB"


def limit(site: Path, name: str) -> int:
    """What a further page may weigh, by its address."""
    folders = PurePosixPath(name).parts[:-1]
    top, depth = (folders[0] if folders else ""), len(folders)
    if depth >= LISTS_BELOW.get(top, depth + 1):
        return LIST
    if depth == 1:
        return LIST if top in LISTS or any((site / top).glob("*/index.html")) else CHART
    if depth == 0:
        return CHART
    return CHART if depth == 2 and top in CHARTS else DETAIL


def references(site: Path, name: str) -> set[str]:
    """The files of the site that a page has fetched when it is shown for the first time."""
    page = html.fromstring((site / name).read_bytes())
    named = [*page.xpath("//script/@src | //img/@src | //link[@rel='stylesheet' or @rel='icon']/@href")]
    named += [one.split()[-2] for one in page.xpath("//@srcset")]  # the largest stands last
    inside = {urlsplit(urljoin(f"/{name}", one)).path.lstrip("/") for one in named if not urlsplit(one).scheme}
    inside |= FETCHED if name == SEARCH else set()
    return {one for one in inside if (site / one).is_file()}


def weight(site: Path, name: str) -> int:
    """The bytes of a file as they are sent."""
    data = (site / name).read_bytes()
    return len(gzip.compress(data, 6)) if PurePosixPath(name).suffix in TEXT else len(data)

"""sitemap.xml by the rules of sitemaps.org: full addresses of pages that are there and want to be found, and of all."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import etree

from tests.audit.befund import Befund, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NAME = "Sitemap"
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
#: In the order the schema asks for, with what may stand in them.
PARTS = {
    "loc": re.compile(r"https?://\S{1,2040}"),
    "lastmod": re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?"),
    "changefreq": re.compile("always|hourly|daily|weekly|monthly|yearly|never"),
    "priority": re.compile(r"0(\.\d+)?|1(\.0+)?"),
}
MOST = 50_000
LARGEST = 50 * 1024 * 1024
#: Pages that search engines must not list: they say so, or they only lead on.
HIDDEN = (b'name="robots" content="noindex', b'http-equiv="refresh"')


def tools() -> dict[str, str]:
    return {}


def files(site: Path) -> list[str]:
    return found(site, "sitemap.xml", "sitemap.xml.gz")


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    for name in files:
        content = (site / name).read_bytes()
        if name.endswith(".gz"):
            content = gzip.decompress(content)
        yield from (Befund(name, text) for text in faults(site, content))


def faults(site: Path, content: bytes) -> Iterator[str]:
    """What is wrong with the bytes of a sitemap of this site."""
    if len(content) > LARGEST:
        yield "ist größer als 50 MB"
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError as error:
        yield f"nicht zu lesen: {error}"
        return
    if root.tag != f"{NAMESPACE}urlset":
        yield f"beginnt mit {root.tag!r}"
    for entry in root:
        yield from misplaced(entry)
    addresses = [entry.findtext(f"{NAMESPACE}loc", "") for entry in root]
    if len(addresses) > MOST:
        yield f"nennt {len(addresses)} Seiten, erlaubt sind {MOST}"
    yield from (f"zweimal genannt: {one}" for one in sorted({one for one in addresses if addresses.count(one) > 1}))
    yield from strangers(site, addresses)


def misplaced(entry: etree._Element) -> Iterator[str]:
    """What the schema does not allow in one ``url``."""
    names = [str(part.tag).removeprefix(NAMESPACE) for part in entry]
    if entry.tag != f"{NAMESPACE}url" or names != [name for name in PARTS if name in names] or "loc" not in names:
        yield f"{entry.tag!r} enthält {', '.join(names) or 'nichts'}"
        return
    for name, part in zip(names, entry, strict=True):
        if not PARTS[name].fullmatch(part.text or ""):
            yield f"{name}: {part.text}"


def strangers(site: Path, addresses: Sequence[str]) -> Iterator[str]:
    """Addresses that are no page to be found here, and pages that are but are not listed."""
    start = min(addresses, key=len, default="")
    listed = set()
    for address in addresses:
        parts = urlsplit(address)
        path = site / unquote(parts.path.removeprefix(urlsplit(start).path)) / "index.html"
        if not address.startswith(start) or parts.query or parts.fragment or not path.is_file():
            yield f"keine Seite: {address}"
        elif hidden(path):
            yield f"will nicht gefunden werden: {address}"
        listed.add(path)
    for path in sorted(set(site.rglob("index.html")) - listed):
        if not hidden(path):
            yield f"fehlt: {path.parent.relative_to(site).as_posix()}/"


def hidden(path: Path) -> bool:
    """Whether a page keeps search engines from listing it."""
    text = path.read_bytes()
    return any(one in text for one in HIDDEN)

"""robots.txt: nothing that a crawler would stumble over, everything open, and the way to the sitemap."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from tests.audit.befund import Befund, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NAME = "robots.txt"
#: RFC 9309, section 2.2, and the line that sitemaps.org adds.
WORDS = frozenset({"user-agent", "allow", "disallow", "sitemap"})


def tools() -> dict[str, str]:
    return {}


def files(site: Path) -> list[str]:
    return found(site, "robots.txt")


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    for name in files:
        yield from (Befund(name, text) for text in faults(site, (site / name).read_text(encoding="utf-8")))


def faults(site: Path, text: str) -> Iterator[str]:
    """What is wrong with the text of a robots.txt."""
    lines = [line.partition("#")[0].strip() for line in text.splitlines()]
    for line in filter(None, lines):
        word, colon, _ = line.partition(":")
        if not colon or word.strip().lower() not in WORDS:
            yield f"unbekannte Zeile „{line}“"
    parser = RobotFileParser()
    parser.parse(lines)
    maps = parser.site_maps() or []
    if not maps:
        yield "nennt keine Sitemap"
    for address in maps:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            yield f"Sitemap ohne vollständige Adresse: {address}"
        elif not (site / parts.path.rpartition("/")[2]).is_file():
            yield f"Sitemap gibt es nicht: {address}"
        elif not parser.can_fetch("*", address.rpartition("/")[0] + "/"):
            yield "sperrt die Startseite aus"

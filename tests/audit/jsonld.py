"""JSON-LD: every block on every page parses, and uses only types and properties that schema.org has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from lxml import html
from rdflib import SDO

from tests.audit.befund import Befund, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NAME = "JSON-LD"
CONTEXT: Final = "https://schema.org"
#: The keywords of JSON-LD that a description needs.
KEYWORDS: Final = frozenset({"@context", "@id", "@type", "@graph"})


def tools() -> dict[str, str]:
    return {}


def files(site: Path) -> list[str]:
    """The pages that have a block."""
    return [name for name in found(site, "*.html") if b"application/ld+json" in (site / name).read_bytes()]


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    for name in files:
        page = html.fromstring((site / name).read_bytes())
        for block in page.iterfind('.//script[@type="application/ld+json"]'):
            yield from (Befund(name, text) for text in faults(block.text or ""))


def faults(block: str) -> Iterator[str]:
    """What is wrong with the text of one block."""
    try:
        content = json.loads(block)
    except ValueError as error:
        yield f"kein JSON: {error}"
        return
    if not isinstance(content, dict) or str(content.get("@context", "")).rstrip("/") != CONTEXT:
        yield "beschreibt nichts mit schema.org"
        return
    yield from unknown(content)


def unknown(value: Any) -> Iterator[str]:
    """Words that schema.org does not have, types as ``@type`` and the rest as properties, at any depth."""
    if isinstance(value, list):
        for inner in value:
            yield from unknown(inner)
    elif isinstance(value, dict):
        if "@type" not in value and "@graph" not in value:
            yield f"ohne Typ: {', '.join(value)}"
        for key, inner in value.items():
            names = (inner if isinstance(inner, list) else [inner]) if key == "@type" else [key]
            yield from (f"kennt schema.org nicht: {name}" for name in names if not known(name, kind=key == "@type"))
            yield from unknown(inner)


def known(name: str, *, kind: bool) -> bool:
    """Whether schema.org has the word, as a type (large first letter) or as a property."""
    return (not kind and name in KEYWORDS) or (name in SDO and name[:1].isupper() == kind)

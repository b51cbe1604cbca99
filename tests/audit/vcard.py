"""vCards by RFC 2426 (version 3.0): what a card must have once, and a program that reads it."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

import vobject

from tests.audit import zeilen
from tests.audit.befund import Befund, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NAME = "vCard"
#: In every card exactly once; the others as often as they like, but these not more than once.
NEEDED: Final = ("BEGIN", "VERSION", "FN", "N", "UID", "REV", "END")
ONCE: Final = ("GEO", "PRODID", "ORG", "BDAY", "SOURCE")
#: What a value looks like where the standard says so.
SHAPES: Final = {
    "VERSION": re.compile(r"3\.0"),
    "GEO": re.compile(r"-?\d{1,2}(\.\d+)?;-?\d{1,3}(\.\d+)?"),
    "REV": re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?"),
    "EMAIL": re.compile(r"[^@\s]+@[^@\s]+"),
    "TEL": re.compile(r"\+?[0-9 ]+"),
    "URL": re.compile(r"https?://\S+"),
    "ADR": re.compile(r"(?:(?:\\.|[^;\\])*;){6}(?:\\.|[^;\\])*"),
    "N": re.compile(r"(?:(?:\\.|[^;\\])*;){4}(?:\\.|[^;\\])*"),
}


def tools() -> dict[str, str]:
    return {"vobject": version("vobject")}


def files(site: Path) -> list[str]:
    return found(site, "*.vcf")


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    for name in files:
        yield from (Befund(name, text) for text in faults((site / name).read_bytes()))


def faults(content: bytes) -> Iterator[str]:
    """What is wrong with the bytes of one card."""
    yield from zeilen.faults(content)
    try:
        vobject.readOne(content.decode()).validate(raiseException=True)
    except (vobject.base.VObjectError, UnicodeDecodeError) as error:
        yield f"nicht zu lesen: {error}"
        return
    pairs = zeilen.properties(content)
    names = [name for name, _ in pairs]
    yield from (f"{name} {names.count(name)}-mal" for name in NEEDED if names.count(name) != 1)
    yield from (f"{name} mehrmals" for name in ONCE if names.count(name) > 1)
    for name, value in pairs:
        if name in SHAPES and not SHAPES[name].fullmatch(value):
            yield f"{name}: {value}"

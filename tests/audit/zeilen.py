"""The lines of iCalendar and vCard files: how they end, how long they are, what they say unfolded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

#: RFC 5545, section 3.1, and RFC 2425, section 5.8.1: in bytes, without the end of the line.
LONGEST: Final = 75


def faults(content: bytes) -> Iterator[str]:
    """What is wrong with the lines of a file."""
    if not content.endswith(b"\r\n"):
        yield "endet nicht mit CRLF"
    for number, line in enumerate(content.split(b"\r\n"), 1):
        if b"\n" in line or b"\r" in line:
            yield f"Zeile {number}: Zeilenende ohne CRLF"
        elif len(line) > LONGEST:
            yield f"Zeile {number}: {len(line)} Bytes lang"


def properties(content: bytes) -> list[tuple[str, str]]:
    """Name (upper case, without parameters) and value of each line, unfolded."""
    text = content.decode().replace("\r\n ", "").replace("\r\n\t", "")
    lines = (line.partition(":") for line in text.splitlines() if line)
    return [(name.partition(";")[0].upper(), value) for name, _, value in lines]

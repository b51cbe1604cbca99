"""The header of a Markdown file: the YAML between two lines ``---`` at its top."""

from __future__ import annotations

from typing import Final

from macros.source import Value, parse

FENCE: Final = "---"


def front_matter(name: str, text: str) -> dict[str, Value]:
    """The front matter of a Markdown file, empty when there is none; raises KonzeptFehler when it cannot be read."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != FENCE or FENCE not in (line.strip() for line in lines[1:]):
        return {}
    end = next(number for number, line in enumerate(lines[1:], 1) if line.strip() == FENCE)
    block = "\n".join(lines[1:end])
    return parse(f"\n{block}".encode(), name).data if block.strip() else {}

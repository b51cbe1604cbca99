"""The Markdown files of ``docs/``: the YAML between two lines ``---`` at their top, and the address of their page."""

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


def page_address(name: str) -> str:
    """The address of the page that a file of ``docs/`` makes, from the root of the site; the start page has none."""
    path = name.removeprefix("docs/").removesuffix(".md")
    path = path.removesuffix("index") if path == "index" or path.endswith("/index") else path
    return f"{path.strip('/')}/" if path.strip("/") else ""

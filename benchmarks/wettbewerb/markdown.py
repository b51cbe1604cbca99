"""Turns the content of a page back into Markdown, so that others can build the same page from ready-made text."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.wettbewerb.seiten import Seite

SILENT: Final = ("svg", "form", "script", "style", "button", "template", "input", "label")
BLOCKS: Final = frozenset(
    {"p", "ul", "ol", "li", "table", "dl", "h1", "h2", "h3", "h4", "h5", "div", "section", "header", "nav", "aside",
     "article", "details", "summary", "figure", "figcaption", "blockquote", "address", "caption", "footer", "fieldset"}
)  # fmt: skip
HEADINGS: Final = {f"h{level}": "#" * level for level in range(1, 7)}
MARK: Final = "\x02"
MARKED: Final = re.compile(r"\[(?P<text>[^\[\]\x02]*)\]\(\x02(?P<href>[^\x02]*)\x02(?P<ziel>[^\x02]*)\x02\)")
SPECIAL: Final = re.compile(r"([\\`*_\[\]<>])")


def page_text(page: Seite, known: set[str], write: Callable[[str, str], str]) -> str:
    """The content of a page of ours as Markdown.

    Links lead to the pages whose addresses are ``known``; ``write`` gives a link as it is written, from the link in our
    page and the address it leads to.
    """

    def written(found: re.Match[str]) -> str:
        target = found["ziel"]
        return f"[{found['text']}]({write(found['href'], target)})" if target in known else found["text"]

    return MARKED.sub(written, _marked(page))


@cache
def _marked(page: Seite) -> str:
    """The content as Markdown, each link into the site with marks around where it leads, for everybody alike."""

    def link(href: str) -> str | None:
        if "://" in href or href.startswith(("mailto:", "tel:")):
            return href
        address = posixpath.normpath(posixpath.join(page.adresse, urldefrag(href)[0]))
        target = "" if address == "." else f"{address}/"
        return f"{MARK}{href}{MARK}{target}{MARK}" if href else None

    return markdown(page.inhalt, link)


def markdown(html: str, link: Callable[[str], str | None]) -> str:
    """The same text as Markdown; ``link`` gives the target of an address as written, None where there is none."""
    soup = BeautifulSoup(html, "lxml")
    for tag in soup.find_all(SILENT):
        tag.decompose()
    parts = _blocks(soup.body or soup, link)
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def _blocks(tag: Tag, link: Callable[[str], str | None]) -> list[str]:
    """The blocks inside a tag; text between them is a paragraph."""
    found: list[str] = []
    running: list[str] = []

    def close() -> None:
        if text := " ".join("".join(running).split()):
            found.append(text)
        running.clear()

    for child in tag.children:
        if not isinstance(child, Tag) or (child.name not in BLOCKS and not child.find(BLOCKS)):
            running.append(_inline(child, link))
        else:
            close()
            found += _block(child, link)
    close()
    return found


def _block(tag: Tag, link: Callable[[str], str | None]) -> list[str]:
    if tag.name in HEADINGS:
        return [f"{HEADINGS[tag.name]} {_line(tag, link)}"]
    if tag.name in {"ul", "ol"}:
        sign = "-" if tag.name == "ul" else "1."
        items = (_blocks(item, link) for item in tag.find_all("li", recursive=False))
        return ["\n".join(_item(sign, item) for item in items if item)]
    if tag.name == "table":
        return ["\n".join(_table(tag, link))]
    if tag.name == "dl":
        return [f"{_line(term, link)}\n:   {_line(term.find_next('dd') or term, link)}" for term in tag.find_all("dt")]
    return _blocks(tag, link)


def _item(sign: str, blocks: list[str]) -> str:
    first, *rest = blocks
    lines = [f"{sign} {first}".replace("\n", "\n    ")]
    lines += ["    " + block.replace("\n", "\n    ") for block in rest]
    return "\n\n".join(lines)


def _table(tag: Tag, link: Callable[[str], str | None]) -> list[str]:
    rows = [
        [_line(cell, link).replace("|", "\\|") for cell in row.find_all(["th", "td"])] for row in tag.find_all("tr")
    ]
    rows = [row for row in rows if row]
    if not rows:
        return []
    return [f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:])]


def _line(tag: Tag, link: Callable[[str], str | None]) -> str:
    return " ".join("".join(_inline(child, link) for child in tag.children).split())


def _inline(node: object, link: Callable[[str], str | None]) -> str:
    if isinstance(node, NavigableString):
        return SPECIAL.sub(r"\\\1", str(node)) if type(node) is NavigableString else ""
    if not isinstance(node, Tag):
        return ""
    text = "".join(_inline(child, link) for child in node.children)
    if node.name in {"strong", "b"} and text.strip():
        return f"**{text.strip()}** "
    if node.name == "a" and text.strip():
        target = link(str(node.get("href", "")))
        return f"[{' '.join(text.split())}]({target})" if target else text
    return f" {text} " if node.name in BLOCKS or (node.name in {"br", "span"} and not text) else text

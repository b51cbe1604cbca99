"""Reads a finished file: the addresses in it, the places it has, and what should not stand there.

A tokenizer of regular expressions takes a tenth of the time of ``html.parser``, which only looks at the few pages
where something like a template tag was seen. What a tag says is worked out once, however often it comes again.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What a browser fetches without being asked for.
FETCHING_RELS = {
    "apple-touch-icon", "dns-prefetch", "icon", "manifest", "mask-icon", "modulepreload", "preconnect", "prefetch",
    "preload", "prerender", "stylesheet",
}  # fmt: skip
FETCHING_HREF = {"image", "use", "feimage"}  # SVG
#: The attributes that can hold an address.
ADDRESSES = {
    "action", "content", "data", "formaction", "href", "imagesrcset", "poster", "src", "srcset", "style", "xlink:href",
}  # fmt: skip
TEMPLATE_TAG = re.compile(r"\{\{|\{%|Macro Rendering Error")

SKIPPED = re.compile(r"<!--.*?-->|(<(script|style)\b[^>]*>)(.*?)</\2\s*>", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"""<([a-zA-Z][^\s/<>"']*)(\s[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*)>""")
ATTRIBUTE = re.compile(r"""([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
SRCSET = re.compile(r"(\S*[^\s,])(?:\s+[\d.]+[wxh])?\s*(?:,|$)")
REFRESH = re.compile(r"\s*\d+\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)


class Link(NamedTuple):
    """An address as written: ``leads`` if readers can follow it, ``fetches`` if the browser loads it unasked."""

    url: str
    leads: bool
    fetches: bool


class _Tag(NamedTuple):
    """What one tag says."""

    key: str | None = None
    name: str | None = None
    redirects: bool = False
    has_base: bool = False
    links: tuple[Link, ...] = ()


@dataclass
class Inhalt:
    """What one file of the site says about itself."""

    links: set[Link] = field(default_factory=set)
    ids: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    redirects: bool = False
    has_base: bool = False
    template_tag: str = ""

    def has_anchor(self, name: str) -> bool:
        """Whether a link can lead to the place ``name``."""
        return name in self.ids or name in self.names

    def take(self, tag: _Tag) -> None:
        """Take note of a tag."""
        if tag.key is not None:
            self.ids[tag.key] += 1
        if tag.name is not None:
            self.names.add(tag.name)
        self.redirects = self.redirects or tag.redirects
        self.has_base = self.has_base or tag.has_base
        self.links.update(tag.links)


def read_html(text: str) -> Inhalt:
    """Return what a page of HTML (or an SVG file) contains."""
    page = Inhalt()
    if TEMPLATE_TAG.search(text):
        finder = _TemplateTags()
        finder.feed(text)
        finder.close()
        page.template_tag = finder.found
    styles: list[str] = []

    def skip(match: re.Match[str]) -> str:
        if (match[2] or "").lower() == "style":
            styles.append(match[3])
        return match[1] or ""

    for tag, attributes in TAG.findall(SKIPPED.sub(skip, text)):
        if "=" in attributes and (says := _tag(tag.lower(), attributes)) is not None:
            page.take(says)
    for style in styles:
        page.links |= read_css(style).links
    return page


@lru_cache(maxsize=1 << 16)
def _tag(tag: str, attributes: str) -> _Tag | None:
    """What a tag says, or None for one that says nothing: most do not, and most that do come on every page."""
    values = {
        name.lower(): html.unescape(double or single or bare).strip()
        for name, double, single, bare in ATTRIBUTE.findall(attributes)
    }
    says = _Tag(
        key=values.get("id"),
        name=values.get("name") if tag == "a" else None,
        redirects=values.get("http-equiv", "").lower() == "refresh",
        has_base=tag == "base" and "href" in values,
        links=tuple(link for name in ADDRESSES.intersection(values) for link in _addresses(tag, name, values)),
    )
    return None if says == _Tag() else says


def _addresses(tag: str, name: str, values: dict[str, str]) -> Iterator[Link]:
    """Yield the addresses in one attribute of a tag."""
    value = values[name]
    if name in ("href", "xlink:href"):
        if tag != "base":
            rels = set(values.get("rel", "").lower().split())
            fetches = tag in FETCHING_HREF or (tag == "link" and bool(rels & FETCHING_RELS))
            yield Link(value, leads=tag in ("a", "area"), fetches=fetches)
    elif name in ("src", "poster") or (name == "data" and tag == "object"):
        yield Link(value, leads=tag == "iframe", fetches=True)
    elif name in ("action", "formaction"):
        yield Link(value, leads=True, fetches=False)
    elif name in ("srcset", "imagesrcset"):
        yield from (Link(url, leads=False, fetches=True) for url in SRCSET.findall(value))
    elif name == "style":
        yield from read_css(value).links
    elif name == "content" and values.get("http-equiv", "").lower() == "refresh" and (match := REFRESH.match(value)):
        yield Link(match[1].strip(), leads=True, fetches=True)


def read_css(text: str) -> Inhalt:
    """Return the addresses that a style sheet loads."""
    found = CSS_URL.findall(CSS_COMMENT.sub("", text)) if "url(" in text or "@import" in text else ()
    urls = ("".join(groups).strip() for groups in found)
    return Inhalt(links={Link(url, leads=False, fetches=True) for url in urls if url and not url.startswith("#")})


class _TemplateTags(HTMLParser):
    """Find the first template tag that a reader would see; code samples may show them."""

    UNSEEN = frozenset({"code", "pre", "kbd", "samp", "script", "style", "template"})
    SPOKEN = frozenset({"alt", "title", "aria-label", "placeholder", "content", "value"})

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.UNSEEN:
            self.depth += 1
        for name, value in attrs:
            if name in self.SPOKEN:
                self.look(value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.UNSEEN and self.depth:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        self.look(data)

    def look(self, text: str) -> None:
        if not self.found and not self.depth and (match := TEMPLATE_TAG.search(text)):
            self.found = " ".join(text[match.start() : match.start() + 60].split())

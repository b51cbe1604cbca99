"""Markdown fields of the data: Markdown in, sanitised HTML out, with links to entries resolved."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

import nh3
from markdown import Markdown

from macros.arten import ART_BY_KEY

if TYPE_CHECKING:
    from collections.abc import Callable

LINK = re.compile(rf'href="({"|".join(ART_BY_KEY)}):([a-z0-9-]+)"')
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "code",
        "dd",
        "dl",
        "dt",
        "em",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "td": {"align"}, "th": {"align"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto", "tel", *ART_BY_KEY}


def resolve_links(html: str, address: Callable[[str, str], str | None]) -> str:
    """``html`` with every ``href="art:id"`` replaced by what ``address(art, id)`` gives.

    An address of None leaves the link without a target; the checks have refused it before.
    """

    def replace(match: re.Match[str]) -> str:
        target = address(match[1], match[2])
        return match[0] if target is None else f'href="{target}"'

    return LINK.sub(replace, html)


def scrolling_tables(html: str, label: Callable[[int], str]) -> str:
    """``html`` with every table in a region of its own that scrolls on a narrow screen, named by ``label(number)``."""
    number = count(1)

    def wrap(match: re.Match[str]) -> str:
        name = label(next(number))
        return f'<div class="ik-scroll" tabindex="0" role="region" aria-label="{name}">{match[0]}</div>'

    return TABLE.sub(wrap, html)


class Markdowntext:
    """Turns Markdown fields into HTML. Headings start at level 3, since a field stands inside a section."""

    @cached_property
    def _parser(self) -> Markdown:
        return Markdown(extensions=["tables", "sane_lists", "toc"], extension_configs={"toc": {"baselevel": 3}})

    def html(self, text: str, address: Callable[[str, str], str | None]) -> str:
        """``text`` as sanitised HTML; ``address`` gives the URL of an entry."""
        raw = self._parser.reset().convert(text)
        clean = nh3.clean(raw, tags=set(TAGS), attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
        return resolve_links(clean, address)

    def inline(self, text: str, address: Callable[[str, str], str | None]) -> str:
        """``text`` as HTML without the paragraph around it, for a single sentence."""
        html = self.html(text, address)
        return html[3:-4] if html.startswith("<p>") and html.count("<p>") == 1 else html

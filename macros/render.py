"""Renders fragments: the only module of the product that knows Jinja.

Templates write ``url(entry)``; the address they get starts with ``ROOT``, which is replaced by the way up to the root
of the site when a page is finished. So a fragment does not know how deep its page lies, and works under any sub-path.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from macros.model.types import tel_uri
from macros.texte import Markdowntext

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.konzept import Konzept

ROOT = "\x11"  # no STX: Python-Markdown takes that out of what a macro prints
CLUB = re.compile(r"e\. V\.|<script.*?</script>", re.DOTALL)
OVERRIDES = Path(__file__).resolve().parent.parent / "overrides"


class Renderer:
    """Fragments of one concept in one language.

    ``vorschau`` shows where each block of data is kept; ``editor`` is the pattern of a link that opens an editor
    there, with ``{datei}`` and ``{zeile}`` (empty: the place is shown as text).
    """

    def __init__(
        self, konzept: Konzept, *, cache: Path | None = None, vorschau: bool = False, editor: str = ""
    ) -> None:
        self.konzept = konzept
        self.vorschau = vorschau
        self.editor = editor
        self._markdown = Markdowntext()
        compiled = _bytecode(cache)
        self._env = Environment(
            loader=FileSystemLoader(OVERRIDES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=compiled,
        )
        sprache = konzept.sprache
        self._env.globals.update(
            t=sprache.t, sprache=sprache, k=konzept, url=self.url, quelle=self.quelle, vorschau=vorschau
        )
        self._env.filters.update(
            datum=sprache.datum,
            monat=sprache.monat,
            zahl=sprache.zahl,
            markdown=self.markdown,
            tel=tel_uri,
            iso=lambda day: day.isoformat(),
            umbrechbar=_breakable,
        )

    def fragment(self, name: str, **values: object) -> Markup:
        """The fragment ``overrides/fragments/<name>.html`` with the given values, its links starting with ``ROOT``."""
        return Markup(self._env.get_template(f"fragments/{name}.html").render(values))  # noqa: S704 -- autoescaped

    def frame(self, values: Mapping[str, object]) -> str:
        """The frame of a page, ``overrides/main.html``."""
        return self._env.get_template("main.html").render(values)

    def has_fragment(self, name: str) -> bool:
        """Whether there is a fragment of that name."""
        return (OVERRIDES / "fragments" / f"{name}.html").is_file()

    def url(self, target: Any) -> str:
        """The address of a node, or of a path from the root of the site."""
        return ROOT + (target if isinstance(target, str) else str(target.adresse))

    def markdown(self, text: str, *, inline: bool = False) -> Markup:
        """A Markdown field as HTML."""
        convert = self._markdown.inline if inline else self._markdown.html
        return Markup(convert(text, self.address))  # noqa: S704 -- sanitised by nh3

    def address(self, art: str, key: str) -> str | None:
        """The address of the entry ``art:key``, starting with ``ROOT``, or None."""
        node = self.konzept.knoten(art, key)
        return self.url(node) if node is not None else None

    def quelle(self, node: Any) -> tuple[str, str] | None:
        """In the preview: where the record of a node is kept, and the link that opens it there."""
        source = getattr(node, "source", None)
        if not self.vorschau or source is None:
            return None
        line = source.place(())[0]
        return f"{source.name}:{line}", self.editor.format(datei=source.name, zeile=line) if self.editor else ""


def _bytecode(cache: Path | None) -> FileSystemBytecodeCache | None:
    """Compiled templates in ``cache``; without a folder that can be written, they are compiled each time."""
    if cache is None:
        return None
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(cache)) if os.access(cache, os.W_OK) else None


def rooted(html: str, root: str) -> str:
    """Finished HTML of a page whose way up to the root of the site is ``root``, what belongs together on one line."""
    return CLUB.sub(_together, html.replace(ROOT, root))


def _together(found: re.Match[str]) -> str:
    """A space that does not break; what a script reads stays as it is."""
    return "e.\u00a0V." if found[0] == "e. V." else found[0]


def _breakable(text: str) -> Markup:
    """An e-mail address that may break after its @."""
    return Markup(str(escape(text)).replace("@", "@<wbr>"))  # noqa: S704 -- escaped in the same line

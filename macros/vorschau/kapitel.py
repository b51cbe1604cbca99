"""Chapters of the preview: one Markdown file at a time through MkDocs, out of the concept in memory."""

from __future__ import annotations

import logging
import sys
import tempfile
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from macros.bauen import ENGINE
from macros.ordner import PROSE

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from macros.pages import Seitenwerk

NOT_FOUND = "404.html"


class KapitelFehler(Exception):
    """MkDocs or its plugin for macros wanted to end the program over a chapter."""


def chapter(werk: Seitenwerk, docs: Path, name: str) -> str:
    """The page that the file ``name`` of the concept (``docs/…``) makes; raises what MkDocs raises, KapitelFehler too.

    The text is that of ``werk``, not what the file holds by now: it may be broken. ``404.html`` stands for the page
    that says that there is none.
    """
    one = _One(werk, name)
    told = _Told()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(told)
    propagated, logger.propagate = logger.propagate, False
    try:
        with tempfile.TemporaryDirectory() as site:
            config = load_config(str(ENGINE / "mkdocs.yml"), docs_dir=str(docs), site_dir=site)
            config.theme.static_templates = {NOT_FOUND} if name == NOT_FOUND else set()
            config.extra.update(konzept=werk, nur_kapitel=True)
            config.plugins["konzept/vorschau"] = one
            build(config)
    except SystemExit as error:
        raise KapitelFehler(name) from error
    finally:
        logger.propagate = propagated
        logger.removeHandler(told)
    return one.html


class _Nothing(Config):  # type: ignore[no-untyped-call]  # -- MkDocs leaves it so
    """The options of the plugin."""


class _One(BasePlugin[_Nothing]):  # type: ignore[no-untyped-call]  # -- as above
    """Leaves out everything but one page, and keeps it instead of writing it."""

    def __init__(self, werk: Seitenwerk, name: str) -> None:
        self.werk = werk
        self.name = name
        self.html = ""

    @event_priority(200)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take every text from memory; the others are there to be linked to."""
        _ = files
        made = Files([])
        for name, text in self.werk.konzept.daten.prosa.items():
            file = File.generated(config, name.removeprefix(f"{PROSE}/"), content=text)
            if name != self.name:
                file.inclusion = InclusionLevel.EXCLUDED
            made.append(file)
        return made

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the page."""
        _ = page, config
        self.html = output
        return ""

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Keep the page for addresses that do not exist."""
        _ = template_name, config
        self.html = output_content
        return ""


class _Told(logging.Handler):
    """What MkDocs finds odd, for whoever reads the terminal."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)

    def emit(self, record: Any) -> None:
        """Print one line."""
        sys.stderr.write(f"MkDocs: {record.getMessage()}\n")

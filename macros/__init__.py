"""The generator: a checked concept in, a linked site out. ``define_env`` is where mkdocs-macros meets it."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Give Markdown pages the product's macros; called by mkdocs-macros."""
    from macros.components.makros import Makros  # noqa: PLC0415 -- every module of the package imports this one first

    werk = env.conf["extra"]["konzept"]
    for name, macro in Makros(werk.renderer, werk.rahmen).all().items():
        env.macro(macro, name)


def on_pre_page_macros(env: Any) -> None:
    """Keep the template engine away from code samples; called by mkdocs-macros before it renders a page."""
    from macros.makroaufrufe import raw_code  # noqa: PLC0415 -- as above

    env.markdown = raw_code(env.markdown)


def on_post_page_macros(env: Any) -> None:
    """Fit the headings of blocks to the headings of the page; called by mkdocs-macros after it rendered a page."""
    from macros.components.makros import settle_headings  # noqa: PLC0415 -- as above

    env.markdown = settle_headings(env.markdown)

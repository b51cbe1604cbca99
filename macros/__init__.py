"""The generator: a checked concept in, a linked site out. ``define_env`` is where mkdocs-macros meets it."""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Give Markdown pages the product's macros; called by mkdocs-macros."""
    from macros.components.makros import Makros  # noqa: PLC0415 -- every module of the package imports this one first

    werk = env.conf["extra"]["konzept"]
    for name, macro in Makros(werk.renderer, werk.rahmen).all().items():
        env.macro(macro, name)

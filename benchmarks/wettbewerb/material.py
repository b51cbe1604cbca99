"""The same pages as ready-made Markdown in mkdocs with Material and its search."""

from __future__ import annotations

import posixpath
import sys
from typing import TYPE_CHECKING

from benchmarks.wettbewerb.markdown import page_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.wettbewerb.seiten import Seite

CONFIG = """site_name: Integrationskonzept
site_url: https://integration.musterland.example/
docs_dir: docs
site_dir: site
theme:
  name: material
  language: de
  font: false
plugins:
  - search:
      lang: de
markdown_extensions:
  - attr_list
  - def_list
  - tables
validation:
  links:
    anchors: ignore
"""
#: Without an entry in the navigation: nothing but the start page stands there.
WITHOUT = "nav:\n  - index.md\n"


def prepare(pages: Sequence[Seite], folder: Path) -> list[Path]:
    """Write the pages as Markdown below ``folder`` and both configurations; returns the files that will be built."""
    known = {page.adresse for page in pages}
    for page in pages:
        path = folder / "docs" / _source(page.adresse)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_text(page, known), encoding="utf-8")
    if "" not in known:
        (folder / "docs" / "index.md").write_text("# Start\n", encoding="utf-8")
    (folder / "mit.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "ohne.yml").write_text(CONFIG + WITHOUT, encoding="utf-8")
    return [folder / "site" / page.adresse / "index.html" for page in pages]


def command(config: str) -> list[str]:
    """The command that builds it: ``config`` is ``mit`` or ``ohne`` the pages in the navigation."""
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", f"{config}.yml"]


def _text(page: Seite, known: set[str]) -> str:
    here = posixpath.dirname(_source(page.adresse)) or "."
    return page_text(page, known, lambda _, address: posixpath.relpath(_source(address), here))


def _source(address: str) -> str:
    """The Markdown file of an address, as authors would name it: no folder for a single page."""
    return f"{address.rstrip('/') or 'index'}.md"

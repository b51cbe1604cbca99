"""The same pages as ready-made Markdown in Eleventy, in the frame of ours; only where npm is there."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from benchmarks.wettbewerb.markdown import page_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.wettbewerb.seiten import Seite

VERSION: Final = "3.1.8"
CONFIG: Final = """module.exports = function (config) {
  return {
    dir: { input: "docs", includes: "../rahmen", output: "site" },
    markdownTemplateEngine: false,
  };
};
"""


def install(folder: Path) -> bool:
    """Install it below ``folder``; False where npm is missing or cannot fetch it."""
    npm = shutil.which("npm")
    if npm is None:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", f"@11ty/eleventy@{VERSION}"]
    (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
    return subprocess.run(command, cwd=folder, check=False, stdin=subprocess.DEVNULL).returncode == 0


def prepare(pages: Sequence[Seite], folder: Path) -> list[Path]:
    """Write the pages and a layout for each kind and depth; returns the files that will be built."""
    known = {page.adresse for page in pages}
    (folder / "eleventy.config.js").write_text(CONFIG, encoding="utf-8")
    frames = folder / "rahmen"
    frames.mkdir()
    for page in pages:
        name = f"{page.gestalt}-{page.adresse.count('/')}"
        if not (frames / f"{name}.njk").exists():
            (frames / f"{name}.njk").write_text(_frame(page), encoding="utf-8")
        path = folder / "docs" / f"{page.adresse}index.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        title = page.titel.replace('"', "")
        head = f'---\nlayout: {name}.njk\ntitle: "{title}"\npermalink: "/{page.adresse}index.html"\n---\n'
        path.write_text(head + page_text(page, known, lambda href, _: href), encoding="utf-8")
    return [folder / "site" / page.adresse / "index.html" for page in pages]


def command() -> list[str]:
    """The command that builds it."""
    return ["node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]


def _frame(page: Seite) -> str:
    html = page.datei.read_text(encoding="utf-8")
    html = re.sub(r"<title>.*?</title>", "<title>{{ title }}</title>", html)
    return re.sub(r"(<main\b[^>]*>).*(</main>)", r"\1{{ content | safe }}\2", html, flags=re.DOTALL)

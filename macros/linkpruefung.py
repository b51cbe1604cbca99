"""Check a finished site folder: every link, every anchor, no orphan page, no request to another host.

MkDocs checks the links of prose only; pages made from data and what macros write are checked here, in the HTML that
readers get. Part of every build, so it must be quick: a tokenizer of regular expressions takes a tenth of the time
of ``html.parser``, which only looks at the few pages where something like a template tag was seen.
"""

import html
import os
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

START = "index.html"
NOT_FOUND_PAGE = "404.html"
#: Reached by addresses given elsewhere (embeds, permanent addresses, open data), not by links of the site.
ENTRANCES = ("einbetten/", "api/", "ars/", "ags/")
#: Schemes that a link may have. Everything else is a mistake, above all our own ``[…](anlaufstelle:id)`` left over.
SCHEMES = {"http", "https", "mailto", "tel", "sms", "geo", "webcal"}
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
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
SRCSET = re.compile(r"(\S*[^\s,])(?:\s+[\d.]+[wxh])?\s*(?:,|$)")
REFRESH = re.compile(r"\s*\d+\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CSS_URL = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)


class SiteProblem(NamedTuple):
    """One mistake in a finished site: the file (path inside the site) and what is wrong, in German."""

    file: str
    message: str


class _Link(NamedTuple):
    """An address as written: ``leads`` if readers can follow it, ``fetches`` if the browser loads it unasked."""

    url: str
    leads: bool
    fetches: bool


@dataclass
class _Page:
    """What one file of the site says about itself."""

    links: set[_Link] = field(default_factory=set)
    ids: Counter[str] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    redirects: bool = False
    has_base: bool = False
    template_tag: str = ""

    def has_anchor(self, name: str) -> bool:
        return name in self.ids or name in self.names


def check_site(site: Path, site_url: str = "") -> list[SiteProblem]:
    """Return everything wrong with the links of a finished site, sorted by file and message.

    ``site``: the folder with index.html. ``site_url``: where it will be published; addresses that begin with it are
    checked like relative ones, and its path is the root of the absolute links that 404.html needs.
    """
    files, problems = _inventory(site)
    pages: dict[str, _Page] = {}
    for name in sorted(files):
        if not name.endswith((".html", ".svg", ".css")):
            continue
        try:
            text = (site / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            problems.append(SiteProblem(name, "ist kein UTF-8"))
            continue
        pages[name] = _css(text) if name.endswith(".css") else _scan(text)
    resolver = _Resolver(files, pages, site_url)
    reached: dict[str, set[str]] = {}
    for name, page in pages.items():
        problems += [SiteProblem(name, message) for message in _about_page(page)]
        reached[name] = set()
        for link in page.links:
            target, message = resolver.resolve(name, link)
            if message:
                problems.append(SiteProblem(name, message))
            if target and link.leads:
                reached[name].add(target)
    return sorted([*problems, *_orphans(pages, reached)])


def _inventory(site: Path) -> tuple[set[str], list[SiteProblem]]:
    files: set[str] = set()
    for folder, folders, names in os.walk(site):
        folders.sort()
        prefix = Path(folder).relative_to(site).as_posix()
        files.update(name if prefix == "." else f"{prefix}/{name}" for name in names)
    return files, [] if START in files else [SiteProblem(START, "Die Startseite fehlt.")]


def _about_page(page: _Page) -> Iterator[str]:
    for name, count in page.ids.items():
        if count > 1:
            yield f"die id „{name}“ kommt {count}-mal vor, erlaubt ist jede nur einmal je Seite"
    if page.has_base:
        yield "enthält <base>: Verweise gelten damit nicht mehr unter jeder Adresse"
    if page.template_tag:
        yield f"zeigt einen nicht ausgeführten Platzhalter: „{page.template_tag}“"


def _orphans(pages: dict[str, _Page], reached: dict[str, set[str]]) -> Iterator[SiteProblem]:
    """Yield the pages that no chain of links from the start page leads to."""
    seen: set[str] = set()
    waiting = [START] if START in pages else []
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += reached.get(name, ())
    if not seen:
        return
    for name, page in pages.items():
        if name in seen or not name.endswith(".html") or page.redirects:
            continue
        if name != NOT_FOUND_PAGE and not name.startswith(ENTRANCES):
            yield SiteProblem(name, "verwaiste Seite: von der Startseite führt kein Weg dorthin")


def _scan(text: str) -> _Page:
    """Return what a page of HTML (or an SVG file) contains."""
    page = _Page()
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
        if "=" in attributes:
            _add_tag(page, tag.lower(), attributes)
    for style in styles:
        page.links |= _css(style).links
    return page


def _add_tag(page: _Page, tag: str, attributes: str) -> None:
    values = {
        name.lower(): html.unescape(double or single or bare).strip()
        for name, double, single, bare in ATTRIBUTE.findall(attributes)
    }
    if "id" in values:
        page.ids[values["id"]] += 1
    if tag == "a" and "name" in values:
        page.names.add(values["name"])
    page.has_base = page.has_base or (tag == "base" and "href" in values)
    page.redirects = page.redirects or values.get("http-equiv", "").lower() == "refresh"
    for name in ADDRESSES.intersection(values):
        page.links.update(_addresses(tag, name, values))


def _addresses(tag: str, name: str, values: dict[str, str]) -> Iterator[_Link]:
    """Yield the addresses in one attribute of a tag."""
    value = values[name]
    if name in ("href", "xlink:href"):
        if tag != "base":
            rels = set(values.get("rel", "").lower().split())
            fetches = tag in FETCHING_HREF or (tag == "link" and bool(rels & FETCHING_RELS))
            yield _Link(value, leads=tag in ("a", "area"), fetches=fetches)
    elif name in ("src", "poster") or (name == "data" and tag == "object"):
        yield _Link(value, leads=tag == "iframe", fetches=True)
    elif name in ("action", "formaction"):
        yield _Link(value, leads=True, fetches=False)
    elif name in ("srcset", "imagesrcset"):
        yield from (_Link(url, leads=False, fetches=True) for url in SRCSET.findall(value))
    elif name == "style":
        yield from _css(value).links
    elif name == "content" and values.get("http-equiv", "").lower() == "refresh" and (match := REFRESH.match(value)):
        yield _Link(match[1].strip(), leads=True, fetches=True)


def _css(text: str) -> _Page:
    """Return the addresses that a style sheet loads."""
    found = CSS_URL.findall(CSS_COMMENT.sub("", text)) if "url(" in text or "@import" in text else ()
    urls = ("".join(groups).strip() for groups in found)
    return _Page(links={_Link(url, leads=False, fetches=True) for url in urls if url and not url.startswith("#")})


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


class _Resolver:
    """Turns an address on a page into a file of the site, and says in German what is wrong with it."""

    def __init__(self, files: set[str], pages: dict[str, _Page], site_url: str) -> None:
        self.files = files
        self.folders = {""} | {str(parent) for name in files for parent in PurePosixPath(name).parents}
        self.pages = pages
        self.site_url = site_url.rstrip("/") + "/" if site_url else ""
        self.root = urlsplit(self.site_url).path or "/"
        self.cache: dict[tuple[str, _Link], tuple[str, str]] = {}

    def resolve(self, name: str, link: _Link) -> tuple[str, str]:
        """Return (file, problem); both may be empty: an address outside the site that is in order."""
        here = name if link.url.startswith(("#", "?")) or not link.url else posixpath.dirname(name)
        key = (f"{here}|{name == NOT_FOUND_PAGE}", link)
        if key not in self.cache:
            self.cache[key] = self._resolve(name, link)
        return self.cache[key]

    def _resolve(self, name: str, link: _Link) -> tuple[str, str]:
        url = link.url
        if not url:
            return "", "leerer Verweis"
        if self.site_url and (url + "/").startswith(self.site_url):
            return self._inside(name, "", url[len(self.site_url) :], url)
        if match := SCHEME.match(url):
            return "", self._foreign(match[1].lower(), link)
        if url.startswith("//"):
            return "", self._foreign("https", link)
        if url.startswith(("/", "\\")):
            if name != NOT_FOUND_PAGE:
                return "", f"absoluter Verweis „{url}“: gilt nur an einer Adresse, erwartet wird ein relativer"
            if not url.startswith(self.root):
                return "", f"Verweis „{url}“ führt aus der Website hinaus"
            return self._inside(name, "", url[len(self.root) :], url)
        return self._inside(name, posixpath.dirname(name), url, url)

    def _foreign(self, scheme: str, link: _Link) -> str:
        if scheme == "file" or len(scheme) == 1:
            return f"Verweis auf einen Ordner dieses Rechners: „{link.url}“"
        if scheme == "data" and link.fetches:
            return ""
        if scheme not in SCHEMES:
            return f"Verweis mit unbekanntem Anfang „{scheme}:“: „{link.url}“"
        if link.fetches:
            return f"lädt etwas von einem fremden Server: „{link.url}“"
        return ""

    def _inside(self, name: str, folder: str, url: str, written: str) -> tuple[str, str]:
        path, _, fragment = url.partition("#")
        path = unquote(path.partition("?")[0])
        if not path and folder == posixpath.dirname(name) and not written.startswith("http"):
            target = name
        else:
            target = posixpath.normpath(posixpath.join(folder, path)).removeprefix("./")
            if target == ".." or target.startswith("../"):
                return "", f"Verweis „{written}“ führt aus der Website hinaus"
            if target == "." or path.endswith("/") or target in self.folders:
                target = posixpath.join("" if target == "." else target, START)
        if target not in self.files:
            return "", f"toter Verweis „{written}“: {target} gibt es nicht"
        return target, self._anchor(target, unquote(fragment), written)

    def _anchor(self, target: str, fragment: str, written: str) -> str:
        name = fragment.partition(":~:")[0]
        if not name or name == "top" or target not in self.pages or target.endswith(".css"):
            return ""
        if self.pages[target].has_anchor(name):
            return ""
        return f"toter Anker „{written}“: {target} hat keine Stelle „{name}“"

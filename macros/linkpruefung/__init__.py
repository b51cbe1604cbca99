"""Check a finished site: every link, every anchor, no orphan page, no request to another host.

MkDocs checks the links of prose only; pages made from data and what macros write are checked here, in the HTML that
readers get. Part of every build, so it must be quick, and a file is looked at while it is written.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from macros.linkpruefung.lesen import Inhalt, read_css, read_html
from macros.linkpruefung.verweise import NOT_FOUND_PAGE, START, Resolver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

#: Reached by addresses given elsewhere (embeds, permanent addresses, open data), not by links of the site.
ENTRANCES = ("einbetten/", "api/", "ars/", "ags/")
LOOKED_AT = (".html", ".svg", ".css")


class SiteProblem(NamedTuple):
    """One mistake in a finished site: the file (path inside the site) and what is wrong, in German."""

    file: str
    message: str


class Seitenpruefung:
    """Looks at the files of a site one by one, and then says what is wrong with all of them together.

    ``site_url``: where the site will be published; addresses that begin with it are checked like relative ones, and
    its path is the root of the absolute links that 404.html needs.
    """

    def __init__(self, site_url: str = "") -> None:
        self.site_url = site_url
        self.pages: dict[str, Inhalt] = {}
        self.found: list[SiteProblem] = []

    def look(self, name: str, content: bytes) -> Inhalt | None:
        """Look at one file, by its path inside the site; return what stands in it, if that matters."""
        if not name.endswith(LOOKED_AT):
            return None
        try:
            text = content.decode()
        except UnicodeDecodeError:
            self.found.append(SiteProblem(name, "ist kein UTF-8"))
            return None
        page = self.pages[name] = read_css(text) if name.endswith(".css") else read_html(text)
        return page

    def look_at_rest(self, site: Path) -> set[str]:
        """Look at the files that nobody has shown yet; return the names of all."""
        names = inventory(site)
        for name in names - self.pages.keys():
            if name.endswith(LOOKED_AT):
                self.look(name, (site / name).read_bytes())
        return names

    def problems(self, files: AbstractSet[str]) -> list[SiteProblem]:
        """Everything wrong with a site of these files, sorted by file and message."""
        problems = [*self.found]
        if START not in files:
            problems.append(SiteProblem(START, "Die Startseite fehlt."))
        resolver = Resolver(files, self.pages, self.site_url)
        reached: dict[str, set[str]] = {}
        for name, page in self.pages.items():
            problems += [SiteProblem(name, message) for message in _about_page(page)]
            reached[name] = set()
            folder = name.rpartition("/")[0]
            for link in page.links:
                target, message = resolver.resolve(name, folder, link)
                if message:
                    problems.append(SiteProblem(name, message))
                if target and link.leads:
                    reached[name].add(target)
        return sorted([*problems, *_orphans(self.pages, reached)])


def check_site(site: Path, site_url: str = "") -> list[SiteProblem]:
    """Return everything wrong with the links of a finished site (the folder with index.html)."""
    check = Seitenpruefung(site_url)
    return check.problems(check.look_at_rest(site))


def inventory(site: Path) -> set[str]:
    """The names of all files of a site."""
    files: set[str] = set()
    for folder, _, names in os.walk(site):
        prefix = Path(folder).relative_to(site).as_posix()
        files.update(name if prefix == "." else f"{prefix}/{name}" for name in names)
    return files


def _about_page(page: Inhalt) -> Iterator[str]:
    for name, count in page.ids.items():
        if count > 1:
            yield f"die id „{name}“ kommt {count}-mal vor, erlaubt ist jede nur einmal je Seite"
    if page.has_base:
        yield "enthält <base>: Verweise gelten damit nicht mehr unter jeder Adresse"
    if page.template_tag:
        yield f"zeigt einen nicht ausgeführten Platzhalter: „{page.template_tag}“"


def _orphans(pages: dict[str, Inhalt], reached: dict[str, set[str]]) -> Iterator[SiteProblem]:
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

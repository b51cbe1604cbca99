"""The MkDocs adapter: translates its events into calls of the product, and decides nothing itself."""

from __future__ import annotations

import errno
import os
import sys
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from macros import exports, tausch
from macros.errors import Problem, errors_of
from macros.exports import Datei
from macros.exports.sicherheit import host_rules
from macros.geltung import downloads
from macros.linkpruefung import check_site
from macros.ordner import DATA, VERSIONS
from macros.pages import Seite, Seitenwerk, pages_of
from macros.pages.kopf import prose_head
from macros.prosa import Prosaseite, prose_pages
from macros.protokoll import tell_problems, tell_step
from macros.pruefen import problems_of
from macros.rahmen import ICON, STYLE, Rahmen, Seitenkopf
from macros.render import Renderer, rooted
from macros.texte import resolve_links, scrolling_tables
from macros.vergleich.abbild import published

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

READY = "fertig.html"
STEP = 100
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class DataPage(Page):
    """A page made from data: MkDocs gives it its place, its HTML is ready."""

    def __init__(self, seite: Seite, file: File, config: MkDocsConfig) -> None:
        super().__init__(seite.titel, file, config)
        self.seite = seite
        if seite.stand is not None:
            self.update_date = seite.stand.isoformat()
        self.is_link = not seite.suchmaschinen  # what is a link stays out of the sitemap

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing is read: the page has no Markdown."""
        self.markdown = ""
        self.meta = {"template": READY, "render_macros": False}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing is rendered here: the content is made when the page is written, so that pages stream out."""
        self.content = ""
        self.toc = TableOfContents([])
        self.present_anchor_ids: set[str] = set()


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the concept once, before mkdocs-macros asks for it."""
    folder = Path(config.docs_dir).parent
    stichtag = date.fromisoformat(os.environ.get("KONZEPT_STICHTAG") or date.today().isoformat())  # noqa: DTZ011 -- the one place where the reference day enters
    vorschau = os.environ.get("KONZEPT_VORSCHAU") == "1"
    tell_step("Daten lesen und prüfen")
    konzept, problems = problems_of(folder, stichtag, entwuerfe=vorschau)
    tell_problems(problems)
    if konzept is None or errors_of(problems):
        raise Abort(f"{len(errors_of(problems))} Fehler, nichts wurde veröffentlicht.")
    cache = os.environ.get("KONZEPT_CACHE")
    renderer = Renderer(
        konzept,
        cache=Path(cache) / "vorlagen" if cache else None,
        vorschau=vorschau,
        editor=os.environ.get("KONZEPT_EDITOR", ""),
    )
    rahmen = Rahmen(konzept, cache=Path(cache) / "bilder" if cache else None, vorschau=vorschau)
    config.extra["konzept"] = Seitenwerk(konzept, renderer, rahmen)
    config.site_name = f"{konzept.landkreis.name}: {konzept.konzept.titel}"
    if not config.site_url and konzept.daten.landkreis.adresse:
        config.site_url = konzept.daten.landkreis.adresse.rstrip("/") + "/"
    config.watch.extend(str(path) for path in (folder / "concept_data", Path(__file__).parent.parent / "overrides"))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages made from data, and take out what only the theme's own frame needs."""
    werk = _werk(config)
    for file in list(files):
        if file.src_uri.startswith("assets/") and file.generated_by is None and not file.is_documentation_page():
            files.remove(file)
    made: list[tuple[str, str | bytes]] = [(STYLE, werk.rahmen.stylesheet), (ICON, werk.rahmen.icon)]
    for name, content in (*made, *werk.rahmen.skripte.items(), *werk.rahmen.bilder.dateien()):
        files.append(File.generated(config, name, content=content))
    secret = [node.eintrag for node in werk.konzept.alle("anlaufstelle") if node.geschuetzt]
    ids = {key for entry in secret for key in (entry.id, *entry.frueher)}
    for name in downloads(werk.konzept):
        kept = Path(config.docs_dir).parent / DATA / VERSIONS / f"{name}.json"
        content = published(kept.read_text(encoding="utf-8"), ids)
        files.append(File.generated(config, f"{VERSIONS}/{name}.json", content=content))
    for seite in pages_of(werk):
        uri = f"{seite.adresse}index.md"
        if files.get_file_from_path(uri) or files.get_file_from_path(f"{seite.adresse.rstrip('/')}.md"):
            place = f"docs/{seite.adresse.rstrip('/')}.md"
            raise Abort(f"{place}: diese Adresse gehört einer Seite aus den Daten – bitte die Datei umbenennen")
        if seite.ganz:
            werk.ganze.append(seite)
            continue
        file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        DataPage(seite, file, config)
        files.append(file)
    werk.anzahl = len(files.documentation_pages())
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the theme's environment what the frame needs on pages without a page (404)."""
    werk = _werk(config)
    prefix = "/" + "/".join(part for part in str(config.site_url or "").split("/")[3:] if part)
    env.globals.update(
        t=werk.konzept.sprache.t,
        sprache=werk.konzept.sprache,
        site=werk.rahmen.site("404.html"),
        wurzel=prefix.rstrip("/") + "/",
        inhalt="",
    )
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Resolve links to entries in prose, let wide tables scroll, and explain the terms of the glossary."""
    if isinstance(page, DataPage):
        return html
    werk = _werk(config)
    linked = resolve_links(html, werk.renderer.address)
    tables = scrolling_tables(linked, lambda n: werk.konzept.sprache.t("Tabelle {nummer}", nummer=n))
    return rooted(werk.explained(tables), _root(page))


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Hand the frame its values: ready HTML for a page from data, the frame's own for prose."""
    werk = _werk(config)
    werk.geschrieben += 1
    if werk.geschrieben % STEP == 0 or werk.geschrieben == werk.anzahl:
        tell_step("Seiten schreiben", werk.geschrieben, werk.anzahl)
    if isinstance(page, DataPage):
        context["html"] = werk.html(page.seite)
        return context
    prosa = next(one for one in prose_pages(werk.konzept) if one.name == f"docs/{page.file.src_uri}")
    kopf = _prose_head(werk, prosa, page)
    context.update(werk.rahmen.values(kopf, page.content or "", _root(page)))
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Look at the finished site: no dead link, no orphan, nothing left unrendered."""
    _write_beside(_werk(config), Path(config.site_dir))
    tell_step("Fertige Seiten prüfen")
    found = check_site(Path(config.site_dir), str(config.site_url or ""))
    tell_problems(Problem(one.file, 0, 0, "", one.message, regel="seite") for one in found)
    tausch.mark(Path(config.site_dir))
    if _werk(config).renderer.vorschau:
        sys.stderr.write(f"Neu gebaut, {len(found)} Fehler in den fertigen Seiten.\n")
    elif found:
        raise Abort(f"{len(found)} Fehler in den fertigen Seiten, nichts wurde veröffentlicht.")


def _write_beside(werk: Seitenwerk, site: Path) -> None:
    """Write what needs no frame: whole documents and open data."""
    tell_step("Offene Daten schreiben")
    whole = (Datei.text(f"{page.adresse}index.html", werk.html(page)) for page in werk.ganze)
    for datei in chain(whole, exports.dateien(werk.konzept)):
        path = site / datei.adresse
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(datei.inhalt)
    rules = host_rules(werk.konzept, (path.name for path in site.iterdir() if path.is_dir()))
    (site / rules.adresse).write_bytes(rules.inhalt)


def on_build_error(error: Exception) -> None:
    """Tell a full disk or a missing right in one line; everything else MkDocs reports itself."""
    if isinstance(error, OSError) and error.errno is not None:
        place = str(error.filename or "bau")
        reason = (
            "der Datenträger ist voll" if error.errno in FULL else f"kann nicht geschrieben werden ({error.strerror})"
        )
        tell_problems([Problem(place, 0, 0, "", f"{reason} – die bisherige Website bleibt unverändert", regel="bau")])
        raise Abort("Nichts wurde veröffentlicht.")


def _werk(config: MkDocsConfig) -> Seitenwerk:
    werk = config.extra["konzept"]
    if not isinstance(werk, Seitenwerk):
        raise Abort("extra.konzept gehört dem Generator – bitte in mkdocs.yml löschen")
    return werk


def _prose_head(werk: Seitenwerk, prosa: Prosaseite, page: Page) -> Seitenkopf:
    t = werk.konzept.sprache.t
    zeichen = ("buch", t("Kapitel {nummer}", nummer=prosa.kapitel)) if prosa.kapitel else None
    sections = tuple((item.id, item.title) for item in _sections(page)) if prosa.layout == "kapitel" else ()
    crumbs = ((t("Start"), ""), (prosa.titel, None)) if prosa.adresse else ()
    return Seitenkopf(
        titel=prosa.titel,
        beschreibung=prosa.beschreibung,
        adresse=prosa.adresse,
        kanonisch=werk.rahmen.kanonisch(prosa.adresse),
        bereich=prosa.bereich if prosa.adresse else "",
        krumen=crumbs,
        zusatz=prose_head(werk.konzept, prosa.adresse, crumbs, _root(page)),
        layout=prosa.layout,
        zeichen=zeichen,
        abschnitte=sections,
    )


def _sections(page: Page) -> list[Any]:
    items = list(page.toc.items) if page.toc else []
    return items[0].children if len(items) == 1 else items


def _root(page: Page) -> str:
    return "../" * page.url.count("/") or "./"

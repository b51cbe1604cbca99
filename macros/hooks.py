"""The MkDocs adapter: translates its events into calls of the product, and decides nothing itself."""

from __future__ import annotations

import errno
import os
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from macros import exports, tausch
from macros.bestand import Bestand
from macros.errors import Problem, errors_of
from macros.exports.sicherheit import host_rules
from macros.grundlage import ground
from macros.pages import Seite, Seitenwerk, pages_of
from macros.pages.beigaben import beigaben
from macros.pages.kopf import prose_head
from macros.prosa import Prosaseite, prose_pages
from macros.protokoll import tell_problems, tell_step
from macros.pruefen import problems_of
from macros.rahmen import Rahmen, Seitenkopf
from macros.render import Renderer, rooted
from macros.schreiber import Schreiber
from macros.texte import resolve_links, scrolling_tables

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

STEP = 100
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the concept once, before mkdocs-macros asks for it; the preview has loaded it itself."""
    if _only_chapters(config):
        return config
    folder = Path(config.docs_dir).parent
    stichtag = date.fromisoformat(os.environ.get("KONZEPT_STICHTAG") or date.today().isoformat())  # noqa: DTZ011 -- the one place where the reference day enters
    vorschau = os.environ.get("KONZEPT_VORSCHAU") == "1"
    tell_step("Daten lesen und prüfen")
    konzept, problems = problems_of(folder, stichtag, entwuerfe=vorschau)
    tell_problems(problems)
    if konzept is None or errors_of(problems):
        raise Abort(f"{len(errors_of(problems))} Fehler, nichts wurde veröffentlicht.")
    cache = os.environ.get("KONZEPT_CACHE")
    renderer = Renderer(konzept, cache=Path(cache) / "vorlagen" if cache else None, vorschau=vorschau)
    rahmen = Rahmen(konzept, cache=Path(cache) / "bilder" if cache else None, vorschau=vorschau)
    config.extra["konzept"] = Seitenwerk(konzept, renderer, rahmen)
    config.site_name = f"{konzept.landkreis.name}: {konzept.konzept.titel}"
    if not config.site_url and konzept.daten.landkreis.adresse:
        config.site_url = konzept.daten.landkreis.adresse.rstrip("/") + "/"
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages made from data, and take out what only the theme's own frame needs."""
    werk = _werk(config)
    for file in list(files):
        if file.src_uri.startswith("assets/") and file.generated_by is None and not file.is_documentation_page():
            files.remove(file)
    if _only_chapters(config):
        return files
    for name, content in beigaben(werk):
        files.append(File.generated(config, name, content=content))
    for seite in pages_of(werk):
        name = seite.adresse.rstrip("/")
        if files.get_file_from_path(f"{name}/index.md") or files.get_file_from_path(f"{name}.md"):
            raise Abort(f"docs/{name}.md: diese Adresse gehört einer Seite aus den Daten – bitte die Datei umbenennen")
        werk.seiten.append(seite)
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
        sitemap=_sitemap(werk, config, files),
    )
    return env


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Resolve links to entries in prose, let wide tables scroll, and explain the terms of the glossary."""
    werk = _werk(config)
    linked = resolve_links(html, werk.renderer.address)
    tables = scrolling_tables(linked, lambda n: werk.konzept.sprache.t("Tabelle {nummer}", nummer=n))
    return rooted(werk.explained(tables), _root(page))


def on_page_context(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Hand the frame its values for a chapter."""
    werk = _werk(config)
    prosa = next(one for one in prose_pages(werk.konzept) if one.name == f"docs/{page.file.src_uri}")
    kopf = _prose_head(werk, prosa, page)
    context.update(werk.rahmen.values(kopf, page.content or "", _root(page)))
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write what MkDocs knows nothing of, and look at the finished site: no dead link, no orphan page."""
    if _only_chapters(config):
        return
    site = Path(config.site_dir)
    bestand = _bestand(config)
    schreiber = Schreiber(site, str(config.site_url or ""), bestand)
    _werk(config).konzept.gedaechtnis = bestand
    _write(_werk(config), schreiber)
    tell_step("Fertige Seiten prüfen")
    found = schreiber.problems()
    tell_problems(Problem(one.file, 0, 0, "", one.message, regel="seite") for one in found)
    tausch.mark(site)
    if found:
        raise Abort(f"{len(found)} Fehler in den fertigen Seiten, nichts wurde veröffentlicht.")
    bestand.save()


def _bestand(config: MkDocsConfig) -> Bestand:
    """What the last build into the same target left; without a cache and a target, nothing."""
    konzept, folder = _werk(config).konzept, Path(config.docs_dir).parent
    cache, target = os.environ.get("KONZEPT_CACHE"), os.environ.get("KONZEPT_ZIEL")
    if not cache or not target:
        return Bestand(None, None, "", konzept)
    named = blake2b(f"{folder.resolve()}|{target}".encode(), digest_size=8).hexdigest()
    base = ground(folder, konzept.stichtag, str(config.site_url), str(konzept.entwuerfe))
    return Bestand(Path(cache) / "bau" / f"{named}.json", Path(target), base, konzept)


def _write(werk: Seitenwerk, schreiber: Schreiber) -> None:
    """Write the pages made from data, and open data."""
    for number, page in enumerate(werk.seiten, start=1):
        make = partial(_encoded, werk, page)
        schreiber.make(f"{page.adresse}index.html", make, page.gelesen)
        if number % STEP == 0 or number == len(werk.seiten):
            tell_step("Seiten schreiben", number, len(werk.seiten))
    tell_step("Offene Daten schreiben")
    exports.write(werk.konzept, schreiber)
    rules = host_rules(werk.konzept, (path.name for path in schreiber.site.iterdir() if path.is_dir()))
    schreiber.write(rules.adresse, rules.inhalt)


def _encoded(werk: Seitenwerk, page: Seite) -> bytes:
    return werk.html(page).encode()


def on_build_error(error: Exception) -> None:
    """Tell a full disk or a missing right in one line; everything else MkDocs reports itself."""
    if isinstance(error, OSError) and error.errno is not None:
        place = str(error.filename or "bau")
        reason = (
            "der Datenträger ist voll" if error.errno in FULL else f"kann nicht geschrieben werden ({error.strerror})"
        )
        tell_problems([Problem(place, 0, 0, "", f"{reason} – die bisherige Website bleibt unverändert", regel="bau")])
        raise Abort("Nichts wurde veröffentlicht.")


def _only_chapters(config: MkDocsConfig) -> bool:
    """Whether the preview asks for chapters and makes everything else itself."""
    return config.extra.get("nur_kapitel") is True


def _werk(config: MkDocsConfig) -> Seitenwerk:
    werk = config.extra["konzept"]
    if not isinstance(werk, Seitenwerk):
        raise Abort("extra.konzept gehört dem Generator – bitte in mkdocs.yml löschen")
    return werk


def _sitemap(werk: Seitenwerk, config: MkDocsConfig, files: Files) -> list[tuple[str, str]]:
    """Address and day of the last change of every page that may be found elsewhere; none without an address."""
    if not config.site_url:
        return []
    pages = [file.page for file in files.documentation_pages() if file.page is not None]
    chapters = [(page.canonical_url or "", page.update_date) for page in pages]
    made = [
        (f"{config.site_url}{seite.adresse}", seite.stand.isoformat() if seite.stand else pages[0].update_date)
        for seite in werk.seiten
        if seite.suchmaschinen and not seite.ganz
    ]
    return chapters + made


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

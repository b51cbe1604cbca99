"""Rules for web servers that know redirects: the same list as the redirect pages, which work without them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from macros.exports.datei import Ausgabe, Datei
from macros.weiterleitungen import redirects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

FOLDER: Final = "weiterleitungen/"
MOVED: Final = 301


def base_path(konzept: Konzept) -> str:
    """The path under which the site lies on its host, with a slash at both ends: ``/`` or ``/integration/``."""
    path = urlsplit(konzept.daten.landkreis.adresse or "").path.strip("/")
    return f"/{path}/" if path else "/"


def server_pairs(konzept: Konzept) -> list[tuple[str, str]]:
    """Old and new address of each redirect, from the root of the server."""
    base = base_path(konzept)
    return [(base + one.alt, base + one.ziel.adresse) for one in redirects(konzept)]


def dateien(konzept: Konzept) -> Iterator[Datei]:
    """One file for each kind of server."""
    pairs = server_pairs(konzept)
    note = f"Frühere Adressen von {konzept.daten.landkreis.adresse or konzept.landkreis.name} und wohin sie führen."
    yield Datei.text("_redirects", _file(note, (f"{old} {new} {MOVED}" for old, new in pairs)))
    yield Datei.text(f"{FOLDER}apache.conf", _file(note, (apache_rule(old, new) for old, new in pairs)))
    yield Datei.text(f"{FOLDER}nginx.conf", _file(note, (line for old, new in pairs for line in nginx_rules(old, new))))


def _file(note: str, rules: Iterator[str]) -> str:
    return "\n".join([f"# {note}", *rules]) + "\n"


def apache_rule(old: str, new: str) -> str:
    """For the configuration of a site or for a file ``.htaccess``; Apache compares decoded paths."""
    pattern = re.sub(r"[^\w/-]", r"\\\g<0>", unquote(old.rstrip("/")), flags=re.ASCII)
    return f'RedirectMatch {MOVED} "^{pattern}/?$" "{new}"'


def nginx_rules(old: str, new: str) -> Iterator[str]:
    """For a block ``server { … }``; nginx compares decoded paths, with and without the last slash."""
    plain = unquote(old.rstrip("/"))
    for path in (plain, f"{plain}/"):
        yield f'location = "{path}" {{ return {MOVED} "{new}"; }}'


AUSGABE: Final = Ausgabe(
    key="weiterleitungen",
    titel="Weiterleitungen",
    beschreibung="Frühere Adressen und wohin sie führen, als Regeln für Apache, nginx, Netlify, Cloudflare und GitLab.",
    medientyp="text/plain",
    adresse=FOLDER,
    dateien=dateien,
)

"""Ready settings for web servers: security headers, caching, media types, and the redirects of old addresses.

Only ``/einbetten/`` may stand in frames of others, and only it and ``/api/`` may be read by scripts of others
(DESIGN §5). The files lie in ``server/``; ``_headers`` is read by hosts such as Netlify and Cloudflare Pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from macros.exports.datei import Ausgabe, Datei
from macros.exports.weiterleitungen import MOVED, apache_rule, base_path, nginx_rules, server_pairs
from macros.sicherheit import ASK, EMBEDDED, FOREVER, FRAMED, HEADERS, HSTS, POLICY, UNFRAMED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.konzept import Konzept

FOLDER: Final = "server/"
EMBEDS: Final = "einbetten/"
OPEN: Final = (EMBEDS, "api/")
#: What web servers do not know by themselves.
MEDIA_TYPES: Final = (
    ("csv", "text/csv"),
    ("geojson", "application/geo+json"),
    ("ics", "text/calendar"),
    ("jsonld", "application/ld+json"),
    ("vcf", "text/vcard"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)
#: Text that is worth packing, and whose letters are UTF-8.
TEXTS: Final = (
    "application/atom+xml", "application/geo+json", "application/javascript", "application/json",
    "application/ld+json", "application/xml", "image/svg+xml", "text/calendar", "text/css", "text/csv",
    "text/javascript", "text/plain", "text/vcard", "text/xml",
)  # fmt: skip


def dateien(konzept: Konzept) -> Iterator[Datei]:
    """One file for each kind of server."""
    for name, lines in (("nginx.conf", _nginx), ("apache.conf", _apache), ("Caddyfile", _caddy)):
        yield Datei.text(FOLDER + name, _file(lines(konzept)))


def host_rules(konzept: Konzept, folders: Iterable[str]) -> Datei:
    """The file ``_headers`` for a site with these folders at its top."""
    return Datei.text("_headers", _file(_headers(konzept, folders)))


def _file(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _note(konzept: Konzept, how: str) -> Iterator[str]:
    yield f"# Sicherheit, Zwischenspeicher und Weiterleitungen: {konzept.daten.landkreis.adresse or 'diese Website'}"
    yield f"# {how}"
    yield "# Die Datei entsteht bei jedem Bau neu. Eigene Änderungen gehören in eine andere Datei."


def _pattern(path: str) -> str:
    """A path as a regular expression; servers compare decoded paths."""
    return re.sub(r"[^\w/-]", r"\\\g<0>", unquote(path), flags=re.ASCII)


def _nginx(konzept: Konzept) -> Iterator[str]:
    """Lines for a block ``server { … }``; ``root`` and ``listen`` are the server's own."""
    base = base_path(konzept)
    yield from _note(konzept, "nginx: im Block „server“ einbinden mit: include /pfad/zur/website/server/nginx.conf;")
    yield f'set $konzept_csp "{POLICY}; {UNFRAMED}";'
    yield 'set $konzept_rahmen "DENY";'
    yield 'set $konzept_cors "";'
    yield f'set $konzept_cache "{ASK}";'
    yield f'if ($uri ~ "^{_pattern(base)}{EMBEDS}") {{'
    yield f'  set $konzept_csp "{EMBEDDED}; {FRAMED}";'
    yield from ('  set $konzept_rahmen "";', "}")
    yield f'if ($uri ~ "^{_pattern(base)}({"|".join(OPEN)})") {{ set $konzept_cors "*"; }}'
    yield f'if ($args ~ "^v=[0-9a-f]+$") {{ set $konzept_cache "{FOREVER}"; }}'
    yield "add_header Content-Security-Policy $konzept_csp always;"
    yield "add_header X-Frame-Options $konzept_rahmen always;"
    yield "add_header Access-Control-Allow-Origin $konzept_cors always;"
    yield "add_header Cache-Control $konzept_cache always;"
    for name, value in HEADERS:
        yield f'add_header {name} "{value}" always;'
    yield "# Erst einschalten, wenn die Website sicher und auf Dauer über https erreichbar ist:"
    yield f'# add_header {HSTS[0]} "{HSTS[1]}" always;'
    yield from ("server_tokens off;", "charset utf-8;", f"charset_types {' '.join(TEXTS)};")
    yield from ("gzip on;", "gzip_vary on;", f"gzip_types {' '.join(TEXTS)};")
    yield from ("index index.html;", "absolute_redirect off;", f"error_page 404 {base}404.html;")
    for ending, kind in MEDIA_TYPES:
        yield rf'location ~ "\.{ending}$" {{ types {{ }} default_type {kind}; }}'
    yield r'location ~ "/\.(?!well-known/)" { return 404; }'
    for old, new in server_pairs(konzept):
        yield from nginx_rules(old, new)


def _apache(konzept: Konzept) -> Iterator[str]:
    """Lines for a virtual host or for a file ``.htaccess``; they need ``mod_headers``."""
    base = base_path(konzept)
    yield from _note(konzept, "Apache 2.4: als .htaccess in den Ordner der Website legen (AllowOverride FileInfo).")
    yield f'SetEnvIf Request_URI "^{_pattern(base)}{EMBEDS}" konzept_einbetten'
    yield f'SetEnvIf Request_URI "^{_pattern(base)}({"|".join(OPEN)})" konzept_offen'
    yield "<IfModule mod_headers.c>"
    yield f'  Header always set Content-Security-Policy "{POLICY}; {UNFRAMED}" env=!konzept_einbetten'
    yield f'  Header always set Content-Security-Policy "{EMBEDDED}; {FRAMED}" env=konzept_einbetten'
    yield '  Header always set X-Frame-Options "DENY" env=!konzept_einbetten'
    yield '  Header always set Access-Control-Allow-Origin "*" env=konzept_offen'
    yield f'  Header always set Cache-Control "{ASK}" "expr=%{{QUERY_STRING}} !~ /^v=[0-9a-f]+$/"'
    yield f'  Header always set Cache-Control "{FOREVER}" "expr=%{{QUERY_STRING}} =~ /^v=[0-9a-f]+$/"'
    for name, value in HEADERS:
        yield f'  Header always set {name} "{value}"'
    yield "  # Erst einschalten, wenn die Website sicher und auf Dauer über https erreichbar ist:"
    yield f'  # Header always set {HSTS[0]} "{HSTS[1]}"'
    yield from ("</IfModule>", "AddDefaultCharset utf-8")
    yield "AddCharset utf-8 .css .csv .geojson .ics .js .json .jsonld .svg .txt .vcf .xml"
    for ending, kind in MEDIA_TYPES:
        yield f"AddType {kind} .{ending}"
    yield from (
        "<IfModule mod_deflate.c>",
        f"  AddOutputFilterByType DEFLATE text/html {' '.join(TEXTS)}",
        "</IfModule>",
    )
    yield f"ErrorDocument 404 {base}404.html"
    for old, new in server_pairs(konzept):
        yield apache_rule(old, new)


def _caddy(konzept: Konzept) -> Iterator[str]:
    """A whole ``Caddyfile``; the folder of the site lies below ``root`` at the path of its address."""
    base = base_path(konzept)
    host = urlsplit(konzept.daten.landkreis.adresse or "").hostname or "localhost"
    offen = " ".join(f"{base}{folder}*" for folder in OPEN)
    yield from _note(konzept, "Caddy 2: den Ordner hinter „root“ anpassen, dann caddy run --config Caddyfile")
    yield f"{host} {{"
    yield from ("\troot * /var/www/html", "\tencode zstd gzip", "\tfile_server")
    yield from (f"\t@einbetten path {base}{EMBEDS}*", f"\t@uebrige not path {base}{EMBEDS}*")
    yield from (f"\t@offen path {offen}", "\t@fest query v=*", "\t@wechselnd not query v=*")
    yield f'\theader @uebrige Content-Security-Policy "{POLICY}; {UNFRAMED}"'
    yield '\theader @uebrige X-Frame-Options "DENY"'
    yield f'\theader @einbetten Content-Security-Policy "{EMBEDDED}; {FRAMED}"'
    yield '\theader @offen Access-Control-Allow-Origin "*"'
    yield f'\theader @fest Cache-Control "{FOREVER}"'
    yield f'\theader @wechselnd Cache-Control "{ASK}"'
    for name, value in HEADERS:
        yield f'\theader {name} "{value}"'
    yield "\theader -Server"
    yield "\t# Erst einschalten, wenn die Website sicher und auf Dauer über https erreichbar ist:"
    yield f'\t# header {HSTS[0]} "{HSTS[1]}"'
    for ending, kind in MEDIA_TYPES:
        yield f'\theader *.{ending} Content-Type "{kind}; charset=utf-8"'
    for old, new in server_pairs(konzept):
        yield f"\tredir {old.rstrip('/')} {new} {MOVED}"
        yield f"\tredir {old} {new} {MOVED}"
    yield from ("\thandle_errors {", f"\t\trewrite * {base}404.html", "\t\tfile_server", "\t}", "}")


def _headers(konzept: Konzept, folders: Iterable[str]) -> Iterator[str]:
    """Rules by path.

    An answer gets the headers of every rule that fits, so what forbids frames stands with single folders: two policies
    hold together.
    """
    base = base_path(konzept)
    yield from _note(konzept, "Netlify, Cloudflare Pages: Die Datei wird von selbst gelesen.")
    yield f"{base}*"
    for name, value in (("Content-Security-Policy", POLICY), *HEADERS):
        yield f"  {name}: {value}"
    yield "  # Erst einschalten, wenn die Website sicher und auf Dauer über https erreichbar ist:"
    yield f"  # {HSTS[0]}: {HSTS[1]}"
    closed = sorted(folder for folder in folders if f"{folder}/" != EMBEDS)
    for path in ("", "404.html", *(f"{folder}/*" for folder in closed)):
        yield from (f"{base}{path}", f"  Content-Security-Policy: {UNFRAMED}", "  X-Frame-Options: DENY")
    for folder in OPEN:
        yield from (f"{base}{folder}*", "  Access-Control-Allow-Origin: *")


AUSGABE: Final = Ausgabe(
    key="sicherheit",
    titel="Einstellungen für Webserver",
    beschreibung="Sicherheit, Zwischenspeicher und Weiterleitungen für nginx, Apache, Caddy, Netlify und Cloudflare.",
    medientyp="text/plain",
    adresse=FOLDER,
    dateien=dateien,
)

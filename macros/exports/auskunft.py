"""Two files that programs look for at the top of a site: ``robots.txt`` and ``security.txt`` (RFC 9116)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from macros.exports.datei import Ausgabe, Datei
from macros.exports.weiterleitungen import base_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

SECURITY: Final = ".well-known/security.txt"
#: RFC 9116, 2.5.5: less than a year, so that nobody writes to an address that is long dead.
GOOD_FOR: Final = timedelta(days=364)


def dateien(konzept: Konzept) -> Iterator[Datei]:
    """What crawlers may read, and where to report a weakness; the second only where there is a mail address."""
    yield Datei.text("robots.txt", "\n".join(_robots(konzept)) + "\n")
    lines = tuple(_security(konzept))
    if lines:
        yield Datei.text(SECURITY, "\n".join(lines) + "\n")


def _robots(konzept: Konzept) -> Iterator[str]:
    root = konzept.daten.landkreis.adresse
    if base_path(konzept) != "/":
        yield "# Suchmaschinen lesen diese Datei nur ganz oben auf dem Server: bitte dorthin kopieren."
    yield "User-agent: *"
    yield "Disallow:"
    if root:
        yield f"Sitemap: {root.rstrip('/')}/sitemap.xml"


def _security(konzept: Konzept) -> Iterator[str]:
    kreis = konzept.daten.landkreis
    if kreis.impressum is None:
        return
    if base_path(konzept) != "/":
        yield "# Diese Datei gilt nur ganz oben auf dem Server: bitte den Ordner .well-known dorthin kopieren."
    yield f"Contact: mailto:{kreis.impressum.sicherheit_email or kreis.impressum.email}"
    yield f"Expires: {konzept.stichtag + GOOD_FOR}T00:00:00Z"
    yield f"Preferred-Languages: {', '.join(dict.fromkeys((konzept.sprache.lang, 'de', 'en')))}"
    if kreis.adresse:
        host = kreis.adresse.split("/", 3)[:3]
        yield f"Canonical: {'/'.join(host)}/{SECURITY}"


AUSGABE: Final = Ausgabe(
    key="auskunft",
    titel="robots.txt und security.txt",
    beschreibung="Was Suchmaschinen lesen dürfen, und wohin man eine Sicherheitslücke meldet.",
    medientyp="text/plain",
    adresse="robots.txt",
    dateien=dateien,
)

"""What the frame around every page shows: name, tabs, chapters, coordinating office, colours."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.bilder import Bilder
from macros.geltung import satz
from macros.karte import MapArea, MapShapes, project
from macros.knapp import knapp
from macros.model.types import tel_uri
from macros.palette import Palette, css, palette
from macros.prosa import Prosaseite, chapters
from macros.recht import barrier_link
from macros.render import OVERRIDES
from macros.sicherheit import POLICY
from macros.spur import gemerkt
from macros.uhrworte import uhrworte

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from macros.konzept import Konzept

STYLE = "assets/stil.css"
SCRIPTS = "assets/js/"
EVERYWHERE = "seite"
#: What the box of the search needs, fetched when somebody turns to it; each stands on those before it.
OF_THE_SEARCH = ("suche-worte", "suche-kern", "suche-feld")
#: A script that another one fetches when somebody needs it.
FETCHED_BY = {"filter": "tabelle-laden"}
OPENSEARCH = "opensearch.xml"
ICON = "assets/zeichen.svg"
PREVIEW = "assets/vorschau.png"
HOW_TO_REPORT = "barrierefreiheit/#melden"
MAP_HEIGHT = 480
# More Gemeinden than this would be a blur in a mark of 56 pixels: then it is the outline of the Kreis and its seat.
MARK_AREAS = 16
#: The mark is on every page and never larger than this; finer points would be bytes nobody sees.
MARK_SIZE = 120


@dataclass(frozen=True, slots=True)
class Seitenkopf:
    """What one page tells the frame about itself; ``krumen`` are (title, address or None) pairs.

    ``zusatz`` is markup for its head, ``skripte`` are the names of its own scripts, and without ``suchmaschinen`` it
    asks not to be listed elsewhere. ``melden`` is where a barrier on it is reported, if that is not worked out here.
    """

    titel: str
    beschreibung: str
    adresse: str
    kanonisch: str | None
    bereich: str
    krumen: tuple[tuple[str, str | None], ...]
    layout: str = "schlicht"
    zeichen: tuple[str, str] | None = None
    abschnitte: tuple[tuple[str, str], ...] = ()
    zusatz: str | Markup = ""
    skripte: tuple[str, ...] = ()
    suchmaschinen: bool = True
    melden: str = ""


class Rahmen:
    """The frame of one site. Everything in it is the same on every page but the head of the page itself.

    ``cache`` is a folder where copies of pictures are kept from build to build, or None. In the preview pages carry no
    security policy, for what reloads them there is a script inside the page.
    """

    def __init__(self, konzept: Konzept, *, cache: Path | None = None, vorschau: bool = False) -> None:
        self.konzept = konzept
        self.csp = None if vorschau else POLICY
        self.bilder = Bilder(konzept, cache)

    @cached_property
    def palette(self) -> Palette:
        """The checked colours made from the colour of the Landkreis."""
        return palette(self.konzept.daten.landkreis.farbe)

    @cached_property
    def stylesheet(self) -> str:
        """The one style sheet: colours of this Landkreis, the rules, then those of single themes by name."""
        parts = [OVERRIDES / STYLE, *sorted((OVERRIDES / STYLE).with_suffix("").glob("*.css"))]
        return css(self.palette) + knapp("".join(part.read_text(encoding="utf-8") for part in parts))

    @cached_property
    def skripte(self) -> dict[str, str]:
        """The scripts of the site: address → content; the words of the clock stand before that of every page."""
        found = {f"{SCRIPTS}{path.name}": knapp(path.read_text(encoding="utf-8")) for path in _scripts()}
        everywhere = f"{SCRIPTS}{EVERYWHERE}.js"
        return {**found, everywhere: uhrworte(self.konzept.sprache) + found[everywhere]}

    @cached_property
    def _script_addresses(self) -> dict[str, str]:
        """Address by name, with the hash of the content, so that no browser keeps an old one."""
        return {
            Path(name).stem: f"{name}?v={hashlib.sha256(text.encode()).hexdigest()[:8]}"
            for name, text in self.skripte.items()
        }

    @gemerkt
    def _gebiete(self) -> list[MapArea]:
        return map_areas(self.konzept)

    @gemerkt
    def karte(self) -> MapShapes | None:
        """The Gemeinden as shapes, or None when no boundaries are there."""
        return project(self._gebiete, max_height=MAP_HEIGHT) if self._gebiete else None

    @gemerkt
    def marke(self) -> dict[str, Any] | None:
        """The map as the mark of the site: few points, the seat of the Landkreis picked out."""
        if not self._gebiete:
            return None
        small = project(self._gebiete, MARK_SIZE, max_height=MARK_SIZE)
        areas, sitz = small.flaechen, self.konzept.daten.landkreis.sitz
        if len(areas) <= MARK_AREAS:
            paths = [area.umriss for area in areas]
        else:
            paths = [small.umriss, *(area.umriss for area in areas if area.key == sitz)]
        seat = next((i for i, area in enumerate(areas) if area.key == sitz), -1)
        return {"viewbox": small.viewbox, "pfade": paths, "sitz": seat if len(areas) <= MARK_AREAS else 1}

    @gemerkt
    def icon(self) -> str:
        """The mark as an SVG file for the browser's tab."""
        light, mark = self.palette.light, self.marke
        paths = "".join(
            f'<path fill="{light["sign"] if number == mark["sitz"] else light["primary"]}" d="{d}"/>'
            for number, d in enumerate(mark["pfade"])
        ) if mark else f'<circle cx="12" cy="12" r="10" fill="{light["primary"]}"/>'  # fmt: skip
        box = mark["viewbox"] if mark else "0 0 24 24"
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{paths}</svg>\n'

    @gemerkt
    def koordination(self) -> dict[str, Any] | None:
        """The coordinating office (K7) as the footer shows it."""
        daten = self.konzept.konzept
        stelle, anlaufstelle = daten.koordination, daten.koordination_anlaufstelle
        if stelle is None:
            return None
        ways = anlaufstelle.kontakte if anlaufstelle else ()
        reach = stelle.kontakt
        telefon = next((w.telefon for w in ways if w.telefon), None) or (reach.telefon if reach else None)
        email = next((w.email for w in ways if w.email), None) or (reach.email if reach else None)
        kreis = self.konzept.landkreis.anschrift
        return {
            "name": anlaufstelle.anzeige if anlaufstelle else stelle.anzeige,
            "telefon": telefon,
            "tel_href": tel_uri(telefon) if telefon else None,
            "email": email,
            "adresse": f"{kreis.strasse}, {kreis.plz} {kreis.ort}" if kreis else None,
            "knoten": anlaufstelle or stelle,
        }

    @gemerkt
    def kapitel(self) -> tuple[Prosaseite, ...]:
        """The numbered chapters."""
        return chapters(self.konzept)

    @gemerkt
    def _fixed(self) -> dict[str, Any]:
        konzept, t = self.konzept, self.konzept.sprache.t
        digest = hashlib.sha256(self.stylesheet.encode()).hexdigest()[:8]
        first = self.kapitel[0].adresse if self.kapitel else "handlungsfelder/"
        return {
            "name": konzept.landkreis.name,
            "untertitel": t("Integration"),
            "fiktiv": konzept.daten.landkreis.fiktiv,
            "stand": konzept.sprache.datum(konzept.stichtag),
            "csp": self.csp,
            "farben": {"hell": self.palette.light["bg"], "dunkel": self.palette.dark["bg"]},
            "icon": ICON,
            "vorschaubild": self.kanonisch(PREVIEW) if self._gebiete else None,
            "stil": f"{STYLE}?v={digest}",
            "tabs": (
                ("hilfe", t("Hilfe finden"), "anlaufstellen/"),
                ("gemeinde", t("Meine Gemeinde"), "gemeinden/"),
                ("zustaendig", t("Wer ist zuständig?"), "zustaendig/"),
                ("konzept", t("Konzept"), first),
                ("stand", t("Stand und Zahlen"), "stand/"),
            ),
            "koordination": self.koordination,
            "fuss": self._footer(),
            "melden": self.melden(None),
            "marke": self.marke,
            "wappen": self.bilder.wappen,
            "suche": True,
            "suchskripte": [self._script_addresses[name] for name in OF_THE_SEARCH],
            "opensearch": OPENSEARCH if konzept.daten.landkreis.adresse else None,
            "sprachen": (),
        }

    def _footer(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        t = self.konzept.sprache.t
        return (
            (
                t("Das Konzept"),
                (
                    (t("Handlungsfelder"), "handlungsfelder/"),
                    (t("Ziele"), "ziele/"),
                    (t("Maßnahmen"), "massnahmen/"),
                    (t("Berichte"), "berichte/"),
                    (satz(self.konzept), "fassungen/"),
                    (t("Wie weit sind wir?"), "stand/"),
                    (t("Was hat sich geändert?"), "aenderungen/"),
                    (t("Was noch fehlt"), "luecken/"),
                ),
            ),
            (
                t("Diese Website"),
                (
                    (t("Alles von A bis Z"), "a-bis-z/"),
                    (t("Begriffe"), "begriffe/"),
                    (t("Meldungen"), "meldungen/"),
                    (t("Wer macht was?"), "aufgaben/"),
                    (t("Wie aktuell ist das?"), "aktualitaet/"),
                    (t("Offene Daten"), "offene-daten/"),
                    (t("Für Ihre Website"), "fuer-ihre-website/"),
                ),
            ),
            (t("Rechtliches"), tuple(self._legal())),
        )

    def _legal(self) -> Iterator[tuple[str, str]]:
        t, kreis = self.konzept.sprache.t, self.konzept.daten.landkreis
        yield t("Impressum"), "impressum/"
        yield t("Datenschutz"), "datenschutz/"
        yield t("Barrierefreiheit"), "barrierefreiheit/"
        if kreis.leichte_sprache:
            yield t("Leichte Sprache"), "leichte-sprache/"
        if kreis.gebaerdensprache:
            yield t("Gebärdensprache"), "gebaerdensprache/"

    def site(self, adresse: str) -> dict[str, Any]:
        """The values of ``site`` in the frame, for the page at ``adresse``.

        On the page of a Handlungsfeld the others stand below the chapters.
        """
        fields = self.konzept.alle("handlungsfeld")
        here = any(node.adresse == adresse for node in fields)
        felder = [(str(node.nummer), node.anzeige, node.adresse, node.adresse == adresse) for node in fields if here]
        kapitel = [(page.kapitel, page.titel, page.adresse, page.adresse == adresse) for page in self.kapitel]
        return {**self._fixed, "kapitel": kapitel, "felder": felder}

    def values(self, kopf: Seitenkopf, inhalt: str, wurzel: str) -> dict[str, Any]:
        """Everything ``overrides/main.html`` needs to render one page."""
        sprache = self.konzept.sprache
        return {
            "seite": kopf,
            "inhalt": inhalt,
            "wurzel": wurzel,
            "site": self.site(kopf.adresse),
            "skripte": [self._script_addresses[name] for name in (EVERYWHERE, *kopf.skripte)],
            "spaeter": {
                self._script_addresses[name]: self._script_addresses[later]
                for name, later in FETCHED_BY.items()
                if name in kopf.skripte
            },
            "t": sprache.t,
            "sprache": sprache,
            "melden": kopf.melden or self.melden(kopf.adresse, wurzel),
        }

    def melden(self, adresse: str | None, wurzel: str = "") -> str:
        """Where a barrier on the page at ``adresse`` is reported: a mail, or the page that says how.

        ``wurzel`` is the way from the page up to the root of the site.
        """
        place = None if adresse is None else self.kanonisch(adresse) or adresse or self.konzept.landkreis.name
        return barrier_link(self.konzept, place) or f"{wurzel}{HOW_TO_REPORT}"

    def kanonisch(self, adresse: str) -> str | None:
        """The full address of a page, or None as long as the site has no address."""
        root = self.konzept.daten.landkreis.adresse
        return f"{root.rstrip('/')}/{adresse}" if root else None


def map_areas(konzept: Konzept) -> list[MapArea]:
    """The Gemeinden whose boundaries are there."""
    shapes = konzept.daten.geometrien
    return [
        MapArea(node.eintrag.id, node.anzeige, node.adresse, shapes[node.eintrag.id])
        for node in konzept.alle("gemeinde")
        if node.eintrag.id in shapes
    ]


def _scripts() -> list[Path]:
    return sorted((OVERRIDES / SCRIPTS).glob("*.js"))

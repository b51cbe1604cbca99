"""„Für Ihre Website“: for each Gemeinde what it can link to, embed and hang up, and one page how that is done (Z17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from macros.components.antworten import topics_in_order
from macros.components.aushang import aushang
from macros.components.einbettung import FRAGMENT, Einbettung, Was, address
from macros.components.einbettungen import embed
from macros.components.gebiet import supply
from macros.exports.einbetten import schnipsel
from macros.exports.einbetten.html import fragment
from macros.exports.einbetten.manifest import DATEI, SCHEMA_DATEI
from macros.exports.herkunft import site
from macros.exports.qr import qr_svg
from macros.pages.seite import Seite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Knoten, Konzept
    from macros.pages.werk import Seitenwerk

ADRESSE: Final = "fuer-ihre-website/"
FORMATE: Final = ("a4", "a6")
TOPICS: Final = 8
COPIED: Final = ("kopieren",)


@dataclass(frozen=True, slots=True)
class Baustein:
    """One embed to choose. ``adresse`` is that of the frame on this site, ``fragment`` the full one for a server."""

    key: str
    titel: str
    adresse: str
    hoehe: int
    rahmen: str
    fragment: str
    kopie: str


@dataclass(frozen=True, slots=True)
class Kasten:
    """What the page of one Gemeinde offers. Pairs are (name, address); addresses of ``feste`` are full ones."""

    bausteine: tuple[Baustein, ...]
    feste: tuple[tuple[str, str], ...]
    themen: tuple[tuple[str, str], ...]
    anlaufstellen: tuple[tuple[str, str], ...]
    massnahmen: tuple[tuple[str, str], ...]
    seite: str
    ohne_adresse: bool


@dataclass(frozen=True, slots=True)
class Anleitung:
    """What the page for all Gemeinden says: snippets with the first Gemeinde as the example."""

    gemeinden: tuple[tuple[str, str], ...]
    rahmen: str | None
    php: str | None
    curl: str
    python: str
    manifest: str = DATEI
    schema: str = SCHEMA_DATEI


def seiten(werk: Seitenwerk) -> Iterator[Seite]:
    """The page for all, then for each Gemeinde its own and its two sheets."""
    konzept = werk.konzept
    t = konzept.sprache.t
    yield Seite(
        adresse=ADRESSE,
        titel=t("Für Ihre Website"),
        beschreibung=t("Wie Gemeinden und andere unsere Inhalte auf ihrer Website zeigen."),
        bereich="",
        krumen=werk.crumbs((t("Für Ihre Website"), None)),
        inhalt=lambda: werk.fragment("fuer_ihre_website", v=anleitung(konzept)),
        skripte=COPIED,
        im_index=True,
    )
    for node in konzept.alle("gemeinde"):
        yield werk.einzeln(_kit, node)
        yield from (werk.einzeln(_sheet, node, size) for size in FORMATE)


def kit_address(gemeinde: Knoten) -> str:
    """The address of the page of a Gemeinde."""
    return f"{gemeinde.adresse}{ADRESSE}"


def sheet_address(gemeinde: Knoten, size: str) -> str:
    """The address of its sheet, ``size`` being one of ``FORMATE``."""
    return f"{gemeinde.adresse}aushang/{size}/"


def _kit(werk: Seitenwerk, node: Knoten) -> Seite:
    t = werk.konzept.sprache.t
    titel = t("Für die Website von {gemeinde}", gemeinde=node.anzeige)
    return Seite(
        adresse=kit_address(node),
        titel=titel,
        beschreibung=t("Links, Einbettungen und Aushänge für {gemeinde}.", gemeinde=node.anzeige),
        bereich="",
        krumen=werk.crumbs((t("Für Ihre Website"), ADRESSE), (titel, None)),
        inhalt=lambda: werk.fragment("fuer_ihre_website_gemeinde", e=node, v=kasten(werk, node)),
        gleicher_rahmen=True,
        skripte=COPIED,
    )


def _sheet(werk: Seitenwerk, node: Knoten, size: str) -> Seite:
    t = werk.konzept.sprache.t
    titel = t("Aushang {format}: {gemeinde}", format=size.upper(), gemeinde=node.anzeige)

    def content() -> Markup:
        return werk.fragment("aushang", e=node, v=aushang(node), groesse=size, qr=qr_code(werk, node))

    return Seite(
        adresse=sheet_address(node, size),
        titel=titel,
        beschreibung=t("Ein Blatt zum Drucken und Aushängen: wer in {gemeinde} hilft.", gemeinde=node.anzeige),
        bereich="",
        krumen=werk.crumbs((t("Für Ihre Website"), ADRESSE), (titel, None)),
        inhalt=content,
        gleicher_rahmen=True,
        suchmaschinen=False,
    )


def qr_code(werk: Seitenwerk, node: Knoten) -> Markup | None:
    """The address of the page of an entry as a QR code; it answers for ever, also when the entry is renamed."""
    root = site(werk.konzept)
    if root is None:
        return None
    title = werk.konzept.sprache.t("QR-Code mit der Adresse der Seite")
    return Markup(qr_svg(root + node.adresse, titel=title))  # noqa: S704 -- drawn by segno, its title escaped there


def anleitung(konzept: Konzept) -> Anleitung:
    """How to use what is there, with the first Gemeinde as the example."""
    places = konzept.alle("gemeinde")
    example = embed(Was.ANLAUFSTELLEN, places[0]) if places else None
    return Anleitung(
        gemeinden=tuple((node.anzeige, kit_address(node)) for node in places),
        rahmen=schnipsel.iframe(konzept, example) if example else None,
        php=schnipsel.php(konzept, example) if example else None,
        curl=schnipsel.curl(schnipsel.base(konzept) + DATEI),
        python=schnipsel.python(),
    )


def kasten(werk: Seitenwerk, node: Knoten) -> Kasten:
    """What a Gemeinde can use."""
    konzept, base = werk.konzept, schnipsel.base(werk.konzept)
    t, key = konzept.sprache.t, node.eintrag.id
    finder = f"{base}zustaendig/?gemeinde={key}"
    topics = konzept.konzept.startseite_anliegen or topics_in_order(konzept)[:TOPICS]
    own = [place for group in supply(node, "anlaufstelle") if group.nah for place in group.eintraege]
    near = [one for group in supply(node, "massnahme") if group.nah for one in group.eintraege]
    return Kasten(
        bausteine=tuple(_brick(werk, embed(was, node)) for was in Was if was.art == "gemeinde"),
        feste=(
            (t("Die Seite Ihrer Gemeinde"), base + node.adresse),
            (t("Dieselbe Seite über den Regionalschlüssel"), f"{base}ars/{node.ars}/"),
            (t("Dieselbe Seite über den Gemeindeschlüssel"), f"{base}ags/{node.ags}/"),
            (t("Wer ist zuständig? Ihre Gemeinde ist schon gewählt"), finder),
        ),
        themen=tuple(
            (topic.anzeige, f"{base}zustaendig/?anliegen={topic.eintrag.id}&gemeinde={key}") for topic in topics
        ),
        anlaufstellen=tuple((place.anzeige, address(Was.ANLAUFSTELLE, place.eintrag.id)) for place in own),
        massnahmen=tuple((one.anzeige, address(Was.MASSNAHME, one.eintrag.id)) for one in near),
        seite=base + node.adresse,
        ohne_adresse=site(konzept) is None,
    )


def _brick(werk: Seitenwerk, one: Einbettung) -> Baustein:
    konzept = werk.konzept
    return Baustein(
        key=one.was.teil.rstrip("/"),
        titel=one.titel,
        adresse=one.adresse,
        hoehe=schnipsel.height(one),
        rahmen=schnipsel.iframe(konzept, one),
        fragment=schnipsel.base(konzept) + one.adresse + FRAGMENT,
        kopie=fragment(werk.renderer, one, kopie=konzept.stichtag),
    )

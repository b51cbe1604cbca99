"""The pages of what has changed: between adopted versions, since the last one, per Gemeinde and Handlungsfeld."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from macros.components.aenderungen import aenderungen, betroffene, zeitraeume
from macros.pages.seite import Seite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.components.aenderungen import Aenderungen, Gruppe, Zeitraum
    from macros.konzept import Knoten
    from macros.pages.werk import Seitenwerk
    from macros.vergleich import Eintragsaenderung

ROOT = "aenderungen/"


def seiten(werk: Seitenwerk) -> Iterator[Seite]:
    """The list of periods, a page for each, and for the newest one a page per Gemeinde and Handlungsfeld."""
    found = zeitraeume(werk.konzept)
    titel = werk.konzept.sprache.t("Was hat sich geändert?")
    newest = tuple(betroffene(werk.konzept, found[0].vergleich)) if found else ()
    yield Seite(
        adresse=ROOT,
        titel=titel,
        beschreibung=werk.konzept.sprache.t("Was seit dem Beschluss neu ist, was sich geändert hat und was entfiel."),
        bereich="stand",
        krumen=werk.crumbs((titel, None)),
        inhalt=partial(
            werk.fragment,
            "aenderungen",
            zeitraeume=[
                (_titel(werk, period), _address(period), len(period.vergleich.aenderungen)) for period in found
            ],
            betroffene=_links(found, newest),
        ),
        stand=werk.konzept.stichtag,
        im_index=True,
    )
    for period in found:
        yield from _pages(werk, period, aenderungen(werk.konzept, period.vergleich.aenderungen))
    for node, changes in newest:
        yield from _pages(werk, found[0], aenderungen(werk.konzept, changes), node)


def _pages(werk: Seitenwerk, period: Zeitraum, told: Aenderungen, node: Knoten | None = None) -> Iterator[Seite]:
    """The page of a period, of one entry if given, and where it is too much for one page one more for each kind."""
    yield _page(werk, period, told, node)
    for group in told.gruppen if told.viele else ():
        yield _part(werk, period, group, node)


def _part(werk: Seitenwerk, period: Zeitraum, group: Gruppe, node: Knoten | None) -> Seite:
    """The page of one kind, where all kinds together are too much for one."""
    t = werk.konzept.sprache.t
    titel = _titel(werk, period)
    about = ((node.anzeige, _address(period, node)),) if node is not None else ()
    lead = f"{node.anzeige}: {titel}" if node is not None else titel
    return Seite(
        adresse=_address(period, node) + group.pfad,
        titel=f"{group.titel}: {lead}",
        beschreibung=t("Was neu ist, was sich geändert hat und was entfiel."),
        bereich="stand",
        krumen=werk.crumbs((t("Was hat sich geändert?"), ROOT), (titel, _address(period)), *about, (group.titel, None)),
        inhalt=partial(werk.fragment, "aenderungen_art", titel=lead, gruppe=group),
        stand=werk.konzept.stichtag,
    )


def _page(werk: Seitenwerk, period: Zeitraum, told: Aenderungen, node: Knoten | None = None) -> Seite:
    t = werk.konzept.sprache.t
    titel = _titel(werk, period)
    steps: tuple[tuple[str, str | None], ...] = ((t("Was hat sich geändert?"), ROOT), (titel, None))
    if node is not None:
        steps = (steps[0], (titel, _address(period)), (node.anzeige, None))
    return Seite(
        adresse=_address(period, node),
        titel=f"{node.anzeige}: {titel}" if node is not None else titel,
        beschreibung=t("Was neu ist, was sich geändert hat und was entfiel."),
        bereich="stand",
        krumen=werk.crumbs(*steps),
        inhalt=partial(
            werk.fragment, "aenderungen_liste", titel=titel, knoten=node, v=told, adresse=_address(period, node)
        ),
        stand=werk.konzept.stichtag,
    )


def _titel(werk: Seitenwerk, period: Zeitraum) -> str:
    t = werk.konzept.sprache.t
    if period.bis is None:
        return t("Seit der Fassung {von}", von=period.von)
    return t("Von der Fassung {von} zur Fassung {bis}", von=period.von, bis=period.bis)


def _address(period: Zeitraum, node: Knoten | None = None) -> str:
    return f"{ROOT}{period.pfad}/" + (node.adresse if node is not None else "")


def _links(
    found: tuple[Zeitraum, ...], newest: tuple[tuple[Knoten, tuple[Eintragsaenderung, ...]], ...]
) -> list[tuple[str, str, str, int]]:
    """(kind, name, address, number of changes) of every page for one Gemeinde or Handlungsfeld."""
    return [(node.art.key, node.anzeige, _address(found[0], node), len(changes)) for node, changes in newest]

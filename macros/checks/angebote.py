"""Offers: what is over is told, and what recurs says when (Z10, Z11, Z14, T1)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, cast

from macros.model.angebot import Rhythmus, Wochentag, Zielgruppe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.angebot import Angebot, Termin
    from macros.source import KeyPath

LISTEN: Final = frozenset({"gemeinde", "art", "sprache", "tag", "fuer"})
"""First parts of the addresses of lists of offers."""
SOON: Final = timedelta(days=90)
WEEKS: Final = frozenset({"1", "2", "3", "4", "5", "-1"})


def _offers(konzept: Konzept) -> Iterator[tuple[Knoten, Angebot]]:
    for node in konzept.alle("angebot"):
        yield node, cast("Angebot", node.eintrag)


def expired(konzept: Konzept) -> Iterator[Problem]:
    """An offer whose time, or whose last date, is over."""
    for node, entry in _offers(konzept):
        if entry.gueltig_bis is not None and entry.gueltig_bis < konzept.stichtag:
            message = f"{entry.gueltig_bis} ist vorbei – bitte verlängern oder in entfallen.yaml eintragen"
            yield konzept.warnung(node, ("gueltig_bis",), message, "angebot")
        elif entry.termine and all(_over(date, konzept) for date in entry.termine):
            message = "alle Termine sind vorbei – bitte neue eintragen oder das Angebot in entfallen.yaml eintragen"
            yield konzept.warnung(node, ("termine",), message, "angebot")


def _over(termin: Termin, konzept: Konzept) -> bool:
    return termin.zuletzt is not None and termin.zuletzt < konzept.stichtag


def dates(konzept: Konzept) -> Iterator[Problem]:
    """Dates that contradict themselves, or do not say on which day they recur."""
    for node, entry in _offers(konzept):
        for number, termin in enumerate(entry.termine):
            path: KeyPath = ("termine", number)
            if termin.bis is not None and termin.bis <= termin.von:
                message = f"{termin.bis} liegt nicht nach „von“ ({termin.von}) – nach Mitternacht bitte „bis“ weglassen"
                yield konzept.problem(node, (*path, "bis"), message, "angebot")
            yield from _recurring(konzept, node, termin, path)


def _recurring(konzept: Konzept, node: Knoten, termin: Termin, path: KeyPath) -> Iterator[Problem]:
    monthly = termin.rhythmus is Rhythmus.MONATLICH
    for position, week in enumerate(termin.woche_im_monat):
        if not monthly:
            message = f"gilt nur bei „rhythmus: monatlich“ – hier steht „{termin.rhythmus}“"
            yield konzept.problem(node, (*path, "woche_im_monat"), message, "angebot")
            break
        if week not in WEEKS:
            message = f"„{week}“ gibt es nicht – erlaubt sind 1 bis 5, und -1 für den letzten im Monat"
            yield konzept.problem(node, (*path, "woche_im_monat", position), message, "angebot")
    if termin.rhythmus is Rhythmus.EINMALIG:
        return
    if not termin.tage:
        message = f"fehlt – bei „{termin.rhythmus}“ bitte die Wochentage nennen, z. B. Mo"
        yield konzept.warnung(node, (*path, "tage"), message, "angebot")
        return
    if monthly and not termin.woche_im_monat:
        message = "fehlt – bitte sagen, der wievielte im Monat, z. B. 1, oder -1 für den letzten"
        yield konzept.warnung(node, (*path, "woche_im_monat"), message, "angebot")
    first = tuple(Wochentag)[termin.erster_tag.weekday()]
    if first not in termin.tage:
        message = f"{termin.erster_tag} ist ein {first.titel} – bei „tage“ steht {', '.join(termin.tage)}"
        yield konzept.warnung(node, (*path, "erster_tag"), message, "angebot")


def audience(konzept: Konzept) -> Iterator[Problem]:
    """An offer open to all that names for whom it is (T1) or the reverse, and one nobody can get in touch with."""
    for node, entry in _offers(konzept):
        if entry.fuer_alle and entry.zielgruppe is not None:
            message = (
                "gilt nur, wenn das Angebot nicht allen offen steht – bitte „fuer_alle: nein“ schreiben oder löschen"
            )
            yield konzept.warnung(node, ("zielgruppe",), message, "angebot")
        if not entry.fuer_alle and not entry.gruppen:
            message = f"fehlt – bitte Gruppen nennen, damit man es findet: {', '.join(Zielgruppe)}"
            yield konzept.warnung(node, ("gruppen",), message, "angebot")
        if entry.fuer_alle and entry.gruppen:
            message = "gilt nur mit „fuer_alle: nein“ – bitte eines von beiden ändern"
            yield konzept.warnung(node, ("gruppen",), message, "angebot")
        if entry.anlaufstelle is None and not entry.kontakte and entry.adresse is None:
            message = "niemand weiß, wo man sich meldet – bitte Anlaufstelle, Kontakt oder Web-Adresse eintragen"
            yield konzept.warnung(node, ("anlaufstelle",), message, "angebot")


def lists(konzept: Konzept) -> Iterator[Problem]:
    """An id whose address belongs to lists of offers, such as ``/angebote/art/sport/``."""
    for node, entry in _offers(konzept):
        for path, name in (((), entry.id), *((("frueher", number), old) for number, old in enumerate(entry.frueher))):
            if name in LISTEN:
                message = f"„{name}“ ist keine Kennung für ein Angebot – dort stehen Listen; bitte anders nennen"
                yield konzept.problem(node, path, message, "angebot")


def school_year(konzept: Konzept) -> Iterator[Problem]:
    """School holidays that end soon: then nobody can tell the dates of what pauses in them."""
    known = konzept.daten.landkreis.schulferien
    pausing = any(
        termin.ferienpause and not _over(termin, konzept) for _, entry in _offers(konzept) for termin in entry.termine
    )
    if not known or not pausing:
        return
    last = max(free.bis for free in known)
    if last < konzept.stichtag + SOON:
        message = f"reichen nur bis {last} – bitte die nächsten eintragen, sonst fehlen Termine mit „ferienpause“"
        yield konzept.warnung("landkreis", ("schulferien",), message, "angebot")


RULES = (expired, dates, audience, lists, school_year)

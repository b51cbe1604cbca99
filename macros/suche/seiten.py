"""Lists and fixed pages as answers, with the words under which people look for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.arten import ARTEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

ART: Final = "seite"
#: Address, title and search words of the pages that belong to no kind.
FIXED: Final = (
    ("zustaendig/", "Wer ist zuständig?", ("zuständige Stelle finden", "Zuständigkeitsfinder", "wer ist zuständig")),
    (
        "a-bis-z/",
        "Alles von A bis Z",
        ("Stichwortverzeichnis", "Index", "Übersicht aller Seiten", "Inhaltsverzeichnis"),
    ),
    ("aktualitaet/", "Aktualität", ("geprüft", "Stand der Daten", "überfällige Prüfungen", "veraltete Einträge")),
    (
        "fassungen/",
        "Fassungen",
        (
            "frühere Fassung",
            "Version",
            "Änderungen gegenüber früher",
            "PDF herunterladen",
            "Konzept als PDF",
            "Fortschreibung",
        ),
    ),
    (
        "offene-daten/",
        "Offene Daten",
        ("Open Data", "Datenabruf", "Schnittstelle", "API", "JSON", "CSV", "Daten herunterladen", "Download"),
    ),
)
#: More words for the list of a kind, by the name of its folder.
LISTS: Final[dict[str, tuple[str, ...]]] = {
    "gemeinden": (
        "alle Gemeinden",
        "Städte und Gemeinden",
        "Liste der Gemeinden",
        "Orte im Landkreis",
        "Gemeinden im Landkreis",
        "Welche Gemeinden gehören zum Landkreis",
    ),
    "verbaende": ("Verwaltungsgemeinschaften", "Verwaltungsverbände"),
    "planungsraeume": ("Regionen", "Teilräume"),
    "anlaufstellen": ("alle Anlaufstellen", "Adressen", "Ansprechpartner", "Kontakte", "Beratungsstellen"),
    "angebote": ("alle Angebote", "Kurse", "Veranstaltungen", "Termine", "Kalender"),
    "anliegen": ("alle Anliegen", "Themen", "Lebenslagen"),
    "aufgaben": ("Wer macht was", "Aufgabenverteilung", "Zuständigkeiten der Verwaltung"),
    "stellen": ("Organigramm", "Ämter", "Einrichtungen", "Träger", "Behörden"),
    "handlungsfelder": ("alle Handlungsfelder", "Themenfelder", "Übersicht der Felder"),
    "ziele": ("alle Ziele", "Leitziele", "Teilziele", "Zielsystem"),
    "massnahmen": (
        "alle Maßnahmen",
        "Maßnahmenkatalog",
        "Maßnahmenplan",
        "Stand der Umsetzung",
        "Umsetzungsstand",
        "Projekte",
    ),
    "indikatoren": ("Kennzahlen", "Zahlen", "Statistik", "Daten", "Monitoring"),
    "begriffe": ("Glossar", "Begriffserklärung", "Wörterbuch", "Lexikon", "Wörterverzeichnis"),
    "gremien": ("Netzwerke", "Arbeitsgruppen", "Runde Tische", "Ausschüsse"),
    "beteiligung": ("Bürgerbeteiligung", "Beteiligungsverfahren", "Workshops", "Umfragen"),
    "beispiele": ("gute Beispiele", "Best Practice", "Vorbilder", "gute Praxis"),
    "berichte": ("alle Berichte", "Jahresberichte", "Sachstandsberichte", "Berichterstattung"),
    "risiken": ("Chancen und Risiken", "Gefahren", "SWOT"),
    "meldungen": ("Aktuelles", "Nachrichten", "Neuigkeiten", "Pressemitteilungen", "News"),
}


def pages(konzept: Konzept) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Address, title in the language of the site, and search words of every list and fixed page."""
    t = konzept.sprache.t
    for art in ARTEN:
        if art.key != "zustaendigkeit" and konzept.alle(art.key):
            yield f"{art.ordner}/", t(art.plural), LISTS.get(art.ordner, ())
    yield from ((address, t(title), words) for address, title, words in FIXED)

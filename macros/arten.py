"""The registry of kinds: the one place that lists them. A new kind is one model, one fragment and one line here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.model.angebot import Angebot
from macros.model.anlaufstelle import Anlaufstelle
from macros.model.begriff import Begriff
from macros.model.beteiligung import Beispiel, Bericht, Beteiligung, Gremium, Meldung, Risiko
from macros.model.gebiete import Gemeinde, Planungsraum, Verband
from macros.model.handlungsfeld import Handlungsfeld, Ziel
from macros.model.indikator import Indikator
from macros.model.konzeptdaten import KonzeptDaten
from macros.model.landkreis import Landkreis
from macros.model.listen import Entfallenliste, Suchgruppen
from macros.model.massnahme import Massnahme
from macros.model.pruefbericht import Pruefbericht
from macros.model.sprachleitfaden import Sprachleitfaden
from macros.model.stelle import Stelle
from macros.model.zustaendigkeit import Anliegen, Aufgabe, Zustaendigkeit

if TYPE_CHECKING:
    from macros.model.basis import Basis, Eintrag


@dataclass(frozen=True, slots=True)
class Art:
    """One kind of entry.

    ``key`` is used in links (``art:id``), ``ordner`` is the folder in ``concept_data/`` and the first part of the URL,
    ``bereich`` the tab of the site, ``zeichen`` the icon on the sign. Without ``eigene_seite`` the entries are anchors
    on the list page. ``leiste`` says that the chapters stand beside its pages, where its tab has chapters.

    For the search: ``gewicht`` is how likely it is what a person means who types everyday words, in percent (0: it is
    not searched), ``rufworte`` are words by which people name the kind itself, and with ``gemeint`` one of them beside
    other words asks for this kind.
    """

    key: str
    ordner: str
    modell: type[Eintrag]
    titel: str
    plural: str
    bereich: str
    zeichen: str
    eigene_seite: bool = True
    leiste: bool = True
    gewicht: int = 0
    rufworte: str = ""
    gemeint: bool = False


ARTEN: Final = (
    Art(
        "gemeinde", "gemeinden", Gemeinde, "Gemeinde", "Gemeinden", "gemeinde", "gemeinde",
        gewicht=100, rufworte="Rathaus Gemeindeverwaltung Stadtverwaltung Gemeinde Stadt Ort Dorf Bürgermeister",
    ),
    Art(
        "verband", "verbaende", Verband, "Verband", "Verbände", "gemeinde", "verknuepfung",
        gewicht=130, rufworte="Verband Verwaltungsgemeinschaft Verwaltungsverband",
    ),
    Art(
        "planungsraum", "planungsraeume", Planungsraum, "Planungsraum", "Planungsräume", "gemeinde", "karte",
        gewicht=125, rufworte="Planungsraum Region Teilraum Gebiet",
    ),
    Art(
        "anlaufstelle", "anlaufstellen", Anlaufstelle, "Anlaufstelle", "Anlaufstellen", "hilfe", "personen",
        gewicht=115,
    ),
    Art("angebot", "angebote", Angebot, "Angebot", "Angebote", "hilfe", "kalender", gewicht=100),
    Art("anliegen", "anliegen", Anliegen, "Anliegen", "Anliegen", "zustaendig", "sprechblase", gewicht=135),
    Art(
        "zustaendigkeit", "zustaendigkeiten", Zustaendigkeit, "Zuständigkeit", "Zuständigkeiten", "zustaendig",
        "schild", eigene_seite=False,
    ),
    Art("aufgabe", "aufgaben", Aufgabe, "Aufgabe", "Aufgaben", "zustaendig", "aufgabe", gewicht=72, rufworte="Aufgabe"),
    Art("stelle", "stellen", Stelle, "Stelle", "Stellen", "konzept", "organigramm", leiste=False, gewicht=88),
    Art(
        "handlungsfeld", "handlungsfelder", Handlungsfeld, "Handlungsfeld", "Handlungsfelder", "konzept", "fahne",
        gewicht=85, rufworte="Handlungsfeld", gemeint=True,
    ),
    Art(
        "ziel", "ziele", Ziel, "Ziel", "Ziele", "konzept", "ziel",
        gewicht=62, rufworte="Ziel Teilziel Leitziel Zielwert", gemeint=True,
    ),
    Art(
        "massnahme", "massnahmen", Massnahme, "Maßnahme", "Maßnahmen", "stand", "faden",
        gewicht=76, rufworte="Maßnahme Projekt Vorhaben", gemeint=True,
    ),
    Art(
        "indikator", "indikatoren", Indikator, "Indikator", "Indikatoren", "stand", "diagramm",
        gewicht=78, rufworte="Indikator Kennzahl Zahl Anzahl Quote Anteil Statistik Entwicklung wieviele", gemeint=True,
    ),
    Art(
        "begriff", "begriffe", Begriff, "Begriff", "Begriffe", "konzept", "buch", eigene_seite=False,
        gewicht=72, rufworte="heißt bedeutet Bedeutung Definition Begriff Erklärung Unterschied", gemeint=True,
    ),
    Art(
        "gremium", "gremien", Gremium, "Gremium", "Gremien", "konzept", "runde",
        gewicht=92, rufworte="Gremium Mitglieder Sitzung", gemeint=True,
    ),
    Art(
        "beteiligung", "beteiligung", Beteiligung, "Beteiligung", "Beteiligung", "konzept", "hand",
        gewicht=76, rufworte="Beteiligung Ergebnisse Umfrage", gemeint=True,
    ),
    Art(
        "beispiel", "beispiele", Beispiel, "Gutes Beispiel", "Gute Beispiele", "konzept", "stern",
        gewicht=70, rufworte="Beispiel",
    ),
    Art(
        "bericht", "berichte", Bericht, "Bericht", "Berichte", "stand", "dokument",
        gewicht=80, rufworte="Bericht", gemeint=True,
    ),
    Art(
        "risiko", "risiken", Risiko, "Chance oder Risiko", "Chancen und Risiken", "konzept", "waage",
        gewicht=62, rufworte="Risiko Chance",
    ),
    Art(
        "meldung", "meldungen", Meldung, "Meldung", "Meldungen", "stand", "megafon",
        gewicht=70, rufworte="Meldung Presse Nachricht", gemeint=True,
    ),
)  # fmt: skip

SINGLETONS: Final[dict[str, type[Basis]]] = {
    "konzept": KonzeptDaten,
    "landkreis": Landkreis,
    "entfallen": Entfallenliste,
    "suchbegriffe": Suchgruppen,
    "sprachleitfaden": Sprachleitfaden,
    "pruefbericht": Pruefbericht,
}
REQUIRED_SINGLETONS: Final = ("konzept", "landkreis")

#: Pages the generator makes beside those of the kinds.
FIXED_PAGES: Final = (
    "a-bis-z/",
    "aktualitaet/",
    "barrierefreiheit/",
    "datenschutz/",
    "fassungen/",
    "freizeit/",
    "fuer-ihre-website/",
    "impressum/",
    "offene-daten/",
    "sprachleitfaden/",
    "suche/",
    "zustaendig/",
)

ART_BY_KEY: Final = {art.key: art for art in ARTEN}
ART_BY_FOLDER: Final = {art.ordner: art for art in ARTEN}

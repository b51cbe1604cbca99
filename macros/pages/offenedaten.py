"""The page „Offene Daten“: every format, where it lies, how to use it, and what may be relied on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.arten import ART_BY_FOLDER, ARTEN
from macros.exports import AUSGABEN, adressen
from macros.exports.felder import single_models
from macros.exports.fortschreibung import STUFEN, Stufe
from macros.exports.herkunft import site
from macros.pages.seite import Seite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.exports import Ausgabe
    from macros.konzept import Konzept
    from macros.pages.werk import Seitenwerk

#: Stands in the examples as long as the site has no address.
IRGENDWO: Final = "https://integration.example/"
LISTS: Final = f"{adressen.PAGE}#listen"
CURL: Final = """\
curl --remote-name {basis}api/v1/csv/massnahmen.csv"""
PYTHON: Final = """\
import json
from urllib.request import urlopen

with urlopen("{basis}api/v1/massnahmen.json") as datei:
    liste = json.load(datei)

print("Stand:", liste["stichtag"], "Lizenz:", liste["lizenz"])
for massnahme in liste["eintraege"]:
    if massnahme["felder"]["status"] == "verzoegert":
        print(massnahme["titel"], "–", massnahme["felder"]["status_grund"])"""
JAVASCRIPT: Final = """\
const datei = await fetch("{basis}api/v1/zustaendig/{gemeinde}.json");
const {{ anliegen }} = await datei.json();
for (const eines of anliegen) {{
  const antwort = eines.antworten[0];
  console.log(eines.anliegen.titel, antwort.stelle.titel, antwort.grund_text);
}}"""


@dataclass(frozen=True, slots=True)
class Liste:
    """One row of the table of lists; without ``csv`` there is no table of it."""

    titel: str
    anzahl: int
    json: str
    csv: str | None
    schema: str | None


@dataclass(frozen=True, slots=True)
class Format:
    """One format; ``adresse`` is None where its files lie among others and none of them comes first."""

    titel: str
    beschreibung: str
    medientyp: str
    adresse: str | None


@dataclass(frozen=True, slots=True)
class OffeneDaten:
    """What the page shows. ``beispiele`` are the language of an example, what it does, and its text."""

    listen: tuple[Liste, ...]
    einzelne: tuple[tuple[str, str], ...]
    formate: tuple[Format, ...]
    beispiele: tuple[tuple[str, str, str], ...]
    stufen: tuple[Stufe, ...]
    index: str = adressen.INDEX
    messwerte: str = adressen.MESSWERTE
    mappe: str = adressen.MAPPE
    muster_eintrag: str = f"{adressen.API}massnahmen/<id>.json"
    muster_zustaendig: str = f"{adressen.ZUSTAENDIG}<gemeinde>.json"


def seiten(werk: Seitenwerk) -> Iterator[Seite]:
    """One page."""
    konzept = werk.konzept
    titel = konzept.sprache.t("Offene Daten")
    yield Seite(
        adresse=adressen.PAGE,
        titel=titel,
        beschreibung=konzept.sprache.t("Alle Inhalte dieser Website zum Weiterverwenden, mit Beispielen."),
        bereich="",
        krumen=werk.crumbs((titel, None)),
        inhalt=lambda: werk.fragment("offene_daten", v=sicht(konzept)),
        stand=konzept.daten.konzept.stand,
        im_index=True,
    )


def sicht(konzept: Konzept) -> OffeneDaten:
    """Everything the page says that is not a sentence of its own."""
    t = konzept.sprache.t
    names = {"konzept": t("Das Konzept"), "landkreis": t("Der Landkreis"), "entfallen": t("Entfallene Einträge")}
    return OffeneDaten(
        listen=tuple(
            Liste(
                t(art.plural),
                len(konzept.alle(art.key)),
                adressen.list_file(art),
                adressen.table_file(art),
                adressen.schema_file(art.key),
            )
            for art in ARTEN
        ),
        einzelne=tuple((names[name], adressen.single_file(name)) for name in single_models()),
        formate=tuple(Format(t(a.titel), t(a.beschreibung), a.medientyp, _start(a)) for a in AUSGABEN),
        beispiele=tuple(_examples(konzept)),
        stufen=STUFEN,
    )


def _start(ausgabe: Ausgabe) -> str | None:
    """Where a format begins for a reader: its first file, the list it lies beside, or the table of lists here."""
    if not ausgabe.adresse.endswith("/") or ausgabe.adresse.rstrip("/") in ART_BY_FOLDER:
        return ausgabe.adresse
    return LISTS if ausgabe.adresse in {adressen.CSV, adressen.SCHEMATA} else None


def _examples(konzept: Konzept) -> Iterator[tuple[str, str, str]]:
    t, basis = konzept.sprache.t, site(konzept) or IRGENDWO
    yield "curl", t("Eine Tabelle herunterladen"), CURL.format(basis=basis)
    yield "Python", t("Alle verzögerten Maßnahmen mit Grund"), PYTHON.format(basis=basis)
    if places := konzept.alle("gemeinde"):
        title = t("Wer in {gemeinde} zuständig ist", gemeinde=places[0].anzeige)
        yield "JavaScript", title, JAVASCRIPT.format(basis=basis, gemeinde=places[0].eintrag.id)

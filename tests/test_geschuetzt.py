"""A protected place: no file of the site gives it away, even if the check that refuses such data had failed."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from macros.exports import dateien
from macros.pages import Seitenwerk, pages_of
from macros.pruefen import problems_of
from macros.rahmen import Rahmen
from macros.render import Renderer
from macros.vergleich import vergleiche
from macros.vergleich.abbild import abbild, published, snapshot
from tests.conftest import minimal_copy
from tests.erfunden import entry, gemeinde, make

if TYPE_CHECKING:
    from pathlib import Path

    from macros.konzept import Konzept

SECRET = {
    "name": "Zufluchthaus",
    "strasse": "Verborgene Gasse 7",
    "plz": "00987",
    "ort": "Stillort",
    "zusatz": "Hinterhof links",
    "haltestelle": "Bus 99, Haltestelle Stillpark",
    "karte": "https://karte.example/zuflucht",
    "breite": "54,98765",
    "laenge": "5,43219",
    "gemeinde": "ahausen",
}
TRACES = (
    "Zufluchthaus", "Verborgene Gasse", "00987", "Stillort", "Hinterhof links", "Stillpark", "karte.example",
    "54.98765", "54,98765", "5.43219", "5,43219", "zuflucht-tuer",
)  # fmt: skip


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    """Every page and every file of a concept whose protected contact point has an address it must not have."""
    refuge = entry(
        "anlaufstelle",
        "frauenhaus",
        name="Frauenhaus",
        geschuetzt="ja",
        kontakte=[{"zweck": "notfall", "telefon": "030 23125 350"}],
        telefonzeiten="24/7",
        orte=[SECRET],
        gebiete=["landkreis"],
        anliegen=["schutz"],
    )
    others = [
        gemeinde("ahausen", 1, ansprechstelle="frauenhaus"),
        entry("anliegen", "schutz", titel="Schutz vor Gewalt"),
        entry("angebot", "beratung", anlaufstelle="frauenhaus", gebiete=["landkreis"]),
        entry("massnahme", "schutzplaetze", anlaufstellen=["frauenhaus"]),
        entry("zustaendigkeit", "schutz", anliegen="schutz", gebiete=["landkreis"], anlaufstellen=["frauenhaus"]),
    ]
    konzept = make([refuge, *others], konzept={"koordination_anlaufstelle": "frauenhaus"})
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    files = {page.adresse or "start": werk.html(page) for page in pages_of(werk)}
    return files | {file.adresse: file.inhalt.decode("utf-8", "replace") for file in dateien(konzept)}


def test_nothing_of_a_protected_place_is_in_any_file(site: dict[str, str]) -> None:
    assert "anlaufstellen/frauenhaus/" in site
    assert "anlaufstellen/frauenhaus/frauenhaus.vcf" in site
    found = {(name, trace) for name, content in site.items() for trace in TRACES if trace in content}
    assert found == set()


def test_its_page_says_that_the_place_is_secret_and_whom_to_call(site: dict[str, str]) -> None:
    page = site["anlaufstellen/frauenhaus/"]
    assert "Der Ort ist geheim" in page
    assert "tel:+493023125350" in page
    for way_there in ("geo:", "openstreetmap", "Weg zeigen", "Hier finden Sie uns"):
        assert way_there not in page


def test_an_address_of_the_days_before_it_was_secret_is_told_by_no_version_and_no_comparison(konzept: Konzept) -> None:
    """A place that is protected today, but stood openly in an adopted version."""
    today = snapshot(konzept, "heute")
    before = copy.deepcopy(today)
    office = before["eintraege"]["anlaufstellen"]["frauenhaus"]
    del office["geschuetzt"]
    office.update(orte=[{**SECRET, "gemeinde": "beispielstadt"}], gebiete=["gemeinde:beispielstadt"])
    told = vergleiche(konzept, abbild(before, "alt"), abbild(today, "neu")).aenderungen
    assert [one.id for one in told] == ["frauenhaus"]
    offered = published(json.dumps(before), {"frauenhaus"})
    assert [trace for trace in TRACES if trace in repr(told) or trace in offered] == []
    assert "beispielstadt" not in repr(told)
    assert (
        json.loads(offered)["eintraege"]["anlaufstellen"]["willkommensbuero"]["orte"][0]["strasse"] == "Musterallee 1"
    )


@pytest.mark.parametrize("field", sorted(SECRET))
def test_an_address_beside_a_protected_place_stops_the_build(tmp_path: Path, field: str) -> None:
    folder = minimal_copy(tmp_path)
    file = folder / "concept_data" / "anlaufstellen" / "frauenhaus.yaml"
    value = "beispielstadt" if field == "gemeinde" else SECRET[field]
    file.write_text(file.read_text(encoding="utf-8") + f'orte:\n  - {field}: "{value}"\n', encoding="utf-8")
    _, problems = problems_of(folder, date(2026, 11, 22))
    assert any(one.regel == "geschuetzt" and field in one.feld for one in problems)

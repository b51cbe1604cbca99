"""Adopted versions on the site: which is in force, which were, and what may be downloaded of them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from macros.checks import fassungen, prosa
from macros.components.makros import Makros
from macros.fassung import freeze
from macros.geltung import downloads, geltung, satz
from macros.loader import load
from macros.pages import Seitenwerk, index_of, pages_of
from macros.rahmen import Rahmen
from macros.render import Renderer
from macros.vergleich.abbild import published
from tests.bauhilfe import bauen
from tests.conftest import MINIMAL, STICHTAG
from tests.erfunden import make

if TYPE_CHECKING:
    from pathlib import Path

    from macros.konzept import Konzept

NBSP = "\u00a0"
VERSIONS = [
    {"version": "2030", "gueltig_ab": "2030-04-01"},
    {"version": "2025", "gueltig_ab": "2025-04-01", "anmerkung": "Dreizehn Felder."},
    {"version": "2020", "gueltig_ab": "2020-07-01", "adresse": "https://alt.kleinmuster.example/2020"},
    {"version": "2014", "gueltig_ab": "2014-10-01"},
]
FRAME = {
    "version": "2025", "gilt_von": "2025-04-01", "fassungen": VERSIONS,
    "beschluss": {"gremium": "Kreistag", "datum": "2025-03-19", "vorlage": "KT 18"},
}  # fmt: skip


def page(konzept: Konzept) -> BeautifulSoup:
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    return BeautifulSoup(werk.html(next(p for p in pages_of(werk) if p.adresse == "fassungen/")), "lxml")


def words(tag: Any) -> str:
    return " ".join(tag.get_text(" ").split())


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Fassung 1"),
        ({"gilt_von": "2025-04-01"}, "Fassung 1, gilt seit 1. April 2025"),
        ({"gilt_von": "2026-11-22"}, "Fassung 1, gilt seit 22. November 2026"),
        ({"gilt_von": "2026-11-23"}, "Fassung 1, gilt ab 23. November 2026"),
        ({"gilt_von": "2020-01-01", "gilt_bis": "2026-11-21"}, "Fassung 1, galt bis 21. November 2026"),
        ({"gilt_von": "2020-01-01", "gilt_bis": "2026-11-22"}, "Fassung 1, gilt seit 1. Januar 2020"),
        ({"fassungen": [{"version": "1", "gueltig_ab": "2025-05-01"}]}, "Fassung 1, gilt seit 1. Mai 2025"),
        ({"status": "entwurf", "gilt_von": "2025-04-01"}, "Entwurf, noch nicht beschlossen"),
        ({"status": "beteiligung"}, "Entwurf, noch nicht beschlossen"),
        ({"status": "fortschreibung", "gilt_von": "2025-04-01"}, "Fassung 1, gilt seit 1. April 2025"),
    ],
)
def test_the_sentence_in_the_footer(fields: dict[str, Any], sentence: str) -> None:
    assert satz(make([], konzept=fields)).replace(NBSP, " ") == sentence


def test_each_version_ends_the_day_before_the_next() -> None:
    lines = geltung(make([], konzept=FRAME)).zeilen
    assert [(line.version, line.von.isoformat(), line.bis and line.bis.isoformat(), line.lage) for line in lines] == [
        ("2030", "2030-04-01", None, "kuenftig"),
        ("2025", "2025-04-01", "2030-03-31", "gilt"),
        ("2020", "2020-07-01", "2025-03-31", "frueher"),
        ("2014", "2014-10-01", "2020-06-30", "frueher"),
    ]


def test_the_page_names_what_is_in_force_and_lists_the_others() -> None:
    main = page(make([], konzept=FRAME)).main
    assert main is not None
    text = words(main)
    assert "Fassung 2025, gilt seit 1. April 2025." in text
    assert "Kreistag" in text
    assert "19. März 2025 , Vorlage KT 18" in text
    rows = [words(item) for item in main.select("ul.ik-rows > li")]
    assert [row.split()[1] for row in rows] == ["2030", "2025", "2020", "2014"]
    assert "Dreizehn Felder." in rows[1]
    assert main.select_one('a[href="https://alt.kleinmuster.example/2020"]') is not None
    assert "nicht zum Nachlesen" in rows[3]


def test_the_footer_of_every_page_leads_there(konzept: Konzept) -> None:
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    for one in pages_of(werk):
        if not one.ganz:
            link = BeautifulSoup(werk.html(one), "lxml").select_one('footer a[href$="fassungen/"]')
            assert link is not None, one.adresse
            assert words(link) == "Fassung 2025, gilt seit 1. April 2025"
    named = [page for page in pages_of(werk) if page.im_index]
    assert any(word.adresse == "fassungen/" for _, group in index_of(konzept, named) for word in group)


def test_the_macro_prints_the_same(konzept: Konzept) -> None:
    printed = words(BeautifulSoup(str(Makros(Renderer(konzept), Rahmen(konzept)).fassungen()), "lxml"))
    assert "Fassung 2025, gilt seit 1. April 2025." in printed
    assert "Alle Daten dieser Fassung herunterladen (JSON)" in printed


def test_a_build_offers_the_kept_version_without_what_is_never_published(minimal: Path, tmp_path: Path) -> None:
    folder = minimal / "concept_data"
    place = folder / "anlaufstellen" / "willkommensbuero.yaml"
    text = place.read_text(encoding="utf-8")
    extra = (
        "ansprechpersonen:\n  - funktion: Beratung\n    name: Geheime Person\n"
        "  - funktion: Leitung\n    name: Offene Person\n    name_darf_erscheinen: ja\n"
    )
    if "suchbegriffe:" not in text:
        extra += "suchbegriffe:\n  nur_finden:\n    - schimpfwort\n"
    place.write_text(text + extra, encoding="utf-8")
    (folder / "fassungen" / "2025.json").unlink()
    freeze(minimal, "2025", STICHTAG)
    target = tmp_path / "site"
    done = bauen(minimal, target)
    assert done.returncode == 0, done.stderr
    offered = (target / "fassungen" / "2025.json").read_text(encoding="utf-8")
    assert "suchbegriffe" not in offered
    assert "Geheime Person" not in offered
    assert "Offene Person" in offered
    assert json.loads(offered)["eintraege"]["anlaufstellen"]["willkommensbuero"]["ansprechpersonen"] == [
        {"funktion": "Beratung"},
        {"funktion": "Leitung", "name": "Offene Person", "name_darf_erscheinen": True},
    ]
    link = BeautifulSoup((target / "fassungen" / "index.html").read_text(encoding="utf-8"), "lxml").select_one(
        'main a[href$="fassungen/2025.json"]'
    )
    assert link is not None


def test_what_is_published_keeps_everything_else() -> None:
    kept = (MINIMAL / "concept_data" / "fassungen" / "2025.json").read_text(encoding="utf-8")
    before, after = json.loads(kept), json.loads(published(kept))
    assert before.keys() == after.keys()
    assert before["messwerte"] == after["messwerte"]
    assert {art: entries.keys() for art, entries in before["eintraege"].items()} == {
        art: entries.keys() for art, entries in after["eintraege"].items()
    }
    assert after["konzept"]["vorwort"]["name"] == "Mara Muster", "the foreword is signed"


# --- what is kept and what is named


def told(folder: Path) -> list[str]:
    return [str(p) for p in load(folder, STICHTAG).problems]


def test_a_kept_and_named_version_needs_nothing(minimal: Path) -> None:
    assert told(minimal) == []
    loaded = load(minimal, STICHTAG).konzept
    assert loaded is not None
    assert downloads(loaded) == ("2025",)


def test_a_version_in_force_that_is_not_kept_says_the_command(minimal: Path) -> None:
    (minimal / "concept_data" / "fassungen" / "2025.json").unlink()
    (message,) = told(minimal)
    assert "„2025“ ist nicht festgehalten – bitte „konzept fassung festhalten 2025“ aufrufen" in message


def test_an_earlier_version_may_be_read_elsewhere() -> None:
    messages = [str(problem) for problem in fassungen.kept(make([], konzept=FRAME))]
    assert [message.partition("„")[2][:4] for message in messages] == ["2030", "2025", "2014"]
    assert "adresse" in messages[2]


def test_a_kept_version_that_nothing_names_is_not_offered(minimal: Path) -> None:
    freeze(minimal, "2019", STICHTAG)
    (message,) = told(minimal)
    assert message.startswith("concept_data/fassungen/2019.json: wird nicht gezeigt")
    loaded = load(minimal, STICHTAG).konzept
    assert loaded is not None
    assert downloads(loaded) == ("2025",)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"eintraege": []}', "\udcff"])
def test_a_file_that_is_no_version_is_a_fehler(minimal: Path, text: str) -> None:
    kept = minimal / "concept_data" / "fassungen" / "2025.json"
    kept.write_bytes(text.encode("utf-8", errors="surrogateescape"))
    loaded = load(minimal, STICHTAG)
    assert [problem.datei for problem in loaded.errors] == ["concept_data/fassungen/2025.json"]
    assert len(loaded.problems) == 1, "and nobody is told to keep it again"


def test_anything_else_in_the_folder_is_told(minimal: Path) -> None:
    (minimal / "concept_data" / "fassungen" / "notiz.txt").write_text("x", encoding="utf-8")
    (minimal / "concept_data" / "fassungen" / ".still").write_text("x", encoding="utf-8")
    (problem,) = load(minimal, STICHTAG).errors
    assert problem.datei == "concept_data/fassungen/notiz.txt"


def test_a_version_whose_name_is_no_file_name_is_kept_under_a_plain_one() -> None:
    frame = make([], konzept={"fassungen": [{"version": "Fassung März", "gueltig_ab": "2025-04-01"}]})
    assert frame.daten.konzept.fassungen[0].ablage == "fassung-maerz"
    (problem,) = fassungen.kept(frame)
    assert "„Fassung März“" in problem.meldung


def test_a_chapter_cannot_take_the_address() -> None:
    konzept = make([], prosa={"docs/fassungen.md": "# Fassungen\n"})

    (problem,) = prosa.addresses(konzept)
    assert problem.datei == "docs/fassungen.md"


def test_the_reference_day_decides() -> None:
    before = make([], konzept=FRAME, stichtag=date(2025, 3, 31))
    assert [line.lage for line in geltung(before).zeilen] == ["kuenftig", "kuenftig", "gilt", "frueher"]
    assert satz(before).replace(NBSP, " ") == "Fassung 2025, gilt ab 1. April 2025"

"""How far the concept is: counted right, unknown apart from zero, and counted again another way."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.components.umsetzung import Stufe, zaehle
from macros.components.zielstand import befund
from macros.components.zielstand import zaehle as zaehle_ziele
from macros.model.handlungsfeld import Zielstand
from macros.model.indikator import Messwert
from macros.model.massnahme import Phase, Status
from macros.nachrechnen.rechnungen import figures
from macros.nachrechnen.rohdaten import Roh, lies
from macros.stand.auskunft import auskunft
from macros.stand.uebersicht import uebersicht
from tests.ansehen import massnahmen, node, page, words
from tests.bauhilfe import konzept as command
from tests.conftest import STICHTAG
from tests.erfunden import entry, make

if TYPE_CHECKING:
    from macros.konzept import Konzept

ROOT = Path(__file__).resolve().parent.parent

STATES = st.sampled_from([None, *Status])
PHASES = st.sampled_from([None, *Phase])


def fields(status: Status | None, phase: Phase | None) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if status is not None:
        told["status"] = status.value
    if status in {Status.VERZOEGERT, Status.AUSGESETZT, Status.BEENDET}:
        told["status_grund"] = "Grund."
    if phase is not None:
        told["phase"] = phase.value
    return told


@settings(max_examples=60)
@given(st.lists(st.tuples(STATES, PHASES, st.sampled_from(["zaehlt", "entwurf", "ersetzt"])), max_size=12))
def test_measures_are_counted_as_the_recount_does(cases: list[tuple[Status | None, Phase | None, str]]) -> None:
    entries = {}
    for number, (status, phase, kind) in enumerate(cases):
        told = fields(status, phase)
        if kind == "entwurf":
            told["entwurf"] = "ja"
        if kind == "ersetzt":
            told["ersetzt_durch"] = "bleibt"
        entries[f"m{number}"] = told
    entries["bleibt"] = {}
    concept = make([entry("massnahme", key, **told) for key, told in entries.items()])
    counted = zaehle("konzept", concept.alle("massnahme"))
    raw = {key: told for key, told in entries.items() if told.get("entwurf") != "ja"}
    again = figures(Roh({"massnahmen": raw}, {}, STICHTAG))
    assert counted.alle == again["massnahmen/konzept"] == sum(kind == "zaehlt" for *_, kind in cases) + 1
    for level in Stufe:
        assert counted.zahl(level) == again[f"massnahmen-{level.value}/konzept"]
    assert counted.anteil == again.get("massnahmen-anteil/konzept")


def test_unknown_is_not_zero() -> None:
    assert zaehle("konzept", ()).anteil is None
    nobody_knows = zaehle("konzept", massnahmen({}, {}).alle("massnahme"))
    assert (nobody_knows.anteil, nobody_knows.zahl(Stufe.UNBEKANNT), nobody_knows.bekannt) == (None, 2, 0)
    none_done = zaehle("konzept", massnahmen({"status": "offen"}, {}).alle("massnahme"))
    assert (none_done.anteil, none_done.bekannt) == (0, 1)


@pytest.mark.parametrize(
    ("status", "phase", "level"),
    [
        ("abgeschlossen", None, Stufe.UMGESETZT),
        ("laeuft", "daueraufgabe", Stufe.UMGESETZT),
        ("laeuft", "umsetzung", Stufe.IN_ARBEIT),
        ("verzoegert", "daueraufgabe", Stufe.IN_ARBEIT),
        ("ausgesetzt", "umsetzung", Stufe.WARTET),
        ("offen", None, Stufe.WARTET),
        ("beendet", "daueraufgabe", Stufe.BEENDET),
        (None, "daueraufgabe", Stufe.UNBEKANNT),
    ],
)
def test_what_state_and_phase_come_to(status: str | None, phase: str | None, level: Stufe) -> None:
    told = {key: value for key, value in (("status", status), ("phase", phase)) if value}
    counted = zaehle("konzept", massnahmen(told).alle("massnahme"))
    assert [one for one in Stufe if counted.zahl(one)] == [level]


def test_half_a_percent_is_rounded_up() -> None:
    cases = [{"status": "abgeschlossen"}] + [{"status": "offen"}] * 7
    assert zaehle("konzept", massnahmen(*cases).alle("massnahme")).anteil == 13  # 12.5


# --- goals


def goal_of(goal: dict[str, Any], *values: tuple[int, Any], better: str = "mehr", breaks: tuple[int, ...] = ()) -> Any:
    rows = tuple(Messwert("landkreis", year, value) for year, value in values)
    indicator = entry("indikator", "zahl", besser=better, brueche=[{"jahr": str(y), "grund": "G"} for y in breaks])
    concept = make([entry("ziel", "z", **goal), indicator], messwerte={"zahl": rows})
    return node(concept, "ziel", "z")


def target(value: int, year: int) -> dict[str, str]:
    return {"indikator": "zahl", "wert": str(value), "jahr": str(year)}


UP = {"trends": [{"indikator": "zahl", "richtung": "steigt"}]}
SAME = {"trends": [{"indikator": "zahl", "richtung": "gleich"}]}


@pytest.mark.parametrize(
    ("goal", "values", "state"),
    [
        ({"zielwerte": [target(10, 2027)]}, [(2025, 10)], Zielstand.ERREICHT),
        ({"zielwerte": [target(10, 2027)]}, [(2025, 9)], Zielstand.UNTERWEGS),
        ({"zielwerte": [target(10, 2025)]}, [(2025, 9)], Zielstand.VERFEHLT),
        ({"zielwerte": [target(10, 2025), target(5, 2024)]}, [(2025, 9)], Zielstand.VERFEHLT),
        ({"zielwerte": [target(10, 2027)]}, [], Zielstand.UNBEKANNT),
        (UP, [(2024, 1), (2025, 2)], Zielstand.UNTERWEGS),
        (UP, [(2024, 2), (2025, 2)], Zielstand.GEFAEHRDET),
        (UP, [(2025, 2)], Zielstand.UNBEKANNT),
        (SAME, [(2024, 100), (2025, 102)], Zielstand.UNTERWEGS),
        (SAME, [(2024, 100), (2025, 103)], Zielstand.GEFAEHRDET),
        ({}, [(2024, 1), (2025, 2)], Zielstand.UNBEKANNT),
    ],
)
def test_a_goal_is_as_far_as_its_figures_say(goal: dict[str, Any], values: list[Any], state: Zielstand) -> None:
    assert befund(goal_of(goal, *values)).stand is state


def test_a_break_in_the_series_says_nothing_about_the_trend() -> None:
    assert befund(goal_of(UP, (2024, 1), (2025, 2), breaks=(2025,))).stand is Zielstand.UNBEKANNT
    assert befund(goal_of(UP, (2024, 1), (2025, 2), breaks=(2024,))).stand is Zielstand.UNTERWEGS


def test_the_judgement_of_people_counts_and_is_shown_as_theirs() -> None:
    judged = {
        "stand": "verfehlt",
        "grund": "Die Zahl misst etwas anderes.",
        "am": "2026-05-01",
        "von": "Runde",
    }
    goal = goal_of({"zielwerte": [target(1, 2027)], "einschaetzung": judged}, (2025, 5))
    found = befund(goal)
    assert (found.stand, found.errechnet) == (Zielstand.VERFEHLT, Zielstand.ERREICHT)
    text = words(page(goal.konzept, "ziele/z/").main)
    assert "Von Menschen eingeschätzt: Die Zahl misst etwas anderes. Runde" in text
    assert "Aus den Zahlen errechnet: erreicht." in text


def test_a_goal_counts_once_and_a_leitziel_through_its_teilziele() -> None:
    concept = make([
        entry("ziel", "oben"),
        entry("ziel", "a", art="teilziel", teil_von="oben"),
        entry("ziel", "b", art="teilziel", teil_von="a"),
        entry("ziel", "allein"),
        entry("ziel", "entwurf", entwurf="ja"),
    ])  # fmt: skip
    counted = zaehle_ziele("konzept", concept.alle("ziel"))
    assert {one.ziel.eintrag.id for one in counted.befunde} == {"a", "b", "allein"}


# --- the pages and the recount


def test_every_marked_figure_of_the_site_is_right(demo_site: Path) -> None:
    done = command("nachrechnen", "--konzept", ROOT, "--site", demo_site)
    told = re.fullmatch(r"(\d+) Zahlen auf (\d+) Seiten nachgezählt, 0 stimmen nicht\.", done.stdout.strip())
    assert done.returncode == 0, done.stderr
    assert told is not None
    assert int(told[1]) > 400
    assert int(told[2]) > 60


def test_a_wrong_figure_is_found(demo_site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "site"
    shutil.copytree(demo_site / "stand", copy / "stand")
    shutil.copy(demo_site / "index.html", copy / "index.html")
    index = copy / "stand" / "index.html"
    text = index.read_text(encoding="utf-8")
    mark = re.search(r'<data value="(\d+)" data-zahl="massnahmen-umgesetzt/konzept">', text)
    assert mark is not None
    index.write_text(text.replace(mark[0], mark[0].replace(f'"{mark[1]}"', '"99"')), encoding="utf-8")
    done = command("nachrechnen", "--konzept", ROOT, "--site", copy)
    assert done.returncode == 1
    assert f"massnahmen-umgesetzt/konzept: gezeigt wird {mark[1]}, nachgezählt: {mark[1]}" in done.stderr


def test_data_that_went_on_after_the_build_are_found(demo_site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "konzept"
    shutil.copytree(ROOT / "concept_data", copy / "concept_data")
    texts = {path: path.read_text("utf-8") for path in sorted((copy / "concept_data" / "massnahmen").glob("*.yaml"))}
    measure = next(p for p, text in texts.items() if "\nstatus: laeuft" in text and "daueraufgabe" not in text)
    measure.write_text(texts[measure].replace("\nstatus: laeuft", "\nstatus: abgeschlossen"), encoding="utf-8")
    assert command("nachrechnen", "--konzept", copy, "--site", demo_site).returncode == 1


def test_without_a_site_the_command_says_what_to_do(minimal: Path) -> None:
    done = command("nachrechnen", "--konzept", minimal)
    assert done.returncode == 2
    assert "bitte zuerst „konzept bauen“ aufrufen" in done.stderr


def test_the_overview_tells_what_is_late_and_what_comes_next() -> None:
    concept = massnahmen(
        {"status": "laeuft", "ende": "2026-11-21"},
        {"status": "laeuft", "ende": "2026-11-21", "neues_ende": "2026-11-22"},
        {"status": "abgeschlossen", "ende": "2026-01-01", "beendet_am": "2026-02-01"},
        {
            "status": "laeuft",
            "meilensteine": [
                {"titel": "morgen", "bis": "2026-11-23"},
                {"titel": "gestern", "bis": "2026-11-21"},
                {"titel": "verschoben", "bis": "2026-11-20", "neu_bis": "2026-12-01"},
                {"titel": "getan", "bis": "2026-12-24", "erledigt_am": "2026-11-02"},
            ],
        },
    )
    found = uebersicht(concept)
    assert [one.eintrag.id for one in found.spaet] == ["m1"]
    assert [one.eintrag.id for one in found.fertig] == ["m3"]
    assert [one.titel for one in found.naechste] == ["morgen", "verschoben"]
    assert [one.titel for one in found.versaeumt] == ["gestern"]
    assert [(one.titel, one.tag.isoformat()) for one in found.erreicht] == [("getan", "2026-11-02")]


def test_news_count_from_the_last_report_on() -> None:
    reports = [
        entry("bericht", "alt", titel="B", zeitraum="2025", datum="2026-03-01", kurz="K."),
        entry("bericht", "kuenftig", titel="B", zeitraum="2026", datum="2027-03-01", kurz="K."),
    ]
    done = [
        entry("massnahme", "davor", status="abgeschlossen", beendet_am="2026-03-01"),
        entry("massnahme", "danach", status="abgeschlossen", beendet_am="2026-03-02"),
        entry("massnahme", "morgen", status="abgeschlossen", beendet_am="2026-11-23"),
    ]
    found = uebersicht(make([*reports, *done]))
    assert found.bericht is not None
    assert found.bericht.eintrag.id == "alt"
    assert [one.eintrag.id for one in found.fertig] == ["danach"]


def test_shares_name_what_is_missing() -> None:
    concept = make([
        entry("massnahme", "m1", federfuehrung="kreis", mittel=[{"art": "regel"}], beginn="2026-01-01", dauerhaft="ja"),
        entry("massnahme", "m2"),
        entry("anlaufstelle", "frisch", geprueft_am="2026-10-01", pruefintervall_monate="6"),
        entry("anlaufstelle", "alt", geprueft_am="2025-10-01", pruefintervall_monate="6"),
        entry("anlaufstelle", "nie"),
    ])  # fmt: skip
    told = {one.key: (one.da, [node.eintrag.id for node in one.fehlen], one.prozent) for one in auskunft(concept)}
    assert told["kontakte"] == (1, ["alt", "nie"], 33)
    assert told["mittel"] == told["stelle"] == told["termin"] == (1, ["m2"], 50)
    assert told["indikator"] == (0, ["m1", "m2"], 0)
    assert told["werte"] == (0, [], None)


def test_the_page_of_shares_lists_both_sides(demo: Konzept) -> None:
    shown = page(demo, "selbstauskunft/")
    for one in auskunft(demo):
        heading = shown.find(id=one.key)
        assert heading is not None
        links = {
            str(link["href"]).rsplit("../", 1)[-1]
            for fold in heading.find_all_next("details")
            if fold.find_previous("h2") is heading
            for link in fold.select("a")
        }
        assert links == {node.adresse for node in one.alle}


def tallies(site: Path, address: str) -> list[dict[str, int]]:
    """Every tally of measures by status on a page: the words beside its bar, each with its number."""
    document = BeautifulSoup((site / address / "index.html").read_text(encoding="utf-8"), "lxml")
    found = []
    for bar in document.select("main svg.ik-bar"):
        key = bar.find_next_sibling("ul", class_="ik-key")
        assert key is not None, address
        pairs = (words(line).split(" ", 1) for line in key.select("li"))
        found.append({word: int(number) for number, word in pairs})
    return found


def test_every_tally_by_status_is_counted_again_from_the_files(demo_site: Path) -> None:
    """On the start page, the lists, and every Handlungsfeld and Ziel: the numbers of the raw files."""
    roh = lies(ROOT, STICHTAG)
    gone = {"ersetzt_durch", "zusammengelegt_mit"}
    live = [one for one in roh.alle("massnahmen").values() if not gone & one.keys()]
    title = {word.value: word.titel for word in Status}

    def tally(entries: list[dict[str, Any]]) -> dict[str, int]:
        return dict(Counter(title[one["status"]] if "status" in one else "ohne Angabe" for one in entries))

    for address in ("", "massnahmen"):
        assert tallies(demo_site, address)[0] == tally(live)
    for key in roh.alle("handlungsfelder"):
        mine = [one for one in live if one["handlungsfeld"] == key]
        assert tallies(demo_site, f"handlungsfelder/{key}")[:1] == ([tally(mine)] if mine else [])
    goals = roh.alle("ziele")
    for key in goals:
        below = {key}
        while more := {k for k, one in goals.items() if one.get("teil_von") in below} - below:
            below |= more
        mine = [one for one in live if below & set(one.get("ziele", ()))]
        assert tallies(demo_site, f"ziele/{key}")[:1] == ([tally(mine)] if mine else [])

"""The draft of a report: what the data say about a period, told once and frozen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from macros.bericht.entwurf import entwurf
from macros.bericht.lage import lage, status_on
from macros.bericht.zahlen import kennwerte
from macros.bericht.zeitraum import zeitraum
from macros.loader import load
from macros.model.massnahme import Status
from tests.ansehen import massnahmen, node, page, words
from tests.bauhilfe import konzept as command
from tests.conftest import STICHTAG

if TYPE_CHECKING:
    from macros.konzept import Konzept

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30)),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
    ],
)
def test_a_period_has_two_days(text: str, first: date, last: date) -> None:
    period = zeitraum(text)
    assert (period.von, period.bis) == (first, last)
    assert first in period
    assert date.fromordinal(last.toordinal() + 1) not in period


@pytest.mark.parametrize("text", ["", "25", "2025-H3", "2025-Q0", "2025-13", "0000", "2025-h1", "letztes Jahr"])
def test_what_is_no_period_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="ist kein Zeitraum"):
        zeitraum(text)


def digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit()).strip("0")


def one(**fields: Any) -> Any:
    return node(massnahmen(fields), "massnahme", "m1")


NOTES = [
    {"zeitraum": "2025", "datum": "2025-06-01", "text": "Erste.", "status": "laeuft"},
    {"zeitraum": "2026", "datum": "2026-02-01", "text": "Zweite.", "status": "verzoegert"},
]


@pytest.mark.parametrize(
    ("fields", "day", "status"),
    [
        ({"fortschritt": NOTES}, date(2025, 12, 31), Status.LAEUFT),
        ({"fortschritt": NOTES}, date(2026, 3, 1), Status.VERZOEGERT),
        ({"fortschritt": NOTES, "beginn": "2025-09-01"}, date(2025, 1, 1), Status.OFFEN),
        ({"begonnen_am": "2025-03-01"}, date(2025, 2, 28), Status.OFFEN),
        ({"begonnen_am": "2025-03-01"}, date(2025, 3, 1), Status.LAEUFT),
        ({"status": "abgeschlossen", "beendet_am": "2025-10-01"}, date(2025, 10, 1), Status.ABGESCHLOSSEN),
        ({"beendet_am": "2025-10-01", "begonnen_am": "2024-01-01"}, date(2025, 9, 30), Status.LAEUFT),
        ({}, date(2025, 12, 31), None),
    ],
)  # fmt: skip
def test_the_state_of_a_past_day_comes_from_notes_and_dates(fields: dict[str, Any], day: date, status: Status) -> None:
    assert status_on(one(**fields), day) == status


def test_today_counts_the_status_as_it_is_and_leaves_out_what_was_replaced() -> None:
    concept = massnahmen({"status": "laeuft"}, {"status": "offen", "ersetzt_durch": "m1"}, {"entwurf": "ja"}, {})
    stand = lage(concept, zeitraum("2026"))
    assert stand.tag == STICHTAG
    assert {one.massnahme.eintrag.id: one.status for one in stand.staende} == {"m1": Status.LAEUFT, "m4": None}
    assert [one.massnahme.eintrag.id for one in stand.ohne_angabe] == ["m4"]


def test_milestones_belong_to_the_period_in_which_they_were_done_or_missed() -> None:
    concept = massnahmen(
        {
            "meilensteine": [
                {"titel": "früher", "bis": "2024-12-01", "erledigt_am": "2024-12-01"},
                {"titel": "erreicht", "bis": "2024-12-01", "erledigt_am": "2025-02-01"},
                {"titel": "verpasst", "bis": "2025-05-01"},
                {"titel": "später", "bis": "2026-12-01"},
            ]
        }
    )
    stand = lage(concept, zeitraum("2025"))
    assert [stone.titel for _, stone in stand.erledigt] == ["erreicht"]
    assert [stone.titel for _, stone in stand.versaeumt] == ["verpasst"]


def test_every_measure_stands_in_the_draft_once(demo: Konzept) -> None:
    period = zeitraum("2025")
    text = entwurf(demo, period, lage(demo, period))
    raw = {
        path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- text only
        for path in (ROOT / "concept_data" / "massnahmen").glob("*.yaml")
    }
    live = {key for key, one in raw.items() if not {"ersetzt_durch", "zusammengelegt_mit"} & one.keys()}
    named = [key for key in raw if f"](massnahme:{key})**" in text]
    assert set(named) == live
    assert f"| zusammen | {len(live)} |" in text
    assert all(text.count(f"](massnahme:{key})**") == 1 for key in live)


def test_figures_of_the_period_stand_beside_the_known_ones_before(demo: Konzept) -> None:
    import csv  # noqa: PLC0415 -- the other way to the same numbers

    for told in kennwerte(demo, zeitraum("2025")):
        path = ROOT / "concept_data" / "indikatoren" / f"{told.indikator.eintrag.id}.csv"
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
        areas = {row["gebiet"] for row in rows}
        main = next((word for word in ("landkreis", "land", "bund") if word in areas), rows[0]["gebiet"])
        values = {int(row["jahr"]): row["wert"] for row in rows if row["gebiet"] == main}
        assert (told.wert is None) == (values.get(2025, "") == ""), path
        if values.get(2025, "") not in {"", "*"}:
            assert digits(values[2025]) in digits(told.wert or ""), path
        known = [year for year, value in values.items() if year < 2025 and value not in {"", "*"}]
        assert told.frueheres_jahr == (max(known) if known else None)


def test_the_command_writes_a_draft_that_is_published_once_it_is_edited(minimal: Path) -> None:
    done = command("bericht", "--zeitraum", "2026-H1", "--konzept", minimal)
    assert done.returncode == 0, done.stderr
    folder = minimal / "concept_data" / "berichte"
    entry = folder / "bericht-2026-h1.yaml"
    concept = load(minimal, STICHTAG)
    assert not concept.errors, list(map(str, concept.errors))
    assert concept.konzept is not None
    assert concept.konzept.knoten("bericht", "bericht-2026-h1") is None
    entry.write_text(entry.read_text(encoding="utf-8").replace("entwurf: ja\n", ""), encoding="utf-8")
    text = folder / "bericht-2026-h1.md"
    text.write_text(
        text.read_text(encoding="utf-8").replace("*(bitte ergänzen)*", "Gut. <script>x()</script>"), "utf-8"
    )
    after = load(minimal, STICHTAG).konzept
    assert after is not None
    shown = page(after, "berichte/bericht-2026-h1/")
    assert "Auf einen Blick" in [words(heading) for heading in shown.select(".ik-prose h3")]
    assert shown.select(".ik-prose script") == []
    numbers = {words(row.dt): words(row.dd) for row in shown.select("dl.ik-facts > div") if row.dt and row.dd}
    stand = lage(after, zeitraum("2026-H1"))
    assert numbers["Maßnahmen"] == str(len(stand.staende))


def test_frozen_numbers_stay_when_the_data_go_on(minimal: Path) -> None:
    command("bericht", "--zeitraum", "2026-H1", "--konzept", minimal)
    entry = minimal / "concept_data" / "berichte" / "bericht-2026-h1.yaml"
    before = entry.read_bytes()
    entry.write_bytes(before.replace(b"entwurf: ja\n", b""))
    for path in (minimal / "concept_data" / "massnahmen").glob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("status: laeuft", "status: offen"), encoding="utf-8")
    concept = load(minimal, STICHTAG).konzept
    assert concept is not None
    found = concept.knoten("bericht", "bericht-2026-h1")
    assert found is not None
    kept = {one.titel: one.wert for one in found.zahlen}
    raw = yaml.load(before.decode(), Loader=yaml.BaseLoader)  # noqa: S506 -- text only
    assert kept == {one["titel"]: one["wert"] for one in raw["zahlen"]}


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--zeitraum", "2025-H9"), 2, "ist kein Zeitraum"),
        (("--zeitraum", "2031"), 2, "hat noch nicht begonnen"),
        (("--zeitraum", "2025", "--id", "../boese"), 2, "ist keine Kennung"),
        ((), 2, "es fehlt: --zeitraum"),
    ],
)
def test_a_wrong_call_is_one_german_line(minimal: Path, arguments: tuple[str, ...], code: int, told: str) -> None:
    done = command("bericht", *arguments, "--konzept", minimal)
    assert done.returncode == code
    assert told in done.stderr


def test_a_report_is_never_overwritten(minimal: Path) -> None:
    assert command("bericht", "--zeitraum", "2026-H1", "--konzept", minimal).returncode == 0
    text = minimal / "concept_data" / "berichte" / "bericht-2026-h1.md"
    text.write_text("Meine Arbeit.\n", encoding="utf-8")
    again = command("bericht", "--zeitraum", "2026-H1", "--konzept", minimal)
    assert again.returncode == 1
    assert "gibt es schon" in again.stderr
    assert text.read_text(encoding="utf-8") == "Meine Arbeit.\n"

"""Two states compared: every change told, nothing told that is none."""

from __future__ import annotations

import copy
import json
import random
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.arten import ART_BY_FOLDER, ARTEN, SINGLETONS
from macros.components.aenderungen import zeitraeume
from macros.loader import load
from macros.model.plan import plan_of
from macros.vergleich import Abbild, Feldaenderung, Was, abbild, snapshot, vergleiche
from macros.vergleich.abbild import kept
from macros.vergleich.feldnamen import FELDNAMEN, feldname
from macros.vergleich.wortlaut import stelle
from tests.ansehen import page as shown
from tests.ansehen import words
from tests.bauhilfe import konzept as command
from tests.conftest import STICHTAG

if TYPE_CHECKING:
    from pydantic import BaseModel

    from macros.konzept import Konzept

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ROOT / "concept_data" / "fassungen"


@pytest.fixture
def stand(konzept: Konzept) -> dict[str, Any]:
    return copy.deepcopy(snapshot(konzept, "jetzt"))


def changes(konzept: Konzept, before: dict[str, Any], after: dict[str, Any]) -> list[Any]:
    return list(vergleiche(konzept, abbild(before, "alt"), abbild(after, "neu")).aenderungen)


def first(state: dict[str, Any], folder: str) -> dict[str, Any]:
    entry: dict[str, Any] = next(iter(state["eintraege"][folder].values()))
    return entry


# --- what is no change


@settings(max_examples=20)
@given(st.integers(min_value=0, max_value=10**9))
def test_order_and_formatting_are_no_change(konzept: Konzept, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 -- a test, not a secret

    def shaken(value: Any) -> Any:
        if isinstance(value, dict):
            items = [(key, shaken(item)) for key, item in value.items()]
            chance.shuffle(items)
            return dict(items)
        if isinstance(value, list):
            return chance.sample([shaken(item) for item in value], len(value))
        if isinstance(value, str):
            return re.sub(" ", lambda _: chance.choice([" ", "\n", "  "]), value)
        return value

    demo = json.loads((VERSIONS / "2020.json").read_text(encoding="utf-8"))
    other = {**demo, "eintraege": shaken(demo["eintraege"]), "konzept": shaken(demo["konzept"])}
    assert changes(konzept, demo, other) == []


def test_care_and_words_for_finding_are_no_change(konzept: Konzept, stand: dict[str, Any]) -> None:
    after = copy.deepcopy(stand)
    for entries in after["eintraege"].values():
        for entry in entries.values():
            entry |= {"stand": "2026-11-01", "geprueft_am": "2026-11-02", "geprueft_von": "Sachgebiet"}
            if "suchbegriffe" in entry:
                entry["suchbegriffe"] = {"alltag": ["anders"]}
    assert changes(konzept, stand, after) == []


# --- what is one


def test_every_kind_of_change_is_told_in_words(konzept: Konzept, stand: dict[str, Any]) -> None:
    after = copy.deepcopy(stand)
    measure = first(after, "massnahmen")
    before = first(stand, "massnahmen")
    before |= {"status": "offen", "beginn": "2026-01-05", "gebiete": ["landkreis"], "kurz": "Ein Kurs."}
    measure |= {"status": "laeuft", "beginn": "2026-02-01", "gebiete": ["landkreis"], "kurz": "Ein  Kurs."}
    before["meilensteine"] = [{"titel": "Raum", "bis": "2026-03-01"}, {"titel": "Lehrkraft", "bis": "2026-04-01"}]
    measure["meilensteine"] = [{"titel": "Start", "bis": "2026-05-01"}, {"titel": "Raum", "bis": "2026-03-09"}]
    (told,) = changes(konzept, stand, after)
    assert (told.art, told.id, told.was) == ("massnahme", measure["id"], Was.GEAENDERT)
    assert set(told.felder) >= {
        Feldaenderung("Status", "noch nicht begonnen", "läuft"),
        Feldaenderung("Beginn", "5.\xa0Januar\xa02026", "1.\xa0Februar\xa02026"),
    }
    assert not [field for field in told.felder if field.feld == "Kurztext"]
    milestones = {field for field in told.felder if field.feld.startswith("Meilensteine")}
    assert milestones == {
        Feldaenderung("Meilensteine › Raum › Bis", "1.\xa0März\xa02026", "9.\xa0März\xa02026"),
        Feldaenderung("Meilensteine", "Lehrkraft · 1.\xa0April\xa02026", None),
        Feldaenderung("Meilensteine", None, "Start · 1.\xa0Mai\xa02026"),
    }


def test_a_list_tells_only_what_came_and_went(konzept: Konzept, stand: dict[str, Any]) -> None:
    after = copy.deepcopy(stand)
    names = list(stand["eintraege"]["stellen"])
    assert len(names) >= 3
    first(stand, "massnahmen")["beteiligt"] = [names[0], names[1]]
    first(after, "massnahmen")["beteiligt"] = [names[1], names[2]]
    (told,) = changes(konzept, stand, after)
    title = {key: entry["name"] for key, entry in stand["eintraege"]["stellen"].items()}
    assert told.felder == (Feldaenderung("Beteiligt", title[names[0]], title[names[2]]),)


def test_a_renamed_entry_is_one_change_and_links_to_it_are_none(konzept: Konzept, stand: dict[str, Any]) -> None:
    text = json.dumps(stand, ensure_ascii=False)
    old = "frauenverein"
    after = json.loads(text.replace(f'"{old}"', '"umbenannt"').replace(f'"stelle:{old}"', '"stelle:umbenannt"'))
    after["eintraege"]["stellen"]["umbenannt"]["frueher"] = [old]
    (told,) = changes(konzept, stand, after)
    assert (told.id, told.frueher, told.was, told.felder) == ("umbenannt", old, Was.UMBENANNT, ())


def test_what_ended_names_its_successor_and_reason(konzept: Konzept, stand: dict[str, Any]) -> None:
    after = copy.deepcopy(stand)
    gone, other = list(stand["eintraege"]["begriffe"])[:2]
    del after["eintraege"]["begriffe"][gone]
    after["entfallen"] = [
        {
            "art": "begriff",
            "id": gone,
            "titel": "T",
            "seit": "2026-01-01",
            "nachfolger": f"begriff:{other}",
            "grund": "Doppelt.",
        }
    ]
    told = next(one for one in changes(konzept, stand, after) if one.art == "begriff" and one.was is Was.ENTFALLEN)
    assert (told.id, told.nachfolger) == (gone, f"begriff:{other}")
    assert told.felder == (Feldaenderung("Grund", None, "Doppelt."),)
    assert told.titel == stand["eintraege"]["begriffe"][gone]["titel"]


def test_a_new_entry_is_new_in_one_line(konzept: Konzept, stand: dict[str, Any]) -> None:
    before = copy.deepcopy(stand)
    key = first(before, "begriffe")["id"]
    del before["eintraege"]["begriffe"][key]
    told = next(one for one in changes(konzept, before, stand) if one.id == key)
    assert (told.was, told.felder) == (Was.NEU, ())


def test_figures_keep_their_states_apart(konzept: Konzept, stand: dict[str, Any]) -> None:
    after = copy.deepcopy(stand)
    key = first(stand, "indikatoren")["id"]
    where = first(stand, "gemeinden")
    area = f"gemeinde:{where['id']}"
    stand["messwerte"][key] = [["landkreis", 2023, "12.50"], ["landkreis", 2024, None], [area, 2024, "*"]]
    after["messwerte"][key] = [
        ["landkreis", 2023, "12.5"], ["landkreis", 2024, "0"], [area, 2024, "7.5"], ["landkreis", 2025, "3"],
    ]  # fmt: skip
    (told,) = changes(konzept, stand, after)
    assert told.felder == (
        Feldaenderung(f"Werte 2024 › {where['name']}", "nicht veröffentlicht (kleine Zahl)", "7,5"),
        Feldaenderung("Werte 2024 › ganzer Landkreis", "unbekannt", "0"),
        Feldaenderung("Werte 2025", None, "1 Wert"),
    )


def test_names_nobody_agreed_to_are_not_told(konzept: Konzept, stand: dict[str, Any]) -> None:
    after = copy.deepcopy(stand)
    place, other = first(stand, "anlaufstellen"), first(after, "anlaufstellen")
    place["ansprechpersonen"] = [{"funktion": "Beratung", "name": "Alt Name"}]
    other["ansprechpersonen"] = [{"funktion": "Beratung", "name": "Neu Name", "telefon": "030 23125 199"}]
    (told,) = changes(konzept, stand, after)
    assert told.felder == (Feldaenderung("Ansprechpersonen › Beratung › Telefon", None, "030 23125 199"),)


def test_the_rest_of_a_long_text_is_left_out() -> None:
    text = [f"wort{number}" for number in range(60)]
    place = stelle(" ".join(text), " ".join([*text[:30], "anders", *text[31:]]))
    assert (place.alt, place.neu) == ("wort30", "anders")
    assert place.vor == "… wort24 wort25 wort26 wort27 wort28 wort29"
    assert place.nach == "wort31 wort32 wort33 wort34 wort35 wort36 …"


@given(st.lists(st.sampled_from("abcd"), max_size=80), st.lists(st.sampled_from("abcd"), max_size=80))
def test_a_passage_and_its_frame_are_the_whole_text(old: list[str], new: list[str]) -> None:
    pad = ["gleich" * 30]
    place = stelle(" ".join([*pad, *old]), " ".join([*pad, *new]))
    rest = (place.vor, place.nach)
    assert (place.alt == place.neu) == (old == new)
    assert all("…" in part or part == " ".join(part.split()) for part in rest)


# --- names of fields


def fields(model: type[BaseModel]) -> set[str]:
    found = set()
    for name, plan in plan_of(model).items():
        found.add(name)
        if plan.part is not None:
            found |= fields(plan.part)
    return found


#: Words with these letters that are written just so.
PLAIN = {
    "adresse",
    "beschluss",
    "besser",
    "dauerhaft",
    "durchsetzungsstelle",
    "fassung",
    "fassungen",
    "impressum",
    "quelle",
    "quellen",
}


def test_every_field_has_a_german_name() -> None:
    known = set().union(*(fields(art.modell) for art in ARTEN), *(fields(model) for model in SINGLETONS.values()))
    unnamed = {name for name in known - set(FELDNAMEN) - PLAIN if re.search(r"ae|oe|ue|ss|_", name)}
    assert unnamed == set()
    assert set(FELDNAMEN) <= known
    assert all(feldname(name)[0].isupper() for name in known)


# --- versions of the demonstration, counted another way


def plain(value: Any) -> Any:
    """Values by their content alone, a different way from the product's."""
    if isinstance(value, dict):
        return sorted((key, plain(item)) for key, item in value.items())
    if isinstance(value, list):
        return sorted(str(plain(item)) for item in value)
    return " ".join(str(value).split())


SILENT = {"id", "stand", "geprueft_am", "geprueft_von", "pruefintervall_monate", "frueher", "entwurf", "suchbegriffe"}


def test_the_report_between_two_adopted_versions_is_complete(konzept: Konzept) -> None:
    old, new = kept(VERSIONS / "2020.json"), kept(VERSIONS / "2025.json")
    told = {(one.art, one.id): one for one in vergleiche(konzept, abbild(old, "2020"), abbild(new, "2025")).aenderungen}
    for folder, entries in new["eintraege"].items():
        art = ART_BY_FOLDER[folder].key
        before = old["eintraege"].get(folder, {})
        for key, entry in entries.items():
            if key not in before:
                assert told[art, key].was is Was.NEU
                continue
            other = before[key]
            differ = {
                name
                for name in (entry.keys() | other.keys()) - SILENT
                if plain(entry.get(name)) != plain(other.get(name))
            }
            if art == "indikator":
                continue
            assert bool(differ) == ((art, key) in told), (art, key, differ)
            if differ:
                named = {field.feld.split(" › ")[0] for field in told[art, key].felder}
                assert named == {feldname(name) for name in differ}, (art, key)
        assert {key for (kind, key), one in told.items() if kind == art and one.was is Was.ENTFALLEN} == (
            before.keys() - entries.keys()
        )


def test_nothing_vanished_without_a_word_since_the_last_version(demo: Konzept) -> None:
    """The demonstration keeps its own rule: what ended is told in entfallen.yaml."""
    newest = zeitraeume(demo)[0]
    told = {(gone.art, gone.id) for gone in demo.daten.entfallen.eintraege}
    assert {(one.art, one.id) for one in newest.vergleich.aenderungen if one.was is Was.ENTFALLEN} <= told


# --- the command


def test_the_command_compares_versions_folders_and_git(minimal: Path, tmp_path: Path) -> None:
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for step in (["init", "-q"], ["add", "."], ["commit", "-qm", "eins"]):
        subprocess.run([*git, *step], cwd=minimal, check=True)
    assert command("fassung", "festhalten", "alt", "--konzept", minimal).returncode == 0
    shutil.copytree(minimal, tmp_path / "kopie", ignore=shutil.ignore_patterns(".git"))
    term = next((minimal / "concept_data" / "begriffe").glob("*.yaml"))
    title = re.search(r"^titel: (.*)$", term.read_text(encoding="utf-8"), re.MULTILINE)
    assert title is not None
    term.write_text(term.read_text(encoding="utf-8").replace(title[0], "titel: Ganz anders"), encoding="utf-8")
    for name in ("alt", str(tmp_path / "kopie"), "HEAD"):
        done = command("vergleich", name, "--konzept", minimal)
        assert done.returncode == 0, done.stderr
        assert "1 geändert." in done.stdout
        assert f"  - Titel: „{title[1]}“ → „Ganz anders“" in done.stdout
    as_json = json.loads(command("vergleich", "alt", "heute", "--format", "json", "--konzept", minimal).stdout)
    assert [(one["art"], one["was"]) for one in as_json["aenderungen"]] == [("begriff", "geaendert")]


@pytest.mark.parametrize("name", ["2019", "--help-me", "../../etc", "alt\nneu"])
def test_an_unknown_state_is_one_german_line(minimal: Path, name: str) -> None:
    done = command("vergleich", "--konzept", minimal, "--", name)
    assert done.returncode == 2
    assert "ist kein Konzept-Ordner, keine Fassung und kein Stand in git" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_version_is_one_german_line(minimal: Path) -> None:
    folder = minimal / "concept_data" / "fassungen"
    folder.mkdir(exist_ok=True)
    (folder / "kaputt.json").write_text('{"eintraege": 5}', encoding="utf-8")
    done = command("vergleich", "kaputt", "--konzept", minimal)
    assert done.returncode == 2
    assert done.stderr.strip().endswith("diese Fassung lässt sich nicht lesen")


# --- the pages


def test_the_pages_tell_what_the_comparison_found(demo: Konzept) -> None:
    newest = zeitraeume(demo)[0]
    page = shown(demo, f"aenderungen/{newest.pfad}/")
    assert len(page.select(".ik-changes > li")) == len(newest.vergleich.aenderungen)
    renamed = next(one for one in newest.vergleich.aenderungen if one.was is Was.UMBENANNT)
    assert renamed.frueher is not None
    assert renamed.frueher in page.get_text()
    town = demo.alle("gemeinde")[0]
    concerned = newest.vergleich.zu(town.kennung)
    page = shown(demo, f"aenderungen/{newest.pfad}/{town.adresse}")
    assert [words(head) for head in page.select(".ik-changes__head > :first-child")] == [one.titel for one in concerned]


def test_very_many_changes_are_told_kind_by_kind(demo: Konzept) -> None:
    """The comparison with the concept of 2020 is too much for one page; each kind has its own, and nothing is lost."""
    oldest = zeitraeume(demo)[-1]
    root = f"aenderungen/{oldest.pfad}/"
    links = [str(link["href"]) for link in shown(demo, root).select("main .ik-rows a")]
    parts = [shown(demo, root + link.removesuffix("/").rsplit("/", 1)[-1] + "/") for link in links]
    assert sum(len(part.select(".ik-changes > li")) for part in parts) == len(oldest.vergleich.aenderungen)


def test_very_many_changes_of_one_handlungsfeld_have_pages_of_their_own(
    demo: Konzept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macros.components.aenderungen.MANY", 1)
    root = f"aenderungen/{zeitraeume(demo)[0].pfad}/handlungsfelder/sprache/"
    links = [str(link["href"]) for link in shown(demo, root).select("main .ik-rows a")]
    assert links
    for link in links:
        assert shown(demo, root + link.removesuffix("/").rsplit("/", 1)[-1] + "/").select(".ik-changes > li")


def test_a_concept_without_versions_says_so(minimal: Path) -> None:
    shutil.rmtree(minimal / "concept_data" / "fassungen", ignore_errors=True)
    bare = load(minimal, STICHTAG).konzept
    assert bare is not None
    assert "Noch ist keine Fassung festgehalten" in words(shown(bare, "aenderungen/"))


def test_an_empty_state_compares(konzept: Konzept) -> None:
    empty = Abbild("leer", {})
    assert vergleiche(konzept, empty, empty).aenderungen == ()

"""Gaps: every number counted again from the raw files, older versions counted as they were."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from macros.luecken import LUECKEN, befunde
from macros.luecken.angebote import coverage, languages
from macros.luecken.verlauf import verlauf
from macros.model.angebot import Zielgruppe
from macros.vergleich import abbild, snapshot, vergleiche
from macros.vergleich.wieder import concept_of
from tests.ansehen import page, words
from tests.bauhilfe import konzept as command
from tests.conftest import STICHTAG
from tests.erfunden import entry, gemeinde, make

if TYPE_CHECKING:
    from macros.konzept import Konzept

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "concept_data"
TODAY = STICHTAG.isoformat()


def raw(folder: str) -> dict[str, dict[str, Any]]:
    """The entries of a folder as plain YAML with every value as text, without drafts."""
    found = {
        path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- text only
        for path in sorted((DATA / folder).glob("*.yaml"))
    }
    return {key: one for key, one in found.items() if one.get("entwurf") != "ja"}


def number(demo: Konzept, key: str) -> tuple[int, int]:
    found = next(one for one in befunde(demo) if one.art.key == key)
    return found.zahl, found.von


def serves(areas: list[str], town: str, entry: dict[str, Any]) -> bool:
    mine = {"landkreis", "land", "bund", f"gemeinde:{town}"}
    mine |= {f"{kind}:{entry[kind]}" for kind in ("verband", "planungsraum") if kind in entry}
    return bool(mine & set(areas))


def spoken(one: dict[str, Any]) -> set[str]:
    return {part["sprache"] for part in one.get("sprachen", ()) if part.get("weise") != "faltblatt"}


def begins(one: dict[str, Any]) -> bool:
    return bool({"beginn", "begonnen_am"} & one.keys())


def ends(one: dict[str, Any]) -> bool:
    return one.get("dauerhaft") == "ja" or bool({"ende", "neues_ende", "beendet_am"} & one.keys())


def is_over(offer: dict[str, Any]) -> bool:
    if offer.get("gueltig_bis", "9999") < TODAY:
        return True
    ends = [
        max(one["erster_tag"], one.get("letzter_tag", ""))
        if one.get("rhythmus") == "einmalig"
        else one.get("letzter_tag", "9999")
        for one in offer.get("termine", ())
    ]
    return bool(ends) and all(end < TODAY for end in ends)


def test_pairs_without_an_offer_are_counted_from_the_files(demo: Konzept) -> None:
    towns, fields = raw("gemeinden"), raw("handlungsfelder")
    offers = [one for one in raw("angebote").values() if not is_over(one)]
    empty = {
        (field, town)
        for field in fields
        for town, entry_ in towns.items()
        if not any(
            field in one.get("handlungsfelder", ()) and serves(one.get("gebiete", []), town, entry_) for one in offers
        )
    }
    assert number(demo, "angebot") == (len(empty), len(towns) * len(fields))
    told = {(one.handlungsfeld.eintrag.id, town.eintrag.id) for one in coverage(demo) for town in one.leer}
    assert told == empty


def test_languages_and_groups_of_a_town_are_counted_from_the_files(demo: Konzept) -> None:
    towns = raw("gemeinden")
    offers = [one for one in raw("angebote").values() if not is_over(one)]
    asked = {tag for folder in ("angebote", "anlaufstellen") for one in raw(folder).values() for tag in spoken(one)}
    asked = {tag for tag in asked if tag.partition("-")[0] != "de"}
    assert set(languages(demo)) == asked
    for field in coverage(demo):
        for row in field.zeilen:
            town = row.gemeinde.eintrag.id
            mine = [
                one
                for one in offers
                if field.handlungsfeld.eintrag.id in one.get("handlungsfelder", ())
                and serves(one.get("gebiete", []), town, towns[town])
            ]
            assert row.angebote == len(mine)
            assert row.vor_ort == sum(f"gemeinde:{town}" in one["gebiete"] for one in mine)
            assert set(row.ohne_sprachen) == asked - {tag for one in mine for tag in spoken(one)}
            if any(one.get("fuer_alle", "ja") == "ja" for one in mine):
                assert row.ohne_gruppen == ()


def test_gaps_of_the_plan_are_counted_from_the_files(demo: Konzept) -> None:
    live = {
        key: one for key, one in raw("massnahmen").items() if not {"ersetzt_durch", "zusammengelegt_mit"} & one.keys()
    }
    served = {goal for one in live.values() for goal in one.get("ziele", ())}
    sub = [key for key, one in raw("ziele").items() if one["art"] == "teilziel"]
    assert number(demo, "ziel") == (sum(key not in served for key in sub), len(sub))
    assert number(demo, "mittel") == (sum("mittel" not in one for one in live.values()), len(live))
    assert number(demo, "termin") == (sum(not begins(one) or not ends(one) for one in live.values()), len(live))
    leads = {
        one["federfuehrung"]
        for one in (*raw("massnahmen").values(), *raw("aufgaben").values())
        if "federfuehrung" in one
    }
    leads |= {one["stelle"] for one in raw("zustaendigkeiten").values()}
    offices = raw("stellen")
    assert number(demo, "vertretung") == (sum("stellvertretung" not in offices[key] for key in leads), len(leads))


def concept(*entries: Any, **more: Any) -> Konzept:
    return make([gemeinde("a", 1), gemeinde("b", 2), entry("handlungsfeld", "feld"), *entries], **more)


def offer(key: str, **fields: Any) -> Any:
    return entry("angebot", key, **{"handlungsfelder": ["feld"], "gebiete": ["gemeinde:a"], **fields})


def test_an_offer_counts_only_while_it_runs_and_only_where_it_serves() -> None:
    assert number(concept(offer("eins")), "angebot") == (1, 2)
    assert number(concept(offer("eins", gueltig_bis="2026-11-21")), "angebot") == (2, 2)
    assert number(concept(offer("eins", gueltig_bis="2026-11-22")), "angebot") == (1, 2)
    assert number(concept(offer("eins", gebiete=["landkreis"])), "angebot") == (0, 2)
    assert number(concept(offer("eins", handlungsfelder=[])), "angebot") == (2, 2)
    assert number(concept(offer("eins", entwurf="ja")), "angebot") == (2, 2)


def test_a_leaflet_is_no_language_and_a_named_group_is_reached() -> None:
    told = concept(
        offer(
            "eins",
            fuer_alle="nein",
            zielgruppe="Frauen",
            gruppen=["frauen"],
            sprachen=[{"sprache": "uk", "weise": "faltblatt"}],
        ),
        entry("anlaufstelle", "ort", sprachen=[{"sprache": "uk"}]),
    )
    (field,) = coverage(told)
    first, second = field.zeilen
    assert first.ohne_sprachen == ("uk",)
    assert Zielgruppe.FRAUEN not in first.ohne_gruppen
    assert Zielgruppe.KINDER in first.ohne_gruppen
    assert Zielgruppe.VERWALTUNG not in first.ohne_gruppen
    assert second.angebote == 0


def test_a_draft_or_a_replaced_measure_changes_no_number() -> None:
    bare = {"beginn": "2026-01-01", "dauerhaft": "ja"}
    plain = concept(entry("massnahme", "m1", **bare))
    assert number(plain, "mittel") == (1, 1)
    more = concept(
        entry("massnahme", "m1", **bare),
        entry("massnahme", "m2", ersetzt_durch="m1"),
        entry("massnahme", "m3", entwurf="ja"),
    )
    assert [(one.zahl, one.von) for one in befunde(more)] == [(one.zahl, one.von) for one in befunde(plain)]


def test_an_older_version_is_counted_as_it_was(demo: Konzept) -> None:
    again = concept_of(json.loads(json.dumps(snapshot(demo, "heute"))), demo)
    assert vergleiche(demo, abbild(snapshot(demo, "a"), "a"), abbild(snapshot(again, "b"), "b")).aenderungen == ()
    assert [(one.zahl, one.von) for one in befunde(again)] == [(one.zahl, one.von) for one in befunde(demo)]


def test_what_an_older_version_does_not_know_is_not_counted_as_zero(demo: Konzept) -> None:
    counts = verlauf(demo, befunde(demo))
    assert set(counts) == {kind.key for kind in LUECKEN}
    assert [one.fassung for one in counts["ziel"]] == ["2020", "2025", ""]
    assert counts["angebot"][0].zahl is None
    assert counts["angebot"][-1].zahl == number(demo, "angebot")[0]


def test_an_unreadable_entry_of_an_older_version_is_left_out(demo: Konzept) -> None:
    kept = copy.deepcopy(snapshot(demo, "alt"))
    key = next(iter(kept["eintraege"]["massnahmen"]))
    kept["eintraege"]["massnahmen"][key]["feld_von_damals"] = "1"
    assert concept_of(kept, demo).knoten("massnahme", key) is not None
    kept["eintraege"]["massnahmen"][key].pop("titel")
    then = concept_of(kept, demo)
    assert then.knoten("massnahme", key) is None
    assert len(then.alle("massnahme")) == len(demo.alle("massnahme")) - 1


def test_the_page_and_the_command_tell_the_same(demo: Konzept) -> None:
    told = json.loads(command("luecken", "--format", "json", "--konzept", ROOT).stdout)
    numbers = [(one["art"], one["zahl"], one["von"]) for one in told["luecken"]]
    assert numbers == [(one.art.key, one.zahl, one.von) for one in befunde(demo)]
    table = page(demo, "luecken/").select_one(".ik-table tbody")
    assert table is not None
    shown = [words(cell) for cell in table.select("tr > td:nth-of-type(1)")]
    assert shown == [f"{zahl} von {von}" for _, zahl, von in numbers]
    text = command("luecken", "--konzept", ROOT)
    assert text.returncode == 0
    assert f"Teilziele ohne Maßnahme: {number(demo, 'ziel')[0]} von" in text.stdout

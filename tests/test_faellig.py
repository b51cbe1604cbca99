"""``konzept faellig``: who must check what, and a mail that says all of it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, cast

from macros.arten import ARTEN
from macros.bestaetigen import Vermerk, confirm
from macros.cli import main
from macros.faellig import due, lines
from macros.faellig.inhalt import LABELS, facts, plain
from macros.loader import load
from macros.model.plan import plan_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pydantic import BaseModel

    from macros.konzept import Knoten, Konzept
    from macros.model.anlaufstelle import Anlaufstelle

TODAY = date(2026, 11, 22)
ALWAYS = date(2099, 1, 1)


def node(konzept: Konzept, art: str, key: str) -> Knoten:
    found = konzept.knoten(art, key)
    assert found is not None
    return found


def test_jobs_are_by_owner_and_hold_only_what_is_due(konzept: Konzept) -> None:
    everything = due(konzept, ALWAYS)
    assert len({job.stelle.kennung for job in everything}) == len(everything)
    for job in everything:
        assert {line.knoten.pflegt.kennung for line in job.zeilen} == {job.stelle.kennung}
    soon = due(konzept, TODAY)
    assert {line.knoten.kennung for job in soon for line in job.zeilen} < {
        line.knoten.kennung for job in everything for line in job.zeilen
    }


def test_one_stelle_alone(konzept: Konzept) -> None:
    first = due(konzept, ALWAYS)[0]
    assert due(konzept, ALWAYS, first.stelle) == (first,)


def test_the_mail_names_entry_address_facts_and_command(konzept: Konzept) -> None:
    for job in due(konzept, ALWAYS):
        for number, line in enumerate(job.zeilen, 1):
            assert f"{number}. {line.titel} ({line.art})" in job.text
            root = konzept.daten.landkreis.adresse or ""
            assert f"{root}{line.knoten.adresse}" in job.text
            assert all(fact.strip() in job.text for fact in facts(line.knoten))
            assert line.knoten.kennung in job.text.partition("konzept bestaetigen ")[2].splitlines()[0]
        assert job.file().startswith("An: ")
        assert "\nBetreff: Bitte prüfen: " in job.file()


def test_facts_are_readable(konzept: Konzept) -> None:
    told = "\n".join(facts(node(konzept, "anlaufstelle", "willkommensbuero")))
    entry = konzept.daten.eintraege["anlaufstelle"]["willkommensbuero"]
    for way in cast("Anlaufstelle", entry).kontakte:
        assert f"{way.zweck.titel}: {way.telefon or way.email or way.adresse}" in told
    assert "Straße: " in told
    assert "Uhr" in told
    assert "Mo-" not in told


def test_facts_hold_no_search_words_no_upkeep_and_no_place_of_a_protected_house(konzept: Konzept) -> None:
    for art in ARTEN:
        for one in konzept.alle(art.key):
            told = "\n".join(facts(one))
            assert "Suchbegriffe" not in told
            assert "Teil(" not in told
            assert "Knoten(" not in told
            assert "<" not in told
    assert "Straße" not in "\n".join(facts(node(konzept, "anlaufstelle", "frauenhaus")))


def test_every_label_belongs_to_a_field() -> None:
    names: set[str] = set()

    def walk(model: type[BaseModel]) -> None:
        for name, plan in plan_of(model).items():
            names.add(name)
            if plan.part is not None:
                walk(plan.part)

    for art in ARTEN:
        walk(art.modell)
    assert LABELS.keys() <= names


def test_plain_text_of_markdown() -> None:
    assert plain("Die [Stelle](stelle:x) hilft\n**allen** Menschen.") == "Die Stelle hilft allen Menschen."


def test_what_was_confirmed_is_no_longer_due(minimal: Path) -> None:
    until = date(2027, 9, 1)

    def waiting() -> set[str]:
        loaded = load(minimal, TODAY).konzept
        assert loaded is not None
        return {line.knoten.kennung for job in due(loaded, until) for line in job.zeilen}

    before = waiting()
    assert "angebot:sprachcafe" in before
    confirm(minimal, ["angebot:sprachcafe"], Vermerk(TODAY, "Presse"), TODAY)
    assert waiting() == before - {"angebot:sprachcafe"}


def test_nothing_due_is_said() -> None:
    assert list(lines((), TODAY)) == ["Bis zum 22.11.2026 ist nichts zu prüfen."]


def test_the_command(minimal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["faellig", "--konzept", str(minimal), "--stichtag", "2026-11-22", "--bis", "2099-01-01"]
    assert main([*call, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["bis"] == "2099-01-01"
    assert found["stellen"][0]["eintraege"][0]["inhalt"]
    assert main([*call, "--mail-ordner", str(tmp_path / "mails")]) == 0
    mails = sorted((tmp_path / "mails").iterdir())
    assert [mail.name for mail in mails] == sorted(f"2026-11-22-{one['stelle']}.txt" for one in found["stellen"])
    assert mails[0].read_text(encoding="utf-8").startswith("An: ")
    assert main([*call, "--mail-ordner", str(tmp_path / "mails")]) == 0
    assert main([*call, "--stelle", "landkreiss"]) == 2
    assert "gemeint „landkreis“?" in capsys.readouterr().err


def test_nothing_is_asked_of_a_concept_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["faellig", "--konzept", str(tmp_path)]) == 1
    assert "dieser Ordner fehlt" in capsys.readouterr().err

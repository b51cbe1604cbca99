"""The graded queries of the search: well-formed, answered by entries that exist, and a third kept apart by rule."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros.arten import ARTEN, FIXED_PAGES

if TYPE_CHECKING:
    from macros.konzept import Konzept

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "suche"
COLUMNS = ["nr", "gruppe", "anfrage", "absicht", "treffer", "teil"]
TUNING, KEPT = "abstimmen", "zurueck"
# The finder is a page of its own beside the lists of the kinds.
FINDER = "zustaendig"

Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """The lines of the file, checked to have exactly the columns."""
    return read("anfragen.tsv")


def read(name: str) -> list[Row]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        assert next(reader) == COLUMNS
        lines = list(reader)
    assert [line for line in lines if len(line) != len(COLUMNS)] == []
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines]


@pytest.fixture(scope="module")
def readme() -> str:
    """The page that explains the file."""
    return (FOLDER / "README.md").read_text(encoding="utf-8")


def by_group(rows: list[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row["gruppe"], []).append(row)
    return groups


def test_the_set_is_large_enough_and_every_field_is_filled(rows: list[Row]) -> None:
    assert len(rows) >= 400
    assert [row["nr"] for row in rows if not all(value == value.strip() != "" for value in row.values())] == []
    assert [row["nr"] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert {row["teil"] for row in rows} == {TUNING, KEPT}


def test_no_query_and_no_answer_stands_twice(rows: list[Row]) -> None:
    queries = Counter(row["anfrage"].casefold() for row in rows)
    assert [query for query, times in queries.items() if times > 1] == []
    assert [row["nr"] for row in rows if len(set(row["treffer"].split())) != len(row["treffer"].split())] == []


@pytest.mark.parametrize("name", ["anfragen.tsv", "anfragen_frisch.tsv"])
def test_every_answer_exists_in_the_demonstration(name: str, demo: Konzept) -> None:
    known = {node.kennung for art in ARTEN for node in demo.alle(art.key)}
    known |= {f"kapitel:{Path(name).stem}" for name in demo.daten.prosa}
    known |= {f"seite:{address}" for address in (FINDER, *(page.strip("/") for page in FIXED_PAGES))}
    known |= {f"seite:{art.ordner}" for art in ARTEN}
    wanted = {(answer, row["nr"]) for row in read(name) for answer in row["treffer"].split()}
    assert sorted((number, answer) for answer, number in wanted if answer not in known) == []


def test_a_third_of_every_group_is_kept_apart(rows: list[Row]) -> None:
    for group, lines in by_group(rows).items():
        kept = sum(row["teil"] == KEPT for row in lines)
        assert abs(kept - len(lines) / 3) <= 1, group


def test_what_is_kept_apart_follows_the_rule_in_the_readme(rows: list[Row]) -> None:
    """Every third query of a group in the order of its SHA-256, so nobody can choose by difficulty."""
    for group, lines in by_group(rows).items():
        queries = sorted(
            (row["anfrage"] for row in lines), key=lambda query: hashlib.sha256(query.encode()).hexdigest()
        )
        assert {row["anfrage"] for row in lines if row["teil"] == KEPT} == set(queries[2::3]), group


def test_the_readme_names_every_group_with_its_numbers(rows: list[Row], readme: str) -> None:
    told = {
        name: (int(all_), int(kept))
        for name, all_, kept in re.findall(r"^\| (\w+) \|.*\| (\d+) \| (\d+) \|$", readme, re.MULTILINE)
    }
    parts = {group: (len(lines), sum(row["teil"] == KEPT for row in lines)) for group, lines in by_group(rows).items()}
    assert told == parts | {"zusammen": (len(rows), sum(kept for _, kept in parts.values()))}


def test_outdated_words_stay_few(rows: list[Row]) -> None:
    assert sum(row["gruppe"] == "veraltet" for row in rows) <= 10


def test_the_fresh_queries_are_new_and_kept_apart(rows: list[Row]) -> None:
    fresh = read("anfragen_frisch.tsv")
    assert {row["teil"] for row in fresh} == {KEPT}
    assert {row["gruppe"] for row in fresh} <= by_group(rows).keys()
    assert {row["anfrage"].casefold() for row in fresh} & {row["anfrage"].casefold() for row in rows} == set()
    assert max(Counter(row["anfrage"].casefold() for row in fresh).values()) == 1

"""Concepts made for measuring are right, have as many pages as wanted, and are the same every time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from benchmarks.generator.auswahl import TERRITORY, regions
from benchmarks.generator.originale import originals
from benchmarks.generator.schreiben import ROOT, write
from macros.arten import ARTEN
from macros.konzept.graph import waits
from macros.loader import load

if TYPE_CHECKING:
    from pathlib import Path

TAG = date(2026, 11, 22)


def test_a_small_concept_has_every_kind_and_no_mistake(tmp_path: Path) -> None:
    made = write(tmp_path, 60)
    loaded = load(tmp_path, TAG)
    assert [str(problem) for problem in loaded.errors] == []
    assert loaded.konzept is not None
    assert {art.key for art in ARTEN if loaded.konzept.alle(art.key)} == {art.key for art in ARTEN}
    assert sum(len(loaded.konzept.alle(art.key)) for art in ARTEN if art.eigene_seite) == made.seiten == 60


def test_a_large_concept_is_made_of_whole_regions_that_share_what_there_is_once() -> None:
    stock = tuple(originals(ROOT, TAG))
    members = regions(stock, 5000, frozenset())
    shown = sum(not (one.entry.entwurf or waits(one.entry, TAG)) and one.art.eigene_seite for one, _ in members)
    assert shown == 5000
    assert len({(one.key, number) for one, number in members}) == len(members)
    places = [number for one, number in members if one.art.key == "gemeinde"]
    assert {places.count(number) for number in places} == {24}
    assert {one.art.key for one, _ in members} >= TERRITORY
    assert all(number == 0 for one, number in members if one.art.key in {"anliegen", "handlungsfeld", "indikator"})

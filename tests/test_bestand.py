"""A build that takes over what nothing has touched gives the site of a build that starts from nothing."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from itertools import chain, cycle
from random import Random
from typing import TYPE_CHECKING

import pytest

from macros.arten import ARTEN, SINGLETONS
from tests.aenderungen import WAYS, Redaktion
from tests.bauhilfe import tree
from tests.conftest import minimal_copy
from tests.schnellbau import Werkstatt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX processes")

#: ``KONZEPT_AENDERUNGEN=60`` makes so many changes instead, from seed ``KONZEPT_SAAT``.
NUMBER = int(os.environ.get("KONZEPT_AENDERUNGEN") or 4)
SEED = int(os.environ.get("KONZEPT_SAAT") or 8)


@dataclass(frozen=True)
class Bau:
    """A concept, its site, and how it is built: with what the last build left, and from nothing."""

    folder: Path
    site: Path
    werkstatt: Werkstatt

    @property
    def cold(self) -> Path:
        """Where it is built from nothing."""
        return self.folder.parent / "kalt"

    def again(self) -> str:
        """Build it once more; returns what is wrong."""
        return self.werkstatt.bauen(self.folder, self.site)

    def assert_like_cold(self, why: str = "") -> None:
        """The site is what a build from nothing gives."""
        cache = self.werkstatt.cache.with_name("kaltspeicher")
        shutil.rmtree(cache / "bau", ignore_errors=True)
        assert Werkstatt(cache, self.werkstatt.sagt).bauen(self.folder, self.cold) == "", why
        here, there = tree(self.site), tree(self.cold)
        assert sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name)) == [], why

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace some words in a file of the concept."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def bau(tmp_path_factory: pytest.TempPathFactory) -> Bau:
    """The small concept, built once; every test leaves the site as it is built from the concept as it then is."""
    folder = tmp_path_factory.mktemp("bestand")
    new = Bau(minimal_copy(folder), folder / "site", Werkstatt(folder / "speicher", folder / "gesagt"))
    assert new.again() == ""
    return new


def inodes(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()}


def plan(rng: Random) -> Iterator[tuple[str, ...]]:
    """Changes without end: in turn a field of every kind and every file, and every other way with every kind."""
    fields = [("feld", name) for name in (*(art.key for art in ARTEN), *SINGLETONS)]
    others: list[tuple[str, ...]] = [(way, art.key) for way in WAYS for art in ARTEN]
    rng.shuffle(fields)
    rng.shuffle(others)
    others[:0] = [("kapitel",), ("wert",), ("grenze",), ("kapitel",)]
    yield from chain.from_iterable(zip(cycle(fields), cycle(others), strict=True))


def test_an_address_is_made_anew_when_it_leads_elsewhere(bau: Bau) -> None:
    """What the old page was made from is all as it was; only that it is another page now."""
    offers = bau.folder / "concept_data" / "angebote"
    text = (offers / "sprachcafe.yaml").read_text(encoding="utf-8")
    former = "frueher:\n  - kaffeerunde\n"
    assert former in text
    dance = text.replace("Sprachcafé", "Tanztreff")
    (offers / "tanz.yaml").write_text(dance.replace("kaffeerunde", "tanzabend"), encoding="utf-8")
    assert bau.again() == ""
    (offers / "sprachcafe.yaml").write_text(text.replace(former, ""), encoding="utf-8")
    (offers / "tanz.yaml").write_text(dance, encoding="utf-8")
    (offers / "tanzabend.yaml").write_text(dance.replace(former, "").replace("Tanztreff", "Ball"), encoding="utf-8")
    assert bau.again() == ""
    assert "angebote/tanz/" in (bau.site / "angebote/kaffeerunde/index.html").read_text(encoding="utf-8")
    assert "Ball" in (bau.site / "angebote/tanzabend/index.html").read_text(encoding="utf-8")


def test_random_changes_give_the_site_of_a_build_from_nothing(bau: Bau) -> None:
    rng = Random(SEED)  # noqa: S311 -- chance that repeats itself
    redaktion = Redaktion(bau.folder, rng)
    taken: list[float] = []
    for change in plan(rng):
        said = [redaktion.versuchen(*change)]
        if len(taken) % 5 == 4:
            said.append(redaktion.versuchen("feld", rng.choice(ARTEN).key))
        if not any(said):
            continue
        before = inodes(bau.site)
        assert bau.again() == "", said
        bau.assert_like_cold(str(said))
        after = inodes(bau.site)
        taken.append(sum(after[name] == before.get(name) for name in after) / len(after))
        print(f"{len(taken):3} {taken[-1]:.0%} {said}", flush=True)
        if len(taken) == NUMBER:
            break
    assert sum(taken) / len(taken) > 0.2, "files nothing has touched are not made again"

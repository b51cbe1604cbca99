"""Whatever becomes of the store, of the site it speaks of or of a build, the next build gives the same site."""

from __future__ import annotations

import json
import os
import shutil
import signal
import time
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from macros import spur
from macros.bestand import KEPT, Bestand, digest
from tests.bauhilfe import tree
from tests.conftest import STICHTAG, minimal_copy
from tests.schnellbau import Werkstatt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from macros.konzept import Konzept

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs POSIX processes")

#: ``KONZEPT_ABSCHUESSE=30`` kills so many builds instead, and tries what else takes several builds.
KILLS = int(os.environ.get("KONZEPT_ABSCHUESSE") or 2)
ALL = "KONZEPT_ABSCHUESSE" in os.environ
at_leisure = pytest.mark.skipif(not ALL, reason="several builds: only with KONZEPT_ABSCHUESSE, as make audit sets it")
OFFICE = "concept_data/stellen/landkreis.yaml"
PHONES = ("030 23125 000", "030 23125 777")
PAGE = "stellen/landkreis/index.html"


@dataclass
class Fall:
    """A concept that changes between two states, each with the site that a build from nothing gives."""

    folder: Path
    site: Path
    werkstatt: Werkstatt
    expected: tuple[dict[str, str], ...] = ()
    state: int = 0
    seconds: float = 0

    @property
    def store(self) -> Path:
        """The store of the last build."""
        return next((self.werkstatt.cache / "bau").glob("*.json"))

    def turn(self) -> None:
        """Change the concept to its other state."""
        path = self.folder / OFFICE
        text = path.read_text(encoding="utf-8")
        new = text.replace(PHONES[self.state], PHONES[1 - self.state])
        assert new != text
        path.write_text(new, encoding="utf-8")
        self.state = 1 - self.state

    def assert_builds_right(self) -> None:
        """Whatever was there before, it is now built as from nothing."""
        assert self.werkstatt.bauen(self.folder, self.site) == ""
        assert differing(tree(self.site), self.expected[self.state]) == []

    def assert_turns_right(self) -> None:
        """The same after a change."""
        self.turn()
        self.assert_builds_right()


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def fall(tmp_path_factory: pytest.TempPathFactory) -> Fall:
    """The two states built from nothing, then one after the other as editors do."""
    folder = tmp_path_factory.mktemp("schaden")
    new = Fall(minimal_copy(folder), folder / "site", Werkstatt(folder / "speicher", folder / "gesagt"))
    trees = []
    for _ in PHONES:
        shutil.rmtree(new.werkstatt.cache / "bau", ignore_errors=True)
        assert new.werkstatt.bauen(new.folder, new.site) == ""
        trees.append(tree(new.site))
        new.turn()
    new.expected = tuple(trees)
    assert PAGE in differing(*trees)
    begun = time.monotonic()
    new.assert_builds_right()
    new.seconds = time.monotonic() - begun
    return new


def flip(store: Path) -> None:
    content = bytearray(store.read_bytes())
    for place in Random(8).sample(range(len(content)), 3):  # noqa: S311 -- a place, not a secret
        content[place] ^= 0x10
    store.write_bytes(content)


def of_another_version(store: Path) -> None:
    """Whole and unharmed, but for another ground: nothing in it may be trusted."""
    data = json.loads(store.read_bytes().partition(b"\n")[2])
    data["grundlage"] = "0" * 32
    data["stuecke"] = {"index.html": "eine Liste war es einmal"}
    text = json.dumps(data).encode()
    store.write_bytes(digest(text).encode() + b"\n" + text)


STORES: dict[str, Callable[[Path], object]] = {
    "deleted": lambda store: store.unlink(),
    "empty": lambda store: store.write_bytes(b""),
    "truncated": lambda store: store.write_bytes(store.read_bytes()[:-1]),
    "bytes flipped": flip,
    "another version": of_another_version,
}


@pytest.mark.parametrize("name", STORES)
def test_a_damaged_store_says_nothing(tmp_path: Path, konzept: Konzept, name: str) -> None:
    site, store = tmp_path / "site", tmp_path / "bau.json"
    site.mkdir()
    (site / "index.html").write_bytes(b"da")
    last = Bestand(store, site, "grund", konzept)
    last.add("index.html", b"da", [spur.nummer(("alle", "stelle"))], None)
    last.save()
    assert Bestand(store, site, "grund", konzept).piece("index.html") is not None
    STORES[name](store)
    assert Bestand(store, site, "grund", konzept).piece("index.html") is None


def test_a_value_is_worked_out_again_only_if_what_it_was_made_from_changed(tmp_path: Path, konzept: Konzept) -> None:
    def value(count: int) -> int:
        konzept.alle("stelle")
        made.append(count)
        return count

    made: list[int] = []
    first = Bestand(tmp_path / "bau.json", tmp_path, "grund", konzept)
    assert [first.wert("zahl", lambda: value(1)) for _ in range(2)] == [1, 1]
    first.save()
    again = Bestand(tmp_path / "bau.json", tmp_path, "grund", konzept)
    assert again.wert("zahl", lambda: value(2)) == 1
    assert Bestand(tmp_path / "bau.json", tmp_path, "anderer", konzept).wert("zahl", lambda: value(3)) == 3
    assert made == [1, 3]


def test_where_no_store_can_be_written_nothing_is_said(
    tmp_path: Path, konzept: Konzept, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bau").write_text("kein Ordner", encoding="utf-8")
    Bestand(tmp_path / "bau" / "site.json", tmp_path, "grund", konzept).save()
    assert capfd.readouterr() == ("", "")
    assert (tmp_path / "bau").read_text(encoding="utf-8") == "kein Ordner"


@pytest.mark.parametrize("name", STORES if ALL else ("bytes flipped",))
def test_a_damaged_store_costs_time_only(fall: Fall, name: str) -> None:
    STORES[name](fall.store)
    fall.assert_turns_right()


@at_leisure
def test_a_store_of_another_target_is_not_believed(fall: Fall) -> None:
    """It knows the same concept in its other state: what it says of files is not true of these."""
    store = fall.store
    elsewhere = fall.site.with_name("woanders")
    fall.turn()
    assert fall.werkstatt.bauen(fall.folder, elsewhere) == ""
    other = next(path for path in store.parent.glob("*.json") if path != store)
    other.replace(store)
    fall.assert_builds_right()
    fall.assert_turns_right()


@at_leisure
def test_a_store_that_cannot_be_written_is_done_without(fall: Fall) -> None:
    store = fall.werkstatt.cache / "bau"
    shutil.rmtree(store)
    store.write_text("kein Ordner", encoding="utf-8")
    fall.assert_turns_right()
    store.unlink()
    fall.assert_builds_right()


@at_leisure
def test_another_day_is_another_site(fall: Fall) -> None:
    assert fall.werkstatt.bauen(fall.folder, fall.site, STICHTAG + timedelta(days=40)) == ""
    assert differing(tree(fall.site), fall.expected[fall.state]) != []
    fall.assert_builds_right()


def linked(path: Path) -> None:
    """The same content, but at the other end of a link."""
    away = path.parents[1].with_name("anderswo.html")
    path.replace(away)
    path.symlink_to(away)


def folded(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "index.html").write_text("fremd", encoding="utf-8")


def test_a_site_changed_by_hand_is_mended(fall: Fall) -> None:
    (fall.site / "begriffe/index.html").write_text("von Hand geändert", encoding="utf-8")
    (fall.site / "risiken/index.html").unlink()
    (fall.site / "fremd.html").write_text("gehört nicht hierher", encoding="utf-8")
    folded(fall.site / "berichte/index.html")
    linked(fall.site / "gremien/index.html")
    fall.assert_turns_right()
    assert not any(path.is_symlink() for path in fall.site.rglob("*"))


def test_a_deleted_site_is_built_anew(fall: Fall) -> None:
    shutil.rmtree(fall.site)
    fall.assert_turns_right()


def test_most_files_are_taken_over(fall: Fall) -> None:
    before = {path: path.stat() for path in fall.site.rglob("*") if path.is_file()}
    fall.assert_turns_right()
    same = [path for path, stat in before.items() if path.exists() and path.stat().st_ino == stat.st_ino]
    assert len(same) > 0.3 * len(before)
    assert fall.site / PAGE not in same
    assert all(path.stat().st_mtime_ns == before[path].st_mtime_ns for path in same), "nothing to upload"
    assert json.loads(fall.store.read_bytes().partition(b"\n")[2])["werte"], "the build keeps values"


def test_a_build_that_fails_leaves_every_byte(fall: Fall) -> None:
    """By then the new folder holds links to files of the published one."""
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in fall.site.rglob("*") if path.is_file()}
    index = fall.folder / "docs" / "index.md"
    text = index.read_text(encoding="utf-8")
    index.write_text(f'{text}\n<a href="gibt-es-nicht/">weiter</a>\n', encoding="utf-8")
    fall.turn()
    assert "gibt-es-nicht" in fall.werkstatt.bauen(fall.folder, fall.site)
    after = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in fall.site.rglob("*") if path.is_file()}
    assert after == before
    index.write_text(text, encoding="utf-8")
    fall.assert_builds_right()


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_killed_build_costs_time_only(fall: Fall, seed: int) -> None:
    """kill -9 at a moment drawn by chance, in a build that takes over most files."""
    old = fall.expected[fall.state]
    fall.turn()
    child = fall.werkstatt.start(fall.folder, fall.site)
    time.sleep(Random(seed).uniform(0, 1.1) * fall.seconds)  # noqa: S311 -- a moment, not a secret
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert tree(fall.site) in (old, fall.expected[fall.state]), "one site or the other, and complete"
    fall.assert_builds_right()
    assert [path.name for path in fall.site.parent.iterdir() if path.name.startswith(".site")] == []


def test_stores_of_targets_that_nobody_builds_any_more_do_not_pile_up(tmp_path: Path, konzept: Konzept) -> None:
    for number in range(KEPT + 5):
        Bestand(tmp_path / "bau" / f"{number:02}.json", None, "grund", konzept).save()
        os.utime(tmp_path / "bau" / f"{number:02}.json", (number, number))
    left = sorted(path.name for path in (tmp_path / "bau").iterdir())
    assert left == [f"{number:02}.json" for number in range(5, KEPT + 5)]

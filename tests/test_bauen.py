"""Real builds: all or nothing, the same bytes every time, one German line when it fails."""

from __future__ import annotations

import os
import pty
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.bauhilfe import KONZEPT, TAG, bauen, konzept, tree

ROOT = Path(__file__).resolve().parent.parent
MINIMAL = Path(__file__).parent / "konzept_minimal"


def test_a_build_says_where_the_site_is(tmp_path: Path) -> None:
    done = bauen(MINIMAL, tmp_path / "site")
    assert done.returncode == 0
    assert done.stderr == "", "quiet in a pipe"
    assert str((tmp_path / "site").resolve()) in done.stdout
    assert (tmp_path / "site" / "index.html").is_file()


def test_progress_is_shown_on_a_terminal() -> None:
    master, slave = pty.openpty()
    target = Path(os.environ.get("TMPDIR", "/tmp")) / f"konzept-pty-{os.getpid()}"  # noqa: S108 -- removed below
    try:
        with subprocess.Popen(
            [*KONZEPT, "bauen", "--konzept", str(MINIMAL), "--ziel", str(target), "--stichtag", TAG],
            stdout=subprocess.DEVNULL, stderr=slave,
        ) as process:  # fmt: skip
            process.wait(60)
        os.close(slave)
        shown = os.read(master, 100_000).decode()
    finally:
        shutil.rmtree(target, ignore_errors=True)
    assert "Daten lesen und prüfen" in shown
    assert "Seiten schreiben" in shown


def test_the_same_data_give_the_same_bytes(minimal_site: Path, tmp_path: Path) -> None:
    """Another hash seed, time zone, language, umask, folder and file order change nothing."""
    other = tmp_path / "anderswo" / "konzept"
    other.mkdir(parents=True)
    files = sorted((path for path in MINIMAL.rglob("*") if path.is_file()), reverse=True)
    for path in files:
        copy = other / path.relative_to(MINIMAL)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    old = os.umask(0o077)
    try:
        done = bauen(other, tmp_path / "site", PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati", LC_ALL="C")
    finally:
        os.umask(old)
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "site") == tree(minimal_site)


def test_a_mistake_publishes_nothing(minimal_site: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(MINIMAL, tmp_path / "konzept"))
    target = Path(shutil.copytree(minimal_site, tmp_path / "site"))
    before = tree(target)
    broken = next((folder / "concept_data" / "massnahmen").glob("*.yaml"))
    broken.write_text(broken.read_text(encoding="utf-8") + "\nfarbe: rot\n", encoding="utf-8")
    done = bauen(folder, target)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert lines[0].startswith(f"concept_data/massnahmen/{broken.name}:")
    assert "unbekanntes Feld" in lines[0]
    assert (
        lines[-1] == "1 Fehler, 0 Warnungen. Nichts wurde veröffentlicht." or "Nichts wurde veröffentlicht" in lines[-1]
    )
    assert "Traceback" not in done.stderr
    assert tree(target) == before


def test_a_broken_page_publishes_nothing(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(MINIMAL, tmp_path / "konzept"))
    page = folder / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[weiter](gibt-es-nicht/)\n", encoding="utf-8")
    done = bauen(folder, tmp_path / "site")
    assert done.returncode == 1
    assert "gibt-es-nicht" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_full_disk_leaves_the_old_site(minimal_site: Path, tmp_path: Path) -> None:
    target = Path(shutil.copytree(minimal_site, tmp_path / "site"))
    before = tree(target)
    done = subprocess.run(
        [*KONZEPT, "bauen", "--konzept", str(MINIMAL), "--ziel", str(target), "--stichtag", TAG],
        capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000)),
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "der Datenträger ist voll" in done.stderr
    assert tree(target) == before


def test_killed_builds_leave_a_complete_site(minimal_site: Path, tmp_path: Path) -> None:
    """kill -9 for the whole process group, at moments drawn by chance, over a build that takes about two seconds."""
    target = Path(shutil.copytree(minimal_site, tmp_path / "site"))
    before = tree(target)
    folder = Path(shutil.copytree(MINIMAL, tmp_path / "konzept"))
    page = folder / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nEin neuer Satz.\n", encoding="utf-8")
    for seed in range(6):
        with subprocess.Popen(
            [*KONZEPT, "bauen", "--konzept", str(folder), "--ziel", str(target), "--stichtag", TAG],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        ) as process:  # fmt: skip
            time.sleep(random.Random(seed).uniform(0.05, 2.5))  # noqa: S311 -- a moment, not a secret
            os.killpg(process.pid, signal.SIGKILL)
        after = tree(target)
        if after != before:
            assert "Ein neuer Satz." in (target / "index.html").read_text(encoding="utf-8"), seed
            assert set(after) == set(before), "the new site is complete"
    assert bauen(folder, target).returncode == 0, "the next build mends what the killed ones left"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")] == []


def test_plain_mkdocs_still_builds(minimal_site: Path, tmp_path: Path) -> None:
    env = {**os.environ, "KONZEPT_DOCS": str(MINIMAL / "docs"), "KONZEPT_STICHTAG": TAG}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", ROOT / "mkdocs.yml", "-d", tmp_path / "s"],
        env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    dated = {"sitemap.xml", "sitemap.xml.gz"}
    assert {k: v for k, v in tree(tmp_path / "s").items() if k not in dated} == {
        k: v for k, v in tree(minimal_site).items() if k not in dated
    }


def test_properdocs_builds_the_same_site(minimal_site: Path, tmp_path: Path) -> None:
    """The maintained fork of MkDocs 1.x gives the same pages, so the product outlives MkDocs."""
    env = {**os.environ, "KONZEPT_DOCS": str(MINIMAL / "docs"), "KONZEPT_STICHTAG": TAG}
    done = subprocess.run(
        [sys.executable, "-m", "properdocs", "build", "-f", str(ROOT / "mkdocs.yml"), "-d", str(tmp_path / "s")],
        env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    pages = {name: digest for name, digest in tree(minimal_site).items() if name.endswith(".html")}
    assert {name: digest for name, digest in tree(tmp_path / "s").items() if name.endswith(".html")} == pages


def test_the_site_needs_nothing_of_the_theme(minimal_site: Path) -> None:
    assets = {
        path.relative_to(minimal_site).as_posix() for path in (minimal_site / "assets").rglob("*") if path.is_file()
    }
    scripts = {name for name in assets if name.startswith("assets/js/")}
    assert scripts == {f"assets/js/{path.name}" for path in (ROOT / "overrides/assets/js").glob("*.js")}
    assert assets - scripts == {
        "assets/stil.css",
        "assets/vorschau.png",
        "assets/zeichen.svg",
        "assets/bilder/anlaufstelle-willkommensbuero.jpg",
    }


def test_wrong_usage_is_told_in_german() -> None:
    done = konzept("baun")
    assert done.returncode == 2
    assert "gibt es nicht" in done.stderr
    done = konzept("bauen", "--stichtag", "gestern")
    assert done.returncode == 2
    assert "„gestern“ ist kein Datum" in done.stderr


def test_a_folder_without_a_concept_is_told(tmp_path: Path) -> None:
    done = konzept("bauen", "--konzept", tmp_path, "--ziel", tmp_path / "site")
    assert done.returncode == 1
    assert "concept_data" in done.stderr
    assert "Traceback" not in done.stderr

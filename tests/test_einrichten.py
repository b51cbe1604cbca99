import importlib.util
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "anforderungen"


@pytest.fixture
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("einrichten", LOCKS / "einrichten.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pinned(lock: str) -> dict[str, str]:
    text = (LOCKS / f"{lock}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))


def declared(path: Path) -> set[str]:
    return {line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith(("#", "-r"))}


@pytest.mark.parametrize("lock", ["site", "test", "bench"])
def test_every_locked_package_has_hashes_and_no_address(lock: str) -> None:
    text = (LOCKS / f"{lock}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == len(pinned(lock))
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", entry) for entry in entries)
    assert "://" not in text
    assert "index" not in text


def test_every_locked_package_of_lighthouse_has_a_hash_and_no_address() -> None:
    lock = json.loads((ROOT / "anforderungen" / "lighthouse" / "package-lock.json").read_text(encoding="utf-8"))
    packages = [one for name, one in lock["packages"].items() if name]
    assert len(packages) > 100
    assert all(one["integrity"].startswith("sha512-") and "resolved" not in one for one in packages)
    assert "://" not in json.dumps(lock)


def test_both_locks_agree() -> None:
    site, test = pinned("site"), pinned("test")
    assert site.items() <= test.items()


def test_project_and_lock_ask_for_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = set(project["dependencies"])
    build = {line for line in declared(LOCKS / "site.in") if line.startswith("setuptools")}
    assert declared(LOCKS / "site.in") - build == wanted
    assert {re.split(r"[<>=]", line)[0].lower() for line in wanted} <= pinned("site").keys()


def test_too_old_python_gets_one_german_line(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(script.sys, "version_info", (3, 9, 6))
    assert script.main(["site"]) == 1
    assert re.fullmatch(r"Gebraucht wird Python 3\.11 oder neuer, gefunden ist .*\n", capsys.readouterr().err)


def test_unknown_task_is_wrong_usage(script: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert script.main(["alles"]) == 2
    assert "Aufruf:" in capsys.readouterr().err


def test_second_run_installs_nothing_until_the_lock_changes(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    commands: list[tuple[object, ...]] = []
    (tmp_path / ".venv").mkdir()
    (tmp_path / "anforderungen").mkdir()
    for name in ("pyproject.toml", "anforderungen/site.txt", "anforderungen/test.txt"):
        (tmp_path / name).write_text(name)
    monkeypatch.setattr(script, "ROOT", tmp_path)
    monkeypatch.setattr(script, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(script, "make_venv", lambda: None)
    monkeypatch.setattr(script, "run", lambda *command: commands.append(command))
    script.install("test")
    assert len(commands) == 2
    script.install("test")
    script.install("site")  # the test lock holds all of the site's
    assert len(commands) == 2
    (tmp_path / "anforderungen/site.txt").write_text("anders")
    script.install("test")
    assert len(commands) == 2
    script.install("site")
    assert len(commands) == 4


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_linked_environment_is_left_alone_and_replaced_by_one_of_its_own(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other, venv = tmp_path / "fremd", tmp_path / ".venv"
    (other / "bin").mkdir(parents=True)
    (other / "bin" / "python").symlink_to(sys.executable)
    venv.symlink_to(other)
    monkeypatch.setattr(script, "VENV", venv)
    monkeypatch.setattr(script, "PYTHON", venv / "bin" / "python")

    def create(*_: object, **__: object) -> int:
        venv.mkdir()
        return 0

    monkeypatch.setattr(script.subprocess, "call", create)
    assert not script.venv_is_ours()
    script.make_venv()
    assert venv.is_dir()
    assert not venv.is_symlink()
    assert (other / "bin" / "python").exists()


def test_failing_command_is_told_without_a_traceback(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(_lock: str) -> None:
        script.run(sys.executable, "-c", "raise SystemExit(7)")

    monkeypatch.setattr(script, "install", failing)
    assert script.main(["site"]) == 1
    assert "endete mit Code 7" in capsys.readouterr().err


def test_make_without_a_goal_lists_the_targets() -> None:
    done = subprocess.run(
        ["make", "-C", str(ROOT), "--no-print-directory"], capture_output=True, text=True, check=False
    )
    assert re.findall(r"^make (\w+)", done.stdout, re.MULTILINE) == [
        "site", "vorschau", "pruefen", "test", "audit", "suchguete", "bench", "bilder", "clean",
    ]  # fmt: skip

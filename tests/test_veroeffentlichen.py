"""The ready workflows: sound YAML, commands that exist, a nightly build, and no publishing that waits for others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.cli import _parser
from macros.cli.befehle import BEFEHLE

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "veroeffentlichen"
FILES = ["gitlab-ci.yml", "github-actions.yml", "Containerfile"]
PAGE = ROOT / "docs" / "veroeffentlichen.md"


def workflow(name: str) -> dict[Any, Any]:
    loaded = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def commands(text: str) -> list[str]:
    """Every call of our command in a file, without its comments."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    return [found.strip() for line in lines for found in re.findall(r"\.venv/bin/konzept ([^`\n&|;]+)", line)]


@pytest.mark.parametrize("path", [*(FOLDER / name for name in FILES), PAGE], ids=lambda path: path.name)
def test_every_call_is_one_our_command_understands(path: Path) -> None:
    calls = commands(path.read_text(encoding="utf-8"))
    assert calls
    for call in calls:
        words = re.sub(r"\$\{[^}]*\}", "", call).split()
        assert words[0] in BEFEHLE
        _parser().parse_args(words)


@pytest.mark.parametrize("name", FILES)
def test_what_is_set_up_exists(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    tasks = set(re.findall(r"python3 anforderungen/einrichten.py (\w+)", text))
    assert tasks == {"umgebung"}
    assert '"umgebung"' in (ROOT / "anforderungen/einrichten.py").read_text(encoding="utf-8")


def test_make_targets_named_on_the_page_exist() -> None:
    made = set(re.findall(r"(?m)^make (\w+)$", PAGE.read_text(encoding="utf-8")))
    targets = set(re.findall(r"(?m)^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    assert made
    assert made <= targets


def test_gitlab_publishes_what_it_builds_and_never_waits_for_links() -> None:
    jobs = workflow("gitlab-ci.yml")
    assert {jobs[name]["stage"] for name in ("pruefen", "pages", "links")} == set(jobs["stages"])
    assert jobs["pages"]["artifacts"]["paths"] == ["public"]
    assert "konzept bauen --ziel public" in jobs["pages"]["script"][0]
    assert jobs["links"]["allow_failure"] is True
    assert "links.md" in jobs["links"]["artifacts"]["paths"]


def test_github_builds_every_night_and_never_waits_for_links() -> None:
    flow = workflow("github-actions.yml")
    on = flow[True]  # „on“ is a truth value to YAML 1.1
    nightly, weekly = (entry["cron"] for entry in on["schedule"])
    assert nightly.split()[2:] == ["*", "*", "*"]
    assert weekly.split()[4] == "1"
    jobs = flow["jobs"]
    assert jobs["links"]["continue-on-error"] is True
    assert jobs["veroeffentlichen"]["needs"] == "bauen"
    assert weekly in jobs["links"]["if"]
    assert weekly in jobs["bauen"]["if"]


def test_the_container_copies_what_exists() -> None:
    text = (FOLDER / "Containerfile").read_text(encoding="utf-8")
    for sources in re.findall(r"(?m)^COPY (?!--from)(.+) \S+$", text):
        assert [name for name in sources.split() if not (ROOT / name).exists()] == []
    assert "include /usr/share/nginx/html/server/nginx*.conf;" in (FOLDER / "nginx.conf").read_text(encoding="utf-8")

"""The audits of ``make audit`` on a sample, and the frame that runs them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.audit.befund import Befund, Fehlt
from tests.audit.lauf import run, table, write
from tests.audit.register import AUDITS
from tests.seitenarten import longest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

#: These look at files; the ones with a browser have tests of their own.
FILES = ("sitemap", "robots")


@pytest.mark.parametrize("key", FILES)
def test_one_file_of_each_kind_is_without_fault(demo_site: Path, key: str) -> None:
    audit = AUDITS[key]
    files = longest(demo_site, audit.files(demo_site))
    assert files
    try:
        assert [str(one) for one in audit.audit(demo_site, files)] == []
    except Fehlt as missing:
        pytest.skip(str(missing))


class Made:
    """An audit with findings of its own making."""

    NAME = "Gemacht"

    def __init__(self, *findings: Befund, missing: str = "") -> None:
        self.findings = findings
        self.missing = missing

    def tools(self) -> dict[str, str]:
        return {"Werkzeug": "1.0"}

    def files(self, site: Path) -> list[str]:
        return sorted(one.name for one in site.iterdir())

    def audit(self, site: Path, files: Sequence[str]) -> Iterator[Befund]:
        assert (site / files[0]).is_file()
        if self.missing:
            raise Fehlt(self.missing)
        yield from self.findings


def test_a_result_has_every_finding_once_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("")
    (tmp_path / "b.html").write_text("")
    result = run(Made(Befund("b.html", "zwei\n  Zeilen"), Befund("a.html", "eins"), Befund("a.html", "eins")), tmp_path)
    lines = list(table([result]))
    assert lines[0].split() == ["Audit", "geprüft", "Befunde", "Sekunden"]
    assert lines[1].split()[:3] == ["Gemacht", "2", "2"]
    assert lines[2:] == ["Gemacht: a.html: eins", "Gemacht: b.html: zwei Zeilen", "2 Befunde."]
    write(tmp_path / "ergebnis.json", [result])
    written = json.loads((tmp_path / "ergebnis.json").read_text(encoding="utf-8"))
    assert written["werkzeuge"] == {"Werkzeug": "1.0"}
    assert written["audits"] == [{"name": "Gemacht", "geprueft": 2, "befunde": ["a.html: eins", "b.html: zwei Zeilen"]}]


def test_an_audit_that_cannot_run_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("")
    [befund] = run(Made(missing="Java ist nicht installiert"), tmp_path).befunde
    assert str(befund) == "Gemacht: nicht geprüft: Java ist nicht installiert"

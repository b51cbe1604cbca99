"""Real builds: what was embedded and is renamed or removed still answers at its address, and says so."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup

from tests.ansehen import words
from tests.bauhilfe import bauen, konzept
from tests.conftest import MINIMAL

if TYPE_CHECKING:
    from pathlib import Path

ROOT = "https://integration.kleinmuster.example/"
EMBEDS = "einbetten/v1/"


def built(folder: Path, target: Path) -> Path:
    done = bauen(folder, target)
    assert done.returncode == 0, done.stderr
    return target


def embedded(site: Path) -> set[str]:
    """Every address that somebody may have embedded."""
    return {path.relative_to(site).as_posix() for path in (site / EMBEDS).rglob("*.html")}


def state(site: Path, key: str) -> dict[str, object]:
    listed = json.loads((site / EMBEDS / "manifest.json").read_text(encoding="utf-8"))["einbettungen"]
    found: dict[str, object] = next(one for one in listed if one["id"] == key)
    return found


def test_a_renamed_contact_point_answers_at_its_old_embed(minimal_site: Path, minimal: Path, tmp_path: Path) -> None:
    old, new = "willkommensbuero", "ankommensbuero"
    for path in (minimal / "concept_data" / "anlaufstellen").glob(f"{old}.*"):
        path.rename(path.with_name(new + path.suffix))
    for path in (*minimal.rglob("*.yaml"), *minimal.rglob("*.md")):
        path.write_text(re.sub(rf"\b{old}\b", new, path.read_text(encoding="utf-8")), encoding="utf-8")
    renamed = minimal / "concept_data" / "anlaufstellen" / f"{new}.yaml"
    text = renamed.read_text(encoding="utf-8")
    renamed.write_text(f"{text}frueher:\n  - {old}\n", encoding="utf-8")

    site = built(minimal, tmp_path / "site")
    assert embedded(minimal_site) <= embedded(site)
    for name in ("index.html", "hell.html", "fragment.html"):
        html = BeautifulSoup((site / EMBEDS / "anlaufstellen" / old / name).read_bytes(), "lxml")
        assert "Diese Einbettung hat eine neue Adresse." in words(html)
        assert "030 23125 011" in words(html)
        assert html.find("a", href=f"{ROOT}{EMBEDS}anlaufstellen/{new}/")
    assert state(site, old)["zustand"] == "umgezogen"
    assert state(site, new)["zustand"] == "gueltig"
    assert konzept("pruefen", "--konzept", minimal, "--gegen", MINIMAL).returncode == 0


def test_a_removed_measure_leaves_an_honest_notice(minimal_site: Path, minimal: Path, tmp_path: Path) -> None:
    key = "dritter-kurs"
    data = minimal / "concept_data"
    shutil.copy(data / "massnahmen" / f"{key}.yaml", data / "massnahmen" / "vierter-kurs.yaml")
    (data / "massnahmen" / f"{key}.yaml").unlink()
    for path in (*minimal.rglob("*.yaml"), *minimal.rglob("*.md")):
        path.write_text(re.sub(rf"\b{key}\b", "vierter-kurs", path.read_text(encoding="utf-8")), encoding="utf-8")
    assert konzept("pruefen", "--konzept", minimal, "--gegen", MINIMAL).returncode == 1
    ended = (data / "entfallen.yaml").read_text(encoding="utf-8")
    (data / "entfallen.yaml").write_text(
        f"{ended}  - art: massnahme\n    id: {key}\n    titel: Dritter Kurs\n    seit: 2026-10-31\n"
        "    nachfolger: massnahme:vierter-kurs\n    grund: Er ging im vierten auf.\n",
        encoding="utf-8",
    )
    assert konzept("pruefen", "--konzept", minimal, "--gegen", MINIMAL).returncode == 0

    site = built(minimal, tmp_path / "site")
    assert embedded(minimal_site) <= embedded(site)
    html = BeautifulSoup((site / EMBEDS / "massnahmen" / key / "fragment.html").read_bytes(), "lxml")
    said = " ".join(words(html).split())
    assert "Diesen Eintrag gibt es seit dem 31. Oktober 2026 nicht mehr. Er ging im vierten auf." in said
    assert "Weiter geht es hier:" in said
    assert html.find("a", href=f"{ROOT}massnahmen/vierter-kurs/")
    one = state(site, key)
    assert (one["zustand"], one["seit"]) == ("entfallen", "2026-10-31")
    assert one["nachfolger"] == {
        "seite": f"{ROOT}massnahmen/vierter-kurs/",
        "rahmen": f"{ROOT}{EMBEDS}massnahmen/vierter-kurs/",
        "fragment": f"{ROOT}{EMBEDS}massnahmen/vierter-kurs/fragment.html",
    }

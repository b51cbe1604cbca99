"""Reports in full: the file beside the entry is published and linked with its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.components import bericht
from macros.exports import berichte
from macros.loader import load
from tests.conftest import STICHTAG, minimal_copy

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_of_a_report_is_published_as_it_is(tmp_path: Path) -> None:
    folder = minimal_copy(tmp_path)
    place = folder / "concept_data" / "berichte"
    text = "# Bericht\n\n" + "Alles läuft. " * 200
    (place / "ganz.md").write_text(text, encoding="utf-8")
    entry = place / "bericht-2025.yaml"
    entry.write_text(entry.read_text(encoding="utf-8") + "datei: ganz.md\n", encoding="utf-8")
    loaded = load(folder, STICHTAG)
    assert loaded.konzept is not None, loaded.problems
    node = loaded.konzept.knoten("bericht", "bericht-2025")
    assert node is not None
    found = bericht.sicht(node).dokument
    assert found is not None
    assert (found.adresse, found.groesse) == ("berichte/bericht-2025/ganz.md", "3\u00a0KB")
    (file,) = berichte.files(loaded.konzept)
    assert (file.adresse, file.inhalt.decode()) == (found.adresse, text)


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    loaded = load(minimal_copy(tmp_path), STICHTAG)
    assert loaded.konzept is not None
    assert list(berichte.files(loaded.konzept)) == []
    assert all(bericht.sicht(node).dokument is None for node in loaded.konzept.alle("bericht"))

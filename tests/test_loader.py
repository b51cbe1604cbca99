"""The one door: a folder in, a concept and every problem out, whatever is in the folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.arten import ARTEN
from macros.loader import load
from tests.conftest import MINIMAL, STICHTAG, minimal_copy

if TYPE_CHECKING:
    from pathlib import Path


def told(folder: Path) -> list[str]:
    return [str(problem) for problem in load(folder, STICHTAG).problems]


def test_the_small_concept_is_sound_and_has_every_kind() -> None:
    loaded = load(MINIMAL, STICHTAG)
    assert loaded.problems == ()
    assert loaded.konzept is not None
    assert [art.key for art in ARTEN if not loaded.konzept.alle(art.key)] == []
    assert set(loaded.konzept.daten.geometrien) == {"beispielhausen", "beispielstadt"}
    assert len(loaded.konzept.daten.messwerte["kursplaetze"]) == 6
    assert loaded.konzept.daten.dateien["concept_data/anlaufstellen/willkommensbuero.png"] < 1000
    assert list(loaded.konzept.daten.prosa) == ["docs/index.md"]


def test_what_time_brings_is_never_a_fehler() -> None:
    """A nightly build must not break because a day has come."""
    for years in (1, 3, 20):
        assert load(MINIMAL, STICHTAG.replace(year=STICHTAG.year + years)).errors == []


def test_a_folder_that_is_no_concept_is_told(tmp_path: Path) -> None:
    assert told(tmp_path) == [
        "concept_data: dieser Ordner fehlt – ein Konzept-Ordner enthält concept_data/ und docs/",
        "docs: dieser Ordner fehlt – ein Konzept-Ordner enthält concept_data/ und docs/",
    ]


def test_without_a_frame_everything_readable_is_still_checked(minimal: Path) -> None:
    (minimal / "concept_data/konzept.yaml").unlink()
    (minimal / "concept_data/stellen/landkreis.yaml").write_text("name: Amt\n", encoding="utf-8")
    loaded = load(minimal, STICHTAG)
    assert loaded.konzept is None
    assert [str(problem) for problem in loaded.problems] == [
        "concept_data/konzept.yaml: diese Datei fehlt – jedes Konzept braucht sie",
        "concept_data/stellen/landkreis.yaml:1:1: art: fehlt – dieses Feld ist Pflicht",
        "concept_data/stellen/landkreis.yaml:1:1: pflegt: fehlt – dieses Feld ist Pflicht",
        "concept_data/stellen/landkreis.yaml:1:1: stand: fehlt – dieses Feld ist Pflicht",
    ]


def test_a_broken_entry_is_told_once_and_not_at_every_link_to_it(minimal: Path) -> None:
    path = minimal / "concept_data/stellen/kreis-integration.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("teil_von:", "teilvon:"), encoding="utf-8")
    assert told(minimal) == [
        "concept_data/stellen/kreis-integration.yaml:3:1: teilvon: unbekanntes Feld – gemeint „teil_von“?"
    ]


def test_only_what_has_changed_is_read_again(minimal: Path) -> None:
    kept: dict[tuple[str, str], Any] = {}
    first = load(minimal, STICHTAG, gelesen=kept)
    assert first.konzept is not None
    assert first.problems == load(minimal, STICHTAG).problems
    before = set(kept)
    (minimal / "concept_data/landkreis.yaml").write_text("name: [", encoding="utf-8")
    broken = load(minimal, STICHTAG, gelesen=kept)
    assert {name for name, _ in set(kept) - before} == {"concept_data/landkreis.yaml"}
    assert broken.problems == load(minimal, STICHTAG).problems == load(minimal, STICHTAG, gelesen=kept).problems
    assert broken.errors


def test_hidden_files_are_left_alone(minimal: Path) -> None:
    for name in (".DS_Store", "stellen/.landkreis.yaml.swp", "fassungen/.DS_Store"):
        path = minimal / "concept_data" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert told(minimal) == []


def test_a_name_written_the_way_of_macos_is_told_like_any_other(minimal: Path) -> None:
    path = minimal / "concept_data/anlaufstellen/willkommensbuero.yaml"
    path.rename(path.with_name("willkommensbu\u0308ro.yaml"))
    assert told(minimal) == [
        (
            "concept_data/anlaufstellen/willkommensbüro.yaml: dieser Dateiname ist keine Kennung – "
            "erlaubt sind a–z, 0–9, Bindestriche: „willkommensbuero.yaml“"
        )
    ]


def test_drafts_appear_only_where_they_are_asked_for(minimal: Path) -> None:
    path = minimal / "concept_data/meldungen/kurs-beginnt.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "entwurf: ja\n", encoding="utf-8")
    site, preview = (load(minimal, STICHTAG, entwuerfe=shown).konzept for shown in (False, True))
    assert site is not None
    assert preview is not None
    assert site.alle("meldung") == ()
    assert [node.eintrag.id for node in preview.alle("meldung")] == ["kurs-beginnt"]


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b'{"type": "Polygon"}', b'{"type": "Polygon", "coordinates": []}', b"\xff"]
)
def test_a_shape_that_is_none_is_told(minimal: Path, content: bytes) -> None:
    (minimal / "concept_data/gemeinden/beispielstadt.geojson").write_bytes(content)
    assert told(minimal) == [
        "concept_data/gemeinden/beispielstadt.geojson: ist keine Geometrie (GeoJSON, Polygon oder MultiPolygon)"
    ]


FILES = sorted(str(path.relative_to(MINIMAL)) for path in MINIMAL.rglob("*") if path.suffix in {".yaml", ".csv", ".md"})
NOISE = st.one_of(
    st.binary(max_size=12),
    st.sampled_from(
        [b"\t", b"\n- x\n", b": ", b'"', b"'", b"{{", b"]", b"&a", b"*a", b"\n---\n", b"|\n", b"\xe4", b";;"]
    ),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(FILES), place=st.floats(0, 1), noise=NOISE, cut=st.integers(0, 40))
def test_no_damage_to_any_file_makes_it_raise(
    tmp_path_factory: pytest.TempPathFactory, name: str, place: float, noise: bytes, cut: int
) -> None:
    folder = minimal_copy(tmp_path_factory.mktemp("kaputt"))
    raw = (folder / name).read_bytes()
    at = int(place * len(raw))
    (folder / name).write_bytes(raw[:at] + noise + raw[at + cut :])
    loaded = load(folder, STICHTAG)
    assert list(loaded.problems) == sorted(loaded.problems)
    assert all("\n" not in str(problem) for problem in loaded.problems)
    assert loaded.konzept is not None or loaded.errors

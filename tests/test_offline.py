"""The offline edition: every link names a file, the same site gives the same bytes, nothing foreign is overwritten."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.linkpruefung import check_site
from macros.offline import FOLDER, OfflineFehler, named, offline, pack
from tests.bauhilfe import konzept
from tests.conftest import MINIMAL

if TYPE_CHECKING:
    from pathlib import Path

TAG = date(2026, 11, 22)
NAMES = frozenset({
    "index.html", "stellen/index.html", "stellen/amt/index.html", "assets/a.css", "daten/liste.csv", "größe/index.html",
})  # fmt: skip


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("./", "./index.html"),
        (".", "./index.html"),
        ("../", "../index.html"),
        ("..", "../index.html"),
        ("amt/", "amt/index.html"),
        ("amt", "amt/index.html"),
        ("../stellen/#ort", "../stellen/index.html#ort"),
        ("../stellen/?a=b&c=d#ort", "../stellen/index.html?a=b&c=d#ort"),
        ("../gr%C3%B6%C3%9Fe/", "../gr%C3%B6%C3%9Fe/index.html"),
        ("../stellen/index.html", "../stellen/index.html"),
        ("../assets/a.css?v=1", "../assets/a.css?v=1"),
        ("../daten/", "../daten/"),
        ("#ort", "#ort"),
        ("?a=b", "?a=b"),
        ("", ""),
        ("https://a.example/stellen/", "https://a.example/stellen/"),
        ("tel:110", "tel:110"),
        ("//a.example/", "//a.example/"),
    ],
)
def test_addresses(written: str, expected: str) -> None:
    assert named(written, "stellen", NAMES) == expected


def test_only_addresses_are_changed() -> None:
    text = (
        '<a class="x/" href="stellen/?a=1&amp;b=2">stellen/</a>'
        '<form action="stellen/"></form><!-- <a href="stellen/"> -->'
        '<script>x = \'<a href="stellen/">\'</script><meta http-equiv="refresh" content="0; url=stellen/">'
        "<iframe src='stellen/' title=\"a > b\"></iframe><a title='href=\"stellen/\"'>x</a>"
    )
    assert offline(text, "index.html", NAMES) == (
        '<a class="x/" href="stellen/index.html?a=1&amp;b=2">stellen/</a><form action="stellen/index.html"></form>'
        '<!-- <a href="stellen/"> --><script>x = \'<a href="stellen/">\'</script>'
        '<meta http-equiv="refresh" content="0; url=stellen/index.html">'
        "<iframe src='stellen/index.html' title=\"a > b\"></iframe><a title='href=\"stellen/\"'>x</a>"
    )


@given(st.text(alphabet="abc./?#:&\\ ä%<>\"'", max_size=40))
def test_any_address_and_any_text_is_read(text: str) -> None:
    better = named(text, "stellen", NAMES)
    assert better == text or "index.html" in better
    offline(f'<a href="{text}">', "index.html", NAMES)


def small(folder: Path) -> Path:
    (folder / "stellen").mkdir(parents=True)
    (folder / "index.html").write_text(
        "<title>Kreis &amp; Konzept</title><a href='stellen/'>Stellen</a>", encoding="utf-8"
    )
    (folder / "stellen/index.html").write_text("<a href='../'>Start</a>", encoding="utf-8")
    for name in ("404.html", ".konzept-site", "sitemap.xml"):
        (folder / name).write_text("x", encoding="utf-8")
    return folder


def test_the_zip_has_one_folder_a_readme_and_no_files_for_servers(tmp_path: Path) -> None:
    target = tmp_path / "neu" / "konzept.zip"
    assert pack(small(tmp_path / "site"), target, TAG) == 2
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == [
            f"{FOLDER}/{name}" for name in ("LIESMICH.txt", "index.html", "stellen/index.html")
        ]
        assert archive.read(f"{FOLDER}/LIESMICH.txt").decode().startswith("Kreis & Konzept\r\nStand: 22.11.2026\r\n")
    assert [path.name for path in target.parent.iterdir()] == ["konzept.zip"]


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    site = small(tmp_path / "site")
    pack(site, tmp_path / "a.zip", TAG)
    (site / "index.html").touch()
    pack(site, tmp_path / "b.zip", TAG)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_nothing_foreign_is_overwritten(tmp_path: Path) -> None:
    site = small(tmp_path / "site")
    letter = tmp_path / "brief.zip"
    letter.write_text("Kein Archiv", encoding="utf-8")
    for target in (letter, site):
        with pytest.raises(OfflineFehler):
            pack(site, target, TAG)
    assert letter.read_text(encoding="utf-8") == "Kein Archiv"


def test_a_failure_leaves_the_old_zip(tmp_path: Path) -> None:
    site = small(tmp_path / "site")
    target = tmp_path / "konzept.zip"
    pack(site, target, TAG)
    before = target.read_bytes()
    (site / "zuletzt.html").write_bytes(b"\xff\xfe")
    with pytest.raises(UnicodeDecodeError):
        pack(site, target, TAG)
    assert target.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["konzept.zip", "site"]


def test_the_command_writes_a_zip_whose_links_all_lead_to_files(tmp_path: Path) -> None:
    target = tmp_path / "konzept.zip"
    done = konzept("bauen", "--konzept", MINIMAL, "--offline", target)
    assert done.returncode == 0, done.stderr
    assert not (MINIMAL / "site").exists()
    with zipfile.ZipFile(target) as archive:
        archive.extractall(tmp_path / "stick")
    site = tmp_path / "stick" / FOLDER
    assert check_site(site) == []
    assert check_site(site, "https://integration.musterland.example/") == []
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    assert [page for page in pages if 'href="../"' in page or 'href="./"' in page] == []


def test_the_command_wants_a_zip(tmp_path: Path) -> None:
    done = konzept("bauen", "--konzept", MINIMAL, "--offline", tmp_path / "konzept.tar")
    assert done.returncode == 2
    assert "ZIP-Datei, z. B. konzept.zip" in done.stderr


def test_a_concept_with_a_mistake_writes_no_zip(minimal: Path, tmp_path: Path) -> None:
    (minimal / "concept_data/konzept.yaml").write_text("titel: [\n", encoding="utf-8")
    done = konzept("bauen", "--konzept", minimal, "--offline", tmp_path / "konzept.zip")
    assert done.returncode == 1
    assert not (tmp_path / "konzept.zip").exists()

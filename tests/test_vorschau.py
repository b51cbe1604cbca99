"""The preview: a change shows at once, a mistake shows above the last good page, and nobody else gets an answer."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from macros.cli import main
from macros.cli.gemeinsam import FALSCH, FEHLER
from macros.components.makros import Makros
from macros.pages import Seitenwerk
from macros.rahmen import Rahmen
from macros.render import Renderer
from macros.vorschau import VorschauFehler, antwort, vorschau
from macros.vorschau.modell import Modell
from macros.vorschau.wache import Wache
from macros.vorschau.zustand import Zustand
from tests.conftest import MINIMAL, STICHTAG, minimal_copy
from tests.vorschauhilfe import Browser, browsing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import BeautifulSoup

    from macros.konzept import Konzept

GREMIUM = "concept_data/gremien/kreistag.yaml"
SEITE = "/gremien/kreistag/"


@pytest.fixture(scope="module")
def lesend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A preview for tests that change nothing."""
    with browsing(minimal_copy(tmp_path_factory.mktemp("lesend"))) as browser:
        yield browser


@pytest.fixture
def schreibend(minimal: Path) -> Iterator[Browser]:
    """A preview of a concept that a test may change."""
    with browsing(minimal, editor="editor://{datei}:{zeile}") as browser:
        yield browser


def main_of(page: BeautifulSoup) -> str:
    found = page.select_one("main")
    assert found is not None
    return found.get_text(" ", strip=True)


def told(page: BeautifulSoup) -> list[str]:
    return [item.get_text() for item in page.select(".kv-tafel li")]


def test_a_changed_value_shows_at_once(schreibend: Browser) -> None:
    before = schreibend.page(SEITE)
    assert not before.select(".kv-tafel")
    schreibend.edit(GREMIUM, "viermal im Jahr", "achtmal im Jahr")
    assert "achtmal im Jahr" in main_of(schreibend.after(SEITE, before))
    assert schreibend.gesagt[-1].startswith("Neu gelesen in ")
    assert schreibend.gesagt[-1].endswith(f" s: {GREMIUM}")


def test_a_mistake_stands_above_the_last_good_page_until_it_is_mended(schreibend: Browser) -> None:
    before = schreibend.page(SEITE)
    schreibend.edit(GREMIUM, "rhythmus: viermal", "rythmus: <b>dreimal")
    broken = schreibend.after(SEITE, before)
    message = f"{GREMIUM}:5:1: rythmus: unbekanntes Feld – gemeint „rhythmus“?"
    assert told(broken) == [message]
    assert [link["href"] for link in broken.select(".kv-tafel a")] == [f"editor://{GREMIUM}:5"]
    assert main_of(broken) == main_of(before)
    assert f"Fehler: {message}" in schreibend.gesagt
    assert told(schreibend.page("/")) == told(schreibend.page("/gibt-es-nicht/")) == [message]
    schreibend.edit(GREMIUM, "rythmus: <b>dreimal", "rhythmus: dreimal")
    mended = schreibend.after(SEITE, broken)
    assert not mended.select(".kv-tafel")
    assert "dreimal im Jahr" in main_of(mended)
    assert schreibend.gesagt[-1] == "Keine Fehler mehr."


def test_what_data_say_is_no_markup_in_the_panel(schreibend: Browser) -> None:
    before = schreibend.page(SEITE)
    schreibend.edit(GREMIUM, "art: kreistag", "art: <script>alert(1)</script>")
    broken = schreibend.after(SEITE, before)
    assert "„<script>alert(1)</script>“" in told(broken)[0]
    assert not broken.select(".kv-tafel script")


def test_entries_come_go_and_are_renamed(schreibend: Browser) -> None:
    new, renamed = schreibend.folder / "concept_data/gremien/beirat.yaml", "/gremien/beirat-mitte/"
    missing = schreibend.page("/gremien/beirat/")
    text = (schreibend.folder / GREMIUM).read_text(encoding="utf-8")
    new.write_text(text.replace("name: Kreistag", "name: Beirat"), encoding="utf-8")
    there = schreibend.after("/gremien/beirat/", missing)
    assert there.select_one("h1").get_text(strip=True) == "Beirat"  # type: ignore[union-attr]
    missing = schreibend.page(renamed)
    new = new.rename(new.with_name("beirat-mitte.yaml"))
    there = schreibend.after(renamed, missing)
    assert schreibend.ask("/gremien/beirat/")[0].status == 404
    new.unlink()
    schreibend.after(renamed, there)
    assert schreibend.ask(renamed)[0].status == 404


def test_chapters_follow_their_text_and_the_data(schreibend: Browser) -> None:
    before = schreibend.page("/")
    schreibend.edit("docs/index.md", "Neu hier?", "Neu in Kleinmuster? {{ gremien( }}")
    broken = schreibend.after("/", before)
    assert told(broken)[0].startswith("docs/index.md:3:21: ")
    assert main_of(broken) == main_of(before)
    schreibend.edit("docs/index.md", "{{ gremien( }}", "\n\n{{ gremien() }}\n\n")
    mended = schreibend.after("/", broken)
    assert "Neu in Kleinmuster?" in main_of(mended)
    schreibend.edit(GREMIUM, "name: Kreistag", "name: Kreisversammlung")
    assert "Kreisversammlung" in main_of(schreibend.after("/", mended))


def test_a_page_that_stays_the_same_is_not_loaded_again(schreibend: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    before, other = schreibend.page(SEITE), schreibend.page("/begriffe/")
    schreibend.edit(GREMIUM, "viermal im Jahr", "achtmal im Jahr")
    after = schreibend.after(SEITE, before)
    monkeypatch.setattr(antwort, "PATIENCE", 0.0)
    assert schreibend.news("/begriffe/", other) == {"stand": 2, "neu": False}
    assert schreibend.news(SEITE, after) == {"stand": 2, "neu": False}


def test_a_concept_that_begins_broken_is_told_and_appears_when_mended(minimal: Path) -> None:
    path = minimal / GREMIUM
    sound = path.read_text(encoding="utf-8")
    path.write_text("name: [", encoding="utf-8")
    with browsing(minimal) as browser:
        answer, _ = browser.ask(SEITE)
        broken = browser.page(SEITE)
        assert answer.status == 503
        assert told(broken)[0].startswith(f"{GREMIUM}:2:1: ist kein gültiges YAML")
        path.write_text(sound, encoding="utf-8")
        assert "viermal im Jahr" in main_of(browser.after(SEITE, broken))


def test_a_page_that_fails_says_so_and_the_others_stay(
    lesend: Browser, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> str:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(Seitenwerk, "html", fails)
    answer, text = lesend.ask("/gremien/runder-tisch/")
    assert answer.status == 500
    assert (
        "Die Seite „/gremien/runder-tisch/“ konnte nicht gebaut werden – mehr steht im Terminal: ZeroDivisionError"
        in text
    )
    assert "secret" not in text
    assert "secret" in capsys.readouterr().err
    monkeypatch.undo()
    assert lesend.ask("/gremien/runder-tisch/")[0].status == 200


@pytest.mark.parametrize(
    "target",
    [
        "/../README.md", "/%2e%2e/README.md", "/docs/..%2f..%2fREADME.md", "/..%5cREADME.md", "/%00",
        "/%ff", "/./", "/a//b/", "/gremien/%0d%0aX-Y:%20z", "http://127.0.0.1/", "*",
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_is_refused(lesend: Browser, target: str) -> None:
    answer, text = lesend.ask(target)
    assert (answer.status, text) == (400, "Diese Adresse kann es nicht geben.\n")
    assert answer.headers["X-Y"] is None


@pytest.mark.parametrize(
    "target", ["/index.md", "/.git/config", "/concept_data/landkreis.yaml", "//etc/passwd", "/C:/", "/assets/"]
)
def test_only_the_site_is_given_out(lesend: Browser, target: str) -> None:
    assert lesend.ask(target)[0].status == 404


def test_a_link_out_of_the_chapters_leads_nowhere(lesend: Browser, tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    (lesend.folder / "docs/bild.txt").write_text("ein Bild", encoding="utf-8")
    (lesend.folder / "docs/geheim.txt").symlink_to(tmp_path / "geheim.txt")
    assert lesend.ask("/bild.txt")[1] == "ein Bild"
    assert lesend.ask("/geheim.txt")[0].status == 404


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200), ("127.0.0.1", 200), ("[::1]:8000", 200), ("LOCALHOST", 200),
        ("boese.example", 421), ("localhost.boese.example:8000", 421), ("127.0.0.1.boese.example", 421), ("", 421),
    ],
)  # fmt: skip
def test_other_names_of_this_computer_get_nothing(lesend: Browser, host: str, status: int) -> None:
    assert lesend.ask(SEITE, Host=host)[0].status == status
    assert lesend.ask("/__vorschau__/warten?stand=0", Host=host)[0].status == status


def test_answers_say_what_they_are_and_are_kept_by_nobody(lesend: Browser) -> None:
    expected = {
        SEITE: "text/html; charset=utf-8",
        "/gremien/kreistag/index.html": "text/html; charset=utf-8",
        "/assets/stil.css": "text/css; charset=utf-8",
        "/assets/js/seite.js?v=1": "text/javascript; charset=utf-8",
        "/__vorschau__/vorschau.js": "text/javascript; charset=utf-8",
        "/assets/zeichen.svg": "image/svg+xml; charset=utf-8",
        "/assets/bilder/anlaufstelle-willkommensbuero.jpg": "image/jpeg",
        "/api/v1/index.json": "application/json; charset=utf-8",
        "/fassungen/2025.json": "application/json; charset=utf-8",
    }
    answers = {target: lesend.ask(target)[0] for target in expected}
    assert {target: answer.headers["Content-Type"] for target, answer in answers.items()} == expected
    assert {answer.status for answer in answers.values()} == {200}
    assert {answer.headers["Cache-Control"] for answer in answers.values()} == {"no-store"}


def test_a_chapter_that_fails_ends_nothing(schreibend: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> str:
        raise ZeroDivisionError

    before = schreibend.page("/")
    monkeypatch.setattr(Makros, "gremien", fails)
    schreibend.edit("docs/index.md", "Neu hier?", "{{ gremien() }}\n\nNeu hier?")
    assert "konnte nicht gebaut werden" in main_of(schreibend.after("/", before))
    assert schreibend.ask("/")[0].status == 500
    assert schreibend.ask(SEITE)[0].status == 200


def test_what_editors_leave_behind_is_no_change(minimal: Path) -> None:
    wache = Wache(minimal)
    folder = minimal / "concept_data/gremien"
    for name in ("kreistag.yaml~", ".kreistag.yaml.swp", "4913.tmp"):
        (folder / name).write_text("x", encoding="utf-8")
    assert wache.changed() == []
    (folder / "neu.yaml").write_text("x", encoding="utf-8")
    (minimal / GREMIUM).unlink()
    assert wache.changed() == ["concept_data/gremien/kreistag.yaml", "concept_data/gremien/neu.yaml"]
    assert wache.changed() == []


def test_a_change_of_the_program_asks_for_a_new_start(minimal: Path) -> None:
    said: list[str] = []
    Modell(minimal, STICHTAG, "", said.append).lesen(["macros/rahmen.py", *(f"docs/{n}.md" for n in "abc")])
    assert said[0] == ("Hinweis: das Programm selbst wurde geändert – bitte die Vorschau beenden und neu starten.")
    assert said[1].endswith(": macros/rahmen.py, docs/a.md, docs/b.md und 1 weitere")


def test_an_address_without_its_last_slash_leads_to_the_page(lesend: Browser) -> None:
    answer, _ = lesend.ask("/gremien/kreistag")
    assert (answer.status, answer.headers["Location"]) == (302, SEITE)


def test_every_page_and_file_is_the_one_that_is_built(demo: Konzept, demo_site: Path) -> None:
    zustand = Zustand(Seitenwerk(demo, Renderer(demo), Rahmen(demo)), {})
    pages = ("", "leitbild/", "ausgangslage/", "anlaufstellen/", "stand/", "a-bis-z/", "ags/99999001/")
    chosen = [page for page in pages if (demo_site / page / "index.html").is_file()]
    assert len(chosen) >= 6
    for adresse in chosen:
        assert zustand.seite(adresse) == (demo_site / adresse / "index.html").read_text(encoding="utf-8"), adresse
    for adresse in ("assets/stil.css", "robots.txt", "server/Caddyfile", "api/v1/index.json"):
        assert zustand.datei(adresse) == (demo_site / adresse).read_bytes(), adresse


def test_a_place_that_is_taken_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        place = other.getsockname()
        with pytest.raises(VorschauFehler) as told, vorschau(MINIMAL, STICHTAG, place):
            pass
        assert str(told.value) == (
            f"Die Adresse 127.0.0.1:{place[1]} ist schon belegt – läuft dort noch eine Vorschau?"
        )


def test_the_command_says_what_is_wrong_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vorschau", "--konzept", str(tmp_path)]) == FEHLER
    assert "concept_data: dieser Ordner fehlt" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        main(["vorschau", "--adresse", "8000"])
    assert ended.value.code == FALSCH
    assert "„8000“ ist keine Adresse – erwartet wird ORT:PORT" in capsys.readouterr().err

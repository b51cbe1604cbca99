"""The page „Offene Daten“: it names every format and every list, and its examples run."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from macros.arten import ARTEN, FIXED_PAGES
from macros.exports import AUSGABEN, adressen, api, dateien, openapi, schemata, tabellen
from macros.exports.fortschreibung import STUFEN, VERSION
from macros.pages import offenedaten
from macros.pages.werk import Seitenwerk
from macros.rahmen import Rahmen
from macros.render import Renderer
from tests import erfunden

if TYPE_CHECKING:
    from pathlib import Path

    from macros.konzept import Konzept

PAGE = "offene-daten/"


def page(konzept: Konzept) -> BeautifulSoup:
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    (found,) = offenedaten.seiten(werk)
    assert found.adresse == PAGE
    return BeautifulSoup(werk.html(found), "lxml")


@pytest.fixture(scope="module")
def seite(konzept: Konzept) -> BeautifulSoup:
    return page(konzept)


def targets(seite: BeautifulSoup) -> set[str]:
    main = seite.main
    assert main is not None
    return {str(a["href"]).removeprefix("../") for a in main.select("a[href^='../']")}


def test_every_format_stands_on_the_page(seite: BeautifulSoup) -> None:
    headings = {h3.get_text(strip=True) for h3 in seite.select("#formate + .ik-rows h3")}
    assert headings == {ausgabe.titel for ausgabe in AUSGABEN}
    text = seite.get_text()
    assert all(ausgabe.beschreibung in text and ausgabe.medientyp in text for ausgabe in AUSGABEN)


def test_every_list_is_linked_as_table_as_json_and_with_its_schema(seite: BeautifulSoup) -> None:
    for art in ARTEN:
        assert {adressen.list_file(art), adressen.table_file(art), adressen.schema_file(art.key)} <= targets(seite)


def test_every_file_that_is_linked_is_there(seite: BeautifulSoup, konzept: Konzept) -> None:
    files = {one.adresse for one in dateien(konzept)}
    linked = {target for target in targets(seite) if not target.endswith("/") and "#" not in target}
    assert linked - files == set()
    assert adressen.MESSWERTE in linked
    assert adressen.OPENAPI in linked


def test_a_link_to_a_place_on_the_page_finds_it(seite: BeautifulSoup) -> None:
    anchors = {target.partition("#")[2] for target in targets(seite) if target.startswith(f"{PAGE}#")}
    assert anchors
    assert all(seite.find(id=anchor) for anchor in anchors)


def test_licence_owner_and_date_are_told(seite: BeautifulSoup, konzept: Konzept) -> None:
    text = " ".join(seite.get_text(" ").split())
    assert konzept.daten.konzept.herausgeber in text
    assert seite.find("a", href=konzept.daten.konzept.lizenz_adresse)
    assert "22.\N{NO-BREAK SPACE}November" in seite.get_text()
    assert konzept.konzept.pflegt.adresse in targets(seite)


def test_the_changelog_stands_on_the_page(seite: BeautifulSoup) -> None:
    text = seite.get_text(" ")
    assert f"Version {VERSION}" in text
    assert all(sentence in text for step in STUFEN for sentence in step.saetze)


def test_the_page_is_found_from_every_page(seite: BeautifulSoup) -> None:
    footer = seite.find("footer")
    assert footer is not None
    assert [a.get_text() for a in footer.select("a") if a["href"] in {"./", f"../{PAGE}"}] == ["Offene Daten"]
    assert PAGE in FIXED_PAGES


def examples(seite: BeautifulSoup) -> list[str]:
    return [code.get_text() for code in seite.select("#beispiele ~ pre code")]


@pytest.fixture(scope="module")
def site(konzept: Konzept, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for module in (api, schemata, openapi, tabellen):
        for one in module.files(konzept):
            path = folder / one.adresse
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.inhalt)
    return folder


def test_the_example_in_python_runs(seite: BeautifulSoup, site: Path, konzept: Konzept) -> None:
    program = next(text for text in examples(seite) if text.startswith("import"))
    local = program.replace(str(konzept.daten.landkreis.adresse), f"{site.as_uri()}/")
    assert local != program
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", local], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    late = [node for node in konzept.alle("massnahme") if node.status == "verzoegert"]
    assert done.stdout.splitlines() == [
        f"Stand: 2026-11-22 Lizenz: {konzept.daten.konzept.lizenz}",
        *(f"{node.titel} – {node.status_grund}" for node in late),
    ]


def test_the_example_in_javascript_names_what_is_there(seite: BeautifulSoup, site: Path, konzept: Konzept) -> None:
    program = next(text for text in examples(seite) if text.startswith("const"))
    (place,) = re.findall(r'fetch\("([^"]+)"\)', program)
    content = json.loads((site / place.removeprefix(str(konzept.daten.landkreis.adresse))).read_text(encoding="utf-8"))
    one = content["anliegen"][0]
    assert {"antworten", "anliegen"} <= one.keys()
    for path in ("eines.anliegen.titel", "antwort.stelle.titel", "antwort.grund_text"):
        assert path in program
    assert one["anliegen"]["titel"]
    assert one["antworten"][0]["stelle"]["titel"]
    assert one["antworten"][0]["grund_text"]


def test_the_table_of_the_first_example_is_there(seite: BeautifulSoup, site: Path, konzept: Konzept) -> None:
    (command,) = (text for text in examples(seite) if text.startswith("curl"))
    address = command.split()[-1].removeprefix(str(konzept.daten.landkreis.adresse))
    assert (site / address).is_file()


def test_a_concept_without_address_and_without_gemeinden_has_the_page_too() -> None:
    seite = page(erfunden.make([], landkreis={"adresse": None}))
    assert len(examples(seite)) == 2
    assert offenedaten.IRGENDWO in examples(seite)[0]


def test_what_it_says_about_cells_is_what_the_tables_do(seite: BeautifulSoup) -> None:
    text = " ".join(seite.get_text(" ").split())
    assert "Telefonnummern wie +49 30 23125 100 bleiben, wie sie sind" in text
    assert "Hochkomma" in text

"""What is measured is judged by the right rows, and others get the text of our pages."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import bau, ergebnisse
from benchmarks.reichweite import reached
from benchmarks.wettbewerb import hugo, hugo_vorlagen, seiten
from benchmarks.wettbewerb.markdown import markdown
from macros.arten import ARTEN
from tests.conftest import MINIMAL

if TYPE_CHECKING:
    from pathlib import Path

    from macros.konzept import Konzept

HTML = """<h1>Amt <svg><text>x</text></svg></h1><p>Wir <b>helfen</b> im <a href="../b/">Haus B</a>.</p>
<ul><li>eins</li><li><p>zwei</p><p>drei</p></li></ul><table><tr><th>Jahr</th><th>Wert</th></tr><tr><td>2025</td>
<td>a|b</td></tr></table><dl><div><dt>Ort</dt><dd>oben_links</dd></div></dl><form><input></form>"""


def runs(**cpu: list[float]) -> dict[str, Any]:
    return {
        name: {"cpu": values, "median": sorted(values)[len(values) // 2], "speicher": [100, 2048]}
        for name, values in cpu.items()
    }


def test_the_rows_are_ratios_of_runs_that_followed_each_other() -> None:
    middle = runs(
        unsere=[2.0, 4.0, 3.0],
        material_mit=[20.0, 20.0, 10.0],
        ohne_ausgaben=[2, 2, 2],
        hugo=[1, 1, 1],
        zweiter=[1, 1, 1],
    )
    kept = {
        "bau": {
            "1000": {"laeufe": middle},
            "5000": {"laeufe": runs(unsere=[15.0])},
            "10800": {"laeufe": runs(unsere=[1])},
        },
        "vorschau": runs(unsere=[0.2], material=[10.0]),
    }
    rows = list(reached(kept))
    assert [row.wert for row in rows] == [0.2, None, 2, 5, 1 / 3, 0.02, 2]
    assert [row.laeufe for row in rows] == [3, 0, 3, 1, 3, 1, 2]
    assert [row.urteil for row in rows] == [
        "ja",
        "–",
        "**nein**",
        "ja, auch das Ziel",
        "**nein**",
        "ja, auch das Ziel",
        "**nein**",
    ]


def test_a_ratio_takes_the_rounds_in_which_both_have_built() -> None:
    middle = runs(unsere=[2.0, 4.0, 3.0], material_mit=[20.0])
    first, *_ = reached({"bau": {"1000": {"laeufe": middle}}})
    assert (first.wert, first.laeufe) == (0.1, 1)


def test_growth_says_when_the_two_sizes_were_measured_apart() -> None:
    sizes = {str(size): {"laeufe": runs(unsere=[size / 1000]), "datum": str(size)} for size in (1000, 5000)}
    assert [row.arbeit for row in reached({"bau": sizes}) if row.wert] == ["5.000 Seiten gegen 1.000 (zwei Messungen)"]


def test_material_stands_for_both_of_its_ways_and_an_unknown_name_is_a_mistake() -> None:
    assert bau.names_of("hugo,material") == ("hugo", "material_ohne", "material_mit")
    with pytest.raises(argparse.ArgumentTypeError, match="jekyll gibt es nicht"):
        bau.names_of("jekyll")


def test_what_was_not_measured_is_no_failure() -> None:
    assert {row.urteil for row in reached({})} == {"–"}
    assert "nicht gemessen" in ergebnisse.report({})


def test_others_get_the_text_of_our_pages_as_markdown() -> None:
    found = markdown(HTML, lambda href: "b.md" if href == "../b/" else None)
    assert found.split("\n\n") == [
        "# Amt",
        "Wir **helfen** im [Haus B](b.md).",
        "- eins\n- zwei",
        "    drei",
        "| Jahr | Wert |\n| --- | --- |\n| 2025 | a\\|b |",
        "Ort\n:   oben\\_links\n",
    ]


def test_the_templates_for_hugo_name_every_kind_with_a_page() -> None:
    content = hugo_vorlagen.content()
    for art in ARTEN:
        assert (f'"type" "{art.key}"' in content) == art.eigene_seite


def test_every_page_readers_see_has_a_kind_and_hugo_a_template_for_it(konzept: Konzept, minimal_site: Path) -> None:
    pages = seiten.pages(konzept, minimal_site)
    framed = {path for path in minimal_site.rglob("index.html") if seiten.FRAMED in path.read_text(encoding="utf-8")}
    assert {page.datei for page in pages} == framed
    assert len(pages) == len(framed)
    derived = {page.gestalt for page in pages if page.art is None} - hugo.READY
    lists = {f"liste_{art.key}" for art in ARTEN}
    assert {kind for kind in derived - lists if not (hugo_vorlagen.TEMPLATES / f"{kind}.html").is_file()} == set()


def test_what_stands_once_goes_to_hugo_as_markdown_and_the_rest_is_listed(
    konzept: Konzept, minimal_site: Path, tmp_path: Path
) -> None:
    pages = seiten.pages(konzept, minimal_site)
    files = hugo.prepare(pages, MINIMAL, tmp_path)
    assert len(files) == len(pages)
    ready = len(list((tmp_path / "content" / "fertig").iterdir()))
    listed = json.loads((tmp_path / "data" / "seiten.json").read_text(encoding="utf-8"))
    entries = sum(page.art is not None for page in pages)
    assert ready + len(listed) + entries == len(pages)
    layouts = {path.parent.name for path in tmp_path.glob("layouts/*/single.html")}
    assert layouts == {page.gestalt for page in pages}

"""What is measured is judged by the right rows, and others get the text of our pages."""

from __future__ import annotations

from typing import Any

from benchmarks import ergebnisse
from benchmarks.reichweite import reached
from benchmarks.wettbewerb import hugo_vorlagen
from benchmarks.wettbewerb.markdown import markdown
from macros.arten import ARTEN

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
    assert [row.wert for row in rows] == [0.2, 2, 5, 1 / 3, 0.02, 2]
    assert [row.urteil for row in rows] == [
        "ja",
        "**nein**",
        "ja, auch das Ziel",
        "**nein**",
        "ja, auch das Ziel",
        "**nein**",
    ]


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

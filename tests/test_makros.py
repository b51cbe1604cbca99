"""The macros of chapters: what they print, and what is said about a call that cannot be made."""

from __future__ import annotations

import inspect
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from markdown import Markdown

from macros.components.makros import BLOCK, INLINE, Makros, names, settle_headings
from macros.errors import KonzeptFehler, Schwere
from macros.makroaufrufe import check_macros, raw_code
from macros.model.indikator import Messwert
from macros.rahmen import Rahmen
from macros.render import Renderer
from tests.ansehen import words
from tests.erfunden import entry, gemeinde, make

if TYPE_CHECKING:
    from macros.errors import Problem
    from macros.konzept import Konzept

GUIDE = Path(__file__).parent.parent / "docs" / "so-pflegen-wir.md"
NAMES = {
    "anlaufstelle", "angebote", "massnahmen", "massnahme", "kennzahl", "stelle", "leitbild", "vorwort", "leitfragen",
    "selbsteinschaetzung", "gremien", "karte", "ziele", "indikator", "begriff", "kaskade", "handlungsfelder",
    "startseite", "fassungen", "vollstaendigkeit",
}  # fmt: skip


def sample(**more: Any) -> Konzept:
    return make(
        [
            gemeinde("nord", 1),
            entry("stelle", "amt", name="Amt", kontakt={"telefon": "030 23125 130"}),
            entry("stelle", "post", name="Post", kontakt={"email": "post@amt.example"}),
            entry("anlaufstelle", "treff", name="Treff", gebiete=["gemeinde:nord"]),
            entry("angebot", "cafe", titel="Café", gebiete=["gemeinde:nord"]),
            entry("angebot", "kurs", titel="Kurs", gueltig_bis="2026-11-21", gebiete=["landkreis"]),
            entry("ziel", "leit", titel="Alle verstehen sich."),
            entry("massnahme", "neu", titel="Neues", ziele=["leit"], status="laeuft", frueher=["alt"]),
            entry("massnahme", "entwurf", nummer="M-9", entwurf="ja"),
            entry("handlungsfeld", "zwei", titel="Zweites", nummer="2"),
            entry("massnahme", "fern", titel="Fernes", nummer="M-2", handlungsfeld="zwei"),
            entry("indikator", "zahl", titel="Zahl", einheit="personen"),
            entry("begriff", "teilhabe", titel="Teilhabe", kurz="K.", definition="Alle **machen** mit."),
            entry("gremium", "rat", name="Rat", art="beirat", kurz="Berät."),
        ],
        messwerte={
            "zahl": (
                Messwert("landkreis", 2024, Decimal(1200)),
                Messwert("landkreis", 2025, Decimal(1300)),
                Messwert("landkreis", 2023, None),
                Messwert("gemeinde:nord", 2025, None, unterdrueckt=True),
            )
        },
        **more,
    )


@pytest.fixture(scope="module")
def makros() -> Makros:
    konzept = sample(
        konzept={
            "leitbild": "Wer hier lebt, gehört dazu.",
            "leitlinien": [{"titel": "Wir fragen.", "text": "Zuerst."}],
            "vorwort": {"name": "Mara Muster", "funktion": "Landrätin", "zitat": "Los.", "text": "Liebe Leute."},
            "leitfragen": [{"frage": "mittel", "antwort": "Genug."}, {"frage": "warum", "antwort": "Darum."}],
            "erfolgsfaktoren": [
                {"titel": "Eins", "erfuellt": "erfuellt", "begruendung": "Ja.", "belege": ["massnahme:neu"]},
                {"titel": "Zwei", "erfuellt": "offen", "begruendung": "Nein."},
                {"titel": "Drei", "erfuellt": "erfuellt", "begruendung": "Auch."},
            ],
        }
    )
    return Makros(Renderer(konzept), Rahmen(konzept))


def html(text: str) -> BeautifulSoup:
    return BeautifulSoup(text.replace(BLOCK, ""), "lxml")


# --- what they print


def test_the_macros_are_those_that_are_promised() -> None:
    assert set(names()) == NAMES
    assert INLINE < NAMES


def calls(makros: Makros) -> dict[str, str]:
    arguments = {
        "anlaufstelle": ("treff",), "stelle": ("amt",), "massnahme": ("neu",), "indikator": ("zahl",),
        "kennzahl": ("zahl",), "begriff": ("teilhabe",), "selbsteinschaetzung": ("erfolgsfaktoren",),
    }  # fmt: skip
    return {name: str(macro(*arguments.get(name, ()))) for name, macro in makros.all().items()}


def test_every_block_is_one_line_that_markdown_leaves_alone(makros: Makros) -> None:
    for name, printed in calls(makros).items():
        assert "\n" not in printed
        if name in INLINE:
            assert BLOCK not in printed
            continue
        assert printed.startswith(BLOCK)
        block = printed.removeprefix(BLOCK)
        made = Markdown(extensions=["attr_list", "md_in_html", "abbr", "tables"]).convert(
            f"Vorher\n\n{block}\n\nDanach"
        )
        assert block in made, name
        assert made.startswith("<p>Vorher</p>")
        assert made.endswith("<p>Danach</p>")


def test_what_stands_in_a_sentence_has_no_block_in_it(makros: Makros) -> None:
    for name in INLINE:
        printed = calls(makros)[name]
        assert not re.search(r"<(?:p|div|ul|ol|table|section|figure|h\d)\b", printed)


def test_headings_of_blocks_begin_at_level_three(makros: Makros) -> None:
    for name, printed in calls(makros).items():
        levels = [int(found) for found in re.findall(r"<h(\d)", printed)]
        if name != "startseite" and levels:
            assert min(levels) == 3, name


def test_a_figure_is_told_with_its_unit_and_its_year_unless_given(makros: Makros) -> None:
    assert words(html(makros.kennzahl("zahl"))).replace("\xa0", " ") == "1.300 Personen (2025)"
    assert words(html(makros.kennzahl("zahl", jahr=2024))).replace("\xa0", " ") == "1.200 Personen"
    assert words(html(makros.kennzahl("zahl", jahr=2023))) == "– (nicht bekannt)"
    hidden = words(html(makros.kennzahl("zahl", jahr=2025, gebiet="gemeinde:nord")))
    assert hidden == "• (zu klein, um gezeigt zu werden)"
    link = html(makros.kennzahl("zahl")).a
    assert link is not None
    assert str(link["href"]).endswith("indikatoren/zahl/")


def test_an_office_is_named_with_its_number_or_its_address(makros: Makros) -> None:
    assert words(html(makros.stelle("amt"))) == "Amt ( 030 23125 130 )"
    assert words(html(makros.stelle("post"))).replace(" ", "") == "Post(post@amt.example)"
    assert words(html(makros.stelle("kreis"))) == "Stelle kreis"


def test_offers_of_a_gemeinde_leave_out_what_is_over(makros: Makros) -> None:
    text = words(html(makros.angebote(gemeinde="nord")))
    assert "Café" in text
    assert "Kurs" not in text


def test_measures_and_goals_of_one_handlungsfeld(makros: Makros) -> None:
    assert "Fernes" not in words(html(makros.massnahmen(handlungsfeld="feld")))
    assert "Fernes" in words(html(makros.massnahmen()))
    assert "Alle verstehen sich." in words(html(makros.ziele(handlungsfeld="feld")))
    assert "Fernes" in words(html(makros.ziele(handlungsfeld="zwei")))


def test_the_guiding_questions_are_all_nine_in_order_and_gaps_are_said(makros: Makros) -> None:
    questions = html(makros.leitfragen()).find_all("h3")
    assert [words(one).split()[0] for one in questions] == [
        "Warum", "Was", "In", "Welche", "Wie", "Welche", "Wer", "Wie", "Welche",
    ]  # fmt: skip
    answers = [words(one.find_next_sibling()) for one in questions]
    assert answers == ["Darum.", *["Die Antwort steht noch aus."] * 7, "Genug."]


def test_a_self_assessment_counts_its_grades_and_links_what_proves_them(makros: Makros) -> None:
    found = html(makros.selbsteinschaetzung("erfolgsfaktoren"))
    assert [words(one) for one in found.select(".ik-key li")] == ["2 erfüllt", "1 noch offen"]
    assert len(found.select("ol > li")) == 3
    assert [words(one) for one in found.select("ol a")] == ["Neues"]
    assert "Hier steht noch nichts." in words(html(makros.selbsteinschaetzung("dreizehn_punkte")))


def test_foreword_and_leitbild(makros: Makros) -> None:
    assert "Mara Muster Landrätin" in words(html(makros.vorwort()))
    assert words(html(makros.leitbild())) == "Wer hier lebt, gehört dazu. Wir fragen. Zuerst."


def test_an_unknown_id_is_refused_when_nothing_checked_it_before(makros: Makros) -> None:
    with pytest.raises(KonzeptFehler, match="gemeint „neu“"):
        makros.massnahme("neuu")
    with pytest.raises(KonzeptFehler, match="gibt es diesen Wert nicht"):
        makros.kennzahl("zahl", jahr=1999)


def test_the_guide_shows_every_macro_with_an_example() -> None:
    """A macro that fills a chapter of its own is shown there."""
    text = GUIDE.read_text(encoding="utf-8")
    shown = set(re.findall(r"^### (\w+): ", text, re.MULTILINE))
    assert shown == NAMES
    chapters = "".join(path.read_text(encoding="utf-8") for path in GUIDE.parent.glob("*.md") if path != GUIDE)
    for name in NAMES:
        call = rf"\{{\{{ {name}\("
        assert re.search(call, text), name
        assert len(re.findall(call, text)) > 1 or re.search(call, chapters), name


# --- headings that fit their page


@pytest.mark.parametrize(
    ("before", "levels"),
    [
        ("", "23"), ("# Titel", "23"), ("## Teil", "34"), ("### Unterteil", "45"), ("##### tief", "66"),
        ("# Titel\n\n## Teil\n\n# Neu", "23"), ("Titel\n=====", "23"), ("Teil\n---", "34"),
        ("## Teil\n\n```\n# Kommentar\n```", "34"), ("~~~\n## Probe\n~~~", "23"), ("#kein Titel", "23"),
    ],
)  # fmt: skip
def test_no_level_is_skipped(before: str, levels: str) -> None:
    settled = settle_headings(f'{before}\n\n{BLOCK}<div><h3 id="a">A</h3><h4>B</h4></div>\n\nDanach')
    assert re.findall(r"<h(\d)", settled) == list(levels)
    assert re.findall(r"</h(\d)", settled) == list(levels)
    assert BLOCK not in settled


def test_a_block_with_the_main_heading_keeps_its_order() -> None:
    assert (
        settle_headings(f"{BLOCK}<div><h1>A</h1><h2>B</h2><h3>C</h3></div>")
        == "<div><h1>A</h1><h2>B</h2><h3>C</h3></div>"
    )


def test_what_is_no_block_stays_as_it_is() -> None:
    text = "# A\n\n<h3>von Hand</h3>\n\n- eins\n- zwei\n\n---\n\nEnde <hr>"
    assert settle_headings(text) == text


# --- what is refused


def problems(text: str, **more: Any) -> list[Problem]:
    return list(check_macros(sample(prosa={"docs/seite.md": text}, **more)))


def the_problem(text: str) -> tuple[int, int, str]:
    (found,) = problems(text)
    assert found.datei == "docs/seite.md"
    assert found.schwere is Schwere.FEHLER
    assert "\n" not in str(found)
    return found.zeile, found.spalte, found.meldung


SOUND = """---
titel: Seite
---
# Seite

{{ startseite() }}

   {{ massnahmen(handlungsfeld="feld") }}
{{ massnahmen("feld") }}
{{massnahmen()}}
{{ massnahme(id='neu') }}
{{ angebote(
     gemeinde = "nord",
   ) }}

Es sind {{ kennzahl("zahl") }} und {{ kennzahl("zahl", 2024) }},
in Nord {{ kennzahl("zahl", jahr="2025", gebiet="gemeinde:nord") }}.
Fragen an {{ stelle("amt") }}. Menge {a, b} und {c}} und `{{ code("frei") }}`, ``auch ` {% hier %}``.

```jinja
{{ unbekannt() }} {% if x %}
```

~~~
{# auch #}
~~~

{{ selbsteinschaetzung("dreizehn_punkte") }}
"""


def test_what_is_sound_is_let_through() -> None:
    assert problems(SOUND) == []


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("{{ masnahmen() }}", 1, 4, "unbekanntes Makro „masnahmen“ – gemeint „massnahmen“?"),
        ("\n\n  {{ xyz() }}", 3, 6, "unbekanntes Makro „xyz“ – bekannt sind: angebote,"),
        ('{{ massnahme("neuu") }}', 1, 14, "id: unbekannte Kennung „neuu“ (Maßnahme) – gemeint „neu“?"),
        ('{{ massnahme("alt") }}', 1, 14, "id: „alt“ heißt jetzt „neu“"),
        ('{{ massnahme("entwurf") }}', 1, 14, "id: „entwurf“ ist ein Entwurf"),
        ('{{ massnahme("Große Pläne") }}', 1, 14, "id: „Große Pläne“ ist keine Kennung"),
        ("{{ massnahme(3) }}", 1, 14, "id: „3“ geht hier nicht – erwartet wird eine Kennung (Maßnahme)"),
        ("{{ massnahme() }}", 1, 1, "bei massnahme fehlt id – erwartet wird eine Kennung (Maßnahme)"),
        ("{{ massnahme(neu) }}", 1, 14, 'id: „neu“ steht nicht in Anführungszeichen – gemeint "neu"?'),
        ("{{ massnahme(a-b) }}", 1, 14, 'gemeint "a-b"?'),
        ('{{ massnahme(f"neu") }}', 1, 14, "steht nicht in Anführungszeichen"),
        ('{{ massnahme(r"neu") }}', 1, 14, "steht nicht in Anführungszeichen"),
        ("{{ massnahme(None) }}", 1, 14, "steht nicht in Anführungszeichen"),
        ('{{ massnahme("n" + "eu") }}', 1, 14, "steht nicht in Anführungszeichen"),
        ("{{ massnahme(„neu“) }}", 1, 14, "„„“ ist ein typografisches Anführungszeichen"),
        ('{{ massnahme("neu", "fern") }}', 1, 21, "massnahme nimmt nur eine Angabe"),
        ('{{ karte("x") }}', 1, 10, "karte nimmt keine Angaben"),
        ('{{ massnahmen(feld="feld") }}', 1, 15, "massnahmen kennt „feld“ nicht – möglich: handlungsfeld"),
        ('{{ massnahmen(handlungsfelt="feld") }}', 1, 15, "„handlungsfelt“ nicht – gemeint „handlungsfeld“?"),
        ('{{ karte(gemeinde="nord") }}', 1, 10, "karte kennt „gemeinde“ nicht – es nimmt keine Angaben"),
        ('{{ massnahme("neu", id="neu") }}', 1, 21, "id steht zweimal"),
        ("{{ massnahme(*x) }}", 1, 14, "id: „*x“ steht nicht in Anführungszeichen"),
        ('{{ massnahme("neu", **x) }}', 1, 21, "massnahme nimmt keine Sternchen"),
        ("{{ startseite }}", 1, 4, "nach „startseite“ fehlen die Klammern"),
        ("{{ start }}", 1, 4, "„start“ ist kein Makro – gemeint „startseite“?"),
        ("{{ page.title }}", 1, 4, "das ist kein einzelnes Makro"),
        ('{{ massnahme("neu")|upper }}', 1, 4, "das ist kein einzelnes Makro"),
        ("{{ [karte()] }}", 1, 4, "das ist kein einzelnes Makro"),
        ("{{ 7 * 7 }}", 1, 4, "das ist kein einzelnes Makro"),
        ("{{ }}", 1, 1, "hier steht kein Makro"),
        ('{{ massnahme("neu" }}', 1, 1, "dieses Makro ist falsch geschrieben"),
        ("{{ karte(", 1, 1, "„{{“ wird nicht geschlossen"),
        ("Text\n{% raw %}", 2, 1, "„{%“ gibt es in Texten nicht"),
        ("## Titel {#anker}", 1, 10, "„{#“ lässt den Text danach verschwinden"),
        ("---\ntitel: {{ karte() }}\n---\n", 2, 8, "im Kopf der Seite gehen keine Makros"),
        ('Hier: {{ massnahme("neu") }}', 1, 7, "massnahme steht mitten im Text"),
        ('{{ massnahme("neu") }} und mehr', 1, 1, "massnahme steht mitten im Text"),
        ('    {{ massnahme("neu") }}', 1, 5, "massnahme steht mitten im Text"),
        ('{{ selbsteinschaetzung("erfolg") }}', 1, 24, "welche: „erfolg“ gibt es hier nicht"),
        ("{{ selbsteinschaetzung() }}", 1, 1, 'erwartet wird "erfolgsfaktoren" oder "dreizehn_punkte"'),
        ('{{ kennzahl("zahl", jahr=1999) }}', 1, 1, "„zahl“ hat für 1999 keinen Wert – vorhanden: 2023, 2024, 2025"),
        (
            '{{ kennzahl("zahl", jahr="neulich") }}',
            1,
            26,
            "jahr: „neulich“ geht hier nicht – erwartet wird eine Jahreszahl",
        ),
        ('{{ kennzahl("zahl", gebiet="land") }}', 1, 1, "keinen Wert – die Tabelle hat nichts zu „land“"),
        ('{{ kennzahl("zahl", gebiet="gemeinde:süd") }}', 1, 28, "„gemeinde:süd“ ist kein Gebiet"),
        (
            '{{ kennzahl("zahl", gebiet="gemeinde:nort") }}',
            1,
            28,
            "unbekannte Kennung „nort“ (Gemeinde) – gemeint „nord“?",
        ),
        ('{{ kennzahl("äöü", jahr=2024) }}', 1, 13, "id: „äöü“ ist keine Kennung"),
        ('Ä {{ kennzahl("zahl",\n jahr="ä") }}', 2, 7, "jahr: „ä“ geht hier nicht"),
        ('Größe {{ stelle("ämt") }}', 1, 17, "id: „ämt“ ist keine Kennung"),
        ("```\noffen {{ karte() }}", 2, 7, "karte steht mitten im Text"),
        ("`offen\n\n{{ nichts() }}`", 3, 4, "unbekanntes Makro „nichts“"),
    ],
)
def test_every_mistake_is_told_with_its_place(text: str, line: int, column: int, message: str) -> None:
    found = the_problem(text)
    assert found[:2] == (line, column)
    assert message in found[2]


def test_all_mistakes_of_a_page_are_told_at_once() -> None:
    found = problems("{{ a() }}\n{% b %}\n{{ karte() }}\n{{ massnahme('x') }} {{ massnahme('y') }}\n{{ offen")
    assert [one.zeile for one in found] == [1, 2, 4, 4, 4, 4, 5]


def test_broken_entries_are_not_told_twice() -> None:
    konzept = sample(prosa={"docs/seite.md": '{{ massnahme("kaputt") }}'})
    object.__setattr__(konzept.daten, "defekt", frozenset({"massnahme:kaputt"}))
    assert list(check_macros(konzept)) == []


@given(st.text(alphabet="{}%#`\"'()=,ab \n-|\\„“", max_size=60))
def test_whatever_is_written_never_breaks_the_check(text: str) -> None:
    for one in problems(text):
        assert one.zeile >= 1
        assert one.spalte >= 1


def test_deep_nesting_is_refused_not_carried_out() -> None:
    assert "falsch geschrieben" in the_problem("{{ " + "(" * 400 + ")" * 400 + " }}")[2]
    assert "hier steht kein Makro" in the_problem("{{ karte(" + " " * 2000 + "1) }}")[2]


# --- code samples


@given(st.text(alphabet="{}%#` ab\n~", max_size=60))
def test_what_is_let_through_or_code_is_printed_as_written(text: str) -> None:
    """The template engine gives back code as it stands, and there is nothing else for it to do."""
    if problems(text) or "{{" in re.sub(r"(?s)`.*`|~~~.*~~~", "", text):
        return
    env = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=True)
    printed = env.from_string(raw_code(text)).render()
    assert printed == text


def test_code_is_kept_and_calls_are_made() -> None:
    text = "Probe `{{ karte() }}` {{ karte() }}\n\n```\n{% raw %}{{ a }}{% endraw %} {# b #}\n```\n"
    env = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=True)
    assert env.from_string(raw_code(text)).render(karte=lambda: "KARTE") == text.replace(
        "` {{ karte() }}", "` KARTE", 1
    )


# --- the rules come from the signatures


def test_every_argument_has_a_rule() -> None:
    for name in names():
        for parameter in list(inspect.signature(getattr(Makros, name)).parameters.values())[1:]:
            assert parameter.annotation is not inspect.Parameter.empty
            assert parameter.kind is inspect.Parameter.POSITIONAL_OR_KEYWORD

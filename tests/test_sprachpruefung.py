"""„konzept sprache“: it finds what the guide advises against, leaves names and quotations alone, and counts rightly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.loader import load
from macros.model.sprachleitfaden import Sprachleitfaden
from macros.pages.sprachleitfaden import topics
from macros.sprachpruefung import pruefe
from macros.sprachpruefung.ausdruecke import Sucher
from macros.sprachpruefung.lesbarkeit import measure
from macros.sprachpruefung.saetze import sentences, syllables, words
from macros.sprachpruefung.schutz import blank, wording
from tests.bauhilfe import konzept
from tests.conftest import STICHTAG

if TYPE_CHECKING:
    from macros.konzept import Konzept
    from macros.sprachpruefung import Sprachbericht

ROOT = Path(__file__).resolve().parent.parent
ADVICE = {"besser": "anders", "grund": "Darum."}
GUIDE = Sprachleitfaden.model_validate({
    "ausnahmen": ["Ausländerbehörde", "Bundesamt für Migration und Flüchtlinge"],
    "eintraege": [
        {"ausdruck": "sozial schwach", **ADVICE},
        {"ausdruck": "Flüchtling", "formen": ["Flüchtlingswelle"], **ADVICE},
        {"ausdruck": "Ausländer", **ADVICE},
        {"ausdruck": "Problem*", "ausnahmen": ["Problemlösung"], **ADVICE},
        {"ausdruck": "*feindlich", **ADVICE},
        {"ausdruck": "Fremde", **ADVICE},
        {"ausdruck": "Kulturkreis", "nur_zeigen": "ja", **ADVICE},
    ],
})  # fmt: skip
SUCHER = Sucher(GUIDE, ["Haus für Flüchtlinge e. V."])


def found(text: str) -> list[str]:
    return [one.wortlaut for one in SUCHER.finde(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sozial schwache Familien", ["Sozial schwache"]),
        ("mit sozial\n  schwachen Menschen", ["sozial schwachen"]),
        ("Viele Flüchtlinge, wenige Flüchtlingen", ["Flüchtlinge", "Flüchtlingen"]),
        ("eine Flüchtlingswelle", ["Flüchtlingswelle"]),
        ("Ausländerinnen und Ausländer", ["Ausländerinnen", "Ausländer"]),
        ("Problemviertel und Probleme", ["Problemviertel", "Probleme"]),
        ("menschenfeindliche Worte, feindlich", ["menschenfeindliche", "feindlich"]),
        ("die Fremden", ["Fremden"]),
        ("**Fremde** kamen", ["Fremde"]),
    ],
)
def test_expressions_are_found_with_their_endings(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Die Ausländerbehörde hilft, ebenso das Bundesamt für Migration und Flüchtlinge.",
        "Der Verein Haus für Flüchtlinge e. V. lädt ein.",
        "Das Gesetz über die Rechtsstellung heimatloser Ausländer im Bundesgebiet gilt noch.",
        "Die Verordnung über Flüchtlinge und ihre Reiseausweise",
        "Das Ausländergesetz und die Ausländerzentralregisterdaten",
        "Er sagte: „Flüchtlinge sind willkommen.“ Das war gut.",
        "Sie schrieb »sozial schwach« und ‚Ausländer‘.",
        'Im Antrag steht "Flüchtlinge", so heißt das Feld.',
        "Für die Problemlösung brauchen wir Zeit.",
        "Ein fremder Mensch, asozial schwacher Witz, Befremden",
        "Der Kulturkreis steht nur im Leitfaden.",
        "",
    ],
)
def test_names_laws_and_quotations_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_quotation_ends_where_it_ends() -> None:
    assert found("„Gut“, sagten Ausländer. „Ja.“") == ["Ausländer"]
    assert found("Ein Zeichen „ allein.\n\nAusländer. “") == ["Ausländer"]


def test_what_markdown_holds_besides_words_is_passed_over() -> None:
    text = "`Ausländer` {{ f('Ausländer') }} <!-- Ausländer --> [x](begriff:Ausländer) https://a.example/Ausländer ok"
    assert found(wording(text)) == []
    assert found(wording("```\nAusländer\n```\nAusländer")) == ["Ausländer"]
    assert len(wording(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Am 1. Januar 2026 gilt z. B. § 5 Abs. 2 Nr. 3. Danach nicht.", 2),
        ("Kurse, u. a. Deutsch, kosten ca. 5 Euro bzw. nichts.", 1),
        ("Dr. Beispiel kommt. Frau Dr. h. c. Muster auch!", 2),
        ("Das war 2015. Danach wurde es ruhig.", 2),
        ("Am 3. und 4. Dezember um 10.30 Uhr. Wirklich?", 2),
        ("Obst, Gemüse usw. gibt es. Brot, Käse usw. Alles frei.", 3),
        ("Sie fragte: „Wer hilft mir?“ Niemand wusste es.", 2),
        ("Der 2. Bericht liegt im 3. Quartal vor.", 1),
        ("ohne Punkt am Ende", 1),
        ("   ", 0),
    ],
)
def test_sentences(text: str, number: int) -> None:
    assert len(list(sentences(text))) == number


@pytest.mark.parametrize(
    ("word", "count"),
    [("Haus", 1), ("Bäume", 2), ("Behörde", 3), ("Integration", 5), ("See", 1), ("Quelle", 2), ("brr", 1), ("Eier", 2)],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_figures_are_those_worked_out_by_hand() -> None:
    """Two sentences, ten words.

    Wir(1) helfen(2) gern(1). Die(1) Beratung(3) ist(1) kostenlos(3), offen(2), für(1) alle(2).

    Long (over six letters): Beratung, kostenlos = 20 %. Three syllables: the same = 20 %. One syllable: five = 50 %.
    Wiener: 0.1935*20 + 0.1672*5 + 0.1297*20 - 0.0327*50 - 0.875 = 4.790; LIX: 5 + 20 = 25.
    """
    figures = measure(["Wir helfen gern. Die Beratung ist kostenlos, offen, für alle."])
    assert figures is not None
    assert (figures.woerter, figures.saetze, figures.satzlaenge, figures.laengster) == (10, 2, 5.0, 7)
    assert (figures.wiener, figures.lix) == (4.8, 25.0)


def test_a_hard_sentence_by_hand() -> None:
    """Six words in one sentence: Die(1) Inanspruchnahme(5) der(1) Beratungsleistungen(6) ist(1) gebührenpflichtig(5).

    Long and of three syllables: three = 50 %. One syllable: 50 %.
    Wiener: 0.1935*50 + 0.1672*6 + 0.1297*50 - 0.0327*50 - 0.875 = 14.653; LIX: 6 + 50 = 56.
    """
    figures = measure(["Die Inanspruchnahme der Beratungsleistungen ist gebührenpflichtig."])
    assert figures is not None
    assert (figures.wiener, figures.lix) == (14.7, 56.0)
    assert measure(["", "123 – 456."]) is None


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    for one in SUCHER.finde(text):
        assert text[one.von : one.bis]
    assert len(blank(text)) == len(wording(text)) == len(text)
    parts = [sentence for _, sentence in sentences(text)]
    assert [word for part in parts for word in words(part)] == words(text)
    measure([text])


@given(st.text(alphabet="aäb ßz*.,„“", min_size=1, max_size=30))
def test_any_expression_is_refused_or_found(expression: str) -> None:
    try:
        guide = Sprachleitfaden.model_validate({"eintraege": [{"ausdruck": expression, **ADVICE}]})
    except ValueError:
        return
    list(Sucher(guide).finde(f"Wort {expression} Wort"))


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def report(folder: Path) -> Sprachbericht:
    loaded = load(folder, STICHTAG)
    assert loaded.konzept is not None
    return pruefe(loaded.konzept)


def told(folder: Path) -> list[tuple[str, int, str]]:
    return [(one.datei, one.zeile, one.regel) for one in report(folder).hinweise]


def test_advice_names_file_and_line(minimal: Path) -> None:
    assert told(minimal) == []
    header = "---\ntitel: Sozial schwach\nsuchbegriffe: sozial schwach\n---\n"
    write(minimal, "docs/neu.md", f"{header}# Neu\n\nWer sozial\nschwach ist.\n")
    name = "concept_data/angebote/sprachcafe.yaml"
    text = (minimal / name).read_text(encoding="utf-8").rstrip("\n")
    assert "\ntext:" not in text
    write(minimal, name, f"{text}\ntext: |-\n  Gut.\n\n  Für sozial\n  schwache.\n")
    line = text.count("\n") + 5
    assert told(minimal) == [(name, line, "ausdruck"), ("docs/neu.md", 2, "ausdruck"), ("docs/neu.md", 7, "ausdruck")]
    first, *_ = map(str, report(minimal).hinweise)
    advice = "text: „sozial schwache“ – besser: mit wenig Einkommen. Wer wenig Geld hat, kann sehr sozial sein."
    assert first == f"{name}:{line}:7: {advice}"


def test_a_line_can_be_kept(minimal: Path) -> None:
    write(minimal, "docs/neu.md", "# Neu\n\nWer sozial schwach ist. <!-- sprache: ok -->\n\nSozial schwach.\n")
    assert told(minimal) == [("docs/neu.md", 5, "ausdruck")]
    entry = minimal / "concept_data/anliegen/ankommen.yaml"
    lines = entry.read_text(encoding="utf-8").splitlines()
    kept = ["kurz: Wer sozial schwach ist.  # sprache: ok" if line.startswith("kurz:") else line for line in lines]
    write(minimal, "concept_data/anliegen/ankommen.yaml", "\n".join(kept))
    assert told(minimal) == [("docs/neu.md", 5, "ausdruck")]
    write(minimal, "concept_data/anliegen/ankommen.yaml", "\n".join(kept).replace("# sprache: ok", "# anders"))
    assert len(told(minimal)) == 2


def test_long_sentences_and_hard_pages_are_told(minimal: Path) -> None:
    words_of_office = "Die Inanspruchnahme der Beratungsleistungen ist gebührenpflichtig. " * 20
    write(minimal, "docs/neu.md", f"# Neu\n\n{words_of_office}\n\nUnd {'so ' * 40}weiter.\n")
    rules = [(zeile, regel) for _, zeile, regel in told(minimal)]
    assert (5, "satz") in rules
    guide = minimal / "concept_data/sprachleitfaden.yaml"
    write(minimal, "concept_data/sprachleitfaden.yaml", "lix_hoechstens: 20\n" + guide.read_text(encoding="utf-8"))
    assert (0, "lesbarkeit") in [(zeile, regel) for _, zeile, regel in told(minimal)]


def test_the_command_never_fails(minimal: Path) -> None:
    write(minimal, "docs/neu.md", "# Neu\n\nWer sozial schwach ist.\n")
    done = konzept("sprache", "--konzept", minimal)
    assert done.returncode == 0
    assert "docs/neu.md:3:5: „sozial schwach“" in done.stdout
    answer = json.loads(konzept("sprache", "--konzept", minimal, "--format", "json").stdout)
    assert [one["zeile"] for one in answer["hinweise"]] == [3]
    assert answer["hinweise"][0]["schwere"] == "warnung"


def test_a_star_inside_a_word_is_refused(minimal: Path) -> None:
    write(minimal, "concept_data/sprachleitfaden.yaml", "eintraege:\n  - ausdruck: a*bc\n    besser: b\n    grund: c\n")
    (problem,) = load(minimal, STICHTAG).errors
    assert "geht nur am Anfang oder am Ende eines Wortes" in problem.meldung


def test_the_demonstration_keeps_to_its_guide(demo: Konzept) -> None:
    found = pruefe(demo)
    assert [str(one) for one in found.hinweise] == []
    assert len(found.seiten) > 50


def test_the_guide_of_the_demonstration_is_rich_and_finds_every_form(demo: Konzept) -> None:
    shown = [part.ausdruck for _, parts in topics(demo) for part in parts]
    assert len(set(shown)) == len(shown) >= 40
    sucher = Sucher(demo.daten.sprachleitfaden)
    forms = [form.replace("*", "") for entry in sucher.raete for form in (entry.ausdruck, *entry.formen)]
    assert [form for form in forms if not list(sucher.finde(form))] == []


def test_the_page_shows_the_advice(werkseite: str) -> None:
    page = BeautifulSoup(werkseite, "html.parser")
    assert [heading.get_text() for heading in page.select("h2")] == ["Urteile", "Weitere Wörter"]
    row = page.select_one("tbody tr")
    assert row is not None
    assert [cell.get_text(strip=True) for cell in row.select("th, td")] == [
        "sozial schwach", "mit wenig Einkommen", "Wer wenig Geld hat, kann sehr sozial sein.",
    ]  # fmt: skip


@pytest.fixture
def werkseite(minimal: Path, tmp_path: Path) -> str:
    """The content of the page of the small concept, built."""
    target = tmp_path / "site"
    done = konzept("bauen", "--konzept", minimal, "--ziel", target)
    assert done.returncode == 0, done.stderr
    text = (target / "sprachleitfaden/index.html").read_text(encoding="utf-8")
    files = (path for path in target.rglob("*") if path.is_file() and path.parent.name != "sprachleitfaden")
    assert [path for path in files if b"sozial schwach" in path.read_bytes()] == []
    return text.partition("<main")[2].partition("</main>")[0]

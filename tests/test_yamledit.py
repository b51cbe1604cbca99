"""Edits of YAML that leave every other byte alone: messy files, made by hand and by hypothesis."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.errors import KonzeptFehler
from macros.source import parse
from macros.yamledit import EditError, YamlFile

DAY = date(2026, 11, 22)


def edited(text: str, key: str = "geprueft_am", *, after: tuple[str, ...] = ("stand",)) -> str:
    file = YamlFile("x.yaml", text.encode())
    file.set((key,), DAY, after)
    return file.raw.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\ngeprueft_am: 2025-01-01\nb: 2\n", "a: 1\ngeprueft_am: 2026-11-22\nb: 2\n"),
        ("geprueft_am: 2025-01-01   # neu\r\nb: 2", "geprueft_am: 2026-11-22   # neu\r\nb: 2"),
        ("geprueft_am: '2025-01-01'", "geprueft_am: '2026-11-22'"),
        ('"geprueft_am" :   "2025-01-01"\n', '"geprueft_am" :   "2026-11-22"\n'),
        ("geprueft_am:\n  2025-01-01\nb: 1\n", "geprueft_am:\n  2026-11-22\nb: 1\n"),
        ("? geprueft_am\n: 2025-01-01\n", "? geprueft_am\n: 2026-11-22\n"),
        ("b: &x 2025-01-01\ngeprueft_am: *x\n", "b: &x 2025-01-01\ngeprueft_am: 2026-11-22\n"),
        ("geprueft_am: &x 2025-01-01\n", "geprueft_am: &x 2026-11-22\n"),
        ("\ufeffgeprueft_am: 2025-01-01\n", "\ufeffgeprueft_am: 2026-11-22\n"),
        ("{b: 1, geprueft_am: 2025-01-01}", "{b: 1, geprueft_am: 2026-11-22}"),
        ("--- # Kopf\ngeprueft_am: 2025-01-01\n...\n", "--- # Kopf\ngeprueft_am: 2026-11-22\n...\n"),
        # inserted where it is missing
        ("stand: 2025-01-01\n# Fuß\n", "stand: 2025-01-01\ngeprueft_am: 2026-11-22\n# Fuß\n"),
        ("stand: 2025-01-01", "stand: 2025-01-01\ngeprueft_am: 2026-11-22"),
        ("a: 1\r\nstand: 2025-01-01", "a: 1\r\nstand: 2025-01-01\r\ngeprueft_am: 2026-11-22"),
        ("stand: 2025-01-01 # x\r\nb: 2\r\n", "stand: 2025-01-01 # x\r\ngeprueft_am: 2026-11-22\r\nb: 2\r\n"),
        ("  stand: 2025-01-01\n  b: 2\n", "  stand: 2025-01-01\n  geprueft_am: 2026-11-22\n  b: 2\n"),
        ("stand: |-\n  2025-01-01\n\n\nb: 2\n", "stand: |-\n  2025-01-01\ngeprueft_am: 2026-11-22\n\n\nb: 2\n"),
        ("{stand: 2025-01-01, b: 2}", "{stand: 2025-01-01, geprueft_am: 2026-11-22, b: 2}"),
        ('{\n  "stand": "2025-01-01"\n}\n', '{\n  "stand": "2025-01-01", "geprueft_am": "2026-11-22"\n}\n'),
        ("? stand\n: 2025-01-01\nb: 2\n", "? stand\n: 2025-01-01\ngeprueft_am: 2026-11-22\nb: 2\n"),
        ("stand: 2025-01-01\rb: 2\r", "stand: 2025-01-01\rgeprueft_am: 2026-11-22\rb: 2\r"),
        (
            "geprueft_am: |-  # so\n    2025-01-01\n\n# Ende\nb: 2\n",
            "geprueft_am: |-  # so\n    2026-11-22\n\n# Ende\nb: 2\n",
        ),
    ],
)
def test_a_day_is_written_as_the_file_is_written(before: str, after: str) -> None:
    assert edited(before) == after


def test_what_others_refer_to_is_left_to_a_person() -> None:
    with pytest.raises(EditError, match="von Hand"):
        edited("geprueft_am: &x 2025-01-01\nstand: *x\n")


def test_a_field_without_a_neighbour_is_refused() -> None:
    with pytest.raises(EditError, match=r"x\.yaml:1: „geprueft_am“"):
        edited("a: 1\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("stand: x\nb: 1\n", "stand: x\nliste:\n  - neu\nb: 1\n"),
        ("liste: [alt] # c\n", "liste: [alt, neu] # c\n"),
        ("liste: []\n", "liste:\n  - neu\n"),
        ("{liste: []}\n", "{liste: [neu]}\n"),
        ("liste: ['alt' , ]\n", "liste: ['alt', neu , ]\n"),
        ("liste:\n- alt # c\n\n# d\nb: 1\n", "liste:\n- alt # c\n- neu\n\n# d\nb: 1\n"),
        ("liste:\n    -   alt", "liste:\n    -   alt\n    - neu"),
        ("{stand: x, b: 1}", "{stand: x, liste: [neu], b: 1}"),
        ("liste:\n  - k: 1\n    m: [2]\nb: 1\n", "liste:\n  - k: 1\n    m: [2]\n  - neu\nb: 1\n"),
    ],
)
def test_append(before: str, after: str) -> None:
    file = YamlFile("x.yaml", before.encode())
    file.append("liste", "neu", ("stand",))
    assert file.raw.decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("liste: []  # leer\n", 'liste:\n  - art: x\n    id: "1"  # leer\n'),
        ("liste:\n- art: a # c\n# d\n", 'liste:\n- art: a # c\n- art: x\n  id: "1"\n# d\n'),
        ("liste:\r\n  - {art: a}", 'liste:\r\n  - {art: a}\r\n  - art: x\r\n    id: "1"'),
        ("liste: [{art: a}]\n", 'liste: [{art: a}, {art: x, id: "1"}]\n'),
        ("stand: x\n", 'stand: x\nliste:\n  - art: x\n    id: "1"\n'),
    ],
)
def test_append_a_part(before: str, after: str) -> None:
    file = YamlFile("x.yaml", before.encode())
    file.append("liste", {"art": "x", "id": "1"}, ("stand",))
    assert file.raw.decode() == after


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        ("l: [a, b , c]\n", 0, "l: [b , c]\n"),
        ("l: [a, b , c]\n", 1, "l: [a , c]\n"),
        ("l: [a, b , c]\n", 2, "l: [a, b]\n"),
        ("l:\n  - a # eins\n  # zwei\n  - b\nk: 1\n", 0, "l:\n  # zwei\n  - b\nk: 1\n"),
        ("l:\n- a\n- b: 1\n  c: 2\nk: 1\n", 1, "l:\n- a\nk: 1\n"),
    ],
)
def test_drop(before: str, number: int, after: str) -> None:
    file = YamlFile("x.yaml", before.encode())
    file.drop(("l", number))
    assert file.raw.decode() == after


def test_the_last_item_is_not_dropped() -> None:
    with pytest.raises(EditError):
        YamlFile("x.yaml", b"l: [a]\n").drop(("l", 0))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nweg: 2 # c\nb: 3\n", "a: 1\nb: 3\n"),
        ("a: 1\nweg: |\n  x\n\n  y\n\n# b\nb: 3\n", "a: 1\n\n# b\nb: 3\n"),
        ("a: 1\nweg:\n  - x\n  - y\n", "a: 1\n"),
    ],
)
def test_remove(before: str, after: str) -> None:
    file = YamlFile("x.yaml", before.encode())
    file.remove("weg")
    assert file.raw.decode() == after


def test_values_keep_their_quotes() -> None:
    file = YamlFile("x.yaml", b"a: 'x'\nb: \"y\"\nc: z\nd: [w]\n")
    file.set(("a",), "l'été")
    file.set(("b",), 'sagt "ja"')
    file.set(("c",), "0123")
    file.set(("d", 0), "a, b")
    assert file.raw.decode() == 'a: \'l\'\'été\'\nb: "sagt \\"ja\\""\nc: "0123"\nd: ["a, b"]\n'


# ---- properties over messy files ----

WORDS = st.text(st.sampled_from("abcäß ,:#-'\"[]{}&*!|>%@`?\\"), min_size=1, max_size=12)
COMMENTS = st.sampled_from(["", " # Notiz: wichtig", "   #", " # stand: 1999-01-01", " # \u00e4 {["])
BETWEEN = st.sampled_from(["", "", "\n", "# ---\n", "   # eingerückt: ja\n", "\n\n# geprueft_am: 2001-01-01\n"])
STYLES = st.sampled_from(["plain", "single", "double", "literal", "folded", "next line"])


def written(value: str, style: str, indent: str, comment: str) -> str:
    """A value behind its colon, in one of the ways people write it; plain only where that is safe."""
    if style == "single":
        return " '" + value.replace("'", "''") + "'" + comment
    if style == "plain" and value.replace("-", "").isalnum() and not value.startswith("-"):
        return f"   {value}{comment}"
    if style in {"literal", "folded"}:
        body = value.strip() or "x"
        return f" {'|' if style == 'literal' else '>'}-{comment}\n{indent}   {body}"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    gap = f"{comment}\n{indent}    " if style == "next line" else " "
    return f'{gap}"{escaped}"' + (comment if style != "next line" else "")


@st.composite
def messy_files(draw: st.DrawFn) -> str:
    """An entry as text: its fields in any order, style, indent and line ending, with comments anywhere."""
    indent = draw(st.sampled_from(["", "", "  "]))
    fields = {key: draw(WORDS) for key in draw(st.sets(st.sampled_from("abcdef")))}
    fields["stand"] = "2025-03-04"
    if draw(st.booleans()):
        fields["geprueft_am"] = "2025-01-02"
    if draw(st.booleans()):
        fields["geprueft_von"] = draw(WORDS)
    rows = []
    for key in draw(st.permutations(sorted(fields))):
        rows.append(draw(BETWEEN))
        rows.append(f"{indent}{key}:{written(fields[key], draw(STYLES), indent, draw(COMMENTS))}\n")
    text = draw(st.sampled_from(["", "", "---\n", "# Kopf\n"])) + "".join(rows)
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
    return draw(st.sampled_from(["", "", "\ufeff"])) + text


@given(messy_files(), WORDS.filter(lambda word: word.strip()))
def test_only_the_two_fields_change(text: str, function: str) -> None:
    raw = text.encode()
    try:
        before = parse(raw, "x.yaml").data
    except KonzeptFehler:
        return
    file = YamlFile("x.yaml", raw)
    file.set(("geprueft_am",), DAY, ("stand",))
    file.set(("geprueft_von",), function, ("stand", "geprueft_am"))
    assert parse(file.raw, "x.yaml").data == {**before, "geprueft_am": "2026-11-22", "geprueft_von": function}
    kept = [line for line in text.splitlines(keepends=True) if "geprueft" not in line or line.lstrip().startswith("#")]
    result = file.raw.decode()
    if before.keys() >= {"geprueft_am", "geprueft_von"}:
        assert text.count("\n") >= result.count("\n")
    elif "geprueft_am" not in before and "geprueft_von" not in before:
        # nothing but two whole lines came in
        lines = result.splitlines()
        added = [line for line in lines if line.lstrip().startswith(("geprueft_am:", "geprueft_von:"))]
        assert len(added) == 2
        assert [line for line in lines if line not in added] == "".join(kept).splitlines()
    assert result.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\r\n" in result) == ("\r\n" in text) or text.count("\n") == 0
    assert result.endswith("\n") == text.endswith("\n")


@given(messy_files())
def test_the_same_values_give_the_same_bytes(text: str) -> None:
    raw = text.encode()
    try:
        file = YamlFile("x.yaml", raw)
    except KonzeptFehler:
        return
    file.set(("geprueft_am",), DAY, ("stand",))
    once = file.raw
    file.set(("geprueft_am",), DAY, ("stand",))
    assert file.raw == once


@given(st.text(max_size=200))
def test_any_text_is_edited_rightly_or_refused(text: str) -> None:
    try:
        file = YamlFile("x.yaml", text.encode("utf-8", "surrogatepass"))
    except KonzeptFehler:
        return
    before = file.data
    for key in list(before):
        try:
            file.set((key,), DAY)
        except EditError:
            continue
        assert file.data == {**before, key: "2026-11-22"}
        before = file.data

"""Drawings: what may stay is drawn as before, what could act or load is gone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from macros.svg import ATTRIBUTES, ELEMENTS, SvgFehler, clean

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 48 56"'


def drawing(inner: str, attributes: str = "") -> bytes:
    return f"{HEAD} {attributes}>{inner}</svg>".encode()


def shape(data: bytes) -> etree._Element:
    return etree.fromstring(clean(data).text.encode())


def test_a_plain_drawing_stays() -> None:
    made = clean(drawing('<title>Wappen &amp; Schild</title><g fill="#fff"><path d="M4 3h40v27z"/></g>'))
    assert (made.breite, made.hoehe, made.entfernt) == (48, 56, ())
    root = etree.fromstring(made.text.encode())
    assert root.get("viewBox") == "0 0 48 56"
    assert root[0].text == "Wappen & Schild"
    assert (root[1].get("fill"), root[1][0].get("d")) == ("#fff", "M4 3h40v27z")


@pytest.mark.parametrize(
    ("inner", "gone"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>x</body></foreignObject>", "<foreignObject>"),
        ('<image xlink:href="https://boese.example/x.png"/>', "<image>"),
        ('<use xlink:href="#a"/>', "<use>"),
        ("<style>path{fill:url(https://boese.example)}</style>", "<style>"),
        ('<rect onclick="alert(1)" width="1" height="1"/>', "onclick"),
        ('<rect fill="url(https://boese.example/#a)"/>', "fill"),
        ('<a href="https://boese.example"><rect/></a>', "<a>"),
        ('<animate attributeName="href"/>', "<animate>"),
        ("<text>Landkreis</text>", "<text>"),
    ],
)
def test_what_could_act_or_load_is_gone(inner: str, gone: str) -> None:
    made = clean(drawing(f'<path d="M0 0h9z"/>{inner}'))
    assert made.entfernt == (gone,)
    assert "boese" not in made.text
    assert "alert" not in made.text


def test_colours_in_a_style_become_attributes() -> None:
    made = shape(drawing('<path style="fill: #f00; stroke:none;-x:1; fill-rule:url(http://x)" d="M0 0"/>'))
    assert dict(made[0].attrib) == {"fill": "#f00", "stroke": "none", "d": "M0 0"}


def test_a_gradient_of_its_own_stays() -> None:
    inner = '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs>'
    made = shape(drawing(f'{inner}<rect fill="url(#a)" width="9" height="9"/>'))
    assert made[1].get("fill") == "url(#a)"


def test_notes_of_a_drawing_program_are_dropped_without_a_word() -> None:
    notes = '<metadata>x</metadata><sodipodi:namedview xmlns:sodipodi="http://sodipodi.example/dtd"/>'
    assert clean(drawing(f"{notes}<circle r='4'/>")).entfernt == ()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (drawing("<text>nur Worte</text>"), "enthält keine Zeichnung, die wir zeigen können – abgelehnt wurde: <text>"),
        (drawing(""), "enthält keine Zeichnung"),
        (b"<html><path/></html>", "enthält keine Zeichnung"),
        (b"kein XML", "ist keine lesbare SVG-Datei (Zeile 1)"),
        (b"", "ist keine lesbare SVG-Datei"),
        (drawing("<path>")[:-9], "ist keine lesbare SVG-Datei"),
        (drawing("<g>" * 99 + "<path/>" + "</g>" * 99), "ist zu tief verschachtelt"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', "nennt keine Größe"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"><path d="M0 0"/></svg>', "nennt keine Größe"),
    ],
)
def test_drawings_that_cannot_be_shown(data: bytes, told: str) -> None:
    with pytest.raises(SvgFehler) as error:
        clean(data)
    assert told in str(error.value)


def test_entities_are_refused_before_they_explode() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY l0 "ha">{laughs}]>{drawing("<title>&l11;</title>").decode()}'
    with pytest.raises(SvgFehler, match="ENTITY"):
        clean(bomb.encode())


def test_a_plain_doctype_is_no_harm() -> None:
    kind = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert "DOCTYPE" not in clean(kind + drawing("<path d='M0 0'/>")).text


NAMES = st.sampled_from([*sorted(ELEMENTS), "script", "use", "image", "foreignObject", "style"])
KEYS = st.sampled_from([*sorted(ATTRIBUTES), "onload", "style", "xlink:href", "href", "class"])
VALUES = st.text("#a(:url)\"'<&;/h 19.", max_size=12)


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> etree._Element:
    node = etree.Element(f"{{http://www.w3.org/2000/svg}}{draw(NAMES)}")
    for key in draw(st.lists(KEYS, max_size=3, unique=True)):
        node.set(key.replace("xlink:", "{http://www.w3.org/1999/xlink}"), draw(VALUES))
    node.text = draw(VALUES)
    for _ in range(draw(st.integers(0, 2 if depth else 0))):
        node.append(draw(trees(depth - 1)))
    return node


@given(trees())
def test_only_known_things_come_through(tree: etree._Element) -> None:
    data = drawing(f"<path/>{etree.tostring(tree).decode()}")
    for node in shape(data).iter():
        assert etree.QName(node).namespace == "http://www.w3.org/2000/svg"
        assert etree.QName(node).localname in ELEMENTS
        assert set(node.attrib) <= ATTRIBUTES
        assert all("url(" not in str(v) or str(v).count("url(") == str(v).count("url(#") for v in node.attrib.values())

"""The frame (overrides/main.html, 404.html), its icons and its style sheet."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

import jinja2
import pytest
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from mkdocs.theme import Theme

from macros.palette import css, palette

OVERRIDES = Path(__file__).parent.parent / "overrides"
TEMPLATES = sorted(OVERRIDES.rglob("*.html"))
SHEETS = [OVERRIDES / "assets" / "stil.css", *sorted((OVERRIDES / "assets" / "stil").glob("*.css"))]
EMBED = (OVERRIDES / "assets" / "einbetten.css").read_text(encoding="utf-8")
STYLE = re.sub(r"/\*.*?\*/", "", "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS), flags=re.DOTALL)
CLASSES = set(re.findall(r"\.([a-z][\w-]*)", STYLE + EMBED))
HOSTILE = "<script>alert(1)</script> & \"zwei\" 'eins' {{ 7 * 7 }}"

Values: TypeAlias = dict[str, Any]
Node: TypeAlias = str | tuple[str, dict[str, Any], list[Any]]


def template_name(path: Path) -> str:
    return path.relative_to(OVERRIDES).as_posix()


def ours() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(OVERRIDES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def theirs() -> jinja2.Environment:
    return Theme(name="material", custom_dir=str(OVERRIDES)).get_env()


ENVIRONMENTS = [pytest.param(ours, id="ours"), pytest.param(theirs, id="mkdocs")]


def translate(text: str, **values: object) -> str:
    return text.format(**values)


def site(**changes: object) -> Values:
    return {
        "name": "Landkreis Musterland",
        "untertitel": "Integration",
        "fiktiv": True,
        "stand": "17. November 2026",
        "farben": {"hell": "#ffffff", "dunkel": "#0c1719"},
        "stil": "assets/stil.css?v=abc",
        "icon": "assets/zeichen.svg",
        "tabs": [("hilfe", "Hilfe finden", "anlaufstellen/"), ("konzept", "Konzept", "konzept/")],
        "koordination": {
            "name": "Koordination Integration",
            "telefon": "030 23125 100",
            "tel_href": "tel:+493023125100",
            "email": "integration@musterland.example",
            "adresse": "Musterplatz 1, Musterstadt",
        },
        "fuss": [("Diese Website", [("Impressum", "impressum/"), ("Kreis", "https://musterland.example/")])],
        "marke": {"viewbox": "0 0 20 10", "pfade": ["M0 0h10v10z", "M10 0h10v10z"], "sitz": 1},
        "kapitel": [("", "Vorwort", "konzept/vorwort/", False), ("2", "Teilhabe", "konzept/teilhabe/", True)],
        **changes,
    }


def page(**changes: object) -> Values:
    return {
        "titel": "Teilhabe",
        "beschreibung": "Was der Kreis darunter versteht.",
        "adresse": "konzept/teilhabe/",
        "kanonisch": "https://musterland.example/konzept/teilhabe/",
        "bereich": "konzept",
        "krumen": [("Start", ""), ("Konzept", "konzept/"), ("Teilhabe", None)],
        "layout": "kapitel",
        "zeichen": ("buch", "Kapitel 2"),
        **changes,
    }


def render(environment: jinja2.Environment, template: str = "main.html", **changes: object) -> str:
    values: Values = {
        "seite": page(),
        "inhalt": "<h1>Teilhabe</h1><p>Text</p>",
        "site": site(),
        "sprache": {"lang": "de", "dir": "ltr"},
        "wurzel": "../../",
        "t": translate,
    }
    return environment.get_template(template).render(**values | changes)


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "lxml")


def one(tree: BeautifulSoup | Tag, selector: str) -> Tag:
    found = tree.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)} times"
    return found[0]


def dom(tag: Tag) -> Node:
    children: list[Node] = []
    for child in tag.children:
        if isinstance(child, Tag):
            children.append(dom(child))
        elif isinstance(child, NavigableString) and child.strip():
            children.append(" ".join(child.split()))
    return (tag.name, dict(tag.attrs), children)


def classes(tree: BeautifulSoup | Tag) -> Iterator[str]:
    for tag in tree.find_all(class_=True):
        yield from tag["class"]


# --- what no template may contain

# A script of its own file runs; a block of data (structured data, words for a script) never does.
INLINE_SCRIPT = r"<script(?![^>]*(?:\bsrc=|type=\"application/(?:ld\+)?json\"))"


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
@pytest.mark.parametrize(
    "forbidden",
    [r"\sstyle\s*=", r"<style", INLINE_SCRIPT, r"[\s\"'/]on[a-z]+\s*=", r"javascript:", r"(?:src|href)=\"//"],
)
def test_templates_have_no_inline_style_or_script(path: Path, forbidden: str) -> None:
    assert not re.search(forbidden, path.read_text(encoding="utf-8"), re.IGNORECASE)


# --- the frame


@pytest.mark.parametrize("layout", ["schlicht", "voll", "kapitel", "leiste"])
@pytest.mark.parametrize(
    "of_site",
    [
        pytest.param({}, id="as it is"),
        pytest.param({"koordination": None, "marke": None, "fiktiv": False, "kapitel": [], "fuss": []}, id="bare"),
        pytest.param(
            {"suche": True, "sprachen": [("de", "Deutsch", "ltr", "", True), ("ar", "A", "rtl", "ar/", False)]},
            id="full",
        ),
        pytest.param({"name": HOSTILE, "untertitel": HOSTILE, "stand": HOSTILE}, id="hostile"),
    ],
)
def test_both_environments_make_the_same_page(layout: str, of_site: Values) -> None:
    values: Values = {"seite": page(layout=layout, titel=HOSTILE), "site": site(**of_site)}
    assert dom(soup(render(ours(), **values))) == dom(soup(render(theirs(), **values)))


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_text_from_data_stays_text(environment: Callable[[], jinja2.Environment]) -> None:
    tree = soup(
        render(
            environment(),
            seite=page(
                titel=HOSTILE,
                beschreibung=HOSTILE,
                krumen=[(HOSTILE, "x/"), (HOSTILE, None)],
                zeichen=("buch", HOSTILE),
            ),
            site=site(
                name=HOSTILE,
                untertitel=HOSTILE,
                stand=HOSTILE,
                tabs=[("konzept", HOSTILE, HOSTILE)],
                fuss=[(HOSTILE, [(HOSTILE, HOSTILE)])],
                kapitel=[(HOSTILE, HOSTILE, HOSTILE, True)],
                koordination=dict.fromkeys(("name", "telefon", "tel_href", "email", "adresse"), HOSTILE),
                marke={"viewbox": HOSTILE, "pfade": [HOSTILE], "sitz": 0},
            ),
        )
    )
    assert not tree.select("script")
    assert one(tree, "meta[name=description]")["content"] == HOSTILE
    assert one(tree, ".ik-crumbs [aria-current]").get_text() == HOSTILE
    assert one(tree, ".ik-tabs a")["href"] == "../../" + HOSTILE
    assert one(tree, ".ik-brand b").get_text() == HOSTILE
    assert one(tree, ".ik-sign").get_text() == HOSTILE


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_every_word_of_the_frame_can_be_translated(environment: Callable[[], jinja2.Environment]) -> None:
    def mark(_text: str, **_values: object) -> str:
        return "⟦⟧"

    data = dict.fromkeys(("name", "telefon", "tel_href", "email", "adresse"), "⟦⟧")
    of_site = site(
        name="⟦⟧",
        untertitel="⟦⟧",
        tabs=[("x", "⟦⟧", "x/")],
        kapitel=[("⟦⟧", "⟦⟧", "x/", False)],
        koordination=data,
        fuss=[("⟦⟧", [("⟦⟧", "x/")])],
        sprachen=[("de", "⟦⟧", "ltr", "", True), ("uk", "⟦⟧", "ltr", "uk/", False)],
    )
    for template, suche in (("main.html", True), ("main.html", False), ("404.html", False)):
        tree = soup(
            render(
                environment(),
                template,
                seite=page(
                    titel="⟦⟧", krumen=[("⟦⟧", ""), ("⟦⟧", None)], zeichen=("buch", "⟦⟧"), abschnitte=[("a", "⟦⟧")]
                ),
                inhalt="⟦⟧",
                site=of_site | {"suche": suche},
                t=mark,
            )
        )
        words = re.findall(r"[^\W\d_]+", tree.get_text(" ")) + [
            str(tag[name]) for tag in tree.select("[aria-label]") for name in ("aria-label",) if tag[name] != "⟦⟧"
        ]
        assert words == []


def test_frame_has_one_main_with_the_content_and_a_way_to_skip_to_it() -> None:
    tree = soup(render(ours()))
    main = one(tree, "main")
    assert one(tree, "a.ik-skip")["href"] == f"#{main['id']}"
    assert one(main, ".ik-prose h1").get_text() == "Teilhabe"
    assert len(tree.select("h1")) == 1


def test_sign_stands_above_the_content_of_a_chapter_only() -> None:
    assert one(soup(render(ours())), "main .ik-sign").get_text(strip=True) == "Kapitel 2"
    for layout in ("schlicht", "voll", "leiste"):
        tree = soup(render(ours(), seite=page(layout=layout)))
        assert not tree.select("main .ik-sign, .ik-prose")


def test_addresses_start_at_the_root_of_the_site_unless_they_have_a_scheme() -> None:
    tree = soup(render(ours(), wurzel="../../"))
    assert one(tree, ".ik-brand")["href"] == "../../"
    assert one(tree, "link[rel=stylesheet]")["href"] == "../../assets/stil.css?v=abc"
    assert [a["href"] for a in tree.select(".ik-crumbs a")] == ["../../", "../../konzept/"]
    assert [a["href"] for a in tree.select(".ik-footer a")] == [
        "tel:112",
        "tel:110",
        "tel:+493023125100",
        "mailto:integration@musterland.example",
        "../../impressum/",
        "https://musterland.example/",
        "../../barrierefreiheit/#melden",
    ]


def test_current_place_is_named() -> None:
    tree = soup(render(ours()))
    assert [a.get_text() for a in tree.select(".ik-tabs [aria-current=true]")] == ["Konzept"]
    assert [a.get_text() for a in tree.select(".ik-side [aria-current=page]")] == ["2 Teilhabe"]
    assert one(tree, ".ik-crumbs [aria-current=page]").get_text() == "Teilhabe"
    top = soup(render(ours(), seite=page(adresse="konzept/")))
    assert one(top, ".ik-tabs [aria-current]")["aria-current"] == "page"


def test_search_appears_only_when_there_is_one() -> None:
    without = soup(render(ours()))
    assert not without.select("form")
    assert one(without, ".ik-header__in > a.ik-iconbtn")["href"] == "../../a-bis-z/"
    form = one(soup(render(ours(), site=site(suche=True))), "form[role=search]")
    assert form["action"] == "../../suche/"
    assert form.get("method", "get") == "get"
    field = one(form, "input")
    assert one(form, "label")["for"] == field["id"]


def test_languages_appear_only_when_there_is_a_choice() -> None:
    german = ("de", "Deutsch", "ltr", "", True)
    assert not soup(render(ours(), site=site(sprachen=[german]))).select("[hreflang]")
    tree = soup(render(ours(), site=site(sprachen=[german, ("ar", "العربية", "rtl", "ar/", False)])))
    assert [(a["lang"], a["dir"], a["href"]) for a in tree.select("[hreflang]")] == [
        ("de", "ltr", "../../"),
        ("ar", "rtl", "../../ar/"),
    ]


def test_fiction_is_said_in_head_and_foot() -> None:
    tree = soup(render(ours()))
    assert "(Beispiel)" in one(tree, "title").get_text()
    assert one(tree, ".ik-brand .ik-tag").get_text() == "Beispiel"
    assert "Der Landkreis Musterland ist erfunden" in one(tree, ".ik-footer__end").get_text()
    assert "Beispiel" not in soup(render(ours(), site=site(fiktiv=False))).get_text()


def test_phone_numbers_run_left_to_right() -> None:
    tree = soup(render(ours(), sprache={"lang": "ar", "dir": "rtl"}))
    assert one(tree, "html")["dir"] == "rtl"
    assert [bdi.get_text() for bdi in tree.select(".ik-footer a[href^='tel:'] > bdi[dir=ltr]")] == [
        "112",
        "110",
        "030 23125 100",
    ]


def test_head_asks_nobody_else() -> None:
    tree = soup(render(ours()))
    assert one(tree, "meta[name=referrer]")["content"] == "no-referrer"
    assert [link["rel"] for link in tree.select("link")] == [["canonical"], ["icon"], ["stylesheet"]]
    assert not tree.select("[src]")


@pytest.mark.parametrize("missing", ["site", "seite", "wurzel", "t", "inhalt"])
def test_a_missing_value_stops_our_environment(missing: str) -> None:
    nothing: Values = {missing: jinja2.StrictUndefined(name=missing)}
    with pytest.raises(jinja2.UndefinedError, match=missing):
        render(ours(), **nothing)


# --- the page for addresses that do not exist


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_not_found_page_needs_no_page_and_leads_on(environment: Callable[[], jinja2.Environment]) -> None:
    tree = soup(render(environment(), "404.html", seite=None, page=None, inhalt="", wurzel="/unter/pfad/"))
    main = one(tree, "main")
    assert one(main, "h1").get_text() == "Diese Seite gibt es hier nicht"
    assert [a["href"] for a in main.select("a")] == [
        "/unter/pfad/",
        "/unter/pfad/a-bis-z/",
        "/unter/pfad/gemeinden/",
        "tel:+493023125100",
    ]
    assert one(tree, "meta[name=robots]")["content"] == "noindex"
    assert not tree.select("link[rel=canonical]")


def test_not_found_page_works_without_a_coordinating_office() -> None:
    tree = soup(render(ours(), "404.html", seite=None, inhalt="", site=site(koordination=None)))
    assert [heading.get_text() for heading in tree.select("main h2")] == ["So kommen Sie weiter"]


# --- icons


def drawings() -> dict[str, str]:
    module: Any = ours().get_template("fragments/symbole.html").module
    return {name: str(module.symbol(name)) for name in module.zeichnungen}


def test_every_icon_is_well_formed_and_silent() -> None:
    for name, svg in drawings().items():
        root = ET.fromstring(svg)  # noqa: S314 -- our own drawings
        assert len(root), name
        assert root.attrib["aria-hidden"] == "true", name
        assert root.attrib["viewBox"] == "0 0 24 24", name
        assert "ik-icon" in root.attrib["class"], name


def test_every_status_has_its_icon_and_arrows_turn() -> None:
    icons = drawings()
    assert {"offen", "laeuft", "verzoegert", "ausgesetzt", "abgeschlossen", "beendet"} <= icons.keys()
    assert "ik-flip" in icons["pfeil"]
    assert "ik-flip" not in icons["telefon"]


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_an_unknown_icon_stops_the_build(environment: Callable[[], jinja2.Environment]) -> None:
    source = '{% from "fragments/symbole.html" import symbol %}{{ symbol("gibtsnicht") }}'
    with pytest.raises(jinja2.UndefinedError, match="gibtsnicht"):
        environment().from_string(source).render()


# --- the style sheet


def test_braces_of_the_style_sheet_balance() -> None:
    depth = 0
    for char in re.sub(r'"[^"\n]*"', "", STYLE):
        depth += (char == "{") - (char == "}")
        assert depth >= 0
    assert depth == 0


def test_style_sheet_asks_nobody_and_shouts_at_nobody() -> None:
    assert not re.search(r"@import|url\(|@font-face|!important", STYLE)


def test_style_sheet_fixes_no_color() -> None:
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", STYLE)) <= {"#fff", "#000", "#111"}


def test_every_property_is_declared() -> None:
    declared = set(re.findall(r"(--[\w-]+)\s*:", STYLE + css(palette("#0b5c6b"))))
    assert set(re.findall(r"var\((--[\w-]+)", STYLE)) <= declared


def test_every_color_of_the_palette_is_used() -> None:
    used = set(re.findall(r"var\(--ik-([\w-]+)", STYLE))
    assert palette("#0b5c6b").light.keys() <= used


def test_directions_are_logical() -> None:
    physical = re.findall(
        r"(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b|[\s{;](?:left|right|float)\s*:", STYLE
    )
    assert physical == []


def test_every_class_of_the_frame_has_a_rule() -> None:
    full = site(suche=True, sprachen=[("de", "Deutsch", "ltr", "", True), ("ar", "العربية", "rtl", "ar/", False)])
    layouts = [page(layout=layout, abschnitte=[("a", "A")]) for layout in ("kapitel", "leiste", "schlicht", "voll")]
    html = [render(ours(), seite=seite, site=full) for seite in layouts]
    html += [render(ours()), render(ours(), "404.html", inhalt="")]
    assert sorted({name for text in html for name in classes(soup(text))} - CLASSES) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_every_class_of_a_template_has_a_rule(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    values = re.findall(r'class="((?:\{\{.*?\}\}|\{%.*?%\}|[^"{])*)"', text)
    plain = [re.sub(r"\S*\{\{.*?\}\}\S*|\{%.*?%\}", " ", value) for value in values]
    assert sorted({name for value in plain for name in value.split()} - CLASSES) == []


def test_nothing_moves_unless_the_reader_has_not_asked_for_calm() -> None:
    calm = re.sub(
        r"@media \(prefers-reduced-motion: no-preference\) \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", STYLE + EMBED
    )
    assert re.findall(r"(?<![\w-])(?:transition|animation|scroll-behavior|@keyframes)[\w-]*", calm) == []

"""Terms in running text: found in all their forms, explained once, and nothing else on the page touched."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.glossar import Glossar, glossary, mark
from macros.pages import Seitenwerk, pages_of
from macros.rahmen import Rahmen
from macros.render import Renderer
from tests.erfunden import entry, make

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from macros.konzept import Konzept

TERMS: dict[str, dict[str, Any]] = {
    "duldung": {
        "titel": "Duldung",
        "formen": ["Duldungen", "geduldet"],
        "kurz": "Die Abschiebung ist & bleibt ausgesetzt.",
    },
    "kurs": {"titel": "Integrationskurs", "formen": ["Integrationskurse", "Integrationskursen"], "abkuerzung": "IK"},
    "migrant": {"titel": "Migrantin, Migrant", "formen": ["Migrantinnen"], "synonyme": ["Menschen mit Fluchtgrund"]},
    "recht": {"titel": "Recht & Gesetz", "formen": ["Menschen"]},
}


def concept(**more: Any) -> Konzept:
    terms = [
        entry("begriff", key, **{"kurz": f"Kurz: {key}.", "definition": "Lang.", **fields})
        for key, fields in TERMS.items()
    ]
    return make(
        [
            *terms,
            entry("stelle", "bund", name="Amt für Duldung", kurzname="Duldung"),
            entry("indikator", "zahl", quelle="Statistik, Duldung"),
            *more.values(),
        ]
    )


@pytest.fixture(scope="module")
def glossar() -> Glossar:
    found = glossary(concept())
    assert found is not None
    return found


def words(html: str) -> list[str]:
    """The words that became buttons, in their order."""
    return [button.get_text() for button in BeautifulSoup(html, "lxml").select("button.ik-begriff")]


def bare(html: str) -> str:
    """The page without what was put in: explanations away, and only the words of the buttons left."""
    html = re.sub(r"<span popover .*?</button></span>", "", html, flags=re.DOTALL)
    html = re.sub(r'<button type="button" class="ik-begriff" [^>]*>(.*?)</button>', r"\1", html, flags=re.DOTALL)
    html = re.sub(r'<span class="ik-begriff__um">(.*?)</span>', r"\1", html, flags=re.DOTALL)
    return re.sub(r"<span>(.*?)</span>", r"\1", html, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Eine Duldung ist kein Titel.", ["Duldung"]),
        ("Wer geduldet ist", ["geduldet"]),
        ("Geduldet sind viele.", ["Geduldet"]),
        ("Die duldung klein", []),
        ("Duldungsrecht und Ausbildungsduldung", []),
        ("Duldungs-Recht, Ketten-Duldung", []),
        ("Integrationskursen und Integrationskurs", ["Integrationskursen"]),
        ("Der IK, nicht der ik oder die IKs", ["IK"]),
        ("Menschen mit\n  Fluchtgrund und Menschen", ["Menschen mit\n  Fluchtgrund", "Menschen"]),
        ("Menschen mit Mut", ["Menschen"]),
        ("Migrantinnen, Migranten", ["Migrantinnen"]),
        ("„Duldung“ (Duldung)", ["Duldung"]),
        ("Recht &amp; Gesetz", ["Recht &amp; Gesetz"]),
        ("duldung@kreis.example, www.kreis.example/Duldung, Duldung.example", []),
        ("&Duldung; &#Duldung", []),
        ("Das Amt für Duldung gibt jede Duldung aus", ["Duldung"]),
        ("Duldung Duldungen geduldet", ["Duldung"]),
        ("Quelle: Statistik, Duldung (2025)", []),
        ("Das Bundesamt für Flucht und Duldung", []),
        ("Ein Sachgebiet Duldung und ein Amt, Duldung", ["Duldung"]),
    ],
)
def test_which_words_are_terms(glossar: Glossar, text: str, found: list[str]) -> None:
    html = mark(f"<p>{text}</p>", glossar)
    assert re.findall(r'class="ik-begriff" [^>]*>([^<]*)<', html) == found
    assert bare(html) == f"<p>{text}</p>"


@pytest.mark.parametrize("tag", ["p", "li", "dd", "td", "blockquote"])
def test_running_text_is_explained(glossar: Glossar, tag: str) -> None:
    assert mark(f"<{tag}>Die <em>Duldung</em>.</{tag}>", glossar).count('class="ik-begriff"') == 1


@pytest.mark.parametrize(
    "html",
    [
        "Duldung <div>Duldung</div><span>Duldung</span>",
        '<p><a href="#x">Duldung <b>Duldung</b></a></p>',
        "<li><h3>Duldung</h3></li><dl><dt>Duldung</dt></dl>",
        "<p><code>Duldung</code><kbd>Duldung</kbd></p><blockquote><pre>Duldung</pre></blockquote>",
        "<p><button type='button'>Duldung</button><label>Duldung</label></p>",
        "<li><details><summary>Duldung</summary></details></li>",
        "<table><caption>Duldung</caption><tr><th>Duldung</th></tr></table>",
        "<p><svg viewBox='0 0 1 1'><path d=''/><title>Duldung</title><text>Duldung</text></svg></p>",
        "<p><time datetime='2026'>Duldung</time><abbr title='x'>Duldung</abbr></p>",
        '<p class="ik-sign">Duldung</p><p class="a ik-status b">Duldung</p><p hidden>Duldung</p>',
        '<p lang="uk">Duldung</p><p><bdi dir="ltr">Duldung</bdi></p><li lang=ar dir=rtl>Duldung</li>',
        '<p title="Duldung" data-l=\'Duldung > Duldung\'><img alt="Duldung"><br/></p>',
        "<p><!-- Duldung <p> --></p><!doctype Duldung>",
        "<p><script>'<p>Duldung</p>'</script><style>Duldung</style></p>",
        '<nav><ul><li>Duldung</li></ul></nav><p><span aria-hidden="true">Duldung</span></p>',
        "<figure><blockquote></blockquote><figcaption><p>Duldung</p></figcaption></figure>",
    ],
)
def test_what_stays_untouched(glossar: Glossar, html: str) -> None:
    assert mark(html, glossar) == html


def test_after_what_is_closed_text_runs_again(glossar: Glossar) -> None:
    html = mark("<ul><li><a href='#'>Duldung</a> oder <svg><g/><path d=''/></svg>Duldung<br>IK</li></ul>", glossar)
    assert words(html) == ["Duldung", "IK"]


def test_only_the_first_mention_is_explained(glossar: Glossar) -> None:
    html = mark("<p>Duldung</p><p>Duldung, geduldet und ein IK, Integrationskurs</p>", glossar)
    assert words(html) == ["Duldung", "IK"]


@pytest.mark.parametrize("href", ["../begriffe/#duldung", "\x11begriffe/#duldung"])
def test_a_term_that_the_page_links_to_stays_as_it_is(glossar: Glossar, href: str) -> None:
    html = f'<p>Duldung</p><p><a href="{href}">Duldung</a></p>'
    assert mark(html, glossar) == html


def test_the_explanation(glossar: Glossar) -> None:
    soup = BeautifulSoup(mark("<p>Eine Duldung.</p>", glossar), "lxml")
    button, text = soup.select_one("button.ik-begriff"), soup.select_one("[popover]")
    assert button is not None
    assert text is not None
    assert (button["type"], button["popovertarget"]) == ("button", text["id"])
    assert (
        text.get_text(" ", strip=True) == "Duldung Die Abschiebung ist & bleibt ausgesetzt. Mehr zu „Duldung“ Schließen"
    )
    link, close = text.a, text.button
    assert link is not None
    assert close is not None
    assert link["href"] == "\x11begriffe/#duldung"
    assert (close["popovertarget"], close["popovertargetaction"]) == (text["id"], "hide")
    assert soup.p is not None
    assert text in soup.p.descendants, "only what may stand in a paragraph keeps the paragraph whole"


def test_punctuation_stays_with_its_word(glossar: Glossar) -> None:
    assert '<span class="ik-begriff__um">(<button' in mark("<p>frei (Duldung), oder</p>", glossar)
    assert "</button>),</span>" in mark("<p>frei (Duldung), oder</p>", glossar)


def test_text_with_a_term_is_one_element(glossar: Glossar) -> None:
    """A flex container would otherwise set text, button and text side by side as three items."""
    item = BeautifulSoup(mark("<li>Eine Duldung und ein IK ja</li>", glossar), "lxml").li
    assert item is not None
    assert len(list(item.children)) == 1


def test_without_terms_nothing_happens() -> None:
    assert glossary(make([])) is None
    assert mark("<p>Duldung</p>", None) == "<p>Duldung</p>"


def test_the_same_page_gives_the_same_bytes() -> None:
    text = "<p>Duldung, IK, Migrantinnen, Menschen</p>"
    assert mark(text, glossary(concept())) == mark(text, glossary(concept()))


TEXT = st.sampled_from(
    ["Duldung", "Geduldet", "IK", "Menschen mit Fluchtgrund", " ", ", ", "und ", "&amp;", "x", "-", "Duldungen", "ä."]
)
TAGS = ("p", "li", "em", "span", "div", "a", "h2", "code", "strong", "td", "dd", "svg", "small")


def elements(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(children, max_size=4).map("".join)
    attribute = st.sampled_from(["", ' class="ik-sign"', ' lang="uk"', ' title="a > Duldung"', " data-x='\"'"])
    return st.builds(lambda tag, attrs, text: f"<{tag}{attrs}>{text}</{tag}>", st.sampled_from(TAGS), attribute, inner)


HTML = st.lists(st.recursive(TEXT | st.sampled_from(["<br>", "<!-- Duldung -->"]), elements), max_size=6).map("".join)


@settings(deadline=None)
@given(HTML)
def test_the_page_keeps_its_text_and_its_balance(html: str) -> None:
    glossar = glossary(concept())
    made = mark(html, glossar)
    assert re.sub("</?span>", "", bare(made)) == re.sub("</?span>", "", html)
    opened: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z][a-z0-9]*)", re.sub("<!--.*?-->|<br>", "", made)):
        if closing:
            assert opened.pop() == name
        else:
            opened.append(name)
    assert opened == []


@settings(deadline=None)
@given(HTML)
def test_nothing_closed_is_touched(html: str) -> None:
    made = re.sub(r"<span popover .*?</button></span>", "", mark(html, glossary(concept())), flags=re.DOTALL)
    stack: list[bool] = []
    for closing, name, rest in re.findall(r"<(/?)([a-z][a-z0-9]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", made):
        if name == "br":
            continue
        if closing:
            stack.pop()
            continue
        assert not (name == "button" and any(stack)), made
        stack.append(name in {"a", "h2", "code", "svg", "small"} or "ik-sign" in rest or "lang=" in rest)
    assert len(re.findall('popovertarget="([^"]*)"', made)) == len(set(re.findall('popovertarget="([^"]*)"', made)))


@settings(deadline=None)
@given(st.text("<>/p \"'!-a=&;Duldung", max_size=60))
def test_no_text_breaks_the_tokenizer(html: str) -> None:
    assert re.sub("</?span>", "", bare(mark(html, glossary(concept())))) == re.sub("</?span>", "", html)


def test_a_long_page_is_quick() -> None:
    """Two milliseconds a page on an ordinary machine; ten times that still passes here."""
    glossar = glossary(concept())
    html = "<p>Ein ganz gewöhnlicher Satz mit <b>vielen</b> Wörtern über das Zusammenleben.</p>" * 200
    started = time.perf_counter()
    mark(html, glossar)
    assert time.perf_counter() - started < 0.1


def test_a_tag_that_never_ends_costs_no_time(glossar: Glossar) -> None:
    started = time.perf_counter()
    mark("<p " + "a='b' \"c\" " * 20_000, glossar)
    assert time.perf_counter() - started < 1


@pytest.fixture(scope="module")
def page() -> Callable[[str], BeautifulSoup]:
    measure = entry("massnahme", "m", text="Für **Duldungen** und [Kurse](begriff:kurs): IK.", titel="Duldung für alle")
    konzept = concept(m=measure)
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    pages = {seite.adresse: seite for seite in pages_of(werk)}
    return lambda address: BeautifulSoup(werk.html(pages[address]), "lxml")


def test_a_data_page_explains_its_terms(page: Callable[[str], BeautifulSoup]) -> None:
    soup = page("massnahmen/m/")
    assert [one.get_text() for one in soup.select("main .ik-begriff")] == ["Duldungen"]
    assert soup.select_one("[popover] a[href='../../begriffe/#duldung']") is not None
    assert soup.h1 is not None
    assert soup.h1.button is None


def test_the_page_of_all_terms_explains_none(page: Callable[[str], BeautifulSoup]) -> None:
    assert page("begriffe/").select(".ik-begriff") == []


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with a term near its end and its style sheet, as files that a browser opens."""
    folder = tmp_path_factory.mktemp("glossar")
    konzept = concept()
    text = mark(f"<p>{'Ein Satz ohne Belang. ' * 40}</p><p>Wer eine Duldung hat.</p>", glossary(konzept))
    (folder / "stil.css").write_text(Rahmen(konzept).stylesheet, encoding="utf-8")
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    (folder / "seite.html").write_text(
        f'<!doctype html><html lang="de"><head><title>Seite</title>{head}<link rel="stylesheet" href="stil.css"></head>'
        f'<body class="ik"><main class="ik-main ik-flow"><h1>Seite</h1>{text}</main></body></html>',
        encoding="utf-8",
    )
    return (folder / "seite.html").as_uri()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
def test_the_keyboard_opens_follows_and_closes(browser: Browser, shown: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 640})
    page.goto(shown)
    word, text = page.locator(".ik-begriff"), page.locator(".ik-begriff__text")
    assert not text.is_visible()
    word.focus()
    page.keyboard.press("Enter")
    box = text.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["y"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= 640
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").endswith("begriffe/#duldung")
    page.keyboard.press("Escape")
    assert not text.is_visible()
    assert page.evaluate("document.activeElement.className") == "ik-begriff"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.browser
def test_touch_needs_no_script_and_paper_shows_nothing_more(browser: Browser, shown: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False, has_touch=True)
    page = context.new_page()
    page.goto(shown)
    text = page.locator(".ik-begriff__text")
    page.locator(".ik-begriff").tap()
    assert text.is_visible()
    page.emulate_media(media="print")
    assert not text.is_visible()
    page.emulate_media(media="screen")
    page.locator(".ik-begriff__zu").tap()
    assert not text.is_visible()
    context.close()

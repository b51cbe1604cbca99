import html
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from macros.linkpruefung import SiteProblem, check_site
from macros.linkpruefung.lesen import read_html

SITE_URL = "https://www.landkreis-musterland.example/konzept/"


def site(folder: Path, **files: str) -> Path:
    """Write pages: the key ``a__b`` stands for a/b/index.html, ``index`` for the start page; text is the body."""
    for key, text in files.items():
        path = folder / ("index.html" if key == "index" else key.replace("__", "/") + "/index.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<!doctype html><html lang=de><head></head><body>{text}</body></html>", encoding="utf-8")
    return folder


def messages(folder: Path, site_url: str = "") -> list[str]:
    return [f"{file}: {message}" for file, message in check_site(folder, site_url)]


def the_message(folder: Path, site_url: str = "") -> str:
    (message,) = messages(folder, site_url)
    return message


class TestSound:
    def test_small_site(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            index='<a href="./">Start</a><a href="stellen/#amt">Stellen</a><a href=".">hier</a><a href="#oben">x</a>'
            '<h1 id="oben">Start</h1><a href="tel:+4930231250">Tel</a><a href="mailto:a@b.example">Mail</a>'
            '<a href="https://fremd.example/x#y">anderswo</a><img src="bild.svg" alt="">',
            stellen='<h2 id="amt">Amt</h2><a href="../">Start</a><a href="amt/index.html?a=1">Amt</a>'
            '<a href="?x">ich</a>',
            stellen__amt='<a href="../../stellen">ohne Schrägstrich</a><a href="../../index.html#top">hinauf</a>',
        )
        (tmp_path / "bild.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><g id="a"/></svg>')
        assert messages(tmp_path) == []

    def test_umlauts_and_spaces_in_file_names(self, tmp_path: Path) -> None:
        site(tmp_path, index='<a href="gr%C3%B6%C3%9Fe%20a.pdf">PDF</a><a href="größe%20a.pdf">PDF</a>')
        (tmp_path / "größe a.pdf").touch()
        assert messages(tmp_path) == []

    def test_umlaut_in_an_anchor(self, tmp_path: Path) -> None:
        site(tmp_path, index='<a href="#%C3%84mter">Ä</a><a href="#&Auml;mter">Ä</a><p id="Ämter">')
        assert messages(tmp_path) == []

    def test_what_stands_in_script_and_comment_is_no_link(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            index='<!-- <a href="alt/">--><script type="application/ld+json">{"a": "<a href=\'weg/\'>"}</script>'
            '<code>href="nirgends/"</code><p title="src=fort.png, 2 > 1">Text</p>',
        )
        assert messages(tmp_path) == []

    def test_named_anchor_and_svg_symbol(self, tmp_path: Path) -> None:
        site(tmp_path, index='<a name="alt"></a><a href="#alt">x</a><svg><use href="zeichen.svg#tel"/></svg>')
        (tmp_path / "zeichen.svg").write_text('<svg><symbol id="tel"></symbol></svg>')
        assert messages(tmp_path) == []

    def test_own_absolute_addresses(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            index=f'<link rel="canonical" href="{SITE_URL}"><a href="{SITE_URL}amt/">Amt</a>',
            amt='<img src="https://www.landkreis-musterland.example/konzept/amt/index.html" alt="">',
        )
        assert messages(tmp_path, SITE_URL) == []


class TestDead:
    @pytest.mark.parametrize(
        "tag",
        [
            '<a href="weg/">x</a>',
            "<a href='weg/'>x</a>",
            "<a href=weg/>x</a>",
            '<A class="b"\nHREF = "weg/" >x</A>',
            '<a title="a > b" href="weg/#da">x</a>',
            '<form action="weg/"></form>',
            '<iframe src="weg/"></iframe>',
            '<a href="./hier/../weg/">x</a>',
            '<map><area href="weg/"></map>',
            '<svg><a xlink:href="weg/">x</a></svg>',
            '<meta http-equiv="refresh" content="0; url=weg/">',
        ],
    )
    def test_page(self, tmp_path: Path, tag: str) -> None:
        message = the_message(site(tmp_path, index=tag))
        assert message.startswith("index.html: toter Verweis „")
        assert message.endswith("weg/index.html gibt es nicht")

    @pytest.mark.parametrize(
        ("tag", "file"),
        [
            ('<img src="weg.png" alt="">', "weg.png"),
            ('<script src="weg.js"></script>', "weg.js"),
            ('<link rel="stylesheet" href="weg.css">', "weg.css"),
            ('<img srcset="index.html 1x, weg.webp 2x" alt="">', "weg.webp"),
            ('<video poster="weg.jpg"></video>', "weg.jpg"),
            ("<style>@font-face{src:url('weg.woff2')}</style>", "weg.woff2"),
            ('<p style="background:url(weg.png)">', "weg.png"),
            ('<a href="weg.pdf?v=2">x</a>', "weg.pdf"),
            ('<a href="INDEX.html">x</a>', "INDEX.html"),
        ],
    )
    def test_file(self, tmp_path: Path, tag: str, file: str) -> None:
        assert the_message(site(tmp_path, index=tag)).endswith(f": {file} gibt es nicht")

    def test_relative_to_its_own_page(self, tmp_path: Path) -> None:
        site(tmp_path, index='<a href="a/b/">b</a><a href="c/">c</a>', a__b='<a href="../c/">c</a>', c="")
        assert the_message(tmp_path) == "a/b/index.html: toter Verweis „../c/“: a/c/index.html gibt es nicht"

    def test_out_of_a_style_sheet(self, tmp_path: Path) -> None:
        site(tmp_path, index='<link rel="stylesheet" href="stil/a.css">')
        (tmp_path / "stil").mkdir()
        (tmp_path / "stil/a.css").write_text("/* url(x.png) */ a{b:url(../index.html);c:url(#d);e:url(fort.png)}")
        assert the_message(tmp_path) == "stil/a.css: toter Verweis „fort.png“: stil/fort.png gibt es nicht"

    def test_above_the_site(self, tmp_path: Path) -> None:
        (tmp_path / "aussen").mkdir()
        assert the_message(site(tmp_path / "site", index='<a href="../aussen/">x</a>')) == (
            "index.html: Verweis „../aussen/“ führt aus der Website hinaus"
        )

    def test_empty(self, tmp_path: Path) -> None:
        assert the_message(site(tmp_path, index='<a href="">x</a>')) == "index.html: leerer Verweis"

    @pytest.mark.parametrize("href", ["#weg", "./#weg", "index.html#weg", "?a#weg"])
    def test_anchor_on_the_page(self, tmp_path: Path, href: str) -> None:
        assert the_message(site(tmp_path, index=f'<p id="da"><a href="{href}">x</a>')) == (
            f"index.html: toter Anker „{href}“: index.html hat keine Stelle „weg“"
        )

    def test_anchor_elsewhere(self, tmp_path: Path) -> None:
        site(tmp_path, index='<a href="a/#da">x</a><a href="a/#weg">x</a>', a='<p id="da">')
        assert the_message(tmp_path) == "index.html: toter Anker „a/#weg“: a/index.html hat keine Stelle „weg“"

    def test_own_absolute_address(self, tmp_path: Path) -> None:
        site(tmp_path, index=f'<a href="{SITE_URL}weg/">x</a>')
        assert "weg/index.html gibt es nicht" in the_message(tmp_path, SITE_URL)


class TestForbidden:
    @pytest.mark.parametrize("href", ["/stellen/", "/", "/home/x/site/index.html", "\\\\server\\x"])
    def test_absolute(self, tmp_path: Path, href: str) -> None:
        assert "absoluter Verweis" in the_message(site(tmp_path, index=f'<a href="{href}">x</a>'))

    @pytest.mark.parametrize("href", ["file:///home/x/a.pdf", "C:\\Users\\x\\a.pdf"])
    def test_place_on_this_machine(self, tmp_path: Path, href: str) -> None:
        assert "Verweis auf einen Ordner dieses Rechners" in the_message(
            site(tmp_path, index=f'<a href="{href}">x</a>')
        )

    @pytest.mark.parametrize("href", ["anlaufstelle:amt", "javascript:void(0)", "htps://x.example"])
    def test_unknown_scheme(self, tmp_path: Path, href: str) -> None:
        assert "Verweis mit unbekanntem Anfang" in the_message(site(tmp_path, index=f'<a href="{href}">x</a>'))

    @pytest.mark.parametrize(
        "tag",
        [
            '<img src="https://fremd.example/x.png" alt="">',
            '<img src="//fremd.example/x.png" alt="">',
            '<script src="http://fremd.example/x.js"></script>',
            '<iframe src="https://fremd.example/"></iframe>',
            '<img srcset="https://fremd.example/x.png 2x" alt="">',
            '<link rel="stylesheet" href="https://fremd.example/x.css">',
            '<link rel="shortcut icon" href="https://fremd.example/x.ico">',
            '<link rel="preload" as="font" href="https://fremd.example/x.woff2">',
            '<link rel="preconnect" href="https://fremd.example">',
            '<style>@import "https://fremd.example/x.css";</style>',
            "<style>a{background:url(https://fremd.example/x.png)}</style>",
            '<p style="background:url(&quot;https://fremd.example/x.png&quot;)">',
            '<svg><image href="https://fremd.example/x.png"/></svg>',
            '<object data="https://fremd.example/x.pdf"></object>',
            '<video poster="https://fremd.example/x.png"></video>',
        ],
    )
    def test_request_to_another_host(self, tmp_path: Path, tag: str) -> None:
        assert "lädt etwas von einem fremden Server" in the_message(site(tmp_path, index=tag))

    @pytest.mark.parametrize(
        "tag",
        [
            '<a href="https://fremd.example/">x</a>',
            '<link rel="license" href="https://fremd.example/lizenz">',
            '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
            '<img src="data:image/png;base64,AAAA" alt="">',
            '<img srcset="data:image/png;base64,AAAA 1x" alt="">',
            '<meta property="og:url" content="https://fremd.example/">',
        ],
    )
    def test_no_request(self, tmp_path: Path, tag: str) -> None:
        assert messages(site(tmp_path, index=tag)) == []

    def test_id_twice(self, tmp_path: Path) -> None:
        site(tmp_path, index='<p id="a"><p id="b"><p id="a"><a href="x/">x</a>', x='<p id="a">')
        assert the_message(tmp_path) == "index.html: die id „a“ kommt 2-mal vor, erlaubt ist jede nur einmal je Seite"

    def test_base(self, tmp_path: Path) -> None:
        assert "<base>" in the_message(site(tmp_path, index='<base href="/x/">'))

    def test_a_base_that_only_names_a_window_moves_no_link(self, tmp_path: Path) -> None:
        assert check_site(site(tmp_path, index='<base target="_top">')) == []

    def test_other_encoding(self, tmp_path: Path) -> None:
        (tmp_path / "index.html").write_bytes("<p>Ämter".encode("latin-1"))
        assert the_message(tmp_path) == "index.html: ist kein UTF-8"


class TestNotFoundPage:
    """The server shows it at any depth, so its links are absolute and begin with the site's path."""

    @pytest.mark.parametrize(
        ("href", "expected"),
        [
            ("/konzept/", ""),
            ("/konzept/amt/", ""),
            ("/konzept/weg/", "weg/index.html gibt es nicht"),
            ("/anders/", "führt aus der Website hinaus"),
        ],
    )
    def test_links(self, tmp_path: Path, href: str, expected: str) -> None:
        site(tmp_path, index='<a href="amt/">Amt</a>', amt="")
        (tmp_path / "404.html").write_text(f'<a href="{href}">x</a>')
        found = messages(tmp_path, SITE_URL)
        assert len(found) == bool(expected)
        assert all(message.startswith("404.html: ") and message.endswith(expected) for message in found)

    def test_without_a_site_address(self, tmp_path: Path) -> None:
        site(tmp_path, index="")
        (tmp_path / "404.html").write_text('<a href="/">x</a>')
        assert messages(tmp_path) == []


class TestOrphans:
    def test_island(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            index='<a href="a/">a</a>',
            a='<a href="b/">b</a>',
            a__b="",
            c='<a href="../d/">d</a>',
            d='<a href="../c/">',
        )
        assert messages(tmp_path) == [
            f"{name}/index.html: verwaiste Seite: von der Startseite führt kein Weg dorthin" for name in "cd"
        ]

    def test_picture_or_alternate_is_no_way(self, tmp_path: Path) -> None:
        site(tmp_path, index='<link rel="alternate" href="a/"><img src="a/index.html" alt="">', a="")
        assert "verwaiste Seite" in the_message(tmp_path)

    def test_pages_that_need_no_link(self, tmp_path: Path) -> None:
        site(
            tmp_path,
            index='<a href="neu/">neu</a>',
            neu="",
            alt='<meta http-equiv="refresh" content="0; url=../neu/">',
            einbetten__v1__amt="",
            api__v1="",
            ars__990010001001='<a href="../../neu/">neu</a>',
            ags__99001001="",
        )
        (tmp_path / "404.html").write_text("<p>Nicht gefunden")
        assert messages(tmp_path) == []

    def test_redirect_is_a_way(self, tmp_path: Path) -> None:
        site(tmp_path, index='<a href="alt/">alt</a>', alt='<meta http-equiv=refresh content="0;url=../neu/">', neu="")
        assert messages(tmp_path) == []

    def test_start_page_missing(self, tmp_path: Path) -> None:
        assert the_message(site(tmp_path, a="")) == "index.html: Die Startseite fehlt."


class TestTemplateTags:
    @pytest.mark.parametrize(
        "text",
        [
            "<p>{{ anlaufstelle('amt') }}</p>",
            "<p>a {% if x %}</p>",
            "<h1><b>Macro Rendering Error</b></h1>",
            '<img src="index.html" alt="{{ bild }}">',
            "<pre>{{ gut }}</pre><p>{{ schlecht }}</p>",
        ],
    )
    def test_seen_by_readers(self, tmp_path: Path, text: str) -> None:
        assert "nicht ausgeführten Platzhalter" in the_message(site(tmp_path, index=text))

    @pytest.mark.parametrize(
        "text",
        [
            "<p><code>{{ anlaufstelle('amt') }}</code></p>",
            "<pre><span>{% <b>if</b> %}</span></pre>",
            "<script>var a = '{{ b }}'</script>",
            "<!-- {{ x }} -->",
            "<p>{ einfach }</p>",
        ],
    )
    def test_shown_on_purpose(self, tmp_path: Path, text: str) -> None:
        assert messages(site(tmp_path, index=text)) == []

    def test_quoted_with_its_text(self, tmp_path: Path) -> None:
        assert "„{{ anlaufstelle('amt') }}“" in the_message(site(tmp_path, index="<p>Hier: {{ anlaufstelle('amt') }}"))


def test_problems_are_sorted(tmp_path: Path) -> None:
    site(tmp_path, index='<a href="z/">z</a><a href="y/">y</a><a href="b/">b</a>', b='<a href="x/">x</a>', a="")
    found = check_site(tmp_path)
    assert found == sorted(found)
    assert isinstance(found[0], SiteProblem)
    assert [problem.file for problem in found] == ["a/index.html", "b/index.html", "index.html", "index.html"]


VALUE = st.text(st.sampled_from("ab/#?.:<>\"'&ä= \n"), min_size=1, max_size=12).filter(str.strip)


@given(
    st.lists(st.tuples(st.sampled_from(["href", "id", "title", "class"]), VALUE), max_size=5, unique_by=lambda a: a[0])
)
def test_reads_attributes_as_a_parser_does(attributes: list[tuple[str, str]]) -> None:
    written = " ".join(f'{name}="{html.escape(value)}"' for name, value in attributes)
    text = f"<p>davor</p><a {written}>Text</a><p>danach</p>"
    (element,) = lxml_html.fromstring(f"<div>{text}</div>").iter("a")
    page = read_html(text)
    assert {link.url for link in page.links} == (
        {element.get("href", "").strip()} if "href" in element.attrib else set()
    )
    assert list(page.ids) == ([element.get("id", "").strip()] if "id" in element.attrib else [])


def test_thousand_pages_are_quick(tmp_path: Path) -> None:
    line = '<li class="eintrag"><a class="verweis" href="../id{}/#b">Amt</a> <span class="zusatz">Text</span></li>'
    body = '<p id="b">' + "".join(line.format(number * 10) for number in range(100))
    site(tmp_path, index='<a href="id0/">x</a>', **{f"id{number}": body for number in range(1000)})
    begin = time.process_time()
    found = check_site(tmp_path)
    assert time.process_time() - begin < 5  # 300,000 tags; about 1 s on a slow machine
    assert len(found) == 900
    assert {problem.message.split(":")[0] for problem in found} == {"verwaiste Seite"}

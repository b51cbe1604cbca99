"""The script of the search in a real browser: it ranks as Python does, and nothing that is typed harms it."""

from __future__ import annotations

import csv
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from macros.suche import Verzeichnis, search
from macros.suche.dateien import packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from macros.konzept import Konzept

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = ("suche-worte.js", "suche-kern.js")
PAGE = """<!doctype html><meta charset="utf-8"><title>Suche</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'">"""
ASK = """async ([anfragen, wahl]) => {
  const suche = await KonzeptSuche.lade("/");
  const found = [];
  for (const anfrage of anfragen) found.push(await suche.suche(anfrage, wahl));
  return found;
}"""
BAD = [
    "", " ", "a", "ß", "ı", "x" * 10_000, "wohnung " * 2_000, "🙂", "🙂👍🏽👨‍👩‍👧",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    "\"'`´’", "(((", "[a-z]+", "a{1000000}", "\\", ".*", "^$", "+-*/~^:", "%00", "\x00\x01",
    "\u202eneb\u202c", "\u200f\u200e", "Wohnung квартира شقة daire", "ـــــ", "٣٤٥",
    "constructor", "__proto__", "hasOwnProperty toString", "\ud7ff\uffff", "NaN undefined null",
    "1", "0.0.0.0.0", "m-", "M-999.9", "ö" * 300,
]  # fmt: skip

pytestmark = pytest.mark.browser


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without writing a log."""

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def index(demo: Konzept) -> Verzeichnis:
    """The index of the demonstration."""
    return Verzeichnis(demo)


@pytest.fixture(scope="module")
def page(browser: Browser, index: Verzeichnis, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """An empty page under the strict rules of the site, with the two scripts and the files of the index."""
    folder = tmp_path_factory.mktemp("suche")
    for address, content in packed(index):
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(content)
    for name in SCRIPTS:
        shutil.copy(ROOT / "overrides" / "assets" / "js" / name, folder)
    scripts = "".join(f'<script src="{name}"></script>' for name in SCRIPTS)
    (folder / "index.html").write_text(PAGE + scripts, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    opened = browser.new_page()
    opened.goto(f"http://127.0.0.1:{server.server_port}/index.html")
    opened.set_default_timeout(300_000)
    yield opened
    opened.close()
    server.shutdown()


def ask(page: Page, *queries: str, **choice: Any) -> list[dict[str, Any]]:
    """The answers of the script."""
    answers: list[dict[str, Any]] = page.evaluate(ASK, [list(queries), choice])
    return answers


def keys(answer: dict[str, Any]) -> list[str]:
    return [f"{one['art']}:{one['id']}" for one in answer["treffer"]]


def test_browser_and_python_rank_alike(page: Page, index: Verzeichnis) -> None:
    """The same hits with the same points in the same order, for every graded query and every odd one."""
    with (ROOT / "tests" / "suche" / "anfragen.tsv").open(encoding="utf-8", newline="") as file:
        queries = [row["anfrage"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    queries += [query for query in BAD if query.isprintable()]
    differing = []
    for number, (query, answer) in enumerate(zip(queries, ask(page, *queries, anzahl=20), strict=True)):
        hits = search(index, query)
        ours = [(index.datensaetze[hit.datensatz].kennung, hit.punkte) for hit in hits[:20]]
        theirs = [(key, one["punkte"]) for key, one in zip(keys(answer), answer["treffer"], strict=True)]
        if ours != theirs or len(hits) != answer["anzahl"]:
            differing.append(number)
    assert differing == []


@pytest.mark.parametrize("query", BAD, ids=range(len(BAD)))
def test_whatever_is_typed_gets_an_answer_in_time(page: Page, query: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    ask(page, "wohnung")
    start = page.evaluate("performance.now()")
    (answer,) = ask(page, query)
    assert page.evaluate("performance.now()") - start < 3_000
    assert said == []
    assert answer["anzahl"] >= len(answer["treffer"])


def test_a_hit_tells_what_the_page_shows(page: Page) -> None:
    (answer,) = ask(page, "Volkshochschule Mustertal")
    hit = answer["treffer"][0]
    assert hit["art"] == "anlaufstelle"
    assert hit["adresse"] == "anlaufstellen/vhs-mustertal/"
    assert hit["titel"] == "Volkshochschule Mustertal"
    assert "de" in hit["sprachen"]
    assert hit["telefon"]
    assert hit["ort"]


def test_filters_leave_what_fits(page: Page) -> None:
    (every,) = ask(page, "Deutsch", anzahl=100)
    (courses,) = ask(page, "Deutsch", anzahl=100, art="angebot")
    assert {one["art"] for one in courses["treffer"]} == {"angebot"}
    assert courses["anzahl"] == every["arten"]["angebot"]
    (spoken,) = ask(page, "Beratung", anzahl=100, sprache="uk")
    assert spoken["treffer"]
    assert all("uk" in one["sprachen"] for one in spoken["treffer"])
    (near,) = ask(page, "Sprachcafé", anzahl=100, gemeinde="beispielhausen")
    assert "angebot:sprachcafe-beispielhausen" in keys(near)
    assert "angebot:sprachcafe-neumuster" not in keys(near)


def test_pages_of_hits_follow_each_other(page: Page) -> None:
    (first,), (second,) = ask(page, "Deutsch", anzahl=5), ask(page, "Deutsch", anzahl=5, ab=5)
    (both,) = ask(page, "Deutsch", anzahl=10)
    assert keys(first) + keys(second) == keys(both)


def test_a_mistyped_word_is_suggested_as_the_site_writes_it(page: Page) -> None:
    (wrong, right) = ask(page, "Volkshochshule", "Volkshochschule")
    assert wrong["meinten"] == "Volkshochschule"
    assert right["meinten"] is None


def test_words_for_finding_are_never_suggested(page: Page, index: Verzeichnis) -> None:
    """Each of them mistyped: what is suggested is a word that the first hits show."""
    found = [getattr(node.eintrag, "suchbegriffe", None) for node in index.konzept.alle("anliegen")]
    hidden = [word for words in found if words for word in words.nur_finden]
    wrong = [word[:-2] + word[-1] + word[-2] for word in hidden if len(word) > 6 and word.isalpha()]
    for answer in ask(page, *wrong):
        shown = " ".join(f"{one['titel']} {one['auszug']} {one['ort']}" for one in answer["treffer"][:3])
        assert answer["meinten"] is None or all(part in shown for part in answer["meinten"].split())

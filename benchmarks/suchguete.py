"""``make suchguete``: how good the search is, in a real browser, beside the search of the theme on the same pages.

Prints and writes to ``benchmarks/suchguete.md``, by group of ``tests/suche/anfragen.tsv``: how often the first hit is
right, how often one of the first three, and the mean reciprocal rank; for the part that may be tuned on, the part kept
apart, and the queries written afresh for the last figure. Then what is transferred until the first result, and the time
until then beside the time the theme's search needs to become ready, at the size of the demonstration, at 1,000 and at
5,000 records.

``--nur-abstimmen`` leaves the part kept apart alone, ``--schlecht`` prints what went wrong in the other one.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402 -- the path must be set first

from benchmarks import bericht, themensuche, wachstum  # noqa: E402 -- as above
from macros.loader import load  # noqa: E402 -- as above
from macros.suche import Verzeichnis  # noqa: E402 -- as above
from macros.suche.dateien import packed  # noqa: E402 -- as above
from tests.chromium import ARGUMENTS, find_chromium  # noqa: E402 -- as above

if TYPE_CHECKING:
    from playwright.sync_api import Page

TAG = date(2026, 11, 22)
QUERIES = ROOT / "tests" / "suche" / "anfragen.tsv"
#: Written by somebody who knew nothing of the search: kept apart as a whole, whatever its last column says.
FRESH = QUERIES.with_name("anfragen_frisch.tsv")
REPORT = ROOT / "benchmarks" / "suchguete.md"
SIZES = (1_000, 5_000)
ROUNDS = 7
SAMPLE = 12  # every so many-th query measures what is transferred
SCRIPTS = ("suche-worte.js", "suche-kern.js")

OURS = """async (anfragen) => {
  const suche = await KonzeptSuche.lade("/");
  const found = [];
  for (const anfrage of anfragen) {
    const { treffer } = await suche.suche(anfrage, { anzahl: 10 });
    found.push(treffer.map((one) => [`${one.art}:${one.id}`]));
  }
  return found;
}"""
THEIRS = """async ([worker, anfragen]) => {
  const asked = await fetch("/thema/search_index.json");
  const data = await asked.json();
  const search = new Worker(worker);
  const answer = (message) => new Promise((resolve) => {
    search.onmessage = ({ data }) => resolve(data);
    search.postMessage(message);
  });
  await answer({ type: 0, data: { ...data, options: {} } });
  const found = [];
  for (const anfrage of anfragen) {
    const { data } = await answer({ type: 2, data: anfrage });
    const places = ([one]) => [one.location, one.location.split("#")[0]];
    found.push(data.items.slice(0, 10).map(places));
  }
  return found;
}"""
OUR_TIME = """async (anfrage) => {
  const start = performance.now();
  const suche = await KonzeptSuche.lade("/");
  await suche.suche(anfrage, { anzahl: 10 });
  return performance.now() - start;
}"""
THEIR_TIME = """async (worker) => {
  const start = performance.now();
  const data = await (await fetch("/thema/search_index.json")).json();
  const search = new Worker(worker);
  await new Promise((resolve) => {
    search.onmessage = resolve;
    search.postMessage({ type: 0, data: { ...data, options: {} } });
  });
  const time = performance.now() - start;
  search.terminate();
  return time;
}"""


class Server(SimpleHTTPRequestHandler):
    """Serves a folder, compressed as a web server does, and counts what it sends."""

    sent: ClassVar[dict[str, int]] = {}

    def do_GET(self) -> None:
        """Answer with the file, gzipped."""
        path = Path(self.translate_path(self.path.split("?")[0]))
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 6)
        self.sent[self.path] = self.sent.get(self.path, 0) + len(body)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def main() -> int:
    """Measure, print, write; 0 if all went well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nur-abstimmen", action="store_true")
    parser.add_argument("--schlecht", action="store_true")
    parser.add_argument("--ohne-groessen", action="store_true")
    options = parser.parse_args()
    rows = _rows(("abstimmen",) if options.nur_abstimmen else tuple(bericht.PARTS))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        try:
            report = _measure(Path(folder), browser, rows, options)
        finally:
            browser.close()
    print(report)
    if not (options.nur_abstimmen or options.ohne_groessen):
        REPORT.write_text(report, encoding="utf-8")
    return 0


def _rows(parts: tuple[str, ...]) -> list[dict[str, str]]:
    rows = [*_read(QUERIES), *(row | {"teil": "frisch"} for row in _read(FRESH))]
    return [row for row in rows if row["teil"] in parts]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def _measure(folder: Path, browser: Any, rows: list[dict[str, str]], options: argparse.Namespace) -> str:
    site = folder / "site"
    build = [sys.executable, "-m", "macros.cli", "bauen", "--konzept", ROOT, "--ziel", site, "--stichtag", str(TAG)]
    subprocess.run(build, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    konzept = load(ROOT, TAG).konzept
    if konzept is None:
        raise SystemExit("Das Konzept hat Fehler.")
    index = Verzeichnis(konzept)
    pages = dict.fromkeys(record.adresse.split("#")[0] for record in index.datensaetze)
    docs = themensuche.documents(site, (address for address in pages if (site / address / "index.html").is_file()))
    _prepare(site, docs)
    with _page(browser, site) as page:
        queries = [row["anfrage"] for row in rows]
        ours = page.evaluate(OURS, queries)
        theirs = page.evaluate(THEIRS, [f"/thema/{themensuche.worker()}", queries])
        sizes = [_size(page, len(index.datensaetze), rows)]
    names = {record.kennung: record.adresse for record in index.datensaetze}
    ranks = [_ranks(rows, ours, {key: key for key in names}), _ranks(rows, theirs, names)]
    if options.schlecht:
        _tell(rows, ours, ranks[0])
    measured = Messung(site, browser, index, docs, rows)
    sizes += [_grown(measured, total) for total in (() if options.ohne_groessen else SIZES)]
    return bericht.report(rows, ranks, sizes)


def _prepare(site: Path, docs: list[dict[str, str]]) -> None:
    """Put beside the site what the theme's search needs, and an empty page that loads our scripts."""
    shutil.copytree(themensuche.ASSETS, site / "thema", dirs_exist_ok=True)
    text = json.dumps({"config": themensuche.CONFIG, "docs": docs}, separators=(",", ":"))
    (site / "thema" / "search_index.json").write_text(text, encoding="utf-8")
    scripts = "".join(f'<script src="/assets/js/{name}"></script>' for name in SCRIPTS)
    (site / "leer.html").write_text(f"<!doctype html><title>Messung</title>{scripts}", encoding="utf-8")


class _page:  # noqa: N801 -- used like a function
    """An empty page with our scripts, on a server of its own."""

    def __init__(self, browser: Any, site: Path) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(site)))
        self.browser = browser

    def __enter__(self) -> Page:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        page: Page = self.browser.new_page()
        page.goto(f"http://127.0.0.1:{self.server.server_port}/leer.html")
        page.set_default_timeout(600_000)
        return page

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()


@dataclass(frozen=True, slots=True)
class Messung:
    """What is measured again and again: the site of the demonstration, its index, its sections, the queries."""

    site: Path
    browser: Any
    index: Verzeichnis
    docs: list[dict[str, str]]
    rows: list[dict[str, str]]


def _grown(one: Messung, total: int) -> dict[str, float]:
    """The sizes and times at ``total`` records: the same builder, the same sections, again with other words."""
    made = wachstum.copies(one.index.datensaetze, total)
    grown = Verzeichnis(one.index.konzept, (*one.index.datensaetze, *(record for record, _, _ in made)))
    target = one.site.with_name(f"site-{total}")
    shutil.copytree(one.site / "assets", target / "assets")
    for address, content in packed(grown):
        path = target / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    sections = defaultdict(list)
    for doc in one.docs:
        sections[doc["location"].split("#")[0]].append(doc)
    more = [
        {"location": doc["location"].replace(original, record.adresse, 1)}
        | {name: wachstum.varied(doc[name], number) for name in ("title", "text")}
        for record, original, number in made
        for doc in sections[original]
    ]
    _prepare(target, [*one.docs, *more])
    with _page(one.browser, target) as page:
        return _size(page, total, one.rows)


def _size(page: Page, total: int, rows: list[dict[str, str]]) -> dict[str, float]:
    """Bytes and times of both searches at one size; of ours the median and the most over a sample of queries."""
    scripts = sum(size for path, size in Server.sent.items() if path.endswith(SCRIPTS))
    sample = [row["anfrage"] for row in rows if row["teil"] == "abstimmen"][::SAMPLE]
    ours = []
    for query in sample:
        Server.sent.clear()
        page.evaluate(OUR_TIME, query)
        ours.append(scripts + sum(Server.sent.values()))
    worker = f"/thema/{themensuche.worker()}"
    Server.sent.clear()
    page.evaluate(THEIR_TIME, worker)
    theirs = sum(Server.sent.values())
    times = [(page.evaluate(OUR_TIME, query), page.evaluate(THEIR_TIME, worker)) for query in sample[:ROUNDS]]
    Server.sent.clear()
    our_time, their_time = (statistics.median(pair[side] for pair in times) for side in (0, 1))
    return {
        "datensaetze": total,
        "median": statistics.median(ours) / 1000,
        "hoechstens": max(ours) / 1000,
        "thema": theirs / 1000,
        "zeit": our_time,
        "zeit_thema": their_time,
    }


def _ranks(rows: list[dict[str, str]], found: list[list[list[str]]], names: dict[str, str]) -> list[int]:
    """The rank of the first right hit of every query, 0 if there is none; ``names`` says how a search calls an id."""
    ranks = []
    for row, hits in zip(rows, found, strict=True):
        right = {names.get(one, one) for one in row["treffer"].split()}
        ranks.append(next((place for place, hit in enumerate(hits, 1) if right & set(hit)), 0))
    return ranks


def _tell(rows: list[dict[str, str]], found: list[list[list[str]]], ranks: list[int]) -> None:
    for row, hits, rank in zip(rows, found, ranks, strict=True):
        if rank != 1 and row["teil"] == "abstimmen":
            print(f"{row['gruppe']:12} {rank:2} {row['anfrage']} | {row['treffer']} | {hits[:3]}")


if __name__ == "__main__":
    sys.exit(main())

"""A walk through the published demonstration, by its links alone: from the Leitbild to everything, and back (K13, K14).

The site is built as ``konzept bauen`` builds it, its pages are read with a parser, and only links inside ``<main>``
count: the menu and the footer are the same everywhere and prove nothing.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from macros.checks.vollstaendigkeit import Grad
from macros.components.fortschritt import aufgegangen
from macros.model.konzeptdaten import Frage
from macros.pruefen import problems_of, report
from tests.conftest import STICHTAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from macros.konzept import Knoten, Konzept

ROOT = Path(__file__).resolve().parent.parent
HERE = "https://konzept.example/"
LEITBILD = "leitbild/"
BACK = 4
#: What a page says where it has no answer yet.
GAPS = ("stehen hier noch keine", "steht noch nicht fest", "gibt es hier noch nicht", "noch keine Angabe",
        "Noch niemand benannt")  # fmt: skip
#: The kinds of page a measure leads to, each of which leads back.
BESIDE = ("stellen/", "anlaufstellen/", "gemeinden/", "indikatoren/")

#: Every Warnung the demonstration is meant to show, as (file, rule), once for each time it is told.
BEABSICHTIGT = (
    ("concept_data/angebote/kochabend-neumuster.yaml", "platzhalter"),
    ("concept_data/angebote/sommerfest-2026.yaml", "angebot"),
    ("concept_data/anlaufstellen/kleiderkammer-musterstadt.yaml", "pruefung"),
    ("concept_data/anliegen/geld-und-unterstuetzung.yaml", "zustaendigkeit"),
    ("concept_data/anliegen/schulden.yaml", "zustaendigkeit"),
    ("concept_data/landkreis.yaml", "platzhalter"),
)


class Karte(NamedTuple):
    """The site as a graph: the pages each page links to inside its main part, by address, and the files."""

    ordner: Path
    links: Mapping[str, frozenset[str]]

    def main(self, page: str) -> html.HtmlElement:
        """The main part of a page."""
        tree = html.fromstring((self.ordner / page / "index.html").read_bytes())
        (part,) = tree.iter("main")
        return part

    def distances(self, goal: str) -> dict[str, int]:
        """How many links it takes from each page to ``goal``."""
        back: dict[str, set[str]] = {}
        for page, targets in self.links.items():
            for target in targets:
                back.setdefault(target, set()).add(page)
        found, edge = {goal: 0}, [goal]
        while edge:
            edge = sorted({page for one in edge for page in back.get(one, ())} - found.keys())
            found |= dict.fromkeys(edge, max(found.values()) + 1)
        return found


@pytest.fixture(scope="module")
def karte(demo_site: Path) -> Karte:
    site = demo_site
    pages = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    known = {f"{page}/" if page != "." else "" for page in pages}
    return Karte(site, {page: frozenset(_links(site, page)) & known for page in sorted(known)})


def _links(site: Path, page: str) -> Iterable[str]:
    tree = html.fromstring((site / page / "index.html").read_bytes())
    for main in tree.iter("main"):
        for link in main.iterfind(".//a[@href]"):
            target = urlsplit(urljoin(f"{HERE}{page}", link.get("href", "")))
            if f"{target.scheme}://{target.netloc}/" == HERE:
                yield unquote(target.path).removeprefix("/")


@pytest.fixture(scope="module")
def konzept() -> Konzept:
    loaded, _ = problems_of(ROOT, STICHTAG)
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def massnahmen(konzept: Konzept) -> tuple[Knoten, ...]:
    """Every measure that has not gone into another one."""
    return tuple(node for node in konzept.alle("massnahme") if aufgegangen(node) is None)


def test_a_reader_reaches_everything_from_the_leitbild(karte: Karte, konzept: Konzept) -> None:
    """Leitbild → Leitziel → Teilziel → Maßnahme → Stelle → Anlaufstelle → Gemeinde, and Maßnahme → Indikator."""
    goals = {node.adresse: node.eintrag.art.value for node in konzept.alle("ziel")}  # type: ignore[attr-defined]  # a Ziel has one
    leitziele = {page for page in karte.links[LEITBILD] if goals.get(page) == "leitziel"}
    teilziele = {page for top in leitziele for page in karte.links[top] if goals.get(page) == "teilziel"}
    measures = _next(karte, teilziele, "massnahmen/")
    offices = _next(karte, measures, "stellen/")
    places = _next(karte, offices, "anlaufstellen/")
    towns = _next(karte, places, "gemeinden/")
    figures = _next(karte, measures, "indikatoren/") | _next(karte, teilziele, "indikatoren/")
    assert all((leitziele, teilziele, measures, offices, places, towns, figures))
    assert leitziele == {page for page, art in goals.items() if art == "leitziel"}
    assert teilziele == {page for page, art in goals.items() if art == "teilziel"}
    assert towns


def _next(karte: Karte, pages: Iterable[str], folder: str) -> set[str]:
    return {to for page in pages for to in karte.links[page] if to.startswith(folder) and to != folder}


def test_every_measure_links_to_its_goals_and_up_to_the_leitbild(karte: Karte, massnahmen: tuple[Knoten, ...]) -> None:
    broken = []
    for measure in massnahmen:
        assert measure.ziele, measure
        for goal in measure.ziele:
            chain = [measure, goal]
            while chain[-1].teil_von is not None:
                chain.append(chain[-1].teil_von)
            steps = [*(node.adresse for node in chain), LEITBILD]
            broken += [pair for pair in pairwise(steps) if pair[1] not in karte.links[pair[0]]]
        if LEITBILD not in karte.links[measure.adresse]:
            broken.append((measure.adresse, LEITBILD))
    assert broken == []


def test_the_leitbild_leads_down_to_every_measure(karte: Karte, massnahmen: tuple[Knoten, ...]) -> None:
    """Leitbild → Leitziel → … → Maßnahme, each step a link, along every goal the measure names."""
    broken = []
    for measure in massnahmen:
        for goal in measure.ziele:
            chain = [measure, goal]
            while chain[-1].teil_von is not None:
                chain.append(chain[-1].teil_von)
            steps = [LEITBILD, *(node.adresse for node in reversed(chain))]
            broken += [pair for pair in pairwise(steps) if pair[1] not in karte.links[pair[0]]]
    assert broken == []


def test_what_a_measure_leads_to_leads_back_to_the_leitbild(karte: Karte, massnahmen: tuple[Knoten, ...]) -> None:
    way = karte.distances(LEITBILD)
    far = {}
    for measure in massnahmen:
        beside = {page for page in karte.links[measure.adresse] if page.startswith(BESIDE) and page not in BESIDE}
        assert any(page.startswith("stellen/") for page in beside) or measure.federfuehrung is None, measure
        for page in (measure.adresse, *beside):
            if way.get(page, BACK + 1) > BACK:
                far[page] = way.get(page)
    assert far == {}


def test_every_office_place_town_and_figure_leads_back(karte: Karte, konzept: Konzept) -> None:
    way = karte.distances(LEITBILD)
    kinds = ("stelle", "anlaufstelle", "gemeinde", "indikator", "ziel", "massnahme", "handlungsfeld")
    far = {
        node.adresse: way.get(node.adresse)
        for kind in kinds
        for node in konzept.alle(kind)
        if way.get(node.adresse, BACK + 1) > BACK
    }
    assert far == {}


def test_every_handlungsfeld_answers_the_nine_questions_on_its_page(karte: Karte, konzept: Konzept) -> None:
    fields = konzept.alle("handlungsfeld")
    assert len(fields) == 13
    for field in fields:
        main = karte.main(field.adresse)
        for question in Frage:
            found = main.xpath(f'.//*[@id="frage-{question.value}"]')
            assert len(found) == 1, f"{field.adresse}: {question.titel}"
            answer = " ".join(found[0].text_content().split())
            assert len(answer) > len("Dringlichkeit:"), f"{field.adresse}: {question.titel}"
            assert not any(gap in answer for gap in GAPS), f"{field.adresse}: {question.titel} {answer}"
            link = main.xpath(f'.//nav//a[@href="#frage-{question.value}"]')
            assert [one.text_content().strip() for one in link] == [question.titel]


def test_goals_and_measures_of_a_handlungsfeld_stand_on_its_page(karte: Karte, konzept: Konzept) -> None:
    for field in konzept.alle("handlungsfeld"):
        links = karte.links[field.adresse]
        for kind in ("ziel", "massnahme"):
            missing = [node.adresse for node in field.rueck(kind, "handlungsfeld") if node.adresse not in links]
            assert missing == [], field.adresse


def test_the_demonstration_warns_only_of_what_it_is_meant_to_show() -> None:
    problems = report(ROOT, STICHTAG).problems
    assert sorted((problem.datei, problem.regel) for problem in problems) == sorted(BEABSICHTIGT)


def test_the_demonstration_contains_every_row_each_with_its_page(karte: Karte) -> None:
    rows = report(ROOT, STICHTAG).vollstaendigkeit
    assert [(row.id, row.erfuellt.value) for row in rows if row.erfuellt is not Grad.JA] == []
    for row in rows:
        pages = [page.partition("#")[0].removeprefix("/") for page in row.seiten]
        assert pages, row.id
        assert [page for page in pages if page not in karte.links] == [], row.id

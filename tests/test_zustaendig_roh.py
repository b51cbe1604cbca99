"""Every answer of the demonstration: the resolver, the pages and the finder against a slow reading of the raw YAML."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag

from macros.model.zustaendigkeit import Personengruppe
from macros.pages import eintraege, zustaendig
from macros.pages.werk import Seitenwerk
from macros.rahmen import Rahmen
from macros.render import Renderer
from macros.zustaendig import answers, coming_changes, resolve
from tests.conftest import STICHTAG
from tests.roh import GROUPS, Auskunft, Roh

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from macros.konzept import Konzept
    from macros.zustaendig import Antwort

ROOT = Path(__file__).resolve().parent.parent
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


@pytest.fixture(scope="module")
def roh() -> Roh:
    return Roh(ROOT)


@pytest.fixture(scope="module")
def pages(demo: Konzept) -> Mapping[str, Tag]:
    """The main parts of the pages of all Gemeinden: their own, and those with every answer."""
    work = Seitenwerk(demo, Renderer(demo), Rahmen(demo))
    wanted = [*zustaendig.seiten(work), *(p for p in eintraege.seiten(work) if p.adresse.startswith("gemeinden/"))]
    found = {}
    for page in wanted:
        main = BeautifulSoup(work.html(page), "lxml").select_one("main")
        assert main is not None
        found[page.adresse] = main
    return found


def told(answer: Antwort) -> Auskunft:
    """An answer of the resolver in the words of the slow one."""
    where = answer.anlaufstellen or ((answer.stelle,) if answer.stelle else ())
    return Auskunft(
        answer.personengruppe.value if answer.personengruppe else None,
        answer.regel.eintrag.id if answer.regel else None,
        tuple(node.adresse for node in where),
        answer.stelle.eintrag.id if answer.stelle else "",
        (answer.bedingung, answer.hinweis),
    )


def days_of(roh: Roh, anliegen: str) -> list[date]:
    """The Stichtag, and for every change the day before and the day itself."""
    return sorted({STICHTAG, *(day - timedelta(days=n) for day in roh.tage(anliegen) for n in (0, 1))})


def test_the_slow_one_knows_the_same_entries(roh: Roh, demo: Konzept) -> None:
    assert set(roh.anliegen) == demo.ids("anliegen")
    assert set(roh.gemeinden) == demo.ids("gemeinde")
    assert set(roh.regeln) == {n.eintrag.id for n in demo.alle("zustaendigkeit") if n.anliegen is not None}
    assert [group.value for group in Personengruppe] == GROUPS
    assert len(roh.anliegen) * len(roh.gemeinden) > 900


def test_the_resolver_answers_as_the_slow_one(roh: Roh, demo: Konzept) -> None:
    """Every Anliegen, every Gemeinde, every group, on the Stichtag and around every day on which a rule changes."""
    for topic in demo.alle("anliegen"):
        for place in demo.alle("gemeinde"):
            key, town = topic.eintrag.id, place.eintrag.id
            for day in days_of(roh, key):
                for group in (None, *Personengruppe):
                    slow = roh.antwort(key, town, day, group.value if group else None)
                    assert told(resolve(demo, topic, place, day, group)) == slow, (key, town, day, group)


def test_answers_and_changes_are_those_of_the_slow_one(roh: Roh, demo: Konzept) -> None:
    for topic in demo.alle("anliegen"):
        for place in demo.alle("gemeinde"):
            key, town = topic.eintrag.id, place.eintrag.id
            assert [*map(told, answers(demo, topic, place, STICHTAG))] == roh.antworten(key, town, STICHTAG), (
                key,
                town,
            )
            changes = [change.datum for change in coming_changes(demo, topic, place, STICHTAG)]
            assert changes == roh.aenderungen(key, town, STICHTAG), (key, town)


def links(tag: Tag, selector: str) -> list[str]:
    """The addresses of the contact points and offices something leads to, from the root of the site."""
    found = [str(a["href"]).replace("../", "") for a in tag.select(selector)]
    return [address for address in found if address.startswith(("anlaufstellen/", "stellen/"))]


def first(tag: Tag, selector: str) -> Tag:
    found = tag.select_one(selector)
    assert found is not None, selector
    return found


def changes_for_all(roh: Roh, anliegen: str, gemeinde: str) -> list[date]:
    """The days from which everybody, not only a group of persons, gets another answer."""
    found, before = [], roh.antwort(anliegen, gemeinde, STICHTAG, None)
    for day in roh.aenderungen(anliegen, gemeinde, STICHTAG):
        after = roh.antwort(anliegen, gemeinde, day, None)
        if after.hilfe != before.hilfe:
            found.append(day)
        before = after
    return found


def in_words(day: date) -> str:
    return f"Ab {day.day}.\u00a0{MONTHS[day.month - 1]}\u00a0{day.year}:"


def test_the_page_of_all_answers_prints_every_one(roh: Roh, pages: Mapping[str, Tag]) -> None:
    """For everybody, for each group, and from which day something else holds; the finder shows these parts."""
    for town in roh.gemeinden:
        page = pages[f"zustaendig/{town}/"]
        assert {section["id"] for section in page.select("section.ik-auskunft")} == set(roh.anliegen)
        for key in roh.anliegen:
            part = first(page, f"section#{key} > [data-auskunft]")
            general, *special = roh.antworten(key, town, STICHTAG)
            where = ".ik-zustaendig" if general.regel else ".ik-gap"
            assert links(part, f":scope > {where} a") == [*general.wohin], (key, town)
            assert bool(part.select(".ik-gap")) is (general.regel is None)
            folded = [d for d in part.select(":scope > details") if "data-hilft-auch" not in d.attrs]
            assert [a for d in folded for a in links(d, "a")] == [a for one in special for a in one.wohin], (key, town)
            for sentence in (s for one in (general, *special) for s in one.saetze if s):
                assert " ".join(sentence.split()) in " ".join(part.get_text().split()), (key, town)
            later = part.select(":scope > .ik-ab")
            changes = roh.aenderungen(key, town, STICHTAG)
            assert [first(box, "strong").get_text() for box in later] == [*map(in_words, changes)]
            for box, day in zip(later, changes, strict=True):
                expected = [a for one in roh.antworten(key, town, day) for a in one.wohin]
                assert links(box, "a") == expected, (key, town, day)


def test_who_else_helps_serves_the_gemeinde_and_names_the_topic(roh: Roh, pages: Mapping[str, Tag]) -> None:
    for town, place in roh.gemeinden.items():
        around = {f"gemeinde:{town}", "landkreis", "land", "bund"}
        around |= {f"{kind}:{place[kind]}" for kind in ("verband", "planungsraum") if kind in place}
        for key in roh.anliegen:
            named = {a for one in roh.antworten(key, town, STICHTAG) for a in one.wohin}
            expected = {
                f"anlaufstellen/{name}/"
                for name, entry in roh.anlaufstellen.items()
                if key in entry.get("anliegen", ()) and around & set(entry.get("gebiete", ()))
            } - named
            part = first(pages[f"zustaendig/{town}/"], f"section#{key}")
            assert set(links(part, "[data-hilft-auch] a")) == expected, (key, town)


def test_the_page_of_a_gemeinde_prints_the_answer_for_everybody(roh: Roh, pages: Mapping[str, Tag]) -> None:
    """Each Anliegen has its row, or stands under „Auch:“ in that of the larger one with the same answer."""
    for town in roh.gemeinden:
        page = pages[f"gemeinden/{town}/"]
        rows = {}
        for row in page.select("dl.ik-answers > div"):
            rows[str(first(row, ":scope > dt a")["href"]).partition("#")[2]] = row
        for key, entry in roh.anliegen.items():
            row = rows.get(key) or rows[entry["teil_von"]]
            if key not in rows:
                assert entry["titel"] in first(row, "dt").get_text()
            general, *special = roh.antworten(key, town, STICHTAG)
            dds = row.select(":scope > dd:not(.ik-answers__parts)")
            now = [dd for dd in dds if not dd.get_text().strip().startswith("Ab ")]
            assert [a for dd in now for a in links(dd, "a")] == [*general.wohin], (key, town)
            later = [first(dd, "strong").get_text() for dd in dds if dd not in now]
            assert later == [*map(in_words, changes_for_all(roh, key, town))], (key, town)
            assert any("Noch niemand benannt." in dd.get_text() for dd in now) is (general.regel is None)
            assert any("Für manche Menschen" in dd.get_text() for dd in now) is bool(special), (key, town)


def test_the_number_beside_an_answer_is_one_of_the_place(roh: Roh, pages: Mapping[str, Tag]) -> None:
    for town in roh.gemeinden:
        for row in pages[f"zustaendig/{town}/"].select("[data-auskunft] li"):
            number, place = row.select_one(".ik-tel bdi"), links(row, "a")[0]
            if number is not None and place.startswith("anlaufstellen/"):
                entry = roh.anlaufstellen[place.split("/")[1]]
                assert number.get_text() in [way.get("telefon") for way in entry["kontakte"]], place

"""What was checked when: states, order, who sees what, and the pages that tell it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from macros.components.aktualitaet import Zustand, gemeinde, label, row, rows, stelle, uebersicht
from macros.pages.aktualitaet import seiten
from macros.pages.werk import Seitenwerk
from macros.rahmen import Rahmen
from macros.render import Renderer
from tests.erfunden import entry, make
from tests.erfunden import gemeinde as place

if TYPE_CHECKING:
    from macros.konzept import Konzept

EVERY_YEAR = {"pruefintervall_monate": "12"}


def office(key: str, **fields: Any) -> Any:
    return entry("anlaufstelle", key, name=key.title(), **fields)


@pytest.fixture(scope="module")
def konzept() -> Konzept:
    """On 22 November 2026: one overdue, one never checked, one due in ten days, one fine."""
    return make(
        [
            place("nord", 1),
            place("sued", 2),
            office("alt", geprueft_am="2025-11-21", geprueft_von="Amt", gebiete=["gemeinde:nord"], **EVERY_YEAR),
            office("uralt", geprueft_am="2024-01-01", geprueft_von="Amt", gebiete=["gemeinde:nord"], **EVERY_YEAR),
            office("nie", stelle="kreis"),
            office("bald", geprueft_am="2025-12-02", geprueft_von="Amt", gebiete=["gemeinde:sued"], **EVERY_YEAR),
            office("neu", geprueft_am="2026-11-01", geprueft_von="Amt", gebiete=["landkreis"], **EVERY_YEAR),
            office(
                "geheim", geschuetzt="ja", orte=[{"gemeinde": "nord"}], gebiete=["landkreis"], geprueft_am="2026-11-01",
                geprueft_von="Amt", pflegt="land", **EVERY_YEAR,
            ),
            entry("anliegen", "fragen", titel="Fragen stellen"),
            entry("zustaendigkeit", "regel", anliegen="fragen", gebiete=["landkreis"], ausgenommen=["gemeinde:nord"]),
        ]
    )  # fmt: skip


def test_states_and_order(konzept: Konzept) -> None:
    found = rows(konzept.alle("anlaufstelle"))
    assert [(line.knoten.eintrag.id, line.zustand) for line in found] == [
        ("uralt", Zustand.UEBERFAELLIG),
        ("alt", Zustand.UEBERFAELLIG),
        ("nie", Zustand.NIE),
        ("bald", Zustand.BALD),
        ("geheim", Zustand.GEPRUEFT),
        ("neu", Zustand.GEPRUEFT),
    ]


@pytest.mark.parametrize(("day", "state"), [(1, Zustand.GEPRUEFT), (2, Zustand.BALD), (3, Zustand.BALD)])
def test_due_soon_is_what_is_due_up_to_the_day(konzept: Konzept, day: int, state: Zustand) -> None:
    node = konzept.knoten("anlaufstelle", "bald")
    assert node is not None
    line = row(node, date(2026, 12, day))
    assert line is not None
    assert line.zustand is state


def test_the_day_itself_is_not_overdue() -> None:
    konzept = make([office("heute", geprueft_am="2025-11-22", geprueft_von="Amt", **EVERY_YEAR)])
    line = row(konzept.alle("anlaufstelle")[0])
    assert line is not None
    assert line.zustand is Zustand.BALD


def test_what_nobody_checks_is_counted_and_not_listed(konzept: Konzept) -> None:
    found = uebersicht(konzept)
    assert found.bilanz.zahl == 7
    assert (found.bilanz.ueberfaellig, found.bilanz.nie, found.bilanz.bald) == (2, 2, 1)
    assert [line.knoten.eintrag.id for line in found.offen] == ["uralt", "alt", "nie", "regel"]
    assert found.bilanz.aelteste == date(2024, 1, 1)
    assert found.ohne_plan > 0


def test_a_gemeinde_sees_what_names_it_but_not_where_a_protected_place_lies(konzept: Konzept) -> None:
    node = konzept.knoten("gemeinde", "nord")
    assert node is not None
    assert [line.knoten.eintrag.id for line in gemeinde(node).zeilen] == ["uralt", "alt"]


def test_a_stelle_sees_what_it_keeps_and_what_others_keep_about_it(konzept: Konzept) -> None:
    land, kreis = konzept.knoten("stelle", "land"), konzept.knoten("stelle", "kreis")
    assert land is not None
    assert kreis is not None
    assert [line.knoten.eintrag.id for line in stelle(land).pflegt.zeilen] == ["geheim"]
    assert [line.knoten.eintrag.id for line in stelle(kreis).betrifft.zeilen] == ["geheim"]


def test_a_rule_is_called_by_its_topic(konzept: Konzept) -> None:
    node = konzept.knoten("zustaendigkeit", "regel")
    assert node is not None
    assert label(node) == "Fragen stellen: Stelle kreis"


@pytest.fixture(scope="module")
def pages(konzept: Konzept) -> dict[str, BeautifulSoup]:
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    return {page.adresse: BeautifulSoup(page.inhalt(), "lxml") for page in seiten(werk)}


def test_there_is_a_page_for_all_gemeinden_and_stellen(konzept: Konzept, pages: dict[str, BeautifulSoup]) -> None:
    wanted = {"aktualitaet/"}
    wanted |= {
        f"aktualitaet/{node.art.ordner}/{node.eintrag.id}/" for a in ("gemeinde", "stelle") for node in konzept.alle(a)
    }
    assert pages.keys() == wanted


def test_the_overview_names_what_is_overdue_and_leads_to_the_pages(pages: dict[str, BeautifulSoup]) -> None:
    page = pages["aktualitaet/"]
    first = page.select_one("table")
    assert first is not None
    assert next(cell.get_text(" ", strip=True) for cell in first.select("tbody th")) == "Uralt Anlaufstelle"
    assert "überfällig" in first.get_text()
    links = {str(link["href"]).strip("\x02") for link in page.select("a[href]")}
    assert any(link.endswith("aktualitaet/gemeinden/nord/") for link in links)
    assert any(link.endswith("aktualitaet/stellen/kreis/") for link in links)


def test_a_row_tells_by_whom_and_until_when(pages: dict[str, BeautifulSoup]) -> None:
    cells = [
        cell.get_text(" ", strip=True)
        for cell in pages["aktualitaet/gemeinden/nord/"].select("tbody tr")[1].select("td")
    ]
    assert cells[0] == "überfällig"
    assert cells[1].replace("\xa0", " ") == "21. November 2025 von Amt"
    assert cells[2].replace("\xa0", " ") == "21. November 2026"


def test_every_cell_of_a_card_has_its_label(pages: dict[str, BeautifulSoup]) -> None:
    for page in pages.values():
        for table in page.select("table.ik-table--cards"):
            assert all(cell.get("data-l") for cell in table.select("tbody td"))

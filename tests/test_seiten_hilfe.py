"""The pages of help as HTML: what people find, in which order, and what must never be there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag

from macros.components.makros import Makros
from macros.pages import Seitenwerk, pages_of
from macros.rahmen import Rahmen
from macros.render import Renderer
from tests.erfunden import entry, make
from tests.erfunden import gemeinde as ort

if TYPE_CHECKING:
    from collections.abc import Callable

    from macros.konzept import Konzept


def reader(konzept: Konzept) -> Callable[[str], Tag]:
    """Gives the content of a page by its address."""
    work = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    pages = {page.adresse: page for page in pages_of(work)}

    def read(adresse: str) -> Tag:
        main = BeautifulSoup(work.html(pages[adresse]), "lxml").select_one("main")
        assert main is not None
        return main

    return read


@pytest.fixture(scope="module")
def seite(konzept: Konzept) -> Callable[[str], Tag]:
    return reader(konzept)


def texts(tag: Tag, selector: str) -> list[str]:
    return [" ".join(found.get_text(" ", strip=True).split()).replace("\u2060", "") for found in tag.select(selector)]


def first(tag: Tag, selector: str) -> Tag:
    found = tag.select_one(selector)
    assert found is not None, selector
    return found


# ---- Anlaufstelle


def test_a_contact_point_says_first_whom_to_call(seite: Callable[[str], Tag]) -> None:
    page = seite("anlaufstellen/willkommensbuero/")
    acts = page.select(".ik-acts a")
    assert acts[0]["href"] == "tel:+493023125011"
    assert "ik-act--first" in acts[0]["class"]
    assert [a["href"] for a in acts[1:]] == [
        "mailto:willkommen@kleinmuster.example",
        "https://www.openstreetmap.org/?mlat=55.05&mlon=5.1#map=17/55.05/5.1",
        "geo:55.05,5.1",
    ]
    headings = texts(page, "h2")
    assert headings.index("Kontakt") < headings.index("Öffnungszeiten") < headings.index("Sprachen")


def test_the_week_is_a_table_for_screen_readers(seite: Callable[[str], Tag]) -> None:
    table = first(seite("anlaufstellen/willkommensbuero/"), "table.ik-hours")
    assert texts(table, "caption") == ["Öffnungszeiten: Landratsamt"]
    rows = {texts(row, "th")[0]: texts(row, "td") for row in table.select("tbody tr")}
    assert rows["Dienstag"] == ["9–12 Uhr", "geschlossen"]
    assert [head["scope"] for head in table.select("th")] == ["col"] * 3 + ["row"] * len(rows)


def test_languages_are_in_their_own_script_and_marked(seite: Callable[[str], Tag]) -> None:
    page = seite("anlaufstellen/willkommensbuero/")
    chips = page.select(".ik-chips .ik-chip > [lang]")
    assert [(chip["lang"], chip["dir"], chip.get_text()) for chip in chips] == [
        ("en", "ltr", "English"),
        ("uk", "ltr", "Українська"),
    ]


def test_a_protected_place_leaves_no_trace_of_a_place(seite: Callable[[str], Tag]) -> None:
    html = str(seite("anlaufstellen/frauenhaus/"))
    assert "Der Ort ist geheim" in html
    for trace in ("geo:", "openstreetmap", "Weg zeigen", "Hier finden Sie uns"):
        assert trace not in html


def test_search_words_are_never_shown(seite: Callable[[str], Tag]) -> None:
    html = str(seite("anlaufstellen/willkommensbuero/"))
    assert "Auslaenderamt" not in html
    assert "Begrüßung" not in html


def test_a_name_without_consent_is_nowhere() -> None:
    person = {"funktion": "Beratung Arbeit", "name": "Ina Beispiel", "telefon": "030 23125 102"}
    page = reader(make([entry("anlaufstelle", "amt", ansprechpersonen=[person])]))("anlaufstellen/amt/")
    assert "Ina Beispiel" not in str(page)
    assert "Beratung Arbeit" in texts(page, ".ik-person h3")


def test_text_from_data_is_text() -> None:
    page = reader(make([entry("anlaufstelle", "amt", name='Haus "A" & B')]))("anlaufstellen/amt/")
    assert texts(page, "h1") == ['Haus "A" & B']


def test_an_overdue_review_is_told_beside_the_number() -> None:
    """Above the first call, so that nobody relies on what may have changed."""
    call = {"zweck": "anrufen", "telefon": "030 23125 101"}
    office = entry(
        "anlaufstelle", "amt", kontakte=[call], geprueft_am="2025-11-03", geprueft_von="Amt", pruefintervall_monate="6"
    )
    box = first(reader(make([office]))("anlaufstellen/amt/"), ".ik-contact")
    said = first(box, ".ik-late")
    assert said.get_text(" ", strip=True).startswith("Rufen Sie zur Sicherheit vorher an")
    html = str(box)
    assert html.index("ik-late") < html.index("tel:")


def test_card_and_code_can_be_taken_along(seite: Callable[[str], Tag]) -> None:
    page = seite("anlaufstellen/willkommensbuero/")
    links = {text: link["href"] for link in page.select(".ik-share a") for text in [link.get_text()]}
    assert links == {
        "Kontakt speichern (vCard)": "../../anlaufstellen/willkommensbuero/willkommensbuero.vcf",
        "QR-Code speichern (SVG)": "../../anlaufstellen/willkommensbuero/qr.svg",
        "Handzettel A4": "../../anlaufstellen/willkommensbuero/handzettel/a4/",
        "Handzettel A6": "../../anlaufstellen/willkommensbuero/handzettel/a6/",
    }
    image = first(page, ".ik-share img")
    assert (image["src"], image["alt"]) == (
        "../../anlaufstellen/willkommensbuero/qr.svg",
        "QR-Code mit der Adresse dieser Seite",
    )


def test_without_an_address_of_the_site_there_is_a_card_but_no_code() -> None:
    page = reader(make([entry("anlaufstelle", "amt")], landkreis={"adresse": None}))("anlaufstellen/amt/")
    assert texts(page, ".ik-share a") == ["Kontakt speichern (vCard)", "Handzettel A4", "Handzettel A6"]
    assert page.select(".ik-share img") == []


def test_a_mistake_is_reported_by_mail(seite: Callable[[str], Tag]) -> None:
    (link,) = [a for a in seite("anlaufstellen/willkommensbuero/").select("a") if "Fehler melden" in a.get_text()]
    assert str(link["href"]).startswith("mailto:")
    assert "subject=Fehler%20auf%20der%20Seite%3A%20Willkommensb%C3%BCro&body=" in link["href"]


def test_the_open_map_learns_nothing_of_the_reader(seite: Callable[[str], Tag]) -> None:
    (link,) = [a for a in seite("anlaufstellen/willkommensbuero/").select("a") if "openstreetmap" in a["href"]]
    assert link["rel"] == ["noreferrer"]


def test_a_place_nobody_described_says_so() -> None:
    page = reader(make([entry("anlaufstelle", "amt", orte=[{"name": "Haus"}])]))("anlaufstellen/amt/")
    assert "Ob der Ort für alle zugänglich ist, steht hier noch nicht." in page.get_text()
    hotline = reader(make([entry("anlaufstelle", "amt")]))("anlaufstellen/amt/")
    assert "zugänglich" not in hotline.get_text()


def test_goals_are_on_the_page_through_the_measures() -> None:
    goal = entry("ziel", "ziel", titel="Alle finden Rat")
    measure = entry("massnahme", "mehr", titel="Mehr Beratung", ziele=["ziel"], anlaufstellen=["amt"], status="laeuft")
    page = reader(make([entry("anlaufstelle", "amt"), goal, measure]))("anlaufstellen/amt/")
    assert {"Alle finden Rat", "Mehr Beratung"} <= set(texts(page, ".ik-faden a"))


def test_a_comma_stays_with_its_link() -> None:
    places = [ort("ahausen", 1), ort("bedorf", 2)]
    office = entry("anlaufstelle", "amt", gebiete=["gemeinde:ahausen", "gemeinde:bedorf"])
    page = reader(make([office, *places]))("anlaufstellen/amt/")
    assert texts(page, ".ik-glied")[:2] == ["Ahausen ,", "Bedorf"]


def test_a_registered_club_is_not_torn_apart() -> None:
    page = reader(make([entry("anlaufstelle", "amt", name="Willkommen e. V.")]))("anlaufstellen/amt/")
    assert first(page, "h1").get_text() == "Willkommen e.\u00a0V."


@pytest.mark.parametrize(("today", "late"), [(date(2027, 5, 3), False), (date(2027, 5, 4), True)])
def test_an_overdue_review_tells_people_to_call_first(today: date, late: bool) -> None:  # noqa: FBT001 -- a parametrised value
    office = entry("anlaufstelle", "amt", geprueft_am="2026-11-03", geprueft_von="Amt", pruefintervall_monate="6")
    page = reader(make([office], stichtag=today))("anlaufstellen/amt/")
    box = first(page, ".ik-checked")
    assert ("is-late" in box["class"]) is late
    assert ("Rufen Sie zur Sicherheit vorher an." in box.get_text()) is late
    assert "Zuletzt geprüft am 3.\u00a0November\u00a02026" in box.get_text()
    assert ("Nächste Prüfung: Mai\u00a02027" in box.get_text()) is not late


# ---- Gemeinde


def test_the_map_of_a_gemeinde_marks_it_and_stays_out_of_the_way(seite: Callable[[str], Tag]) -> None:
    svg = first(seite("gemeinden/beispielhausen/"), "svg.ik-map")
    assert svg["aria-hidden"] == "true"
    assert {a["tabindex"] for a in svg.select("a")} == {"-1"}
    assert texts(svg, "a.is-here > title") == ["Beispielhausen"]


def test_a_gemeinde_names_its_key_contacts(seite: Callable[[str], Tag]) -> None:
    page = seite("gemeinden/beispielhausen/")
    cards = first(page, ".ik-flow > .ik-cards")
    assert texts(cards, "h3") == ["Hilft Ihnen weiter", "Rathaus Beispielhausen", "Verband"]
    assert texts(cards, ".ik-tel") == ["030 23125 011", "030 23125 030", "030 23125 030"]
    assert texts(seite("gemeinden/beispielstadt/"), ".ik-cards .ik-card--key h3") == ["Ihre erste Anlaufstelle"]


def test_a_gemeinde_answers_every_topic(seite: Callable[[str], Tag]) -> None:
    rows = seite("gemeinden/beispielhausen/").select(".ik-answers > div")
    found = {texts(row, ":scope > dt a")[0]: texts(row, ":scope > dd > span a") for row in rows}
    assert found["Neu im Landkreis"] == ["Willkommensbüro"]
    assert found["Wohnung anmelden"][0] == "Verbandsverwaltung Muster"
    assert "Für manche Menschen gilt etwas anderes." in texts(rows[1], "dd a")
    part = first(seite("zustaendig/beispielhausen/"), "#wohnsitz-anmelden details")
    assert "Für Menschen, die in einer Unterkunft des Landes wohnen:" in texts(part, "p")


def test_a_gemeinde_shows_its_figures_with_their_year(seite: Callable[[str], Tag]) -> None:
    page = seite("gemeinden/beispielhausen/")
    figures = {texts(box, "dt")[0]: texts(box, "dd") for box in page.select(".ik-figs > div")}
    assert figures["Einwohnerinnen und Einwohner"] == ["3.000", "Stand: 31. Dezember 2025"]
    assert figures["Plätze in Sprachkursen"] == ["12", "2025, Eigene Zählung des Landkreises. mit Abendkurs"]


def test_a_name_in_another_language_is_marked(seite: Callable[[str], Tag]) -> None:
    name = first(seite("gemeinden/beispielhausen/"), ".ik-lead [lang]")
    assert (name["lang"], name.get_text()) == ("hsb", "Příkładowo")


def test_a_gap_says_so_and_gives_a_number() -> None:
    concept = make(
        [
            ort("ahausen", 1),
            entry("anliegen", "geld", titel="Geld bekommen"),
            entry("anlaufstelle", "hilfe", name="Hilfe", kontakte=[{"zweck": "anrufen", "telefon": "030 23125 100"}]),
        ],
        konzept={"koordination_anlaufstelle": "hilfe"},
    )
    read = reader(concept)
    row = first(read("gemeinden/ahausen/"), ".ik-answers > div")
    assert "Noch niemand benannt." in row.get_text()
    assert texts(row, ".ik-tel") == ["030 23125 100"]
    gap = first(read("anliegen/geld/"), ".ik-gap")
    assert texts(gap, "h3") == ["Noch niemand benannt"]
    assert texts(gap, ".ik-tel") == ["030 23125 100"]
    assert texts(read("anliegen/"), ".ik-status") == ["niemand benannt"]


# ---- topics, rules, offices, tasks


def test_a_topic_groups_gemeinden_by_answer(seite: Callable[[str], Tag]) -> None:
    rows = first(seite("anliegen/wohnsitz-anmelden/"), ".ik-answers").select(":scope > div")
    found = {tuple(texts(row, "dt a")): texts(row, "dd a:not(.ik-tel)")[0] for row in rows}
    assert found == {
        ("Beispielhausen",): "Verbandsverwaltung Muster",
        ("Beispielstadt",): "Stadtverwaltung Beispielstadt",
    }
    assert texts(seite("anliegen/ankommen/"), ".ik-answers dt") == ["Überall im Landkreis Kleinmuster"]


def test_a_change_to_come_is_told_with_its_day(seite: Callable[[str], Tag]) -> None:
    page = seite("anliegen/wohnsitz-anmelden/")
    assert any("Ab 1.\u00a0Juli\u00a02027:" in found.get_text() for found in page.select("dd"))


def test_every_rule_has_its_anchor(konzept: Konzept, seite: Callable[[str], Tag]) -> None:
    anchors = {li["id"] for li in seite("zustaendigkeiten/").select("li[id]")}
    assert anchors == konzept.ids("zustaendigkeit")


def test_the_organigramm_is_a_nested_list_with_the_coordination_marked(seite: Callable[[str], Tag]) -> None:
    chart = first(seite("stellen/"), "ul.ik-org")
    assert texts(chart, ":scope > li > .ik-box a") == ["Landratsamt Kleinmuster"]
    assert texts(chart, ".ik-box--key a") == ["Sachgebiet Integration"]
    assert texts(chart, "li li .ik-box a") == ["Sachgebiet Integration"]


def test_an_office_shows_staff_and_money(seite: Callable[[str], Tag]) -> None:
    page = seite("stellen/kreis-integration/")
    row = first(page, "table tbody tr")
    assert texts(row, "th, td") == [
        "Koordination Integration",
        "1,5",
        "Landesförderung und Kreishaushalt",
        "befristet bis 31. Dezember 2028",
    ]
    assert "koordiniert das Integrationskonzept" in page.get_text()


def test_who_does_what_is_a_table_that_stays_one_as_cards(seite: Callable[[str], Tag]) -> None:
    table = first(seite("aufgaben/"), "table")
    cells = table.select("tbody td")
    assert all(cell["data-l"] for cell in cells)
    assert "Beschluss des Kreistags vom 12. März 2025" in texts(table, "td")


def test_an_offer_says_when_where_and_how(seite: Callable[[str], Tag]) -> None:
    page = seite("angebote/sprachcafe/")
    assert texts(page, ".ik-sign") == ["Sprachtreff"]
    (when,) = [line for line in texts(page, ".ik-icons li") if line.startswith("Jeden Mittwoch")]
    assert "16–18" in when
    assert "nicht am 30. Dezember 2026" in when
    assert "Ohne Anmeldung" in texts(page, ".ik-icons li")
    assert "Dieses Angebot gibt es bis zum 31. Dezember 2027." in texts(page, ".ik-note")


# ---- start page and macros


def test_the_start_page_puts_needs_first(konzept: Konzept) -> None:
    html = BeautifulSoup(str(Makros(Renderer(konzept), Rahmen(konzept)).startseite()), "lxml")
    assert texts(html, "h1") == ["Was suchen Sie?"]
    assert texts(html, "h2") == ["Wobei brauchen Sie Hilfe?", "Wo wohnen Sie?", "Stand des Konzepts", "Neu"]
    assert texts(html, ".ik-tile b") == ["Wohnung anmelden"]
    assert texts(html, ".ik-pick a") == ["Beispielhausen", "Beispielstadt"]
    assert "1 von 1 Maßnahmen laufen oder sind abgeschlossen." in texts(html, ".ik-lead")
    assert texts(html, "blockquote") == ["„Ankommen soll leicht sein.“"]


def test_pages_of_help_hold_in_another_concept() -> None:
    """The barest concept: nothing known of the Gemeinde but its keys."""
    read = reader(make([ort("ahausen", 1), entry("anlaufstelle", "amt"), entry("angebot", "treff")]))
    for adresse in ("gemeinden/ahausen/", "anlaufstellen/amt/", "angebote/treff/", "stellen/kreis/", "anliegen/"):
        assert read(adresse).select_one("h1")

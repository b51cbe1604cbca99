"""schema.org descriptions: true to the data, small, and unable to break out of their script."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.arten import ARTEN
from macros.exports.jsonld import entry_page, knoten_jsonld, krumen_jsonld, script, start_page, term_set
from macros.exports.jsonld.bausteine import place_hours, thing
from macros.konzept import Konzept
from macros.konzept.knoten import Teil
from macros.model.angebot import Rhythmus
from macros.model.anlaufstelle import Ort
from macros.pages.kopf import entry_head, list_head, prose_head
from macros.render import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Knoten

HERE = Path(__file__).resolve().parent.parent
SITE = "https://integration.kleinmuster.example/"


def node(konzept: Konzept, art: str, key: str) -> Knoten:
    found = konzept.knoten(art, key)
    assert found is not None
    return found


def described(konzept: Konzept, art: str, key: str) -> Any:
    found = knoten_jsonld(node(konzept, art, key))
    assert found is not None
    return found


def changed(konzept: Konzept, art: str, key: str, **values: object) -> Konzept:
    entries = {kind: dict(found) for kind, found in konzept.daten.eintraege.items()}
    entries[art][key] = entries[art][key].model_copy(update=values)
    return Konzept(replace(konzept.daten, eintraege=entries), konzept.stichtag)


def homeless(konzept: Konzept) -> Konzept:
    kreis = konzept.daten.landkreis.model_copy(update={"adresse": None})
    return Konzept(replace(konzept.daten, landkreis=kreis), konzept.stichtag)


def place(konzept: Konzept, **values: object) -> Any:
    return place_hours(konzept, Teil(konzept, Ort.model_validate(values)))


def urls(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in {"url", "item", "contentUrl", "inDefinedTermSet"} and isinstance(inner, str):
                yield inner
            yield from urls(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from urls(inner)


def test_a_contact_point_is_an_organization_with_places(konzept: Konzept) -> None:
    found = described(konzept, "anlaufstelle", "willkommensbuero")
    assert found["@type"] == "GovernmentOrganization"
    assert found["url"] == f"{SITE}anlaufstellen/willkommensbuero/"
    assert found["parentOrganization"]["name"] == "Sachgebiet Integration"
    assert found["areaServed"] == {"@type": "AdministrativeArea", "name": "Landkreis Kleinmuster"}
    call, mail = found["contactPoint"]
    assert call["telephone"] == "+493023125011"
    assert call["availableLanguage"] == ["de", "en"]
    assert mail["email"] == "willkommen@kleinmuster.example"
    where = found["location"]
    assert where["address"]["streetAddress"] == "Musterallee 1"
    assert where["geo"] == {"@type": "GeoCoordinates", "latitude": 55.05, "longitude": 5.1}
    assert where["openingHoursSpecification"] == {
        "@type": "OpeningHoursSpecification", "dayOfWeek": ["Tuesday", "Thursday"], "opens": "09:00", "closes": "12:00",
    }  # fmt: skip
    assert where["specialOpeningHoursSpecification"][0] == {
        "@type": "OpeningHoursSpecification", "opens": "00:00", "closes": "00:00",
        "validFrom": "2026-12-24", "validThrough": "2026-12-31",
    }  # fmt: skip


def test_hours_that_are_not_known_or_by_appointment_are_not_told(konzept: Konzept) -> None:
    assert place(konzept, zeitstatus="unbekannt") == {}
    for told in (
        place(konzept, zeitstatus="nur_mit_termin"),
        place(konzept, zeitstatus="nur_mit_termin", oeffnungszeiten="Mo-Fr 08:00-12:00"),
    ):
        assert told == {"openingHoursSpecification": [], "specialOpeningHoursSpecification": []}


def test_a_closed_place_says_so(konzept: Konzept) -> None:
    told = place(konzept, zeitstatus="geschlossen")["openingHoursSpecification"]
    assert (told["opens"], told["closes"], len(told["dayOfWeek"])) == ("00:00", "00:00", 7)


def test_seasons_whole_days_and_nights(konzept: Konzept) -> None:
    summer = place(konzept, oeffnungszeiten="Mo-Fr 09:00-17:00; Jul-Aug Mo-Th 08:00-12:00; Jul-Aug Fr off")
    season = [part for part in summer["specialOpeningHoursSpecification"] if part["validFrom"] == "2027-07-01"]
    assert [(part["dayOfWeek"], part["opens"], part["closes"]) for part in season] == [
        (["Monday", "Tuesday", "Wednesday", "Thursday"], "08:00", "12:00"),
        ("Friday", "00:00", "00:00"),
    ]
    [always] = place(konzept, oeffnungszeiten="24/7")["openingHoursSpecification"]
    assert (always["opens"], always["closes"], len(always["dayOfWeek"])) == ("00:00", "23:59", 7)
    [night] = place(konzept, oeffnungszeiten="Fr 20:00-02:00")["openingHoursSpecification"]
    assert (night["opens"], night["closes"]) == ("20:00", "02:00")
    nth = place(konzept, oeffnungszeiten="We[1] 10:00-12:00")
    assert nth["openingHoursSpecification"] == []
    assert [part["validFrom"] for part in nth["specialOpeningHoursSpecification"]] == [
        "2026-12-02", "2027-01-06", "2027-02-03",
    ]  # fmt: skip


@pytest.mark.parametrize("which", ["konzept", "demo"])
def test_a_secret_place_is_not_told(which: str, request: pytest.FixtureRequest) -> None:
    given_: Konzept = request.getfixturevalue(which)
    secret = [found for found in given_.alle("anlaufstelle") if found.geschuetzt]
    assert secret
    for found in secret:
        assert "location" not in (knoten_jsonld(found) or {})
        for offer in found.rueck("angebot", "anlaufstelle"):
            assert "location" not in (knoten_jsonld(offer) or {})


def test_an_offer_with_dates_is_an_event(konzept: Konzept) -> None:
    found = described(konzept, "angebot", "sprachcafe")
    assert found["@type"] == "Event"
    assert found["startDate"] == "2026-01-07"
    assert found["location"]["address"]["addressLocality"] == "Beispielstadt"
    schedule = found["eventSchedule"]
    assert (schedule["repeatFrequency"], schedule["byDay"], schedule["startTime"]) == ("P1W", "WE", "16:00")
    assert schedule["exceptDate"] == "2026-12-30"
    assert schedule["description"] == "Nicht in den Schulferien."


def test_a_single_date_is_a_moment_with_its_offset(konzept: Konzept) -> None:
    entry: Any = node(konzept, "angebot", "sprachcafe").eintrag
    once = entry.termine[0].model_copy(
        update={"rhythmus": Rhythmus.EINMALIG, "erster_tag": date(2027, 7, 1), "tage": (), "nicht_am": ()}
    )
    found = described(changed(konzept, "angebot", "sprachcafe", termine=(once,)), "angebot", "sprachcafe")
    assert (found["startDate"], found["endDate"]) == ("2027-07-01T16:00+02:00", "2027-07-01T18:00+02:00")
    assert "eventSchedule" not in found


def test_an_offer_without_dates_is_a_service_and_none_when_over(konzept: Konzept) -> None:
    undated = changed(konzept, "angebot", "sprachcafe", termine=())
    assert described(undated, "angebot", "sprachcafe")["@type"] == "Service"
    over = changed(konzept, "angebot", "sprachcafe", gueltig_bis=date(2026, 1, 1))
    assert knoten_jsonld(node(over, "angebot", "sprachcafe")) is None


def test_the_other_kinds(konzept: Konzept) -> None:
    types = {art.key: (knoten_jsonld(konzept.alle(art.key)[0]) or {}).get("@type") for art in ARTEN}
    assert types["gemeinde"] == types["verband"] == "AdministrativeArea"
    assert types["anliegen"] in {"GovernmentService", "Service"}
    assert types["begriff"] == "DefinedTerm"
    assert types["indikator"] == "Dataset"
    assert types["meldung"] == "NewsArticle"
    assert types["massnahme"] is None
    keys = described(konzept, "gemeinde", "beispielstadt")["identifier"]
    assert [key["propertyID"] for key in keys] == ["ARS", "AGS"]


def test_the_page_says_licence_owner_and_days(konzept: Konzept) -> None:
    page = entry_page(node(konzept, "anlaufstelle", "willkommensbuero"))
    assert page["license"] == "https://creativecommons.org/licenses/by/4.0/deed.de"
    assert page["maintainer"]["name"] == "Sachgebiet Integration"
    assert (page["dateModified"], page["lastReviewed"]) == ("2026-09-01", "2026-09-01")


def test_crumbs() -> None:
    found = krumen_jsonld((("Start", ""), ("Anliegen", "anliegen/"), ("Wohnen", None)), "https://x.example/")
    assert found["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Start", "item": "https://x.example/"},
        {"@type": "ListItem", "position": 2, "name": "Anliegen", "item": "https://x.example/anliegen/"},
        {"@type": "ListItem", "position": 3, "name": "Wohnen"},
    ]


def test_every_own_link_is_a_page_with_and_without_an_address(konzept: Konzept) -> None:
    pages = {found.adresse for art in ARTEN for found in konzept.alle(art.key)} | {"begriffe/"}
    for given_, root in ((konzept, SITE), (homeless(konzept), "https://x.example/unter/")):
        for art in ARTEN:
            for found in given_.alle(art.key):
                for url in urls(entry_page(found)):
                    full = urljoin(root + found.adresse, url)
                    if full.startswith(root):
                        assert full.removeprefix(root) in pages or full.endswith(".json"), url
                    else:
                        assert url.startswith("https://"), url


def test_the_start_page_and_the_terms(konzept: Konzept) -> None:
    site = start_page(konzept)
    assert (site["@type"], site["url"]) == ("WebSite", SITE)
    art = next(art for art in ARTEN if art.key == "begriff")
    terms = term_set(konzept, art)
    assert [term["url"] for term in terms["hasDefinedTerm"]] == [f"#{n.eintrag.id}" for n in konzept.alle("begriff")]


def test_heads_of_pages(konzept: Konzept) -> None:
    gemeinde = node(konzept, "gemeinde", "beispielstadt")
    head = BeautifulSoup(entry_head(gemeinde), "lxml")
    [link] = head.select("link[rel=alternate]")
    assert (link["type"], link["href"]) == ("application/atom+xml", f"{ROOT}gemeinden/beispielstadt/feed.xml")
    assert json.loads(head.script.string or "")["@type"] == "WebPage"  # type: ignore[union-attr]  # a page without it fails too
    start = BeautifulSoup(prose_head(konzept, "", (), "./"), "lxml")
    assert [link["href"] for link in start.select("link")] == ["./feed.xml"]
    news = next(art for art in ARTEN if art.key == "meldung")
    assert f"{ROOT}feed.xml" in list_head(konzept, news)


@given(st.text())
def test_nothing_breaks_out_of_the_script(text: str) -> None:
    for hostile in (text, f"</script><script>{text}", f"<!--{text}"):
        html = f"<body>{script(thing('Thing', name=hostile))}<p>danach</p></body>"
        soup = BeautifulSoup(html, "html.parser")
        assert len(soup.find_all("script")) == 1
        assert soup.p is not None
        assert soup.p.string == "danach"
        assert "<" not in str(soup.script.string)  # type: ignore[union-attr]  # a page without it fails too
        data = json.loads(str(soup.script.string))  # type: ignore[union-attr]  # a page without it fails too
        assert data.get("name", "") == hostile


def test_a_page_stays_small(demo: Konzept) -> None:
    sizes = sorted(
        len(gzip.compress(script(entry_page(found)).encode())) for art in ARTEN for found in demo.alle(art.key)
    )
    assert sizes[-1] < 1300
    assert sizes[len(sizes) // 2] < 500


def test_words_for_finding_are_not_told(konzept: Konzept) -> None:
    text = "".join(script(entry_page(found)) for art in ARTEN for found in konzept.alle(art.key))
    assert "Auslaenderamt" not in text
    assert "Mara Muster" not in text

"""Embeds: quiet HTML with owner, dates and a hash of the facts; a manifest of them all (Z17, DESIGN §5)."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import jsonschema
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.components.einbettung import ORDNER, Was
from macros.components.einbettungen import ROWS, embed, embeds
from macros.exports.einbetten import files
from macros.exports.einbetten.manifest import DATEI, SCHEMA_DATEI
from macros.exports.einbetten.schnipsel import NIRGENDWO, iframe, php, python
from macros.konzept import Konzept
from macros.model.listen import Entfallenliste
from tests.ansehen import node, only, words
from tests.erfunden import entry, gemeinde, make

if TYPE_CHECKING:
    from pathlib import Path


ROOT = "https://konzept.kleinmuster.example/"
HOSTILE = (
    "</textarea></code><script>alert(1)</script>\"'><img src=x onerror=alert(2)> {{ 7*7 }} ?> <?php x(); \\' &amp;"
)
OFFICE = {
    "name": "Beratung",
    "kurz": "Hilft bei allem.",
    "gebiete": ["gemeinde:altdorf"],
    "kontakte": [{"zweck": "anrufen", "telefon": "030 23125 101"}, {"zweck": "schreiben", "email": "a@b.example"}],
    "orte": [{"strasse": "Weg 1", "plz": "00101", "ort": "Altdorf", "gemeinde": "altdorf",
              "oeffnungszeiten": "Mo-Fr 09:00-12:00"}],
    "sprachen": [{"sprache": "de"}, {"sprache": "uk"}],
    "geprueft_am": "2026-11-03", "geprueft_von": "Sachgebiet", "pruefintervall_monate": 6,
}  # fmt: skip


def concept(office: dict[str, Any] | None = None, **more: Any) -> Konzept:
    """One Gemeinde, one contact point, one offer, one Anliegen with a rule, one measure."""
    return make(
        [
            gemeinde("altdorf", 1),
            entry("anlaufstelle", "beratung", **{**OFFICE, **(office or {})}),
            entry("angebot", "chor", titel="Chor", gebiete=["gemeinde:altdorf"]),
            entry("anliegen", "deutsch", titel="Deutsch lernen"),
            entry("zustaendigkeit", "deutsch", anliegen="deutsch", gebiete=["landkreis"], anlaufstellen=["beratung"]),
            entry("massnahme", "kurs", titel="Kurs", status="laeuft", phase="umsetzung", beginn="2026-01-01",
                  ende="2027-12-31", gebiete=["gemeinde:altdorf"], federfuehrung="kreis"),
        ],
        **more,
    )  # fmt: skip


def written(konzept: Konzept) -> dict[str, str]:
    return {file.adresse: file.inhalt.decode() for file in files(konzept)}


def fragments(konzept: Konzept) -> dict[str, BeautifulSoup]:
    return {
        address: BeautifulSoup(text, "lxml")
        for address, text in written(konzept).items()
        if address.endswith("fragment.html")
    }


def hashes(konzept: Konzept) -> dict[str, str]:
    return {one.adresse: one.inhalt for one in embeds(konzept)}


def test_each_thing_has_a_frame_a_light_one_and_a_fragment() -> None:
    places = ["gemeinden/altdorf/anlaufstellen", "gemeinden/altdorf/angebote", "gemeinden/altdorf/zustaendig"]
    places += ["anlaufstellen/beratung", "massnahmen/kurs"]
    names = ("index.html", "hell.html", "fragment.html")
    each = {f"{ORDNER}{place}/{name}" for place in places for name in names}
    assert set(written(concept())) == {*each, f"{ORDNER}stil.css", DATEI, SCHEMA_DATEI}


def test_a_fragment_is_only_meaning_and_says_who_keeps_it_since_when_and_where_it_is_from() -> None:
    for address, soup in fragments(concept()).items():
        section = soup.section
        assert section is not None
        assert section["class"] == ["ik-embed"]
        assert not soup.select("script, style, link, img, iframe, form, [id], [style]"), address
        assert not [name for tag in soup.find_all() for name in tag.attrs if name.startswith("on")]
        said = words(soup)
        assert "Gepflegt von: Stelle kreis." in said
        assert "Stand: 1. September 2026." in " ".join(said.split())
        assert "Lizenz: CC BY 4.0" in said
        assert str(section["data-inhalt"]).removeprefix("sha256:")[:12] in said
        assert soup.select_one(f'a[href^="{ROOT}"]'), address
        assert all(
            str(a["href"]).startswith((ROOT, "https://creativecommons.org/", "tel:", "mailto:")) for a in soup("a")
        ), address
        assert all("noreferrer" in a["rel"] for a in soup("a") if str(a["href"]).startswith("http"))


def test_a_contact_point_can_be_called_and_its_hours_keep_their_direction() -> None:
    soup = fragments(concept())[f"{ORDNER}anlaufstellen/beratung/fragment.html"]
    call = soup.find("a", href="tel:+493023125101")
    assert call is not None
    assert words(call.bdi) == "030 23125 101"
    assert "9\u2060–\u206012" in [bdi.text for bdi in soup("bdi")]
    assert "Weg 1, 00101 Altdorf" in words(soup)
    assert "Geprüft am 3. November 2026." in " ".join(words(soup).split())


@pytest.mark.parametrize(("checked", "asked"), [("2026-11-03", False), ("2025-11-03", True)])
def test_what_was_not_checked_in_time_asks_to_call_before(checked: str, *, asked: bool) -> None:
    made = fragments(concept({"geprueft_am": checked}))
    for place in ("anlaufstellen/beratung", "gemeinden/altdorf/anlaufstellen"):
        assert ("Bitte vorher anrufen" in words(made[f"{ORDNER}{place}/fragment.html"])) is asked


def test_a_secret_address_is_in_no_file() -> None:
    place = {"strasse": "Verborgener Weg 7", "plz": "00101", "ort": "Altdorf", "gemeinde": "altdorf"}
    secret = {"geschuetzt": True, "orte": [place]}
    text = "".join(written(concept(secret)).values())
    assert "Verborgener Weg" not in text
    assert "Der Ort ist geheim" in text


def test_a_draft_is_embedded_nowhere() -> None:
    assert "beratung" not in "".join(written(concept({"entwurf": True}))).replace("anlaufstellen", "")


def test_a_long_list_is_a_glance_and_leads_to_the_whole() -> None:
    many = [entry("anlaufstelle", f"a{n}", name=f"Stelle {n}", gebiete=["landkreis"]) for n in range(ROWS + 3)]
    found = embed(Was.ANLAUFSTELLEN, node(only(gemeinde("altdorf", 1), *many), "gemeinde", "altdorf"))
    assert len(found.zeilen) == ROWS
    assert found.mehr == (f"Alle {ROWS + 3} Anlaufstellen ansehen", "gemeinden/altdorf/")


def test_an_empty_list_says_so() -> None:
    made = fragments(only(gemeinde("altdorf", 1)))
    assert "noch keine Anlaufstelle" in words(made[f"{ORDNER}gemeinden/altdorf/anlaufstellen/fragment.html"])
    assert "kein Angebot" in words(made[f"{ORDNER}gemeinden/altdorf/angebote/fragment.html"])


# --- the hash


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Beratungsstelle"},
        {"kontakte": [{"zweck": "anrufen", "telefon": "030 23125 102"}]},
        {"orte": [{"strasse": "Weg 2", "plz": "00101", "ort": "Altdorf", "oeffnungszeiten": "Mo-Fr 09:00-12:00"}]},
        {"orte": [{"strasse": "Weg 1", "plz": "00101", "ort": "Altdorf", "oeffnungszeiten": "Mo-Fr 09:00-13:00"}]},
        {"sprachen": [{"sprache": "de"}]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_hash_changes_with_each_fact_in_the_embeds_that_show_it(change: dict[str, Any]) -> None:
    before, after = hashes(concept()), hashes(concept(change))
    changed = {address for address in before if before[address] != after[address]}
    assert {f"{ORDNER}anlaufstellen/beratung/", f"{ORDNER}gemeinden/altdorf/anlaufstellen/"} <= changed
    assert not changed & {f"{ORDNER}massnahmen/kurs/", f"{ORDNER}gemeinden/altdorf/angebote/"}


@pytest.mark.parametrize(
    "care",
    [
        {"geprueft_am": "2020-01-01"},
        {"geprueft_von": "Leitung"},
        {"pruefintervall_monate": 24},
        {"stand": "2026-10-01"},
    ],
)
def test_the_hash_does_not_change_with_the_dates_of_care(care: dict[str, Any]) -> None:
    assert hashes(concept()) == hashes(concept(care))


def test_the_hash_does_not_depend_on_the_address_of_the_site() -> None:
    assert hashes(concept()) == hashes(concept(landkreis={"adresse": "https://anderswo.example/kreis/"}))


# --- the manifest


def test_the_manifest_lists_every_embed_as_it_is_and_keeps_to_its_schema() -> None:
    made = written(concept())
    manifest, schema = json.loads(made[DATEI]), json.loads(made[SCHEMA_DATEI])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(manifest, schema, format_checker=jsonschema.FormatChecker())
    for one in manifest["einbettungen"]:
        section = BeautifulSoup(made[one["fragment"].removeprefix(ROOT)], "lxml").section
        assert section is not None
        assert (section["data-was"], section["data-kennung"], section["data-zustand"], section["data-inhalt"]) == (
            one["was"], one["id"], one["zustand"], one["inhalt"],
        )  # fmt: skip
        assert f"{one['rahmen'].removeprefix(ROOT)}index.html" in made
        assert one["rahmen_hell"].removeprefix(ROOT) in made
    listed = {one["fragment"].removeprefix(ROOT) for one in manifest["einbettungen"]}
    assert listed == {address for address in made if address.endswith("fragment.html")}
    office = next(one for one in manifest["einbettungen"] if one["was"] == "anlaufstelle")
    assert (office["stand"], office["geprueft_am"], office["pruefung_faellig_am"], office["pflegt"]) == (
        "2026-09-01", "2026-11-03", "2027-05-03", ["Stelle kreis"],
    )  # fmt: skip


def test_the_same_data_make_the_same_bytes() -> None:
    assert written(concept()) == written(concept())


def test_the_programme_of_the_kit_tells_what_changed(tmp_path: Path) -> None:
    (tmp_path / "vergleich.py").write_text(python(), encoding="utf-8")
    (tmp_path / "alt.json").write_text(written(concept())[DATEI], encoding="utf-8")
    changed = written(concept({"kontakte": [{"zweck": "anrufen", "telefon": "030 23125 103"}]}))[DATEI]
    (tmp_path / "neu.json").write_text(changed, encoding="utf-8")

    def compare(one: str, other: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "vergleich.py", one, other], cwd=tmp_path, capture_output=True, check=True,
            encoding="utf-8", env={"PYTHONUTF8": "1"},
        )  # fmt: skip
        return done.stdout.splitlines()

    assert compare("alt.json", "alt.json") == []
    assert [line.partition(" https")[0] for line in compare("alt.json", "neu.json")] == [
        "geändert: Beratung", "geändert: Hilfe in Altdorf", "geändert: Wer hilft wobei in Altdorf?",
    ]  # fmt: skip


# --- without an address


def test_without_an_address_of_the_site_links_are_relative_and_lead_to_its_pages() -> None:
    konzept = concept(landkreis={"adresse": None})
    soup = fragments(konzept)[f"{ORDNER}anlaufstellen/beratung/fragment.html"]
    here = f"http://x.example/{ORDNER}anlaufstellen/beratung/fragment.html"
    links = {urljoin(here, str(a["href"])) for a in soup("a")}
    assert "http://x.example/anlaufstellen/beratung/" in links
    assert NIRGENDWO in iframe(konzept, next(iter(embeds(konzept))))
    records = json.loads(written(konzept)[DATEI])["einbettungen"]
    assert {urljoin(f"http://x.example/{DATEI}", one["fragment"]) for one in records} == {
        f"http://x.example/{address}" for address in fragments(konzept)
    }


# --- what moved and what ended


def test_a_former_id_shows_the_same_content_and_the_new_address() -> None:
    konzept = concept({"frueher": ["alte-beratung"]})
    made = fragments(konzept)
    old, new = (made[f"{ORDNER}anlaufstellen/{key}/fragment.html"] for key in ("alte-beratung", "beratung"))
    assert "030 23125 101" in words(old)
    assert "Diese Einbettung hat eine neue Adresse." in words(old)
    assert old.find("a", href=f"{ROOT}{ORDNER}anlaufstellen/beratung/")
    assert new.find("p", class_="ik-embed__note") is None
    record = next(one for one in json.loads(written(konzept)[DATEI])["einbettungen"] if one["id"] == "alte-beratung")
    assert record["zustand"] == "umgezogen"
    assert record["nachfolger"]["fragment"] == f"{ROOT}{ORDNER}anlaufstellen/beratung/fragment.html"


def ended(*gone: dict[str, Any]) -> Konzept:
    konzept = concept()
    given = {"eintraege": [{"titel": "Alte Stelle", "seit": "2026-01-31", **one} for one in gone]}
    object.__setattr__(konzept.daten, "entfallen", Entfallenliste.model_validate(given))
    return konzept


def test_what_ended_says_since_when_why_and_where_to_go_on() -> None:
    konzept = ended({"art": "anlaufstelle", "id": "alt", "grund": "Umbau.", "nachfolger": "anlaufstelle:beratung"})
    soup = fragments(konzept)[f"{ORDNER}anlaufstellen/alt/fragment.html"]
    said = " ".join(words(soup).split())
    assert "Diesen Eintrag gibt es seit dem 31. Januar 2026 nicht mehr. Umbau. Weiter geht es hier: Beratung" in said
    assert soup.find("a", href=f"{ROOT}anlaufstellen/beratung/")
    record = next(one for one in json.loads(written(konzept)[DATEI])["einbettungen"] if one["id"] == "alt")
    assert (record["zustand"], record["seit"]) == ("entfallen", "2026-01-31")
    assert record["nachfolger"]["seite"] == f"{ROOT}anlaufstellen/beratung/"


def test_a_gemeinde_that_ended_answers_at_all_its_addresses() -> None:
    made = fragments(ended({"art": "gemeinde", "id": "neudorf", "nachfolger": "gemeinde:altdorf"}))
    for part in ("anlaufstellen", "angebote", "zustaendig"):
        soup = made[f"{ORDNER}gemeinden/neudorf/{part}/fragment.html"]
        assert soup.find("a", href=f"{ROOT}{ORDNER}gemeinden/altdorf/{part}/")


def test_a_chain_of_successors_leads_to_its_end_and_a_circle_to_none() -> None:
    konzept = ended(
        {"art": "massnahme", "id": "eins", "nachfolger": "massnahme:zwei"},
        {"art": "massnahme", "id": "zwei", "nachfolger": "massnahme:kurs"},
        {"art": "massnahme", "id": "drei", "nachfolger": "massnahme:vier"},
        {"art": "massnahme", "id": "vier", "nachfolger": "massnahme:drei"},
    )
    notes = {one.kennung: one.hinweis for one in embeds(konzept) if one.was is Was.MASSNAHME}
    assert [note.weiter[0] if note and note.weiter else None for note in map(notes.get, ("eins", "zwei", "drei"))] == [
        "Kurs", "Kurs", None,
    ]  # fmt: skip


# --- nothing in the data breaks out


def hostile(text: str) -> Konzept:
    """Names as they would be if the checks let them through."""
    konzept = make(
        [
            gemeinde("altdorf", 1),
            entry("anlaufstelle", "beratung", **OFFICE).model_copy(update={"name": text, "kurz": text, "kosten": text}),
            entry("angebot", "chor", gebiete=["gemeinde:altdorf"]).model_copy(update={"titel": text}),
            entry("anliegen", "deutsch").model_copy(update={"titel": text}),
            entry("zustaendigkeit", "d", anliegen="deutsch", gebiete=["landkreis"], anlaufstellen=["beratung"]),
            entry("massnahme", "kurs", status="laeuft").model_copy(update={"titel": text, "status_grund": text}),
        ]
    )
    county = konzept.daten.landkreis.model_copy(update={"name": text})
    return Konzept(replace(konzept.daten, landkreis=county), konzept.stichtag)


def shape(soup: BeautifulSoup) -> list[tuple[str, tuple[str, ...]]]:
    return [(tag.name, tuple(sorted(tag.attrs))) for tag in soup.find_all()]


NAMES = st.one_of(st.just(HOSTILE), st.text("<>\"'&{}%?;=/\\ ax\n-!`$", min_size=1, max_size=30).filter(str.strip))


@settings(max_examples=25)
@given(NAMES)
def test_hostile_names_stay_text_in_every_embed_and_snippet(text: str) -> None:
    text = f"x{' '.join(text.split())}"
    good, bad = hostile("Harmlos"), hostile(text)
    harmless = written(good)
    for address, html in written(bad).items():
        if address.endswith(".html"):
            assert shape(BeautifulSoup(html, "lxml")) == shape(BeautifulSoup(harmless[address], "lxml")), address
    assert len(json.loads(written(bad)[DATEI])["einbettungen"]) == len(list(embeds(bad)))
    for one in embeds(bad):
        snippet = BeautifulSoup(iframe(bad, one), "html.parser")
        assert shape(snippet) == [
            ("iframe", ("height", "loading", "referrerpolicy", "src", "style", "title", "width")),
            ("p", ()),
            ("a", ("href",)),
        ]
        assert snippet.iframe is not None
        assert snippet.iframe["title"] == one.titel
        assert text not in php(bad, one)


def test_an_address_with_quotes_cannot_leave_the_php_string() -> None:
    konzept = concept()
    object.__setattr__(konzept.daten.landkreis, "adresse", "https://x.example/'.system(1).'\\")
    strings = php(konzept, next(iter(embeds(konzept)))).split("$adresse = ")[1]
    assert strings.startswith("'https://x.example/\\'.system(1).\\'\\\\/einbetten")


@pytest.mark.parametrize("name", ["index.html", "hell.html"])
def test_a_frame_loads_its_style_sheet_and_nothing_else(name: str) -> None:
    html = written(concept())[f"{ORDNER}anlaufstellen/beratung/{name}"]
    soup = BeautifulSoup(html, "lxml")
    assert soup.html is not None
    assert soup.html["lang"] == "de"
    loaded = [str(link["href"]) for link in soup("link") if set(link["rel"]) & {"stylesheet", "icon"}]
    here = f"http://x.example/{ORDNER}anlaufstellen/beratung/{name}"
    assert {urljoin(here, url).partition("?")[0] for url in loaded} == {
        "http://x.example/assets/zeichen.svg", f"http://x.example/{ORDNER}stil.css",
    }  # fmt: skip
    assert not soup.select("script, style, img, iframe, [style]")
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert policy is not None
    assert str(policy["content"]).startswith("default-src 'none'; style-src 'self'")
    assert soup.base is not None
    assert soup.base.attrs == {"target": "_top"}
    assert len(soup("h1")) == 1

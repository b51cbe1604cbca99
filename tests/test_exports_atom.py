"""Feeds: well formed, complete by RFC 4287, read by a feed reader, with ids that last."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.arten import ARTEN
from macros.components.aenderungen import zeitraeume
from macros.exports import atom
from macros.exports.herkunft import uuid
from macros.konzept import Konzept
from macros.model.plan import references

ROOT = Path(__file__).resolve().parent.parent
NS = {"a": atom.NAMESPACE}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def feeds(konzept: Konzept) -> dict[str, bytes]:
    return {file.adresse: file.inhalt for file in atom.files(konzept)}


def read(konzept: Konzept, adresse: str = "feed.xml") -> Any:
    parsed = feedparser.parse(feeds(konzept)[adresse])
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    return parsed


def changed(konzept: Konzept, art: str, key: str, **values: object) -> Konzept:
    entries = {kind: dict(found) for kind, found in konzept.daten.eintraege.items()}
    entries[art][key] = entries[art][key].model_copy(update=values)
    return Konzept(replace(konzept.daten, eintraege=entries), konzept.stichtag)


def test_one_feed_for_all_one_for_each_gemeinde_and_field(konzept: Konzept) -> None:
    expected = {"feed.xml"} | {
        f"{node.adresse}feed.xml" for art in ("gemeinde", "handlungsfeld") for node in konzept.alle(art)
    }
    assert set(feeds(konzept)) == expected


@pytest.mark.parametrize("which", ["konzept", "demo"])
def test_every_feed_has_what_the_standard_asks_for(which: str, request: pytest.FixtureRequest) -> None:
    given_: Konzept = request.getfixturevalue(which)
    for adresse, content in feeds(given_).items():
        root = ET.fromstring(content)  # noqa: S314 -- our own bytes
        assert root.tag == f"{{{atom.NAMESPACE}}}feed"
        for part in (root, *root.findall("a:entry", NS)):
            for name in ("id", "title", "updated"):
                [found] = part.findall(f"a:{name}", NS)
                assert found.text
            moment = part.findtext("a:updated", "", NS)
            assert MOMENT.fullmatch(moment)
            assert part.findtext("a:id", "", NS).startswith("urn:uuid:")
            assert len(part.findall("a:link[@rel='alternate']", NS)) == 1
            assert part.findtext("a:author/a:name", "", NS)
        ids = [found.text for found in root.findall(".//a:id", NS)]
        assert len(ids) == len(set(ids))
        latest = max((e.findtext("a:updated", "", NS) for e in root.findall("a:entry", NS)), default="")
        assert root.findtext("a:updated", "", NS) >= latest
        [own] = root.findall("a:link[@rel='self']", NS)
        assert own.get("href") == f"{str(given_.daten.landkreis.adresse).rstrip('/')}/{adresse}"
        assert root.findtext("a:rights", "", NS) == f"Lizenz: {given_.daten.konzept.lizenz}"


def test_a_message_is_told_with_its_text(konzept: Konzept) -> None:
    parsed = read(konzept)
    [news] = [entry for entry in parsed.entries if entry.tags[0].term == "meldung"]
    assert news.title == "Der Abendkurs beginnt"
    assert news.published == "2026-02-01T00:00:00Z"
    assert news.updated == "2026-09-01T00:00:00Z"
    assert news.author == "Sachgebiet Integration"
    assert 'href="https://integration.kleinmuster.example/massnahmen/dritter-kurs/"' in news.content[0].value
    assert parsed.feed.rights == "Lizenz: CC BY 4.0"


def test_a_change_says_what_changed_when(konzept: Konzept) -> None:
    entry = next(e for e in read(konzept).entries if e.link.endswith("/anlaufstellen/willkommensbuero/"))
    assert entry.title == "Anlaufstelle: Willkommensbüro"
    assert [tag.term for tag in entry.tags] == ["aenderung", "anlaufstelle"]
    assert entry.summary.endswith("Geändert am 1. September 2026.")


def test_what_is_old_or_not_yet_out_is_not_told(konzept: Konzept) -> None:
    today = konzept.stichtag

    def names(given_: Konzept) -> set[str]:
        return {entry.title for entry in read(given_).entries}

    old = changed(konzept, "anlaufstelle", "willkommensbuero", stand=today - timedelta(days=366))
    assert "Anlaufstelle: Willkommensbüro" not in names(old)
    key = konzept.alle("meldung")[0].eintrag.id
    assert "Der Abendkurs beginnt" not in names(changed(konzept, "meldung", key, datum=today + timedelta(days=1)))


def test_the_feed_of_a_gemeinde_is_about_it(demo: Konzept) -> None:
    node = demo.knoten("gemeinde", "beispielhausen")
    assert node is not None
    around = {node.kennung, *(area.kennung for area in (node.verband, node.planungsraum) if area is not None)}
    by_address = {found.adresse: found for art in ARTEN for found in demo.alle(art.key)}
    root = f"{str(demo.daten.landkreis.adresse).rstrip('/')}/"
    told = [by_address[entry.link.removeprefix(root)] for entry in read(demo, atom.feed_address(node)).entries]
    for found in told:
        named = {f"{ref.art}:{ref.id}" for ref in references(found.eintrag)}
        wide = found.art.key == "meldung" and "landkreis" in found.eintrag.gebiete  # type: ignore[attr-defined]  # a Meldung has one
        assert found is node or wide or named & around, found
    assert len(told) == atom.LOCAL
    assert any(found.art.key == "anlaufstelle" for found in told)


def test_news_is_not_crowded_out(demo: Konzept) -> None:
    out = [node for node in demo.alle("meldung") if node.eintrag.datum <= demo.stichtag]  # type: ignore[attr-defined]  # a Meldung has one
    told = [entry for entry in read(demo).entries if entry.tags[0].term == "meldung"]
    assert len(told) == min(len(out), atom.LONGEST // 2)
    assert len(read(demo).entries) == atom.LONGEST


def test_a_new_address_makes_no_news(konzept: Konzept) -> None:
    kreis = konzept.daten.landkreis
    moved = Konzept(
        replace(konzept.daten, landkreis=kreis.model_copy(update={"adresse": "https://anderswo.example/x"})),
        konzept.stichtag,
    )
    assert [e.id for e in read(konzept).entries] == [e.id for e in read(moved).entries]
    assert read(moved).entries[0].link.startswith("https://anderswo.example/x/")


def test_without_an_address_links_are_relative(konzept: Konzept) -> None:
    kreis = konzept.daten.landkreis.model_copy(update={"adresse": None})
    bare = Konzept(replace(konzept.daten, landkreis=kreis), konzept.stichtag)
    for adresse, content in feeds(bare).items():
        for link in ET.fromstring(content).iterfind(".//a:link[@rel='alternate']", NS):  # noqa: S314 -- our own
            full = urljoin(f"https://x.example/unter/{adresse}", str(link.get("href")))
            assert full.startswith("https://x.example/unter/")
            assert ".." not in full


def test_words_for_finding_are_not_told(konzept: Konzept) -> None:
    everything = b"".join(feeds(konzept).values()).decode()
    assert "Willkommensbüro" in everything
    assert "Auslaenderamt" not in everything
    assert "Begrüßung" not in everything


@given(st.text())
def test_any_text_stays_text(text: str) -> None:
    element = atom._put(ET.Element("feed"), "title", text)
    again = ET.fromstring(ET.tostring(element, encoding="utf-8"))  # noqa: S314 -- our own bytes
    kept = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text)
    assert (again.text or "") == kept.replace("\r\n", "\n").replace("\r", "\n")
    assert len(again) == 0


def test_a_renamed_entry_is_the_same(konzept: Konzept) -> None:
    entry = next(e for e in read(konzept).entries if e.link.endswith("/angebote/sprachcafe/"))
    assert entry.id == f"urn:uuid:{uuid(konzept, 'angebot:kaffeerunde')}"


def test_the_same_data_give_the_same_bytes(konzept: Konzept) -> None:
    once, again = ([(one.adresse, one.inhalt) for one in atom.files(konzept)] for _ in range(2))
    assert once == again


def test_a_change_says_what_changed_since_the_last_version(demo: Konzept) -> None:
    """The feed of the demonstration names the fields that differ from the version adopted last."""
    newest = zeitraeume(demo)[0]
    told = {one.link.split(".example/", 1)[1]: one.summary for one in read(demo).entries}
    checked = 0
    for change in newest.vergleich.aenderungen:
        node = demo.knoten(change.art, change.id)
        if node is not None and change.felder and node.adresse in told and node.art.key != "meldung":
            assert f"Seit der Fassung {newest.von} geändert: {change.felder[0].feld}" in told[node.adresse]
            checked += 1
    assert checked > 5

"""The catalogue: valid by the shapes of DCAT-AP.de, by the rules in its messages, and true to what is there.

What the official files allow without a network: all shapes of DCAT-AP.de itself are run. Those of the European DCAT-AP
3.0.0, which they extend, are not among the files, but ``dcat-ap-SHACL-DE.ttl`` holds a German message for each of their
rules; the rules on number and kind of values are read from those messages and checked here. The vocabularies are not
among the files either: the words used are listed below with their scheme, so a word that is not in this list fails, but
nothing here proves the list itself.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, BNode, Literal, URIRef
from rdflib import Graph as Triples
from rdflib.compare import isomorphic

from macros.exports import dateien, dcat
from macros.exports.dcat.dreier import Graph, Iri, Wort
from macros.exports.herkunft import licence_uri
from macros.konzept import Konzept

if TYPE_CHECKING:
    from collections.abc import Iterator

NORMEN = os.environ.get("KONZEPT_NORMEN")
ROOT = Path(__file__).resolve().parent.parent
SITE = "https://integration.kleinmuster.example/"
BASE = "https://daten.example/unter/api/v1/katalog.ttl"
SHAPES = (
    "dcat-ap-SHACL-DE.ttl",
    "dcat-ap-spec-german-additions.ttl",
    "dcat-ap-de-controlledvocabularies.ttl",
    "dcat-ap-de-deprecated.ttl",
)
EU: Final = "http://publications.europa.eu/resource/authority"
DE: Final = "http://dcat-ap.de/def"
VOCABULARY: Final = {
    f"{EU}/language": [f"{EU}/language/DEU"],
    f"{EU}/data-theme": [f"{EU}/data-theme/SOCI", f"{EU}/data-theme/GOVE"],
    f"{EU}/frequency": [f"{EU}/frequency/{code}" for code in ("ANNUAL", "BIENNIAL", "IRREG")],
    f"{EU}/access-right": [f"{EU}/access-right/PUBLIC"],
    f"{EU}/file-type": [f"{EU}/file-type/{code}" for code in ("JSON", "CSV", "ATOM")],
    f"{DE}/licenses": [f"{DE}/licenses/cc-by/4.0", f"{DE}/licenses/dl-by-de/2.0"],
    f"{DE}/politicalGeocoding/Level": [f"{DE}/politicalGeocoding/Level/administrativeDistrict"],
    "http://purl.org/adms/publishertype/1.0": ["http://purl.org/adms/publishertype/LocalAuthority"],
}
PREFIXES = {
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "skos": str(SKOS),
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}


def turtle(konzept: Konzept) -> Triples:
    return Triples().parse(data=files(konzept)[dcat.AUSGABE.adresse], format="turtle", publicID=BASE)


def files(konzept: Konzept) -> dict[str, bytes]:
    return {file.adresse: file.inhalt for file in dcat.files(konzept)}


def homeless(konzept: Konzept) -> Konzept:
    kreis = konzept.daten.landkreis.model_copy(update={"adresse": None})
    return Konzept(replace(konzept.daten, landkreis=kreis), konzept.stichtag)


def vocabulary() -> Triples:
    known = Triples()
    for scheme, words in VOCABULARY.items():
        for word in words:
            known.add((URIRef(word), SKOS.inScheme, URIRef(scheme)))
    return known


def rules() -> Iterator[tuple[URIRef, URIRef, str]]:
    """Class, property and rule of every message of the form „class: property RULE“."""
    text = (Path(str(NORMEN)) / "dcat-ap-de" / SHAPES[0]).read_text(encoding="utf-8")
    kinds = "DARF MAXIMAL einmal|MUSS MINDESTEN einmal|MUSS auf ein Literal|MUSS auf eine Blank Node oder eine IRI"
    for block in text.split(" .\n"):
        found = re.search(rf'"(\w+:\w+): (\w+:\w+) ({kinds})', block)
        if found and "deactivated true" not in block:
            names = [name.split(":") for name in found.groups()[:2]]
            if all(prefix in PREFIXES for prefix, _ in names):
                cls, path = (URIRef(PREFIXES[prefix] + local) for prefix, local in names)
                yield cls, path, found[3]


def broken(graph: Triples, rule: tuple[URIRef, URIRef, str]) -> list[str]:
    cls, path, kind = rule
    wrong = []
    for subject in sorted(graph.subjects(RDF.type, cls), key=str):
        values = list(graph.objects(subject, path))
        fine = {
            "DARF MAXIMAL einmal": len(values) <= 1,
            "MUSS MINDESTEN einmal": len(values) >= 1,
            "MUSS auf ein Literal": all(isinstance(value, Literal) for value in values),
            "MUSS auf eine Blank Node oder eine IRI": all(isinstance(value, URIRef | BNode) for value in values),
        }
        if not fine[kind]:
            wrong.append(f"{subject}: {path} {kind}")
    return wrong


def findings(graph: Triples) -> list[str]:
    """What the official shapes say of a graph."""
    shapes = Triples()
    for name in SHAPES:
        shapes.parse(Path(str(NORMEN)) / "dcat-ap-de" / name, format="turtle")
    _, report, _ = validate(graph + vocabulary(), shacl_graph=shapes, inference="none", advanced=False)
    sh = "http://www.w3.org/ns/shacl#"
    return sorted(
        f"{report.value(found, URIRef(f'{sh}focusNode'))}: {report.value(found, URIRef(f'{sh}resultMessage'))}"
        for found in report.subjects(RDF.type, URIRef(f"{sh}ValidationResult"))
    )


needs_norms = pytest.mark.skipif(NORMEN is None, reason="braucht die amtlichen Regeln: KONZEPT_NORMEN")


@needs_norms
@pytest.mark.parametrize("which", ["konzept", "demo"])
def test_the_official_shapes_find_nothing(which: str, request: pytest.FixtureRequest) -> None:
    assert findings(turtle(request.getfixturevalue(which))) == []


@needs_norms
@pytest.mark.parametrize(
    ("remove", "add"),
    [
        (DCTERMS.publisher, None),
        (DCTERMS.license, None),
        (DCAT.theme, "http://publications.europa.eu/resource/authority/data-theme/QUATSCH"),
        (DCTERMS.language, "http://publications.europa.eu/resource/authority/language/XXX"),
        (DCAT.mediaType, "https://daten.example/json"),
    ],
)
def test_the_official_shapes_find_a_mistake(konzept: Konzept, remove: URIRef, add: str | None) -> None:
    graph = turtle(konzept)
    subjects = list(graph.subjects(remove, None))
    graph.remove((None, remove, None))
    for subject in subjects if add else ():
        graph.add((subject, remove, URIRef(str(add))))
    assert findings(graph)


@needs_norms
@pytest.mark.parametrize("which", ["konzept", "demo"])
def test_the_rules_in_the_messages_hold(which: str, request: pytest.FixtureRequest) -> None:
    graph, known = turtle(request.getfixturevalue(which)), list(rules())
    assert len(known) > 100
    assert (DCAT.Dataset, DCTERMS.title, "MUSS MINDESTEN einmal") in known
    assert [line for rule in known for line in broken(graph, rule)] == []


@needs_norms
def test_the_rules_find_a_mistake(konzept: Konzept) -> None:
    graph = turtle(konzept)
    graph.remove((None, DCTERMS.title, None))
    assert [line for rule in rules() for line in broken(graph, rule)]


@pytest.mark.parametrize("which", ["konzept", "demo"])
def test_both_notations_say_the_same(which: str, request: pytest.FixtureRequest) -> None:
    for given_ in (request.getfixturevalue(which), homeless(request.getfixturevalue(which))):
        found = files(given_)
        other = Triples().parse(data=found[dcat.JSON_LD], format="json-ld", base=BASE.replace(".ttl", ".jsonld"))
        assert isomorphic(turtle(given_), other)


def test_every_file_named_is_there(konzept: Konzept) -> None:
    written = {file.adresse for file in dateien(konzept)}
    graph = turtle(konzept)
    named = {str(found) for found in graph.objects(None, DCAT.downloadURL)}
    assert len(named) > 20
    assert {url.removeprefix(SITE) for url in named} <= written
    norms = {str(found) for found in graph.objects(None, DCTERMS.conformsTo) if str(found).startswith(SITE)}
    assert {url.removeprefix(SITE) for url in norms} <= written


def test_every_kind_and_every_figure_is_a_dataset(demo: Konzept) -> None:
    graph = turtle(demo)
    titles = {str(found) for s in graph.subjects(RDF.type, DCAT.Dataset) for found in graph.objects(s, DCTERMS.title)}
    assert {node.anzeige for node in demo.alle("indikator")} <= titles
    assert "Anlaufstellen im Landkreis Musterland" in titles
    [catalogue] = graph.subjects(RDF.type, DCAT.Catalog)
    listed = set(graph.objects(catalogue, DCAT.dataset))
    assert set(graph.subjects(RDF.type, DCAT.Dataset)) <= listed
    assert graph.value(catalogue, DCTERMS.spatial) == URIRef(f"{DE}/politicalGeocoding/districtKey/99001")


def test_owner_licence_and_day_stand_in_every_dataset(konzept: Konzept) -> None:
    graph = turtle(konzept)
    for dataset in graph.subjects(RDF.type, DCAT.Dataset):
        assert graph.value(dataset, DCTERMS.publisher)
        assert graph.value(dataset, DCTERMS.modified)
        for file in graph.objects(dataset, DCAT.distribution):
            assert str(graph.value(file, DCTERMS.license)).startswith(f"{DE}/licenses/")


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("CC BY 4.0", "cc-by/4.0"),
        ("CC-BY-SA 4.0", "cc-by-sa/4.0"),
        ("CC0 1.0", "cc-zero"),
        ("dl-de/by-2-0", "dl-by-de/2.0"),
        ("DL-DE Zero 2.0", "dl-zero-de/2.0"),
        ("Alle Rechte vorbehalten", None),
    ],
)
def test_licences_of_the_list(name: str, uri: str | None) -> None:
    assert licence_uri(name) == (f"{DE}/licenses/{uri}" if uri else None)


def test_without_an_address_links_are_relative_to_the_catalogue(konzept: Konzept) -> None:
    graph = turtle(homeless(konzept))
    urls = [str(found) for found in graph.objects(None, DCAT.downloadURL)]
    assert urls
    assert all(url.startswith("https://daten.example/unter/") for url in urls)


@given(st.text(), st.text(alphabet=st.characters(codec="utf-8"), min_size=1))
def test_any_text_and_any_address_can_be_written(text: str, address: str) -> None:
    graph = Graph()
    graph.say(Iri("https://x.example/"), "dcat:Dataset", dcterms_title=Wort(text, sprache="de"),
              dcat_landingPage=Iri(f"https://x.example/{address}"))  # fmt: skip
    one = Triples().parse(data=graph.turtle().encode("utf-8", "replace"), format="turtle")
    assert len(one) == 3
    [title] = one.objects(None, DCTERMS.title)
    assert str(title) == re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", " ", text).encode("utf-8", "replace").decode()


def test_the_same_data_give_the_same_bytes(konzept: Konzept) -> None:
    assert files(konzept) == files(konzept)

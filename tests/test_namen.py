"""Names: what belongs to the German name, what to the addition, what to another language; ids from names."""

from __future__ import annotations

import re
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.namen import OtherName, SplitName, slug, slugs, split_name

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
AGS = st.text("0123456789", min_size=8, max_size=8)


@pytest.mark.parametrize(
    ("official", "kreis", "expected"),
    [
        ("Lehre", "03154", SplitName("Lehre", "", ())),
        ("Görlitz, Stadt", "14626", SplitName("Görlitz", "Stadt", ())),
        ("Weißwasser/O.L., Stadt / Běła Woda", "14626", ("Weißwasser/O.L.", "Stadt", "Běła Woda", "hsb")),
        ("Bad Muskau / Mužakow, Stadt", "14626", ("Bad Muskau", "Stadt", "Mužakow", "hsb")),
        ("Bautzen / Budyšin, Stadt", "14625", ("Bautzen", "Stadt", "Budyšin", "hsb")),
        ("Cottbus/Chóśebuz, Stadt", "12052", ("Cottbus", "Stadt", "Chóśebuz", "dsb")),
        ("Neuhausen/Spree", "12071", SplitName("Neuhausen/Spree", "", ())),
        ("Vorort/Spreewald/Lubnjow/Błota, Stadt", "12066", ("Vorort/Spreewald", "Stadt", "Lubnjow/Błota", "dsb")),
        ("Beispiel/Muster", "09001", SplitName("Beispiel/Muster", "", ())),
        ("Süßau / Sydby", "99001", ("Süßau", "", "Sydby", None)),
        ("Musterheide, gemfr. Gebiet", "99001", SplitName("Musterheide", "gemfr. Gebiet", ())),
    ],
)
def test_official_names_fall_into_their_parts(
    official: str, kreis: str, expected: SplitName | tuple[str, str, str, str | None]
) -> None:
    if not isinstance(expected, SplitName):
        name, zusatz, other, sprache = expected
        expected = SplitName(name, zusatz, (OtherName(other, sprache),))
    assert split_name(official, kreis) == expected


@settings(deadline=None)
@given(st.text(), st.sampled_from(["14626", "12071", "99001"]))
def test_any_name_splits_without_failing_and_keeps_no_blank_edges(official: str, kreis: str) -> None:
    parts = split_name(official, kreis)
    words = [parts.name, parts.zusatz, *(other.name for other in parts.namen_anderssprachig)]
    assert all(word == word.strip() for word in words)
    assert all(other.name for other in parts.namen_anderssprachig)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Königslutter am Elm", "koenigslutter-am-elm"),
        ("Großschönau", "grossschoenau"),
        ("Krauschwitz i.d. O.L.", "krauschwitz-i-d-o-l"),
        ("Běła Woda", "bela-woda"),
        ("Dźěwin", "dzewin"),
        ("Łódź", "lodz"),
        ("Sønderborg Å", "soenderborg-aa"),
        ("U\u0308berall", "ueberall"),
        ("  –  ", "ort"),
    ],
)
def test_slug_folds_letters_of_neighbouring_languages(name: str, expected: str) -> None:
    assert slug(name) == expected


@settings(deadline=None)
@given(st.text())
def test_every_slug_is_an_id_and_folds_to_itself(name: str) -> None:
    result = slug(name)
    assert ID.fullmatch(result)
    assert slug(result) == result


def test_only_names_that_collide_carry_the_end_of_their_key() -> None:
    names = {"99001004": "Neudorf", "99001006": "Neudorf", "99001005": "Probedorf"}
    assert slugs(names) == {
        "99001004": "neudorf-004",
        "99001006": "neudorf-006",
        "99001005": "probedorf",
    }


def test_equal_key_ends_and_a_name_that_looks_like_a_suffix_stay_apart() -> None:
    names = {"99001004": "Au", "99002004": "Au", "99003001": "Au 004"}
    expected = {"99001004": "au-01004", "99002004": "au-02004", "99003001": "au-004"}
    for order in permutations(names):
        assert slugs({key: names[key] for key in order}) == expected


@settings(deadline=None)
@given(st.dictionaries(AGS, st.sampled_from(["Au", "au", "Äu", "Aeu", "Au 001", "", "?", "Neudorf", "au-00000001"])))
def test_slugs_are_complete_different_valid_and_independent_of_order(names: dict[str, str]) -> None:
    result = slugs(names)
    assert list(result) == list(names)
    assert len(set(result.values())) == len(names)
    assert all(ID.fullmatch(one) for one in result.values())
    assert slugs(dict(reversed(names.items()))) == result

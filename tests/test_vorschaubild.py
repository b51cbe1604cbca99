"""The picture beside a link to the site, and the words that go with it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from macros.exports.vorschaubild import SIZE, files, rings
from macros.rahmen import PREVIEW
from tests.ansehen import page
from tests.erfunden import make

if TYPE_CHECKING:
    from macros.konzept import Konzept


def test_it_shows_the_map_in_the_colours_of_the_kreis(konzept: Konzept) -> None:
    (file,) = files(konzept)
    with Image.open(BytesIO(file.inhalt)) as image:
        shown = image.convert("RGB").getcolors()
        assert image.size == SIZE
        assert image.format == "PNG"
    assert shown is not None
    assert len([count for count, _ in shown if count > SIZE[0] * SIZE[1] / 50]) >= 2, "the ground and the map"
    assert len(file.inhalt) < 60_000
    assert list(files(konzept)) == [file]


@pytest.mark.parametrize("adresse", [None, "https://integration.kleinmuster.example"])
def test_a_site_without_an_address_or_a_map_has_none(adresse: str | None) -> None:
    bare = make([], landkreis={"adresse": adresse})
    assert list(files(bare)) == []
    assert page(bare, "a-bis-z/").select('meta[property^="og:"]') == []


def test_every_page_names_it_with_its_full_address(konzept: Konzept) -> None:
    found = {str(one["property"]): str(one["content"]) for one in page(konzept, "a-bis-z/").select("meta[property]")}
    assert found["og:image"] == f"https://integration.kleinmuster.example/{PREVIEW}"
    assert found["og:title"] == "Alles von A bis Z"
    assert found["og:description"]


def test_path_data_is_read_as_it_is_written() -> None:
    assert list(rings("M1 2l3-4-.5 6zM10 10l0 5z")) == [[(1, 2), (4, -2), (3.5, 4)], [(10, 10), (10, 15)]]

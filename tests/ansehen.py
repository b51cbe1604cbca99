"""Finds entries, pages and what stands on them, for tests that look at HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

from macros.pages import Seitenwerk, pages_of
from macros.rahmen import Rahmen
from macros.render import Renderer
from tests.erfunden import entry, make

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept
    from macros.model.basis import Eintrag


def node(konzept: Konzept, art: str, key: str) -> Knoten:
    found = konzept.knoten(art, key)
    assert found is not None
    return found


def only(*entries: Eintrag, **more: Any) -> Konzept:
    return make(entries, **more)


def massnahmen(*fields: dict[str, Any]) -> Konzept:
    return make([entry("massnahme", f"m{number}", **one) for number, one in enumerate(fields, 1)])


def page(konzept: Konzept, adresse: str) -> BeautifulSoup:
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    found = next(one for one in pages_of(werk) if one.adresse == adresse)
    html = BeautifulSoup(werk.html(found), "lxml")
    assert html.main is not None
    return html


def words(html: Any) -> str:
    return " ".join(html.get_text(" ").split())


def after(html: BeautifulSoup, heading: str) -> Any:
    """The element behind the heading of that name."""
    found = next(one for one in html.find_all(["h2", "h3"]) if words(one) == heading)
    return found.find_next_sibling()

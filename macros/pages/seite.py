"""One page made from data, as the site needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from macros.spur import Lesung


def _nothing() -> Markup:
    return Markup()


@dataclass(frozen=True)
class Seite:
    """One page: its address, what the frame must know, and how to make its content.

    ``stand`` is the day it last changed; ``ganz`` says that the content is a whole document without a frame,
    ``gleicher_rahmen`` that pages of this kind differ only in title, description, address, head and content.
    ``kopf`` makes what else stands in its head (links to feeds, structured data); ``skripte`` names the scripts in
    ``overrides/assets/js`` it asks for. ``im_index`` lists it from A to Z, ``suchmaschinen`` lets it be found there.
    ``gelesen`` is what was read to say all this, or None where it was read for a whole family of pages.
    """

    adresse: str
    titel: str
    bereich: str
    inhalt: Callable[[], Markup]
    beschreibung: str = ""
    krumen: tuple[tuple[str, str | None], ...] = ()
    kanonisch: str | None = None
    stand: date | None = None
    layout: str = "schlicht"
    ganz: bool = False
    gleicher_rahmen: bool = False
    kopf: Callable[[], Markup] = _nothing
    skripte: tuple[str, ...] = ()
    im_index: bool = False
    suchmaschinen: bool = True
    gelesen: Lesung | None = None

"""An embed as HTML: the fragment with full addresses, the frame page around it, the small style sheet."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from macros.components.einbettung import FRAGMENT, ORDNER, Einbettung, Was
from macros.exports.herkunft import linked
from macros.palette import palette
from macros.render import OVERRIDES, rooted

if TYPE_CHECKING:
    from datetime import date

    from macros.konzept import Konzept
    from macros.render import Renderer

STIL: Final = f"{ORDNER}stil.css"
SHEET: Final = "assets/einbetten.css"
ICON: Final = "assets/zeichen.svg"
SINGLE: Final = frozenset({Was.ANLAUFSTELLE, Was.MASSNAHME})

_TOKEN = re.compile(r"var\(--ik-([a-z-]+)\)")


def fragment(renderer: Renderer, one: Einbettung, *, kopie: date | None = None) -> str:
    """The bare fragment. Its links are full addresses, relative ones only as long as the site has no address.

    ``kopie`` is the day of a copy that somebody pastes; it then says that it is one.
    """
    content = renderer.fragment("einbetten_inhalt", e=one, kopie=kopie, einzeln=one.was in SINGLE)
    return rooted(content, _root(renderer.konzept, one))


def frame(renderer: Renderer, one: Einbettung, content: str, sheet: str, *, hell: bool = False) -> str:
    """The frame page around a fragment: a whole document that loads its style sheet and nothing else.

    It is light or dark as the reader likes it; with ``hell`` always light, for a page that is. The heading of the
    fragment becomes that of the document.
    """
    headed = content.replace("<h2>", "<h1>", 1).replace("</h2>", "</h1>", 1)
    page = renderer.fragment(
        "einbetten_rahmen",
        e=one,
        hell=hell,
        inhalt=Markup(headed),  # noqa: S704 -- the fragment, escaped before
        wurzel="../" * one.adresse.count("/"),
        zeichen=ICON,
        stil=f"{STIL}?v={sha256(sheet.encode()).hexdigest()[:8]}",
    )
    return rooted(page, _root(renderer.konzept, one))


def stylesheet(konzept: Konzept) -> str:
    """The rules of the frame, before them the colours of this Landkreis that they use."""
    rules = (OVERRIDES / SHEET).read_text(encoding="utf-8")
    colors, used = palette(konzept.daten.landkreis.farbe), sorted(set(_TOKEN.findall(rules)))
    light, dark = ("".join(f"--ik-{name}:{scheme[name]};" for name in used) for scheme in (colors.light, colors.dark))
    return f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root:not(.ik-light){{{dark}}}}}\n{rules}"


def _root(konzept: Konzept, one: Einbettung) -> str:
    return linked(konzept, "", one.adresse + FRAGMENT)

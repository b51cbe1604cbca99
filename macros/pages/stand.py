"""How far the concept is, and how good what it says about itself is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.model.handlungsfeld import Zielstand
from macros.pages.seite import Seite
from macros.stand.auskunft import auskunft
from macros.stand.uebersicht import uebersicht

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.pages.werk import Seitenwerk


def seiten(werk: Seitenwerk) -> Iterator[Seite]:
    """Two pages: the state of the concept, and the shares of what is checked, complete and current."""
    konzept, t = werk.konzept, werk.konzept.sprache.t
    titel, selbst = t("Wie weit sind wir?"), t("Wie gut sind diese Angaben?")
    yield Seite(
        adresse="stand/",
        titel=titel,
        beschreibung=t("Was umgesetzt ist, was läuft, was zu spät ist und was als Nächstes kommt."),
        bereich="stand",
        krumen=werk.crumbs((titel, None)),
        inhalt=lambda: werk.fragment("stand", v=uebersicht(konzept), zielworte=tuple(Zielstand)),
        stand=konzept.stichtag,
        im_index=True,
    )
    yield Seite(
        adresse="selbstauskunft/",
        titel=selbst,
        beschreibung=t("Welcher Teil der Angaben geprüft, vollständig und aktuell ist."),
        bereich="stand",
        krumen=werk.crumbs((titel, "stand/"), (selbst, None)),
        inhalt=lambda: werk.fragment("selbstauskunft", anteile=auskunft(konzept)),
        stand=konzept.stichtag,
        im_index=True,
    )

"""The page of the versions of the concept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.geltung import geltung, satz
from macros.pages.seite import Seite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.pages.werk import Seitenwerk


def seiten(werk: Seitenwerk) -> Iterator[Seite]:
    """One page: what holds, and what held before."""
    konzept = werk.konzept
    titel = konzept.sprache.t("Fassungen")
    yield Seite(
        adresse="fassungen/",
        titel=titel,
        beschreibung=satz(konzept),
        bereich="konzept",
        krumen=werk.crumbs((titel, None)),
        inhalt=lambda: werk.renderer.fragment("fassungen", v=geltung(konzept)),
        stand=konzept.daten.konzept.stand,
        layout="leiste",
        im_index=True,
    )

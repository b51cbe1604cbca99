"""The page of what is still missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.components.sprachen import language_name
from macros.luecken import befunde
from macros.luecken.angebote import coverage, languages
from macros.luecken.verlauf import verlauf
from macros.pages.seite import Seite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from macros.pages.werk import Seitenwerk


def seiten(werk: Seitenwerk) -> Iterator[Seite]:
    """One page: the gaps kind by kind, their counts over time, and what is offered where."""
    t = werk.konzept.sprache.t
    titel = t("Was noch fehlt")
    yield Seite(
        adresse="luecken/",
        titel=titel,
        beschreibung=t("Wo es noch kein Angebot gibt, wofür niemand benannt ist und was im Plan noch offen ist."),
        bereich="stand",
        krumen=werk.crumbs((titel, None)),
        inhalt=lambda: _content(werk),
        stand=werk.konzept.stichtag,
        im_index=True,
    )


def _content(werk: Seitenwerk) -> Markup:
    konzept = werk.konzept
    found = befunde(konzept)
    names = {tag: language_name(tag, konzept.sprache).name for tag in languages(konzept)}
    return werk.fragment(
        "luecken", befunde=found, verlauf=verlauf(konzept, found), abdeckung=coverage(konzept), sprachnamen=names
    )

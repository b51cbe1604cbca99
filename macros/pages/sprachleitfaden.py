"""The guide to words: the only page that shows the expressions it advises against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.konzept.knoten import Teil, sort_key
from macros.pages.seite import Seite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from macros.konzept import Konzept
    from macros.pages.werk import Seitenwerk

ADRESSE: Final = "sprachleitfaden/"


def seiten(werk: Seitenwerk) -> Iterator[Seite]:
    """One page, if the Kreis has such a guide."""
    if not werk.konzept.daten.sprachleitfaden.eintraege:
        return
    t = werk.konzept.sprache.t
    titel = t("Leitfaden für Wörter")
    yield Seite(
        adresse=ADRESSE,
        titel=titel,
        beschreibung=t("Welche Wörter wir eher nicht benutzen, was wir stattdessen schreiben und warum."),
        bereich="konzept",
        krumen=werk.crumbs((titel, None)),
        inhalt=lambda: _content(werk),
        im_index=True,
    )


def _content(werk: Seitenwerk) -> Markup:
    return werk.fragment("sprachleitfaden", themen=topics(werk.konzept))


def topics(konzept: Konzept) -> tuple[tuple[str, tuple[Teil, ...]], ...]:
    """The advice under its headings, in the order of the file; without a heading it comes last, all by the alphabet."""
    found: dict[str, list[Teil]] = {}
    for entry in konzept.daten.sprachleitfaden.eintraege:
        part = Teil(konzept, entry)
        found.setdefault(part.thema or "", []).append(part)
    without = found.pop("", None)
    groups = [*found.items(), *([("", without)] if without else [])]
    return tuple(
        (title, tuple(sorted(parts, key=lambda part: sort_key(part.ausdruck.lstrip("*"))))) for title, parts in groups
    )

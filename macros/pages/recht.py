"""The pages the law asks for: Impressum, Datenschutz, Erklärung zur Barrierefreiheit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.pages.seite import Seite
from macros.recht import rechtslage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.pages.werk import Seitenwerk
    from macros.recht import Rechtslage

#: Address and fragment, title, and what search engines show.
SEITEN: Final = (
    ("impressum", "Impressum", "Wer diese Website herausgibt und für sie verantwortlich ist."),
    ("datenschutz", "Datenschutz", "Was beim Lesen dieser Website gespeichert wird und welche Rechte Sie haben."),
    (
        "barrierefreiheit",
        "Erklärung zur Barrierefreiheit",
        "Wie barrierefrei diese Website ist, wie Sie eine Barriere melden und wer Ihnen sonst noch hilft.",
    ),
)


def seiten(werk: Seitenwerk) -> Iterator[Seite]:
    """One page each."""
    lage = rechtslage(werk.konzept)
    for name, titel, beschreibung in SEITEN:
        yield _page(werk, lage, name, werk.konzept.sprache.t(titel), werk.konzept.sprache.t(beschreibung))


def _page(werk: Seitenwerk, lage: Rechtslage, name: str, titel: str, beschreibung: str) -> Seite:
    return Seite(
        adresse=f"{name}/",
        titel=titel,
        beschreibung=beschreibung,
        bereich="",
        krumen=werk.crumbs((titel, None)),
        inhalt=lambda: werk.fragment(f"recht_{name}", titel=titel, v=lage),
        stand=werk.konzept.daten.landkreis.stand,
        im_index=True,
    )

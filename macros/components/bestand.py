"""What the concept contains, row by row, with the pages that carry it by their names (DOMAIN K, P, T, Z, M)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.arten import ARTEN
from macros.checks.vollstaendigkeit import Grad, completeness
from macros.prosa import prose_pages

if TYPE_CHECKING:
    from macros.konzept import Konzept

WORDS = {Grad.JA: "ja", Grad.TEILWEISE: "teilweise", Grad.NEIN: "nein"}


@dataclass(frozen=True, slots=True)
class Bestandteil:
    """One row: what it asks for, how far it is there, and (title, address) of the pages that carry it."""

    id: str
    titel: str
    grad: Grad
    wort: str
    seiten: tuple[tuple[str, str], ...]


def bestand(konzept: Konzept) -> tuple[Bestandteil, ...]:
    """All rows in the order of the table."""
    t, names = konzept.sprache.t, _titles(konzept)
    return tuple(
        Bestandteil(
            row.id,
            t(row.titel),
            row.erfuellt,
            t(WORDS[row.erfuellt]),
            tuple((names[page], page.removeprefix("/")) for page in row.seiten),
        )
        for row in completeness(konzept)
    )


def _titles(konzept: Konzept) -> dict[str, str]:
    """The title of every page that can carry a row, by its address."""
    t = konzept.sprache.t
    names = {f"{art.ordner}/": t(art.plural) for art in ARTEN}
    names |= {node.adresse: node.anzeige for art in ARTEN for node in konzept.alle(art.key)}
    names |= {page.adresse or "/": page.titel for page in prose_pages(konzept)}
    return {**names, "/": t("Start"), "fassungen/": t("Fassungen"), "freizeit/": t("Freizeit")}

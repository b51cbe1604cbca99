"""Public updates, the newest first, with texts ready to be passed on (Z17)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from macros.components.massnahme import newest

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Kanaltext:
    """A text ready for one channel, as written by the editors, Markdown signs included."""

    titel: str
    text: str


@dataclass(frozen=True, slots=True)
class Meldungsicht:
    """The page of one update."""

    texte: tuple[Kanaltext, ...]


def sicht(knoten: Knoten) -> Meldungsicht:
    """The values of the page of one update."""
    t, texts = knoten.konzept.sprache.t, knoten.texte
    if texts is None:
        return Meldungsicht(())
    channels = (
        (t("Für das Amtsblatt"), texts.amtsblatt),
        (t("Für den Newsletter"), texts.newsletter),
        (t("Für soziale Medien"), texts.soziale_medien),
    )
    return Meldungsicht(tuple(Kanaltext(title, text) for title, text in channels if text))


def liste(konzept: Konzept) -> tuple[tuple[int, tuple[Knoten, ...]], ...]:
    """All updates by year, the newest first."""
    nodes = newest(konzept.alle("meldung"))
    return tuple((year, tuple(group)) for year, group in groupby(nodes, key=lambda node: int(node.datum.year)))

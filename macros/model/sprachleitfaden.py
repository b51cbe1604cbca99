"""The Kreis's own guide to words: what it advises against, what is better, and why."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from macros.model.basis import Basis
from macros.model.types import Anzahl, JaNein, Name, Text


def _findable(value: str) -> str:
    if not re.search(r"[^\W\d_]{2}", value):
        msg = f"„{value}“ ist kein Ausdruck – erwartet wird ein Wort oder mehrere"
        raise ValueError(msg)
    if re.search(r"\w\*\w", value) or re.search(r"(?<!\w)\*(?!\w)", value):
        msg = f"„{value}“: „*“ geht nur am Anfang oder am Ende eines Wortes, z. B. „Flüchtlings*“"
        raise ValueError(msg)
    return value


Suchform = Annotated[Name, AfterValidator(_findable)]


class Ausdruck(Basis):
    """Ein Ausdruck, von dem der Leitfaden abrät, mit besseren Worten und dem Grund."""

    ausdruck: Suchform
    """Der Ausdruck in der Grundform. Endungen wie -e, -en, -innen werden mitgefunden; „*“ steht für beliebige
    Buchstaben am Anfang oder Ende eines Wortes, z. B. Flüchtlings*."""
    formen: tuple[Suchform, ...] = ()
    """Weitere Formen, die mitgefunden werden, z. B. mit Umlaut in der Mehrzahl."""
    nur_zeigen: JaNein = False
    """Ja, wenn der Ausdruck nur im Leitfaden steht und nicht gesucht wird, weil erst der Zusammenhang entscheidet."""
    besser: Text
    """Was Sie stattdessen schreiben können."""
    grund: Text
    """Warum, in einem freundlichen Satz."""
    thema: Text | None = None
    """Überschrift, unter der der Ausdruck auf der Seite steht; gleiche Überschriften kommen zusammen."""
    ausnahmen: tuple[Name, ...] = ()
    """Feste Wendungen, in denen er stehen bleibt, z. B. der Name eines Amtes; „*“ wie oben."""


class Sprachleitfaden(Basis):
    """Der Leitfaden für Wörter: concept_data/sprachleitfaden.yaml. „konzept sprache“ liest danach alle Texte."""

    ausnahmen: tuple[Name, ...] = ()
    """Namen von Ämtern, Gesetzen und Einrichtungen, in denen jeder Ausdruck stehen bleibt; „*“ wie bei ausdruck."""
    satz_hoechstens: Anzahl = 30
    """So viele Wörter darf ein Satz haben, bevor „konzept sprache“ ihn nennt."""
    wiener_hoechstens: Anzahl = 15
    """Höchste Schulstufe nach der 1. Wiener Sachtextformel (4 sehr leicht, 15 sehr schwer)."""
    lix_hoechstens: Anzahl = 65
    """Höchster LIX einer Seite (unter 40 leicht, über 60 sehr schwer)."""
    eintraege: tuple[Ausdruck, ...] = ()
    """Die Ausdrücke."""

"""Who is responsible, as data: every Anliegen of a Gemeinde with its answers and the changes that are coming."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros.zustaendig import answers, coming_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.exports.datensatz import Datensaetze
    from macros.konzept import Knoten
    from macros.zustaendig import Antwort


def answers_of(daten: Datensaetze, gemeinde: Knoten) -> Iterator[dict[str, Any]]:
    """One record for each Anliegen, in the order of their list, as they hold on the Stichtag."""
    konzept = daten.konzept
    for anliegen in konzept.alle("anliegen"):
        changes = coming_changes(konzept, anliegen, gemeinde, konzept.stichtag)
        yield {
            "anliegen": daten.link(anliegen),
            "antworten": [_answer(daten, one) for one in answers(konzept, anliegen, gemeinde, konzept.stichtag)],
            "aenderungen": [
                {"ab": change.datum.isoformat(), "antworten": [_answer(daten, one) for one in change.antworten]}
                for change in changes
            ],
        }


def _answer(daten: Datensaetze, antwort: Antwort) -> dict[str, Any]:
    group = antwort.personengruppe
    return {
        "personengruppe": group.value if group else None,
        "benannt": antwort.benannt,
        "stelle": daten.link(antwort.stelle),
        "anlaufstellen": [daten.link(place) for place in antwort.anlaufstellen],
        "ebene": antwort.ebene.value if antwort.ebene else None,
        "grund": antwort.grund,
        "grund_text": antwort.grund_text,
        "gebiet": daten.link(antwort.ueber),
        "bedingung": antwort.bedingung,
        "hinweis": antwort.hinweis,
        "geerbt_von": daten.link(antwort.geerbt_von),
        "regel": daten.link(antwort.regel),
    }

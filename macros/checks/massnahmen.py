"""Measures: who leads, which goal, how far, and whether the status says why (K13, Z4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from macros.model.massnahme import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.massnahme import Massnahme

MUST_SAY_WHY: Final = frozenset({Status.VERZOEGERT, Status.AUSGESETZT, Status.BEENDET})
OVER: Final = frozenset({Status.ABGESCHLOSSEN, Status.BEENDET})


def _measures(konzept: Konzept) -> Iterator[tuple[Knoten, Massnahme]]:
    for node in konzept.alle("massnahme"):
        yield node, cast("Massnahme", node.eintrag)


def incomplete(konzept: Konzept) -> Iterator[Problem]:
    """A measure that nobody leads, that serves no goal, or of which nobody says how far it is."""
    for node, entry in _measures(konzept):
        if entry.federfuehrung is None:
            message = "fehlt – niemand leitet diese Maßnahme; bitte die Stelle eintragen"
            yield konzept.warnung(node, ("federfuehrung",), message, "massnahme")
        if not entry.ziele:
            message = "fehlt – die Maßnahme dient keinem Ziel; bitte mindestens ein Ziel eintragen"
            yield konzept.warnung(node, ("ziele",), message, "massnahme")
        if entry.status is None:
            message = f"fehlt – bitte eintragen: {', '.join(Status)}"
            yield konzept.warnung(node, ("status",), message, "massnahme")


def reasons(konzept: Konzept) -> Iterator[Problem]:
    """A status that needs a reason, and for a delay a new date (DESIGN §4)."""
    for node, entry in _measures(konzept):
        if entry.status in MUST_SAY_WHY and entry.status_grund is None:
            message = f"„{entry.status}“ braucht einen Grund – bitte „status_grund“ eintragen"
            yield konzept.problem(node, ("status",), message, "massnahme")
        if entry.status is Status.VERZOEGERT and entry.neues_ende is None:
            message = "„verzoegert“ braucht einen neuen Termin – bitte „neues_ende“ eintragen"
            yield konzept.problem(node, ("status",), message, "massnahme")


def contradictions(konzept: Konzept) -> Iterator[Problem]:
    """A measure that runs for ever and ends, or whose new end comes before the old one."""
    for node, entry in _measures(konzept):
        if entry.dauerhaft and entry.ende is not None:
            message = "„dauerhaft: ja“ und „ende“ widersprechen sich – bitte eine der beiden Zeilen löschen"
            yield konzept.problem(node, ("dauerhaft",), message, "massnahme")
        if entry.neues_ende is not None and entry.ende is not None and entry.neues_ende <= entry.ende:
            if entry.beginn is not None and entry.neues_ende < entry.beginn:
                continue
            message = f"{entry.neues_ende} liegt nicht nach dem alten Ende ({entry.ende}) – bitte beide Tage prüfen"
            yield konzept.problem(node, ("neues_ende",), message, "massnahme")


def overdue(konzept: Konzept) -> Iterator[Problem]:
    """What time has overtaken: an end, a beginning or a milestone that has passed without a word."""
    today = konzept.stichtag
    for node, entry in _measures(konzept):
        if entry.status in OVER:
            continue
        end = entry.neues_ende or entry.ende
        field = "neues_ende" if entry.neues_ende else "ende"
        if end is not None and entry.beginn is not None and end < entry.beginn:
            continue
        if end is not None and end < today:
            message = f"{end} ist vorbei, der Status ist „{entry.status or 'nicht genannt'}“ – bitte beides prüfen"
            yield konzept.warnung(node, (field,), message, "massnahme")
        elif entry.status is Status.OFFEN and entry.beginn is not None and entry.beginn < today:
            message = f"{entry.beginn} ist vorbei, der Status ist noch „offen“ – bitte beides prüfen"
            yield konzept.warnung(node, ("beginn",), message, "massnahme")
        for number, stone in enumerate(entry.meilensteine):
            due = stone.neu_bis or stone.bis
            if stone.erledigt_am is None and due < today and (end is None or end >= today):
                message = f"{due} ist vorbei – bitte „erledigt_am“ oder „neu_bis“ eintragen"
                place = "neu_bis" if stone.neu_bis else "bis"
                yield konzept.warnung(node, ("meilensteine", number, place), message, "massnahme")


RULES = (incomplete, reasons, contradictions, overdue)

"""The concept and the Landkreis themselves: what other parts rely on, and what a reader expects of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.model.konzeptdaten import Konzeptstatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept


def site_address(konzept: Konzept) -> Iterator[Problem]:
    """The address of the site ends with a slash, since every other address is put behind it."""
    address = konzept.daten.landkreis.adresse
    if address is not None and not address.endswith("/"):
        yield konzept.problem(
            "landkreis", ("adresse",), f"„{address}“ muss mit / enden – gemeint „{address}/“?", "rahmen"
        )


def languages(konzept: Konzept) -> Iterator[Problem]:
    """German is the source, so it comes first, and no language comes twice."""
    given = konzept.daten.konzept.sprachen
    if given[:1] != ("de",):
        yield konzept.problem(
            "konzept", ("sprachen",), "Deutsch muss zuerst stehen – bitte „de“ an den Anfang", "rahmen"
        )
    for number, language in enumerate(given):
        if language in given[:number]:
            yield konzept.problem(
                "konzept", ("sprachen", number), f"„{language}“ steht zweimal – bitte löschen", "rahmen"
            )


def questions(konzept: Konzept) -> Iterator[Problem]:
    """Each guiding question (K14) is answered once."""
    asked = [answer.frage for answer in konzept.daten.konzept.leitfragen]
    for number, question in enumerate(asked):
        if question in asked[:number]:
            message = f"„{question}“ ist schon beantwortet – bitte die beiden Antworten zusammenführen"
            yield konzept.problem("konzept", ("leitfragen", number, "frage"), message, "rahmen")


def adoption(konzept: Konzept) -> Iterator[Problem]:
    """An adopted concept names the resolution, and is still in force."""
    frame = konzept.daten.konzept
    if frame.status is Konzeptstatus.BESCHLOSSEN and frame.beschluss is None:
        message = "fehlt – beim Status „beschlossen“ bitte den Beschluss eintragen"
        yield konzept.warnung("konzept", ("beschluss",), message, "rahmen")
    if frame.gilt_bis is not None and frame.gilt_bis < konzept.stichtag:
        message = f"{frame.gilt_bis} ist vorbei – bitte das Konzept fortschreiben oder verlängern"
        yield konzept.warnung("konzept", ("gilt_bis",), message, "rahmen")
    if frame.naechster_bericht is not None and frame.naechster_bericht < konzept.stichtag:
        message = f"{frame.naechster_bericht} ist vorbei – bitte den Bericht eintragen und den nächsten Tag nennen"
        yield konzept.warnung("konzept", ("naechster_bericht",), message, "rahmen")


RULES = (site_address, languages, questions, adoption)

"""Adopted versions: each can be read again, and what is kept is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.errors import Problem, Schwere

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept


def kept(konzept: Konzept) -> Iterator[Problem]:
    """A version that is neither kept nor to be read elsewhere."""
    frame = konzept.daten.konzept
    for number, one in enumerate(frame.fassungen):
        if one.ablage in konzept.daten.fassungen or one.adresse or f"fassung:{one.ablage}" in konzept.daten.defekt:
            continue
        if one.version == frame.version:
            message = f"ist nicht festgehalten – bitte „konzept fassung festhalten {one.ablage}“ aufrufen"
        else:
            message = "ist nicht festgehalten – bitte unter „adresse“ eintragen, wo sie nachzulesen ist"
        yield konzept.warnung("konzept", ("fassungen", number, "version"), f"„{one.version}“ {message}", "fassung")


def named(konzept: Konzept) -> Iterator[Problem]:
    """A version that is kept, but named nowhere, and so not shown."""
    versions = {one.ablage for one in konzept.daten.konzept.fassungen}
    for name in sorted(konzept.daten.fassungen - versions):
        message = "wird nicht gezeigt – bitte in konzept.yaml unter „fassungen“ nennen oder löschen"
        yield Problem(f"concept_data/fassungen/{name}.json", 0, 0, "", message, Schwere.WARNUNG, "fassung")


RULES = (kept, named)

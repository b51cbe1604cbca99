"""What the law asks a public website to say, and what must stand behind it when a module is switched on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.kopf import page_address
from macros.model.landkreis import Vereinbarkeit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept

#: Each module, the file it needs, and what stands there.
MODULES: Final = {
    "leichte_sprache": ("docs/leichte-sprache.md", "die Seite in Leichter Sprache"),
    "gebaerdensprache": ("docs/gebaerdensprache.md", "die Seite mit den Videos"),
}


def modules(konzept: Konzept) -> Iterator[Problem]:
    """A module that is switched on has its page, and a page that is there is switched on."""
    there = {page_address(name): name for name in konzept.daten.prosa}
    for field, (file, what) in MODULES.items():
        on, written = getattr(konzept.daten.landkreis, field), there.get(page_address(file))
        if on and written is None:
            message = f"„ja“, aber {file} gibt es nicht – bitte {what} dort anlegen oder „nein“ eintragen"
            yield konzept.problem("landkreis", (field,), message, "recht")
        elif written is not None and not on:
            message = f"keine Seite führt zu {written} – bitte hier „ja“ eintragen oder die Datei löschen"
            yield konzept.problem("landkreis", (field,), message, "recht")


def statement(konzept: Konzept) -> Iterator[Problem]:
    """The accessibility statement says one thing, and says all of it."""
    given = konzept.daten.landkreis.barrierefreiheit
    if given is None:
        return
    if given.ausnahmen and given.vereinbarkeit is Vereinbarkeit.VOLLSTAENDIG:
        message = "„vollstaendig“ widerspricht „ausnahmen“ – bitte „teilweise“ eintragen oder die Ausnahmen löschen"
        yield konzept.problem("landkreis", ("barrierefreiheit", "vereinbarkeit"), message, "recht")
    if refuted(konzept):
        message = "„vollstaendig“, aber laut pruefbericht.yaml fand der Prüflauf Fehler – bitte „teilweise“ eintragen"
        yield konzept.warnung("landkreis", ("barrierefreiheit", "vereinbarkeit"), message, "recht")
    needed = {
        "vereinbarkeit": "vollstaendig, teilweise oder nicht",
        "pruefweg": "selbst oder extern",
        "ueberwachungsstelle": "die Stelle des Landes, die Websites prüft",
    }
    for field, what in needed.items():
        if getattr(given, field) is None:
            message = f"fehlt noch – bitte eintragen: {what}"
            yield konzept.warnung("landkreis", ("barrierefreiheit", field), message, "recht")


def refuted(konzept: Konzept) -> bool:
    """Whether the statement on accessibility claims more than the last audit found."""
    access, record = konzept.daten.landkreis.barrierefreiheit, konzept.daten.pruefbericht
    if access is None or record is None or access.vereinbarkeit is not Vereinbarkeit.VOLLSTAENDIG:
        return False
    return any(step.befunde for step in record.schritte)


def hosting(konzept: Konzept) -> Iterator[Problem]:
    """The privacy page says who runs the server."""
    given = konzept.daten.landkreis.datenschutz
    if given is not None and given.betreiber is None:
        message = "fehlt noch – bitte eintragen: wer den Server betreibt"
        yield konzept.warnung("landkreis", ("datenschutz", "betreiber"), message, "recht")


RULES = (modules, statement, hosting)

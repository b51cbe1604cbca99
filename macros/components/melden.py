"""A mail that tells who keeps an entry what is wrong with it: written in part, sent by the reader's own program."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from macros.components.erreichen import erreichbar

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept

LINE_END = "\r\n"


def report_link(knoten: Knoten) -> str | None:
    """The ``mailto:`` address (RFC 6068) that reports a mistake in an entry, or None where nobody has a mail address.

    It goes to the Stelle that keeps the entry, else to the coordinating office, else to the Landkreis.
    """
    mail = _recipient(knoten)
    if mail is None:
        return None
    t, datum = knoten.konzept.sprache.t, knoten.konzept.sprache.datum
    root, checked = knoten.konzept.daten.landkreis.adresse, knoten.eintrag.geprueft_am
    lines = [
        t("Guten Tag,"),
        "",
        t("auf dieser Seite stimmt etwas nicht:"),
        knoten.anzeige,
        f"{root.rstrip('/')}/{knoten.adresse}" if root else knoten.adresse,
        t("Stand: {datum}", datum=datum(knoten.eintrag.stand)),
        *([t("Zuletzt geprüft am {datum}", datum=datum(checked))] if checked else []),
        "",
        t("Das ist falsch, und so ist es richtig:"),
        "",
    ]
    subject = t("Fehler auf der Seite: {name}", name=knoten.anzeige)
    return f"mailto:{quote(mail, safe='@')}?subject={_value(subject)}&body={_value(LINE_END.join(lines))}"


def _value(text: str) -> str:
    return quote(text.replace("\u00a0", " "), safe="")


def coordination_mail(konzept: Konzept) -> str | None:
    """Where mail about the whole site goes: to the coordinating office, else to the Landkreis; None without address."""
    return _first_mail(_coordination(konzept), konzept)


def _recipient(knoten: Knoten) -> str | None:
    return _first_mail((knoten.pflegt, *_coordination(knoten.konzept)), knoten.konzept)


def _first_mail(stellen: tuple[Knoten | None, ...], konzept: Konzept) -> str | None:
    for stelle in stellen:
        if stelle is not None and stelle.art.key == "anlaufstelle":
            mail = next((way.email for way in stelle.kontakte if way.email), None)
        else:
            reach = erreichbar(stelle)
            mail = reach.email if reach else None
        if mail:
            return str(mail)
    imprint = konzept.daten.landkreis.impressum
    return imprint.email if imprint else None


def _coordination(konzept: Konzept) -> tuple[Knoten | None, Knoten | None]:
    return konzept.konzept.koordination_anlaufstelle, konzept.konzept.koordination

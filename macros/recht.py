"""What the pages the law asks for need to know: which law holds in the Land, who watches, and where to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from macros.checks.recht import refuted
from macros.laenderrecht import LAENDER, NAMEN_VON

if TYPE_CHECKING:
    from macros.konzept import Konzept
    from macros.model.pruefbericht import Pruefbericht

LINE_END: Final = "\r\n"


@dataclass(frozen=True, slots=True)
class Bezeichnung:
    """The name of a law or a body; ``aus_liste``: from our list, not from the data."""

    text: str
    aus_liste: bool


@dataclass(frozen=True, slots=True)
class Rechtslage:
    """What holds for one Landkreis.

    ``melden_an`` is the mail address for barriers, ``bericht`` the record of the last audit of the website; or None.
    ``widerlegt``: the statement says that nothing is wrong, and the record has findings.
    """

    gesetz: Bezeichnung
    ueberwachung: Bezeichnung
    durchsetzung: Bezeichnung
    datenschutzgesetz: Bezeichnung
    aufsicht: Bezeichnung
    melden_an: str | None
    bericht: Pruefbericht | None
    widerlegt: bool
    namen_von: str = NAMEN_VON


def rechtslage(konzept: Konzept) -> Rechtslage:
    """The laws and the bodies of the Land, where the data of the Landkreis name no others."""
    kreis = konzept.daten.landkreis
    land, access, privacy = LAENDER[kreis.bundesland], kreis.barrierefreiheit, kreis.datenschutz
    return Rechtslage(
        gesetz=_name(access.gesetz if access else None, land.gesetz),
        ueberwachung=_name(access.ueberwachungsstelle if access else None, land.ueberwachung),
        durchsetzung=_name(access.durchsetzungsstelle if access else None, land.durchsetzung),
        datenschutzgesetz=_name(privacy.gesetz if privacy else None, land.datenschutzgesetz),
        aufsicht=_name(privacy.aufsicht if privacy else None, land.aufsicht),
        melden_an=recipient(konzept),
        bericht=konzept.daten.pruefbericht,
        widerlegt=refuted(konzept),
    )


def _name(own: str | None, listed: str) -> Bezeichnung:
    return Bezeichnung(own or listed, own is None)


def recipient(konzept: Konzept) -> str | None:
    """Where reports of barriers go: the address of the statement, else that of the imprint."""
    kreis = konzept.daten.landkreis
    own = kreis.barrierefreiheit.email if kreis.barrierefreiheit else None
    return own or (kreis.impressum.email if kreis.impressum else None)


def barrier_link(konzept: Konzept, adresse: str | None) -> str | None:
    """The ``mailto:`` address (RFC 6068) that reports a barrier on the page at ``adresse`` (None: not known).

    None where nobody has a mail address.
    """
    mail = recipient(konzept)
    if mail is None:
        return None
    t = konzept.sprache.t
    body = [
        t("Guten Tag,"),
        "",
        t("auf dieser Seite komme ich nicht weiter:"),
        adresse or t("(bitte die Adresse der Seite eintragen)"),
        "",
        t("Das wollte ich tun, und das hat mich gehindert:"),
        "",
    ]
    subject, text = (quote(one, safe="") for one in (t("Barriere auf der Website"), LINE_END.join(body)))
    return f"mailto:{quote(mail, safe='@')}?subject={subject}&body={text}"

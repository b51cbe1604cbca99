"""What the pages the law asks for need to know: which law holds in the Land, who watches, and where to write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from macros.konzept import Konzept

LINE_END: Final = "\r\n"
#: From when the names below are; the data of a Landkreis win, and its lawyers check both.
NAMEN_VON: Final = "Juni 2025"
#: By Land: its law on accessible websites of public bodies, and who watches over data protection in its public bodies.
LAENDER: Final[dict[str, tuple[str, str]]] = {
    "BW": (
        "Landes-Behindertengleichstellungsgesetz (L-BGG)",
        "Landesbeauftragte oder Landesbeauftragter für den Datenschutz und die Informationsfreiheit Baden-Württemberg",
    ),
    "BY": (
        "Bayerisches Behindertengleichstellungsgesetz (BayBGG)",
        "Bayerische Landesbeauftragte oder Bayerischer Landesbeauftragter für den Datenschutz",
    ),
    "BE": (
        "Barrierefreie-IKT-Gesetz Berlin (BIKTG Bln)",
        "Berliner Beauftragte oder Beauftragter für Datenschutz und Informationsfreiheit",
    ),
    "BB": (
        "Brandenburgisches Behindertengleichstellungsgesetz (BbgBGG)",
        "Landesbeauftragte oder Landesbeauftragter für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg",
    ),
    "HB": (
        "Bremisches Behindertengleichstellungsgesetz (BremBGG)",
        "Landesbeauftragte oder Landesbeauftragter für Datenschutz und Informationsfreiheit Bremen",
    ),
    "HH": (
        "Hamburgisches Behindertengleichstellungsgesetz (HmbBGG)",
        "Hamburgische Beauftragte oder Hamburgischer Beauftragter für Datenschutz und Informationsfreiheit",
    ),
    "HE": (
        "Hessisches Behinderten-Gleichstellungsgesetz (HessBGG)",
        "Hessische Beauftragte oder Hessischer Beauftragter für Datenschutz und Informationsfreiheit",
    ),
    "MV": (
        "Landesbehindertengleichstellungsgesetz (LBGG M-V)",
        "Landesbeauftragte oder Landesbeauftragter für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern",
    ),
    "NI": (
        "Niedersächsisches Behindertengleichstellungsgesetz (NBGG)",
        "Landesbeauftragte oder Landesbeauftragter für den Datenschutz Niedersachsen",
    ),
    "NW": (
        "Behindertengleichstellungsgesetz Nordrhein-Westfalen (BGG NRW)",
        "Landesbeauftragte oder Landesbeauftragter für Datenschutz und Informationsfreiheit Nordrhein-Westfalen",
    ),
    "RP": (
        "Landesinklusionsgesetz (LInklG)",
        "Landesbeauftragte oder Landesbeauftragter für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz",
    ),
    "SL": (
        "Saarländisches Behindertengleichstellungsgesetz (SBGG)",
        "Unabhängiges Datenschutzzentrum Saarland",
    ),
    "SN": (
        "Barrierefreie-Websites-Gesetz (BfWebG)",
        "Sächsische Datenschutz- und Transparenzbeauftragte oder Beauftragter",
    ),
    "ST": (
        "Behindertengleichstellungsgesetz Sachsen-Anhalt (BGG LSA)",
        "Landesbeauftragte oder Landesbeauftragter für den Datenschutz Sachsen-Anhalt",
    ),
    "SH": (
        "Landesbehindertengleichstellungsgesetz (LBGG)",
        "Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein",
    ),
    "TH": (
        "Thüringer Gesetz über barrierefreie Websites und mobile Anwendungen (ThürBarrWebG)",
        "Thüringer Landesbeauftragte oder Landesbeauftragter für den Datenschutz und die Informationsfreiheit",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rechtslage:
    """What holds for one Landkreis.

    ``gesetz_aus_liste`` and ``aufsicht_aus_liste`` say that the name comes from our list and not from the data;
    ``melden_an`` is the mail address for barriers, or None.
    """

    gesetz: str
    gesetz_aus_liste: bool
    aufsicht: str
    aufsicht_aus_liste: bool
    melden_an: str | None
    namen_von: str = NAMEN_VON


def rechtslage(konzept: Konzept) -> Rechtslage:
    """The law and the offices of the Land, where the data of the Landkreis name no others."""
    kreis = konzept.daten.landkreis
    law, watch = LAENDER[kreis.bundesland]
    own_law = kreis.barrierefreiheit.gesetz if kreis.barrierefreiheit else None
    own_watch = kreis.datenschutz.aufsicht if kreis.datenschutz else None
    return Rechtslage(
        gesetz=own_law or law,
        gesetz_aus_liste=own_law is None,
        aufsicht=own_watch or watch,
        aufsicht_aus_liste=own_watch is None,
        melden_an=recipient(konzept),
    )


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

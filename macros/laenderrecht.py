"""What holds in each Land: its laws on accessible websites and on data protection, and the bodies that watch or help.

The names were looked up in public pages of the Länder (their laws, their model statements, the pages of the bodies).
Names and houses change with every new government, so a page that takes one from here asks for it to be checked, and
what the data of a Landkreis say comes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: How old what was looked up is.
NAMEN_VON: Final = "Ende 2025"


@dataclass(frozen=True, slots=True)
class Land:
    """The laws and bodies of one Land.

    ``gesetz`` is on accessible websites, ``ueberwachung`` tests them, to ``durchsetzung`` a reader turns who got no
    help; ``datenschutzgesetz`` and ``aufsicht`` hold for public bodies.
    """

    gesetz: str
    ueberwachung: str
    durchsetzung: str
    datenschutzgesetz: str
    aufsicht: str


LAENDER: Final[dict[str, Land]] = {
    "BW": Land(
        "Landes-Behindertengleichstellungsgesetz (L-BGG)",
        "Überwachungsstelle für mediale Barrierefreiheit des Landes Baden-Württemberg",
        "Schlichtungsstelle beim Landeszentrum Barrierefreiheit (§ 10b L-BGG)",
        "Landesdatenschutzgesetz (LDSG)",
        "Landesbeauftragte oder Landesbeauftragter für den Datenschutz und die Informationsfreiheit Baden-Württemberg",
    ),
    "BY": Land(
        "Bayerisches Behindertengleichstellungsgesetz (BayBGG) und Bayerische Digitalverordnung (BayDiV)",
        "Durchsetzungs- und Überwachungsstelle am Landesamt für Digitalisierung, Breitband und Vermessung",
        "Durchsetzungs- und Überwachungsstelle am Landesamt für Digitalisierung, Breitband und Vermessung",
        "Bayerisches Datenschutzgesetz (BayDSG)",
        "Bayerische Landesbeauftragte oder Bayerischer Landesbeauftragter für den Datenschutz",
    ),
    "BE": Land(
        "Barrierefreie-IKT-Gesetz Berlin (BIKTG Bln)",
        "Überwachungsstelle für digitale Barrierefreiheit",
        "Landesbeauftragte oder Landesbeauftragter für digitale Barrierefreiheit",
        "Berliner Datenschutzgesetz (BlnDSG)",
        "Berliner Beauftragte oder Beauftragter für Datenschutz und Informationsfreiheit",
    ),
    "BB": Land(
        "Brandenburgisches Behindertengleichstellungsgesetz (BbgBGG)",
        "Überwachungsstelle beim Landesamt für Soziales und Versorgung",
        "Durchsetzungsstelle für digitale Barrierefreiheit bei der oder dem Landesbeauftragten"
        " für die Belange der Menschen mit Behinderungen",
        "Brandenburgisches Datenschutzgesetz (BbgDSG)",
        "Landesbeauftragte oder Landesbeauftragter für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg",
    ),
    "HB": Land(
        "Bremisches Behindertengleichstellungsgesetz (BremBGG)",
        "Zentralstelle für barrierefreie Informationstechnik",
        "Zentralstelle für barrierefreie Informationstechnik bei der oder dem Landesbehindertenbeauftragten",
        "Bremisches Ausführungsgesetz zur Datenschutz-Grundverordnung (BremDSGVOAG)",
        "Landesbeauftragte oder Landesbeauftragter für Datenschutz und Informationsfreiheit Bremen",
    ),
    "HH": Land(
        "Hamburgisches Behindertengleichstellungsgesetz (HmbBGG)",
        "Überwachungsstelle für Barrierefreiheit von Informationstechnik der Freien und Hansestadt Hamburg",
        "Schlichtungsstelle nach § 13a HmbBGG",
        "Hamburgisches Datenschutzgesetz (HmbDSG)",
        "Hamburgische Beauftragte oder Hamburgischer Beauftragter für Datenschutz und Informationsfreiheit",
    ),
    "HE": Land(
        "Hessisches Behinderten-Gleichstellungsgesetz (HessBGG)",
        "Durchsetzungs- und Überwachungsstelle barrierefreie Informationstechnik des Landes Hessen",
        "Durchsetzungs- und Überwachungsstelle barrierefreie Informationstechnik des Landes Hessen",
        "Hessisches Datenschutz- und Informationsfreiheitsgesetz (HDSIG)",
        "Hessische Beauftragte oder Hessischer Beauftragter für Datenschutz und Informationsfreiheit",
    ),
    "MV": Land(
        "Landesbehindertengleichstellungsgesetz (LBGG M-V)",
        "Anlauf- und Überwachungsstelle „Digitale Barrierefreiheit“ beim Sozialministerium",
        "Anlauf- und Überwachungsstelle „Digitale Barrierefreiheit“ beim Sozialministerium",
        "Landesdatenschutzgesetz (DSG M-V)",
        "Landesbeauftragte oder Landesbeauftragter für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern",
    ),
    "NI": Land(
        "Niedersächsisches Behindertengleichstellungsgesetz (NBGG)",
        "Überwachungsstelle nach § 9c NBGG",
        "Schlichtungsstelle nach § 9d NBGG",
        "Niedersächsisches Datenschutzgesetz (NDSG)",
        "Landesbeauftragte oder Landesbeauftragter für den Datenschutz Niedersachsen",
    ),
    "NW": Land(
        "Behindertengleichstellungsgesetz Nordrhein-Westfalen (BGG NRW)",
        "Überwachungsstelle für Barrierefreiheit NRW bei IT.NRW",
        "Ombudsstelle für barrierefreie Informationstechnik bei der oder dem Beauftragten"
        " für die Belange der Menschen mit Behinderung",
        "Datenschutzgesetz Nordrhein-Westfalen (DSG NRW)",
        "Landesbeauftragte oder Landesbeauftragter für Datenschutz und Informationsfreiheit Nordrhein-Westfalen",
    ),
    "RP": Land(
        "Landesinklusionsgesetz Rheinland-Pfalz",
        "Überwachungsstelle beim Landesamt für Steuern, Zentrale Datenverarbeitung der Finanzverwaltung",
        "Durchsetzungsstelle bei der oder dem Landesbeauftragten für die Belange von Menschen mit Behinderungen",
        "Landesdatenschutzgesetz (LDSG)",
        "Landesbeauftragte oder Landesbeauftragter für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz",
    ),
    "SL": Land(
        "Saarländisches Behindertengleichstellungsgesetz (SBGG)",
        "Überwachungsstelle nach § 9b der Saarländischen Behindertengleichstellungsverordnung (SBGVO)",
        "Schlichtungsstelle nach § 12e SBGG",
        "Saarländisches Datenschutzgesetz (SDSG)",
        "Unabhängiges Datenschutzzentrum Saarland",
    ),
    "SN": Land(
        "Barrierefreie-Websites-Gesetz (BfWebG)",
        "Überwachungsstelle für Barrierefreiheit von Informationstechnik im Freistaat Sachsen (BfIT Sachsen)",
        "Durchsetzungsstelle bei der Sächsischen Staatskanzlei",
        "Sächsisches Datenschutzdurchführungsgesetz (SächsDSDG)",
        "Sächsische Datenschutz- und Transparenzbeauftragte oder Beauftragter",
    ),
    "ST": Land(
        "Behindertengleichstellungsgesetz Sachsen-Anhalt (BGG LSA)",
        "Überwachungsstelle bei der Landesfachstelle für Barrierefreiheit Sachsen-Anhalt",
        "Ombudsstelle bei der Landesfachstelle für Barrierefreiheit Sachsen-Anhalt",
        "Datenschutz-Grundverordnungs-Ausfüllungsgesetz Sachsen-Anhalt (DSAG LSA)",
        "Landesbeauftragte oder Landesbeauftragter für den Datenschutz Sachsen-Anhalt",
    ),
    "SH": Land(
        "Landesbehindertengleichstellungsgesetz (LBGG)",
        "Prüfstelle für barrierefreie Informationstechnik Schleswig-Holstein",
        "Beschwerdestelle für barrierefreie Informationstechnik bei der oder dem Landesbeauftragten"
        " für Menschen mit Behinderung",
        "Landesdatenschutzgesetz (LDSG)",
        "Unabhängiges Landeszentrum für Datenschutz Schleswig-Holstein",
    ),
    "TH": Land(
        "Thüringer Gesetz über den barrierefreien Zugang zu den Websites und mobilen Anwendungen öffentlicher Stellen"
        " (ThürBarrWebG)",
        "Zentrale Überwachungsstelle digitale Barrierefreiheit beim Finanzministerium",
        "Landesdurchsetzungsstelle für digitale Barrierefreiheit bei der oder dem Landesbeauftragten"
        " für Menschen mit Behinderungen",
        "Thüringer Datenschutzgesetz (ThürDSG)",
        "Thüringer Landesbeauftragte oder Landesbeauftragter für den Datenschutz und die Informationsfreiheit",
    ),
}
"""By the key of the Land."""

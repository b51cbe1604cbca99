"""The catalogue in the words of DCAT-AP.de: publisher, contact, area, datasets, their distributions, the service."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from macros.components.erreichen import erreichbar
from macros.exports import adressen
from macros.exports.atom import MEDIA_TYPE as ATOM
from macros.exports.dcat.datensaetze import CSV, JSON, Datensatz, Fassung, datasets
from macros.exports.dcat.dreier import PREFIXES, Graph, Iri, Wort, day
from macros.exports.herkunft import GEOCODING, area_uri, licence_uri, linked, uuid
from macros.model.indikator import Rhythmus
from macros.model.types import slug, tel_uri

if TYPE_CHECKING:
    from macros.konzept import Konzept

TURTLE: Final = f"{adressen.API}katalog.ttl"
AUTHORITY: Final = "http://publications.europa.eu/resource/authority"
MEDIA: Final = "https://www.iana.org/assignments/media-types"
PUBLIC_AUTHORITY: Final = "http://purl.org/adms/publishertype/LocalAuthority"
LEVEL: Final = f"{GEOCODING}/Level/administrativeDistrict"
LANGUAGES: Final = {
    "de": "DEU", "en": "ENG", "fr": "FRA", "pl": "POL", "ru": "RUS", "uk": "UKR", "ar": "ARA", "tr": "TUR",
}  # fmt: skip
FREQUENCIES: Final = {
    Rhythmus.JAEHRLICH: "ANNUAL",
    Rhythmus.HALBJAEHRLICH: "ANNUAL_2",
    Rhythmus.VIERTELJAEHRLICH: "QUARTERLY",
    Rhythmus.ZWEIJAEHRLICH: "BIENNIAL",
    Rhythmus.UNREGELMAESSIG: "IRREG",
}
#: Words of the EU's list of file types; a type that is not here is told by its media type alone.
FILE_TYPES: Final = {JSON: "JSON", CSV: "CSV", ATOM: "ATOM"}
THEMES: Final = ("SOCI", "GOVE")
KEYWORDS: Final = ("Integration", "Migration", "Landkreis")


def catalogue(konzept: Konzept) -> Graph:
    """The whole catalogue."""
    said = Katalog(konzept)
    found = list(datasets(konzept))
    series = said.series() if any(one.reihe for one in found) else None
    said.whole([said.dataset(one, series) for one in found], series)
    return said.graph


@dataclass
class Katalog:
    """Says the catalogue of one concept into ``graph``; while the site has no address, links are relative."""

    konzept: Konzept
    graph: Graph = field(default_factory=Graph)

    def __post_init__(self) -> None:
        self._t = self.konzept.sprache.t
        own = self.konzept.daten.konzept
        self._licence = self._say_licence(own.lizenz, own.lizenz_adresse)
        self._publisher = self._say_publisher()
        self._contact = self._say_contact()
        self._area = self._say_area()

    def whole(self, found: list[Iri], series: Iri | None) -> None:
        """The catalogue itself and the service through which its datasets can be had."""
        own, kreis = self.konzept.konzept, self.konzept.daten.landkreis
        title = self._t("Offene Daten: {titel}", titel=own.titel)
        text = self._t("Daten zum Integrationskonzept und zu den Hilfen im {kreis}.", kreis=kreis.name)
        every = [*found, series]
        self.graph.say(
            self._here("katalog"), "dcat:Catalog", dcterms_title=self._text(title),
            dcterms_description=self._text(text), dcterms_publisher=self._publisher, dcterms_license=self._licence,
            dcterms_language=self._language(), dcterms_spatial=self._area,
            dcterms_modified=day(self.konzept.stichtag), foaf_homepage=self._link(""),
            dcat_themeTaxonomy=Iri(f"{AUTHORITY}/data-theme"), dcat_dataset=every,
            dcat_service=self._say_service(found),
        )  # fmt: skip

    def series(self) -> Iri:
        """The series of all Indikatoren."""
        title = self._t("Indikatoren im {kreis}", kreis=self.konzept.daten.landkreis.name)
        return self.graph.say(
            self._here("reihe-indikatoren"), "dcat:DatasetSeries", dcterms_title=self._text(title),
            dcterms_description=self._text(self._t("Zahlen, an denen das Integrationskonzept gemessen wird.")),
            dcterms_publisher=self._publisher, dcat_contactPoint=self._contact, dcterms_spatial=self._area,
        )  # fmt: skip

    def dataset(self, one: Datensatz, series: Iri | None) -> Iri:
        """A dataset with its distributions."""
        key = uuid(self.konzept, "dcat", one.name)
        return self.graph.say(
            self._here(key), "dcat:Dataset", dcterms_identifier=Wort(f"urn:uuid:{key}"),
            dcterms_title=self._text(one.titel), dcterms_description=self._text(one.text),
            dcterms_publisher=self._publisher, dcat_contactPoint=self._contact, dcat_theme=self._themes(),
            dcat_keyword=[self._text(self._t(word)) for word in KEYWORDS], dcterms_spatial=self._area,
            dcatde_politicalGeocodingLevelURI=Iri(LEVEL), dcterms_modified=day(one.stand),
            dcterms_accrualPeriodicity=Iri(f"{AUTHORITY}/frequency/{FREQUENCIES[one.rhythmus]}"),
            dcterms_accessRights=Iri(f"{AUTHORITY}/access-right/PUBLIC"), dcterms_language=self._language(),
            dcterms_temporal=self._say_years(key, one.jahre), dcat_landingPage=self._link(one.seite),
            dcat_inSeries=series if one.reihe else None,
            dcat_distribution=[self._say_file(f"{key}-{n}", one, file) for n, file in enumerate(one.fassungen, 1)],
        )  # fmt: skip

    def _say_file(self, name: str, one: Datensatz, file: Fassung) -> Iri:
        kind = FILE_TYPES.get(file.medientyp)
        by = one.quelle or self.konzept.daten.konzept.herausgeber
        norm = file.norm
        return self.graph.say(
            self._here(name), "dcat:Distribution", dcterms_title=self._text(f"{one.titel} ({kind or file.medientyp})"),
            dcat_accessURL=self._link(file.adresse), dcat_downloadURL=self._link(file.adresse),
            dcterms_format=Iri(f"{AUTHORITY}/file-type/{kind}") if kind else None,
            dcat_mediaType=Iri(f"{MEDIA}/{file.medientyp}"),
            dcterms_license=self._say_licence(one.lizenz, None) if one.lizenz else self._licence,
            dcatde_licenseAttributionByText=self._text(by), dcterms_modified=day(one.stand),
            dcterms_language=self._language(),
            dcterms_conformsTo=None if norm is None else Iri(norm) if ":" in norm else self._link(norm),
        )  # fmt: skip

    def _say_years(self, key: str, years: tuple[int, int] | None) -> Iri | None:
        if years is None:
            return None
        return self.graph.say(
            self._here(f"{key}-zeitraum"), "dcterms:PeriodOfTime",
            dcat_startDate=Wort(f"{years[0]}-01-01", typ="xsd:date"),
            dcat_endDate=Wort(f"{years[1]}-12-31", typ="xsd:date"),
        )  # fmt: skip

    def _say_service(self, found: list[Iri]) -> Iri:
        return self.graph.say(
            self._here("api"), "dcat:DataService", dcterms_title=self._text(self._t("Schnittstelle (JSON)")),
            dcterms_description=self._text(self._t("Alle Listen und Einträge als Dateien, ohne Anmeldung.")),
            dcterms_publisher=self._publisher, dcat_contactPoint=self._contact, dcterms_license=self._licence,
            dcterms_accessRights=Iri(f"{AUTHORITY}/access-right/PUBLIC"), dcat_endpointURL=self._link(adressen.API),
            dcat_endpointDescription=self._link(adressen.OPENAPI), dcat_servesDataset=list(found),
            dcat_theme=self._themes(),
        )  # fmt: skip

    def _say_licence(self, name: str, address: str | None) -> Iri:
        """The licence in the list of DCAT-AP.de; one that is not in there is named and described here."""
        known = licence_uri(name) or address
        iri = Iri(known) if known else self._here(f"lizenz-{slug(name)}")
        if iri.safe not in self.graph.subjects:
            self.graph.say(iri, "dcterms:LicenseDocument", dcterms_title=Wort(name))
        return iri

    def _say_publisher(self) -> Iri:
        kreis, own = self.konzept.daten.landkreis, self.konzept.daten.konzept
        return self.graph.say(
            self._here("herausgeber"), "foaf:Agent", foaf_name=self._text(own.herausgeber),
            foaf_homepage=Iri(kreis.website) if kreis.website else None, dcterms_type=Iri(PUBLIC_AUTHORITY),
        )  # fmt: skip

    def _say_contact(self) -> Iri:
        """The coordinating office; what it does not say of itself, the imprint does."""
        own, unit = self.konzept.daten.konzept, self.konzept.konzept.koordination
        reach, imprint = erreichbar(unit), self.konzept.daten.landkreis.impressum
        email = (reach.email if reach else None) or (imprint.email if imprint else None)
        phone = (reach.telefon if reach else None) or (imprint.telefon if imprint else None)
        return self.graph.say(
            self._here("kontakt"), "vcard:Kind", rdf_type=Iri(f"{PREFIXES['vcard']}Organization"),
            vcard_fn=self._text(unit.anzeige if unit is not None else own.herausgeber),
            vcard_hasEmail=Iri(f"mailto:{email}") if email else None,
            vcard_hasTelephone=Iri(tel_uri(phone)) if phone else None,
            vcard_hasURL=self._link(unit.adresse if unit is not None else ""),
        )  # fmt: skip

    def _say_area(self) -> Iri:
        kreis = self.konzept.daten.landkreis
        return self.graph.say(Iri(area_uri(kreis.ars)), "dcterms:Location", skos_prefLabel=self._text(kreis.name))

    def _link(self, adresse: str) -> Iri:
        return Iri(linked(self.konzept, adresse, TURTLE))

    def _here(self, name: str) -> Iri:
        return self._link(f"{TURTLE}#{name}")

    def _text(self, text: str) -> Wort:
        return Wort(text, sprache=self.konzept.sprache.lang)

    def _language(self) -> Iri | None:
        code = LANGUAGES.get(self.konzept.sprache.lang)
        return Iri(f"{AUTHORITY}/language/{code}") if code else None

    def _themes(self) -> list[Iri]:
        return [Iri(f"{AUTHORITY}/data-theme/{code}") for code in THEMES]

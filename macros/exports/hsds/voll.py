"""Whole objects from rows: what belongs to a row stands inside it, as in the examples of the standard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.exports.hsds.tabellen import Row

#: What stands inside a row of a table: the name it has there, its own table, and the key that names the row around it.
INSIDE: Final[Mapping[str, tuple[tuple[str, str, str], ...]]] = {
    "organizations": (
        ("phones", "phones", "organization_id"),
        ("locations", "locations", "organization_id"),
        ("organization_identifiers", "organization_identifiers", "organization_id"),
        ("attributes", "attributes", "link_id"),
        ("metadata", "metadata", "resource_id"),
    ),
    "services": (
        ("additional_urls", "urls", "service_id"),
        ("phones", "phones", "service_id"),
        ("schedules", "schedules", "service_id"),
        ("service_areas", "service_areas", "service_id"),
        ("languages", "languages", "service_id"),
        ("cost_options", "cost_options", "service_id"),
        ("required_documents", "required_documents", "service_id"),
        ("contacts", "contacts", "service_id"),
        ("attributes", "attributes", "link_id"),
        ("metadata", "metadata", "resource_id"),
    ),
    "service_at_locations": (("schedules", "schedules", "service_at_location_id"),),
    "locations": (
        ("addresses", "addresses", "location_id"),
        ("accessibility", "accessibility", "location_id"),
        ("schedules", "schedules", "location_id"),
    ),
    "contacts": (("phones", "phones", "contact_id"),),
    "phones": (("languages", "languages", "phone_id"),),
}


@dataclass(frozen=True)
class Bestand:
    """All rows, found by id and by the row they belong to."""

    rows: Mapping[str, list[Row]]
    by_id: Mapping[str, Row]
    inside: Mapping[tuple[str, str, str], list[Row]]

    @classmethod
    def of(cls, rows: Mapping[str, list[Row]]) -> Bestand:
        """Rows by table, each looked at once."""
        inside: dict[tuple[str, str, str], list[Row]] = {}
        keys = {(table, key) for parts in INSIDE.values() for _, table, key in parts}
        keys |= {("service_at_locations", "service_id"), ("services", "organization_id")}
        for table, key in sorted(keys):
            for row in rows[table]:
                if key in row:
                    inside.setdefault((table, key, row[key]), []).append(row)
        return cls(rows, {row["id"]: row for table in rows.values() for row in table}, inside)

    def object(self, table: str, row: Row, *without: str) -> Row:
        """A row with all that belongs inside it; ``without`` names keys left out, those of the rows around it."""
        made = {name: value for name, value in row.items() if name not in without}
        if table == "attributes":
            made["taxonomy_term"] = self.by_id[made.pop("taxonomy_term_id")]
        for name, inner, key in INSIDE.get(table, ()):
            found = self.inside.get((inner, key, row["id"]))
            if found:
                made[name] = [self.object(inner, one, key) for one in found]
        return made

    def organization(self, row: Row) -> Row:
        """An organization with its services."""
        made = self.object("organizations", row)
        services = self.inside.get(("services", "organization_id", row["id"]), ())
        if services:
            made["services"] = [self._service(one, "organization_id") for one in services]
        return made

    def service(self, row: Row) -> Row:
        """A service with its organization and the locations it is given at."""
        made = self._service(row, "organization_id")
        made["organization"] = self.object("organizations", self.by_id[row["organization_id"]])
        return made

    def _service(self, row: Row, *without: str) -> Row:
        made = self.object("services", row, *without)
        places = self.inside.get(("service_at_locations", "service_id", row["id"]), ())
        if places:
            made["service_at_locations"] = [self._at_location(one, "service_id") for one in places]
        return made

    def _at_location(self, row: Row, *without: str) -> Row:
        made = self.object("service_at_locations", row, "location_id", *without)
        made["location"] = self.object("locations", self.by_id[row["location_id"]])
        return made

    def service_at_location(self, row: Row) -> Row:
        """A service at a location, with both."""
        service = self.by_id[row["service_id"]]
        made = self._at_location(row, "service_id")
        made["service"] = self.object("services", service, "organization_id")
        made["service"]["organization"] = self.object("organizations", self.by_id[service["organization_id"]])
        return made

    def location(self, row: Row) -> Row:
        """A location with its address and access."""
        return self.object("locations", row)

    def listed_service(self, row: Row) -> Row:
        """A service as it stands in the list: with its organization, but without the parts of both."""
        return {**row, "organization": self.by_id[row["organization_id"]]}

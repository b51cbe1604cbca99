"""The tables of HSDS while they are filled: rows of plain values by table, each with an id that lasts.

The id of a row is made from the entry it comes from and from what the row says, never from its place in a list, so that
reordering phones or places changes no id. What is empty is left out.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from macros.exports.herkunft import keeper, lasting, uuid

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept

Row = dict[str, Any]

#: Every table that can hold rows, by its name in addresses, in the order of the standard.
TABLES: Final = (
    "organizations", "services", "service_at_locations", "locations", "addresses", "phones", "schedules",
    "service_areas", "languages", "accessibility", "contacts", "cost_options", "required_documents", "urls",
    "organization_identifiers", "taxonomies", "taxonomy_terms", "attributes", "metadata",
)  # fmt: skip


class Tabellen:
    """The rows of one concept, filled once."""

    def __init__(self, konzept: Konzept) -> None:
        self.konzept = konzept
        self.rows: dict[str, list[Row]] = {table: [] for table in TABLES}
        self._ids: set[str] = set()

    def id_of(self, knoten: Knoten) -> str:
        """The id of the organization, service or term an entry becomes; the same as in every other format."""
        return uuid(self.konzept, lasting(knoten))

    def add(self, table: str, source: Knoten | str, said: str, **values: object) -> str:
        """A row made from ``source`` that is told from its like by ``said``; its id. Empty values are left out."""
        name = source if isinstance(source, str) else lasting(source)
        key, number = uuid(self.konzept, name, table, said), 1
        while key in self._ids:
            number += 1
            key = uuid(self.konzept, name, table, said, str(number))
        return self.put(table, key, **values)

    def put(self, table: str, key: str, **values: object) -> str:
        """A row with a known id."""
        self._ids.add(key)
        row = {name: _plain(value) for name, value in values.items() if value not in (None, "", (), [])}
        self.rows[table].append({"id": key, **row})
        return key

    def origin(self, knoten: Knoten, table: str, key: str) -> None:
        """Who keeps the entry behind a row, and when it was last changed: as a change of its field ``stand``."""
        stand = knoten.eintrag.stand
        self.add(
            "metadata", knoten, f"stand {stand}",
            resource_id=key, resource_type=table, last_action_date=stand, last_action_type="update",
            field_name="stand", previous_value="-", replacement_value=stand.isoformat(), updated_by=keeper(knoten),
        )  # fmt: skip


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value

"""All audits: the word for the command line and the module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.audit import robots, sitemap

if TYPE_CHECKING:
    from tests.audit.befund import Audit

AUDITS: Final[dict[str, Audit]] = {
    "sitemap": sitemap,
    "robots": robots,
}

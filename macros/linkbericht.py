"""Checks where the links of a finished site to other websites lead, politely, and reports in plain German.

Somebody else's dead link is no mistake of ours: it is told, and never stops publishing.
"""

from __future__ import annotations

import html
import socket
import ssl
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from enum import StrEnum
from http import HTTPStatus
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from macros.linkpruefung.lesen import ATTRIBUTE, SKIPPED, TAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

#: Names nobody can have (RFC 2606): the demonstration uses them.
RESERVED: Final = (".example", ".test", ".invalid", ".localhost", "example.com", "example.org", "example.net")
SENDER: Final = "konzept-links (woechentliche Linkpruefung eines Landkreises)"
GONE: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
MOVED: Final = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
ASK_AGAIN: Final = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, 501})
NO_NAME: Final = "diese Website gibt es nicht, oder hier fehlt die Verbindung"
NO_ANSWER: Final = "keine Antwort in der Zeit"
#: Whoever does not answer at all is not asked for the next page.
SILENT: Final = frozenset({NO_NAME, NO_ANSWER})
REDIRECTS: Final = 5
HOSTS_AT_ONCE: Final = 8
PAGES_NAMED: Final = 3
KEPT: Final = "%/:=&?~#+!$,;'@()*[]"


class Urteil(StrEnum):
    """What became of a link, the worst first."""

    TOT = "tot"
    UNKLAR = "unklar"
    UMGEZOGEN = "umgezogen"
    BEISPIEL = "beispiel"
    GUT = "gut"


TITEL: Final[Mapping[Urteil, str]] = {
    Urteil.TOT: "Führt ins Leere – bitte ersetzen oder entfernen",
    Urteil.UNKLAR: "War nicht zu prüfen – bitte einmal selbst öffnen",
    Urteil.UMGEZOGEN: "Ist umgezogen – bitte die neue Adresse eintragen",
    Urteil.BEISPIEL: "Beispieladressen – nicht geprüft",
    Urteil.GUT: "In Ordnung",
}


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """One address: the judgement and its reason, the pages that link to it, and where it has moved to."""

    adresse: str
    urteil: Urteil
    grund: str
    seiten: tuple[str, ...]
    neu: str = ""


def external_links(site: Path, site_url: str = "") -> dict[str, tuple[str, ...]]:
    """The addresses on other websites that the pages of a site lead to, each with its pages.

    ``site_url`` is the site's own address; what begins with it is not elsewhere. Embeds are left out: they show the
    same links as the pages.
    """
    own = site_url.rstrip("/") + "/"
    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name.startswith("einbetten/"):
            continue
        text = SKIPPED.sub("", path.read_text(encoding="utf-8", errors="replace"))
        for tag, attributes in TAG.findall(text):
            if tag.lower() != "a":
                continue
            for key, double, single, bare in ATTRIBUTE.findall(attributes):
                address = urldefrag(html.unescape(double or single or bare).strip()).url
                elsewhere = address.lower().startswith(("http://", "https://"))
                if key.lower() == "href" and elsewhere and not (site_url and f"{address}/".startswith(own)):
                    found[address].add(name)
    return {address: tuple(sorted(pages)) for address, pages in sorted(found.items())}


def check(links: Mapping[str, Sequence[str]], *, pause: float = 1.0, timeout: float = 20.0) -> list[Ergebnis]:
    """Ask every address once, sorted by judgement and address.

    Of one host one address at a time, with ``pause`` seconds between them; several hosts at the same time.
    A host that does not answer is not asked again.
    """
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in links:
        hosts[_host(address)].append(address)

    def of_host(addresses: list[str]) -> list[Ergebnis]:
        found: list[Ergebnis] = []
        for address in addresses:
            if found and found[-1].grund in SILENT:
                urteil, grund, neu = found[-1].urteil, found[-1].grund, ""
            else:
                if found and not _reserved(address):
                    time.sleep(pause)
                urteil, grund, neu = _judge(address, timeout)
            found.append(Ergebnis(address, urteil, grund, tuple(links[address]), neu))
        return found

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        results = [one for part in pool.map(of_host, hosts.values()) for one in part]
    order = list(Urteil)
    return sorted(results, key=lambda one: (order.index(one.urteil), one.adresse))


def report(results: Iterable[Ergebnis]) -> Iterator[str]:
    """The report as Markdown, readable as it is: what needs a hand, and a sum."""
    found = list(results)
    yield "# Links zu anderen Websites"
    yield ""
    yield ", ".join(f"{sum(one.urteil is kind for one in found)} {kind.value}" for kind in Urteil) + "."
    for kind in (Urteil.TOT, Urteil.UNKLAR, Urteil.UMGEZOGEN):
        if not any(one.urteil is kind for one in found):
            continue
        yield ""
        yield f"## {TITEL[kind]}"
        yield ""
        for one in found:
            if one.urteil is kind:
                yield f"- {one.adresse} ({one.grund})"
                if one.neu:
                    yield f"  neu: {one.neu}"
                more = f" und {len(one.seiten) - PAGES_NAMED} weitere" if len(one.seiten) > PAGES_NAMED else ""
                yield f"  steht auf: {', '.join(one.seiten[:PAGES_NAMED])}{more}"
    if all(one.urteil in {Urteil.GUT, Urteil.BEISPIEL} for one in found):
        yield ""
        yield "Hier ist nichts zu tun."


def as_dict(result: Ergebnis) -> dict[str, Any]:
    """One result as plain values, for programs."""
    return asdict(result)


class _Still(HTTPRedirectHandler):
    """Follows nothing by itself."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _judge(address: str, timeout: float) -> tuple[Urteil, str, str]:
    """Judgement, reason in German, and the new address of one that has moved for good."""
    if _reserved(address):
        return Urteil.BEISPIEL, "Beispieladresse", ""
    here, for_good = address, True
    try:
        for _ in range(REDIRECTS + 1):
            status, target = _ask(here, timeout)
            if not target:
                return _of_status(status, here if for_good and here != address else "")
            for_good = for_good and status in MOVED
            here = urljoin(here, target)
            if urlsplit(here).scheme not in {"http", "https"}:
                return Urteil.UNKLAR, "leitet auf etwas weiter, das keine Website ist", ""
    except (OSError, HTTPException, ValueError) as error:
        return (*_of_error(error), "")
    return Urteil.UNKLAR, "leitet im Kreis weiter", ""


def _ask(address: str, timeout: float) -> tuple[int, str]:
    """Status and, of a redirection, its target. Asks for the head, and for the page where that is not answered."""
    opener = build_opener(_Still)
    status, target = 0, ""
    for method in ("HEAD", "GET"):
        written = quote(address, safe=KEPT)
        request = Request(written, method=method, headers={"User-Agent": SENDER})  # noqa: S310 -- http(s), see _judge
        try:
            with opener.open(request, timeout=timeout) as answer:
                return int(answer.status), ""
        except HTTPError as error:
            with error:
                status, target = error.code, error.headers.get("Location", "") or ""
            if status not in ASK_AGAIN:
                break
    is_redirect = HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST
    return status, target if is_redirect else ""


def _of_status(status: int, moved: str) -> tuple[Urteil, str, str]:
    if status in GONE:
        return Urteil.TOT, f"Seite nicht gefunden, {status}", ""
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Urteil.UNKLAR, f"Störung auf der anderen Seite, {status}", ""
    if status >= HTTPStatus.MULTIPLE_CHOICES:
        return Urteil.UNKLAR, f"die Website antwortet Programmen nicht, {status}", ""
    if moved:
        return Urteil.UMGEZOGEN, "dauerhaft umgezogen", moved
    return Urteil.GUT, "erreichbar", ""


def _of_error(error: Exception) -> tuple[Urteil, str]:
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, socket.gaierror):
        return Urteil.TOT, NO_NAME
    if isinstance(cause, ssl.SSLError):
        return Urteil.UNKLAR, "das Zertifikat der Website ist nicht in Ordnung"
    if isinstance(cause, TimeoutError):
        return Urteil.UNKLAR, NO_ANSWER
    if isinstance(cause, ConnectionError):
        return Urteil.UNKLAR, "die Website nimmt keine Verbindung an"
    return Urteil.UNKLAR, "die Antwort war nicht zu verstehen"


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _reserved(address: str) -> bool:
    host = _host(address)
    return any(host == name.lstrip(".") or host.endswith(f".{name.lstrip('.')}") for name in RESERVED)

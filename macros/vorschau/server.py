"""Answers the browser of the editor, and nobody else: on this computer, for names that mean this computer."""

from __future__ import annotations

import os
import socket
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from socketserver import ThreadingTCPServer
from typing import TYPE_CHECKING, Any, Final

from macros.vorschau.antwort import Antwort, antwort, warten

if TYPE_CHECKING:
    from macros.vorschau.modell import Modell

LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})
EVERYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104 -- named, not chosen
HEADERS: Final = (
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
)


class Vorschauserver(ThreadingTCPServer):
    """Serves the preview of ``modell`` at (host, port); raises OSError when that place cannot be had."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two servers share a port
    request_queue_size = 64

    def __init__(self, place: tuple[str, int], modell: Modell) -> None:
        self.modell = modell
        self.host = place[0].lower()
        if ":" in place[0]:
            self.address_family = socket.AF_INET6
        super().__init__(place, _Anfrage)

    @property
    def adresse(self) -> str:
        """Where the preview is to be seen."""
        name = EVERYWHERE.get(self.host, self.host)
        return f"http://{f'[{name}]' if ':' in name else name}:{self.server_address[1]}/"

    def knows(self, host: str) -> bool:
        """Whether ``host`` (as in the header) means this server: other names may be tricks to read drafts (rebinding).

        Whoever lets others in (``0.0.0.0``) is reached by numbers, which nobody can point elsewhere.
        """
        name = host.rpartition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
        if name.lower() in LOCAL | {self.host}:
            return True
        try:
            return self.host in EVERYWHERE and bool(ip_address(name))
        except ValueError:
            return False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away while it is answered is nothing to tell."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Anfrage(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60
    server: Vorschauserver

    def do_GET(self) -> None:
        """Answer with a page or a file."""
        if not self.server.knows(self.headers.get("Host", "")):
            self._send(Antwort.zeile("Diese Adresse gehört nicht zur Vorschau.", HTTPStatus.MISDIRECTED_REQUEST))
        elif self.path.startswith("/__vorschau__/warten?"):
            self._send(warten(self.server.modell, self.path))
        else:
            self._send(antwort(self.server.modell, self.path))

    do_HEAD = do_GET  # noqa: N815 -- its name in the library

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- its name in the library
        """Say nothing of single requests: the terminal belongs to the data."""

    def _send(self, answer: Antwort) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.typ)
        self.send_header("Content-Length", str(len(answer.inhalt)))
        if answer.ziel:
            self.send_header("Location", answer.ziel)
        for name, value in HEADERS:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.inhalt)

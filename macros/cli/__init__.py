"""The command ``konzept``: German subcommands, one clear answer each.

Exit code 0 when all went well, 1 for a Fehler in the concept, 2 for wrong usage.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from macros.cli.befehle import BEFEHLE
from macros.cli.gemeinsam import FEHLER, OK, Parser

if TYPE_CHECKING:
    from collections.abc import Sequence


def _parser() -> Parser:
    parser = Parser(prog="konzept", description="Integrationskonzept prüfen, bauen und pflegen")
    commands = parser.add_subparsers(dest="befehl", required=True, metavar="BEFEHL", parser_class=Parser)
    for name, befehl in BEFEHLE.items():
        befehl.arguments(commands.add_parser(name, help=befehl.HILFE))
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code = BEFEHLE[options.befehl].run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return FEHLER
    except BrokenPipeError:  # whoever reads our lines has seen enough („| head“)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code

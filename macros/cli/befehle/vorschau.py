"""``konzept vorschau``."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from macros.cli.gemeinsam import folder_and_day, stichtag

if TYPE_CHECKING:
    import argparse

HILFE = "zeigt die Website und folgt jeder Änderung"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add its options."""
    folder_and_day(parser)
    parser.add_argument("--adresse", default="127.0.0.1:8000", metavar="ORT:PORT", help="wo sie zu sehen ist")


def run(options: argparse.Namespace) -> int:
    """Serve the site and follow every change."""
    from macros.bauen import command, environment  # noqa: PLC0415 -- a command imports what it needs when it runs

    env = environment(options.konzept.resolve(), stichtag(options)) | {"KONZEPT_VORSCHAU": "1"}
    print(f"Die Vorschau steht gleich unter http://{options.adresse}/ – beenden mit Strg+C.")
    serve = command("serve", "--quiet", "--dev-addr", options.adresse)
    return subprocess.run(serve, env=env, check=False).returncode  # noqa: S603 -- our own interpreter

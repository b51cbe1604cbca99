"""What all commands share: exit codes, the options for folder and day, and a parser that speaks German."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import NoReturn

OK, FEHLER, FALSCH = 0, 1, 2


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks German when something is missing."""

    def error(self, message: str) -> NoReturn:
        """End with code 2 and one German line."""
        self.print_usage(sys.stderr)
        self.exit(FALSCH, f"{self.prog}: {_german(message)}\n")


def _german(message: str) -> str:
    for english, german in (
        ("the following arguments are required:", "es fehlt:"),
        ("unrecognized arguments:", "unbekannt:"),
        ("invalid choice:", "gibt es nicht:"),
        ("(choose from", "(möglich sind"),
        ("expected one argument", "hier fehlt eine Angabe"),
        ("argument ", ""),
    ):
        message = message.replace(english, german)
    return message


def day(text: str) -> date:
    """A day as typed on the command line; raises ArgumentTypeError with a German line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"„{text}“ ist kein Datum – erwartet wird JJJJ-MM-TT") from None


def folder_and_day(parser: argparse.ArgumentParser) -> None:
    """Add the options of every command that reads a concept."""
    parser.add_argument("--konzept", type=Path, default=Path(), metavar="ORDNER", help="Konzept-Ordner (sonst: hier)")
    parser.add_argument("--stichtag", type=day, metavar="JJJJ-MM-TT", help="Tag, für den gerechnet wird (sonst: heute)")


def text_or_json(parser: argparse.ArgumentParser) -> None:
    """Add the option of every command that answers people or programs."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="für Menschen oder Programme")


def stichtag(options: argparse.Namespace) -> date:
    """The reference day: as given, else from the environment, else today."""
    given: date | None = options.stichtag
    if given is not None:
        return given
    written = os.environ.get("KONZEPT_STICHTAG")
    return day(written) if written else date.today()  # noqa: DTZ011 -- the one place where the clock is read

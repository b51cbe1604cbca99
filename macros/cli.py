"""The command ``konzept``: German subcommands, one clear answer each.

Exit code 0 when all went well, 1 for a Fehler in the concept, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OK, FEHLER, FALSCH = 0, 1, 2


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks German when something is missing."""

    def error(self, message: str) -> NoReturn:
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


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"„{text}“ ist kein Datum – erwartet wird JJJJ-MM-TT") from None


def _parser() -> _Parser:
    parser = _Parser(prog="konzept", description="Integrationskonzept prüfen, bauen und pflegen")
    commands = parser.add_subparsers(dest="befehl", required=True, metavar="BEFEHL", parser_class=_Parser)
    common = _Parser(add_help=False)
    common.add_argument("--konzept", type=Path, default=Path(), metavar="ORDNER", help="Konzept-Ordner (sonst: hier)")
    common.add_argument("--stichtag", type=_day, metavar="JJJJ-MM-TT", help="Tag, für den gebaut wird (sonst: heute)")
    check = commands.add_parser("pruefen", parents=[common], help="prüft die Daten und sagt, was fehlt")
    check.add_argument("--format", choices=("text", "json"), default="text", help="für Menschen oder Programme")
    make = commands.add_parser("bauen", parents=[common], help="baut die Website, ganz oder gar nicht")
    make.add_argument("--ziel", type=Path, metavar="ORDNER", help="wohin (sonst: site/ im Konzept-Ordner)")
    show = commands.add_parser("vorschau", parents=[common], help="zeigt die Website und folgt jeder Änderung")
    show.add_argument("--adresse", default="127.0.0.1:8000", metavar="ORT:PORT", help="wo sie zu sehen ist")
    entry = commands.add_parser("eintrag", parents=[common], help="schreibt das Gerüst eines neuen Eintrags")
    entry.add_argument("art", metavar="ART", help="z. B. anlaufstelle, angebot, massnahme")
    entry.add_argument("kennung", metavar="ID", help="Kennung, z. B. sprachcafe-musterau")
    start = commands.add_parser("neu", help="legt das Konzept eines Landkreises aus dem amtlichen Register an")
    start.add_argument("ordner", type=Path, metavar="ZIEL", help="neuer Ordner")
    start.add_argument("--kreis", required=True, metavar="ARS", help="Schlüssel des Landkreises, fünf Ziffern")
    start.add_argument("--register", required=True, type=Path, metavar="DATEI", help="Gemeindeverzeichnis GV100AD….txt")
    start.add_argument("--grenzen", type=Path, metavar="DATEI", help="Gemeindegrenzen als GeoJSON, für die Karte")
    start.add_argument("--name", metavar="NAME", help="Name des Landkreises, wenn er anders heißen soll")
    start.add_argument("--stichtag", type=_day, metavar="JJJJ-MM-TT", help="Tag der Anlage (sonst: heute)")
    version = commands.add_parser("fassung", parents=[common], help="hält eine beschlossene Fassung fest")
    version.add_argument("handlung", choices=("festhalten",), metavar="festhalten", help="was zu tun ist")
    version.add_argument("name", metavar="NAME", help="Name der Fassung, z. B. 2025")
    describe = commands.add_parser("schema", help="schreibt die Beschreibung aller Felder für Editoren wie VS Code")
    describe.add_argument("--ziel", type=Path, default=Path("schema"), metavar="ORDNER", help="wohin (sonst: schema/)")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code = _COMMANDS[options.befehl](options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return FEHLER
    except BrokenPipeError:  # whoever reads our lines has seen enough („| head“)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    return code


def _stichtag(options: argparse.Namespace) -> date:
    given: date | None = options.stichtag
    if given is not None:
        return given
    written = os.environ.get("KONZEPT_STICHTAG")
    return _day(written) if written else date.today()  # noqa: DTZ011 -- the one place where the clock is read


def _check(options: argparse.Namespace) -> int:
    from macros.pruefen import report  # noqa: PLC0415 -- each command imports only what it needs

    bericht = report(options.konzept, _stichtag(options))
    if options.format == "json":
        print(json.dumps(bericht.as_dict(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(bericht.lines()))
    return FEHLER if bericht.errors else OK


def _build(options: argparse.Namespace) -> int:
    from macros.bauen import build  # noqa: PLC0415 -- as above
    from macros.errors import errors_of  # noqa: PLC0415 -- as above
    from macros.tausch import TauschFehler  # noqa: PLC0415 -- as above

    target = options.ziel or options.konzept / "site"
    begun = time.monotonic()
    try:
        result = build(options.konzept.resolve(), target, _stichtag(options), _Progress() if _on_terminal() else None)
    except (TauschFehler, OSError) as error:
        print(error, file=sys.stderr)
        return FEHLER
    errors = errors_of(result.problems)
    warnings = len(result.problems) - len(errors)
    for problem in errors:
        print(problem, file=sys.stderr)
    if not result.veroeffentlicht:
        print(f"{len(errors)} Fehler, {warnings} Warnungen. Nichts wurde veröffentlicht.", file=sys.stderr)
        return FEHLER
    took = f"{time.monotonic() - begun:.1f}".replace(".", ",")
    print(f"Fertig: {result.seiten} Seiten in {took} s, {warnings} Warnungen (zeigt „konzept pruefen“).")
    print(f"Die Website liegt in {target.resolve()} – ansehen mit „make vorschau“ oder {target / 'index.html'} öffnen.")
    return OK


def _freeze(options: argparse.Namespace) -> int:
    from macros.errors import KonzeptFehler  # noqa: PLC0415 -- as above
    from macros.fassung import FassungFehler, freeze  # noqa: PLC0415 -- as above

    try:
        written = freeze(options.konzept, options.name, _stichtag(options))
    except (KonzeptFehler, FassungFehler) as error:
        print(error, file=sys.stderr)
        return FEHLER
    print(f"Die Fassung „{options.name}“ steht in {written}. Nennen Sie sie in konzept.yaml unter „fassungen“.")
    return OK


def _preview(options: argparse.Namespace) -> int:
    import subprocess  # noqa: PLC0415 -- as above

    from macros.bauen import command, environment  # noqa: PLC0415 -- as above

    env = environment(options.konzept.resolve(), _stichtag(options)) | {"KONZEPT_VORSCHAU": "1"}
    print(f"Die Vorschau steht gleich unter http://{options.adresse}/ – beenden mit Strg+C.")
    serve = command("serve", "--quiet", "--dev-addr", options.adresse)
    return subprocess.run(serve, env=env, check=False).returncode  # noqa: S603 -- our own interpreter


def _entry(options: argparse.Namespace) -> int:
    from macros.geruest import GeruestFehler, write_entry  # noqa: PLC0415 -- as above

    try:
        path = write_entry(options.konzept, options.art, options.kennung, _stichtag(options))
    except GeruestFehler as error:
        print(error, file=sys.stderr)
        return FALSCH if error.aufruf else FEHLER
    print(f"{path} ist angelegt – bitte ausfüllen; bis dahin ist der Eintrag ein Entwurf.")
    return OK


def _new(options: argparse.Namespace) -> int:
    from macros.neu import NeuFehler, Wunsch, create  # noqa: PLC0415 -- as above

    asked = Wunsch(options.ordner, options.kreis, options.register, options.grenzen, options.name)
    try:
        made = create(asked, _stichtag(options))
    except NeuFehler as error:
        print(error, file=sys.stderr)
        return FALSCH if error.aufruf else FEHLER
    print("\n".join(made.lines()))
    return OK


def _schema(options: argparse.Namespace) -> int:
    from macros.schema import schemas  # noqa: PLC0415 -- as above

    target: Path = options.ziel
    try:
        target.mkdir(parents=True, exist_ok=True)
        for name, text in schemas().items():
            (target / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        print(f"{error.filename}: kann nicht geschrieben werden ({error.strerror})", file=sys.stderr)
        return FEHLER
    print(f"{len(schemas())} Schemas liegen in {target}.")
    return OK


def _on_terminal() -> bool:
    return sys.stderr.isatty()


class _Progress:
    """One line on the terminal: what is done, how much of it, how long it has taken."""

    def __init__(self) -> None:
        self.begun = time.monotonic()

    def __call__(self, record: Mapping[str, Any]) -> None:
        count = f" {record['fertig']}/{record['von']}" if record["von"] else ""
        took = time.monotonic() - self.begun
        end = "\n" if record["fertig"] == record["von"] else ""
        sys.stderr.write(f"\r\x1b[K{record['schritt']}{count} … {took:.1f} s{end}".replace(".", ","))
        sys.stderr.flush()


_COMMANDS = {
    "pruefen": _check,
    "bauen": _build,
    "fassung": _freeze,
    "vorschau": _preview,
    "neu": _new,
    "eintrag": _entry,
    "schema": _schema,
}

if __name__ == "__main__":
    sys.exit(main())

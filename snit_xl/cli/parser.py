"""What can be typed (argument): the commands with their options, Swedish with ASCII spellings beside."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from snit_xl.workbook.terms.cli_texts import HELP, METAVARS, text, usage_fault
from snit_xl.workbook.terms.words import WORDS

PROGRAM = "snit-xl"
FINE, FAULTY, UNUSABLE = 0, 1, 2
COMMANDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("demo", "demo", ()),
    ("build", "bygg", ()),
    ("read", "läs-in", ("las-in",)),
    ("update", "uppdatera", ()),
    ("check", "kontrollera", ()),
    ("trace", "underlag", ()),
    ("papers", "handlingar", ()),
    ("calendar", "kalender", ()),
    ("register", "sekretess", ()),
    ("audit", "granska", ()),
    ("lock", "lås", ("las",)),
    ("restore", "återställ", ("aterstall",)),
    ("roll", "rulla", ()),
    ("install", "installera", ()),
    ("examine", "doktor", ()),
)
SCALES = ("4", "5")
MONTHS = tuple(str(month) for month in range(1, 13))
PROGRAMS = ("excel", "libreoffice")
# Report points as they are typed, the last one also in ASCII.
POINTS = {word: word for word in WORDS["report_point"].values()} | {"arsbokslut": WORDS["report_point"]["year_end"]}
DEBUG = frozenset({"--felsök", "--felsok"})


class _Formatter(argparse.HelpFormatter):
    """Help with a Swedish usage line (hjälptext)."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, HELP["usage"] if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Swedish (argumenttolk)."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 - passed on to argparse as it came
        super().__init__(**settings, formatter_class=_Formatter, add_help=False, allow_abbrev=False)
        self.arguments = self.add_argument_group(HELP["arguments"])
        self.choices = self.add_argument_group(HELP["options"])
        self.choices.add_argument("-h", "--hjälp", "--hjalp", "--help", action="help", help=HELP["help"])

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and leave with status 2 (fel användning)."""
        self.wrong_use(usage_fault(message))

    def wrong_use(self, reason: str) -> NoReturn:
        """Leave with status 2 and a reason (fel användning)."""
        self.exit(UNUSABLE, text("wrong_use", reason=reason, program=self.prog) + "\n")

    def flag(self, name: str, *spellings: str) -> None:
        """Add an option without a value (flagga)."""
        self.choices.add_argument(*spellings, dest=name, action="store_true", help=HELP[name])

    def option(self, name: str, *spellings: str, choices: tuple[str, ...] | None = None) -> None:
        """Add an option with a value (flagga med värde)."""
        self.choices.add_argument(*spellings, dest=name, metavar=METAVARS[name], choices=choices, help=HELP[name])


def make_parser() -> Parser:
    """Return the parser of the whole command line (kommandoradens tolk)."""
    parser = Parser(prog=PROGRAM, description=HELP["program"], epilog=HELP["epilog"])
    commands = parser.add_subparsers(title=HELP["commands"], metavar=HELP["command"], required=True, dest="typed")
    parts: dict[str, Parser] = {}
    for name, verb, aliases in COMMANDS:
        part = commands.add_parser(verb, aliases=aliases, help=HELP[name], description=_sentence(HELP[name]))
        part.set_defaults(command=name, parser=part)
        parts[name] = part
    _add_files(parts)
    _add_options(parts)
    for part in parts.values():
        part.flag("debug", *sorted(DEBUG, reverse=True))
    return parser


def _add_files(parts: dict[str, Parser]) -> None:
    for name in ("read", "update", "check", "trace", "papers", "calendar", "lock", "restore", "roll"):
        parts[name].arguments.add_argument("file", metavar=METAVARS["file"], help=HELP["file"])
    parts["lock"].arguments.add_argument("name", metavar=METAVARS["name"], nargs="?", help=HELP["version_name"])
    parts["read"].arguments.add_argument("sources", metavar=METAVARS["sources"], nargs="+", help=HELP["sources"])
    parts["trace"].arguments.add_argument("cell", metavar=METAVARS["cell"], help=HELP["cell"])
    parts["audit"].arguments.add_argument("papers", metavar=METAVARS["audited"], nargs="+", help=HELP["audited"])
    parts["build"].arguments.add_argument("file", metavar=METAVARS["file"], nargs="?", help=HELP["new_file"])
    parts["register"].arguments.add_argument("file", metavar=METAVARS["file"], nargs="?", help=HELP["register_file"])
    parts["roll"].arguments.add_argument(
        "new_file", metavar=METAVARS["rolled_file"], nargs="?", help=HELP["rolled_file"]
    )
    parts["examine"].arguments.add_argument("file", metavar=METAVARS["file"], nargs="?", help=HELP["examined_file"])


def _add_options(parts: dict[str, Parser]) -> None:
    parts["demo"].option("folder", "--ut")
    parts["build"].option("municipalities", "--kommuner")
    parts["build"].option("departments", "--avdelningar")
    parts["build"].option("scale", "--skala", choices=SCALES)
    parts["build"].flag("replace", "--ersätt", "--ersatt")
    parts["read"].flag("agrees", "--ja")
    parts["read"].flag("guesses", "--gissa")
    parts["read"].flag("despite_faults", "--trots-fel")
    parts["read"].option("owner", "--bokförs-av", "--bokfors-av")
    parts["read"].choices.add_argument(
        "--svar", dest="answers", metavar=METAVARS["answers"], action="append", default=[], help=HELP["answers"]
    )
    parts["trace"].option("account", "--konto")
    parts["papers"].option("out", "--ut")
    parts["calendar"].option("calendar_out", "--ut")
    parts["register"].option("committee", "--nämnd", "--namnd")
    parts["papers"].flag("despite", "--ändå", "--anda")
    parts["papers"].flag("pdf", "--pdf")
    parts["audit"].option("workbook", "--fyll-i")
    parts["audit"].flag("agrees_fill", "--ja")
    parts["lock"].option("point", "--tillfälle", "--tillfalle", choices=tuple(POINTS))
    parts["restore"].flag("force", "--ändå", "--anda")
    parts["restore"].flag("listed", "--lista")
    parts["roll"].option("period", "--period", choices=MONTHS)
    parts["roll"].choices.add_argument(
        "--befolkning",
        dest="population",
        metavar=METAVARS["population"],
        action="append",
        default=[],
        help=HELP["population"],
    )
    parts["roll"].option("key_source", "--källa", "--kalla")
    parts["roll"].option("key_day", "--datum")
    parts["roll"].flag("anyway", "--ändå", "--anda")
    parts["roll"].flag("replace", "--ersätt", "--ersatt")
    parts["install"].flag("remove", "--ta-bort")
    parts["install"].option("only", "--bara", choices=PROGRAMS)
    for part in parts.values():
        part.flag("json", "--json")


def _sentence(said: str) -> str:
    return said[0].upper() + said[1:] + "."


def print_progress(said: str) -> None:
    """Write a line that says what takes time (förloppsrad)."""
    print(said, file=sys.stderr, flush=True)  # noqa: T201 - the command line's voice

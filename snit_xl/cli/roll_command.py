"""The command that makes next year's workbook (rulla): what followed, what was cleared, what is to be filled in."""

from __future__ import annotations

import argparse
import unicodedata
from datetime import date
from pathlib import Path

from snit_xl.actions import check
from snit_xl.actions.log import Author
from snit_xl.actions.roll_rules import Population
from snit_xl.cli import show
from snit_xl.cli.told import Told, say_done, told
from snit_xl.domain.money import parse_number
from snit_xl.workbook.terms import roll_texts
from snit_xl.workbook.terms.cli_texts import text

JSON_PARTS = {
    "carried": "foljde_med",
    "cleared": "tomt",
    "dropped": "uteblev",
    "to_fill": "att_fylla_i",
    "not_carried": "foljde_inte_med",
}
MACROS = ".xlsm"


def roll(options: argparse.Namespace, author: Author) -> Told:
    """Build next year's workbook (rulla): status 0 when it is built, whatever remains to be filled in."""
    # Building loads XlsxWriter, which no other command needs.
    from snit_xl.actions.roll_over import Wishes  # noqa: PLC0415
    from snit_xl.actions.roll_told import parts  # noqa: PLC0415
    from snit_xl.hosts.file.rolling import RolledFile, roll_file  # noqa: PLC0415

    path = Path(options.file)
    target = Path(options.new_file) if options.new_file else None
    wishes = Wishes(int(options.period or 1), _population(options), options.anyway)
    done = roll_file(path, target, author, wishes, over=options.replace)
    if done.result.blocking:
        return told(options, done.result, show.say)
    said = parts(done.rolling, path.name, macros=path.suffix.casefold() == MACROS)

    def say(done: RolledFile = done) -> None:
        say_done(roll_texts.text("done", year=done.rolling.rolled.year, file=path.name), done.result)
        show.say(text("path", path=str(done.result.path)))
        if done.rolling.doubts:
            show.say("", roll_texts.text("anyway"))
            show.say_findings(done.rolling.doubts)
        for part, lines in said.items():
            show.say("", roll_texts.text(part), *(roll_texts.text("item", text=line) for line in lines))
        missing = check.blocking(done.rolling.findings)
        if missing:
            path_of_new = str(done.result.path)
            show.say("", roll_texts.text("missing", program=show.program(), path=path_of_new, count=len(missing)))
            show.say_findings(missing)

    return told(options, done.result, say, {JSON_PARTS[part]: lines for part, lines in said.items()})


def _population(options: argparse.Namespace) -> Population | None:
    """Return the population that was given (befolkning), None where none was; what goes with it is asked for."""
    if not options.population:
        for value, option in ((options.key_source, "--källa"), (options.key_day, "--datum")):
            if value is not None:
                options.parser.wrong_use(text("needs_population", option=option))
        return None
    if not options.key_source or not options.key_day:
        options.parser.wrong_use(text("needs_source"))
    try:
        as_of = date.fromisoformat(options.key_day)
    except ValueError:
        options.parser.wrong_use(text("bad_day"))
    inhabitants = {}
    for typed in options.population:
        name, equals, count = unicodedata.normalize("NFC", typed).partition("=")
        number = parse_number(count)
        if equals and number is not None and number >= 0 and number == int(number):
            inhabitants[name.strip()] = int(number)
        else:
            options.parser.wrong_use(text("bad_population"))
    return Population(inhabitants, as_of, options.key_source.strip())

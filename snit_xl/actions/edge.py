"""What every host asks of the machine (värdens kant): who is there, what time it is, what to make of a bug."""

from __future__ import annotations

from datetime import datetime

from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.workbook.terms.cli_texts import NOBODY


def user() -> str:
    """Return who uses the machine (användare), as its login says."""
    import getpass  # noqa: PLC0415 - seldom the first thing that is needed

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return NOBODY


def clock() -> datetime:
    """Return the machine's time (klockslag), without a zone as in cells."""
    return datetime.now().astimezone().replace(tzinfo=None)


def unexpected(error: Exception, place: Place = Place()) -> Problem:  # noqa: B008 - frozen record
    """Make an exception that nobody foresaw a problem (oväntat fel): nobody shall meet a traceback unasked."""
    return problem("PROGRAM-FEL", place, kind=type(error).__name__)

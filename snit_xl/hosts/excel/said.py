"""What a button says when it is done (besked)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from snit_xl.actions import check
from snit_xl.domain.problems import Problem
from snit_xl.workbook.terms.cli_texts import counted
from snit_xl.workbook.terms.excel_texts import text
from snit_xl.workbook.terms.messages import figure, message
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.values import to_decimal

LONGEST = 1_000  # a message box cuts what is longer
# VBA's message box has the letters of Windows' own code page, which in Sweden is 1252; another becomes a question mark.
_BOX = "cp1252"
_STAND_INS = str.maketrans(
    {
        "\u2212": "\u2013",  # minus sign: the en dash looks the same
        "→": "->",
        "≤": "<=",
        "≥": ">=",
        "▲": "(+)",
        "▼": "(\u2013)",
        **dict.fromkeys("●○■", "•"),
        **dict.fromkeys("\u2007\u2009\u202f", "\u00a0"),
    }
)


class Status(Enum):
    """How a press of a button ended (läge)."""

    DONE = "done"
    UNCHANGED = "unchanged"
    REFUSED = "refused"  # something in the workbook must be mended first
    FAILED = "failed"  # Excel or the workbook's state stopped it


@dataclass(frozen=True, slots=True)
class Message:
    """A button's message (besked): how it ended, the text in Swedish, what was found, and the codes that stopped it."""

    status: Status
    text: str
    findings: tuple[Problem, ...] = ()
    codes: tuple[str, ...] = ()


def updated(before: float | None, after: float | None, found: Sequence[Problem]) -> str:
    """Say what an update gave (uppdaterad): the committees' forecast together before and after, and the findings."""
    findings = counted(**check.counts(found))
    if before is None:
        said = message("updated_first", after=_amount(after), findings=findings)
    else:
        said = message("updated", before=_amount(before), after=_amount(after), findings=findings)
    return f"{said} {text('hint')}" if found else said


def checked(found: Sequence[Problem]) -> str:
    """Say what the checks found (kontrollerat)."""
    said = text("checked", findings=counted(**check.counts(found)))
    return f"{said} {text('hint')}" if found else said


def refused(blocking: Sequence[Problem], findings: Sequence[Problem] = ()) -> Message:
    """Say what must be mended first (hinder), as many as a message box holds."""
    lines = [text("refused")]
    for number, found in enumerate(blocking):
        line = _line(found)
        more = text("more", count=len(blocking) - number)
        if number and sum(map(len, lines)) + len(lines) + len(line) + len(more) > LONGEST:
            lines.append(more)
            break
        lines.append(line)
    return Message(Status.REFUSED, "\n".join(lines), tuple(findings), tuple(p.code for p in blocking))


def failed(found: Problem) -> Message:
    """Say why a button could not do its work (misslyckat)."""
    return Message(Status.FAILED, f"{text('stopped')}\n{_line(found)}", codes=(found.code,))


def for_message_box(told: str) -> str:
    """Return a message in the letters that VBA can show (för meddelanderutan)."""
    composed = unicodedata.normalize("NFC", told).translate(_STAND_INS)
    return composed.encode(_BOX, "replace").decode(_BOX)


def _line(found: Problem) -> str:
    told = describe(found)
    said = f"{told.message} {told.mend}"
    return (
        text("line", place=str(found.place), text=said) if str(found.place) else text("line_without_place", text=said)
    )


def _amount(value: float | None) -> str:
    return "?" if value is None else figure(to_decimal(value), 0)

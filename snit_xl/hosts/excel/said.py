"""What a button says when it is done (besked)."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from snit_xl.actions import check, log, loop
from snit_xl.actions.dues import changed_dues
from snit_xl.actions.uncounted import uncounted
from snit_xl.domain.problems import Problem
from snit_xl.workbook.terms.cli_texts import counted
from snit_xl.workbook.terms.excel_texts import text
from snit_xl.workbook.terms.messages import figure, message
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.values import to_decimal

LONGEST = 1_000  # a message box cuts what is longer
# VBA's message box has the letters of Windows' own code page, which in Sweden is 1252; another becomes a question mark.
_BOX = "cp1252"
ASKS = "\x05"
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
    WAITS = "waits"  # for the user's answer
    UNCHANGED = "unchanged"
    REFUSED = "refused"  # something in the workbook must be mended first
    FAILED = "failed"  # Excel or the workbook's state stopped it


@dataclass(frozen=True, slots=True)
class Message:
    """A button's message (besked): how it ended, the text in Swedish, what was found, and the codes that stopped it.

    One that asks carries the `answer` that comes back with the next press if the user agrees.
    """

    status: Status
    text: str
    findings: tuple[Problem, ...] = ()
    codes: tuple[str, ...] = ()
    answer: str = ""


def updated(ran: loop.Run) -> str:
    """Say what an update gave (uppdaterad): the forecast before and after, the findings, and changed amounts due."""
    found = ran.findings
    before, after = log.forecast_before(ran.before), log.forecast_total(ran.after)
    findings = counted(**check.counts(found))
    if before is None:
        said = message("updated_first", after=_amount(after), findings=findings)
    else:
        said = message("updated", before=_amount(before), after=_amount(after), findings=findings)
        said = f"{said} {changed_dues(ran.before, ran.after)}".rstrip()
    said = f"{said} {uncounted(found)}".rstrip()
    return f"{said} {text('hint')}" if found else said


def checked(found: Sequence[Problem]) -> str:
    """Say what the checks found (kontrollerat)."""
    said = text("checked", findings=counted(**check.counts(found)))
    return f"{said} {text('hint')}" if found else said


def refused(blocking: Sequence[Problem], findings: Sequence[Problem] = ()) -> Message:
    """Say what must be mended first (hinder), as many as a message box holds."""
    told = fitted([_line(found) for found in blocking], lambda count: text("more", count=count), text("refused"))
    return Message(Status.REFUSED, told, tuple(findings), tuple(p.code for p in blocking))


def done(told: str, copy: Path | None, findings: Sequence[Problem] = ()) -> Message:
    """Say that it is done (klart), and where a copy was saved if Återställ can't take it back."""
    more = "" if copy is None else "\n" + text("copied", path=str(copy))
    return Message(Status.DONE, told + more, tuple(findings))


def asks(told: str, answer: str) -> Message:
    """Ask the user for OK or Avbryt (fråga); `answer` is what agreeing to this very text sends back."""
    return Message(Status.WAITS, told, answer=answer)


def asks_despite(found: Sequence[Problem], before: str, after: str) -> Message:
    """Ask whether to go on in spite of faults (ändå), as many of them shown as a message box holds."""
    told = fitted([_line(one) for one in found], lambda count: text("more", count=count), before, after)
    return Message(Status.WAITS, told, codes=tuple(one.code for one in found))


def fitted(lines: Sequence[str], more: Callable[[int], str], before: str = "", after: str = "") -> str:
    """Join lines, as many as a message box holds (så mycket som ryms), between what must be said before and after.

    `more` says how many lines are left out; the first is always there.
    """
    room = LONGEST - len(before) - len(after) - 2
    shown: list[str] = []
    for number, line in enumerate(lines):
        rest = more(len(lines) - number)
        kept = 0 if number == len(lines) - 1 else len(rest) + 1
        if number and sum(len(one) + 1 for one in shown) + len(line) + kept > room:
            shown.append(rest)
            break
        shown.append(line)
    return "\n".join(part for part in (before, *shown, after) if part)


def failed(found: Problem) -> Message:
    """Say why a button could not do its work (misslyckat)."""
    return Message(Status.FAILED, f"{text('stopped')}\n{_line(found)}", codes=(found.code,))


def for_message_box(told: str) -> str:
    """Return a message in the letters that VBA can show (för meddelanderutan)."""
    composed = unicodedata.normalize("NFC", told).translate(_STAND_INS)
    return composed.encode(_BOX, "replace").decode(_BOX)


def for_vba(told: Message) -> str:
    """Return a message as VBA gets it (besked till VBA): one that asks begins with ASKS, its answer and a line feed.

    No other text holds that character: it is a control character, which means "who is there?".
    """
    shown = for_message_box(told.text.replace(ASKS, "?"))
    return f"{ASKS}{told.answer}\n{shown}" if told.status is Status.WAITS else shown


def _line(found: Problem) -> str:
    told = describe(found)
    said = f"{told.message} {told.mend}"
    return (
        text("line", place=str(found.place), text=said) if str(found.place) else text("line_without_place", text=said)
    )


def _amount(value: float | None) -> str:
    return "?" if value is None else figure(to_decimal(value), 0)

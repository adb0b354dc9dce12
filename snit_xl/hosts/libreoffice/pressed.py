"""A button that was pressed in Calc (tryck): what it is pressed on, and the answer with the plan of its writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from snit_xl.actions import check as checking
from snit_xl.actions import log, loop
from snit_xl.actions.dues import changed_dues
from snit_xl.actions.log import Author
from snit_xl.actions.uncounted import uncounted
from snit_xl.domain.problems import Problem
from snit_xl.hosts.libreoffice import plan as planning
from snit_xl.hosts.libreoffice.view import Ask
from snit_xl.workbook.terms.cli_texts import counted
from snit_xl.workbook.terms.libreoffice_texts import text
from snit_xl.workbook.terms.messages import ACTIONS, figure, message
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import WorkbookView, Writes

MOST_TOLD = 5
Done = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pressed:
    """A click (klick): the workbook, the tables with a totals row, who clicked, what was filled in, and who answers.

    `folder` is where the document lies, None where it lies in no folder of this machine.
    """

    view: WorkbookView
    with_totals: frozenset[str]
    author: Author
    given: dict[str, Any]
    ask: Ask
    folder: Path | None


Button = Callable[[Pressed], Done]


def told(said: str) -> Done:
    """Answer with a message and write nothing (sagt)."""
    return {"message": said, "plan": None}


def refused(blocking: Sequence[Problem]) -> Done:
    """Answer with what must be mended first (avvisat)."""
    return told(listed(text("refused"), blocking))


def written(pressed: Pressed, action: str, writes: Writes, said: str) -> Done:
    """Answer with the plan of some writes and what to say when it is carried out (skrivet)."""
    in_the_way = planning.obstacles(pressed.view, writes, pressed.with_totals)
    if in_the_way:
        return refused(in_the_way)
    return {"message": said, "plan": planning.plan(f"{text('title')}: {ACTIONS[action]}", pressed.view, writes)}


def listed(said: str, found: Sequence[Problem]) -> str:
    """Say something, and the first few findings with their mends (lista fynd)."""
    lines = [said]
    for one in found[:MOST_TOLD]:
        described = describe(one)
        where = f"{one.place}: " if str(one.place) else ""
        lines.append(f"• {where}{described.message} {described.mend}")
    if len(found) > MOST_TOLD:
        lines.append(text("more", count=len(found) - MOST_TOLD))
    return "\n".join(lines)


def forecast_told(ran: loop.Run) -> str:
    """Say what the forecast was and is, and how many findings there are (uppdaterad)."""
    before, after = log.forecast_before(ran.before), log.forecast_total(ran.after)
    findings = counted(**checking.counts(ran.findings))
    if before is None:
        said, dues = message("updated_first", after=_amount(after), findings=findings), ""
    else:
        said = message("updated", before=_amount(before), after=_amount(after), findings=findings)
        dues = changed_dues(ran.before, ran.after)
    return " ".join(filter(None, (said, dues, uncounted(ran.findings))))


def _amount(value: float | None) -> str:
    return "?" if value is None else figure(to_decimal(value), 0)

"""What the extension asks of the project (tjänsten): answers for cells, and what a button wants written.

`ask` fetches from the document that asks: `ask("structure")`, `ask("sheet", name)`, as calc/reading.py gives them.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any

from snit_xl import udfs
from snit_xl.actions import check as checking
from snit_xl.actions import log, loop
from snit_xl.actions.lock_version import lock_version
from snit_xl.actions.log import Author
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.domain.problems import Problem
from snit_xl.hosts.libreoffice import plan as planning
from snit_xl.hosts.libreoffice.view import Ask, asked_view
from snit_xl.workbook.functions.edge import Answer
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.cli_texts import NOBODY, counted
from snit_xl.workbook.terms.libreoffice_texts import text
from snit_xl.workbook.terms.messages import ACTIONS, figure, message
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import WorkbookView

MOST_TOLD = 5
# Arguments for which 0 means nothing.
NEVER_ZERO = frozenset(
    {
        *("nyckel", "period", "metod", "livslangd_ar", "startmanad", "risk", "vasentlighet", "granser"),
        *("konto", "fran_period", "till_period", "enhet", "kalla"),
    }
)
_asking: ContextVar[Ask | None] = ContextVar("asking", default=None)


def _source(_name: str) -> WorkbookView | None:
    ask = _asking.get()
    return None if ask is None else asked_view(ask)


def call(name: str, arguments: Sequence[object], ask: Ask | None) -> Answer | str:
    """Answer a cell (svara en cell): rows of plain values, or a fault's text; never an exception."""
    udfs.workbook_source(_source)
    token = _asking.set(ask)
    try:
        return udfs.call(name, _with_empty_cells(name, arguments))
    finally:
        _asking.reset(token)


def _with_empty_cells(name: str, arguments: Sequence[object]) -> list[object]:
    """Return the arguments with an empty cell where Calc says 0 (tomma celler).

    Calc hands over an empty cell that stands alone as the number 0, which nobody can tell from a 0 that was typed. An
    account or a method can't be 0, so there it was empty; a percentage can, and is 0.
    """
    spec = udfs.FUNCTIONS.get(name)
    names = spec.arguments if spec is not None else ()
    return [
        [[None]] if value == 0 and type(value) is float and key in NEVER_ZERO else value
        for key, value in zip_longest(names[: len(arguments)], arguments)
    ]


def press(button: str, given: dict[str, Any], ask: Ask) -> dict[str, Any]:
    """Run a button's action (tryck): `message` for the user and `plan` to carry out, None where nothing is written.

    `given` holds `name` for the button lock.
    """
    author = Author(_who(), datetime.now().astimezone().replace(tzinfo=None))
    built = ask("structure")
    with_totals = frozenset(one["name"] for one in built["tables"] if one["totals"])
    return BUTTONS[button](_Pressed(asked_view(ask, built), with_totals, author, given))


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return NOBODY


@dataclass(frozen=True, slots=True)
class _Pressed:
    """A click (klick): the workbook, the tables with a totals row, who clicked, and what was filled in."""

    view: WorkbookView
    with_totals: frozenset[str]
    author: Author
    given: dict[str, Any]


def _update(pressed: _Pressed) -> dict[str, Any]:
    def done(ran: loop.Run) -> str:
        before, after = log.forecast_before(ran.before), log.forecast_total(ran.after)
        findings = counted(**checking.counts(ran.findings))
        if before is None:
            return message("updated_first", after=_amount(after), findings=findings)
        return message("updated", before=_amount(before), after=_amount(after), findings=findings)

    return _act(pressed, "update", update_forecast, done)


def _lock(pressed: _Pressed) -> dict[str, Any]:
    name = str(pressed.given.get("name") or "").strip()
    if not name:
        return _told(text("no_name"))

    def action(model: Model, _now: datetime) -> Outcome:
        return lock_version(model, name, pressed.author)

    def done(ran: loop.Run) -> str:
        return message("locked", name=name, count=0 if ran.model is None else len(ran.model.rows))

    return _act(pressed, "lock", action, done)


def _check(pressed: _Pressed) -> dict[str, Any]:
    def findings(model: Model, _now: datetime) -> Outcome:
        return Outcome(None, checking.findings(model))

    ran = loop.run(pressed.view, findings, pressed.author.now, mends=False)
    if ran.model is None:
        return _told(_listed(text("refused"), ran.blocking))
    if not ran.findings:
        return _told(text("nothing_found"))
    return _told(_listed(text("found", findings=counted(**checking.counts(ran.findings))), ran.findings))


BUTTONS: dict[str, Callable[[_Pressed], dict[str, Any]]] = {"update": _update, "check": _check, "lock": _lock}


def _act(pressed: _Pressed, button: str, action: loop.Action, done: Callable[[loop.Run], str]) -> dict[str, Any]:
    ran = loop.run(pressed.view, action, pressed.author.now)
    if ran.blocking or ran.model is None:
        return _told(_listed(text("refused"), ran.blocking))
    if ran.writes is None:
        return _told(text("unchanged"))
    writes = ran.writes
    if button == "update":
        writes = log.with_update(ran.model, writes, ran.before, ran.after, pressed.author)
    in_the_way = planning.obstacles(pressed.view, writes, pressed.with_totals)
    if in_the_way:
        return _told(_listed(text("refused"), in_the_way))
    plan = planning.plan(f"{text('title')}: {ACTIONS[button]}", pressed.view, writes)
    return {"message": done(ran), "plan": plan}


def _told(said: str) -> dict[str, Any]:
    return {"message": said, "plan": None}


def _listed(said: str, found: Sequence[Problem]) -> str:
    """Say something, and the first few findings with their mends (lista fynd)."""
    lines = [said]
    for one in found[:MOST_TOLD]:
        told = describe(one)
        where = f"{one.place}: " if str(one.place) else ""
        lines.append(f"• {where}{told.message} {told.mend}")
    if len(found) > MOST_TOLD:
        lines.append(text("more", count=len(found) - MOST_TOLD))
    return "\n".join(lines)


def _amount(value: float | None) -> str:
    return "?" if value is None else figure(to_decimal(value), 0)

"""The buttons that work on the workbook alone (knapparna): Uppdatera prognos, Kontrollera, Lås version."""

from __future__ import annotations

from datetime import datetime

from snit_xl.actions import check as checking
from snit_xl.actions import log, loop
from snit_xl.actions.input_changes import input_changes, named
from snit_xl.actions.lock_version import lock_version
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.seen_inputs import Press
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.hosts.libreoffice.pressed import Done, Pressed, forecast_told, listed, refused, told, written
from snit_xl.workbook.model import Model
from snit_xl.workbook.read import layout_of
from snit_xl.workbook.terms.cli_texts import counted
from snit_xl.workbook.terms.libreoffice_texts import text
from snit_xl.workbook.terms.messages import message


def update(pressed: Pressed) -> Done:
    """Press Uppdatera prognos (uppdatera)."""
    ran = loop.run(pressed.view, update_forecast, pressed.author.now, press=Press(pressed.author, "update"))
    if ran.blocking or ran.model is None:
        return refused(ran.blocking)
    if ran.writes is None:
        return told(text("unchanged"))
    writes = log.with_update(ran.model, ran.writes, ran.before, ran.after, pressed.author)
    return written(pressed, "update", writes, forecast_told(ran))


def lock(pressed: Pressed) -> Done:
    """Press Lås version (lås version); `name` is what was filled in."""
    name = str(pressed.given.get("name") or "").strip()
    if not name:
        return told(text("no_name"))

    def action(model: Model, _now: datetime) -> Outcome:
        return lock_version(model, name, pressed.author)

    ran = loop.run(pressed.view, action, pressed.author.now, press=Press(pressed.author, "lock"))
    if ran.blocking or ran.model is None:
        return refused(ran.blocking)
    if ran.writes is None:
        return told(text("unchanged"))
    return written(pressed, "lock", ran.writes, message("locked", name=name, count=len(ran.model.rows)))


def check(pressed: Pressed) -> Done:
    """Press Kontrollera (kontrollera); writes nothing."""

    def findings(model: Model, _now: datetime) -> Outcome:
        return Outcome(None, checking.findings(model))

    ran = loop.run(pressed.view, findings, pressed.author.now, mends=False)
    if ran.model is None:
        return refused(ran.blocking)
    if not ran.findings:
        return told(text("nothing_found"))
    return told(listed(text("found", findings=counted(**checking.counts(ran.findings))), ran.findings))


def changed(pressed: Pressed) -> Done:
    """Name the inputs that are changed since the last button (ändrat sedan dess), "" where none is; writes nothing."""
    layout = layout_of(pressed.view)
    found = input_changes(pressed.view, layout) if layout is not None else ()
    return told(named([one.place for one in found]))

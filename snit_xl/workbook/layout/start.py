"""The first sheet (Start): what to do now, where things stand, what comes next."""

from __future__ import annotations

from snit_xl.workbook.model import FINGERPRINT_STEP
from snit_xl.workbook.spec import Column, Field, Fields, Fmt, Kind, Mark, Note, Section, Sheet, Table


def sheet() -> Sheet:
    """Lay out Start: the steps of the month in order, the status, the next meeting and its dates (startbladet)."""
    steps = Table(
        "steps",
        (
            Column("task", Kind.LABEL, Fmt.TEXT),
            Column("where", Kind.LABEL, Fmt.TEXT),
            Column("step_status", Kind.RESULT, Fmt.TEXT),
        ),
    )
    standing = Fields(
        (
            Field("status", Kind.NATIVE, Fmt.TEXT, _status(), alarm="{=status}={~status.stale}"),
            Field("forecast_total", Kind.NATIVE, Fmt.TKR, "SUMIFS({sums.forecast},{sums.kind},{~kind.result})"),
            Field("fault_count", Kind.NATIVE, Fmt.INTEGER, "COUNTIFS({checks.severity},{~severity.fault})"),
            Field("warning_count", Kind.NATIVE, Fmt.INTEGER, "COUNTIFS({checks.severity},{~severity.warning})"),
            Field("note_count", Kind.NATIVE, Fmt.INTEGER, "COUNTIFS({checks.severity},{~severity.note})"),
            Field("updated_at", Kind.RESULT, Fmt.STAMP),
            Field("reported", Kind.RESULT, Fmt.WRAP),
            Field("locked_version", Kind.RESULT, Fmt.TEXT),
        )
    )
    meeting = Fields(
        (
            Field("preparation_day", Kind.RESULT, Fmt.DATE),
            Field("papers_ready_day", Kind.RESULT, Fmt.DATE),
            Field("dispatch_day", Kind.RESULT, Fmt.DATE),
            Field("next_meeting", Kind.RESULT, Fmt.DATE),
            Field("next_meeting_place", Kind.RESULT, Fmt.TEXT),
        )
    )
    return Sheet(
        "start",
        "start",
        (48, 60, 38),
        (
            Section("steps"),
            steps,
            Section("standing"),
            standing,
            Section("meeting"),
            meeting,
            Section("legend"),
            Note("legend_input"),
            Note("legend_computed"),
            Note("legend_stale"),
        ),
        one_page=True,
        marks=(Mark("steps", ("step_status",), "{@step_status}={~step_status.look}", "look"),),
    )


def _status() -> str:
    """Say whether any input has changed since the last update (aktuell eller inaktuell)."""
    changed = f"ABS({{=fingerprint}}-{{=updated_fingerprint}})>{FINGERPRINT_STEP}"
    known = f"IF({changed},{{~status.stale}},{{~status.current}})"
    return f'IFERROR(IF({{=updated_at}}="",{{~status.never}},{known}),{{~status.stale}})'

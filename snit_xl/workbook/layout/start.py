"""The first sheet (Start): what to do now, where things stand, what comes next."""

from __future__ import annotations

from snit_xl.workbook.layout.days import weekday
from snit_xl.workbook.model import FINGERPRINT_STEP
from snit_xl.workbook.spec import (
    REQUIRED,
    Column,
    Field,
    Fields,
    Fmt,
    Kind,
    Mark,
    Note,
    Rule,
    Section,
    Sheet,
    Table,
    Task,
    Tasks,
)

# A tick from before this day was for an earlier meeting.
TICKED = 'AND({@done_on}<>"",{@done_on}>={=ticks_from})'

TASKS = Tasks(
    (
        Task("why", "rows.period_deviation"),
        Task("coming", "known.unit"),
        Task("method", "rows.method"),
        Task("since", "compare_with"),
        Task("who", "log.where_cell"),
    )
)


def sheet() -> Sheet:
    """Lay out Start: the steps of the month in order, the status, the next meeting and its dates (startbladet)."""
    steps = Table(
        "steps",
        (
            Column("task", Kind.LABEL, Fmt.TEXT),
            Column("where", Kind.LABEL, Fmt.TEXT, link=True),
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
            Field("next_meeting", Kind.RESULT, Fmt.DATE),
            Field("next_meeting_place", Kind.RESULT, Fmt.TEXT),
            Field("ticks_from", Kind.RESULT, Fmt.DATE),
            Field("count_from", fmt=Fmt.DATE),
            Field("today", Kind.NATIVE, Fmt.DATE, 'IF({=count_from}="",TODAY(),{=count_from})'),
            Field("late_follow_ups", Kind.NATIVE, Fmt.INTEGER, _counted("late")),
            Field("coming_follow_ups", Kind.NATIVE, Fmt.INTEGER, _counted("before_meeting")),
        )
    )
    return Sheet(
        "start",
        "start",
        (48, 58, 25, 13, 13, 12, 12, 12, 14),
        (
            Section("steps"),
            steps,
            Section("tasks"),
            TASKS,
            Section("standing"),
            standing,
            Section("meeting"),
            meeting,
            Section("countdown", new_page=True, plain=True),
            Note("countdown"),
            _countdown(),
            Section("legend"),
            Note("legend_input"),
            Note("legend_computed"),
            Note("legend_stale"),
        ),
        marks=(
            Mark("steps", ("step_status",), "{@step_status}={~step_status.look}", "look"),
            Mark("countdown", ("countdown_state",), "{@countdown_state}={~countdown_state.late}", "alarm"),
            Mark("countdown", ("countdown_state",), "{@countdown_state}={~countdown_state.today}", "look"),
            Mark("countdown", ("done_on",), 'AND({@done_on}<>"",{@done_on}<{=ticks_from})', "repeated"),
        ),
    )


def _countdown() -> Table:
    """Lay out the steps to the next meeting, each with its last day and its tick (nedräkning)."""
    return Table(
        "countdown",
        (
            Column("countdown_step", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("countdown_task", fmt=Fmt.WRAP),
            Column("countdown_state", Kind.NATIVE, Fmt.TEXT, _countdown_state()),
            Column("done_on", fmt=Fmt.DATE),
            Column("last_day", Kind.NATIVE, Fmt.DATE, _last_day()),
            Column("weekday", Kind.NATIVE, Fmt.TEXT, weekday("last_day")),
            Column(
                "days_left", Kind.NATIVE, Fmt.INTEGER, f'IF(OR({{@last_day}}="",{TICKED}),"",{{@last_day}}-{{=today}})'
            ),
            Column("days_before", fmt=Fmt.INTEGER, rule=Rule(low=0, high=365, required=True)),
            Column("day_kind", fmt=Fmt.TEXT, rule=Rule(choices="day_kind", required=True)),
        ),
        unique=("countdown_step",),
    )


def _last_day() -> str:
    """Count back from the meeting (räkna bakåt): working days, or days that end on an earlier working day."""
    worked = "WORKDAY({=next_meeting},-{@days_before},{holidays.day})"
    plain = "WORKDAY({=next_meeting}-{@days_before}+1,-1,{holidays.day})"
    known = f"IF({{@day_kind}}={{~day_kind.working}},{worked},{plain})"
    return f'IF(OR({{=next_meeting}}="",{{@days_before}}=""),"",{known})'


def _countdown_state() -> str:
    """Say where a step stands today (läge)."""
    state = "{{~countdown_state.{}}}".format
    ahead = f"IF({{@last_day}}={{=today}},{state('today')},{state('todo')})"
    open_still = f"IF({{=today}}>{{@last_day}},{state('late')},{ahead})"
    not_done = f"IF({{=today}}>{{=next_meeting}},{state('passed')},{open_still})"
    return f'IF({{@last_day}}="","",IF({TICKED},{state("done")},{not_done}))'


def _counted(state: str) -> str:
    return f"COUNTIFS({{controls.follow_up_state}},{{~follow_up_state.{state}}})"


def _status() -> str:
    """Say whether any input has changed since the last update (aktuell eller inaktuell)."""
    changed = f"ABS({{=fingerprint}}-{{=updated_fingerprint}})>{FINGERPRINT_STEP}"
    known = f"IF({changed},{{~status.stale}},{{~status.current}})"
    return f'IFERROR(IF({{=updated_at}}="",{{~status.never}},{known}),{{~status.stale}})'

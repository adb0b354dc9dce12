"""The committee's own sheets (nämndens blad): cases and meetings."""

from __future__ import annotations

from snit_xl.workbook.layout.days import weekday
from snit_xl.workbook.spec import REQUIRED, Column, Fmt, Kind, Note, Rule, Section, Sheet, Table, result


def cases_sheet() -> Sheet:
    """Lay out what each meeting takes up (Ärenden)."""
    cases = Table(
        "cases",
        (
            Column("case_number", fmt=Fmt.INTEGER, rule=Rule(low=1, high=99, required=True)),
            Column("title", fmt=Fmt.WRAP, rule=REQUIRED),
            Column("reference", fmt=Fmt.TEXT),
            Column("written", fmt=Fmt.DATE),
            Column("role_in_charge", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("documents", fmt=Fmt.WRAP),
            Column("proposal_text", fmt=Fmt.WRAP),
            Column("dispatched_to", fmt=Fmt.WRAP),
            Column("paper", fmt=Fmt.TEXT, rule=Rule(choices="paper")),
        ),
        unique=("case_number",),
    )
    texts = Table(
        "texts",
        (
            Column("text_number", fmt=Fmt.INTEGER),
            Column("text_section", fmt=Fmt.WRAP, rule=REQUIRED),
            Column("report_point", fmt=Fmt.TEXT, rule=Rule(choices="report_point", required=True)),
            Column("text_written", fmt=Fmt.DATE),
            Column("unit", fmt=Fmt.TEXT, rule=Rule(source="committees.unit", required=True)),
            Column("narrative", fmt=Fmt.WRAP),
        ),
    )
    return Sheet(
        "cases",
        "board",
        (8, 38, 17, 12, 24, 47, 36, 20, 20),
        (Section("cases"), cases, Section("texts"), Note("texts"), texts),
    )


def meetings_sheet() -> Sheet:
    """Lay out the meetings of the year and what is odd about them (Sammanträden)."""
    meetings = Table(
        "meetings",
        (
            Column("forum", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("day", fmt=Fmt.DATE, rule=REQUIRED),
            Column("weekday", Kind.NATIVE, Fmt.TEXT, weekday("day")),
            Column("starts", fmt=Fmt.TIME, rule=REQUIRED),
            Column("ends", fmt=Fmt.TIME, rule=REQUIRED),
            Column("place", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("meeting_remark", Kind.RESULT, Fmt.WRAP),
        ),
        unique=("forum", "day"),
    )
    steps = Table(
        "meeting_steps",
        (
            result("countdown_step"),
            result("step_meeting", Fmt.DATE),
            result("last_day", Fmt.DATE),
            result("weekday"),
        ),
        grows=True,
    )
    return Sheet(
        "meetings",
        "board",
        (32, 14, 14, 12, 10, 18, 74),
        (
            Section("meetings"),
            Note("meetings"),
            meetings,
            Section("meeting_steps"),
            Note("meeting_steps"),
            steps,
        ),
    )

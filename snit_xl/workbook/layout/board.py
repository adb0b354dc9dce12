"""The committee's own sheets (nämndens blad): cases, internal control, meetings."""

from __future__ import annotations

from snit_xl.workbook.spec import (
    REQUIRED,
    Column,
    Field,
    Fields,
    Fmt,
    Grid,
    Kind,
    Mark,
    Note,
    Rule,
    Section,
    Sheet,
    Table,
)


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
        (10, 40, 19, 13, 26, 52, 38, 22, 26),
        (Section("cases"), cases, Section("texts"), Note("texts"), texts),
    )


def control_sheet() -> Sheet:
    """Lay out the internal control plan with its scale and heat map (Internkontroll)."""
    step = Rule(low=1, high=5, required=True)
    unjudged = "COUNT({@risk},{@materiality})<2"
    controls = Table(
        "controls",
        (
            Column("process", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("risk_text", fmt=Fmt.WRAP, rule=REQUIRED),
            Column("control_text", fmt=Fmt.WRAP, rule=REQUIRED),
            Column("risk", fmt=Fmt.INTEGER, rule=step),
            Column("materiality", fmt=Fmt.INTEGER, rule=step),
            Column("score", Kind.LEAF, Fmt.INTEGER, f'IF({unjudged},"",SNIT_RISK({{@risk}},{{@materiality}}))'),
            Column(
                "level",
                Kind.LEAF,
                Fmt.TEXT,
                f'IF({unjudged},"",SNIT_RISKNIVA({{@risk}},{{@materiality}},{{levels.level:level_to}}))',
            ),
            Column("control_role", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("report_role", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("measure", fmt=Fmt.WRAP),
            Column("follow_up", fmt=Fmt.TEXT, rule=Rule(choices="follow_up")),
            Column("follow_up_day", fmt=Fmt.DATE),
            Column("control_deviation", fmt=Fmt.WRAP),
        ),
    )
    levels = Table(
        "levels",
        (
            Column("level", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("level_from", fmt=Fmt.INTEGER, rule=Rule(low=1, high=25, required=True)),
            Column("level_to", fmt=Fmt.INTEGER, rule=Rule(low=1, high=25, required=True)),
        ),
        unique=("level",),
    )
    words = Table(
        "scale_words",
        (
            Column("scale_step", fmt=Fmt.INTEGER, rule=step),
            Column("risk_word", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("materiality_word", fmt=Fmt.TEXT, rule=REQUIRED),
        ),
        unique=("scale_step",),
    )
    return Sheet(
        "control",
        "board",
        (20, 32, 32, 12, 12, 12, 12, 20, 19, 26, 24, 13, 26),
        (
            Section("controls"),
            controls,
            Section("heat"),
            Note("heat"),
            Grid("heat"),
            Section("levels"),
            Note("levels"),
            levels,
            Section("scale_words"),
            words,
            Section("heat_limits"),
            Fields(
                (
                    Field("heat_medium", Kind.NATIVE, Fmt.INTEGER, "INDEX({levels.level_from},2)"),
                    Field(
                        "heat_high",
                        Kind.NATIVE,
                        Fmt.INTEGER,
                        "INDEX({levels.level_from},ROWS({levels.level_from})-1)",
                    ),
                    Field("heat_top", Kind.NATIVE, Fmt.INTEGER, "INDEX({levels.level_from},ROWS({levels.level_from}))"),
                )
            ),
        ),
        marks=(
            Mark("controls", ("level",), "{@risk}*{@materiality}>={=heat_top}", "level_top"),
            Mark("controls", ("level",), "{@risk}*{@materiality}>={=heat_high}", "level_high"),
            Mark("controls", ("level",), "{@risk}*{@materiality}>={=heat_medium}", "level_medium"),
        ),
    )


def meetings_sheet() -> Sheet:
    """Lay out the meetings of the year and what is odd about them (Sammanträden)."""
    meetings = Table(
        "meetings",
        (
            Column("forum", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("day", fmt=Fmt.DATE, rule=REQUIRED),
            Column("weekday", Kind.NATIVE, Fmt.TEXT, _weekday()),
            Column("starts", fmt=Fmt.TIME, rule=REQUIRED),
            Column("ends", fmt=Fmt.TIME, rule=REQUIRED),
            Column("place", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("meeting_remark", Kind.RESULT, Fmt.WRAP),
        ),
        unique=("forum", "day"),
    )
    return Sheet("meetings", "board", (32, 14, 14, 10, 10, 18, 74), (Section("meetings"), Note("meetings"), meetings))


def _weekday() -> str:
    """Name the day of the week (veckodag) with the glossary's words."""
    names = ",".join(f"{{~weekday.{n}}}" for n in range(1, 8))
    return f'IF({{@day}}="","",CHOOSE(WEEKDAY({{@day}},2),{names}))'

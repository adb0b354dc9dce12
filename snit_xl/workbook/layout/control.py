"""The internal control plan with its follow-up, scale and heat map (Internkontroll)."""

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
    result,
)


def sheet() -> Sheet:
    """Lay out the plan, the heat map, the scale, and what falls due (Internkontroll)."""
    step = Rule(low=1, high=5, required=True)
    unjudged = "COUNT({@risk},{@materiality})<2"
    controls = Table(
        "controls",
        (
            Column("process", fmt=Fmt.WRAP, rule=REQUIRED),
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
            Column("control_role", fmt=Fmt.WRAP, rule=REQUIRED),
            Column("report_role", fmt=Fmt.WRAP, rule=REQUIRED),
            Column("measure", fmt=Fmt.WRAP),
            Column("follow_up", fmt=Fmt.WRAP, rule=Rule(choices="follow_up")),
            Column("follow_up_day", fmt=Fmt.DATE),
            Column("control_deviation", fmt=Fmt.WRAP),
            Column("planned_day", fmt=Fmt.DATE),
            Column("follow_up_months", fmt=Fmt.INTEGER, rule=Rule(low=1, high=60)),
            Column("next_follow_up", Kind.NATIVE, Fmt.DATE, _next_follow_up()),
            Column("follow_up_state", Kind.NATIVE, Fmt.TEXT, _follow_up_state()),
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
    due = Table(
        "due_controls",
        (
            result("process", Fmt.WRAP),
            result("control_text", Fmt.WRAP),
            result("due_state"),
            result("due_day", Fmt.DATE),
            result("days_left", Fmt.INTEGER),
            result("score", Fmt.INTEGER),
            result("level"),
            result("control_role", Fmt.WRAP),
        ),
        grows=True,
    )
    return Sheet(
        "control",
        "board",
        (17, 29, 29, 10, 10, 10, 12, 19, 18, 20, 20, 12, 19, 12, 11, 12, 19),
        (
            Section("controls"),
            controls,
            Section("heat", new_page=True, plain=True),
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
            Section("due_controls"),
            Note("due_controls"),
            due,
        ),
        marks=(
            Mark("controls", ("level",), "{@risk}*{@materiality}>={=heat_top}", "level_top"),
            Mark("controls", ("level",), "{@risk}*{@materiality}>={=heat_high}", "level_high"),
            Mark("controls", ("level",), "{@risk}*{@materiality}>={=heat_medium}", "level_medium"),
            Mark("controls", ("follow_up_state",), "{@follow_up_state}={~follow_up_state.late}", "alarm"),
            Mark("controls", ("follow_up_state",), "{@follow_up_state}={~follow_up_state.before_meeting}", "look"),
            Mark("due_controls", ("due_state",), "{@due_state}={~follow_up_state.late}", "alarm"),
            Mark("due_controls", ("due_state",), "{@due_state}={~follow_up_state.before_meeting}", "look"),
        ),
        print_columns=13,  # when the next follow-up is stands in the list of what falls due
    )


def _next_follow_up() -> str:
    """Give the planned day until it has been kept, then count the interval from the last time (nästa uppföljning)."""
    kept = 'AND({@follow_up_day}<>"",{@follow_up_months}<>"")'
    counted = f'IF({kept},EDATE({{@follow_up_day}},{{@follow_up_months}}),"")'
    return f"IF({{@planned_day}}>{{@follow_up_day}},{{@planned_day}},{counted})"


def _follow_up_state() -> str:
    """Say where a follow-up stands today (uppföljningens läge)."""
    due, state = "{@next_follow_up}", "{{~follow_up_state.{}}}".format
    never = '{@follow_up_day}=""'
    without = f"IF({never},{state('unplanned')},{state('done')})"
    later = f"IF({never},{state('planned')},{state('done')})"
    before = f'AND({{=next_meeting}}<>"",{due}<={{=next_meeting}})'
    dated = f"IF({due}<{{=today}},{state('late')},IF({before},{state('before_meeting')},{later}))"
    return f'IF({{@process}}="","",IF({due}="",{without},{dated}))'

"""The budget sheet (Budget): stages of this year's budget and the bridge to next year's."""

from __future__ import annotations

from snit_xl.workbook.spec import Chart, Column, Fmt, Kind, Note, Rule, Section, Series, Sheet, Table, TotalRow

STAGES = ("decided", "pay_pot", "capital_pot", "supplementary")
PARTS = ("opening", "pay", "uplift_amount", "savings", "closing")


def _stages() -> Table:
    """Lay out this year's budget from decision to current (budgetsteg)."""
    return Table(
        "stages",
        (
            Column("unit", fmt=Fmt.TEXT, rule=Rule(source="committees.unit", required=True)),
            *(Column(key) for key in STAGES),
            Column("current", Kind.NATIVE, Fmt.TKR, "SUM({@decided:supplementary})"),
            Column("comment_short", fmt=Fmt.TEXT),
        ),
        totals=(TotalRow("stages", {key: f"SUM({{stages.{key}}})" for key in (*STAGES, "current")}),),
        unique=("unit",),
    )


def _bridge() -> Table:
    """Lay out the way from this year's budget to next year's, one row per municipality (budgetbrygga)."""
    uplift = "INDEX({municipalities.uplift},MATCH({@municipality},{municipalities.municipality},0))"
    return Table(
        "bridge",
        (
            Column("municipality", fmt=Fmt.TEXT, rule=Rule(source="municipalities.municipality", required=True)),
            *(Column(key, Kind.RESULT, Fmt.TKR1 if key in {"pay", "uplift_amount"} else Fmt.TKR) for key in PARTS),
            Column("bridge_change", Kind.NATIVE, Fmt.TKR, "{@closing}-{@opening}"),
            Column("implied_base", Kind.RESULT),
            Column("implied", Kind.RESULT, Fmt.WRAP),
            Column(
                "plain_uplift",
                Kind.LEAF,
                Fmt.TKR1,
                f'IF({{@opening}}="","",SNIT_UPPRAKNING({{@opening}},{uplift}))',
            ),
        ),
        totals=(TotalRow("bridge", {key: f"SUM({{bridge.{key}}})" for key in (*PARTS, "bridge_change")}),),
        unique=("municipality",),
    )


def _bridge_steps() -> Table:
    """Lay out the bridge as floating columns (bryggans staplar): a hidden base, then rises and falls on it."""
    return Table(
        "bridge_steps",
        (
            Column("bridge_step", Kind.LABEL, Fmt.TEXT),
            Column("step_amount", Kind.RESULT),
            Column("step_hidden", Kind.RESULT),
            Column("step_level", Kind.RESULT),
            Column("step_rise", Kind.RESULT),
            Column("step_fall", Kind.RESULT),
        ),
    )


def sheet() -> Sheet:
    """Lay out budget stages and bridge (budget)."""
    chart = Chart(
        "bridge",
        "column",
        (
            Series("bridge_steps.step_hidden", "bridge_steps.bridge_step", "", hidden=True),
            Series("bridge_steps.step_level", "bridge_steps.bridge_step", "accent"),
            Series("bridge_steps.step_rise", "bridge_steps.bridge_step", "sand", labels="rise"),
            Series("bridge_steps.step_fall", "bridge_steps.bridge_step", "sky", labels="fall"),
        ),
        stacked=True,
        rows=19,
        width=1000,
    )
    return Sheet(
        "budget",
        "budget",
        (34, 14, 14, 18, 15, 15, 22, 13, 67, 15),
        (
            Section("stages"),
            _stages(),
            Section("bridge"),
            Note("bridge"),
            _bridge(),
            Section("bridge_steps"),
            _bridge_steps(),
            chart,
        ),
    )

"""What everything else is computed from (Förutsättningar): year, period, municipalities, keys, rates, limits."""

from __future__ import annotations

from snit_xl.workbook.layout.fingerprint import fingerprint
from snit_xl.workbook.spec import REQUIRED, Column, Field, Fields, Fmt, Kind, Note, Rule, Section, Sheet, Table

MANY = 4  # municipalities: each column has less room
YES_NO = Rule(choices="yes_no", required=True)


def sheet(municipalities: tuple[str, ...]) -> Sheet:
    """Lay out the assumptions, each with its source (förutsättningar)."""
    period = Fields(
        (
            Field("committee_name", rule=REQUIRED),
            Field("year", fmt=Fmt.YEAR, rule=Rule(low=2000, high=2100, required=True)),
            Field("month", fmt=Fmt.INTEGER, rule=Rule(low=1, high=12, required=True)),
            Field("report_day", fmt=Fmt.DATE, rule=REQUIRED),
            Field("pay_rise", fmt=Fmt.PERCENT, rule=Rule(low=-20, high=50, required=True)),
            Field("pay_base", fmt=Fmt.TKR, rule=REQUIRED),
            Field("pay_decimals", fmt=Fmt.INTEGER, rule=Rule(low=0, high=5, required=True)),
            Field("pay_key", rule=Rule(source="keys.key", required=True)),
            Field("bridge_unit", rule=Rule(source="committees.unit", required=True)),
            Field("split_decimals", fmt=Fmt.INTEGER, rule=Rule(low=0, high=5, required=True)),
        )
    )
    towns = Table(
        "municipalities",
        (
            Column("municipality", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("source", fmt=Fmt.WRAP),
            Column("host", fmt=Fmt.TEXT, rule=YES_NO),
            Column("budget_this_year", rule=REQUIRED),
            Column("uplift", fmt=Fmt.PERCENT, rule=Rule(low=-20, high=50, required=True)),
            Column("uplift_base"),
            Column("savings"),
            Column("budget_next_year"),
        ),
        unique=("municipality",),
    )
    keys = Table(
        "keys",
        (
            Column("key", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("source", fmt=Fmt.WRAP, rule=REQUIRED),
            Column("unit_of_key", fmt=Fmt.TEXT, rule=Rule(choices="key_unit", required=True)),
            Column("as_of", fmt=Fmt.DATE, rule=REQUIRED),
            Column("value", fmt=Fmt.NUMBER, rule=Rule(low=0, required=True), per_municipality=True),
            Column(
                "share",
                Kind.LEAF,
                Fmt.PERCENT,
                'IF(SUM({@value*})=0,"",INDEX(SNIT_ANDEL({@value*},1),1,{j}))',
                per_municipality=True,
            ),
        ),
        unique=("key",),
    )
    committees = Table(
        "committees",
        (
            Column("unit", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("committee", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("host_municipality", fmt=Fmt.TEXT, rule=Rule(source="municipalities.municipality", required=True)),
            Column("key", fmt=Fmt.TEXT, rule=Rule(source="keys.key", required=True)),
            Column("surplus", fmt=Fmt.TEXT, rule=Rule(choices="surplus", required=True)),
        ),
        unique=("unit",),
    )
    parameters = Table(
        "parameters",
        (
            Column("parameter", fmt=Fmt.TEXT, rule=Rule(choices="parameter", required=True)),
            Column("source", fmt=Fmt.WRAP, rule=REQUIRED),
            Column("valid_year", fmt=Fmt.YEAR, rule=Rule(low=2000, high=2100, required=True)),
            Column("value", fmt=Fmt.PERCENT, rule=REQUIRED),
        ),
        unique=("parameter", "valid_year"),
    )
    limits = Table(
        "limits",
        (
            Column("limit", Kind.LABEL, Fmt.TEXT),
            Column("limit_use", Kind.LABEL, Fmt.WRAP),
            Column("limit_value", fmt=Fmt.NUMBER, rule=REQUIRED),
            Column("limit_unit", Kind.LABEL, Fmt.TEXT),
        ),
        unique=("limit",),
    )
    points = Table(
        "report_points",
        (
            Column("report_point", fmt=Fmt.TEXT, rule=Rule(choices="report_point", required=True)),
            Column("point_month", fmt=Fmt.INTEGER, rule=Rule(low=1, high=12, required=True)),
        ),
        unique=("point_month",),
    )
    holidays = Table(
        "holidays",
        (Column("day", fmt=Fmt.DATE, rule=REQUIRED), Column("holiday", fmt=Fmt.TEXT, rule=REQUIRED)),
        unique=("day",),
    )
    return Sheet(
        "settings",
        "budget",
        _widths(len(municipalities)),
        (
            Section("period"),
            period,
            Section("municipalities"),
            Note("municipalities"),
            towns,
            Section("keys"),
            Note("keys"),
            keys,
            Section("committees", new_page=True, plain=True),
            committees,
            Section("parameters"),
            parameters,
            Section("limits", new_page=True, plain=True),
            Note("limits"),
            limits,
            Section("report_points"),
            Note("report_points"),
            points,
            Section("holidays", new_page=True, plain=True),
            holidays,
            Section("technical"),
            Note("technical"),
            Fields(
                (
                    Field("fingerprint", Kind.NATIVE, Fmt.TKR1, fingerprint()),
                    Field("updated_fingerprint", Kind.RESULT, Fmt.TKR1),
                    Field("updated_total", Kind.RESULT, Fmt.TKR),
                )
            ),
        ),
    )


def _widths(count: int) -> tuple[float, ...]:
    """Return the columns' widths (bredder): of many municipalities, each has less room."""
    each = 16 if count < MANY else 13
    return (38, 56, 17, *([each] * max(5, 1 + 2 * count)))

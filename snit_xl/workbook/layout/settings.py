"""What everything else is computed from (Förutsättningar): year, period, municipalities, keys, rates, limits."""

from __future__ import annotations

from snit_xl.workbook.layout.scenario import COLUMNS
from snit_xl.workbook.spec import REQUIRED, Column, Field, Fields, Fmt, Kind, Note, Rule, Section, Sheet, Table
from snit_xl.workbook.terms.words import WORDS

YES_NO = Rule(choices="yes_no", required=True)

# What "Inaktuell" watches: the inputs that the button turns into proposals, settlement, dates and other results.
WATCHED = {
    "rows": ("adjustment", "manual"),
    "months": ("to_date", "full_year"),
    "typed": ("to_date", "full_year"),
    "accounts": ("account_from", "account_to"),
    "known": ("amount",),
    "pools": ("common",),
    "settlement": ("own_costs", "paid"),
    "municipalities": ("budget_this_year", "uplift", "uplift_base", "savings", "budget_next_year"),
    "plan": ("next_1", "next_2", "next_3", "life", "start_month"),
    "parameters": ("valid_year", "value"),
    "limits": ("limit_value",),
    "meetings": ("day", "starts"),
    "countdown": ("days_before",),
    "controls": ("follow_up_day", "planned_day", "follow_up_months"),
    "services": ("service_cost", "service_volume", "service_unit_cost"),
    "agreements": ("yearly_amount", "runs_until"),
    "assumptions": COLUMNS,
}
WATCHED_TEXTS = {
    "rows": ("unit", "label"),
    "known": ("unit", "label"),
    "plan": ("financier",),
    "typed": ("unit", "label"),
    "accounts": ("cost_unit", "unit", "label", "project_code", "books"),
    "scenarios": ("scenario",),
    "cost_units": ("cost_unit", "unit", "project_code", "books"),
    "meetings": ("place",),
    "services": ("key", "borne_by"),
}
WATCHED_WORDS = (
    ("rows", "method", "method"),
    ("rows", "kind", "detail_kind"),
    ("known", "on_top", "yes_no"),
    ("typed", "ledger_measure", "measure"),
    ("accounts", "kind", "mapped_kind"),
    ("plan", "cost_method", "cost_method"),
    ("countdown", "day_kind", "day_kind"),
    ("agreements", "agreement_kind", "agreement_kind"),
)
# An empty assumption is as decided, which 0 is not.
FILLED = dict(zip(COLUMNS, (67, 71, 73, 79, 83), strict=True))
PRIMES = (3, 7, 11, 13, 17, 19, 23, 29)


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
        (38, 48, *([17] * max(6, 2 + 2 * len(municipalities)))),
        (
            Section("period"),
            period,
            Section("municipalities"),
            Note("municipalities"),
            towns,
            Section("keys"),
            Note("keys"),
            keys,
            Section("committees"),
            committees,
            Section("parameters"),
            parameters,
            Section("limits"),
            Note("limits"),
            limits,
            Section("report_points"),
            Note("report_points"),
            points,
            Section("holidays"),
            holidays,
            Section("technical"),
            Note("technical"),
            Fields(
                (
                    Field("fingerprint", Kind.NATIVE, Fmt.TKR1, _fingerprint()),
                    Field("updated_fingerprint", Kind.RESULT, Fmt.TKR1),
                    Field("updated_total", Kind.RESULT, Fmt.TKR),
                )
            ),
        ),
    )


def _fingerprint() -> str:
    """Weigh every input that the button uses into one number (kontrolltal): a change of any of them changes it.

    Each cell is weighed by its column and its row in the table, so that two swapped figures show too; a word from a
    list counts by its place in the list, a free text by its length.
    """
    parts = ["{=month}*31", "{=pay_rise}*37", "{=pay_base}*41", "{=year}*43", "{=report_day}*47"]
    for table, columns in WATCHED.items():
        for column, prime in zip(columns, PRIMES, strict=False):
            parts.append(_weighed(f"{{{table}.{column}}}", f"{{{table}.{column}}}", prime))
    for table, texts in WATCHED_TEXTS.items():
        parts += [_weighed(f"LEN({{{table}.{c}}})", f"{{{table}.{c}}}", 5) for c in texts]
    for table, column, group in WATCHED_WORDS:
        cell = f"{{{table}.{column}}}"
        for place, key in enumerate(WORDS[group], 1):
            parts.append(_weighed(f"({cell}={{~{group}.{key}}})*{place}", cell, 61))
    parts += [_weighed(f'({{assumptions.{c}}}<>"")', f"{{assumptions.{c}}}", prime) for c, prime in FILLED.items()]
    parts += ["SUMPRODUCT({keys.value*}*53)", "SUMPRODUCT({pools.specific*}*59)"]
    # Versions only come after those that there are, so the place of the chosen one stays.
    parts.append('IF({=compare_with}="",0,IFERROR(MATCH({=compare_with},{version_summary.version},0),0))*67')
    return "+".join(parts)


def _weighed(values: str, cells: str, weight: int) -> str:
    """Sum values weighed by their rows (vägd summa)."""
    return f"SUMPRODUCT({values}*{weight}*(ROW({cells})-MIN(ROW({cells}))+2))"

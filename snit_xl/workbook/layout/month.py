"""The monthly sheets (månadens blad): forecast, allocation and settlement, investments."""

from __future__ import annotations

from snit_xl.workbook.spec import (
    REQUIRED,
    Chart,
    Column,
    Field,
    Fields,
    Fmt,
    Kind,
    Mark,
    Note,
    Rule,
    Section,
    Series,
    Sheet,
    Table,
    TotalRow,
)

UNIT = Column("unit", fmt=Fmt.TEXT, rule=Rule(source="committees.unit", required=True))
SUMMED = ("prior_actual", "budget_to_date", "actual", "budget", "forecast", "change")


def _sum_of_rows(column: str) -> str:
    """Sum one column over a unit's rows (summera avdelningens rader); a subtotal leaves kommunbidrag out."""
    rows = f"{{rows.{column}}},{{rows.unit}},{{@unit}}"
    return f'IF({{@kind}}={{~kind.subtotal}},SUMIFS({rows},{{rows.kind}},"<>"&{{~kind.grant}}),SUMIFS({rows}))'


def _sums() -> Table:
    """Totals per department and for the committees together (sammanställning)."""

    def summed(key: str) -> Column:
        return Column(key, Kind.NATIVE, Fmt.TKR, _sum_of_rows(key))

    grand = {key: f"SUMIFS({{sums.{key}}},{{sums.kind}},{{~kind.result}})" for key in SUMMED}
    grand["period_deviation"] = (
        "SUMIFS({sums.budget_to_date},{sums.kind},{~kind.result})-SUMIFS({sums.actual},{sums.kind},{~kind.result})"
    )
    grand["deviation"] = (
        "SUMIFS({sums.budget},{sums.kind},{~kind.result})-SUMIFS({sums.forecast},{sums.kind},{~kind.result})"
    )
    return Table(
        "sums",
        (
            UNIT,
            Column("label", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("kind", fmt=Fmt.TEXT, rule=Rule(choices="kind", required=True)),
            Column(
                "committee",
                Kind.NATIVE,
                Fmt.TEXT,
                'IFERROR(INDEX({committees.committee},MATCH({@unit},{committees.unit},0)),"")',
            ),
            summed("prior_actual"),
            summed("budget_to_date"),
            summed("actual"),
            Column("period_deviation", Kind.NATIVE, Fmt.DEVIATION, "{@budget_to_date}-{@actual}"),
            summed("budget"),
            summed("forecast"),
            Column("deviation", Kind.NATIVE, Fmt.DEVIATION, "{@budget}-{@forecast}"),
            summed("change"),
        ),
        totals=(TotalRow("all_committees", grand),),
        unique=("unit", "kind"),
    )


def _rows() -> Table:
    """Every department's report rows with method, adjustment and override (prognosrader)."""
    return Table(
        "rows",
        (
            UNIT,
            Column("label", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("kind", fmt=Fmt.TEXT, rule=Rule(choices="detail_kind", required=True)),
            Column("nature", fmt=Fmt.TEXT, rule=Rule(choices="nature", required=True)),
            Column("prior_actual"),
            Column("budget_to_date"),
            Column("actual"),
            Column("period_deviation", Kind.LEAF, Fmt.DEVIATION, "SNIT_AVVIKELSE({@budget_to_date},{@actual})"),
            Column("budget"),
            Column("forecast", Kind.NATIVE, Fmt.TKR, 'IF({@manual}="",{@proposal},{@manual})+{@adjustment}'),
            Column("deviation", Kind.LEAF, Fmt.DEVIATION, "SNIT_AVVIKELSE({@budget},{@forecast})"),
            Column("change", Kind.RESULT),
            Column("method", fmt=Fmt.TEXT, rule=Rule(choices="method", required=True)),
            Column("proposal", Kind.RESULT),
            Column("adjustment"),
            Column("manual"),
            Column("comment", fmt=Fmt.WRAP),
            Column("prior_full_year"),
            Column("by_budget", Kind.RESULT),
            Column("by_linear", Kind.RESULT),
            Column("by_remaining", Kind.RESULT),
            Column("by_prior_year", Kind.RESULT),
        ),
        unique=("unit", "label"),
    )


def _known() -> Table:
    """Incomes and costs known to come before year-end (kända kommande poster)."""
    return Table(
        "known",
        (
            UNIT,
            Column("label", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("due", fmt=Fmt.DATE),
            Column("on_top", fmt=Fmt.TEXT, rule=Rule(choices="yes_no", required=True)),
            Column("amount", rule=REQUIRED),
            Column("comment_short", fmt=Fmt.TEXT),
        ),
    )


def forecast_sheet() -> Sheet:
    """Lay out the forecast (Prognos)."""
    status = Fields((Field("forecast_status", Kind.NATIVE, Fmt.TEXT, "{=status}", span=4),), remarks=False)
    chart = Chart(
        "deviation_per_row",
        "bar",
        (Series("rows.deviation", "rows.unit:label", "accent"),),
        rows=24,
    )
    return Sheet(
        "forecast",
        "month",
        (22, 25, 15, 19, 11, 11, 11, 11.5, 11, 11, 11.5, 11, 19, 11, 11, 11, 46, 11, 11, 11, 11, 11),
        (
            status,
            Section("sums"),
            _sums(),
            Section("rows"),
            _rows(),
            Section("known"),
            Note("known"),
            _known(),
            Section("deviation_per_row"),
            chart,
        ),
        marks=(
            Mark("rows", ("unit",), "{@unit}={^unit}", "repeated"),
            Mark("rows", (), "{@unit}<>{^unit}", "group_start"),
            Mark("rows", ("manual",), '{@manual}<>""', "overridden"),
            Mark("sums", (), "{@kind}={~kind.result}", "strong"),
        ),
    )


def allocation_sheet(municipalities: tuple[str, ...]) -> Sheet:
    """Lay out the split of the budget and the settlement (Fördelning); one signing page per municipality."""
    weight = "IFERROR(INDEX({keys.value#},MATCH({@key},{keys.key},0)),0)"
    whole = "SNIT_FORDELNING({pools.common},{pools.weight*},{pools.specific*},{=split_decimals})"
    pools = Table(
        "pools",
        (
            Column("pool", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("key", fmt=Fmt.TEXT, rule=Rule(source="keys.key", required=True)),
            Column("common"),
            Column("specific", per_municipality=True),
            Column("holds_specific", fmt=Fmt.TEXT, rule=Rule(choices="yes_no", required=True)),
            Column("weight", Kind.NATIVE, Fmt.NUMBER, weight, per_municipality=True),
            Column(
                "split",
                Kind.LEAF,
                Fmt.TKR,
                "INDEX(SNIT_FORDELNING({@common},{@weight*},{@specific*},{=split_decimals}),1,{j})",
                per_municipality=True,
            ),
            Column("total", Kind.NATIVE, Fmt.TKR, "{@common}+SUM({@specific*})"),
            Column("comment_short", fmt=Fmt.WRAP),
        ),
        totals=(
            TotalRow(
                "pools",
                {
                    "common": "SUM({pools.common})",
                    "specific": "SUM({pools.specific#})",
                    "split": f"SUM(INDEX({whole},0,{{j}}))",
                    "total": "SUM({pools.total})",
                },
                {"split": Kind.LEAF},
            ),
        ),
        unique=("pool",),
    )
    settlement = Table(
        "settlement",
        (
            Column("municipality", fmt=Fmt.TEXT, rule=Rule(source="municipalities.municipality", required=True)),
            Column("role", Kind.RESULT, Fmt.TEXT),
            Column("own_costs"),
            Column("paid"),
            Column("share_of_common", Kind.RESULT),
            Column("share_total", Kind.RESULT),
            Column("to_pay", Kind.RESULT),
            Column("settlement_remark", Kind.RESULT, Fmt.WRAP),
        ),
        totals=(
            TotalRow(
                "settlement",
                {
                    key: f"SUM({{settlement.{key}}})"
                    for key in ("own_costs", "paid", "share_of_common", "share_total", "to_pay")
                },
            ),
        ),
        unique=("municipality",),
    )
    net = "SUMIFS({sums.actual},{sums.unit},{=settlement_unit},{sums.kind},{~kind.subtotal})"
    basis = Fields(
        (
            Field("settlement_unit", Kind.INPUT, Fmt.TEXT, rule=Rule(source="committees.unit", required=True)),
            Field("net_outcome", Kind.NATIVE, Fmt.TKR, net),
            Field("own_outcome", Kind.NATIVE, Fmt.TKR, "SUM({settlement.own_costs})"),
            Field("common_outcome", Kind.NATIVE, Fmt.TKR, "{=net_outcome}-{=own_outcome}"),
        )
    )
    chart = Chart(
        "split_per_municipality",
        "column",
        tuple(Series(f"pools.split#{j}", "pools.pool", colour) for j, colour in _colours(len(municipalities))),
        stacked=True,
    )
    pages = tuple(
        block
        for j in range(1, len(municipalities) + 1)
        for block in (Section(f"signing#{j}", new_page=True), _signing_page(j), Note("signing"))
    )
    k = len(municipalities)
    return Sheet(
        "allocation",
        "month",
        (34, 17, 14, *([14] * k), 14, *([12] * k), *([14] * k), 12, 40),
        (
            Section("pools"),
            pools,
            Section("split_per_municipality"),
            chart,
            Section("settlement"),
            basis,
            Note("settlement"),
            settlement,
            *pages,
        ),
    )


def _colours(count: int) -> tuple[tuple[int, str], ...]:
    """Number the municipalities and give each a colour (kommunernas färger)."""
    names = ("accent", "sand", "slate", "moss", "plum", "clay")
    return tuple((j, names[(j - 1) % len(names)]) for j in range(1, count + 1))


def _signing_page(j: int) -> Fields:
    """One municipality's page that both controllers can sign (avräkningsunderlag)."""
    keys = ("name", "common", "percent", "share", "own", "total", "paid", "to_pay")
    formats = {"name": Fmt.TEXT, "percent": Fmt.PERCENT}
    lines = tuple(Field(f"signing_{key}#{j}", Kind.RESULT, formats.get(key, Fmt.TKR)) for key in keys)
    return Fields((*lines, Field(f"signing_host#{j}"), Field(f"signing_partner#{j}")))


def investments_sheet() -> Sheet:
    """Lay out investments, the plan and its capital cost (Investeringar)."""
    amounts = ("prior_actual", "actual", "budget", "forecast")
    followed = Table(
        "investments",
        (
            Column("label", fmt=Fmt.TEXT, rule=REQUIRED),
            *(Column(key) for key in amounts),
            Column("deviation", Kind.LEAF, Fmt.DEVIATION, "SNIT_AVVIKELSE({@budget},{@forecast})"),
            Column("comment_short", fmt=Fmt.WRAP),
        ),
        totals=(
            TotalRow(
                "investments",
                {key: f"SUM({{investments.{key}}})" for key in amounts}
                | {"deviation": "SUM({investments.budget})-SUM({investments.forecast})"},
            ),
        ),
        unique=("label",),
    )
    years = ("budget", "forecast", "next_1", "next_2", "next_3")
    plan = Table(
        "plan",
        (
            Column("label", fmt=Fmt.TEXT, rule=REQUIRED),
            *(Column(key) for key in years),
            Column("financier", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("life", fmt=Fmt.INTEGER, rule=Rule(low=1, high=50)),
            Column("start_month", fmt=Fmt.INTEGER, rule=Rule(low=1, high=12)),
            Column("cost_method", fmt=Fmt.TEXT, rule=Rule(choices="cost_method")),
            *(Column(f"capital_{n}", Kind.LEAF, Fmt.TKR1, _capital_cost(n)) for n in (1, 2, 3)),
        ),
        totals=(
            TotalRow(
                "plan",
                {key: f"SUM({{plan.{key}}})" for key in years}
                | {f"capital_{n}": f"SUM({_capital_cost(n, 'plan.')})" for n in (1, 2, 3)},
                {f"capital_{n}": Kind.LEAF for n in (1, 2, 3)},
            ),
        ),
        unique=("label",),
        above={
            "budget": "{=year}",
            "forecast": "{=year}",
            **{f"next_{n}": f"{{=year}}+{n}" for n in (1, 2, 3)},
            **{f"capital_{n}": f"{{=year}}+{n}" for n in (1, 2, 3)},
        },
    )
    rates = Fields(
        tuple(Field(f"rate_{n}", Kind.NATIVE, Fmt.PERCENT, _rate(n)) for n in (1, 2, 3)),
    )
    capital = Table(
        "capital",
        (
            Column("municipality", fmt=Fmt.TEXT, rule=Rule(source="municipalities.municipality", required=True)),
            *(Column(f"capital_{n}", Kind.RESULT, Fmt.TKR1) for n in (1, 2, 3)),
        ),
        totals=(TotalRow("capital", {f"capital_{n}": f"SUM({{capital.capital_{n}}})" for n in (1, 2, 3)}),),
        unique=("municipality",),
        above={f"capital_{n}": f"{{=year}}+{n}" for n in (1, 2, 3)},
    )
    chart = Chart(
        "investments_per_year",
        "column",
        tuple(
            Series(f"plan.{key}", "plan.label", colour)
            for key, colour in (("next_1", "accent"), ("next_2", "sand"), ("next_3", "slate"))
        ),
        rows=18,
    )
    return Sheet(
        "investments",
        "month",
        (44, 13, 13, 13, 13, 14, 24, 11, 11, 12, 13, 13, 13),
        (
            Section("investments"),
            followed,
            Section("plan"),
            Note("plan"),
            plan,
            Section("investments_per_year"),
            chart,
            Section("capital"),
            rates,
            Note("capital"),
            capital,
        ),
    )


def _rate(n: int) -> str:
    """Look up internränta for the n:th year after this one (internräntan)."""
    interest = "{parameters.value},{parameters.parameter},{~parameter.interest}"
    return f"SUMIFS({interest},{{parameters.valid_year}},{{=year}}+{n})"


def _capital_cost(n: int, rows: str = "@") -> str:
    """Sum the capital cost in year n of what was invested in years 1..n (kapitalkostnad), per row or for all rows."""
    terms = (
        f"SNIT_KAPITALKOSTNAD({{{rows}next_{start}}},{{{rows}life}},{{=rate_{n}}},{n - start + 1},"
        f"{{{rows}cost_method}},{{{rows}start_month}})"
        for start in range(1, n + 1)
    )
    return "+".join(terms) if rows == "@" else ",".join(terms)

"""Investments, the plan and its capital cost (Investeringar)."""

from __future__ import annotations

from snit_xl.workbook.spec import (
    REQUIRED,
    Chart,
    Column,
    Field,
    Fields,
    Fmt,
    Kind,
    Note,
    Rule,
    Section,
    Series,
    Sheet,
    Table,
    TotalRow,
)


def sheet() -> Sheet:
    """Lay out investments, the plan and its capital cost (Investeringar)."""
    amounts = ("prior_actual", "actual", "budget", "forecast")
    followed = Table(
        "investments",
        (
            Column("label", fmt=Fmt.TEXT, rule=REQUIRED),
            *(Column(key) for key in amounts),
            Column("deviation", Kind.LEAF, Fmt.DEVIATION, "SNIT_AVVIKELSE({@budget},{@forecast})"),
            Column("comment_short", fmt=Fmt.TEXT),
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
            Column("comment_short", fmt=Fmt.WRAP),
        ),
        totals=(
            TotalRow(
                "plan",
                {key: f"SUM({{plan.{key}}})" for key in years}
                | {f"capital_{n}": f"SUM({{capital.capital_{n}}})" for n in (1, 2, 3)},
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
        "bar",
        tuple(
            Series(f"plan.{key}", "plan.label", colour)
            for key, colour in (("next_1", "accent"), ("next_2", "sand"), ("next_3", "slate"))
        ),
        stacked=True,
        rows=18,
        width=1000,
    )
    by_year = tuple(
        Series(f"{key}={first}:{last}", "capital^capital_1:capital_3", colour, name=name)
        for key, first, last, colour, name in (
            ("plan", "next_1", "next_3", "accent", "investments"),
            ("capital", "capital_1", "capital_3", "sand", "capital"),
        )
    )
    over_years = Chart("capital_over_years", "column", by_year, rows=18, width=1000, names="year")
    return Sheet(
        "investments",
        "month",
        (44, 12, 12, 12, 12, 12, 17, 10, 11, 11, 15, 15, 15, 26),
        (
            Section("investments"),
            followed,
            Section("plan"),
            Note("plan"),
            plan,
            Section("investments_per_year"),
            chart,
            Section("capital", new_page=True),
            rates,
            Note("capital"),
            capital,
            Section("capital_over_years"),
            over_years,
        ),
    )


def _rate(n: int) -> str:
    """Look up internränta for the n:th year after this one (internräntan): the latest that is valid by then."""
    chosen = "({parameters.parameter}={~parameter.interest})"
    begun = f"({{parameters.valid_year}}<={{=year}}+{n})"
    latest = f"SUMPRODUCT(MAX({chosen}*{begun}*{{parameters.valid_year}}))"
    wanted = "{parameters.value},{parameters.parameter},{~parameter.interest},{parameters.valid_year}"
    return f"SUMIFS({wanted},{latest})"


def _capital_cost(n: int) -> str:
    """Sum the capital cost in year n of what was invested in years 1..n (kapitalkostnad).

    Straight-line interest follows the year's internränta; an annuity keeps the one of its first year.
    """
    terms = (
        f"SNIT_KAPITALKOSTNAD({{@next_{start}}},{{@life}},{_rate_of(start, n)},{n - start + 1},"
        f"{{@cost_method}},{{@start_month}})"
        for start in range(1, n + 1)
    )
    return f'IF({{@life}}="","",{"+".join(terms)})'


def _rate_of(start: int, n: int) -> str:
    """Return the rate that year n uses for what began in year `start` (ränta)."""
    if start == n:
        return f"{{=rate_{n}}}"
    return f"IF({{@cost_method}}={{~cost_method.annuity}},{{=rate_{start}}},{{=rate_{n}}})"

"""The split of the budget and the settlement (Fördelning), with a page to sign per municipality."""

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
from snit_xl.workbook.terms.messages import month_span

SHARING_A_COLUMN = 3
PAIR = 2


def sheet(municipalities: tuple[str, ...]) -> Sheet:
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
                'IF(SUM({@weight*})=0,"",INDEX(SNIT_FORDELNING({@common},{@weight*},{@specific*},{=split_decimals}),1,{j}))',
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
                    "split": f'IF(SUM({{pools.weight*}})=0,"",SUM(INDEX({whole},0,{{j}})))',
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
            Column("comment_short", fmt=Fmt.WRAP),
            Column("settlement_remark", Kind.RESULT, Fmt.TEXT),
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
            Field("settlement_unit", Kind.INPUT, Fmt.WRAP, rule=Rule(source="committees.unit", required=True)),
            Field("net_outcome", Kind.NATIVE, Fmt.TKR, net),
            Field("own_outcome", Kind.NATIVE, Fmt.TKR, "SUM({settlement.own_costs})"),
            Field("common_outcome", Kind.NATIVE, Fmt.TKR, "{=net_outcome}-{=own_outcome}"),
            Field("paid_through", fmt=Fmt.INTEGER, rule=Rule(low=1, high=12)),
        )
    )
    chart = _split_chart(len(municipalities))
    pages = tuple(
        block
        for j in range(1, len(municipalities) + 1)
        for block in (Section(f"signing#{j}", new_page=True), _signing_page(j), Note("signing", large=True))
    )
    return Sheet(
        "allocation",
        "month",
        _widths(len(municipalities)),
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


def _widths(count: int) -> tuple[float, ...]:
    """Return the columns' widths (bredder): of many municipalities, each has less room."""
    if count <= PAIR:
        return (40, 22, 14, *([14] * count), 15, *([13] * count), *([14] * count), 12, 32)
    return (40, 18, 13, *([11] * count), 15, *([13] * count), *([11] * count), 11, 22)


def _split_chart(count: int) -> Chart:
    """Return the chart of what falls on each municipality (fördelningsdiagram).

    A few share a column; of many, the amounts would lie over each other, so each has a lying bar of its own.
    """
    series = tuple(Series(f"pools.split#{j}", "pools.pool", colour) for j, colour in town_colours(count))
    if count <= SHARING_A_COLUMN:
        return Chart("split_per_municipality", "column", series, stacked=True, width=1000)
    return Chart("split_per_municipality", "bar", series, rows=6 + 5 * count, width=1000)


def town_colours(count: int) -> tuple[tuple[int, str], ...]:
    """Give each municipality a number and a colour (kommunernas färger)."""
    names = ("accent", "sand", "slate", "moss", "plum", "clay")
    return tuple((j, names[(j - 1) % len(names)]) for j in range(1, count + 1))


def _signing_page(j: int) -> Fields:
    """Lay out one municipality's page that both controllers can sign (avräkningsunderlag)."""
    months = ",".join(f'"{month_span(1, number)}"' for number in range(1, 13))
    head = (
        Field(f"signing_committee#{j}", Kind.NATIVE, Fmt.TEXT, '{=committee_name}&""'),
        Field(f"signing_unit#{j}", Kind.NATIVE, Fmt.TEXT, '{=settlement_unit}&""'),
        Field(
            f"signing_period#{j}",
            Kind.NATIVE,
            Fmt.TEXT,
            f'IF(COUNT({{=year}},{{=month}})<2,"",CHOOSE({{=month}},{months})&" "&{{=year}})',
        ),
        Field(f"signing_report_day#{j}", Kind.NATIVE, Fmt.DATE, 'IF({=report_day}="","",{=report_day})'),
    )
    keys = ("name", "common", "percent", "share", "own", "total", "paid", "to_pay")
    formats = {"name": Fmt.TEXT, "percent": Fmt.PERCENT}
    lines = tuple(Field(f"signing_{key}#{j}", Kind.RESULT, formats.get(key, Fmt.TKR)) for key in keys)
    return Fields((*head, *lines, Field(f"signing_host#{j}"), Field(f"signing_partner#{j}")), large=True)

"""The forecast sheet (Prognos): summary, report rows, known coming items."""

from __future__ import annotations

from dataclasses import replace

from snit_xl.workbook.layout.books import MONTHS
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
    result,
)

# Where a booked amount comes from: the measure, the year, and the column that holds it.
BOOKED = {
    "prior_actual": ("actual", "{=year}-1", "to_date", False),
    "budget_to_date": ("budget", "{=year}", "to_date", False),
    "actual": ("actual", "{=year}", "to_date", False),
    "budget": ("budget", "{=year}", "full_year", False),
    "prior_full_year": ("actual", "{=year}-1", "full_year", True),
}
UNIT = Column("unit", fmt=Fmt.WRAP, rule=Rule(source="committees.unit", required=True))
# The last ones, from Utfall helår fg år on, are folded away but for the curve.
PRINTED = (29, 26, 15, 21, *([12] * 7), 13, 36)
WIDTHS = (*PRINTED, 20, 11, 11, 11, 12, 11, 11, 12, 11, 13, 20, 12, 12, 90, 46, 12, 12, 16, *([9] * 12))
KNOWN_ROOM = 6  # so that the next one has a row of its own waiting, in programs where a table does not grow by itself
SUMMED = ("prior_actual", "budget_to_date", "actual", "budget", "forecast", "change")


def _sum_of_rows(column: str) -> str:
    """Sum one column over a unit's rows (summera avdelningens rader); a subtotal leaves kommunbidrag out."""
    rows = f"{{rows.{column}}},{{rows.unit}},{{@unit}}"
    return f'IF({{@kind}}={{~kind.subtotal}},SUMIFS({rows},{{rows.kind}},"<>"&{{~kind.grant}}),SUMIFS({rows}))'


def _if_any_change(formula: str) -> str:
    """Leave the change empty until there is a locked version to compare with (ändring sedan förra)."""
    return f'IF(COUNT({{rows.change}})=0,"",{formula})'


def _booked(key: str) -> Column:
    """Return a column that follows from the books and the typed amounts (utfall och budget).

    Empty where neither has anything for the row, so that no figure is ever taken for a zero.
    """
    measure, year, column, complete = BOOKED[key]
    row = [("unit", "{@unit}"), ("label", "{@label}"), ("ledger_measure", f"{{~measure.{measure}}}")]
    row += [("ledger_year", year)]
    known = [*row, ("complete", "{~yes_no.yes}")] if complete else row

    def matching(table: str, where: list[tuple[str, str]]) -> str:
        return ",".join(f"{{{table}.{name}}},{value}" for name, value in where)

    found = "+".join(f"COUNTIFS({matching(table, known)})" for table in ("months", "typed"))
    summed = "+".join(f"SUMIFS({{{table}.{column}}},{matching(table, row)})" for table in ("months", "typed"))
    return Column(key, Kind.NATIVE, Fmt.TKR, f'IF({found}=0,"",{summed})', read=True)


def _sums() -> Table:
    """Lay out totals per department and for the committees together (sammanställning)."""

    def summed(key: str) -> Column:
        return Column(key, Kind.NATIVE, Fmt.TKR, _sum_of_rows(key))

    grand = {key: f"SUMIFS({{sums.{key}}},{{sums.kind}},{{~kind.result}})" for key in SUMMED}
    grand["change"] = _if_any_change(grand["change"])
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
                Fmt.WRAP,
                'IFERROR(INDEX({committees.committee},MATCH({@unit},{committees.unit},0)),"")',
            ),
            summed("prior_actual"),
            summed("budget_to_date"),
            summed("actual"),
            Column("period_deviation", Kind.NATIVE, Fmt.DEVIATION, "{@budget_to_date}-{@actual}"),
            summed("budget"),
            summed("forecast"),
            Column("deviation", Kind.NATIVE, Fmt.DEVIATION, "{@budget}-{@forecast}"),
            Column("change", Kind.NATIVE, Fmt.TKR, _if_any_change(_sum_of_rows("change"))),
        ),
        totals=(TotalRow("all_committees", grand),),
        unique=("unit", "kind"),
    )


def _rows() -> Table:
    """Lay out every department's report rows with method, adjustment and override (prognosrader)."""
    return Table(
        "rows",
        (
            UNIT,
            Column("label", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("kind", fmt=Fmt.TEXT, rule=Rule(choices="detail_kind", required=True)),
            Column("nature", fmt=Fmt.TEXT, rule=Rule(choices="nature", required=True)),
            _booked("prior_actual"),
            _booked("budget_to_date"),
            _booked("actual"),
            Column("period_deviation", Kind.LEAF, Fmt.DEVIATION, "SNIT_AVVIKELSE({@budget_to_date},{@actual})"),
            _booked("budget"),
            Column("forecast", Kind.NATIVE, Fmt.TKR, 'IF({@manual}="",{@proposal},{@manual})+{@adjustment}'),
            Column("deviation", Kind.LEAF, Fmt.DEVIATION, "SNIT_AVVIKELSE({@budget},{@forecast})"),
            Column("change", Kind.RESULT),
            Column("comment", fmt=Fmt.WRAP),
            Column("method", fmt=Fmt.TEXT, rule=Rule(choices="method", required=True)),
            Column("proposal", Kind.RESULT),
            Column("adjustment"),
            Column("manual"),
            _booked("prior_full_year"),
            Column("by_budget", Kind.RESULT),
            Column("by_linear", Kind.RESULT),
            Column("by_remaining", Kind.RESULT),
            Column("by_prior_year", Kind.RESULT),
            Column("by_seasonal", Kind.RESULT),
            result("recommended"),
            result("span_low", Fmt.TKR),
            result("span_high", Fmt.TKR),
            result("advice_basis"),
            Column("chart_label", Kind.NATIVE, Fmt.TEXT, 'IF({@unit}="","",{@unit}&": "&{@label})'),
            Column("span_down", Kind.NATIVE, Fmt.TKR, 'IF({@span_high}="","",{@span_high}-{@forecast})'),
            Column("span_up", Kind.NATIVE, Fmt.TKR, 'IF({@span_low}="","",{@forecast}-{@span_low})'),
            result("curve"),
            *(result(month, Fmt.TKR) for month in MONTHS),
        ),
        unique=("unit", "label"),
        curve=("curve", MONTHS[0], MONTHS[-1]),
        folded=(("prior_full_year", "span_up"), (MONTHS[0], MONTHS[-1])),
    )


def _known() -> Table:
    """Lay out incomes and costs known to come before year-end (kända kommande poster)."""
    return Table(
        "known",
        (
            UNIT,
            Column("label", fmt=Fmt.TEXT, rule=Rule(source="rows.label", required=True, offered=True)),
            Column("on_top", fmt=Fmt.TEXT, rule=Rule(choices="yes_no", required=True)),
            Column("comment_short", fmt=Fmt.WRAP),
            Column("due", fmt=Fmt.DATE),
            Column("amount", rule=REQUIRED),
        ),
        room=KNOWN_ROOM,
    )


def sheet() -> Sheet:
    """Lay out the forecast (Prognos)."""
    status = Fields(
        (
            Field("forecast_status", Kind.NATIVE, Fmt.TEXT, "{=status}", alarm="{=status}={~status.stale}"),
            Field("forecast_basis", Kind.RESULT, Fmt.TEXT),
        ),
        remarks=False,
    )
    bars = Series("rows.deviation", "rows.chart_label", "better", labels="deviation")
    deviations = Chart("deviation_per_row", "bar", (bars,), rows=30, width=1100)
    whiskers = replace(bars, labels="", span=("rows.span_down", "rows.span_up"))
    spans = Chart("forecast_span", "bar", (whiskers,), rows=30, width=1100)
    spanned = Fields((Field("span_rows", Kind.NATIVE, Fmt.INTEGER, "COUNT({rows.span_low})"),))
    return Sheet(
        "forecast",
        "month",
        WIDTHS,
        (
            status,
            Section("sums"),
            _sums(),
            Section("rows"),
            _rows(),
            Section("known"),
            Note("known"),
            _known(),
            Section("deviation_per_row", new_page=True),
            deviations,
            Section("forecast_span", new_page=True),
            Note("forecast_span"),
            spanned,
            spans,
        ),
        marks=(
            Mark("rows", ("unit",), "{@unit}={^unit}", "repeated"),
            Mark("rows", (), "{@unit}<>{^unit}", "group_start"),
            Mark("rows", ("manual",), '{@manual}<>""', "overridden"),
            Mark("sums", (), "{@kind}={~kind.result}", "strong"),
        ),
        frozen_columns=2,
        print_columns=len(PRINTED),
    )

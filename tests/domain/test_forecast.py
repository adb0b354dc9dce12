from decimal import Decimal

import pytest
from domain_strategies import amounts
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.domain.errors import MisuseError
from snit_xl.domain.forecast import (
    Basis,
    ForecastRow,
    Method,
    check_known_items,
    check_rows,
    full_year,
    propose,
    propose_row,
    without_figures,
)
from snit_xl.domain.money import difference, exact_sum
from snit_xl.domain.problems import Place, Source
from snit_xl.domain.rows import Column, KnownItem, Row, RowKind

D = Decimal
AUGUST = 8

# unit, label, kind, prior actual, budget to date, actual, budget, adjustment, published forecast
AUGUST_2017 = [
    ("ekonomi", "Intäkter/kommunbidrag", RowKind.MIXED, -7475, -7045, -7672, -10231, 0, -10231),
    ("ekonomi", "Personalkostnader", RowKind.COST, 5595, 5341, 4813, 8125, -500, 7625),
    ("ekonomi", "Övriga kostnader", RowKind.COST, 1336, 897, 1336, 956, 0, 956),
    ("ekonomi", "Övriga främmande tjänster", RowKind.COST, 481, 783, 424, 1113, -300, 813),
    ("ekonomi", "Kapitalkostnader", RowKind.COST, 27, 24, 26, 37, 0, 37),
    ("personal", "Intäkter/kommunbidrag", RowKind.MIXED, -8115, -8265, -8265, -12397, 0, -12397),
    ("personal", "Personalkostnader", RowKind.COST, 5966, 5483, 4966, 9025, -300, 8725),
    ("personal", "Övriga kostnader", RowKind.COST, 1201, 1965, 1635, 633, 0, 633),
    ("personal", "Övriga främmande tjänster", RowKind.COST, 948, 817, 1236, 2739, 0, 2739),
    ("personal", "Kapitalkostnader", RowKind.COST, 0, 0, 0, 0, 0, 0),
    ("it", "Intäkter", RowKind.INCOME, -4463, -2360, -3366, -3545, 0, -3545),
    ("it", "Personalkostnader", RowKind.COST, 4541, 4791, 4739, 7448, 0, 7448),
    ("it", "Övriga kostnader", RowKind.COST, 8420, 5982, 8167, 8976, 0, 8976),
    ("it", "Kapitalkostnader", RowKind.COST, 1342, 1695, 1200, 2509, 0, 2509),
    ("it", "Kommunbidrag", RowKind.GRANT, -9666, -10107, -10107, -15388, 0, -15388),
]
IT_OTHER = Basis(D(8167), D(5982), D(8976), AUGUST, D(8420))


def report_row(unit: str, label: str, kind: RowKind, *columns: int | None) -> Row:
    names = (Column.PRIOR_ACTUAL, Column.BUDGET_TO_DATE, Column.ACTUAL, Column.BUDGET)
    amounts = {name: None if value is None else D(value) for name, value in zip(names, columns, strict=True)}
    return Row(unit, label, kind, amounts=amounts)


def cost_row(method: Method = Method.BUDGET, **choices: object) -> ForecastRow:
    row = report_row("it", "Övriga kostnader", RowKind.COST, 8420, 5982, 8167, 8976)
    return ForecastRow(row, method, **choices)  # type: ignore[arg-type]


@pytest.mark.parametrize("case", AUGUST_2017, ids=lambda case: f"{case[0]} {case[1]}")
def test_budget_with_adjustments_gives_the_published_forecast(case: tuple[object, ...]) -> None:
    unit, label, kind, *columns, adjustment, published = case
    row = ForecastRow(report_row(unit, label, kind, *columns), Method.BUDGET, D(adjustment), comment="x")  # type: ignore[arg-type]
    assert full_year(row, propose_row(row, AUGUST)) == published


def test_the_departments_results_are_the_published_ones() -> None:
    results = dict.fromkeys(("ekonomi", "personal", "it"), 0)
    for unit, *_, budget, adjustment, _published in AUGUST_2017:
        results[str(unit)] += int(budget) + int(adjustment)
    assert results == {"ekonomi": -800 + 0, "personal": -300, "it": 0}


def test_four_methods_for_its_other_costs() -> None:
    assert propose(Method.BUDGET, IT_OTHER) == 8976
    assert propose(Method.LINEAR, IT_OTHER) == D("12250.5")  # 8 167 / 8 × 12
    assert propose(Method.REMAINING, IT_OTHER) == 11161  # 8 167 + 8 976 − 5 982
    assert propose(Method.PRIOR_YEAR, IT_OTHER) is None  # full year 2016 isn't published


def test_prior_year_profile() -> None:
    # Last year 8 420 of 12 630 (two thirds) had come by August.
    basis = Basis(D(8167), None, None, AUGUST, D(8420), D(12630))
    assert propose(Method.PRIOR_YEAR, basis) == D("12250.5")


def test_seasonal_profile() -> None:
    # By August earlier years had on average reached 62.5 per cent of what they became.
    assert propose(Method.SEASONAL, Basis(D(8167), None, None, AUGUST, share=D("0.625"))) == D("13067.2")


def test_it_in_all_lands_632_over_budget_on_remaining_budget() -> None:
    rows = [case for case in AUGUST_2017 if case[0] == "it"]
    forecast = sum(
        propose(Method.REMAINING, Basis(D(actual), D(to_date), D(budget), AUGUST)) or D(0)
        for _, _, kind, _, to_date, actual, budget, *_ in rows
        if kind is not RowKind.GRANT
    )
    assert forecast - 15388 == 632


@pytest.mark.parametrize(
    ("method", "basis"),
    [
        (Method.BUDGET, Basis(D(1), D(2), None, 3)),
        (Method.LINEAR, Basis(None, D(2), D(3), 3)),
        (Method.REMAINING, Basis(None, D(2), D(3), 3)),
        (Method.REMAINING, Basis(D(1), None, D(3), 3)),
        (Method.REMAINING, Basis(D(1), D(2), None, 3)),
        (Method.PRIOR_YEAR, Basis(None, D(2), D(3), 3, D(4), D(5))),
        (Method.PRIOR_YEAR, Basis(D(1), D(2), D(3), 3, None, D(5))),
        (Method.PRIOR_YEAR, Basis(D(1), D(2), D(3), 3, D(0), D(5))),
        (Method.PRIOR_YEAR, Basis(D(1), D(2), D(3), 3, D(4), None)),
        (Method.SEASONAL, Basis(None, D(2), D(3), 3, share=D("0.3"))),
        (Method.SEASONAL, Basis(D(1), D(2), D(3), 3)),
        (Method.SEASONAL, Basis(D(1), D(2), D(3), 3, share=D(0))),
        (Method.SEASONAL, Basis(D(1), D(2), D(3), 3, share=D("-0.1"))),
    ],
)
def test_a_method_without_its_data_proposes_nothing(method: Method, basis: Basis) -> None:
    assert propose(method, basis) is None


@pytest.mark.parametrize("month", [0, 13])
def test_a_month_is_1_to_12(month: int) -> None:
    with pytest.raises(MisuseError):
        Basis(D(1), D(2), D(3), month)


@pytest.mark.parametrize("method", list(Method))
def test_kommunbidrag_is_always_forecast_at_budget(method: Method) -> None:
    row = ForecastRow(report_row("it", "Kommunbidrag", RowKind.GRANT, -9666, -10107, -10107, -15388), method)
    proposal = propose_row(row, AUGUST)
    assert proposal.chosen == -15388
    assert set(proposal.by_method.values()) == {D(-15388)}


def test_all_methods_stand_beside_the_chosen_one() -> None:
    proposal = propose_row(cost_row(Method.REMAINING, prior_full_year=D(12630)), AUGUST)
    assert proposal.chosen == 11161
    assert proposal.by_method == {
        Method.BUDGET: D(8976),
        Method.LINEAR: D("12250.5"),
        Method.REMAINING: D(11161),
        Method.PRIOR_YEAR: D("12250.5"),
        Method.SEASONAL: None,
    }


def test_manual_takes_the_proposals_place_and_the_adjustment_comes_on_top() -> None:
    row = cost_row(Method.LINEAR, manual=D(9100), adjustment=D(-40), comment="avtal upphör")
    assert full_year(row, propose_row(row, AUGUST)) == 9060
    zero = cost_row(Method.LINEAR, manual=D(0), comment="flyttat")
    assert full_year(zero, propose_row(zero, AUGUST)) == 0


def test_without_proposal_and_manual_there_is_no_forecast() -> None:
    row = cost_row(Method.PRIOR_YEAR, adjustment=D(5), comment="x")
    assert full_year(row, propose_row(row, AUGUST)) is None


@given(amounts, amounts, amounts, st.integers(1, 12))
def test_remaining_budget_deviates_by_what_has_deviated_so_far(
    actual: Decimal, to_date: Decimal, budget: Decimal, month: int
) -> None:
    forecast = propose(Method.REMAINING, Basis(actual, to_date, budget, month))
    assert forecast is not None
    assert difference(budget, forecast) == difference(to_date, actual)


@given(amounts, amounts)
def test_in_december_the_outcome_is_the_forecast(actual: Decimal, budget: Decimal) -> None:
    december = Basis(actual, budget, budget, 12)
    assert propose(Method.REMAINING, december) == actual
    linear = propose(Method.LINEAR, december)
    assert linear is not None
    assert abs(linear - actual) <= abs(actual) * D("1E-20")


@given(st.lists(amounts, max_size=1), amounts, amounts)
def test_the_forecast_is_base_plus_adjustment(manual: list[Decimal], adjustment: Decimal, budget: Decimal) -> None:
    row = Row("it", "Licenser", RowKind.COST, amounts={Column.BUDGET: budget})
    choice = ForecastRow(row, Method.BUDGET, adjustment, manual[0] if manual else None)
    expected = exact_sum([manual[0] if manual else budget, adjustment])
    assert full_year(choice, propose_row(choice, 5)) == expected


def test_a_changed_amount_needs_a_comment() -> None:
    at = Source("Prognos", {"comment": "N12"})
    for row in (cost_row(manual=D(0), at=at), cost_row(adjustment=D(-1), comment="  ", at=at)):
        (found,) = check_rows([row])
        assert (found.code, found.place) == ("PROGNOS-KOMMENTAR-SAKNAS", Place("Prognos", "N12"))
    assert check_rows([cost_row(), cost_row(adjustment=D(0))][:1]) == ()


def test_a_row_may_stand_only_once_in_its_department() -> None:
    other = ForecastRow(report_row("personal", "Övriga kostnader", RowKind.COST, 1201, 1965, 1635, 633), Method.BUDGET)
    assert check_rows([cost_row(), other]) == ()
    assert [one.code for one in check_rows([cost_row(), other, cost_row()])] == ["PROGNOS-DUBBEL-RAD"] * 2


def test_a_method_without_data_is_reported_unless_a_manual_value_stands_in() -> None:
    (found,) = check_rows([cost_row(Method.PRIOR_YEAR)])
    assert found.code == "PROGNOS-UNDERLAG-SAKNAS"
    assert dict(found.values)["method"] == "prior_year"
    assert check_rows([cost_row(Method.PRIOR_YEAR, manual=D(9000), comment="enligt avtal")]) == ()


def empty_row(unit: str, label: str, kind: RowKind = RowKind.COST, manual: Decimal | None = None) -> ForecastRow:
    return ForecastRow(Row(unit, label, kind), Method.REMAINING, manual=manual, comment="enligt avtal")


def test_a_department_without_any_figure_is_named_once_and_its_rows_are_left_alone() -> None:
    waiting = [empty_row("hr", "Lön"), empty_row("hr", "Övrigt"), empty_row("hr", "Bidrag", RowKind.GRANT)]
    rows = [cost_row(), empty_row("it", "Licenser"), *waiting]
    assert without_figures(rows) == ("hr",)
    found = check_rows(rows, without_figures(rows))
    assert [(one.code, dict(one.values)["row"]) for one in found] == [("PROGNOS-UNDERLAG-SAKNAS", "Licenser")]


def test_typed_kommunbidrag_makes_no_department_known_but_manual_forecasts_do() -> None:
    grant = ForecastRow(Row("hr", "Bidrag", RowKind.GRANT, amounts={Column.BUDGET: D(-70)}), Method.BUDGET)
    assert without_figures([empty_row("hr", "Lön"), grant]) == ("hr",)
    assert without_figures([empty_row("hr", "Lön", manual=D(35)), grant]) == ()


def test_kommunbidrag_without_any_amount_is_told_as_such() -> None:
    (found,) = check_rows([cost_row(), empty_row("it", "Kommunbidrag", RowKind.GRANT)])
    assert (found.code, dict(found.values)["row"]) == ("PROGNOS-KOMMUNBIDRAG-SAKNAS", "Kommunbidrag")
    half = Row("it", "Kommunbidrag", RowKind.GRANT, amounts={Column.ACTUAL: D(-41)})
    assert [one.code for one in check_rows([ForecastRow(half, Method.BUDGET)])] == ["PROGNOS-UNDERLAG-SAKNAS"]


def test_totals_are_not_checked() -> None:
    assert check_rows([ForecastRow(Row("it", "Resultat", RowKind.RESULT), Method.LINEAR)] * 2) == ()


def test_a_known_item_must_belong_to_a_row() -> None:
    items = [KnownItem("it", "Övriga kostnader", D(75)), KnownItem("it", "Växeln", D(-417))]
    (found,) = check_known_items(items, [cost_row()])
    assert found.code == "PROGNOS-POST-UTAN-RAD"
    assert dict(found.values) == {"unit": "it", "row": "Växeln", "amount": D(-417)}

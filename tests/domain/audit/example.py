"""The committee papers of September 2017 as printed, faults and all: figures only, texts shortened."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from snit_xl.domain.audit import Limits, Paper
from snit_xl.domain.problems import Source
from snit_xl.domain.rows import (
    CaseText,
    Claim,
    ClaimRole,
    Column,
    KnownItem,
    Nature,
    PrintedName,
    PrintedTable,
    Row,
    RowKind,
)

LIMITS = Limits(
    sum_tolerance=Decimal(1),
    deviation_margin_percent=Decimal(2),
    consumption_margin_points=Decimal(15),
    consumption_minimum=Decimal(100),
    rate_margin_percent=Decimal(25),
    repeat_minimum=Decimal(100),
    stated_tolerance=Decimal(50),
    history_factor=Decimal(10),
    history_minimum_values=4,
    history_minimum_amount=Decimal(10),
    series_minimum_months=4,
    cumulative_margin_percent=Decimal(25),
)

INCOME, GRANT, MIXED, COST = RowKind.INCOME, RowKind.GRANT, RowKind.MIXED, RowKind.COST
SUBTOTAL, RESULT = RowKind.SUBTOTAL, RowKind.RESULT
REPORT = (
    *(Column.PRIOR_ACTUAL, Column.BUDGET_TO_DATE, Column.ACTUAL),
    *(Column.BUDGET, Column.FORECAST, Column.DEVIATION),
)
INVESTED = (Column.PRIOR_ACTUAL, Column.ACTUAL, Column.BUDGET, Column.FORECAST, Column.DEVIATION)
PLANNED = (Column.BUDGET, Column.FORECAST, Column.NEXT_1, Column.NEXT_2, Column.NEXT_3)
MUNICIPAL = (Column.BUDGET, Column.NEXT_1, Column.DEVIATION)


def amounts(columns: tuple[Column, ...], figures: str) -> dict[Column, Decimal | None]:
    """Read "-36 0 . 800" into one amount per column; a dot is an empty cell."""
    read = [None if figure == "." else Decimal(figure) for figure in figures.split()]
    return dict(zip(columns, read, strict=True))


def row(unit: str, label: str, kind: RowKind, columns: tuple[Column, ...], figures: str, **more: Any) -> Row:  # noqa: ANN401
    """Build a row; its cells are named by label and column, so that a test can read where a finding stands."""
    cells = {column.value: f"{unit}/{label}/{column.value}" for column in columns} | {"label": f"{unit}/{label}"}
    return Row(unit, label, kind, amounts=amounts(columns, figures), at=Source("Senaste handling", cells), **more)


def table(name: PrintedName, *rows: Row, **more: Any) -> PrintedTable:  # noqa: ANN401
    return PrintedTable(name, rows, **more)


PERSONNEL, SERVICES, CAPITAL = Nature.PERSONNEL, Nature.SERVICES, Nature.CAPITAL
MIXED_LABEL, STAFF, OTHER = "Intäkter/kommunbidrag", "Personalkostnader", "Övriga kostnader"

DEPARTMENTS = table(
    PrintedName.DEPARTMENTS,
    row("Ekonomi", MIXED_LABEL, MIXED, REPORT, "-7475 -7045 -7672 -10231 -10231 0", nature=Nature.INCOME),
    row("Ekonomi", STAFF, COST, REPORT, "5595 5341 4813 8125 7625 500", nature=PERSONNEL),
    row("Ekonomi", OTHER, COST, REPORT, "1336 897 1336 956 956 0"),
    row("Ekonomi", "Övriga främmande tjänster", COST, REPORT, "481 783 424 1113 813 300", nature=SERVICES),
    row("Ekonomi", "Kapitalkostnader", COST, REPORT, "27 24 26 37 37 0", nature=CAPITAL),
    row("Ekonomi", "Summa", RESULT, REPORT, "-36 0 -1073 0 -800 800"),
    row("Personal", MIXED_LABEL, MIXED, REPORT, "-8115 -8265 -8265 -12397 -12397 0", nature=Nature.INCOME),
    row("Personal", STAFF, COST, REPORT, "5966 5483 4966 9025 8725 300", nature=PERSONNEL),
    row("Personal", OTHER, COST, REPORT, "1201 1965 1635 633 633 0"),
    row("Personal", "Övriga främmande tjänster", COST, REPORT, "948 817 1236 2739 2739 0", nature=SERVICES),
    row("Personal", "Kapitalkostnader", COST, REPORT, "0 0 0 0 0 0", nature=CAPITAL),
    row("Personal", "Summa", RESULT, REPORT, "0 0 -428 0 -300 300"),
    row("IT", MIXED_LABEL, INCOME, REPORT, "-4463 -2360 -3366 -3545 -3545 0", nature=Nature.INCOME),
    row("IT", STAFF, COST, REPORT, "4541 4791 4739 7448 7448 0", nature=PERSONNEL),
    row("IT", OTHER, COST, REPORT, "8420 5982 8167 8976 8976 0"),
    row("IT", "Kapitalkostnader", COST, REPORT, "1342 1695 1200 2509 2509 0", nature=CAPITAL),
    row("IT", "Summa nettokostnader", SUBTOTAL, REPORT, "9840 10108 10740 15388 15388 0"),
    row("IT", "Kommunbidrag", GRANT, REPORT, "-9666 -10107 -10107 -15388 -15388 .", nature=Nature.INCOME),
    row("IT", "Resultat", RESULT, REPORT, "174 1 633 0 0 0"),
)
INVESTMENTS = table(
    PrintedName.INVESTMENTS,
    row("", "IT-invest. Hrja Vga", COST, INVESTED, "1086 895 900 895 5"),
    row("", "IT-investeringar", COST, INVESTED, "383 589 500 589 -89"),
    row("", "S:a investeringar egna", RESULT, INVESTED, "1469 1484 1400 1484 -86"),
)
SUMMARY = table(
    PrintedName.SUMMARY,
    row("Ekonomi", "Ekonomiavdelningen", RESULT, INVESTED, "36 -1073 0 -800 800"),
    row("Personal", "Personalavdelningen", RESULT, INVESTED, "0 -428 0 -300 300"),
    row("IT", "IT, växel, telefoni", RESULT, INVESTED, "-174 633 0 0 0"),
    row("", "Summa nettokostnader", RESULT, INVESTED, "-138 -868 0 169 1100"),
)
BRIDGE = table(
    PrintedName.BRIDGE,
    row("", "Budget 2017", COST, (Column.AMOUNT,), "15388"),
    row("", "Lönerevidering 2018", COST, (Column.AMOUNT,), "194"),
    row("", "PKV", COST, (Column.AMOUNT,), "134"),
    row("", "Besparingar Vårgårda", COST, (Column.AMOUNT,), "-302"),
    row("", "Budget 2018", RESULT, (Column.AMOUNT,), "15414"),
)
MUNICIPAL_BUDGETS = table(
    PrintedName.MUNICIPAL_BUDGETS,
    row("Vårgårda", "IT, växel och telefoni", COST, MUNICIPAL, "9548 9436 -112"),
    row("Herrljunga", "IT, växel och telefoni", COST, MUNICIPAL, "5840 5978 138"),
    deviation=(Column.NEXT_1, Column.BUDGET),
)
PLAN = table(
    PrintedName.PLAN,
    row("", "IT-Investeringar", COST, PLANNED, "500 589 0 0 0"),
    row("", "IT invest. Herrljunga Vårgårda", COST, PLANNED, "900 895 0 0 0"),
    row("Vårgårda", "Genomförande IT-strategi VGA", COST, PLANNED, "0 0 1500 1500 1000", item="IT-strategi"),
    row("Vårgårda", "IT trådlösa nätverk VGA", COST, PLANNED, "0 0 1400 1200 0", item="Trådlösa nätverk"),
    row("Vårgårda", "IT Vårberg/Kesberg VGA", COST, PLANNED, "0 0 500 500 0"),
    row("Herrljunga", "IT-strategi + trådlöst", COST, PLANNED, "0 0 2000 2000 0", item="IT-strategi och trådlöst"),
    row("", "IT Kapacitetsutökning", COST, PLANNED, "0 0 2000 2000 2000"),
    row("", "S:a investeringar egna", RESULT, PLANNED, "1400 1484 7400 7200 3000"),
)
YEARS = (Column.NEXT_1, Column.NEXT_2)
STATED = table(
    PrintedName.STATED,
    row("Herrljunga", "IT-strategi", COST, YEARS, "1500 1500", item="IT-strategi"),
    row("Vårgårda", "IT-strategi", COST, YEARS, "1500 1500", item="IT-strategi"),
    row("Vårgårda", "Trådlösa nätverk", COST, YEARS, "1400 1200", item="Trådlösa nätverk"),
)
RISKS = (Column.RISK, Column.MATERIALITY, Column.SCORE)
CONTROL_PLAN = table(
    PrintedName.CONTROL_PLAN,
    *(row("", process, COST, RISKS, "2 2 4") for process in ("Ekonomi", "Incident/Problem", "Change", "Upphandling")),
)


GOOD, BAD, NEITHER = "good", "bad", "neither"


def claim(case: str, subject: str, amount: int, tone: str, table: PrintedName | None, **more: Any) -> Claim:  # noqa: ANN401
    """State a figure as the text does; the tone says whether it is told as good news, bad news or neither."""
    favourable = {GOOD: True, BAD: False, NEITHER: None}[tone]
    at = Source("Senaste handling", {"amount": subject})
    return Claim(case, subject, Decimal(amount), favourable, table=table, at=at, **more)


ON_DEPARTMENTS, ON_BRIDGE = PrintedName.DEPARTMENTS, PrintedName.BRIDGE
RESULT_TO_DATE: dict[str, Any] = {"kind": RESULT, "column": Column.DEVIATION, "to_date": True}
SUBTOTAL_TO_DATE: dict[str, Any] = {**RESULT_TO_DATE, "kind": SUBTOTAL}
RESULT_FORECAST: dict[str, Any] = {"kind": RESULT, "column": Column.FORECAST}
RESULT_ACTUAL: dict[str, Any] = {"kind": RESULT, "column": Column.ACTUAL}
INVESTED_DEVIATION: dict[str, Any] = {"kind": RESULT, "column": Column.DEVIATION}
CHANGE: dict[str, Any] = {"column": Column.DEVIATION}
ADDED: dict[str, Any] = {"column": Column.AMOUNT}
CLAIMS = (
    claim("2", "Ekonomi, resultat", 1073, GOOD, ON_DEPARTMENTS, units=("Ekonomi",), **RESULT_TO_DATE),
    claim("2", "Ekonomi, prognos", 800, GOOD, ON_DEPARTMENTS, units=("Ekonomi",), **RESULT_FORECAST),
    claim("2", "Personal, resultat", 428, GOOD, ON_DEPARTMENTS, units=("Personal",), **RESULT_TO_DATE),
    claim("2", "Personal, prognos", 300, GOOD, ON_DEPARTMENTS, units=("Personal",), **RESULT_FORECAST),
    claim(
        *("2", "IT, avvikelse mot budget", 633, BAD, ON_DEPARTMENTS),
        units=("IT",),
        **SUBTOTAL_TO_DATE,
    ),
    claim(
        *("2", "IT, växelns väntade intäkt", 417, BAD, ON_DEPARTMENTS),
        units=("IT",),
        label=MIXED_LABEL,
        role=ClaimRole.EXPLANATION,
    ),
    claim("2", "IT, prognos på totalen", 0, NEITHER, ON_DEPARTMENTS, units=("IT",), **RESULT_FORECAST),
    claim("2", "Investeringar, utfall", 86, BAD, PrintedName.INVESTMENTS, **INVESTED_DEVIATION),
    claim("2", "Investeringar, helår", 89, BAD, PrintedName.INVESTMENTS, **INVESTED_DEVIATION),
    claim("2", "Nämnderna, delår", 868, GOOD, PrintedName.SUMMARY, **RESULT_ACTUAL),
    claim(
        "2", "Ekonomi och personal, ack.", 1501, GOOD, ON_DEPARTMENTS, units=("Ekonomi", "Personal"), **RESULT_ACTUAL
    ),
    claim("2", "IT, ack.", 633, BAD, ON_DEPARTMENTS, units=("IT",), **RESULT_ACTUAL),
    claim(
        *("2", "Ekonomi och personal, prognos", 1100, GOOD, ON_DEPARTMENTS),
        units=("Ekonomi", "Personal"),
        **RESULT_FORECAST,
    ),
    claim("3", "Budgetökning", 26, BAD, PrintedName.MUNICIPAL_BUDGETS, **CHANGE),
    claim("3", "Lönerevidering", 194, BAD, ON_BRIDGE, label="Lönerevidering 2018", **ADDED),
    claim("3", "PKV", 134, BAD, ON_BRIDGE, label="PKV", **ADDED),
    claim("3", "Besparing", 302, GOOD, ON_BRIDGE, label="Besparingar Vårgårda", **ADDED),
    claim("3", "Vårgårda, minskning", 112, GOOD, PrintedName.MUNICIPAL_BUDGETS, units=("Vårgårda",), **CHANGE),
    claim("3", "Herrljunga, ökning", 138, BAD, PrintedName.MUNICIPAL_BUDGETS, units=("Herrljunga",), **CHANGE),
)
CASES = (
    CaseText("2", "Delårsrapport 2017-08-31", "Delårsrapporten godkänns."),
    CaseText("3", "Budget 2018 Servicenämnden", "Budget 2018 för nämnden godkänns."),
    CaseText("4", "Internkontrollplan 2018", "Internkontrollplan 2017 för nämnden fastställs."),
)
KNOWN_ITEMS = (KnownItem("IT", MIXED_LABEL, Decimal(-417), "Växeln faktureras i slutet av året"),)
TABLES = (DEPARTMENTS, INVESTMENTS, SUMMARY, BRIDGE, MUNICIPAL_BUDGETS, PLAN, STATED, CONTROL_PLAN)
PAPER = Paper(2017, 8, {one.name: one for one in TABLES}, CLAIMS, CASES, KNOWN_ITEMS)

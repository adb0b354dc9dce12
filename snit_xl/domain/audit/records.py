"""What the audit reads (granskningens underlag): a printed paper, the live figures, and the thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from snit_xl.domain.problems import NOWHERE, Source
from snit_xl.domain.rows import CaseText, Claim, KnownItem, PrintedName, PrintedTable, Row


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it was sent out (handling): tables, figures in the text, headings; nothing in it is mended.

    `month` (1–12) is the last month of the paper's outcome. Rows of different tables belong together by `unit`, so a
    department must have one spelling of it in all tables (the label may differ).
    """

    year: int
    month: int
    tables: Mapping[PrintedName, PrintedTable] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    cases: tuple[CaseText, ...] = ()
    known_items: tuple[KnownItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Outcome month by month for one row (månadsserie), tkr, oldest first, with the budget of the same months.

    None is a month without a figure. The series may reach back over several years; `at.cells` may name the cell of
    month n (1 = the oldest) as "month_n".
    """

    unit: str
    label: str
    months: tuple[Decimal | None, ...]
    budget_months: tuple[Decimal | None, ...] = ()
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class LiveFigures:
    """The workbook's own rows as they stand now (levande siffror), with `month` (1–12) of the last outcome."""

    month: int
    rows: tuple[Row, ...] = ()
    known_items: tuple[KnownItem, ...] = ()
    series: tuple[Series, ...] = ()
    investments: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Every threshold of the audit (toleranser): data in the workbook, never constants in the rules.

    Amounts are tkr, percentages are plain numbers (25 is 25 %).
    """

    sum_tolerance: Decimal  # a sum or difference of rounded figures may be this far off
    deviation_margin_percent: (
        Decimal  # deviation to date, of the unit's yearly cost, before a forecast of 0 is questioned
    )
    consumption_margin_points: Decimal  # percentage points above month/12 before a cost row's pace is questioned
    consumption_minimum: Decimal  # rows with a smaller forecast are not questioned for their pace
    rate_margin_percent: Decimal  # how much dearer the remaining months of personnel may be than those so far
    repeat_minimum: Decimal  # the same amount two years running is questioned from this amount
    stated_tolerance: Decimal  # an amount on a slide may be this far from the plan
    history_factor: Decimal  # a month this many times larger or smaller than the median of those before is questioned
    history_minimum_values: int  # earlier months needed for that
    history_minimum_amount: Decimal  # where month and median are both below this amount nothing is questioned
    series_minimum_months: int  # months needed to tell a cumulative series from a monthly one
    cumulative_margin_percent: Decimal  # how near the budget to date the last month of a cumulative series lies

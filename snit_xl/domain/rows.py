"""Rows of a report (rapportrader), whether live in the workbook or as printed in a paper.

Amounts are tkr; income and kommunbidrag negative, costs positive; a negative sum is a surplus (överskott). This is
the one place where the sign convention is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from snit_xl.domain.problems import NOWHERE, Source


class _Word(Enum):
    """A word whose members are what they are by identity (ord): Enum's own hash looks up the name at every use."""

    __hash__ = object.__hash__


class RowKind(_Word):
    """What a row is (radtyp); always stated in a column, never read from the label."""

    INCOME = "income"  # intäkt
    GRANT = "grant"  # kommunbidrag
    MIXED = "mixed"  # blandad: income and kommunbidrag in one row
    COST = "cost"  # kostnad
    SUBTOTAL = "subtotal"  # delsumma: everything of the unit except kommunbidrag
    RESULT = "result"  # resultat: everything of the unit
    ROUNDING = "rounding"  # avrundning, in printed tables: what rounded rows lack to the rounded totals below it


DETAIL_KINDS = frozenset({RowKind.INCOME, RowKind.GRANT, RowKind.MIXED, RowKind.COST})
TOTAL_KINDS = frozenset({RowKind.SUBTOTAL, RowKind.RESULT})


class Nature(Enum):
    """What sort of cost or income a row holds (slag)."""

    INCOME = "income"  # intäkt
    PERSONNEL = "personnel"  # personal
    SERVICES = "services"  # tjänster
    CAPITAL = "capital"  # kapital
    OTHER = "other"  # övrigt


class Column(_Word):
    """The amount columns that reports and plans use (beloppskolumner)."""

    PRIOR_ACTUAL = "prior_actual"  # utfall samma period föregående år
    BUDGET_TO_DATE = "budget_to_date"  # ackumulerad budget
    ACTUAL = "actual"  # ackumulerat utfall
    BUDGET = "budget"  # årsbudget
    FORECAST = "forecast"  # helårsprognos
    DEVIATION = "deviation"  # avvikelse helår
    NEXT_1 = "next_1"  # nästa år: budget
    NEXT_2 = "next_2"  # år + 2: plan
    NEXT_3 = "next_3"  # år + 3: plan
    AMOUNT = "amount"  # the only amount of a one-column table (belopp)
    RISK = "risk"  # R
    MATERIALITY = "materiality"  # V (väsentlighet)
    SCORE = "score"  # RV


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a report table (rapportrad).

    `unit` is whom the row belongs to: a department or a municipality; empty for the table as a whole. `amounts`
    lacks a column, or holds None, where the cell is empty. `item` names what the row is about where papers must be
    compared (an investment, say); empty otherwise.
    """

    unit: str
    label: str
    kind: RowKind
    nature: Nature = Nature.OTHER
    amounts: Mapping[Column, Decimal | None] | None = None
    item: str = ""
    at: Source = NOWHERE

    def amount(self, column: Column) -> Decimal | None:
        """Return one amount, None where the cell is empty (belopp)."""
        return (self.amounts or {}).get(column)


class PrintedName(_Word):
    """The tables of a printed paper (tabeller i en handling)."""

    DEPARTMENTS = "departments"  # avdelningarnas tabeller i delårsrapporten
    INVESTMENTS = "investments"  # investeringar i delårsrapporten
    SUMMARY = "summary"  # sammanställning
    BRIDGE = "bridge"  # budgetbrygga till nästa år
    MUNICIPAL_BUDGETS = "municipal_budgets"  # budget per kommun
    PLAN = "plan"  # investeringsplan
    STATED = "stated"  # belopp på bilder (presentation)
    CONTROL_PLAN = "control_plan"  # internkontrollplan


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One table as printed (tabell i handling).

    `deviation` says which two columns the table's own deviation column subtracts: (minuend, subtrahend). A total is
    a row of kind SUBTOTAL or RESULT, with the unit that it sums or, for the whole table, an empty one.
    """

    name: PrintedName
    rows: tuple[Row, ...]
    deviation: tuple[Column, Column] = (Column.BUDGET, Column.FORECAST)


class ClaimRole(Enum):
    """What a figure in the running text does (påståendets roll)."""

    FIGURE = "figure"  # states a figure that a table holds too
    EXPLANATION = "explanation"  # blames a row for the unit's deviation
    INFORMATION = "information"  # stated nowhere else, nothing to compare with


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure stated in the text of a paper (påstående).

    `amount` is as printed, positive; `favourable` says whether the text calls it a surplus/saving/decrease (True) or a
    deficit/increase (False). The figure is compared with `column` of the rows of `table` that belong to `units` (one
    department, or all of a committee's; empty for all) and are of `kind`, or carry `label` where one is given;
    `column` DEVIATION over BUDGET_TO_DATE − ACTUAL is asked for with `to_date`.
    `precision` is the unit the text rounds to, in tkr: 1 for "1 073 tkr", 100 for "1,1 MSEK".
    """

    case: str
    subject: str
    amount: Decimal
    favourable: bool | None
    role: ClaimRole = ClaimRole.FIGURE
    table: PrintedName | None = None
    units: tuple[str, ...] = ()
    kind: RowKind | None = None
    label: str = ""
    column: Column | None = None
    to_date: bool = False
    at: Source = NOWHERE
    precision: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class CaseText:
    """A case's heading and proposal as printed (ärende)."""

    case: str
    title: str
    proposal: str
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An income or cost known to come before year-end (känd kommande post); amount in tkr, the usual sign."""

    unit: str
    label: str
    amount: Decimal
    comment: str = ""
    at: Source = NOWHERE

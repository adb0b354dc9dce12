"""What rulla tells of the new workbook (berättelse om nytt år): part by part, in the order that the user needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from snit_xl.actions.roll_over import Rolling
from snit_xl.actions.roll_rules import amount_of
from snit_xl.domain.money import exact_sum
from snit_xl.workbook.data import RowData
from snit_xl.workbook.terms.messages import figure, listed
from snit_xl.workbook.terms.roll_texts import text

MOST_NAMES = 6


def parts(rolling: Rolling, file: str, *, macros: bool) -> Mapping[str, list[str]]:
    """Return what followed, what was cleared and dropped, what is to be filled in, what could not follow (delar)."""
    told = {
        "carried": list(_carried(rolling)),
        "cleared": list(_cleared(rolling, file)),
        "dropped": list(_dropped(rolling)),
        "to_fill": list(_to_fill(rolling)),
        "not_carried": list(_not_carried(rolling, macros=macros)),
    }
    return {key: lines for key, lines in told.items() if lines}


def _carried(rolling: Rolling) -> Iterator[str]:
    tables, year = rolling.rolled.content.tables, rolling.rolled.year
    yield text("carried_books", previous=year - 1)
    unit = rolling.rolled.content.fields.get("bridge_unit")
    decided = [row for row in tables["stages"] if row.get("unit") == unit and "decided" in row]
    for row in decided:
        shares = (
            f"{one['municipality']} {figure(amount_of(one.get('budget_this_year')) or Decimal(0))}"
            for one in tables["municipalities"]
            if one.get("municipality")
        )
        yield text("carried_budget", year=year, unit=str(unit), amount=_sum([row], "decided"), parts=", ".join(shares))
    yield text("carried_plan", year=year, amount=_sum(tables["plan"], "budget"))
    if tables.get("versions"):
        yield text("carried_versions")
    yield text("carried_rest")


def _cleared(rolling: Rolling, file: str) -> Iterator[str]:
    if not any("as_of" in row for row in rolling.rolled.content.tables["keys"]):
        yield text("cleared_key")
    yield text("cleared_forecast", file=file)
    for key in ("cleared_budget", "cleared_settlement", "cleared_scenarios", "cleared_board", "cleared_log"):
        yield text(key)


def _dropped(rolling: Rolling) -> Iterator[str]:
    for key, names in rolling.rolled.dropped.items():
        yield text(f"dropped_{key}", year=rolling.rolled.year, names=_names(names))


def _to_fill(rolling: Rolling) -> Iterator[str]:
    done = rolling.rolled
    tables = done.content.tables
    yield text("fill_books", year=done.year)
    if rolling.typed:
        yield text("fill_typed", year=done.year, names=_names(rolling.typed))
    if done.undecided:
        yield text("fill_stages", names=_names(done.undecided))
    decided, pools = _sum(tables["stages"], "decided"), _pools(tables["pools"])
    if pools != decided:
        yield text("fill_pools", amount=pools, decided=decided)
    if done.added_investments:
        yield text("fill_investments", names=_names(done.added_investments))
    if not any(row for row in tables["meetings"]):
        yield text("fill_meetings")


def _not_carried(rolling: Rolling, *, macros: bool) -> Iterator[str]:
    own = rolling.own
    for key, names in (("own_sheets", own.sheets), ("own_columns", own.columns), ("own_tables", own.tables)):
        if names:
            yield text(key, names=_names(names))
    if own.formulas:
        yield text("own_formulas", count=own.formulas)
    if macros:
        yield text("own_macros")
    yield text("own_looks")


def _names(names: Sequence[str]) -> str:
    return listed(names, MOST_NAMES)


def _sum(rows: Iterable[RowData], column: str) -> str:
    amounts = (amount_of(row.get(column)) for row in rows)
    return figure(exact_sum(amount for amount in amounts if amount is not None))


def _pools(rows: Iterable[RowData]) -> str:
    """Sum the budget that is split, common and the municipalities' own (fördelad budget)."""
    amounts = (
        amount_of(value) for row in rows for key, value in row.items() if key == "common" or key.startswith("specific#")
    )
    return figure(exact_sum(amount for amount in amounts if amount is not None))

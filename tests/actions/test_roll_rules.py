"""Whatever an economist has filled in comes back out of the workbook, and what no rule names follows to next year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from snit_xl.actions.roll_rules import (
    CLEARED_COLUMNS,
    CLEARED_FIELDS,
    CLEARED_LISTS,
    CLEARED_TABLES,
    PRINTED,
    Population,
    rolled,
)
from snit_xl.workbook.build import Builder
from snit_xl.workbook.carry import content_of
from snit_xl.workbook.data import Content, RowData
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.resolve import ColumnInstance, instances
from snit_xl.workbook.spec import Fmt, Kind
from snit_xl.workbook.template import Committee, new_committee
from snit_xl.workbook.terms.words import WORDS, word
from snit_xl.workbook.values import date_to_serial
from snit_xl.workbook.view import Scalar

NAMES = ("Ale", "Kungälv", "Öckerö")
LAYOUT = committee_layout(NAMES)
YEAR = 2023
# Tables with a rule of their own, or with texts that belong to the product; each is looked at in its own test.
OWN_RULES = {
    *("steps", "bridge_steps", "holidays", "known", "meetings", "projects", "plan", "investments", "municipalities"),
    *("keys", "stages"),
}
TEXTS = st.text(
    st.characters(categories=("L", "N", "Zs"), exclude_characters="\u00a0"), min_size=1, max_size=12
).filter(lambda text: bool(text.strip()))
AMOUNTS = st.integers(-4_000_000, 4_000_000).map(lambda quarters: quarters / 4)
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31)).map(date_to_serial)


def values(column: ColumnInstance) -> st.SearchStrategy[Scalar]:
    """Return what a user may type in a column."""
    if column.column.rule.choices:
        return st.sampled_from(sorted(WORDS[column.column.rule.choices].values()))
    if column.column.fmt in {Fmt.TEXT, Fmt.WRAP, Fmt.ANY}:
        return TEXTS
    return DAYS if column.column.fmt in {Fmt.DATE, Fmt.STAMP} else AMOUNTS


def rows_of(table: str) -> st.SearchStrategy[list[RowData]]:
    columns = [one for one in instances(LAYOUT.tables()[table], NAMES) if not one.column.formula]
    row = st.fixed_dictionaries({}, optional={one.key: values(one) for one in columns}).filter(bool)
    return st.lists(row, min_size=1, max_size=3)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    """Return a workbook of a committee with anything at all filled in, a handful of tables at a time."""
    content = new_committee(LAYOUT, Committee(NAMES, ("IT", "Växel"), YEAR))
    chosen = draw(st.lists(st.sampled_from(sorted(LAYOUT.tables().keys() - OWN_RULES)), min_size=1, max_size=6))
    for table in chosen:
        content.tables[table] = draw(rows_of(table))
    return content


def taken_back(content: Content) -> Content:
    return content_of(Builder(LAYOUT, content).view(), LAYOUT)


def filled(rows: list[RowData]) -> list[RowData]:
    return [row for row in ({key: value for key, value in row.items() if value is not None} for row in rows) if row]


def inputs(table: str, rows: list[RowData]) -> list[RowData]:
    """Leave out results, which a button writes anew, and what a rule clears."""
    spec = LAYOUT.tables()[table]
    gone = set(CLEARED_COLUMNS.get(table, ()))
    gone |= set() if spec.grows else {column.key for column in spec.columns if column.kind is Kind.RESULT}
    return filled(
        [{key: value for key, value in row.items() if key not in gone and not past(key, value)} for row in rows]
    )


def past(key: str, value: Scalar) -> bool:
    """Tell whether a follow-up was planned before the new year: that day is over, and the next is to be planned."""
    return key == "planned_day" and isinstance(value, float) and value < date_to_serial(date(YEAR + 1, 1, 1))


def test_every_rule_names_what_the_workbook_has() -> None:
    """A column that is renamed would else be carried into next year without a word."""
    tables, fields = LAYOUT.tables(), LAYOUT.fields()
    assert {*CLEARED_LISTS, *CLEARED_TABLES, *CLEARED_COLUMNS, *OWN_RULES} - tables.keys() == set()
    assert CLEARED_FIELDS - fields.keys() == set()
    for table, cleared in CLEARED_COLUMNS.items():
        assert set(cleared) - {column.key for column in tables[table].columns} == set(), table
    assert any(table.startswith(PRINTED) for table in tables)


@given(content=contents())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_nothing_that_is_carried_is_lost(content: Content) -> None:
    old = taken_back(content)
    for table in LAYOUT.tables():
        assert filled(old.tables[table]) == filled(content.tables.get(table, [])), table
    new = rolled(old, LAYOUT, YEAR + 1, 1).content
    again = taken_back(new)
    for table in LAYOUT.tables().keys() - OWN_RULES:
        gone = table in CLEARED_LISTS or table in CLEARED_TABLES or table.startswith(PRINTED)
        wanted = [] if gone else inputs(table, old.tables[table])
        assert filled(new.tables[table]) == wanted, table
        assert filled(again.tables[table]) == wanted, table
    assert {key: value for key, value in again.fields.items() if key not in {"year", "month"}} == {
        key: value for key, value in old.fields.items() if key not in {"year", "month", *CLEARED_FIELDS}
    }


@pytest.mark.parametrize(("planned", "kept"), [(date(YEAR, 12, 31), False), (date(YEAR + 1, 1, 1), True)])
def test_a_follow_up_stays_planned_only_if_its_day_is_to_come(planned: date, kept: bool) -> None:
    old = new_committee(LAYOUT, Committee(NAMES, ("IT",), YEAR))
    old.tables["controls"] = [{"process": "Ekonomi", "planned_day": date_to_serial(planned)}]
    (row,) = rolled(old, LAYOUT, YEAR + 1, 1).content.tables["controls"]
    assert row == ({"process": "Ekonomi", "planned_day": date_to_serial(planned)} if kept else {"process": "Ekonomi"})


@given(
    amounts=st.lists(st.tuples(*[st.one_of(st.none(), AMOUNTS)] * 5), min_size=1, max_size=6),
    followed=st.sets(st.integers(0, 5)),
)
def test_every_year_of_the_plan_lands_in_the_column_before(
    amounts: list[tuple[float | None, ...]], followed: set[int]
) -> None:
    columns = ("budget", "forecast", "next_1", "next_2", "next_3")
    old = new_committee(LAYOUT, Committee(NAMES, ("IT",), YEAR))
    old.tables["plan"] = [
        {"label": f"Objekt {n}", **{k: v for k, v in zip(columns, row, strict=True) if v is not None}}
        for n, row in enumerate(amounts)
    ]
    old.tables["investments"] = [{"label": f"objekt {n}", "actual": 11.0 + n, "budget": 1.0} for n in sorted(followed)]
    new = rolled(old, LAYOUT, YEAR + 1, 1).content
    for before, after in zip(old.tables["plan"], new.tables["plan"], strict=True):
        assert [after.get(key) for key in ("budget", "next_1", "next_2")] == [
            before.get(key) for key in ("next_1", "next_2", "next_3")
        ]
        assert not {"forecast", "next_3"} & after.keys()
    by_label = {str(row["label"]).casefold(): row for row in new.tables["investments"]}
    assert len(by_label) == len(new.tables["investments"])
    for number, row in enumerate(amounts):
        budget = by_label.get(f"objekt {number}", {}).get("budget")
        assert (budget or 0) == (row[2] or 0)
    for number in followed:
        kept = by_label[f"objekt {number}"]
        assert (kept["prior_actual"], kept.get("actual"), kept.get("forecast")) == (11.0 + number, None, None)


@given(decided=st.lists(st.integers(1, 10**9).map(lambda ore: ore / 100_000), min_size=3, max_size=3))
def test_the_decided_budget_is_exactly_the_sum_of_the_municipalities(decided: list[float]) -> None:
    old = new_committee(LAYOUT, Committee(NAMES, ("IT", "Växel"), YEAR))
    for row, amount in zip(old.tables["municipalities"], decided, strict=True):
        row["budget_next_year"] = amount
    done = rolled(old, LAYOUT, YEAR + 1, 1)
    assert [row["budget_this_year"] for row in done.content.tables["municipalities"]] == decided
    (it, other) = done.content.tables["stages"]
    assert Decimal(str(it["decided"])) == sum(Decimal(str(amount)) for amount in decided)
    assert "decided" not in other
    assert done.undecided == ("Växel",)


def test_a_budget_typed_as_text_counts_and_one_that_is_missing_leaves_the_sum_open() -> None:
    old = new_committee(LAYOUT, Committee(NAMES, ("IT",), YEAR))
    for row, amount in zip(old.tables["municipalities"], ("1 000,5", 2000.0, 17.25), strict=True):
        row["budget_next_year"] = amount
    assert rolled(old, LAYOUT, YEAR + 1, 1).content.tables["stages"][0]["decided"] == 3017.75
    del old.tables["municipalities"][1]["budget_next_year"]
    done = rolled(old, LAYOUT, YEAR + 1, 1)
    assert "decided" not in done.content.tables["stages"][0]
    assert "budget_this_year" not in done.content.tables["municipalities"][1]
    old.tables["bridge"][1]["closing"] = 2001.0
    assert rolled(old, LAYOUT, YEAR + 1, 1).content.tables["stages"][0]["decided"] == 3018.75


def test_population_fills_the_keys_in_inhabitants_and_no_other() -> None:
    old = new_committee(LAYOUT, Committee(NAMES, ("IT",), YEAR))
    old.tables["keys"].append({"key": "Datorer", "unit_of_key": "antal", "value#1": 40.0, "source": "Inventering"})
    population = Population({"Ale": 1, "Kungälv": 2, "Öckerö": 3}, date(2023, 11, 1), "SCB")
    people, computers = rolled(old, LAYOUT, YEAR + 1, 1, population).content.tables["keys"]
    assert [people[f"value#{n}"] for n in (1, 2, 3)] == [1.0, 2.0, 3.0]
    assert (people["source"], people["as_of"]) == ("SCB", date_to_serial(date(2023, 11, 1)))
    assert computers == {"key": "Datorer", "unit_of_key": "antal"}


@pytest.mark.parametrize(
    ("table", "row", "kept"),
    [
        ("known", {"label": "Faktura", "due": date_to_serial(date(2024, 1, 1))}, True),
        ("known", {"label": "Faktura", "due": "2024-01-01"}, True),
        ("known", {"label": "Faktura", "due": date_to_serial(date(2023, 12, 31))}, False),
        ("known", {"label": "Faktura", "amount": 12.0}, False),
        ("meetings", {"forum": "Nämnd", "day": date_to_serial(date(2024, 3, 5))}, True),
        ("meetings", {"forum": "Nämnd", "day": date_to_serial(date(2023, 9, 19))}, False),
        ("projects", {"project": "Ny växel", "project_status": word("project_status", "paused")}, True),
        ("projects", {"project": "Ny växel", "project_status": word("project_status", "done")}, False),
        ("projects", {"project": "Ny växel", "project_status": word("project_status", "cancelled")}, False),
    ],
)
def test_what_is_past_is_left_out_and_named(table: str, row: RowData, kept: bool) -> None:
    old = new_committee(LAYOUT, Committee(NAMES, ("IT",), YEAR))
    old.tables[table] = [dict(row)]
    done = rolled(old, LAYOUT, YEAR + 1, 1)
    assert filled(done.content.tables[table]) == ([row] if kept else [])
    assert done.dropped == ({} if kept else {table: (next(iter(row.values())),)})
    assert old.tables[table] == [row]

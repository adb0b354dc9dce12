"""Whatever is read in and in whatever order, no row and no öre gets lost, and the last file of an export counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.books import IT, NOW, PERSONAL, WHO, waiting_view

from snit_xl.actions import loop
from snit_xl.actions.check_books import check_books
from snit_xl.actions.log import Author
from snit_xl.actions.map_books import known_months, map_books, month_rows, outside_codes
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.read_books import MOST_STRAYS, owner_of, read_in
from snit_xl.actions.replaced import series_of
from snit_xl.books.intake import ReadFile
from snit_xl.books.ledger import Amounts, Ledger, LedgerKey, SourceKind, Tally
from snit_xl.books.mapping import map_lines
from snit_xl.books.mapping_lines import BookLine
from snit_xl.books.mapping_rules import OUTSIDE
from snit_xl.books.monthly import Measure
from snit_xl.domain.problems import Place, problem
from snit_xl.workbook.computed import with_values
from snit_xl.workbook.model import Model
from snit_xl.workbook.read import read_model
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.view import WorkbookView, cell_name

AUTHOR = Author(WHO, NOW)
EMPTY = waiting_view()
PARTS = ("mapped", "outside", "unmapped", "refused", "replaced")
OUTSIDE_UNIT = "5100"  # Vårgårda's måltidsverksamhet
Lines = dict[LedgerKey, Amounts]


def model_of(view: WorkbookView) -> Model:
    model = read_model(view).model
    assert model is not None
    return model


def file_of(
    name: str, lines: Lines, *, owner: str = "Vårgårda", refused: tuple[int, int] = (0, 0), checksum: str = ""
) -> ReadFile:
    """Return a file as its reader would give it."""
    booked = [key[:2] for key, amounts in lines.items() if amounts.actual]
    used = Amounts(
        sum(a.actual for a in lines.values()),
        sum(a.budget for a in lines.values()),
        sum(a.rows for a in lines.values()),
    )
    ore = used.actual + used.budget
    tally = Tally(used.rows + refused[0], used.rows, refused[0], ore + refused[1], ore, refused[1])
    ledger = Ledger(
        SourceKind.SIE,
        lines,
        tally=tally,
        has_budget=any(a.budget for a in lines.values()),
        covers=(min(booked), max(booked)) if booked else None,
    )
    return ReadFile(name, "Bokföring", checksum or f"{hash((name, *lines.items())):x}", "SIE", ledger, owner)


def reading(view: WorkbookView, *files: ReadFile, most_rows: int = 1_000_000) -> tuple[WorkbookView, Outcome]:
    """Read files in and put them on their rows, as the loop does, without computing any formula."""
    outcome = read_in(model_of(view), files, AUTHOR, most_rows)
    if outcome.writes is None:
        return view, outcome
    view = loop.apply(view, outcome.writes)
    mapped = map_books(model_of(view), NOW).writes
    assert mapped is not None
    return loop.apply(view, mapped), outcome


def table(view: WorkbookView, name: str, *keys: str) -> list[dict[str, object]]:
    where = view.tables[TABLES[name]]
    cols = {key: where.column(heading(name, key)).left for key in keys}
    rows = [{key: view.cell(where.area.sheet, row, col).value for key, col in cols.items()} for row in where.area.rows]
    return [row for row in rows if any(value is not None for value in row.values())]


def assert_all_is_accounted_for(view: WorkbookView) -> None:
    """Every file's rows and kronor: read = mapped + outside + unmapped + refused + replaced."""
    for kind in ("rows", "kr"):
        for row in table(view, "sources", "ledger_source", f"{kind}_read", *(f"{kind}_{part}" for part in PARTS)):
            parts = sum(Decimal(repr(row[f"{kind}_{part}"])) for part in PARTS)
            assert Decimal(repr(row[f"{kind}_read"])) == parts, row
    assert [one.code for one in check_books(model_of(view)) if one.code == "UTFALL-AVSTAMNING"] == []


# Each export books accounts of its own, so that no month is ever given twice.
ACCOUNTS = {"Utfall ekonomi": ("1930", "5010", "8888"), "Lön": ("5110", "7410", "1510")}
UNIT_OF_NONE = ("9100", "9200")
UNITS = ("3100", "3200", OUTSIDE_UNIT, "9100", "")
ORE = st.integers(-90_000_000, 90_000_000) | st.just(0)


@st.composite
def files(draw: st.DrawFn) -> ReadFile:
    export = draw(st.sampled_from(sorted(ACCOUNTS)))
    accounts = st.sampled_from(ACCOUNTS[export])
    keys = st.tuples(st.sampled_from((2016, 2017)), st.integers(1, 4), accounts, st.sampled_from(UNITS))
    amounts = st.builds(Amounts, ORE, ORE | st.just(0), st.integers(1, 4))
    lines = {LedgerKey(*at): held for at, held in draw(st.dictionaries(keys, amounts, max_size=7)).items()}
    refused = draw(st.tuples(st.integers(0, 3), ORE))
    return file_of(f"{export} 2017-{draw(st.integers(1, 3)):02}.se", lines, refused=refused)


@dataclass
class PlainBooks:
    """What should be known after some readings, worked out the plain way: amounts by export and key."""

    held: dict[tuple[str, LedgerKey, bool], int] = field(default_factory=dict)

    def read(self, file: ReadFile) -> None:
        export = file.name[:-11]
        lines = file.ledger.lines
        months = [key[:2] for key, amounts in lines.items() if amounts.actual]
        years = {key.year for key, amounts in lines.items() if amounts.budget}
        for place in list(self.held):
            own, key, budget = place
            covered = key.year in years if budget else bool(months) and min(months) <= key[:2] <= max(months)
            if own == export and covered:
                del self.held[place]
        for key, amounts in lines.items():
            for budget, ore in ((False, amounts.actual), (True, amounts.budget)):
                if ore:
                    self.held[export, key, budget] = ore

    def inside(self, model: Model) -> Counter[tuple[LedgerKey, bool]]:
        books = model.books
        sums: Counter[tuple[LedgerKey, bool]] = Counter()
        for (_, key, budget), ore in self.held.items():
            line = BookLine("Vårgårda", key, Amounts(ore))
            ((_, to),) = map_lines([line], books.units, books.accounts, books.report_rows).placed
            if to is not OUTSIDE:
                sums[key, budget] += ore
        return sums


def in_utfall(model: Model) -> Counter[tuple[LedgerKey, bool]]:
    sums: Counter[tuple[LedgerKey, bool]] = Counter()
    for row in model.books.ledger:
        for budget, ore in ((False, row.line.amounts.actual), (True, row.line.amounts.budget)):
            if ore:
                sums[row.line.key, budget] += ore
    return sums


@settings(max_examples=30, deadline=None)
@given(st.lists(files(), min_size=1, max_size=5))
def test_every_row_and_ore_is_accounted_for_whatever_is_read_in_whatever_order(several: list[ReadFile]) -> None:
    view, plain = EMPTY, PlainBooks()
    for file in several:
        view, outcome = reading(view, file)
        assert outcome.blocking == ()
        assert_all_is_accounted_for(view)
        plain.read(file)
        model = model_of(view)
        assert in_utfall(model) == plain.inside(model)


@settings(max_examples=15, deadline=None)
@given(st.lists(files(), min_size=1, max_size=3))
def test_the_last_reading_done_again_changes_no_cell(several: list[ReadFile]) -> None:
    view = EMPTY
    for file in several:
        view, _ = reading(view, file)
    again, _ = reading(view, several[-1])
    for name in ("ledger", "months"):
        assert again.tables[TABLES[name]].area == view.tables[TABLES[name]].area
        sheet = view.tables[TABLES[name]].area.sheet
        assert again.cells[sheet] == view.cells[sheet]
    assert_all_is_accounted_for(again)


def key(month: int, account: str = "5010", unit: str = "3100", year: int = 2017) -> LedgerKey:
    return LedgerKey(year, month, account, unit)


JULY = file_of("Utfall 2017-07.se", {key(6): Amounts(100_00, 0, 2), key(7): Amounts(70_00, 0, 3)})
AUGUST = file_of(
    "Utfall 2017-08.se", {key(6): Amounts(100_00, 0, 2), key(7): Amounts(75_50, 0, 4), key(8): Amounts(88_00, 0, 5)}
)


def sources(view: WorkbookView, *keys: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in table(view, "sources", "ledger_source", *keys)]


def by_month(view: WorkbookView) -> dict[int, int]:
    rows = model_of(view).books.ledger
    return {row.line.key.month: row.line.amounts.actual for row in rows}


def test_a_later_file_of_the_same_export_replaces_the_months_it_covers() -> None:
    view, _ = reading(EMPTY, JULY)
    view, _ = reading(view, AUGUST)
    assert by_month(view) == {6: 100_00, 7: 75_50, 8: 88_00}
    assert sources(view, "rows_read", "rows_replaced") == [("Utfall 2017-08.se", 11.0, 0.0)]


def test_an_older_file_read_after_a_newer_one_takes_its_own_months_and_both_stay_listed() -> None:
    view, _ = reading(EMPTY, AUGUST)
    view, _ = reading(view, JULY)
    assert by_month(view) == {6: 100_00, 7: 70_00, 8: 88_00}
    assert sorted(sources(view, "rows_read", "rows_mapped", "rows_replaced", "kr_replaced")) == [
        ("Utfall 2017-07.se", 5.0, 5.0, 0.0, 0.0),
        ("Utfall 2017-08.se", 11.0, 5.0, 6.0, 175.5),
    ]


def test_the_newer_file_read_once_more_takes_its_months_back() -> None:
    view = EMPTY
    for file in (AUGUST, JULY, AUGUST):
        view, _ = reading(view, file)
    assert by_month(view) == {6: 100_00, 7: 75_50, 8: 88_00}
    assert sources(view, "rows_read", "rows_mapped", "rows_replaced") == [("Utfall 2017-08.se", 11.0, 11.0, 0.0)]
    assert_all_is_accounted_for(view)


def test_an_export_that_always_has_the_same_name_and_one_month_keeps_the_months_before() -> None:
    view, _ = reading(EMPTY, file_of("utfall.se", {key(7): Amounts(70_00, 0, 3)}))
    view, _ = reading(view, file_of("utfall.se", {key(8): Amounts(88_00, 0, 5)}))
    assert by_month(view) == {7: 70_00, 8: 88_00}
    assert sorted(sources(view, "rows_read", "rows_mapped")) == [("utfall.se", 5.0, 5.0), ("utfall.se (1)", 3.0, 3.0)]
    view, _ = reading(view, file_of("utfall.se", {key(7): Amounts(71_00, 0, 3)}))
    assert by_month(view) == {7: 71_00, 8: 88_00}
    assert_all_is_accounted_for(view)


def test_what_sums_to_zero_is_kept_and_read_again_without_being_doubled() -> None:
    zero = file_of("Utfall 2017-08.se", {key(7): Amounts(70_00, 0, 3), key(8): Amounts(0, 0, 2)})
    other = file_of("Lön 2017-08.se", {key(8, "5110"): Amounts(5_00, 0, 1)})
    view, _ = reading(EMPTY, zero)
    once, _ = reading(view, other)
    assert ("Utfall 2017-08.se", 5.0, 0.0) in sources(once, "rows_mapped", "rows_replaced")
    twice, _ = reading(once, zero)
    assert sources(twice, "rows_mapped", "rows_replaced") == sources(once, "rows_mapped", "rows_replaced")
    assert_all_is_accounted_for(twice)


def test_a_file_whose_rows_all_lie_outside_stays_listed() -> None:
    view, _ = reading(EMPTY, file_of("Måltider 2017-08.se", {key(8, "5010", OUTSIDE_UNIT): Amounts(9_00, 0, 2)}))
    view, _ = reading(view, AUGUST)
    assert ("Måltider 2017-08.se", 2.0, 2.0) in sources(view, "rows_read", "rows_outside")


def test_a_department_whose_months_all_cancel_out_has_no_last_month() -> None:
    lines = {key(8, "5010"): Amounts(10_00, 0, 1), key(8, "5110"): Amounts(-10_00, 0, 1)}
    view, _ = reading(EMPTY, file_of("Utfall 2017-08.se", lines))
    assert set(known_months(model_of(view)).values()) == {0}


def test_two_exports_with_the_same_month_are_stopped_and_name_file_months_and_accounts() -> None:
    view, _ = reading(EMPTY, AUGUST)
    other = file_of("Huvudbok.se", {key(8): Amounts(88_00, 0, 5), key(9): Amounts(1_00, 0, 1)})
    after, outcome = reading(view, other)
    (found,) = outcome.blocking
    assert found.code == "UTFALL-MANAD-TVA-GANGER"
    assert found.place.file == "Utfall 2017-08.se"
    assert dict(found.values) == {
        "other": "Huvudbok.se",
        "first": "2017-08",
        "last": "2017-08",
        "accounts": "5010",
        "count": 1,
    }
    assert after is view


def test_a_file_with_faults_stays_marked_until_it_is_read_whole() -> None:
    ledger = replace(AUGUST.ledger, problems=(problem("SIE-VER-OBALANS", Place(file=AUGUST.name, line=7)),) * 2)
    view, outcome = reading(EMPTY, replace(AUGUST, ledger=ledger, checksum="annan"))
    assert outcome.blocking == ()
    found = next(one for one in check_books(model_of(view)) if one.code == "UTFALL-FIL-MED-FEL")
    assert dict(found.values) == {"codes": "SIE-VER-OBALANS (2)"}
    view, _ = reading(view, AUGUST)
    assert "UTFALL-FIL-MED-FEL" not in codes(view)


def test_very_many_rows_of_no_department_are_summed_per_unit_and_month() -> None:
    strays = {key(8, str(account), "9100"): Amounts(1_00, 0, 1) for account in range(50_000, 50_000 + MOST_STRAYS)}
    own = {key(8): Amounts(88_00, 0, 5)}
    view, outcome = reading(EMPTY, file_of("Allt.se", strays | own))
    assert [one.code for one in outcome.findings] == []
    assert len(model_of(view).books.ledger) == MOST_STRAYS + 1
    one_more = {key(8, "59999", "9100"): Amounts(50, 0, 1), key(8, "59998", "9200"): Amounts(3_00, 0, 2)}
    view, outcome = reading(EMPTY, file_of("Allt.se", strays | own | one_more))
    (found,) = outcome.findings
    assert (found.code, dict(found.values)) == ("UTFALL-SAMMANDRAGET", {"count": 2})
    held = {(row.line.key.unit, row.line.key.account): row.line.amounts.actual for row in model_of(view).books.ledger}
    assert held[UNIT_OF_NONE[1], ""] == 3_00
    assert held["3100", "5010"] == 88_00
    assert_all_is_accounted_for(view)


def test_typed_amounts_for_a_row_that_prognos_lacks_are_told_with_their_cell() -> None:
    view = changed(EMPTY, "typed", "label", "Bidrag")
    (found,) = [one for one in check_books(model_of(view)) if one.code == "KOMPLETTERING-RAD-SAKNAS"]
    assert (found.place.sheet, found.place.cell[0]) == ("Komplettering", "B")
    assert dict(found.values) == {"unit": IT, "row": "Bidrag"}


def test_two_files_of_one_name_and_owner_are_stopped() -> None:
    _, outcome = reading(EMPTY, JULY, replace(AUGUST, name=JULY.name))
    assert [one.code for one in outcome.blocking] == ["UTFALL-SAMMA-NAMN"]


def test_two_files_of_one_name_but_different_owners_are_two_files() -> None:
    theirs = file_of("Utfall 2017-07.se", {key(7, unit="3210"): Amounts(9_00, 0, 1)}, owner="Herrljunga")
    view, outcome = reading(EMPTY, JULY, theirs)
    assert outcome.blocking == ()
    assert_all_is_accounted_for(view)
    assert len(sources(view)) == 2


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    _, outcome = reading(EMPTY, AUGUST, most_rows=2)
    (found,) = outcome.blocking
    assert (found.code, dict(found.values)) == ("UTFALL-FOR-MANGA", {"count": 3, "limit": 2})
    assert reading(EMPTY, AUGUST, most_rows=3)[1].blocking == ()


def test_the_same_unit_is_it_in_one_municipality_and_personal_in_the_other() -> None:
    ours = file_of("Vårgårda.se", {key(3, unit="3200"): Amounts(11_00, 0, 1)})
    theirs = file_of("Herrljunga.se", {key(3, unit="3200"): Amounts(7_00, 0, 1)}, owner="Herrljunga")
    view, _ = reading(EMPTY, ours, theirs)
    filled = {(row.department, row.label): row.whole_year for row in month_rows(model_of(view)) if row.whole_year}
    assert filled == {(PERSONAL, "Personalkostnader"): 11_00, (IT, "Personalkostnader"): 7_00}


def test_unmapped_accounts_stand_in_utfall_and_among_the_findings_with_their_amounts() -> None:
    view, _ = reading(EMPTY, file_of("Utfall.se", {key(8, "9999"): Amounts(123_45, 6_00, 2)}))
    assert table(view, "ledger", "account", "label") == [{"account": "9999", "label": "saknar rad i Kontoplan"}]
    assert sources(view, "rows_unmapped", "kr_unmapped") == [("Utfall.se", 2.0, 129.45)]
    found = next(one for one in check_books(model_of(view)) if one.code == "KONTOPLAN-KONTO-SAKNAS")
    place = sheet_cell(view, "accounts", "account_from")
    assert str(found.place) == f"{place[0]}!{cell_name(*place[1:])}"
    assert describe(found).message.endswith("Konton: 9999. Filer: Utfall.se, 2017-08.")
    assert (dict(found.values)["actual"], dict(found.values)["budget"]) == (Decimal("123.45"), Decimal(6))


def test_a_department_with_one_booked_row_has_zero_on_the_others_and_typed_rows_are_left_alone() -> None:
    view, _ = reading(EMPTY, file_of("H.se", {key(3, unit="3210"): Amounts(7_00, 0, 1)}, owner="Herrljunga"))
    rows = {row.label: row.whole_year for row in month_rows(model_of(view)) if row.measure is Measure.ACTUAL}
    assert rows == {
        "Intäkter/kommunbidrag": 0,
        "Personalkostnader": 7_00,
        "Övriga kostnader": 0,
        "Kapitalkostnader": 0,
    }


def test_a_row_that_kontoplan_never_fills_is_unknown_and_not_zero() -> None:
    view, _ = reading(EMPTY, file_of("H.se", {key(3, unit="3210"): Amounts(7_00, 0, 1)}, owner="Herrljunga"))
    model = model_of(view)
    untyped = replace(model, books=replace(model.books, typed=()))
    labels = {row.label for row in month_rows(untyped) if row.department == IT}
    assert labels == {"Intäkter/kommunbidrag", "Personalkostnader", "Övriga kostnader", "Kapitalkostnader"}


def sheet_cell(view: WorkbookView, name: str, column: str, row: int = 0) -> tuple[str, int, int]:
    where = view.tables[TABLES[name]]
    return where.area.sheet, where.area.top + row, where.column(heading(name, column)).left


def changed(view: WorkbookView, name: str, column: str, value: float | str | None) -> WorkbookView:
    return with_values(view, {sheet_cell(view, name, column): value})


def codes(view: WorkbookView) -> list[str]:
    """Return what is found of the books; no formula is computed here, so that Prognos never has any figures."""
    model = model_of(view)
    found = [one.code for one in (*model.problems, *check_books(model)) if one.code.startswith("UTFALL")]
    return [code for code in found if code != "UTFALL-SAKNAS"]


@pytest.mark.parametrize(("column", "value"), [("ledger_amount", 5.0), ("ledger_rows", 7.0), ("ledger_source", "X.se")])
def test_utfall_changed_by_hand_is_told(column: str, value: float | str) -> None:
    view, _ = reading(EMPTY, AUGUST)
    assert "UTFALL-AVSTAMNING" not in codes(view)
    assert "UTFALL-AVSTAMNING" in codes(changed(view, "ledger", column, value))


@pytest.mark.parametrize(
    ("column", "value"), [("ledger_month", 13.0), ("ledger_year", "i fjol"), ("ledger_amount", "x")]
)
def test_a_row_of_utfall_that_cannot_be_read_is_told_with_its_cell(column: str, value: float | str) -> None:
    view, _ = reading(EMPTY, AUGUST)
    view = changed(view, "ledger", column, value)
    (found,) = [one for one in model_of(view).problems if one.code == "UTFALL-RAD-TRASIG"]
    assert str(found.place) == "Utfall!A6"
    mended, _ = reading(view, AUGUST)
    assert "UTFALL-RAD-TRASIG" not in codes(mended)
    assert_all_is_accounted_for(mended)


BANK = file_of("Bank 2017-08.se", {key(8, "1930"): Amounts(-88_00, 0, 5), key(8): Amounts(88_00, 0, 5)})


def test_a_changed_rule_for_what_lies_outside_asks_for_a_new_reading_but_another_order_does_not() -> None:
    view, _ = reading(EMPTY, BANK)
    books = model_of(view).books
    assert outside_codes(replace(books, units=books.units[::-1], accounts=books.accounts[::-1])) == outside_codes(books)
    assert "UTFALL-UTANFOR-ANDRAD" not in codes(view)
    moved = changed(view, "accounts", "account_to", 2899.0)
    assert "UTFALL-UTANFOR-ANDRAD" in codes(moved)
    again, _ = reading(moved, BANK)
    assert "UTFALL-UTANFOR-ANDRAD" not in codes(again)


def test_a_rule_more_for_what_lies_outside_takes_nothing_back_and_asks_for_nothing() -> None:
    stored, _ = reading(EMPTY, BANK)
    books = model_of(stored).books
    fewer = outside_codes(replace(books, accounts=books.accounts[1:]))
    assert set(fewer.split()) < set(outside_codes(books).split())
    assert "UTFALL-UTANFOR-ANDRAD" not in codes(changed(stored, "sources", "outside_rules", fewer))


def test_a_file_that_nothing_was_left_out_of_never_asks_for_a_new_reading() -> None:
    view, _ = reading(EMPTY, AUGUST)
    assert "UTFALL-UTANFOR-ANDRAD" not in codes(changed(view, "accounts", "account_to", 2899.0))


@pytest.mark.parametrize(
    ("month", "code"), [(7.0, "UTFALL-EFTER-PERIODEN"), (9.0, "UTFALL-SLUTAR-FORE-PERIODEN"), (8.0, None)]
)
def test_the_last_month_booked_is_held_against_the_period(month: float, code: str | None) -> None:
    view, _ = reading(EMPTY, AUGUST)
    area = view.names[field_term("month").name]
    view = with_values(view, {(area.sheet, area.top, area.left): month})
    assert codes(view) == ([code] if code else [])


@pytest.mark.parametrize(
    ("stated", "file", "owner"),
    [
        ("Herrljunga kommun", "utfall.se", "Herrljunga"),
        ("", "VÅRGÅRDA utfall.xlsx", "Vårgårda"),
        ("", "Va\u030arga\u030arda utfall.xlsx", "Vårgårda"),  # as a Mac names files
        ("Nämnden", "Herrljunga och Vårgårda.csv", ""),
        ("", "utfall.csv", ""),
    ],
)
def test_whose_books_a_file_holds(stated: str, file: str, owner: str) -> None:
    assert owner_of(stated, file, ("Vårgårda", "Herrljunga")) == owner


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Utfall 2017-07.se", "utfall_2017_08.SE", True),
        ("Va\u030arga\u030arda 2016.csv", "Vårgårda 2017-08-31.xlsx", True),
        ("Utfall jan-aug 2017.xlsx", "Utfall september.xlsx", True),
        ("utfall 170831.csv", "utfall (2).csv", True),
        ("31 utfall 2017.csv", "32 utfall 2017.csv", False),
        ("Majornas utfall.csv", "Junis utfall.csv", False),
        ("utfall.se", "utfall.se (1)", True),
        ("201707.se", "201708.se", True),
        ("Utfall 2017.se", "Budget 2017.se", False),
    ],
)
def test_files_of_the_same_export_are_known_by_their_names(one: str, other: str, same: bool) -> None:
    assert (series_of(one) == series_of(other)) is same

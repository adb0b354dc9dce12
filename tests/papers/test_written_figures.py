"""Every number in a paper is a cell's: read back with another reader and held against the cells, one by one."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from support.workbooks import Book, example
from written_papers import (
    Document,
    Grid,
    example_document,
    example_documents,
    example_facts,
    example_made,
    numbers,
    random_facts,
    random_made,
    read,
)

from snit_xl.papers.write.content import Paper, lines
from snit_xl.papers.write.facts import Facts
from snit_xl.papers.write.make import Made, papers
from snit_xl.papers.write.money_table import rounding_row
from snit_xl.papers.write.runs import Figure, Quote, Text
from snit_xl.workbook.spec import Fmt
from snit_xl.workbook.terms import (
    paper_board_texts,
    paper_budget_texts,
    paper_cover_texts,
    paper_deviation_texts,
    paper_interim_texts,
    paper_settlement_texts,
    paper_texts,
)
from snit_xl.workbook.view import WorkbookView, cell_position

COLUMNS = ("Utfall ack fg år", "Budget ack", "Utfall ack", "Budget helår", "Prognos helår", "Avvikelse helår")
UNITS = ("Ekonomiavdelningen", "Personalavdelningen", "IT, växel och telefoni")
ROUNDED_AWAY = "Avrundning"
IN_TKR = {Fmt.TKR, Fmt.TKR1, Fmt.DEVIATION}
SEEDS = range(6)


def tkr(amount: float | str | None) -> str:
    """Write an amount as a paper shall show it: whole tkr, no-break spaces, a real minus, a dash for nothing."""
    if amount is None or amount == "":
        return "–"
    whole = int(Decimal(repr(float(amount))).quantize(Decimal(1), ROUND_HALF_UP))
    return f"{whole:,}".replace(",", "\u00a0").replace("-", "−")


def exactly(amount: float | str | None, decimals: int = 0) -> str:
    """Write a number as a paper shall show it with its decimals, two at most and as many as its column has."""
    if amount is None or amount == "":
        return "–"
    rounded = Decimal(repr(float(amount))).quantize(Decimal("0.01"), ROUND_HALF_UP)
    own = max(decimals, len(f"{rounded:.2f}".rstrip("0").partition(".")[2]))
    text = f"{rounded:,.{own}f}"
    return text.replace(",", "\u00a0").replace(".", ",").replace("-", "−")


def amount_of(shown: str) -> int:
    return 0 if shown == "–" else int(shown.replace("\u00a0", "").replace("−", "-"))


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.of(example()[0])


def expected_rows(book: Book, unit: str) -> list[list[str]]:
    """Return a department's table as the workbook has it: its rows, kommunbidrag after a subtotal, the result last."""
    own = [row for row in book.rows("Prognosrader") if row["Avdelning"] == unit]
    sums = {row["Radtyp"]: row for row in book.rows("Summor") if row["Avdelning"] == unit}
    grants = [row for row in own if row["Radtyp"] == "kommunbidrag"]
    net = [row for row in own if row not in grants]
    rows = [*net, *([sums["delsumma"]] if "delsumma" in sums else []), *grants, sums["resultat"]]
    return [[row["Rad"], *(tkr(row[name]) for name in COLUMNS)] for row in rows]


@pytest.mark.parametrize("unit", UNITS)
def test_a_departments_table_is_the_workbooks(book: Book, unit: str) -> None:
    table = example_document("Delårsrapport med årsprognos.docx").table(f"{unit}, utfall")
    assert table.rows[1:] == expected_rows(book, unit)


def test_the_columns_stand_in_the_order_that_an_economist_expects() -> None:
    table = example_document("Delårsrapport med årsprognos.docx").table("Personalavdelningen")
    assert table.rows[0] == [
        *("Rad", "Utfall aug 2016", "Budget ack aug 2017", "Utfall aug 2017"),
        *("Budget 2017", "Prognos 2017", "Avvikelse helår"),
    ]


def test_the_summary_and_the_investments_are_the_workbooks(book: Book) -> None:
    report = example_document("Delårsrapport med årsprognos.docx")
    results = [row for row in book.rows("Summor") if row["Radtyp"] == "resultat"]
    total = ["Summa nämnderna", *(tkr(book.below("Summor", name)) for name in COLUMNS)]
    shown = [[row["Avdelning"], *(tkr(row[name]) for name in COLUMNS)] for row in results]
    assert report.table("Nämnderna tillsammans").rows[1:] == [*shown, total]
    names = [name for name in COLUMNS if name != "Budget ack"]
    invested = [[row["Rad"], *(tkr(row[name]) for name in names)] for row in book.rows("Investeringsrader")]
    total = ["Summa investeringar", *(tkr(book.below("Investeringsrader", name)) for name in names)]
    assert report.table("Investeringar, utfall").rows[1:] == [*invested, total]


@pytest.mark.parametrize(("number", "municipality"), [(1, "Vårgårda"), (2, "Herrljunga")])
def test_a_municipalitys_page_is_the_workbooks(book: Book, number: int, municipality: str) -> None:
    row = book.row("Avrakning", Kommun=municipality)
    table = example_document("Avräkningsunderlag.docx").table(f"{municipality}: andel")
    assert [line[1] for line in table.rows[1:]] == [
        *(tkr(row[name]) for name in ("Andel av gemensamt", "Egna kostnader", "Att bära")),
        *(tkr(-row["Inbetalt hittills"]), tkr(row["Att betala"])),
    ]
    assert tkr(row["Att betala"]) == tkr(book.named(f"Underlag_betala_{number}"))


def test_the_published_report_has_the_same_figures_but_for_its_known_faults() -> None:
    """Hold the summary and the results against the report of 2017 (its slips are the audit's: sign, sum, 86 for 84)."""
    report = example_document("Delårsrapport med årsprognos.docx")
    results = {unit: [amount_of(cell) for cell in report.table(f"{unit}, utfall").rows[-1][1:]] for unit in UNITS}
    assert results == {
        "Ekonomiavdelningen": [-36, 0, -1073, 0, -800, 800],
        "Personalavdelningen": [0, 0, -428, 0, -300, 300],
        "IT, växel och telefoni": [174, 1, 633, 0, 0, 0],
    }
    assert [amount_of(cell) for cell in report.table("Nämnderna").rows[-1][1:]] == [138, 1, -868, 0, -1100, 1100]
    assert [amount_of(cell) for cell in report.table("Investeringar").rows[-1][1:]] == [1469, 1484, 1400, 1484, -84]


def shown_by_cell(figure: Figure, view: WorkbookView) -> str:
    """Write what a figure's cell holds, with our own rounding; only its sign may differ from the cell's."""
    raw = view.cell(figure.place.sheet, *cell_position(figure.place.cell)).value
    if figure.value is None:
        assert raw in {None, ""}
        return "–"
    assert isinstance(raw, float)
    if figure.fmt is Fmt.DATE:
        return (date(1899, 12, 30) + timedelta(days=int(raw))).isoformat()
    if figure.fmt is Fmt.TIME:
        minutes = round(raw * 24 * 60)
        return f"{minutes // 60:02}.{minutes % 60:02}"
    if figure.fmt is Fmt.YEAR:
        assert abs(float(figure.value) - raw) <= 3
        return f"{int(figure.value)}"
    assert float(abs(figure.value)) == pytest.approx(abs(raw), abs=1e-6)
    if figure.fmt in IN_TKR:
        return tkr(float(figure.value))
    return exactly(float(figure.value), figure.decimals)


def numbers_of(line: Text, view: WorkbookView) -> list[str]:
    """Return the numbers that a line may show: those of the cells it names, and what rounding leaves."""
    found = []
    for run in line:
        if isinstance(run, str):
            assert not re.search(r"\d", run), run
        elif isinstance(run, Quote):
            raw = view.cell(run.place.sheet, *cell_position(run.place.cell)).value if run.place.cell else ""
            assert run.text.casefold() in str(raw).casefold() or not run.text
            found += numbers([run.text])
        else:
            known = float(run.known)
            left = tkr(known) if run.fmt in IN_TKR else exactly(known, run.decimals)
            found += numbers([left if run.rounding else shown_by_cell(run, view)])
    return found


def hold_against_cells(paper: Paper, document: Document, view: WorkbookView) -> int:
    """Hold each number that the file shows against the cells that its paper names; returns how many there were."""
    committee, reference, *body = [numbers_of(line, view) for line in lines(paper)]
    shown = numbers(document.texts())
    assert Counter(shown) == Counter(number for line in body for number in line)
    assert Counter(numbers(document.margins())) == Counter([*committee, *reference, *body[0]])
    return len(shown)


def checked(facts: Facts, made: Made) -> list[tuple[Paper, Document]]:
    assert not made.problems
    files = [read(one.data) for one in made.files if one.name.endswith(".docx")]
    return list(zip(papers(facts), files, strict=True))


def test_every_number_of_the_examples_papers_is_a_cells() -> None:
    facts = example_facts()
    counted = [hold_against_cells(paper, document, facts.view) for paper, document in checked(facts, example_made())]
    assert len(counted) == len(example_documents())
    assert sum(counted) > 280


@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_is_a_cells_on_random_workbooks(seed: int) -> None:
    facts = random_facts(seed)
    for paper, document in checked(facts, random_made(seed)):
        assert hold_against_cells(paper, document, facts.view)


@pytest.mark.parametrize("seed", SEEDS)
def test_shown_rows_sum_to_their_shown_total(seed: int) -> None:
    """In every table of the report: rows and the line Avrundning give the sum under them, to the tkr."""
    (report,) = [
        read(one.data) for one in random_made(seed).files if one.name.endswith("b Delårsrapport med årsprognos.docx")
    ]
    summed = [table for table in report.tables if "utfall" in table.caption]
    assert summed
    for table in summed:
        _sums(table)


def _sums(table: Grid) -> None:
    labels = [row[0] for row in table.rows]
    start = labels.index("Summa nettokostnader") if "Summa nettokostnader" in labels else 0
    columns = len(table.rows[0]) - 1
    for column in range(1, columns + 1):
        figures = [amount_of(row[column]) for row in table.rows[1:]]
        if start:
            assert sum(figures[: start - 1]) == figures[start - 1]
        assert sum(figures[max(start - 1, 0) : -1]) == figures[-1]


def test_rounding_has_a_line_of_its_own_and_a_fault_is_never_called_rounding() -> None:
    def figures(*amounts: str) -> list[Figure]:
        return [Figure(Decimal(amount)) for amount in amounts]

    thirds = [figures("10.4"), figures("10.4"), figures("10.4")]
    (line,) = rounding_row(thirds, figures("31.2"))
    assert line.cells == (ROUNDED_AWAY, Figure(Decimal(1), rounding=True))
    assert rounding_row(thirds, figures("33")) == ()
    assert rounding_row([figures("10"), figures("21")], figures("31")) == ()


@pytest.mark.parametrize(
    "module",
    [
        *(paper_texts, paper_cover_texts, paper_deviation_texts, paper_interim_texts, paper_settlement_texts),
        paper_board_texts,
        paper_budget_texts,
    ],
    ids=lambda module: module.__name__.rpartition(".")[2],
)
def test_our_own_sentences_hold_no_digit(module: object) -> None:
    def strings(value: object) -> list[str]:
        if isinstance(value, str):
            return [value]
        if isinstance(value, dict):
            return [text for one in value.values() for text in strings(one)]
        return [text for one in value for text in strings(one)] if isinstance(value, tuple) else []

    texts = [text for name, value in vars(module).items() if name.isupper() for text in strings(value)]
    assert texts
    assert [text for text in texts if re.search(r"\d", text)] == []

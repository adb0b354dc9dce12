"""A line that says what rounding leaves is a part of the sums under it, and has nothing of its own to be judged."""

from __future__ import annotations

import pytest
from reading_papers import examined, short, tables

from snit_xl.domain.rows import Column, PrintedName, RowKind
from snit_xl.papers.between import between
from snit_xl.papers.document import Document, Line
from snit_xl.papers.examine import Examined, examine
from snit_xl.papers.limits import usual_limits
from snit_xl.papers.sums import is_rounding

HEADINGS = (
    "Rad",
    "Utfall aug 2022",
    "Budget ack aug 2022",
    "Utfall aug 2023",
    "Budget 2023",
    "Prognos 2023",
    "Avvikelse",
)
SECTION = (
    ("Intäkter", "-400", "-380", "-512", "-600", "-650", "50"),
    ("Personalkostnader", "2 150", "2 300", "2 244", "3 450", "3 371", "78"),
    ("Övriga kostnader", "901", "840", "873", "1 260", "1 333", "-74"),
    ("Avrundning", "1", "1", "0", "-1", "1", "0"),
    ("Summa nettokostnader", "2 652", "2 761", "2 605", "4 109", "4 055", "54"),
    ("Kommunbidrag", "-2 740", "-2 740", "-2 740", "-4 110", "-4 110", "0"),
    ("Avrundning", "-1", "0", "-1", "1", "1", "0"),
    ("Resultat", "-89", "21", "-136", "0", "-54", "54"),
)
TEXT = "Prognosen för året är ett överskott om 54 tkr."


def in_cells(*rows: tuple[str, ...], text: str = TEXT) -> Examined:
    """Examine a department's table as Word has it, with the text under it."""
    lines = [Line("Parkavdelningen", "stycke 1")]
    lines += [Line("  ".join(cells), f"tabell 1, rad {at}", cells, 1) for at, cells in enumerate((HEADINGS, *rows), 1)]
    return examine(Document("handling.docx", (*lines, Line(text, "stycke 2"))), usual_limits())


def renamed(label: str) -> list[tuple[str, ...]]:
    return [(label, *row[1:]) if row[0] == "Avrundning" else row for row in SECTION]


@pytest.mark.parametrize(
    "label",
    [
        *("Avrundning", "Avrundningsdifferens", "Öresavrundning", "avrundn.", "Avrundning tkr", "AVRUNDNINGAR"),
        *("Avrundning till hela tkr", "Diff. p.g.a. avrundning", "- Avrundning", "Avrundning 1)", "Avrundningsdiff."),
    ],
)
def test_a_table_with_two_such_lines_is_known_and_right(label: str) -> None:
    paper = in_cells(*renamed(label))
    assert (paper.certain, paper.uncertain, paper.remarks, paper.lacking) == ((), (), (), ())
    rows = paper.paper.tables[PrintedName.DEPARTMENTS].rows
    assert [row.kind for row in rows].count(RowKind.ROUNDING) == 2
    assert len(paper.paper.claims) == 1  # the text is held against this table's last row


@pytest.mark.parametrize(
    "label", ["Avrundning av pensionsskuld", "Avrundade belopp", "Summa avrundning", "Öresutjämning"]
)
def test_what_only_speaks_of_rounding_is_a_row_like_others(label: str) -> None:
    assert not is_rounding(label)


def changed(row: int, column: int, text: str) -> list[tuple[str, ...]]:
    rows = [list(one) for one in SECTION]
    rows[row][column] = text
    return [tuple(one) for one in rows]


@pytest.mark.parametrize(
    ("row", "column", "text", "wanted"),
    [
        (4, 1, "2 562", ("GRANSKA-SUMMA", "2562", "2652")),
        (7, 3, "-163", ("GRANSKA-SUMMA", "-163", "-136")),
        (1, 6, "97", ("GRANSKA-AVVIKELSE", "97", "79")),
    ],
)
def test_a_fault_beside_the_lines_is_still_found(row: int, column: int, text: str, wanted: tuple[str, ...]) -> None:
    found = in_cells(*changed(row, column, text)).certain
    assert [(one.code, str(one.published), str(one.correct)) for one in found] == [wanted]


def test_the_text_is_held_against_the_result_and_not_against_the_lines() -> None:
    assert short(in_cells(*SECTION, text=TEXT.replace("54", "45")).certain) == []
    wrong = in_cells(*SECTION, text=TEXT.replace("54", "4 055"))
    assert [(one.code, str(one.correct)) for one in wrong.certain] == [("GRANSKA-TEXT-MOT-TABELL", "54")]
    one_tkr = in_cells(*SECTION, text=TEXT.replace("54", "1"))  # 1 stands on a line Avrundning, and proves no slip
    assert one_tkr.certain == ()


def test_a_line_is_read_in_a_text_out_of_a_pdf_too() -> None:
    text = "Parkavdelningen\n" + "Utfall 2022 Budget 2023 Prognos 2023 Avvikelse\n"
    text += "\n".join(" ".join((row[0], row[1], *row[4:])) for row in SECTION) + "\n"
    (table,) = tables(text)
    (found,) = table.deviations
    assert (found.fails, {3, 6} & found.holds) == (frozenset(), set())
    assert [sorted(part for part, _ in total.parts) for total in table.totals] == [[0, 1, 2, 3], [0, 1, 2, 3, 5, 6]]
    assert (examined(text).certain, examined(text).uncertain) == ((), ())


def test_a_line_without_a_share_is_no_empty_share() -> None:
    """The shares make 90 and not 100, which proves the wrong one though the line has none."""
    heads = ("Kommun", "Belopp 2023", "Andel")
    rows = [("Ekvik", "3 004", "30 %"), ("Almfors", "3 004", "30 %"), ("Norrdal", "4 004", "30 %")]
    grid = [heads, *rows, ("Avrundning", "1", ""), ("Summa", "10 013", "100 %")]
    lines = [Line("  ".join(cells), f"tabell 1, rad {at}", cells, 1) for at, cells in enumerate(grid, 1)]
    found = examine(Document("handling.docx", tuple(lines)), usual_limits())
    assert [(one.code, str(one.published), str(one.correct)) for one in found.certain] == [
        ("GRANSKA-ANDEL", "30", "40")
    ]


def test_two_papers_may_round_differently() -> None:
    """The line's budget is 1 in one of them and 0 in the other; the rows' are the same."""
    other = [(*row[:4], "0", *row[5:]) if row[0] == "Avrundning" else row for row in SECTION]
    papers = [in_cells(*SECTION), in_cells(*other)]
    amounts = [
        row.amount(Column.BUDGET) for paper in papers for row in paper.paper.tables[PrintedName.DEPARTMENTS].rows
    ]
    assert 0 in amounts
    assert list(between(papers)) == []

"""Our own papers examined as anybody's: nothing is wrong in them, and what is asked they say themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from cli_samples import Book, run
from support.workbooks import example
from written_papers import THREE, example_document, example_made, random_made, read

from snit_xl.actions.build_workbook import EXAMPLE
from snit_xl.domain.audit import audit
from snit_xl.hosts.file.host import read_workbook
from snit_xl.papers.examine import Examined, examine
from snit_xl.papers.limits import usual_limits
from snit_xl.papers.sources.docx import read_docx
from snit_xl.papers.write.catalogue import OutFile
from snit_xl.workbook.read import read_model
from snit_xl.workbook.terms.paper_texts import ROUNDING
from snit_xl.workbook.terms.problem_texts import describe

# Some of them print the line Avrundning twice in a table (0, 4), or with a deviation that isn't its own (4, 6, 8, 11).
BOOKS = [*((seed, EXAMPLE) for seed in (0, 1, 2, 3, 4, 6, 8, 11)), *((seed, THREE) for seed in (12, 13))]
NUMBERS = re.compile(r"[−\d\s.,]+")


def examined(files: tuple[OutFile, ...]) -> list[Examined]:
    found = [examine(read_docx(one.name, one.data), usual_limits()) for one in files if one.name.endswith(".docx")]
    assert found
    return found


def test_nothing_is_wrong_in_the_examples_papers() -> None:
    for paper in examined(example_made().files):
        assert (paper.certain, paper.uncertain, paper.lacking) == ((), (), ()), paper.name


def test_the_report_is_read_for_certain() -> None:
    report = next(
        paper
        for paper in examined(example_made().files)
        if "Delårsrapport med" in paper.name and "Tjänste" not in paper.name
    )
    assert report.tables == 5  # the committees together, three departments, investments


def test_what_is_asked_of_the_examples_report_it_says_itself() -> None:
    """The figures of 2017 call for questions; each stands under Att känna till."""
    own = "\n".join(example_document("Delårsrapport med årsprognos.docx").section("Att känna till"))
    asked = [describe(one).message for paper in examined(example_made().files) for one in paper.remarks]
    assert len(asked) >= 5
    assert [text for text in asked if text not in own] == []


@pytest.mark.parametrize(("seed", "towns"), BOOKS)
def test_nothing_is_wrong_in_papers_of_random_workbooks(seed: int, towns: tuple[str, ...]) -> None:
    """What is asked stands in the paper itself, there with the cells' decimals."""
    made = random_made(seed, towns)
    for file, paper in zip(
        [one for one in made.files if one.name.endswith(".docx")], examined(made.files), strict=True
    ):
        assert (paper.certain, paper.uncertain) == ((), ()), paper.name
        own = {NUMBERS.sub(" ", text) for text in read(file.data).texts()}
        asked = [describe(one).message for one in paper.remarks]
        assert [text for text in asked if NUMBERS.sub(" ", text) not in own] == [], paper.name


def test_the_random_workbooks_print_what_rounding_leaves_more_than_once_in_a_table() -> None:
    files = random_made(0, EXAMPLE).files
    grids = [grid for one in files if one.name.endswith(".docx") for grid in read(one.data).tables]
    assert max([row[0] for row in grid.rows].count(ROUNDING) for grid in grids) == 2


def test_a_report_with_such_lines_fills_senaste_handling_and_is_found_as_right_there(tmp_path: Path) -> None:
    report = next(
        one for one in random_made(0, EXAMPLE).files if one.name.endswith("b Delårsrapport med årsprognos.docx")
    )
    printed, path = tmp_path / report.name, tmp_path / "exempel.xlsx"
    printed.write_bytes(report.data)
    path.write_bytes(example()[0])
    assert run("granska", printed, "--fyll-i", path, "--ja") == 0
    book = Book(path)
    for table, count in (("TrycktAvdelningar", 4), ("TrycktSammanstallning", 1)):
        kinds = [row["Radtyp"] for row in book.rows(table) if row["Rad"] == ROUNDING]
        assert kinds == ["avrundning"] * count
    model = read_model(read_workbook(path).view).model
    assert model is not None
    (paper,) = examined((report,))
    tables = {name: model.paper.tables[name] for name in paper.paper.tables}  # others stand from the paper before
    on_sheet = replace(paper.paper, tables=tables)
    asked = {(one.code, one.published, one.correct) for one in paper.remarks}
    assert {(one.code, one.published, one.correct) for one in audit(on_sheet, None, model.limits)} == asked

"""Skapa handlingar in real Calc: from the toolbar's command and from the service, beside the document or where told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from compared import cells
from extended_office import ExtendedOffice, dispatch
from support.calc import Document
from support.workbooks import example

from snit_xl.workbook.terms.headings import heading

pytestmark = pytest.mark.libreoffice
PAPERS = "snit:handlingar"
REPORT = "Ärende 2b Delårsrapport med årsprognos.docx"
REFUSED = "Inga handlingar är skapade."


@pytest.fixture
def book(inside: ExtendedOffice, tmp_path: Path) -> Iterator[Document]:
    path = tmp_path / "nämnden" / "Vår bok.xlsx"
    path.parent.mkdir()
    path.write_bytes(example()[0])
    with inside.open(path) as document:
        yield document


def folders(where: Path) -> list[Path]:
    return sorted(one for one in where.iterdir() if one.is_dir())


def test_the_papers_lie_beside_the_document_or_where_told_and_no_cell_changes(book: Document, tmp_path: Path) -> None:
    before = cells(book)
    told = dispatch(book, PAPERS)
    (folder,) = folders(tmp_path / "nämnden")
    assert told.splitlines()[0] == f"Handlingarna: {folder}"
    assert (folder / REPORT).is_file()
    dispatch(book, PAPERS, Text=str(tmp_path / "annan plats"))
    (other,) = folders(tmp_path / "annan plats")
    assert (other / REPORT).is_file()
    assert cells(book) == before


def test_a_forecast_out_of_date_is_refused_unless_the_user_agrees(book: Document, tmp_path: Path) -> None:
    sheet = book.component.Sheets.getByName("Prognos")
    area = book.component.DatabaseRanges.getByName("Prognosrader").DataArea
    headings = [sheet.getCellByPosition(col, area.StartRow).String for col in range(area.EndColumn + 1)]
    sheet.getCellByPosition(headings.index(heading("rows", "adjustment")), area.StartRow + 2).Value = -400
    assert dispatch(book, PAPERS) == REFUSED
    assert folders(tmp_path / "nämnden") == []
    assert dispatch(book, PAPERS, Svar="OK").startswith("Handlingarna: ")
    assert len(folders(tmp_path / "nämnden")) == 1

"""The same report as text, Word, Excel and PDF gives the same finding, and what can't be read is told with its mend."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import docx
import pytest
import xlsxwriter
from paper_files import write_pdf
from reading_papers import LIMITS, short

from snit_xl.domain.problems import Problem
from snit_xl.papers.document import Document
from snit_xl.papers.examine import Examined, examine
from snit_xl.papers.reading import read_paper

HEADINGS = ("", "Utfall 2022", "Budget 2023", "Prognos 2023", "Avvikelse")
ROWS: tuple[tuple[str, int, int, int, int], ...] = (
    ("Personalkostnader", 5120, 5400, 5310, 90),
    ("Lokalkostnader", 1290, 1310, 1345, -35),
    ("Övriga kostnader", 402, 415, 380, 35),
    ("Summa", 6812, 7125, 7135, 90),  # 5 310 + 1 345 + 380 is 7 035
)
WRONG = [("7135", "7035")]


def figure(amount: int) -> str:
    return f"{amount:,}".replace(",", " ").replace("-", "−")


def as_docx(path: Path) -> Path:
    paper = docx.Document()
    paper.add_heading("Fritidsnämnden")
    paper.add_paragraph("Utfall och prognos, tkr")
    table = paper.add_table(rows=0, cols=len(HEADINGS))
    for row in (HEADINGS, *((label, *map(figure, amounts)) for label, *amounts in ROWS)):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = str(text)
    paper.add_paragraph("Texten efter tabellen.")
    paper.save(str(path))
    return path


def as_xlsx(path: Path) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Prognos")
    sheet.write("A1", "Fritidsnämnden, tkr")
    sheet.write_row("A3", HEADINGS)
    for number, row in enumerate(ROWS, 4):
        sheet.write_row(f"A{number}", row)
    book.close()
    return path


def as_pdf(path: Path) -> Path:
    lines = [(50, "Fritidsnämnden")]
    places = (50, 200, 280, 360, 440)
    page = [lines, list(zip(places[1:], HEADINGS[1:], strict=True))]
    page += [list(zip(places, (label, *map(figure, amounts)), strict=True)) for label, *amounts in ROWS]
    return write_pdf(path, page)


def as_text(path: Path) -> Path:
    rows = (f"{label} {' '.join(map(figure, amounts))}" for label, *amounts in ROWS)
    path.write_text("\n".join(("Fritidsnämnden", "", " ".join(HEADINGS[1:]), *rows)), encoding="utf-8")
    return path


WRITERS = {"docx": as_docx, "xlsx": as_xlsx, "pdf": as_pdf, "txt": as_text}
PLACES = {"docx": "tabell 1, rad 5", "xlsx": "Prognos, rad 7", "pdf": "rad ", "txt": "rad 7"}


def examined(path: Path) -> Examined:
    document = read_paper(path)
    assert isinstance(document, Document), document
    return examine(document, LIMITS)


@pytest.mark.parametrize("kind", WRITERS)
def test_each_kind_of_file_gives_the_same_finding_at_its_own_place(kind: str, tmp_path: Path) -> None:
    paper = examined(WRITERS[kind](tmp_path / f"rapport.{kind}"))
    assert [(published, correct) for _, _, published, correct in short(paper.certain)] == WRONG
    (found,) = paper.certain
    assert found.place.sheet.startswith(PLACES[kind])
    assert found.place.cell == "Prognos 2023"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_any_of_the_usual_encodings(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "rapport.txt"
    path.write_bytes(as_text(path).read_text(encoding="utf-8").replace("−", "-").encode(encoding))
    assert [(published, correct) for _, _, published, correct in short(examined(path).certain)] == WRONG


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    path = tmp_path / "rapport.txt"
    path.write_text("Försättsblad\f" + as_text(path).read_text(encoding="utf-8"), encoding="utf-8")
    (found,) = examined(path).certain
    assert found.place.sheet == "sidan 2, rad 7"


def problem_of(path: Path) -> Problem:
    found = read_paper(path)
    assert isinstance(found, Problem)
    return found


def test_a_file_that_is_no_paper_is_refused_by_its_name(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "bild.jpg").code == "HANDLING-OKAND-TYP"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "finns inte.docx").code == "HANDLING-SAKNAS"


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf"])
def test_a_broken_file_is_told(kind: str, tmp_path: Path) -> None:
    path = tmp_path / f"trasig.{kind}"
    path.write_bytes(b"%PDF-1.4 not really" if kind == "pdf" else b"PK not really")
    assert problem_of(path).code == "HANDLING-TRASIG"


def test_a_paper_without_text_is_told(tmp_path: Path) -> None:
    assert problem_of(write_pdf(tmp_path / "inskannad.pdf", [])).code == "HANDLING-TOM"


def test_a_paper_with_far_too_many_lines_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lång.txt"
    path.write_text("rad 1 2\n" * 60_001, encoding="utf-8")
    assert problem_of(path).code == "HANDLING-FOR-STOR"


def test_without_its_library_a_word_file_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = as_docx(tmp_path / "rapport.docx")
    real = builtins.__import__

    def without_docx(name: str, *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        if name == "docx":
            raise ModuleNotFoundError(name=name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without_docx)
    found = problem_of(path)
    assert found.code == "HANDLING-LASARE-SAKNAS"
    assert dict(found.values)["library"] == "docx"


def test_a_merged_cell_in_word_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "sammanfogad.docx"
    paper = docx.Document()
    table = paper.add_table(rows=2, cols=3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Budget 2023"
    for cell, text in zip(table.rows[1].cells, ("Personal", "1 200", "1 250"), strict=True):
        cell.text = text
    paper.save(str(path))
    document = read_paper(path)
    assert isinstance(document, Document)
    assert [line.cells for line in document.lines if line.grid] == [
        ("", "Budget 2023", ""),
        ("Personal", "1 200", "1 250"),
    ]

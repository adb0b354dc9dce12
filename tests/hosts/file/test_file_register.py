"""Sekretessbevis.xlsx: begun empty, never written over, and searched for personal numbers wherever they stand.

The personal numbers here are made up.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from cli_samples import NOW, run
from openpyxl.comments import Comment
from support.libreoffice import Office

from snit_xl.actions.build_register import ROWS, build_register
from snit_xl.actions.log import Author
from snit_xl.domain.certificates import Certificate, State, state
from snit_xl.domain.problems import Problem
from snit_xl.hosts.file.commands import Status, check, update
from snit_xl.workbook.terms.words import word

MADE_UP = "690417-2381"
NUMBER = 6904172381
ROLES = (
    ("IT-chef", "ja", date(2016, 1, 11), None, "personakt"),
    ("Servicedesk", "ja", None, None, None),
    ("Klient", "ja", date(2016, 1, 11), date(2017, 11, 30), "personakt"),
    ("Konsult", "ja", date(2015, 3, 2), date(2017, 8, 31), "pärm"),
    ("Besökare", "nej", None, None, None),
)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "Sekretessbevis.xlsx"
    path.write_bytes(build_register("Nämnden för åäö", NOW))
    return path


def first_row(sheet: openpyxl.worksheet.worksheet.Worksheet) -> int:
    return int(sheet.tables["Sekretesslista"].ref.split(":")[0][1:]) + 1


def filled(path: Path) -> Path:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row, (role, should, signed, ends, kept) in enumerate(ROLES, first_row(sheet)):
        for col, value in zip((1, 4, 6, 7, 8), (role, should, signed, ends, kept), strict=True):
            sheet.cell(row, col).value = value
    book.save(path)
    return path


def found_in(path: Path) -> tuple[Problem, ...]:
    result = check(path, Author("ekonom", NOW))
    assert result.status is Status.UNCHANGED
    return result.findings


def test_a_new_register_holds_nobody_and_has_nothing_to_remark(register: Path) -> None:
    assert found_in(register) == ()
    sheet = openpyxl.load_workbook(register).worksheets[0]
    assert [sheet.cell(first_row(sheet) + n, 1).value for n in range(ROWS)] == [None] * ROWS


def test_the_register_is_a_sound_file(register: Path, validate_ooxml: Callable[[Path], list[str]]) -> None:
    assert validate_ooxml(register) == []


def test_the_same_day_gives_the_same_bytes() -> None:
    assert build_register("A", NOW) == build_register("A", NOW.replace(hour=19))
    assert build_register("A", NOW) != build_register("B", NOW)


def test_the_states_and_counts_in_the_cells_are_those_of_the_rule(register: Path, office: Office) -> None:
    book = openpyxl.load_workbook(filled(register))
    sheet = book.worksheets[0]
    place = next(iter(book.defined_names["Register_dag"].destinations))[1].replace("$", "")
    sheet[place] = date(2017, 9, 12)
    book.save(register)
    with office.open(register) as document:
        document.calculate_all()
        cells = document.all_cells(document.sheet_names()[0])
    rows = range(first_row(sheet), first_row(sheet) + len(ROLES))
    shown = [cells[row, 5].value for row in rows]
    states = [state(Certificate(r[1] == "ja", r[2], r[3], r[4] or ""), date(2017, 9, 12), 3) for r in ROLES]
    assert shown == [word("certificate_state", one.value) for one in states]
    names = ("Register_ska", "Register_har", "Register_snart", "Register_saknas")
    places = [sheet[next(iter(book.defined_names[name].destinations))[1].replace("$", "")] for name in names]
    counts = [cells[one.row, one.column].value for one in places]
    asked = [one for one, role in zip(states, ROLES, strict=True) if role[1] == "ja"]
    valid = [one for one in asked if one in {State.SIGNED, State.SOON}]
    assert counts == [len(asked), len(valid), asked.count(State.SOON), len(asked) - len(valid)]


def test_who_has_not_signed_and_what_ends_is_told_by_cell_only(register: Path) -> None:
    told = found_in(filled(register))
    assert [(one.code, one.place.cell[0]) for one in told] == [
        ("SEKRETESS-EJ-PASKRIVET", "F"),
        ("SEKRETESS-LOPER-UT", "G"),
        ("SEKRETESS-HAR-LOPT-UT", "G"),
    ]
    assert not any(role[0] in str(one) for one in told for role in ROLES)


@pytest.mark.parametrize("col", [1, 2, 3, 4, 8, 9])
@pytest.mark.parametrize("value", [MADE_UP, f"Person {MADE_UP}", NUMBER, f"19{NUMBER}"])
def test_a_personal_number_is_refused_in_any_cell_and_never_repeated(register: Path, col: int, value: object) -> None:
    book = openpyxl.load_workbook(filled(register))
    sheet = book.worksheets[0]
    sheet.cell(first_row(sheet) + 1, col).value = value
    book.save(register)
    here = [one for one in found_in(register) if one.place.cell == sheet.cell(first_row(sheet) + 1, col).coordinate]
    assert [one.code for one in here] == ["SEKRETESS-PERSONNUMMER"]
    assert "2381" not in str(found_in(register))


def with_comment(book: openpyxl.Workbook) -> None:
    book.worksheets[0]["A30"].comment = Comment(f"Gäller {MADE_UP}", "ekonom")


def with_header(book: openpyxl.Workbook) -> None:
    book.worksheets[0].oddHeader.left.text = f"Akt {MADE_UP}"


def with_title(book: openpyxl.Workbook) -> None:
    book.properties.title = f"Akt {MADE_UP}"


@pytest.mark.parametrize("planted", [with_comment, with_header, with_title])
def test_a_personal_number_beside_the_cells_is_found(
    register: Path, planted: Callable[[openpyxl.Workbook], None]
) -> None:
    book = openpyxl.load_workbook(register)
    book.save(register)
    assert found_in(register) == ()
    planted(book)
    book.save(register)
    (one,) = found_in(register)
    assert one.code == "SEKRETESS-PERSONNUMMER-UTANFOR"
    assert one.place.file in ZipFile(register).namelist()


def test_a_text_with_ten_digits_is_refused_when_it_is_typed(register: Path) -> None:
    sheet = openpyxl.load_workbook(register).worksheets[0]
    rules = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    row = first_row(sheet)
    for letter in "ABCHI":
        rule = rules[f"{letter}{row}:{letter}{row + ROWS - 1}"]
        assert (rule.type, rule.errorStyle) == ("custom", None)
        assert rule.formula1.startswith(f"LEN({letter}{row})-LEN(SUBSTITUTE(")
        assert rule.formula1.endswith("<10")
        assert len(rule.formula1) < 255
        assert "personnummer" in rule.error


def test_a_register_without_its_columns_says_what_is_missing(register: Path) -> None:
    book = openpyxl.load_workbook(register)
    sheet = book.worksheets[0]
    sheet.cell(first_row(sheet) - 1, 8).value = "Plats"
    sheet.tables["Sekretesslista"].tableColumns[7].name = "Plats"
    book.save(register)
    assert [one.code for one in found_in(register)] == ["ARBETSBOK-RUBRIK-SAKNAS"]


def test_the_months_buttons_leave_a_register_alone(register: Path) -> None:
    before = register.read_bytes()
    result = update(register, Author("ekonom", datetime(2017, 9, 12)))  # noqa: DTZ001
    assert [one.code for one in result.blocking] == ["ARBETSBOK-INTE-SNIT"]
    assert register.read_bytes() == before


def test_the_command_writes_a_register_and_a_form_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, form = (
        tmp_path / "egen mapp" / "Sekretessbevis.xlsx",
        tmp_path / "egen mapp" / "Sekretessbevis, blankett.docx",
    )
    assert run("sekretess", path, "--nämnd", "Nämnden") == 0
    assert str(path.resolve()) in capsys.readouterr().out
    made = path.read_bytes(), form.read_bytes()
    assert run("sekretess", path) == 2
    assert "SEKRETESS-FINNS" in capsys.readouterr().out
    assert (path.read_bytes(), form.read_bytes()) == made
    assert run("kontrollera", path) == 0


def test_a_form_that_is_there_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = tmp_path / "Sekretessbevis, blankett.docx"
    form.write_bytes(b"egen")
    assert run("sekretess", tmp_path / "Sekretessbevis.xlsx", "--json") == 0
    assert json.loads(capsys.readouterr().out)["blankett"] == str(form)
    assert form.read_bytes() == b"egen"

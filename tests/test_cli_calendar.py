"""`snit-xl kalender`: a file beside the workbook, replaced by a newer one, and never over anything else."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from cli_samples import NOW, Book, run
from support.workbooks import example

NAME = "Sammanträden.ics"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "Nämndens bok åäö.xlsx"
    path.write_bytes(example()[0])
    return path


def test_the_file_lies_beside_the_workbook_and_the_workbook_is_untouched(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = book.read_bytes()
    assert run("kalender", book) == 0
    assert "13 möten" in capsys.readouterr().out
    assert (book.parent / NAME).read_bytes().count(b"BEGIN:VEVENT") == 28
    assert book.read_bytes() == before


def test_a_newer_file_takes_the_earlier_ones_place(book: Path) -> None:
    target = book.parent / "ny mapp" / "nämnd.ics"
    assert run("kalender", book, "--ut", target) == 0
    first = target.read_bytes()
    assert run("kalender", book, "--ut", target, now=NOW + timedelta(days=1)) == 0
    assert target.read_bytes() != first
    assert [one.name for one in target.parent.iterdir()] == ["nämnd.ics"]


def test_a_file_of_somebody_elses_is_left_alone(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = book.parent / NAME
    target.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//Kommunen//SV\r\nEND:VCALENDAR\r\n")
    assert run("kalender", book) == 2
    assert "KALENDER-FINNS" in capsys.readouterr().out
    assert b"Kommunen" in target.read_bytes()
    before = book.read_bytes()
    assert run("kalender", book, "--ut", book) == 2
    assert book.read_bytes() == before


def test_faults_elsewhere_in_the_workbook_do_not_matter_but_those_of_meetings_do(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edited = Book(book)
    edited.field("Loneokning").value = "mycket"
    edited.save()
    assert run("kalender", book, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["moten"], told["kalender"]) == (13, str(book.parent / NAME))
    edited = Book(book)
    edited.book["Sammanträden"]["B8"].value = "i mars"
    edited.save()
    assert run("kalender", book) == 1
    out = capsys.readouterr().out
    assert "Ingen kalender är skriven" in out
    assert "INDATA-DATUM" in out

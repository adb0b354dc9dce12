"""`snit-xl handlingar` end to end: what it writes, when it refuses, and that it leaves nothing half-written."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import docx
import pytest
from cli_samples import NOW, Book, run
from support.libreoffice import Office

from snit_xl.actions.build_workbook import build_example
from snit_xl.hosts.setup.machine import Ran
from snit_xl.hosts.setup.this_machine import ThisMachine
from snit_xl.papers import write
from snit_xl.papers.write import word_file

REPORT = "Ärende 2b Delårsrapport med årsprognos.docx"
FIRST, SECOND = "2017-09-12 handlingar", "2017-09-12 handlingar 2"


@pytest.fixture(scope="module")
def example() -> bytes:
    return build_example(NOW)[0]


@pytest.fixture
def path(example: bytes, tmp_path: Path) -> Path:
    made = tmp_path / "nämnden" / "bok.xlsx"
    made.parent.mkdir()
    made.write_bytes(example)
    return made


def changed(path: Path, name: str, heading: str, value: float | str | None, row: int = 0) -> None:
    book = Book(path)
    book.cell(name, heading, row).value = value
    book.save()


def text_of(file: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)


def test_the_papers_lie_in_a_new_folder_and_the_workbook_is_as_it_was(
    path: Path, example: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    out = path.parent / "Handlingar"
    assert run("handlingar", path, "--ut", out) == 0
    said = capsys.readouterr().out
    names = sorted(one.name for one in (out / FIRST).iterdir())
    assert {REPORT, "Ärende 7b Avräkningsunderlag.docx"} < set(names)
    assert said.splitlines() == [f"Handlingarna: {(out / FIRST).resolve()}", *(f"    {name}" for name in names)]
    assert path.read_bytes() == example
    assert list(out.iterdir()) == [out / FIRST]


def test_without_a_folder_they_lie_beside_the_workbook(path: Path) -> None:
    assert run("handlingar", path) == 0
    assert (path.parent / FIRST / REPORT).is_file()


def test_an_edited_paper_is_never_overwritten(path: Path) -> None:
    run("handlingar", path)
    edited = path.parent / FIRST / REPORT
    edited.write_bytes(b"redigerad")
    assert run("handlingar", path) == 0
    assert edited.read_bytes() == b"redigerad"
    assert (path.parent / SECOND / REPORT).is_file()


def test_json_names_folder_and_files(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("handlingar", path, "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["mapp"] == str(path.absolute().parent / FIRST)
    assert REPORT in told["filer"]
    assert told["status"] == 0
    assert told["andrad"] is True


def test_a_forecast_out_of_date_is_refused_and_told_in_the_paper_when_asked_for_all_the_same(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(path, "Prognosrader", "Justering", -400.0, 1)
    assert run("handlingar", path) == 1
    said = capsys.readouterr().out
    assert said.startswith("Inga handlingar är skapade. Rätta det här först, eller kör samma kommando med --ändå")
    assert "HANDLING-INAKTUELL" in said
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert run("handlingar", path, "--ändå") == 0
    for file in (path.parent / FIRST).glob("*.docx"):
        assert "trots att kontrollerna visar fel eller att prognosen inte är uppdaterad" in text_of(file)
    assert "Indata har ändrats sedan prognosen senast uppdaterades." in text_of(path.parent / FIRST / REPORT)


def test_without_faults_the_paper_says_nothing_of_them(path: Path) -> None:
    run("handlingar", path, "--ändå")
    assert "trots" not in text_of(path.parent / FIRST / "Ärende 7b Avräkningsunderlag.docx")


def test_faults_are_listed_and_asked_for_all_the_same_they_stand_in_the_paper(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(path, "Prognosrader", "Kommentar", None, 1)  # an adjustment without a reason
    assert run("handlingar", path, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["mapp"] is None
    (fault,) = [one for one in told["hinder"] if one["kod"] != "HANDLING-INAKTUELL"]
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert run("handlingar", path, "--ändå") == 0
    assert f"Fel: {fault['vad']}" in text_of(path.parent / FIRST / REPORT)
    assert "Skälet är inte kommenterat." in text_of(path.parent / FIRST / REPORT)


@pytest.mark.parametrize("name", ["Ar", "Period", "Namnd", "Rapportdatum"])
def test_what_no_paper_can_do_without_is_refused_whatever_is_asked(
    path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    book = Book(path)
    book.field(name).value = None
    book.save()
    assert run("handlingar", path, "--ändå") == 1
    said = capsys.readouterr().out
    assert said.startswith("Inga handlingar är skapade. Det här måste rättas först:")
    assert "INDATA-SAKNAS" in said
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_half_filled_workbook_gives_a_list_and_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "ny.xlsx"
    run("bygg", made, "--kommuner", "Härryda,Mölndal,Partille")
    capsys.readouterr()
    for options in ((), ("--ändå",)):
        assert run("handlingar", made, *options) == 1
        said = capsys.readouterr().out
        assert "INDATA-SAKNAS" in said
        assert "--ändå" not in said  # it would not help
    assert [one.name for one in tmp_path.iterdir()] == ["ny.xlsx"]


def test_a_broken_file_gives_status_2_and_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "trasig.xlsx"
    broken.write_bytes(b"ingen arbetsbok")
    assert run("handlingar", broken, "--ut", tmp_path / "ut") == 2
    assert "FIL-" in capsys.readouterr().out
    assert [one.name for one in tmp_path.iterdir()] == ["trasig.xlsx"]


def test_a_cell_with_an_error_value_stops_the_papers(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = Book(path)
    sheet, table = book.table("Investeringsrader")
    below = sheet.cell(int(table.ref.rpartition(":")[2].strip("ABCDEFG")) + 1, 3)
    below.value = "=1/0"
    book.save()
    assert run("handlingar", path, "--ändå") == 1
    said = capsys.readouterr().out
    assert f"Investeringar!{below.coordinate}  HANDLING-FELVARDE" in said
    assert "#DIV/0!" in said
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_without_the_library_the_command_says_what_to_install(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, word_file.__name__, None)
    monkeypatch.delattr(write, "word_file")  # where LibreOffice's own import looks, once a test has loaded it
    assert run("handlingar", path, "--json") == 1
    (found,) = json.loads(capsys.readouterr().out)["hinder"]
    assert found["kod"] == "HANDLING-SKRIVARE-SAKNAS"
    assert "requirements-runtime.lock" in found["ratta"]


def test_a_disk_that_is_full_half_way_leaves_no_folder(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written = Path.write_bytes

    def full(file: Path, data: bytes) -> int:
        if "Avräkning" in file.name:
            raise OSError(28, "No space left on device")
        return written(file, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    assert run("handlingar", path, "--ut", path.parent / "ut") == 2
    assert "FIL-DISK-FULL" in capsys.readouterr().out
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_case_without_its_paper_is_told(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(path, "Arendelista", "Handling", None, 6)
    assert run("handlingar", path, "--ändå") == 0
    assert "Avräkningsunderlag har inget ärende" in capsys.readouterr().out
    names = {one.name for one in (path.parent / FIRST).iterdir()}
    assert "Avräkningsunderlag.docx" in names
    assert not any(name.startswith("Ärende 7") for name in names)


@pytest.mark.libreoffice
def test_pdf_too_where_libreoffice_is_at_hand(path: Path, office: Office) -> None:
    assert office
    assert run("handlingar", path, "--pdf") == 0
    files = {one.name: one for one in (path.parent / FIRST).iterdir()}
    papers = {name.rpartition(".")[0] for name in files if name.endswith((".docx", ".pptx"))}
    assert {name.removesuffix(".pdf") for name in files if name.endswith(".pdf")} == papers
    assert all(one.read_bytes().startswith(b"%PDF") for name, one in files.items() if name.endswith(".pdf"))


@pytest.mark.parametrize(("there", "code"), [(False, "HANDLING-PDF-SAKNAS"), (True, "HANDLING-PDF")])
def test_a_pdf_that_cant_be_made_is_told_and_the_papers_are_there(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], there: bool, code: str
) -> None:
    monkeypatch.setattr(ThisMachine, "program", lambda _self, _name: Path("/usr/bin/soffice") if there else None)
    monkeypatch.setattr(ThisMachine, "run", lambda _self, _command, _seconds: Ran(1, "source file could not be loaded"))
    assert run("handlingar", path, "--pdf") == 0
    said = capsys.readouterr().out
    assert f"{code}\n" in said
    assert ("could not be loaded" in said) is there
    suffixes = {one.suffix for one in (path.parent / FIRST).iterdir()}
    assert {".docx", ".pptx"} <= suffixes
    assert ".pdf" not in suffixes


def test_demo_ends_with_the_folder_of_papers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now = datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001 - the host's moments are local, without a zone
    assert run("demo", "--ut", tmp_path, now=now) == 0
    folder = tmp_path / "2026-03-02 handlingar"
    assert f"Handlingarna: {folder.resolve()}" in capsys.readouterr().out
    assert (folder / REPORT).is_file()

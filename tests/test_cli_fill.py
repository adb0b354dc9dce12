"""`snit-xl granska HANDLING --fyll-i ARBETSBOK`: the sheet holds what the paper prints, and its audit says the same."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
from cli_samples import Book, run
from support.machine import REPOSITORY

from snit_xl.domain.audit import audit
from snit_xl.hosts.file.host import read_workbook
from snit_xl.papers.document import Document
from snit_xl.papers.examine import examine
from snit_xl.papers.limits import usual_limits
from snit_xl.papers.reading import read_paper
from snit_xl.workbook.read import read_model

PAPERS = REPOSITORY / "tests/data/papers"
REPORT, BUDGET, OTHER_SIGNS = (
    PAPERS / f"{name}.txt" for name in ("delarsrapport_tat_text", "budget_och_plan", "utan_fel")
)
IN_2023 = datetime(2023, 9, 12, 8, 0)  # noqa: DTZ001 - the host's moments are local, without a zone
SHEET = "Senaste handling"


def committee(tmp_path: Path, now: datetime = IN_2023) -> Path:
    path = tmp_path / "nämnd.xlsx"
    departments = "Teknikavdelningen,Serviceavdelningen"
    assert run("bygg", path, "--kommuner", "Östby,Västby", "--avdelningar", departments, now=now) == 0
    return path


def fill(paper: Path, workbook: Path, *more: str, now: datetime = IN_2023) -> int:
    return run("granska", paper, "--fyll-i", workbook, *more, now=now)


def found(capsys: pytest.CaptureFixture[str], *command: str | Path) -> Counter[tuple[str, str, str]]:
    """Return what a command finds in a paper: code and figures."""
    capsys.readouterr()
    run(*command, "--json", now=IN_2023)
    told = json.loads(capsys.readouterr().out)
    listed = [one for paper in told.get("handlingar", ()) for part in ("sakra", "anmarkningar") for one in paper[part]]
    listed += told.get("fynd", ())
    return Counter(
        (one["kod"], one["star"], one["beraknat"])
        for one in listed
        if one["kod"].startswith("GRANSKA-") and one.get("blad", SHEET) == SHEET
    )


def test_an_empty_sheet_is_filled_with_the_papers_tables(tmp_path: Path) -> None:
    path = committee(tmp_path)
    assert fill(REPORT, path) == 0
    book = Book(path)
    rows = [row for row in book.rows("TrycktAvdelningar") if row["Rad"]]
    assert len(rows) == 11
    assert rows[2] == {
        "Avdelning/kommun": "Teknikavdelningen",
        "Rad": "Övriga främmande tjänster",
        "Radtyp": "kostnad",
        "Slag": "tjänster",
        "Utfall ack fg år": 512,
        "Budget ack": 540,
        "Utfall ack": 701,
        "Budget helår": 811,
        "Prognos helår": 966,
        "Avvikelse helår": -155,
    }
    assert rows[5]["Prognos helår"] == 149  # wrong in the paper, and so on the sheet
    assert book.field("Handling_period").value == 8


def on_sheet(path: Path) -> list[tuple[str, str, str]]:
    """Return what the workbook's own audit finds on the sheet."""
    model = read_model(read_workbook(path).view).model
    assert model is not None
    return [(one.code, str(one.published), str(one.correct)) for one in audit(model.paper, None, model.limits)]


def test_the_workbook_then_finds_what_granska_found(tmp_path: Path) -> None:
    path = committee(tmp_path)
    fill(REPORT, path)
    document = read_paper(REPORT)
    assert isinstance(document, Document)
    paper = examine(document, usual_limits())
    in_paper = [(one.code, str(one.published), str(one.correct)) for one in (*paper.certain, *paper.remarks)]
    assert in_paper == [("GRANSKA-SUMMA", "149", "194"), ("GRANSKA-ARTAL", "2022", "2023")]
    assert on_sheet(path) == in_paper


def test_a_sheet_that_holds_a_paper_is_replaced_only_when_agreed_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = committee(tmp_path)
    fill(REPORT, path)
    corrected = tmp_path / "rättad.txt"
    corrected.write_text(REPORT.read_text(encoding="utf-8").replace("198 0 149 -194", "198 0 194 -194"), "utf-8")
    before = path.read_bytes()
    capsys.readouterr()
    assert fill(corrected, path) == 1
    assert "Teknikavdelningen, Summa, Prognos helår: 149 → 194" in capsys.readouterr().out
    assert path.read_bytes() == before
    assert fill(corrected, path, "--ja") == 0
    assert [code for code, _, _ in on_sheet(path)] == ["GRANSKA-ARTAL"]
    assert run("återställ", path, now=IN_2023) == 0
    assert path.read_bytes() == before


def test_the_same_paper_twice_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = committee(tmp_path)
    fill(REPORT, path)
    before = path.read_bytes()
    capsys.readouterr()
    assert fill(REPORT, path) == 0
    assert "Ingenting har ändrats" in capsys.readouterr().out
    assert path.read_bytes() == before


def test_tables_that_the_paper_lacks_stay_with_what_the_text_said_of_them(tmp_path: Path) -> None:
    path = committee(tmp_path, now=datetime(2024, 9, 12, 8, 0))  # noqa: DTZ001 - as above
    fill(BUDGET, path)
    book = Book(path)
    report = tmp_path / "delår.txt"
    text = REPORT.read_text(encoding="utf-8")
    report.write_text(text.replace("2023", "2024").replace("2022", "2023"), encoding="utf-8")
    bridge, claims = (book.rows(name) for name in ("TrycktBrygga", "Pastaenden"))
    assert fill(report, path, "--ja") == 0
    book = Book(path)
    assert book.rows("TrycktBrygga") == bridge
    kept = [row for row in book.rows("Pastaenden") if row["Tabell"] not in {None, "avdelningar"}]
    assert kept == [row for row in claims if row["Påstående"]]
    assert [row["Rad"] for row in book.rows("TrycktAvdelningar")][:2] == ["Intäkter/kommunbidrag", "Personalkostnader"]


def refusal(capsys: pytest.CaptureFixture[str], paper: Path, path: Path) -> str:
    before = path.read_bytes()
    capsys.readouterr()
    assert fill(paper, path, "--ja") == 1
    assert path.read_bytes() == before
    return capsys.readouterr().out


def test_a_paper_of_another_year_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refusal(capsys, BUDGET, committee(tmp_path))
    assert "HANDLING-ANNAT-AR" in said
    assert "Handlingen gäller 2024 men arbetsboken 2023" in said


def test_a_paper_without_a_known_table_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "HANDLING-INGET-ATT-FYLLA" in refusal(capsys, OTHER_SIGNS, committee(tmp_path))


def test_a_table_that_could_not_be_read_for_certain_is_named_and_nothing_is_filled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "delår.txt"
    unsummed = "\n\nFordonsavdelningen\n\nBudget 2023 Prognos 2023\nBränsle 120 140\nDäck 35 41\nTvätt 18 12\n"
    paper.write_text(REPORT.read_text(encoding="utf-8") + unsummed, encoding="utf-8")
    said = refusal(capsys, paper, committee(tmp_path))
    assert "HANDLING-TABELL-OSAKER" in said
    assert "Fordonsavdelningen" in said


def test_a_table_with_other_signs_is_named_and_nothing_is_filled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "delår.txt"
    other = OTHER_SIGNS.read_text(encoding="utf-8").replace("2022", "2023").replace("2021", "2022")
    paper.write_text(REPORT.read_text(encoding="utf-8") + "\n\n" + other, encoding="utf-8")
    assert "HANDLING-TABELL-OKAND" in refusal(capsys, paper, committee(tmp_path))


def test_a_paper_in_millions_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = tmp_path / "delår.txt"
    text = REPORT.read_text(encoding="utf-8")
    paper.write_text(text.replace("Utfall och prognos 2023-08-31", "Utfall och prognos 2023-08-31, mnkr"), "utf-8")
    assert "HANDLING-ANNAN-ENHET" in refusal(capsys, paper, committee(tmp_path))


def test_more_papers_than_one_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("granska", REPORT, BUDGET, "--fyll-i", committee(tmp_path)) == 2
    assert "en handling åt gången" in capsys.readouterr().err


def test_a_table_without_room_for_the_paper_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = committee(tmp_path)
    head, _, tail = REPORT.read_text(encoding="utf-8").partition("Övriga kostnader 640")
    more = "".join(f"Övriga kostnader {n:c} 0 0 0 0 0 0\n" for n in range(65, 92))
    paper = tmp_path / "lång.txt"
    paper.write_text(f"{head}{more}Övriga kostnader 640{tail}", encoding="utf-8")
    assert fill(paper, path) == 2
    assert "FIL-LISTA-PLATS" in capsys.readouterr().out


@pytest.mark.shared
def test_the_real_paper_fills_the_sheet_with_the_facits_figures(
    tmp_path: Path, shared_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The example's own cells are the facit's: filled from the paper itself, every figure is the same."""
    (paper,) = (shared_folder / "seed").glob("*.txt")
    now = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - as above
    path = tmp_path / "exempel.xlsx"
    assert run("bygg", path, now=now) == 0
    before = {name: figures(Book(path), name) for name in SAME}
    assert fill(paper, path, "--ja", now=now) == 0
    assert {name: figures(Book(path), name) for name in SAME} == before
    with (shared_folder / "facit/delarsrapport_2017-08-31.csv").open(encoding="utf-8") as file:
        assert len(before["TrycktAvdelningar"]) == len(list(csv.DictReader(file))) == 19
    in_paper, on_sheet = found(capsys, "granska", paper), found(capsys, "kontrollera", path)
    assert sum(in_paper.values()) == 17
    # The workbook names known items of its own; the paper's 417 is among them.
    assert in_paper - on_sheet == Counter()


SAME = ("TrycktAvdelningar", "TrycktSammanstallning", "TrycktInvesteringar", "TrycktBrygga", "TrycktKommunbudget")


def figures(book: Book, name: str) -> list[tuple[object, ...]]:
    """Return each row's name and amounts."""
    rows = [row for row in book.rows(name) if row["Rad"]]
    return [
        (row["Rad"], *(value for value in row.values() if isinstance(value, int | float) or value is None))
        for row in rows
    ]


def test_what_is_filled_in_is_no_change_of_the_users(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = committee(tmp_path)
    edit = Book(path)
    edit.field("Lonebas").value = 7641
    edit.save()
    assert fill(REPORT, path) == 0
    log = Book(path).rows("Logglista")
    assert [(row["Händelse"], row["Vad"]) for row in log[:-1]] == [
        ("Ändrad indata", "Personalkostnad som räknas upp (tkr)")
    ]
    assert log[-1]["Händelse"] == "Fyll i handling"
    edit = Book(path)
    edit.field("Loneokning").value = 2.5
    edit.save()
    capsys.readouterr()
    assert run("återställ", path, now=IN_2023) == 2
    place = edit.field("Loneokning").coordinate
    assert f"det gamla innehållet: Förutsättningar!{place}." in capsys.readouterr().out

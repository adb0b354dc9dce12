"""The door from VBA: finds the workbook, presses the button, answers in Swedish, and never lets an exception out."""

from __future__ import annotations

import ast
import subprocess
import sys
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest
from excel_fake_book import FakeBook
from support.machine import REPOSITORY
from support.workbooks import example

from snit_xl.hosts.excel import entry, said
from snit_xl.hosts.excel.refusals import ExcelRefusedError
from snit_xl.workbook.terms.excel_texts import TITLE
from snit_xl.workbook.terms.problems_excel import TEXTS as REFUSALS

NAME = "Projekt och förbättringar.xlsm"


class Apps(list[SimpleNamespace]):
    """Every Excel that runs, the first one in front."""

    @property
    def active(self) -> SimpleNamespace | None:
        return self[0] if self else None


@pytest.fixture
def book() -> FakeBook:
    return FakeBook(example(updated=False)[0], NAME)


@pytest.fixture
def excel(monkeypatch: pytest.MonkeyPatch, book: FakeBook) -> Apps:
    """Let xlwings be one that knows two Excels, the workbook open in the second."""
    told: list[tuple[str, str]] = []
    apps = Apps(
        [
            SimpleNamespace(books=[], told=told, alert=lambda prompt, title: told.append((prompt, title))),
            SimpleNamespace(books=[book]),
        ]
    )
    monkeypatch.setitem(sys.modules, "xlwings", SimpleNamespace(apps=apps))
    return apps


@pytest.mark.usefixtures("excel")
def test_each_button_is_pressed_by_its_name(book: FakeBook) -> None:
    assert entry.press("update", NAME).startswith("Prognosen är uppdaterad: ")
    assert entry.press("check", NAME).startswith("Kontrollerna är körda: ")
    book.choose("Prognos", 18, 7)
    assert entry.press("trace", NAME) == "Bladet Spårning visar underlaget."
    assert entry.press("lock", NAME, "Delår").startswith("Versionen ”Delår” är låst: ")
    assert entry.press("restore", NAME).startswith("Återställt: Lås version ")
    assert entry.press("restore_rest", NAME).startswith("Återställt: Uppdatera prognos ")
    assert book.app.calculation == "automatic"


@pytest.mark.usefixtures("excel", "book")
@pytest.mark.parametrize("name", [NAME.upper(), unicodedata.normalize("NFD", NAME), f"C:\\Nämnden\\{NAME}"])
def test_a_workbook_is_found_by_name_or_path_in_any_excel(name: str) -> None:
    assert entry.press("check", name).startswith("Kontrollerna är körda: ")


@pytest.mark.usefixtures("excel")
def test_what_vba_shows_is_spelled_in_its_own_letters_and_what_python_shows_is_not(book: FakeBook) -> None:
    entry.press("update", NAME)
    book.type_in("Prognosrader", "Justering", -12.0)
    book.type_in("Prognosrader", "Kommentar", "Färre konsulter än väntat")
    told = entry.pressed("update", NAME).text
    assert "−1\u00a0100 → −1\u00a0112 tkr" in told
    assert "\u20131\u00a0100 -> \u20131\u00a0112 tkr" in said.for_message_box(told)
    assert entry.press("lock", NAME, "a\u030a \u2265 \u4e2d").startswith("Versionen ”å >= ?” är låst: ")


def test_no_text_of_ours_has_a_letter_that_vba_would_make_a_question_mark() -> None:
    terms = (REPOSITORY / "snit_xl/workbook/terms").glob("*.py")
    drawn = "picture_texts.py"  # stands in pictures, never in a message
    written = "".join(text for path in terms if path.name != drawn for text in texts(path))
    assert len(written) > 10_000
    letters = {letter for letter in written if letter != "?" and "?" in said.for_message_box(letter)}
    assert letters == set()
    said.for_message_box(written).encode("cp1252")


def texts(path: Path) -> list[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def told_code(button: str, name: str) -> str:
    (code,) = entry.pressed(button, name).codes
    return code


def test_a_workbook_that_is_not_open_is_told(excel: Apps, book: FakeBook) -> None:
    assert told_code("update", "Annan.xlsx") == "EXCEL-BOK-SAKNAS"
    excel[0].books.append(FakeBook(example(updated=False)[0], NAME))
    assert told_code("update", NAME) == "EXCEL-BOK-FLERA"
    assert book.fake.calls == []


@pytest.mark.usefixtures("excel")
def test_an_unknown_button_is_told() -> None:
    assert told_code("frys", NAME) == "EXCEL-KNAPP-OKAND"


def test_a_missing_xlwings_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlwings", None)
    assert told_code("update", NAME) == "EXCEL-XLWINGS-SAKNAS"


@pytest.mark.usefixtures("excel")
def test_an_unexpected_fault_is_a_swedish_text_and_never_a_traceback(
    book: FakeBook, caplog: pytest.LogCaptureFixture
) -> None:
    del book.sheets
    told = entry.press("update", NAME)
    assert told.startswith("Det gick inte.\n• Ett oväntat fel i SNIT-XL avbröt arbetet (AttributeError).")
    assert "Traceback" not in told
    assert "AttributeError" in caplog.text  # for the maintainer
    assert told_code("update", NAME) == "PROGRAM-FEL"


@pytest.mark.usefixtures("book")
def test_on_a_mac_python_shows_the_text_itself(excel: Apps) -> None:
    entry.press_and_show("check", NAME)
    ((text, title),) = excel[0].told
    assert text.startswith("Kontrollerna är körda: ")
    assert title == TITLE
    excel[0].alert = None
    entry.press_and_show("check", NAME)


@pytest.fixture
def unsure(tmp_path: Path) -> Path:
    path = tmp_path / "Vårgårda utfall.csv"
    path.write_text("Konto;Ansvar;Period;Utfall kr\n5010;4999;2017-03;-41 250,50\n5010;4999;2017-04;38 100,25")
    return path


@pytest.mark.usefixtures("excel")
def test_what_asks_begins_with_its_mark_and_the_answer_to_send_back(unsure: Path) -> None:
    asked = entry.press("read", NAME, str(unsure))
    first, _, question = asked.partition("\n")
    assert first.startswith(said.ASKS)
    assert question.startswith("Det här går inte att avgöra säkert.")
    done = entry.press("read_agreed", NAME, f"{first.removeprefix(said.ASKS)}\n{unsure}")
    assert done.startswith("Vårgårda utfall.csv: 2 rader lästa")


def test_no_other_message_can_be_taken_for_one_that_asks() -> None:
    told = said.for_vba(said.Message(said.Status.DONE, f"{said.ASKS}en fil med underligt namn"))
    assert told == "?en fil med underligt namn"


@pytest.mark.usefixtures("book")
def test_a_mac_can_not_answer_so_it_says_which_command_can(excel: Apps, unsure: Path) -> None:
    entry.press_and_show("read", NAME, str(unsure))
    entry.press_and_show("read", NAME)
    (asked, _), (nothing, _) = excel[0].told
    assert said.ASKS not in asked
    assert asked.endswith("På Mac går det inte att svara här. Använd kommandot snit-xl läs-in.")
    assert "På Mac: använd kommandot snit-xl läs-in." in nothing


def test_a_refusal_says_what_is_wrong_and_how_to_mend_it() -> None:
    with pytest.raises(ExcelRefusedError, match="EXCEL-BOK-SAKNAS"):
        entry.find_book([], NAME)
    for code, words in REFUSALS.items():
        assert code.startswith("EXCEL-")
        assert words.message.endswith((".", "}."))
        assert words.mend.endswith(".")


def test_every_refusal_stands_in_a_test_and_can_be_raised() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "tests/hosts/excel").glob("*.py"))
    source = "".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "snit_xl/hosts/excel").glob("*.py"))
    assert [code for code in REFUSALS if f'"{code}"' not in tests] == []
    assert [code for code in REFUSALS if f'"{code}"' not in source] == []


def test_loading_the_buttons_loads_nothing_heavy() -> None:
    heavy = ("xlwings", "pandas", "numpy", "openpyxl", "xlsxwriter")
    source = f"import sys, snit_xl.hosts.excel.entry\nprint(*(name for name in {heavy!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.split() == []


def test_xlwings_is_imported_by_the_door_alone_and_its_pro_part_by_nobody() -> None:
    importers = set()
    for path in (REPOSITORY / "snit_xl/hosts/excel").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [str(node.module)] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] == "xlwings" for name in names):
                importers.add(path.name)
                assert names == ["xlwings"]
    assert importers == {"entry.py"}

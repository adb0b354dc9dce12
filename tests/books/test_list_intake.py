"""A workbook with outcome on one sheet and budget on another is read whole, and remembered so."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from snit_xl.books.intake import KnownFile, checksum, find_vouchers, take_in
from snit_xl.books.ledger import Amounts, LedgerKey, Wanted
from snit_xl.books.list_intake import Settings, formats_in
from snit_xl.books.lists import SHEET_QUESTION, KnownMonth, KnownTotal, ListFormat

OUTCOME = (
    ("Konto", "Kontonamn", "Ansvar", "Period", "Utfall", "Text", "Verifikation"),
    (3110, "Avgifter", "3200", 201703, -1250.50, "Faktura", "F 7"),
    (5011, "Månadslöner", "3200", 201703, 48125.25, "Löner mars", "L 3"),
    (6421, "Licenser", "3210", 201704, 7399.00, "Licens", "F 9"),
)
BUDGET = (
    ("Konto", "Kontonamn", "Ansvar", "Period", "Budget"),
    (3110, "Avgifter", "3200", 201703, -1100.00),
    (5011, "Månadslöner", "3200", 201703, 49000.00),
    (5011, "Månadslöner", "3200", 201704, 49300.00),
)


GUESSING = Settings(guesses=True)  # amounts this small leave kronor or tkr open


@pytest.fixture
def both(tmp_path: Path) -> Path:
    path = tmp_path / "Herrljunga 2017.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (("Utfall", OUTCOME), ("Budget", BUDGET)):
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return path


def test_outcome_and_budget_on_sheets_of_their_own_become_one_ledger(both: Path) -> None:
    (file,) = take_in([both], GUESSING).files
    assert file.ledger.lines == {
        LedgerKey(2017, 3, "3110", "3200"): Amounts(-125050, -110000, 2),
        LedgerKey(2017, 3, "5011", "3200"): Amounts(4812525, 4900000, 2),
        LedgerKey(2017, 4, "6421", "3210"): Amounts(739900, 0, 1),
        LedgerKey(2017, 4, "5011", "3200"): Amounts(0, 4930000, 1),
    }
    assert (file.ledger.has_actual, file.ledger.has_budget) == (True, True)
    assert file.ledger.covers == ((2017, 3), (2017, 4))
    assert file.ledger.tally.read_rows == file.ledger.tally.used_rows == 6
    assert file.ledger.tally.read_ore == -125050 + 4812525 + 739900 - 110000 + 4900000 + 4930000


def test_both_ways_of_reading_are_remembered_in_one_text(both: Path) -> None:
    (file,) = take_in([both], GUESSING).files
    assert [one.sheet for one in formats_in(file.list_format)] == ["Utfall", "Budget"]


def test_vouchers_come_from_the_outcome_alone(both: Path) -> None:
    (file,) = take_in([both], GUESSING).files
    known = KnownFile(file.name, "", checksum(both), file.list_format)
    wanted = Wanted(2017, range(1, 13), frozenset({("5011", "3200", "")}))
    found = list(find_vouchers(known, both.parent, wanted))
    assert [(one.voucher, one.text, one.amount) for one in found] == [("L 3", "Löner mars", 4812525)]


def test_a_sheet_that_is_asked_for_is_read_alone(both: Path) -> None:
    settings = Settings(guesses=True, answers={SHEET_QUESTION: ("Budget",)})
    (file,) = take_in([both], settings).files
    assert (file.ledger.has_actual, file.ledger.has_budget) == (False, True)
    assert file.ledger.tally.read_rows == 3


class TestARememberedFormat:
    """Sign and unit are tried every time, however often lists with these headings have been read."""

    KNOWN = (KnownMonth("3110", "3200", -1_240_00), KnownMonth("5011", "3200", 48_000_00))
    REMEMBERED = ListFormat.from_text(
        "konto=Konto; ansvar=Ansvar; period=Period; belopp=Belopp kr; decimaltecken=komma"
    )

    def listed(self, folder: Path, income: str, pay: str) -> Path:
        path = folder / "Herrljunga 2017-10.csv"
        rows = ("Konto;Ansvar;Period;Belopp kr", f"3110;3200;201710;{income}", f"5011;3200;201710;{pay}")
        path.write_text("\n".join(rows), encoding="utf-8")
        return path

    def questions(self, path: Path, settings: Settings) -> list[tuple[str, str]]:
        return [(q.code, q.guess) for one in take_in([path], settings).asked for q in one.preview.questions]

    def test_is_used_without_questions_where_the_month_looks_as_usual(self, tmp_path: Path) -> None:
        path = self.listed(tmp_path, "-1311,50", "47900,25")
        (file,) = take_in([path], Settings([self.REMEMBERED], self.KNOWN)).files
        assert file.ledger.tally.used_ore == -1311_50 + 47900_25

    @pytest.mark.parametrize("known", [KNOWN, ()], ids=["by what is usual", "by the classes of accounts"])
    def test_asks_when_every_sign_is_reversed(self, tmp_path: Path, known: tuple[KnownMonth, ...]) -> None:
        path = self.listed(tmp_path, "1311,50", "-47900,25")
        settings = Settings([self.REMEMBERED], known)
        assert self.questions(path, settings) == [("LISTA-FRAGA-TECKEN", "-1")]
        (asked,) = take_in([path], settings).asked
        assert [row.amounts[0][1] for row in asked.preview.rows] == [-1311_50, 47900_25]  # as the guess would have it

    @pytest.mark.parametrize(("answer", "sign"), [("-1", 1), ("1", -1)])
    def test_the_answer_counts(self, tmp_path: Path, answer: str, sign: int) -> None:
        path = self.listed(tmp_path, "1311,50", "-47900,25")
        settings = Settings([self.REMEMBERED], self.KNOWN, {"LISTA-FRAGA-TECKEN": (answer,)})
        (file,) = take_in([path], settings).files
        assert file.ledger.tally.used_ore == sign * (47900_25 - 1311_50)

    def test_asks_when_the_amounts_look_like_thousands(self, tmp_path: Path) -> None:
        path = self.listed(tmp_path, "-1,3", "47,9")
        assert self.questions(path, Settings([self.REMEMBERED], self.KNOWN)) == [("LISTA-FRAGA-ENHET", "1000")]
        (file,) = take_in([path], Settings([self.REMEMBERED], self.KNOWN, guesses=True)).files
        assert file.ledger.tally.used_ore == -1300_00 + 47900_00

    def test_in_thousands_asks_when_the_amounts_look_like_kronor(self, tmp_path: Path) -> None:
        path = self.listed(tmp_path, "-1311,50", "47900,25")
        text = "konto=Konto; ansvar=Ansvar; period=Period; belopp=Belopp kr; enhet=tkr; decimaltecken=komma"
        settings = Settings([ListFormat.from_text(text)], self.KNOWN)
        assert self.questions(path, settings) == [("LISTA-FRAGA-ENHET", "1")]

    def test_a_total_of_the_same_months_goes_before_what_is_usual(self, tmp_path: Path) -> None:
        path = self.listed(tmp_path, "1311,50", "-47900,25")
        totals = (KnownTotal(2017, range(10, 11), -47900_25, "5"), KnownTotal(2017, range(10, 11), 1311_50, "3"))
        assert self.questions(path, Settings([self.REMEMBERED], (*self.KNOWN, *totals))) == []


def test_two_sheets_of_outcome_are_still_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "Utfall.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("IT", "Ekonomi"):
            page = book.add_worksheet(name)
            for number, row in enumerate(OUTCOME):
                page.write_row(number, 0, row)
    (asked,) = take_in([path]).asked
    assert [question.code for question in asked.preview.questions] == [SHEET_QUESTION]

"""What Läs in utfall asks before it writes, with the answers of somebody who isn't there: no LibreOffice is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from reading_samples import later_budget, unread
from support.books import Post, sie_file
from support.workbooks import BUILT_AT

from snit_xl.actions.log import Author
from snit_xl.hosts.file.commands import view_of
from snit_xl.hosts.file.reading import Wishes, read_files
from snit_xl.hosts.libreoffice import service
from snit_xl.hosts.libreoffice.calc.desk import Desk, asker
from snit_xl.hosts.libreoffice.calc.person import Person
from snit_xl.workbook.terms.libreoffice_texts import EXTENSION
from snit_xl.workbook.view import WorkbookView

Questions = Sequence[Mapping[str, Any]]
NOT_READ = "Inget är inläst. Arbetsboken är orörd."
UNCLEAR_YEAR = """Konto;Ansvar;Månad;Belopp
5011;3110;1;81 250,00
5011;3110;2;81 250,00
3021;3110;2;-17 500,50
6111;3110;2;1 250,50"""
SPLIT_BY_HAND = """Konto;Ansvar;Period;Utfall;Utfall kr
5011;3110;2017-01;81 250,00;11 111,00
3021;3110;2017-02;-17 500,50;-22 222,00
6111;3110;2017-02;1 250,50;3 333,00"""


@dataclass
class Somebody:
    """Answers for a workbook on disk, and keeps what was asked."""

    view: WorkbookView
    folder: str
    agrees: bool = True
    choose: Callable[[Questions], list[int | str] | None] = lambda questions: [one["guess"] for one in questions]
    said: list[str] = field(default_factory=list)
    asked: list[Questions] = field(default_factory=list)

    def __call__(self, what: str, *more: Any) -> Any:  # noqa: ANN401
        if what == "structure":
            tables = [
                {"name": t.name, "area": list(t.area), "header_row": t.header_row, "totals": 0, "columns": t.columns}
                for t in self.view.tables.values()
            ]
            names = {name: list(area) for name, area in self.view.names.items()}
            sheets = list(self.view.cells)
            return {"sheets": sheets, "tables": tables, "names": names, "date1904": False, "folder": self.folder}
        if what == "sheet":
            return self._sheet(*more)
        self.said.append(more[0])
        if what == "agree":
            return self.agrees
        self.asked.append(more[1])
        return self.choose(more[1])

    def _sheet(self, name: str) -> dict[str, Any]:
        grid = self.view.cells[name]
        height, width = (max((at[side] for at in grid), default=0) for side in (0, 1))
        values = [[self.view.cell(name, row + 1, col + 1).value for col in range(width)] for row in range(height)]
        return {
            "values": values,
            "formulas": [[*at, one.formula] for at, one in grid.items() if one.formula],
            "errors": [],
        }


def somebody(folder: Path, **answers: Any) -> Somebody:  # noqa: ANN401
    return Somebody(view_of(unread(folder).path), str(folder), **answers)


def listed(folder: Path, text: str) -> str:
    path = folder / "Vårgårda lista.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def read(who: Somebody, *paths: str) -> dict[str, Any]:
    return service.press("read", {"paths": list(paths)}, who)


def typing(text: str) -> Callable[[Questions], list[int | str]]:
    """Answer what must be typed with a text, and the rest as is likeliest."""
    return lambda questions: [one["guess"] if one["choices"] else text for one in questions]


def ledger(done: dict[str, Any]) -> list[list[Any]]:
    """Return what would be written in Utfall, without empty rows."""
    (rows,) = (rows for sheet, _, _, rows in done["plan"]["blocks"] if sheet == "Utfall")
    return [row for row in rows if row[0] != ""]


def test_the_list_is_shown_and_the_likeliest_answer_is_chosen_beforehand(tmp_path: Path) -> None:
    who = somebody(tmp_path, choose=lambda _: None)
    assert read(who, listed(tmp_path, SPLIT_BY_HAND)) == {"message": NOT_READ, "plan": None, "show": ""}
    (shown,), (questions,) = who.said, who.asked
    assert shown.startswith("Vårgårda lista.csv läses så här:\n")
    assert "Rad 2: 2017-01, konto 5011, ansvar 3110, 81\u00a0250,00 kr" in shown
    assert [one["text"] for one in questions] == ["Vilken kolumn innehåller utfall?"]
    assert questions[0]["choices"][questions[0]["guess"]] == "Utfall"


@pytest.mark.parametrize(("answer", "amount"), [(0, 81.25), (1, 11.111)])
def test_the_answer_decides_what_is_read(tmp_path: Path, answer: int, amount: float) -> None:
    who = somebody(tmp_path, choose=lambda _: [answer])
    done = read(who, listed(tmp_path, SPLIT_BY_HAND))
    assert len(who.asked) == 1
    assert amount in [row[6] for row in ledger(done) if row[2] == "5011"]


def test_a_year_is_typed_where_there_is_nothing_to_choose(tmp_path: Path) -> None:
    who = somebody(tmp_path, choose=typing("2017"))
    done = read(who, listed(tmp_path, UNCLEAR_YEAR))
    assert [one["text"] for one in who.asked[0] if not one["choices"]] == ["Vilket år gäller listan?"]
    assert {row[0] for row in ledger(done)} == {2017.0}


def test_an_answer_that_is_no_year_is_asked_again_and_then_given_up(tmp_path: Path) -> None:
    who = somebody(tmp_path, choose=typing("i år"))
    assert read(who, listed(tmp_path, UNCLEAR_YEAR))["message"] == NOT_READ
    assert len(who.asked) == 2


def test_whose_books_a_file_holds_is_asked_where_nothing_tells(tmp_path: Path) -> None:
    nameless = sie_file(tmp_path / "utfall.se", "Servicebolaget", [Post(3, 5010, "3100", 11_000)])
    who = somebody(tmp_path, choose=lambda _: [1])
    done = read(who, str(nameless))
    assert [dict(one) for one in who.asked[0]] == [
        {"text": "Vems bokföring är utfall.se?", "choices": ["Vårgårda", "Herrljunga"], "guess": 0}
    ]
    assert {row[10] for row in ledger(done)} == {"Herrljunga"}
    cancelled = somebody(tmp_path, choose=lambda _: None)
    assert read(cancelled, str(nameless))["message"] == NOT_READ


@pytest.mark.parametrize("agrees", [True, False])
def test_a_file_with_faults_of_its_own_asks_first(tmp_path: Path, agrees: bool) -> None:
    who = somebody(tmp_path, agrees=agrees)
    books = tmp_path / "Bokföring/Herrljunga 2017.se"
    books.write_bytes(books.read_bytes().replace(b"{1 3210} 32694.85", b"{1 3210} 32694.95"))
    done = read(who, str(books))
    (shown,) = who.said
    assert shown.startswith("Läs igenom det här först:\nFel i Herrljunga 2017.se")
    assert (done["plan"] is not None) is agrees
    assert agrees or done["message"] == NOT_READ


def test_every_row_that_changes_is_shown_before_it_does(tmp_path: Path) -> None:
    laid = unread(tmp_path)
    read_files(laid.path, laid.files, Author("test", BUILT_AT), Wishes())
    who = Somebody(view_of(laid.path), str(tmp_path), agrees=False)
    assert read(who, str(later_budget(tmp_path)))["message"] == NOT_READ
    assert who.said[0].splitlines()[1:] == [
        "Ekonomiavdelningen, Intäkter/kommunbidrag: budget 2017 −10\u00a0231 → −10\u00a0237,9 tkr (apr, aug)",
        "",
        "OK skriver. Avbryt lämnar arbetsboken orörd.",
    ]


def test_a_program_that_drives_a_hidden_document_is_asked_nothing() -> None:
    questions = [{"text": "?", "choices": ["a", "b"], "guess": 1}, {"text": "?", "choices": [], "guess": 0}]
    for agrees, chosen in ((True, [1, ""]), (False, None)):
        person = Person(None, None, {}, agrees=agrees)
        assert person.agree("?") is agrees
        assert person.choose("?", questions) == chosen
        assert person.pick_files() == []


def test_without_a_person_only_the_document_answers() -> None:
    with pytest.raises(LookupError):
        asker(None)("agree", "?")


def test_a_long_tally_fits_in_a_box(tmp_path: Path) -> None:
    head = '#FLAGGA 0\r\n#SIETYP 4\r\n#FNAMN "Herrljunga kommun"\r\n#RAR 0 20170101 20171231\r\n'
    voucher = '#VER A 1 20170115 ""\r\n{\r\n#TRANS 5011 {1 3210} 1.00\r\n#TRANS 2511 {} -1.00\r\n}\r\n'
    files = []
    for letter in "abcdefghijklmnopqrs":
        files.append(tmp_path / f"Herrljunga {letter}.se")
        files[-1].write_text(head + voucher.replace("5011", f"5{ord(letter)}"), encoding="cp437")
    lines = read(somebody(tmp_path), *map(str, files))["message"].splitlines()
    assert lines[0].startswith("• Herrljunga a.se: ")
    assert lines[14].startswith("• Herrljunga o.se: ")
    assert lines[15:17] == ["… och 4 till.", ""]
    assert "ur 19 filer" in lines[17]


class Sheet:
    """A document that is a spreadsheet and nothing more."""

    def supportsService(self, _name: str) -> bool:  # noqa: N802 - UNO's own name
        return True


def test_a_second_button_waits_while_the_first_asks() -> None:
    desk = Desk(EXTENSION)
    said = []

    class Impatient(Person):
        """Clicks on another button before any file is chosen."""

        def pick_files(self) -> list[str]:
            said.append(desk.restore(Sheet()))
            return []

    assert desk.read(Sheet(), [], Impatient(None, None, EXTENSION)) == EXTENSION["no_files"]
    assert said == [EXTENSION["busy"]]
    assert desk.read(None, [], Person(None, None, EXTENSION)) == EXTENSION["no_document"]


def test_how_far_it_has_come_is_shown_in_the_window_and_taken_away_again() -> None:
    shown: list[object] = []

    class Window:
        ContainerWindow = property(lambda self: self)

        def isVisible(self) -> bool:  # noqa: N802 - UNO's own names
            return True

        def createStatusIndicator(self) -> Window:  # noqa: N802
            return self

        def start(self, text: str, whole: int) -> None:
            shown.append((text, whole))

        def setText(self, text: str) -> None:  # noqa: N802
            shown.append(text)

        def setValue(self, percent: int) -> None:  # noqa: N802
            shown.append(percent)

        def end(self) -> None:
            shown.append("end")

    person = Person(None, Window(), EXTENSION)
    ask = asker(None, person)
    for percent in (10, 60):
        ask("progress", f"bok.se: {percent} % läst", percent)
    person.done()
    person.done()
    assert shown == [("bok.se: 10 % läst", 100), "bok.se: 10 % läst", 10, "bok.se: 60 % läst", 60, "end"]

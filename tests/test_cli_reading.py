"""läs-in and underlag end to end: what is said, the exit status, and what is left on disk."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from cli_samples import NOW, Book, run
from support.books import EKONOMI, EXAMPLE_BOOKS, IT, Post, new_book, sie_file
from support.workbooks import example

UNIT = "3150"  # Ekonomi's by the example's Kontoplan, but not in its books
LIST = "Konto;Ansvar;Period;Belopp\r\n5010;3150;2017-07;31500,50\r\n5010;3150;2017-08;29000,00\r\n"
LATER = NOW + timedelta(minutes=7)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path, example()[0])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return sie_file(tmp_path / "Vårgårda 2017-07.se", "Vårgårda", [Post(7, 5010, UNIT, 31_500.5)])


def paid(book: Path) -> object:
    rows = Book(book, values=True).rows("Prognosrader")
    return next(row["Utfall ack"] for row in rows if (row["Avdelning"], row["Rad"]) == (EKONOMI, "Personalkostnader"))


def number(text: str) -> Decimal:
    return Decimal(plain(text).replace(" ", "").replace(",", "."))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u2212", "-")


@pytest.mark.parametrize("command", ["läs-in", "las-in"])
def test_reading_says_what_became_of_the_rows(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = new_book(tmp_path)
    assert run(command, book, *EXAMPLE_BOOKS) == 0
    out = plain(capsys.readouterr().out)
    assert "Herrljunga 2016.se: 764 rader lästa, 0,00 kr: 408 fördelade, 356 utanför, 0 saknar rad, 0 avvisade" in out
    assert f"{EKONOMI}, Personalkostnader: utfall 2017 är nytt, 4 813 tkr" in out
    assert "Utfallet är inläst ur 4 filer." in out
    assert "6 fel, 9 varningar, 4 noteringar" in out
    assert "Vårgårda ekonomi och personal utfall.xlsx!rad 443  LISTA-PERIOD-13" in out
    assert paid(book) == 4813


def test_reading_again_says_that_nothing_changed(book: Path, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("läs-in", book, source, "--ja")
    before = book.read_bytes()
    capsys.readouterr()
    assert run("läs-in", book, source, now=LATER) == 0
    assert "Filerna är redan inlästa. Ingenting har ändrats." in capsys.readouterr().out
    assert book.read_bytes() == before


def test_a_change_of_what_was_read_waits_for_ja(book: Path, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = book.read_bytes()
    assert run("läs-in", book, source) == 1
    assert f"{EKONOMI}, Personalkostnader: utfall 2017 4 813 → 4 844,5 tkr (jul)" in plain(capsys.readouterr().out)
    assert book.read_bytes() == before
    assert run("läs-in", book, source, "--ja") == 0
    assert paid(book) == 4844.5005
    assert run("återställ", book, now=LATER) == 0
    assert book.read_bytes() == before


def test_one_line_at_the_end_names_every_flag_that_is_needed(
    book: Path, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = source.read_bytes().replace(b"#TRANS 1930 {} -31500.50", b"#TRANS 1930 {} -31500.40")
    source.write_bytes(broken)
    assert run("läs-in", book, source) == 1
    out = capsys.readouterr().out
    assert out.rstrip().endswith("eller kör samma kommando med --ja --trots-fel.")
    assert out.count("Ingenting är skrivet") == 1
    assert run("läs-in", book, source, "--ja") == 1
    assert run("läs-in", book, source, "--trots-fel") == 1
    assert run("läs-in", book, source, "--ja", "--trots-fel") == 0


def test_another_year_is_said_before_the_question(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sie_file(tmp_path / "Vårgårda 2027-09.se", "Vårgårda", [Post(9, 5010, UNIT, 2_750)], year=2027)
    assert run("läs-in", book, path) == 1
    out = plain(capsys.readouterr().out)
    assert f"{EKONOMI}, Personalkostnader: utfall 2027 är nytt, 2,8 tkr" in out
    assert "Filen har belopp för 2027, men arbetsboken gäller 2017 och jämför med 2016." in out
    assert out.rstrip().endswith("Kör samma kommando med --ja för att skriva.")
    assert run("läs-in", book, path, "--ja") == 0


def test_a_new_month_is_said_to_be_new_and_needs_no_ja(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sie_file(tmp_path / "Vårgårda 2017-09.se", "Vårgårda", [Post(9, 5010, UNIT, 250_000)])
    assert run("läs-in", book, path) == 0
    assert f"{EKONOMI}, Personalkostnader: utfall september 2017 är nytt, 250 tkr" in plain(capsys.readouterr().out)


class TestASumThatDiffers:
    """A list whose own last sum is another is read only when told to, and stays marked."""

    @pytest.fixture
    def listed(self, tmp_path: Path) -> Path:
        path = tmp_path / "Vårgårda lista 2017-09.csv"
        path.write_text(
            "Konto;Ansvar;Period;Belopp kr\n5010;3150;2017-09;61500,50\nSumma;;;99000,00\n", encoding="utf-8"
        )
        return path

    def test_is_shown_before_anything_is_written(
        self, book: Path, listed: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = book.read_bytes()
        assert run("läs-in", book, listed) == 1
        out = plain(capsys.readouterr().out)
        assert "Listans sista summarad säger 99 000,00 kr, men raderna ovanför blir 61 500,50 kr." in out
        assert out.rstrip().endswith("med --trots-fel.")
        assert book.read_bytes() == before

    def test_stays_in_kontroller(self, book: Path, listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("läs-in", book, listed, "--trots-fel") == 0
        capsys.readouterr()
        run("kontrollera", book)
        assert "Filen lästes in trots fel i den: LISTA-SUMMA-AVVIKER." in capsys.readouterr().out


def test_json_holds_the_changes(book: Path, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("läs-in", book, source, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["andrad"], told["fragor"]) == (1, False, [])
    assert [plain(line).split(":")[0] for line in told["andringar"]] == [f"{EKONOMI}, Personalkostnader"]


class TestQuestions:
    @pytest.fixture
    def listed(self, tmp_path: Path) -> Path:
        path = tmp_path / "Vårgårda lista 2017-08.csv"
        path.write_bytes(LIST.encode())
        return path

    def ask(self, book: Path, listed: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
        assert run("läs-in", book, listed, "--json") == 1
        asked = json.loads(capsys.readouterr().out)["fragor"]
        assert [one["fil"] for one in asked] == [listed.name]
        return list(asked[0]["fragor"])

    def test_are_asked_with_their_choices_and_nothing_is_written(
        self, tmp_path: Path, listed: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        book = new_book(tmp_path)
        before = book.read_bytes()
        asked = self.ask(book, listed, capsys)
        assert asked
        assert run("läs-in", book, listed) == 1
        out = capsys.readouterr().out
        assert all(f"--svar {one['kod']}=VAL" in out for one in asked)
        assert "Ingenting är skrivet." in out
        assert book.read_bytes() == before

    def test_are_answered_by_svar_and_not_asked_the_next_month(
        self, tmp_path: Path, listed: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        book = new_book(tmp_path)
        asked = self.ask(book, listed, capsys)
        answers = [f"--svar={one['kod']}={one['troligast']}" for one in asked]
        assert run("läs-in", book, listed, *answers) == 0
        assert paid(book) == 60.5005
        september = tmp_path / "Vårgårda lista 2017-09.csv"
        september.write_bytes((LIST + "5010;3150;2017-09;30100,00\r\n").encode())
        capsys.readouterr()
        assert run("läs-in", book, september, "--ja", now=LATER) == 0
        assert "--svar" not in capsys.readouterr().out

    def later(self, folder: Path, month: str, *rows: str) -> Path:
        path = folder / f"Vårgårda lista {month}.csv"
        path.write_text("\n".join(("Konto;Ansvar;Period;Belopp", *rows)), encoding="utf-8")
        return path

    @pytest.mark.parametrize(
        ("row", "code", "guess", "kronor"),
        [
            ("5010;3150;2017-09;-30100,00", "LISTA-FRAGA-TECKEN", "-1", 30100),
            ("5010;3150;2017-09;30,1", "LISTA-FRAGA-ENHET", "1000", 30100),
        ],
    )
    def test_are_asked_when_a_known_list_has_other_signs_or_thousands(
        self,
        tmp_path: Path,
        listed: Path,
        capsys: pytest.CaptureFixture[str],
        row: str,
        code: str,
        guess: str,
        kronor: int,
    ) -> None:
        book = new_book(tmp_path)
        run("läs-in", book, listed, "--gissa")
        capsys.readouterr()
        before = book.read_bytes()
        september = self.later(tmp_path, "2017-09", row)
        assert [(one["kod"], one["troligast"]) for one in self.ask(book, september, capsys)] == [(code, guess)]
        assert book.read_bytes() == before
        assert run("läs-in", book, september, f"--svar={code}={guess}", now=LATER) == 0
        rows = Book(book, values=True).rows("Utfallsrader")
        assert [row["Utfall (tkr)"] for row in rows if row["Månad"] == 9] == [kronor / 1000]

    def test_are_guessed_by_gissa(self, tmp_path: Path, listed: Path) -> None:
        book = new_book(tmp_path)
        assert run("läs-in", book, listed, "--gissa") == 0
        assert paid(book) == 60.5005

    def test_the_year_of_a_list_without_one_is_guessed_from_the_workbook(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "Vårgårda månader.csv"
        path.write_bytes(b"Konto;Ansvar;Jan;Feb;Mar\r\n5010;3150;31500,50;29000,00;27250,25\r\n")
        book = new_book(tmp_path)
        assert run("läs-in", book, path) == 1
        out = capsys.readouterr().out
        assert "--svar LISTA-FRAGA-AR=VAL, där VAL är: ett årtal, till exempel 2017.\n    Troligast: 2017." in out
        assert run("läs-in", book, path, "--gissa") == 0
        assert paid(book) == 87.75075

    def test_an_answer_is_written_as_question_and_choice(
        self, book: Path, listed: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run("läs-in", book, listed, "--svar", "ja") == 2
        assert "--svar ska skrivas FRÅGA=VAL." in capsys.readouterr().err


class TestWhatTheTallySays:
    """Every file's rows, with kronor beside what didn't reach a report row and only there."""

    def tally(self, capsys: pytest.CaptureFixture[str]) -> str:
        return plain(capsys.readouterr().out).splitlines()[0]

    def test_one_row_and_what_lacks_a_row(self, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = sie_file(tmp_path / "Vårgårda 2017-07.se", "Vårgårda", [Post(7, 5010, "7777", 31_500.5)])
        run("läs-in", book, path)
        assert self.tally(capsys) == (
            "Vårgårda 2017-07.se: 2 rader lästa, 0,00 kr: "
            "0 fördelade, 1 utanför, 1 saknar rad (31 500,50 kr), 0 avvisade."
        )

    def test_a_refused_row_has_its_kronor(self, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "Vårgårda lista.csv"
        path.write_bytes((LIST + "5010;3150;;4200,25\r\n").encode())
        run("läs-in", book, path, "--gissa")
        out = plain(capsys.readouterr().out)
        assert "1 avvisad (4 200,25 kr)." in out.splitlines()[0]
        assert "Perioden (tom) på konto 5010 går inte att läsa" in out


@pytest.mark.parametrize("option", ["--bokförs-av", "--bokfors-av"])
def test_whose_books_they_are_can_be_told(option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = new_book(tmp_path)
    path = sie_file(tmp_path / "utfall.se", "Bolaget", [Post(7, 5010, "3210", 9_000)])
    assert run("läs-in", book, path, option, "Herjunga") == 1
    assert "Herjunga är ingen av kommunerna i arbetsboken" in capsys.readouterr().out
    assert run("läs-in", book, path, option, "Herrljunga") == 0
    rows = Book(book, values=True).rows("Prognosrader")
    assert next(row["Utfall ack"] for row in rows if (row["Avdelning"], row["Rad"]) == (IT, "Personalkostnader")) == 9


def test_where_the_update_is_stopped_the_reading_says_so(
    tmp_path: Path, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = new_book(tmp_path)
    assert run("läs-in", book, source) == 0
    assert "Prognosen är inte uppdaterad. Rätta först det som Kontroller visar." in capsys.readouterr().out
    assert paid(book) == 31.5005


def test_a_refused_file_has_status_1_and_a_reason(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = book.read_bytes()
    binary = book.with_name("bild.csv")
    binary.write_bytes(bytes(range(256)) * 9)
    assert run("läs-in", book, binary) == 1
    assert "bild.csv" in capsys.readouterr().out
    assert book.read_bytes() == before


class TestUnderlag:
    def test_lists_accounts_that_sum_to_the_cell(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        place = Book(book).cell("Prognosrader", "Utfall ack", 1).coordinate
        assert run("underlag", book, f"Prognos!{place}") == 0
        out = plain(capsys.readouterr().out)
        assert f"{EKONOMI}: Personalkostnader, utfall januari–augusti 2017" in out
        assert "Står på raden 4 813 000,00 kr, summa nedan 4 813 000,00 kr, skillnad 0,00 kr" in out

    def test_an_account_in_utfall_gives_its_vouchers(
        self, book: Path, source: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run("läs-in", book, source, "--ja")
        rows = Book(book, values=True).rows("Utfallsrader")
        number = next(n for n, row in enumerate(rows) if row["Ansvar"] == UNIT)
        place = Book(book).cell("Utfallsrader", "Konto", number).coordinate
        capsys.readouterr()
        assert run("underlag", book, f"Utfall!{place}", "--json") == 0
        (line,) = json.loads(capsys.readouterr().out)["underlag"]
        assert (line["account"], plain(line["trace_actual"]), line["trace_day"]) == ("5010", "31 500,50", "2017-07-15")

    def traced(self, book: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, str]]:
        capsys.readouterr()
        assert run("underlag", book, *more, "--json") == 0
        return list(json.loads(capsys.readouterr().out)["underlag"])

    def in_prognos(self, book: Path, column: str, row: int, table: str = "Prognosrader") -> str:
        return f"Prognos!{Book(book).cell(table, column, row).coordinate}"

    def test_accounts_stand_in_order_of_their_deviation(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        cell = self.in_prognos(book, "Utfall ack", 1)
        rows = self.traced(book, capsys, cell)
        deviations = [number(row["trace_deviation"]) for row in rows]
        assert [abs(one) for one in deviations] == sorted((abs(one) for one in deviations), reverse=True)
        assert sum(deviations) == 528_000
        assert all(number(r["trace_budget"]) - number(r["trace_actual"]) == number(r["trace_deviation"]) for r in rows)

    def test_one_account_of_a_row_is_followed_to_its_vouchers(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        book = new_book(tmp_path)
        posts = [Post(7, 5010, UNIT, 31_500.5), Post(8, 5010, "3151", 9_000), Post(8, 5410, UNIT, 4_000)]
        run("läs-in", book, sie_file(tmp_path / "Vårgårda 2017.se", "Vårgårda", posts))
        cell = self.in_prognos(book, "Utfall ack", 1)
        capsys.readouterr()
        run("underlag", book, cell)
        assert f'underlag "{book}" "{cell}" --konto 5010' in capsys.readouterr().out
        rows = self.traced(book, capsys, cell, "--konto", "5010")
        assert {(row["trace_level"], row["account"]) for row in rows} == {("verifikation", "5010")}
        assert [number(row["trace_actual"]) for row in rows] == [Decimal("31500.50"), 9_000]

    def test_a_departments_sum_is_its_rows_accounts(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        sums = Book(book, values=True).rows("Summor")
        place = next(n for n, row in enumerate(sums) if row["Radtyp"] == "resultat")
        rows = self.traced(book, capsys, self.in_prognos(book, "Utfall ack", place, "Summor"))
        amount = sums[place]["Utfall ack"]
        assert isinstance(amount, int | float)
        assert sum(number(row["trace_actual"]) for row in rows) == round(Decimal(amount) * 1000)
        assert len({row["account"] for row in rows}) > 5

    def test_a_subtotal_leaves_kommunbidrag_out(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        sums = Book(book, values=True).rows("Summor")
        place = next(n for n, row in enumerate(sums) if row["Radtyp"] == "delsumma")
        cell = self.in_prognos(book, "Utfall ack", place, "Summor")
        assert "skrivet belopp" not in {row["trace_level"] for row in self.traced(book, capsys, cell)}
        assert run("underlag", book, cell) == 0
        assert "skillnad 0,00 kr" in capsys.readouterr().out

    def test_a_budget_lists_only_the_budget_and_has_no_vouchers(
        self, book: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        cell = self.in_prognos(book, "Budget ack", 1)
        rows = self.traced(book, capsys, cell)
        assert {row["trace_actual"] for row in rows} == {""}
        assert sum(number(row["trace_budget"]) for row in rows) == 5_341_000
        assert run("underlag", book, cell, "--konto", rows[0]["account"]) == 1
        out = capsys.readouterr().out
        assert out.startswith("Det finns inget att visa:")
        assert "SPARNING-BARA-BUDGET" in out

    def test_an_account_that_is_not_behind_the_amount(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("underlag", book, self.in_prognos(book, "Utfall ack", 1), "--konto", "9999") == 1
        assert "SPARNING-KONTO-SAKNAS" in capsys.readouterr().out

    def test_a_forecast_shows_the_outcome_and_says_so(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("underlag", book, self.in_prognos(book, "Prognos helår", 1)) == 0
        out = plain(capsys.readouterr().out)
        assert "utfall januari–augusti 2017. Cellen är beräknad" in out
        assert "summa nedan 4 813 000,00 kr, skillnad 0,00 kr" in out

    @pytest.mark.parametrize(("cell", "status"), [("Prognos", 2), ("Prognos!1A", 2), ("Prognos!A1", 1)])
    def test_what_is_no_cell_and_what_means_nothing(self, book: Path, cell: str, status: int) -> None:
        assert run("underlag", book, cell) == status

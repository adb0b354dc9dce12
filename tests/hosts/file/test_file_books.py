"""Läs in utfall on a closed file: the published tables from files, what is asked first, and what stays untouched."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from cli_samples import Book as Typed
from support.books import (
    EKONOMI,
    EXAMPLE_BOOKS,
    IT,
    NOW,
    PERSONAL,
    WHO,
    Post,
    new_book,
    read_in,
    sie_file,
    sie_text,
    with_checksum,
)
from support.workbooks import PUBLISHED, Book, example

from snit_xl.actions.log import Author
from snit_xl.hosts.file.commands import Status, lock, take_back, update
from snit_xl.hosts.file.reading import show_basis
from snit_xl.workbook.terms.messages import figure
from snit_xl.workbook.terms.sheets import TABLES

COLUMNS = {
    "utfall_aug_2016": "Utfall ack fg år",
    "budget_ack_aug_2017": "Budget ack",
    "utfall_aug_2017": "Utfall ack",
    "budget_2017": "Budget helår",
}
PAY, INCOME, RENT = 5010, 3010, 6010
UNIT = "3150"  # Ekonomi's by the example's Kontoplan, but not in its books
JULY = [Post(6, PAY, UNIT, 30_000), Post(7, PAY, UNIT, 31_500.5)]
AUGUST = [*JULY[:1], Post(7, PAY, UNIT, 31_700.25), Post(8, PAY, UNIT, 29_000)]
PAID = 4813  # Ekonomi's published pay to August, tkr


def published() -> dict[tuple[str, str], dict[str, float]]:
    """Return the published amounts of every detail row, by department and row."""
    with (PUBLISHED / "delarsrapport_2017-08-31.csv").open(encoding="utf-8", newline="") as lines:
        return {
            (row["verksamhet"], row["rad"]): {shown: float(row[column]) for column, shown in COLUMNS.items()}
            for row in csv.DictReader(lines)
            if not row["rad"].startswith(("Summa", "Resultat"))
        }


def forecast_rows(content: bytes | Path) -> dict[tuple[str, str], dict[str, object]]:
    rows = Book.of(content).rows(TABLES["rows"])
    return {(row["Avdelning"], row["Rad"]): {c: row[c] for c in COLUMNS.values()} for row in rows}


def codes(findings: object) -> set[str]:
    return {one.code for one in findings}  # type: ignore[attr-defined]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return new_book(tmp_path)


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """Return the example with its books read in and its forecast updated."""
    return new_book(tmp_path, example()[0])


@pytest.fixture
def july(tmp_path: Path) -> Path:
    return sie_file(tmp_path / "Vårgårda 2017-07.se", "Vårgårda", JULY)


@pytest.fixture
def august(tmp_path: Path) -> Path:
    return sie_file(tmp_path / "Vårgårda 2017-08.se", "Vårgårda", AUGUST)


def test_every_outcome_and_budget_of_the_departments_is_the_published_one(book: Path) -> None:
    result = read_in(book, *EXAMPLE_BOOKS)
    assert result.status is Status.DONE
    assert len(published()) == 15
    assert forecast_rows(book) == published()


def test_the_built_example_has_the_published_outcomes_and_budgets() -> None:
    assert forecast_rows(example()[0]) == published()


def test_before_anything_is_read_only_the_typed_rows_have_amounts(book: Path) -> None:
    filled = {row for row, amounts in forecast_rows(book).items() if any(a not in {None, ""} for a in amounts.values())}
    assert filled == {(IT, "Kommunbidrag")}


def test_the_same_files_again_leave_the_workbook_untouched(book: Path) -> None:
    read_in(book, *EXAMPLE_BOOKS)
    before, stamp = book.read_bytes(), book.stat().st_mtime_ns
    assert read_in(book, *reversed(EXAMPLE_BOOKS), minutes=9).status is Status.UNCHANGED
    assert read_in(book, EXAMPLE_BOOKS[2], minutes=10).status is Status.UNCHANGED
    assert (book.read_bytes(), book.stat().st_mtime_ns) == (before, stamp)


def test_an_update_after_a_reading_changes_nothing(full: Path, august: Path) -> None:
    read_in(full, august)
    before = full.read_bytes()
    assert update(full, Author(WHO, NOW + timedelta(minutes=2))).status is Status.UNCHANGED
    assert full.read_bytes() == before


def test_a_later_file_shows_first_what_it_changes_and_writes_when_told_to(book: Path, july: Path, august: Path) -> None:
    read_in(book, july)
    before = book.read_bytes()
    asked = read_in(book, august, agrees=False)
    assert asked.status is Status.WAITS
    assert book.read_bytes() == before
    assert asked.prepared is not None
    july_again, august_is_new = asked.prepared.changes
    assert (july_again.unit, july_again.label, july_again.year) == (EKONOMI, "Personalkostnader", 2017)
    assert (july_again.months, str(july_again.before), str(july_again.after)) == ((7,), "61.5005", "61.70025")
    assert (august_is_new.months, august_is_new.before, str(august_is_new.after)) == ((8,), None, "29")
    done = read_in(book, august, minutes=5)
    assert done.status is Status.DONE
    assert Book.of(book).row(TABLES["rows"], Avdelning=EKONOMI, Rad="Personalkostnader")["Utfall ack"] == 90.70025


def test_a_first_file_asks_nothing(book: Path, july: Path) -> None:
    assert read_in(book, july, agrees=False).status is Status.DONE


def test_a_month_with_nothing_before_asks_nothing(book: Path, july: Path, tmp_path: Path) -> None:
    read_in(book, july)
    posts = [*JULY, Post(8, PAY, UNIT, 29_000)]
    done = read_in(book, sie_file(tmp_path / "Vårgårda 2017-08.se", "Vårgårda", posts), agrees=False, minutes=5)
    assert done.status is Status.DONE
    assert done.prepared is not None
    assert [one.months for one in done.prepared.changes] == [(8,)]


def test_a_month_that_was_read_as_nothing_is_asked_about(book: Path, july: Path, tmp_path: Path) -> None:
    read_in(book, july)
    posts = [*JULY, Post(2, PAY, UNIT, 1_250)]
    asked = read_in(book, sie_file(tmp_path / "Vårgårda 2017-07 ny.se", "Vårgårda", posts), agrees=False)
    assert asked.status is Status.REFUSED  # another export with the same months
    asked = read_in(book, sie_file(july, "Vårgårda", posts), agrees=False)
    assert asked.status is Status.WAITS


class TestAnotherYear:
    """Amounts of a year that the workbook has no use for are asked about, and stay among the findings."""

    @pytest.fixture
    def later(self, tmp_path: Path) -> Path:
        return sie_file(tmp_path / "Vårgårda 2027-09.se", "Vårgårda", [Post(9, PAY, UNIT, 2_750)], year=2027)

    def test_waits_for_a_yes(self, full: Path, later: Path) -> None:
        before = full.read_bytes()
        asked = read_in(full, later, agrees=False)
        assert asked.status is Status.WAITS
        assert asked.prepared is not None
        (found,) = asked.prepared.years
        assert (found.code, found.place.file) == ("UTFALL-ANNAT-AR", later.name)
        assert dict(found.values) == {"years": "2027", "year": "2017", "before": "2016"}
        assert full.read_bytes() == before

    def test_stays_in_the_list_of_findings_at_its_row_in_inlasning(self, full: Path, later: Path) -> None:
        done = read_in(full, later)
        assert done.status is Status.DONE
        (found,) = [one for one in done.findings if one.code == "UTFALL-ANNAT-AR"]
        assert (found.place.sheet, found.place.cell[0]) == ("Inläsning", "A")

    def test_is_asked_once(self, full: Path, later: Path, tmp_path: Path) -> None:
        read_in(full, later)
        posts = [Post(9, PAY, UNIT, 2_750), Post(10, PAY, UNIT, 2_800)]
        more = sie_file(tmp_path / "Vårgårda 2027-10.se", "Vårgårda", posts, year=2027)
        assert read_in(full, more, agrees=False, minutes=5).status is Status.DONE

    @pytest.mark.parametrize("year", [2016, 2017])
    def test_the_year_and_the_one_before_are_the_workbooks_own(self, book: Path, tmp_path: Path, year: int) -> None:
        path = sie_file(tmp_path / "Vårgårda.se", "Vårgårda", [Post(9, PAY, UNIT, 2_750)], year=year)
        assert read_in(book, path, agrees=False).status is Status.DONE


def test_the_log_says_what_was_read_and_what_changed(book: Path, july: Path, august: Path) -> None:
    read_in(book, july)
    read_in(book, august, minutes=5)
    rows = [row for row in Book.of(book).rows(TABLES["log"]) if row["Händelse"] == "Läs in utfall"]
    said = [(row["Vad"], row["Före"], row["Efter"]) for row in rows]
    assert ("Vårgårda 2017-07.se: 4 rader lästa", None, None) in said
    assert (f"{EKONOMI}, Personalkostnader: utfall 2017", "61,5", "61,7") in said
    assert (f"{EKONOMI}, Personalkostnader: utfall augusti 2017", None, "29") in said


def test_what_was_before_is_given_back(book: Path, july: Path, august: Path) -> None:
    read_in(book, july)
    before = book.read_bytes()
    done = read_in(book, august, minutes=5)
    assert done.backup is not None
    assert done.backup.read_bytes() == before
    assert take_back(book, Author(WHO, NOW + timedelta(minutes=6))).status is Status.DONE
    assert book.read_bytes() == before


def test_files_of_several_municipalities_at_once(book: Path, tmp_path: Path) -> None:
    ours = sie_file(tmp_path / "V.se", "Vårgårda", [Post(3, PAY, "3200", 11_000)])
    theirs = sie_file(tmp_path / "H.se", "Herrljunga", [Post(3, PAY, "3200", 7_000)])
    assert read_in(book, ours, theirs).status is Status.DONE
    rows = Book.of(book)
    assert rows.row(TABLES["rows"], Avdelning=PERSONAL, Rad="Personalkostnader")["Utfall ack"] == 11
    assert rows.row(TABLES["rows"], Avdelning=IT, Rad="Personalkostnader")["Utfall ack"] == 7


def test_a_file_that_does_not_say_whose_it_is_takes_the_owner_that_is_told(book: Path, tmp_path: Path) -> None:
    path = sie_file(tmp_path / "utfall.se", "Servicebolaget", [Post(3, PAY, "3100", 11_000)])
    before = book.read_bytes()
    refused = read_in(book, path)
    (found,) = refused.blocking
    assert (found.code, found.place.file) == ("UTFALL-BOKFORS-AV-SAKNAS", path.name)
    assert dict(found.values) == {"file": path.name, "choices": "Herrljunga, Vårgårda"}
    assert book.read_bytes() == before
    assert read_in(book, path, owner="Vårgårda", minutes=3).status is Status.DONE
    assert Book.of(book).row(TABLES["ledger"], Konto="5010")["Bokförs av"] == "Vårgårda"
    assert Book.of(book).row(TABLES["rows"], Avdelning=EKONOMI, Rad="Personalkostnader")["Utfall ack"] == 11


def test_the_next_month_of_the_same_export_is_the_same_municipalitys(book: Path, tmp_path: Path) -> None:
    july, august = (tmp_path / f"Utfall 2017-{month}.se" for month in ("07", "08"))
    sie_file(july, "Servicebolaget", [Post(7, PAY, "3100", 11_000)])
    sie_file(august, "Servicebolaget", [Post(7, PAY, "3100", 11_000), Post(8, PAY, "3100", 12_500)])
    assert read_in(book, july, owner="Vårgårda").status is Status.DONE
    assert read_in(book, august, minutes=3).status is Status.DONE
    assert [row["Bokförs av"] for row in Book.of(book).rows(TABLES["sources"])] == ["Vårgårda"]
    assert Book.of(book).row(TABLES["rows"], Avdelning=EKONOMI, Rad="Personalkostnader")["Utfall ack"] == 23.5
    other = sie_file(tmp_path / "Bokslut 2017-08.se", "Servicebolaget", [Post(8, PAY, "3100", 1_000)])
    assert codes(read_in(book, other, minutes=6).blocking) == {"UTFALL-BOKFORS-AV-SAKNAS"}


def test_the_same_file_under_another_name_takes_the_place_of_the_first(book: Path, july: Path) -> None:
    read_in(book, july)
    renamed = july.rename(july.with_name("Vårgårda huvudbok.se"))
    assert read_in(book, renamed, minutes=3).status is Status.DONE
    assert [row["Källa"] for row in Book.of(book).rows(TABLES["sources"])] == [renamed.name]


def test_an_owner_that_is_no_municipality_is_refused(book: Path, july: Path) -> None:
    before = book.read_bytes()
    result = read_in(book, july, owner="Vargarda")
    assert result.status is Status.REFUSED
    assert [one.code for one in result.blocking] == ["UTFALL-BOKFORS-AV-OKAND"]
    assert book.read_bytes() == before


def test_what_the_reader_finds_in_a_file_is_told_with_its_line(book: Path) -> None:
    result = read_in(book, *EXAMPLE_BOOKS)
    assert result.prepared is not None
    found = next(one for one in result.prepared.ran.noted if one.code == "LISTA-PERIOD-13")
    assert str(found.place) == "Vårgårda ekonomi och personal utfall.xlsx: rad 443"


def test_period_13_is_in_december(book: Path) -> None:
    read_in(book, *EXAMPLE_BOOKS)
    rows = Book.of(book).rows(TABLES["ledger"])
    assert {row["Månad"] for row in rows if row["År"] == 2016} == set(range(1, 13))


def broken(content: bytes, text: bytes = b"#TRANS") -> bytes:
    return content[: content.rindex(text) + 3]


REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "binary file": ("bok.csv", lambda: bytes(range(256)) * 40),
    "truncated SIE with a checksum": ("bok.se", lambda: broken(with_checksum(sie_text("Vårgårda", JULY)))),
    "encrypted workbook": ("bok.xlsx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)),
    "empty file": ("bok.se", lambda: b""),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refused_file_leaves_the_workbook_untouched(case: str, book: Path, tmp_path: Path, august: Path) -> None:
    name, content = REFUSED[case]
    path = tmp_path / name
    path.write_bytes(content())
    before = book.read_bytes()
    result = read_in(book, august, path)
    assert result.status is Status.REFUSED, case
    assert [one.place.file for one in result.blocking] == [name]
    assert book.read_bytes() == before
    assert not (tmp_path / "Säkerhetskopior").exists()


def test_a_file_with_its_own_checksum_is_read_when_it_is_whole(book: Path, tmp_path: Path) -> None:
    path = tmp_path / "Vårgårda.se"
    path.write_bytes(with_checksum(sie_text("Vårgårda", JULY)))
    assert read_in(book, path).status is Status.DONE


def test_two_exports_with_the_same_month_write_nothing(book: Path, july: Path, tmp_path: Path) -> None:
    read_in(book, july)
    before = book.read_bytes()
    other = sie_file(tmp_path / "Vårgårda huvudbok.se", "Vårgårda", AUGUST)
    result = read_in(book, other)
    assert result.status is Status.REFUSED
    assert codes(result.blocking) == {"UTFALL-MANAD-TVA-GANGER"}
    assert book.read_bytes() == before


def test_a_missing_file_is_told_with_every_other(book: Path, tmp_path: Path) -> None:
    result = read_in(book, tmp_path / "finns inte.se", tmp_path / "inte heller.csv")
    assert [one.code for one in result.blocking] == ["FIL-SAKNAS", "FIL-SAKNAS"]


def edited(path: Path, table: str, row: int, **cells: object) -> None:
    """Type in cells of a table's row, counted from 0, as the user would, and save."""
    typed = Typed(path)
    for key, value in cells.items():
        typed.cell(TABLES[table], key.replace("_", " "), row).value = value  # type: ignore[assignment]
    typed.save()


def test_an_unmapped_account_is_mended_by_a_rule_and_the_button_without_reading_again(
    full: Path, tmp_path: Path
) -> None:
    path = sie_file(tmp_path / "Vårgårda.se", "Vårgårda", [Post(8, 9100, UNIT, 12_345.67)])
    result = read_in(full, path)
    found = next(one for one in result.findings if one.code == "KONTOPLAN-KONTO-SAKNAS")
    assert dict(found.values)["codes"] == "9100"
    path.unlink()
    typed = Typed(full)
    rule = {"Konto från": 9100, "Konto till": 9199, "Rad": "Övriga kostnader", "Radtyp": "kostnad"}
    typed.grow(TABLES["accounts"], [rule])
    typed.save()
    done = update(full, Author(WHO, NOW + timedelta(minutes=4)))
    assert done.status is Status.DONE
    assert "KONTOPLAN-KONTO-SAKNAS" not in codes(done.findings)
    row = Book.of(full).row(TABLES["rows"], Avdelning=EKONOMI, Rad="Övriga kostnader")
    assert row["Utfall ack"] == pytest.approx(1336 + 12.34567, abs=1e-9)


def test_where_other_faults_stop_the_update_what_was_read_stands_and_kontroller_says_why(
    full: Path, august: Path
) -> None:
    edited(full, "rows", 1, Kommentar=None)
    result = read_in(full, august)
    assert result.status is Status.DONE
    assert "PROGNOS-KOMMENTAR-SAKNAS" in codes(result.findings)
    after = Book.of(full)
    assert after.row(TABLES["rows"], Avdelning=EKONOMI, Rad="Personalkostnader")["Utfall ack"] == PAID + 90.70025
    assert "PROGNOS-KOMMENTAR-SAKNAS" in {row["Kod"] for row in after.rows(TABLES["checks"])}
    assert "Uppdatera prognos" not in {row["Händelse"] for row in after.rows(TABLES["log"])}


def test_another_month_in_forutsattningar_moves_hittills_at_the_button(full: Path, august: Path) -> None:
    read_in(full, august)
    month_before = Book.of(full).row(
        TABLES["months"], Avdelning=EKONOMI, Rad="Personalkostnader", Slag="utfall", År=2017
    )
    typed = Typed(full)
    typed.field("Period").value = 7
    typed.save()
    update(full, Author(WHO, NOW + timedelta(minutes=2)))
    row = Book.of(full).row(TABLES["months"], Avdelning=EKONOMI, Rad="Personalkostnader", Slag="utfall", År=2017)
    assert row["Hittills"] == pytest.approx(month_before["Hittills"] - row["aug"], abs=1e-9)
    assert row["Helår"] == month_before["Helår"]
    shown = Book.of(full).row(TABLES["rows"], Avdelning=EKONOMI, Rad="Personalkostnader")["Utfall ack"]
    assert shown == pytest.approx(row["Hittills"], abs=1e-9)


class TestStamp:
    """Start says whether the books still say what was reported."""

    def said(self, book: Path) -> str:
        return str(Book.of(book).named("Bokfort_rapporterat"))

    def test_the_example_agrees_with_the_paper_in_tkr_until_a_version_is_locked(self, book: Path) -> None:
        read_in(book, *EXAMPLE_BOOKS)
        assert self.said(book) == "Bokfört = senaste handling i hela tkr. Ingen version är låst för 2017-08"

    def test_a_locked_version_is_held_to_the_krona(self, full: Path, august: Path) -> None:
        book = full
        read_in(book, august)
        lock(book, "Delår", Author(WHO, NOW + timedelta(minutes=1)))
        update(book, Author(WHO, NOW + timedelta(minutes=2)))
        assert self.said(book) == "Bokfört = rapporterat, på kronan: Delår, låst 2017-09-12"
        more = [*AUGUST, Post(8, RENT, UNIT, 1)]
        sie_file(august, "Vårgårda", more)
        read_in(book, august, minutes=3)
        assert self.said(book) == (
            f"Bokfört skiljer sig från Delår (2017-09-12) på 1 rad: {EKONOMI}, Övriga kostnader 1 kr"
        )

    def step(self, book: Path, number: int) -> object:
        return Book.of(book).rows(TABLES["steps"])[number - 1]["Läge"]

    def test_start_says_what_was_locked_as_soon_as_it_is(self, full: Path) -> None:
        lock(full, "Delår", Author(WHO, NOW + timedelta(minutes=1)))
        assert self.said(full) == "Bokfört = rapporterat, på kronan: Delår, låst 2017-09-12"
        assert self.step(full, 5) == "● klart"

    def test_a_locked_period_that_changes_is_a_warning_also_when_the_period_has_moved_on(
        self, full: Path, august: Path
    ) -> None:
        read_in(full, august)
        lock(full, "Delår", Author(WHO, NOW + timedelta(minutes=1)))
        sie_file(august, "Vårgårda", [*AUGUST, Post(8, RENT, UNIT, 1), Post(9, RENT, UNIT, 70)])
        told = [one for one in read_in(full, august, minutes=2).findings if one.code == "BOKFORT-SKILJER"]
        typed = Typed(full)
        typed.field("Period").value = 9
        typed.save()
        later = update(full, Author(WHO, NOW + timedelta(minutes=3))).findings
        assert told == [one for one in later if one.code == "BOKFORT-SKILJER"]
        assert [dict(one.values)["rows"] for one in told] == [f"{EKONOMI}, Övriga kostnader 1 kr"]
        assert told[0].place.sheet == "Start"

    def test_the_paper_is_held_against_its_own_period_only_and_step_one_sees_the_missing_month(
        self, full: Path
    ) -> None:
        assert self.step(full, 1) == "● klart"
        typed = Typed(full)
        typed.field("Period").value = 9
        typed.save()
        assert update(full, Author(WHO, NOW + timedelta(minutes=1))).dues == ""  # nothing more is read
        assert self.said(full) == "Ingen version är låst för 2017-09, och Senaste handling gäller 2017-08"
        assert self.step(full, 1) == "▲ se över"

    def test_other_outcome_than_the_papers_is_counted(self, full: Path, august: Path) -> None:
        read_in(full, august)
        assert (
            self.said(full) == "1 belopp i senaste handling skiljer sig från Prognos. Ingen version är låst för 2017-08"
        )


class TestSeries:
    """Month by month: cumulative figures, and amounts far from what is usual, are flagged where they stand."""

    def test_months_that_each_hold_the_sum_so_far_are_flagged(self, full: Path, tmp_path: Path) -> None:
        capital = 7910  # Personal's budget and outcome of capital cost are zero in the example
        posts = [Post(month, capital, "3200", 50_000 * month) for month in range(1, 9)]
        budget = [Post(month, capital, "3200", 50_000) for month in range(1, 13)]
        path = sie_file(tmp_path / "Vårgårda kapital.se", "Vårgårda", posts, budget)
        result = read_in(full, path)
        (found,) = [one for one in result.findings if one.code == "GRANSKA-ACKUMULERAD-SERIE"]
        assert (found.place.sheet, self.shown(full, found.place.cell)) == ("Månader", 400)

    def test_a_month_ten_times_the_usual_is_flagged(self, full: Path, tmp_path: Path) -> None:
        posts = [Post(month, 7910, "3200", 40_000 + month) for month in range(1, 8)] + [Post(8, 7910, "3200", 450_000)]
        result = read_in(full, sie_file(tmp_path / "Vårgårda kapital.se", "Vårgårda", posts))
        (found,) = [one for one in result.findings if one.code == "GRANSKA-HISTORIK"]
        assert (found.place.sheet, self.shown(full, found.place.cell)) == ("Månader", 450)

    def shown(self, book: Path, cell: str) -> object:
        return Book.of(book).raw["Månader"][cell].value


LIST = "Konto;Ansvar;Period;Belopp\r\n5010;3150;2017-07;31500,50\r\n5010;3150;2017-08;29000,00\r\n"


class TestQuestions:
    """A list that doesn't tell its sign and unit is asked about once and remembered."""

    @pytest.fixture
    def listed(self, tmp_path: Path) -> Path:
        path = tmp_path / "Vårgårda lista 2017-08.csv"
        path.write_bytes(LIST.encode())
        return path

    def test_it_asks_and_writes_nothing(self, book: Path, listed: Path) -> None:
        before = book.read_bytes()
        result = read_in(book, listed)
        assert result.status is Status.WAITS
        assert result.asked
        assert book.read_bytes() == before

    def test_answers_are_followed_and_remembered_the_next_month(self, book: Path, listed: Path, tmp_path: Path) -> None:
        asked = read_in(book, listed).asked[0].preview.questions
        answers = {question.code: [question.choices[0].key] for question in asked}
        assert read_in(book, listed, answers=answers).status is Status.DONE
        september = tmp_path / "Vårgårda lista 2017-09.csv"
        september.write_bytes((LIST + "5010;3150;2017-09;30100,00\r\n").encode())
        result = read_in(book, september)
        assert (result.status, result.asked) == (Status.DONE, ())

    def test_guesses_are_taken_when_asked_for(self, book: Path, listed: Path) -> None:
        assert read_in(book, listed, guesses=True).status is Status.DONE
        row = Book.of(book).row(TABLES["rows"], Avdelning=EKONOMI, Rad="Personalkostnader")
        assert row["Utfall ack"] == 60.5005


def test_foreign_formulas_are_left_as_they_are(book: Path, august: Path) -> None:
    typed = Typed(book)
    typed.book["Prognos"]["AA1"] = "=OKANDFUNKTION(Prognos!G17)"
    typed.save()
    assert read_in(book, august).status is Status.DONE
    assert Typed(book).book["Prognos"]["AA1"].value == "=OKANDFUNKTION(Prognos!G17)"


def test_the_vouchers_are_found_beside_the_workbook_and_nowhere_else(book: Path, tmp_path: Path) -> None:
    away = tmp_path / "bort"
    away.mkdir()
    path = sie_file(away / "Vårgårda.se", "Vårgårda", AUGUST)
    read_in(book, path)
    cell = "Utfall!C6"
    author = Author(WHO, NOW)
    assert show_basis(book, cell, author).status is Status.UNCHANGED
    moved = path.rename(tmp_path / path.name)
    assert show_basis(book, cell, author).status is Status.UNCHANGED
    sie_file(moved, "Vårgårda", JULY)
    assert codes(show_basis(book, cell, author).blocking) == {"SPARNING-FIL-ANDRAD"}
    moved.unlink()
    assert codes(show_basis(book, cell, author).blocking) == {"SPARNING-FIL-SAKNAS"}


def test_a_file_that_has_moved_is_found_once_it_is_read_from_its_new_place(book: Path, tmp_path: Path) -> None:
    path = sie_file(tmp_path / "Vårgårda.se", "Vårgårda", AUGUST)
    read_in(book, path)
    (tmp_path / "ny plats").mkdir()
    moved = path.rename(tmp_path / "ny plats" / path.name)
    author = Author(WHO, NOW)
    assert show_basis(book, "Utfall!C6", author).status is Status.REFUSED
    assert read_in(book, moved, minutes=4).status is Status.DONE
    assert show_basis(book, "Utfall!C6", author).status is Status.UNCHANGED


def test_the_answer_says_who_owes_another_amount_than_before(full: Path, tmp_path: Path) -> None:
    sie_file(tmp_path / "Herrljunga tillägg.se", "Herrljunga", [Post(8, RENT, "3210", 1_000_000)])
    read_in(full, tmp_path / "Herrljunga tillägg.se")
    typed = Typed(full)
    typed.field("Period").value = 7
    typed.save()
    dues = update(full, Author(WHO, NOW + timedelta(minutes=2))).dues
    now = {row["Kommun"]: row["Att betala"] for row in Book.of(full).rows(TABLES["settlement"])}
    assert dues.startswith("Att betala ändras: Vårgårda ")
    assert all(f"→ {figure(Decimal(str(round(due))), 0)} tkr" in dues for due in now.values())

"""Locked versions on a closed file: lock, change, see what has changed since April, and how near it came."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from cli_samples import Book as Typed
from support.books import EKONOMI, IT, NOW, PERSONAL, WHO, Post, new_book, read_in, sie_file
from support.workbooks import Book, example

from snit_xl.actions.log import Author
from snit_xl.domain.problems import Problem
from snit_xl.hosts.file.commands import Result, Status, check, lock, update
from snit_xl.workbook.terms.sheets import TABLES

PAY, OTHER = "Personalkostnader", "Övriga kostnader"
APRIL, AUGUST = "April 2017", "Augusti 2017"
Line = dict[str, object]


def at(minutes: int) -> Author:
    return Author(WHO, NOW + timedelta(minutes=minutes))


@contextmanager
def typing(path: Path) -> Iterator[Typed]:
    typed = Typed(path)
    yield typed
    typed.save()


def type_row(path: Path, unit: str, label: str, **cells: object) -> None:
    """Type into a row's input cells on Prognos."""
    with typing(path) as typed:
        rows = typed.rows("Prognosrader")
        (number,) = [n for n, row in enumerate(rows) if (row["Avdelning"], row["Rad"]) == (unit, label)]
        for heading, value in cells.items():
            typed.cell("Prognosrader", heading.replace("_", " "), number).value = value  # type: ignore[assignment]


def type_field(path: Path, name: str, value: float | str | None) -> None:
    with typing(path) as typed:
        typed.field(name).value = value


def updated(path: Path, minutes: int) -> Result:
    result = update(path, at(minutes))
    assert result.status in {Status.DONE, Status.UNCHANGED}, result.blocking
    return result


def of_versions(findings: tuple[Problem, ...]) -> list[Problem]:
    return [one for one in findings if one.code.startswith("VERSION")]


def changes(path: Path) -> dict[object, Line]:
    """Return the list Ändringar by department and row."""
    return {(row["Avdelning"], row["Rad"]): row for row in Book.of(path).rows(TABLES["changes"])}


@pytest.fixture(scope="module")
def since_april(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the example with April locked, and then August: pay of Ekonomi lowered further, IT by another method."""
    path = new_book(tmp_path_factory.mktemp("april"), example()[0])
    type_field(path, "Period", 4)
    updated(path, 1)
    assert lock(path, "", at(2)).version == APRIL
    type_field(path, "Period", 8)
    type_row(path, EKONOMI, PAY, Justering=-650)
    type_row(path, PERSONAL, OTHER, Justering=12, Kommentar="Nytt avtal om utbildning")
    type_row(path, IT, OTHER, Metod="linjär")
    updated(path, 3)
    return path.read_bytes()


@pytest.fixture
def book(tmp_path: Path, since_april: bytes) -> Path:
    return new_book(tmp_path, since_april)


def test_what_has_changed_since_april_stands_row_by_row_beside_both_comments(book: Path) -> None:
    found = changes(book)
    linear, budget = found[IT, OTHER]["Prognos nu"], found[IT, OTHER]["Prognos då"]
    assert isinstance(linear, float | int)
    assert isinstance(budget, float | int)
    assert list(found) == [(EKONOMI, PAY), (PERSONAL, OTHER), (IT, OTHER), ("Alla avdelningar", "Summa")]
    pay, other, whole = found[EKONOMI, PAY], found[PERSONAL, OTHER], found["Alla avdelningar", "Summa"]
    assert (pay["Prognos då"], pay["Prognos nu"], pay["Ändring"]) == (7625, 7475, -150)
    assert (pay["Justering då"], pay["Justering nu"], pay["Metod då"]) == (-500, -650, "budget")
    assert pay["Kommentar då"] == pay["Kommentar nu"]
    assert pay["Att se över"] == "Kommentaren är oförändrad"
    assert (other["Ändring"], other["Kommentar då"], other["Att se över"]) == (12, None, None)
    assert other["Kommentar nu"] == "Nytt avtal om utbildning"
    assert (found[IT, OTHER]["Metod då"], found[IT, OTHER]["Metod nu"]) == ("budget", "linjär")
    assert found[IT, OTHER]["Att se över"] == "Kommentar saknas"
    assert whole["Prognos då"] == -1100
    assert whole["Ändring"] == pytest.approx(-150 + 12 + linear - budget)
    shown = Book.of(book)
    assert shown.named("Andringar_fran") == "April 2017, låst 2017-09-12, period 2017-04"
    assert shown.named("Andringar_summa").endswith("3 rader skiljer sig.")
    on_forecast = shown.row(TABLES["rows"], Avdelning=EKONOMI, Rad=PAY)
    assert on_forecast["Ändring sedan förra"] == -150
    assert shown.below(TABLES["sums"], "Ändring sedan förra") == pytest.approx(whole["Ändring"])


def test_a_change_without_a_word_is_a_warning_at_the_comment(book: Path) -> None:
    pay, other = of_versions(check(book, at(4)).findings)
    assert (pay.code, other.code) == ("VERSION-KOMMENTAR-OFORANDRAD", "VERSION-KOMMENTAR-SAKNAS")
    typed = Typed(book)
    assert pay.place.sheet == "Prognos"
    assert typed.book["Prognos"][pay.place.cell].value.startswith("Vakanser under våren")
    type_row(book, EKONOMI, PAY, Kommentar="Vakanserna kvarstår hela året.")
    assert [one.code for one in of_versions(check(book, at(4)).findings)] == ["VERSION-KOMMENTAR-SAKNAS"]


def test_the_limits_of_a_change_are_the_committees_own(book: Path) -> None:
    with typing(book) as typed:
        for number, row in enumerate(typed.rows("Granser")):
            if str(row["Gräns"]).startswith("Ändring utan ny kommentar"):
                typed.cell("Granser", "Värde", number).value = 10_000
    assert of_versions(check(book, at(4)).findings) == []


def test_the_version_to_compare_with_is_chosen_and_the_last_one_is_the_default(book: Path) -> None:
    lock(book, "", at(5))
    updated(book, 6)
    assert list(changes(book)) == [("Alla avdelningar", "Summa")]
    type_field(book, "Jamfor_med", APRIL.upper())
    stops = [one.code for one in lock(book, "För tidigt", at(7)).blocking]
    assert stops == ["VERSION-INAKTUELL"]  # another version to compare with makes the forecast stale
    updated(book, 7)
    assert (EKONOMI, PAY) in changes(book)
    assert Book.of(book).named("Lage") == "Aktuell"
    type_field(book, "Jamfor_med", "Maj 2017")
    refused = update(book, at(8))
    assert [(one.code, one.place.sheet) for one in refused.blocking] == [("INDATA-OKAND", "Ändringar")]


def test_every_version_has_a_row_with_its_figures_in_the_order_they_were_locked(book: Path) -> None:
    lock(book, "", at(5))
    lock(book, "Efter beredning", Author("controller", at(9).now), "oktober")
    april, august, later = Book.of(book).rows(TABLES["version_summary"])
    assert (april["Version"], april["Rapporttillfälle"], april["Period"]) == (APRIL, "april", "2017-04")
    assert (april["Prognos helår"], april["Avvikelse helår"], april["Rader"]) == (-1100, 1100, 15)
    assert (august["Version"], august["Låst av"]) == (AUGUST, WHO)
    assert (later["Version"], later["Rapporttillfälle"], later["Låst av"]) == (
        "Efter beredning",
        "oktober",
        "controller",
    )
    assert august["Prognos helår"] == later["Prognos helår"] != april["Prognos helår"]
    assert april["Anmärkning"] == "2017 är inte stängt: det krävs period 12 och utfall för alla månader."
    assert Book.of(book).named("Nasta_version") == "Augusti 2017 (2)"
    assert lock(book, APRIL.lower(), at(10)).blocking[0].code == "VERSION-FINNS"


def test_a_month_between_the_report_points_can_be_locked_too(book: Path) -> None:
    type_field(book, "Period", 9)
    updated(book, 5)
    lock(book, "", at(6))
    *_, last = Book.of(book).rows(TABLES["version_summary"])
    assert (last["Version"], last["Rapporttillfälle"]) == ("September 2017", None)


def test_the_report_points_are_the_committees_own(book: Path) -> None:
    with typing(book) as typed:
        typed.fill("Rapporttillfallen", [{"Rapporttillfälle": "februari", "Månad": 8}])
        typed.cell("Rapporttillfallen", "Månad", 1).value = 9
    assert lock(book, "", at(5)).version == "Februari 2017"


def test_locking_again_leaves_every_earlier_row_as_it_was(book: Path) -> None:
    before = Book.of(book).rows(TABLES["versions"])
    lock(book, "", at(5))
    after = Book.of(book).rows(TABLES["versions"])
    assert after[:15] == before
    assert len(after) == 30
    assert len({row["Kontrollsumma"] for row in after}) == 30


@pytest.mark.parametrize(
    ("heading", "value"), [("Prognos helår", 7500), ("Kommentar", "Så här var det inte"), ("Metod", "linjär")]
)
def test_a_locked_row_that_somebody_has_edited_is_named_with_its_cell(
    book: Path, heading: str, value: float | str
) -> None:
    with typing(book) as typed:
        typed.cell("Versionslista", heading, 1).value = value
        where = typed.cell("Versionslista", "Kontrollsumma", 1).coordinate
    (found,) = [one for one in check(book, at(5)).findings if one.code == "VERSION-ANDRAD"]
    assert (found.place.sheet, found.place.cell) == ("Låsta rader", where)
    assert dict(found.values) == {"version": APRIL, "unit": EKONOMI, "row": PAY}


def test_a_locked_row_that_is_emptied_is_missed(book: Path) -> None:
    with typing(book) as typed:
        for heading in typed.rows("Versionslista")[0]:
            typed.cell("Versionslista", heading, 14).value = None
    (found,) = [one for one in check(book, at(5)).findings if one.code == "VERSION-RADER-SAKNAS"]
    assert dict(found.values) == {"version": APRIL, "count": 1}


def test_a_row_that_is_new_or_gone_since_then_counts_in_the_sum(book: Path) -> None:
    """Övriga kostnader of Personal gets another name, with the same budget by hand: gone, new, and no change in all."""
    with typing(book) as typed:
        rows = typed.rows("Prognosrader")
        (number,) = [n for n, row in enumerate(rows) if (row["Avdelning"], row["Rad"]) == (PERSONAL, OTHER)]
        typed.cell("Prognosrader", "Rad", number).value = "Diverse"
        typed.cell("Prognosrader", "Manuell prognos", number).value = 621
        for place, row in enumerate(typed.rows("Kontomappning")):
            if row["Rad"] == OTHER:
                typed.cell("Kontomappning", "Avdelning", place).value = row["Avdelning"]
    result = update(book, at(5))
    assert result.status is Status.DONE, result.blocking
    found = changes(book)
    new, gone, whole = found[PERSONAL, "Diverse"], found[PERSONAL, OTHER], found["Alla avdelningar", "Summa"]
    assert (new["Att se över"], new["Prognos då"], new["Ändring"]) == ("Raden är ny", None, 633)
    assert (gone["Att se över"], gone["Prognos nu"], gone["Ändring"]) == ("Raden finns inte längre", None, -633)
    rows_of_list = [row for row in found.values() if row is not whole]
    assert whole["Ändring"] == pytest.approx(sum(float(str(row["Ändring"])) for row in rows_of_list))


@pytest.fixture(scope="module")
def whole_year(since_april: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the book with all months read and the kommunbidrag of all months typed, still in August."""
    folder = tmp_path_factory.mktemp("året")
    book = new_book(folder, since_april)
    lock(book, "", at(5))
    with typing(book) as typed:
        for number, row in enumerate(typed.rows("Kompletteringar")):
            if (row["Slag"], row["År"]) == ("utfall", 2017):
                for month in ("sep", "okt", "nov", "dec"):
                    typed.cell("Kompletteringar", month, number).value = -1320
    posts = [Post(month, 5010, unit, 640_000) for month in (9, 10, 11, 12) for unit in ("3150", "3200")]
    vargarda = sie_file(folder / "Vårgårda höst.se", "Vårgårda", posts)
    it = [Post(month, 5010, "3200", 610_000.5) for month in (9, 10, 11, 12)]
    herrljunga = sie_file(folder / "Herrljunga höst.se", "Herrljunga", it)
    read = read_in(book, vargarda, herrljunga, minutes=6)
    assert read.status is Status.DONE, read.blocking
    return book.read_bytes()


class TestAccuracy:
    """The year closes: what the versions said in April and August, against what it became."""

    @pytest.fixture
    def closed(self, tmp_path: Path, whole_year: bytes) -> Path:
        return new_book(tmp_path, whole_year)

    def test_nothing_is_shown_before_the_period_is_december(self, closed: Path) -> None:
        shown = Book.of(closed)
        assert shown.named("Precision_underlag").startswith("2017 är inte stängt")
        assert [row["Version"] for row in shown.rows(TABLES["accuracy"])] == [None]

    def test_each_version_and_row_is_held_against_the_year(self, closed: Path) -> None:
        type_field(closed, "Period", 12)
        updated(closed, 8)
        shown = Book.of(closed)
        assert shown.named("Precision_underlag") == "2017: årets utfall är känt, 2 versioner att följa upp."
        lines = {(row["Version"], row["Avdelning"], row["Rad"]): row for row in shown.rows(TABLES["accuracy"])}
        paid = shown.row(TABLES["rows"], Avdelning=EKONOMI, Rad=PAY)["Utfall ack"]
        assert paid == 4813 + 4 * 640
        april, august = lines[APRIL, EKONOMI, PAY], lines[AUGUST, EKONOMI, PAY]
        assert (april["Prognos helår"], april["Årets utfall"], april["Prognosfel (tkr)"]) == (7625, paid, 7625 - paid)
        assert august["Prognosfel (tkr)"] == 7475 - paid
        assert august["Prognosfel (%)"] == pytest.approx((7475 - paid) / paid * 100)
        for version in (APRIL, AUGUST):
            own = [row for (name, _, _), row in lines.items() if name == version]
            whole, departments = own[0], [row for row in own[1:] if row["Rad"] == "Summa"]
            rows = [row for row in own[1:] if row["Rad"] != "Summa"]
            assert (whole["Avdelning"], len(departments), len(rows)) == ("Alla avdelningar", 3, 15)
            error = whole["Prognosfel (tkr)"]
            assert error == pytest.approx(sum(row["Prognosfel (tkr)"] for row in departments))
            assert error == pytest.approx(sum(row["Prognosfel (tkr)"] for row in rows))
            summary = shown.row(TABLES["version_summary"], Version=version)
            assert (summary["Prognosfel (tkr)"], summary["Anmärkning"]) == (error, None)

    def test_a_year_before_is_followed_up_in_the_next_years_workbook(self, closed: Path, tmp_path: Path) -> None:
        """As next year's book is: last year's versions and months, this year's period and books."""
        type_field(closed, "Ar", 2018)
        type_field(closed, "Period", 1)
        january = {
            "Vårgårda": [Post(1, 5010, "3150", 655_000), Post(1, 5010, "3200", 645_000)],
            "Herrljunga": [Post(1, 5010, "3200", 615_000)],
        }
        budget = {
            owner: [Post(m, *post[1:]) for m in range(1, 13) for post in posts] for owner, posts in january.items()
        }
        files = [
            sie_file(tmp_path / f"{owner} 2018.se", owner, posts, budget[owner], year=2018)
            for owner, posts in january.items()
        ]
        read = read_in(closed, *files, minutes=9)
        assert read.status is Status.DONE, read.blocking
        assert of_versions(read.findings) == []  # last year's forecast is no measure of this year's comments
        shown = Book.of(closed)
        assert shown.named("Precision_underlag") == "2017: årets utfall är känt, 2 versioner att följa upp."
        assert shown.row(TABLES["version_summary"], Version=AUGUST)["Prognosfel (tkr)"] is not None
        assert shown.named("Andringar_fran").startswith("Ingen version är låst i år.")
        type_field(closed, "Jamfor_med", AUGUST)
        updated(closed, 10)
        assert Book.of(closed).named("Andringar_fran").endswith("Det är ett annat år än arbetsbokens.")

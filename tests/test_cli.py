"""Each command end to end: what it prints, its exit status, and what it leaves on disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from cli_samples import NOW, WHO, Book, run
from support.books import EXAMPLE_BOOKS
from support.machine import REPOSITORY

from snit_xl.cli import commands
from snit_xl.domain.errors import MisuseError

NAME = "Projekt och förbättringar.xlsx"
LATER = NOW + timedelta(minutes=7)
PUBLISHED_FORECAST = {"Ekonomiavdelningen": -800, "Personalavdelningen": -300, "IT, växel och telefoni": 0}
PUBLISHED_NEXT_YEAR = {"Vårgårda": 9436, "Herrljunga": 5978}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the updated 2017 example as demo leaves it."""
    folder = tmp_path_factory.mktemp("demo")
    assert run("demo", "--ut", folder) == 0
    return (folder / NAME).read_bytes()


@pytest.fixture
def book(example: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "Nämndens bok åäö.xlsx"
    path.write_bytes(example)
    return path


def plain(text: str) -> str:
    """Return printed text with ordinary spaces and minus signs."""
    return text.replace("\u00a0", " ").replace("\u2212", "-")


def column(text: str, line_start: str, heading: str) -> list[str]:
    """Return what stands under a right-aligned heading on the lines that begin with a label."""
    found, end = [], 0
    for line in plain(text).splitlines():
        if line.startswith(("Rad  ", "Kommun  ")):
            end = line.index(heading) + len(heading) if heading in line else 0
        if end and line.startswith(line_start):
            found.append(line[:end].split("  ")[-1].strip())
    return found


def backups(path: Path) -> list[Path]:
    return sorted((path.parent / "Säkerhetskopior").glob("*.xlsx"))


class TestDemo:
    def test_prints_the_published_forecast_per_department(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run("demo", "--ut", tmp_path / "visning") == 0
        out = capsys.readouterr().out
        assert column(out, "Resultat", "Prognos") == ["-800", "-300", "0"]
        assert column(out, "Summa nämnderna", "Prognos") == ["-1 100"]
        assert column(out, "Resultat", "Avvikelse") == ["800", "300", "0"]
        assert column(out, "Resultat", "Utfall") == ["-1 073", "-428", "633"]

    def test_prints_next_years_published_budget_per_municipality(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run("demo", "--ut", tmp_path)
        out = capsys.readouterr().out
        assert column(out, "Vårgårda", "Budget nästa år") == ["9 436"]
        assert column(out, "Herrljunga", "Budget nästa år") == ["5 978"]
        assert column(out, "Summa", "Budget nästa år") == ["15 414"]
        assert column(out, "Summa  ", "Att betala") == ["633"]

    def test_says_where_the_workbook_lies_and_what_was_found(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run("demo", "--ut", tmp_path)
        out = capsys.readouterr().out
        assert str(tmp_path / NAME) in out
        assert "6 fel, 9 varningar, 4 noteringar" in out

    def test_the_workbook_holds_the_figures_that_are_printed(self, book: Path) -> None:
        held = Book(book, values=True)
        results = {row["Avdelning"]: row["Prognos helår"] for row in held.rows("Summor") if row["Radtyp"] == "resultat"}
        assert results == PUBLISHED_FORECAST
        assert {row["Kommun"]: row["Budget nästa år"] for row in held.rows("Brygga")} == PUBLISHED_NEXT_YEAR
        assert held.field("Prognos_summa").value == -1100

    def test_as_json(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("demo", "--ut", tmp_path, "--json") == 0
        told = json.loads(capsys.readouterr().out)
        results = {row["Avdelning"]: row["Prognos helår"] for row in told["summor"] if row["Radtyp"] == "resultat"}
        assert results == PUBLISHED_FORECAST
        assert {row["Kommun"]: row["Budget nästa år"] for row in told["brygga"]} == PUBLISHED_NEXT_YEAR
        assert len(told["fynd"]) == 19
        assert told["fil"] == str(tmp_path / NAME)

    def test_an_earlier_demo_is_kept_as_a_backup(self, tmp_path: Path) -> None:
        run("demo", "--ut", tmp_path)
        (tmp_path / NAME).write_bytes((tmp_path / NAME).read_bytes())
        mine = Book(tmp_path / NAME)
        mine.field("Namnd").value = "Min egen nämnd"
        mine.save()
        kept = (tmp_path / NAME).read_bytes()
        assert run("demo", "--ut", tmp_path, now=LATER) == 0
        assert kept in [path.read_bytes() for path in backups(tmp_path / NAME)]


class TestUpdate:
    def test_a_second_update_leaves_every_byte(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        before = book.read_bytes()
        assert run("uppdatera", book, now=LATER) == 0
        assert "Inget har ändrats" in capsys.readouterr().out
        assert book.read_bytes() == before
        assert backups(book) == []

    def test_a_changed_method_changes_the_forecast_and_is_logged(
        self, book: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        edit = Book(book)
        edit.cell("Prognosrader", "Metod", 1).value = "linjär"
        edit.save()
        lines = len(edit.rows("Logglista"))
        assert run("uppdatera", book, now=LATER) == 0
        assert "-2 006 tkr" in plain(capsys.readouterr().out)
        held = Book(book, values=True)
        proposal = held.cell("Prognosrader", "Förslag", 1)
        assert proposal.value == 7219.5
        assert held.field("Prognos_summa").value == -2005.5
        typed, summary, change = held.rows("Logglista")[lines:]
        assert (typed["Händelse"], typed["Blad"], typed["Före"], typed["Efter"]) == (
            "Ändrad indata",
            "Prognos",
            "budget",
            "linjär",
        )
        assert (summary["Vem"], summary["Händelse"], summary["Efter"]) == (WHO, "Uppdatera prognos", -2005.5)
        assert (change["Blad"], change["Cell"]) == ("Prognos", proposal.coordinate)
        assert (change["Vad"], change["Före"], change["Efter"]) == ("Förslag", 8125, 7219.5)

    def test_a_row_under_its_table_is_said_not_to_count(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        edit = Book(book)
        sheet, table = edit.table("Kommande")
        under = int(table.ref.rpartition("F")[2]) + 1
        for col, value in enumerate(("IT, växel och telefoni", "Övriga kostnader", "ja", "Licenser", None, 247), 1):
            sheet.cell(under, col).value = value
        edit.save()
        run("uppdatera", book, now=LATER)
        out = plain(capsys.readouterr().out)
        assert "-1 100 → -1 100 tkr" in out
        assert f"Räknas inte, står under sin tabell: Prognos!A{under}." in out

    def test_the_log_tells_the_total_before_and_after(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The file host's own patch keeps the cached total that a spreadsheet program would have left."""
        _type_over(book, "Prognos", "-500", "-600")
        assert run("uppdatera", book, now=LATER) == 0
        assert "-1 100 → -1 200 tkr" in plain(capsys.readouterr().out)
        last = Book(book, values=True).rows("Logglista")[-1]
        assert (last["Före"], last["Efter"]) == (-1100, -1200)

    def test_the_log_does_not_grow_when_nothing_changes(self, book: Path) -> None:
        before = len(Book(book, values=True).rows("Logglista"))
        run("uppdatera", book, now=LATER)
        run("uppdatera", book, now=LATER + timedelta(hours=1))
        assert len(Book(book, values=True).rows("Logglista")) == before

    def test_first_update_logs_the_total_and_every_decided_figure(self, book: Path) -> None:
        whole = Book(book, values=True).rows("Logglista")
        assert [row["Vad"].split(":")[0] for row in whole[:4]] == [path.name for path in EXAMPLE_BOOKS]
        log = [row for row in whole if row["Händelse"] == "Uppdatera prognos"]
        assert (log[0]["Vad"], log[0]["Före"], log[0]["Efter"]) == ("Förslag räknat på nytt", None, -1100)
        assert {row["Vad"] for row in log[1:]} == {"Förslag", "Att betala", "Budget nästa år"}
        assert {row["Vem"] for row in log} == {WHO}

    def test_a_backup_holds_the_bytes_from_before(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        _type_over(book, "Prognos", "-500", "-600")
        before = book.read_bytes()
        run("uppdatera", book, now=LATER)
        (backup,) = backups(book)
        assert backup.read_bytes() == before
        assert str(backup) in capsys.readouterr().out

    def test_a_file_open_in_excel_is_left_alone(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        _type_over(book, "Prognos", "-500", "-600")
        before = book.read_bytes()
        book.with_name(f"~${book.name}").write_bytes(b"")
        assert run("uppdatera", book) == 2
        assert "öppen i ett annat program" in capsys.readouterr().out
        assert book.read_bytes() == before


def _type_over(path: Path, sheet: str, old: str, new: str) -> None:
    """Change one figure in the sheet's XML, as a program that recalculates nothing would."""
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    target = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        names = [name for name in source.namelist() if name.endswith("sheet2.xml")]
        assert sheet == "Prognos"
        for info in source.infolist():
            data = source.read(info)
            if info.filename in names:
                assert data.count(f"<v>{old}</v>".encode()) == 1
                data = data.replace(f"<v>{old}</v>".encode(), f"<v>{new}</v>".encode())
            made.writestr(info.filename, data)
    path.write_bytes(target.getvalue())


class TestCheck:
    def test_lists_every_finding_with_place_figures_and_mend(
        self, book: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = book.read_bytes()
        assert run("kontrollera", book) == 1
        out = plain(capsys.readouterr().out)
        assert "Fynd: 6 fel, 9 varningar, 4 noteringar." in out
        assert "Står 169, beräknat -1 100, skillnad 1 269." in out
        assert out.count("Rätta: ") == 19
        assert out.count("FEL  Senaste handling!") == 6
        assert book.read_bytes() == before

    def test_as_json(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("kontrollera", book, "--json") == 1
        told = json.loads(capsys.readouterr().out)
        found = told["fynd"]
        assert told["status"] == 1
        assert len(found) == 19
        assert set(found[0]) == {"slag", "kod", "blad", "cell", "vad", "star", "beraknat", "skillnad", "ratta"}
        assert [one["slag"] for one in found] == ["fel"] * 6 + ["varning"] * 9 + ["not"] * 4

    def test_warnings_alone_are_fine(self, book: Path) -> None:
        edit = Book(book)
        for table in ("TrycktSammanstallning", "TrycktInvesteringar", "Pastaenden", "TrycktArenden"):
            for row in range(len(edit.rows(table))):
                for heading in edit.rows(table)[0]:
                    edit.cell(table, heading, row).value = None
        edit.save()
        assert run("kontrollera", book) == 0


class TestLock:
    def test_saves_the_forecast_under_a_name(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("lås", book, "Delår augusti", now=LATER) == 0
        assert "Delår augusti" in capsys.readouterr().out
        rows = Book(book, values=True).rows("Versionslista")
        assert len(rows) == 15
        assert sum(row["Prognos helår"] for row in rows) == -1100

    def test_without_a_name_it_is_called_after_its_report_point(
        self, book: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run("lås", book) == 0
        assert "Versionen ”Augusti 2017” är låst: 15 rader." in capsys.readouterr().out
        assert run("lås", book) == 0
        assert run("las", book, "--tillfalle", "arsbokslut") == 0
        shown = [(row["Version"], row["Rapporttillfälle"]) for row in Book(book, values=True).rows("Versionsoversikt")]
        assert shown == [
            ("Augusti 2017", "augusti"),
            ("Augusti 2017 (2)", "augusti"),
            ("Årsbokslut 2017", "årsbokslut"),
        ]

    def test_a_taken_name_is_refused(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        run("lås", book, "Delår augusti")
        before = book.read_bytes()
        assert run("las", book, "delår AUGUSTI") == 1
        assert "VERSION-FINNS" in capsys.readouterr().out
        assert book.read_bytes() == before

    def test_a_forecast_older_than_its_inputs_is_refused(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        _type_over(book, "Prognos", "-500", "-600")
        assert run("lås", book, "För tidigt") == 1
        assert "VERSION-INAKTUELL" in capsys.readouterr().out

    def test_a_version_needs_a_name(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("lås", book, "  ") == 2
        assert "namn" in capsys.readouterr().err


class TestRestore:
    @pytest.mark.parametrize("command", ["återställ", "aterstall", "a\u030aterst\u00e4ll"])
    def test_gives_back_the_bytes(self, book: Path, command: str) -> None:
        before = book.read_bytes()
        run("lås", book, "Delår augusti")
        assert book.read_bytes() != before
        assert run(command, book) == 0
        assert book.read_bytes() == before

    def test_says_what_was_taken_back(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        run("lås", book, "A")
        capsys.readouterr()
        run("återställ", book, now=LATER)
        assert f"Lås version {NOW:%Y-%m-%d %H:%M} är återtaget." in capsys.readouterr().out
        run("lås", book, "B", now=LATER)
        capsys.readouterr()
        run("återställ", book, "--json")
        told = json.loads(capsys.readouterr().out)["atertaget"]
        assert told == {"steg": "Lås version", "tid": f"{LATER:%Y-%m-%d %H:%M:%S}"}

    def test_steps_back_one_at_a_time_until_nothing_is_left(
        self, book: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        first = book.read_bytes()
        run("lås", book, "A")
        second = book.read_bytes()
        run("lås", book, "B")
        run("återställ", book)
        assert book.read_bytes() == second
        run("återställ", book)
        assert book.read_bytes() == first
        assert run("återställ", book) == 2
        assert "FIL-INGET-STEG" in capsys.readouterr().out

    def test_lists_what_can_be_taken_back_and_changes_nothing(
        self, book: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run("lås", book, "A")
        run("lås", book, "B", now=LATER)
        before = book.read_bytes()
        capsys.readouterr()
        assert run("återställ", book, "--lista") == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[1].startswith(f"1. Lås version {LATER:%Y-%m-%d %H:%M} (säkerhetskopian ")
        assert lines[2].startswith(f"2. Lås version {NOW:%Y-%m-%d %H:%M} (säkerhetskopian ")
        run("återställ", book, "--lista", "--json")
        assert [step["steg"] for step in json.loads(capsys.readouterr().out)["kvar"]] == ["Lås version"] * 2
        assert book.read_bytes() == before

    def test_nothing_to_list(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("återställ", book, "--lista") == 0
        assert "Det finns inget att ta tillbaka." in capsys.readouterr().out

    def test_three_steps_back_and_each_says_what_comes_next(
        self, book: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        first = book.read_bytes()
        for hour, name in enumerate("ABC"):
            run("lås", book, name, now=NOW + timedelta(hours=hour))
        capsys.readouterr()
        for hour in (2, 1, 0):
            assert run("återställ", book) == 0
            said = capsys.readouterr().out
            assert f"Lås version {NOW + timedelta(hours=hour):%Y-%m-%d %H:%M} är återtaget." in said
            following = f"Nästa Återställ tar tillbaka Lås version {NOW + timedelta(hours=hour - 1):%Y-%m-%d %H:%M}."
            assert (following if hour else "Det finns inget mer att ta tillbaka.") in said
        assert book.read_bytes() == first

    def test_the_cells_changed_since_are_named(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        run("lås", book, "A")
        edit = Book(book)
        adjustment = edit.cell("Prognosrader", "Justering", 4)
        adjustment.value = -321
        edit.book.create_sheet("Min kladd")["B2"] = "eget"
        edit.save()
        assert run("återställ", book) == 2
        assert f"Prognos!{adjustment.coordinate}, Min kladd!B2." in capsys.readouterr().out

    def test_a_file_saved_anew_without_changes_is_told_apart(
        self, book: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run("lås", book, "A")
        Book(book).save()
        assert run("återställ", book) == 2
        assert "FIL-SPARAD-SEDAN" in capsys.readouterr().out
        assert run("återställ", book, "--ändå") == 0

    def test_changes_made_since_are_not_lost_unasked(self, book: Path, capsys: pytest.CaptureFixture[str]) -> None:
        before = book.read_bytes()
        run("lås", book, "A")
        _type_over(book, "Prognos", "-500", "-600")
        changed = book.read_bytes()
        assert run("återställ", book) == 2
        out = capsys.readouterr().out
        assert "FIL-ANDRAD-SEDAN" in out
        assert "--ändå" in out
        assert book.read_bytes() == changed
        assert run("återställ", book, "--ändå") == 0
        assert book.read_bytes() == before


class TestWrongUse:
    @pytest.mark.parametrize(
        ("argv", "said"),
        [
            (["hej"], "Kommandot hej finns inte."),
            (["uppdatera"], "Det saknas något: FIL."),
            (["lås"], "Det saknas något: FIL."),
            (["lås", "a.xlsx", "--tillfälle", "maj"], "--tillfälle/--tillfalle kan inte vara maj."),
            (["demo", "extra"], "Okänt: extra."),
            (["demo", "--ut"], "Det saknas ett värde efter --ut."),
            (["bygg", "--skala", "7"], "--skala kan inte vara 7."),
            (["bygg", "--skala", "5"], "--skala kan bara användas tillsammans med --kommuner."),
            (["bygg", "--avdelningar", "IT"], "--avdelningar kan bara användas tillsammans med --kommuner."),
        ],
    )
    def test_is_said_in_swedish(self, argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(*argv) == 2
        assert said in capsys.readouterr().err

    def test_no_command_shows_the_help(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert run() == 2
        assert "Användning: snit-xl" in capsys.readouterr().err

    @pytest.mark.parametrize("command", ["demo", "bygg", "uppdatera", "kontrollera", "lås", "återställ"])
    def test_help_is_swedish(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert run(command, "--hjälp") == 0
        out = capsys.readouterr().out
        assert "Användning: snit-xl" in out
        assert not {"usage", "positional", "optional", "options", "show", "exit"} & set(out.lower().split())


class TestUnexpected:
    def test_a_bug_shows_no_traceback(
        self, book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(commands.host, "read_workbook", _broken)
        assert run("kontrollera", book) == 2
        err = capsys.readouterr().err
        assert "ZeroDivisionError" in err
        assert "--felsök" in err
        assert "Traceback" not in err

    def test_a_traceback_is_shown_when_asked_for(
        self, book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(commands.host, "read_workbook", _broken)
        assert run("kontrollera", book, "--felsök") == 2
        assert "Traceback" in capsys.readouterr().err

    def test_misuse_inside_is_told_as_a_problem(
        self, book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(commands.host, "read_workbook", _misused)
        assert run("kontrollera", book) == 2
        told = capsys.readouterr()
        assert "PROGRAM-FEL" in told.out
        assert "Traceback" not in told.err


def _broken(_path: Path) -> None:
    raise ZeroDivisionError


def _misused(_path: Path) -> None:
    raise MisuseError("planted")


class TestAsAProgram:
    def test_a_windows_code_page_loses_no_letter_or_minus_sign(self, tmp_path: Path) -> None:
        folder = tmp_path / "Räkenskaper å ä ö"
        folder.mkdir()
        done = _program("demo", "--ut", "mapp med mellanslag", cwd=folder, PYTHONIOENCODING="cp850")
        assert done.returncode == 0
        assert "Summa nämnderna" in done.stdout.decode("utf-8")
        assert "-1 100" in plain(done.stdout.decode("utf-8"))
        assert (folder / "mapp med mellanslag" / NAME).exists()

    def test_exit_statuses_reach_the_shell(self, book: Path) -> None:
        assert _program("kontrollera", str(book), cwd=book.parent).returncode == 1
        assert _program("kontrollera", "finns inte.xlsx", cwd=book.parent).returncode == 2
        assert _program("uppdatera", book.name, cwd=book.parent).returncode == 0

    def test_a_reader_that_stops_reading_is_no_fault(self, book: Path) -> None:
        command = f'"{sys.executable}" -m snit_xl kontrollera "{book}" | head -1; exit ${{PIPESTATUS[0]}}'
        done = subprocess.run(["bash", "-c", command], capture_output=True, env=_environment(), timeout=60, check=False)
        assert done.returncode == 1
        assert done.stderr == b""

    def test_help_loads_neither_rules_nor_libraries(self, tmp_path: Path) -> None:
        loaded = _loaded("--help", cwd=tmp_path)
        assert not {"xlsxwriter", "openpyxl", "pandas", "numpy", "xlwings", "decimal"} & loaded
        assert not any(name.startswith(("snit_xl.domain", "snit_xl.actions", "snit_xl.hosts")) for name in loaded)

    def test_update_loads_no_spreadsheet_library(self, book: Path) -> None:
        loaded = _loaded("uppdatera", book.name, cwd=book.parent)
        assert "snit_xl.actions.update_forecast" in loaded
        assert not {"xlsxwriter", "openpyxl", "pandas", "numpy", "xlwings"} & loaded


def _environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), **more}


def _program(*argv: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "snit_xl", *argv],
        cwd=cwd,
        capture_output=True,
        env=_environment(**environment),
        timeout=120,
        check=False,
    )


def _loaded(*argv: str, cwd: Path) -> set[str]:
    """Return the modules that a command has loaded when it is done."""
    done = _program(*argv, cwd=cwd, PYTHONPROFILEIMPORTTIME="1")
    lines = done.stderr.decode("utf-8").splitlines()
    return {line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")}

"""rulla: next year's workbook holds what must follow, each figure in its right place, and nothing of what must not."""

from __future__ import annotations

import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cli_samples import NOW, Book, Value, run
from support.machine import REPOSITORY
from support.workbooks import example

LATER = NOW + timedelta(days=120)
POPULATION = ("--befolkning", "Vårgårda=11400", "--befolkning", "Herrljunga=9491")
SOURCE = ("--källa", "SCB, folkmängd 1 november", "--datum", "2017-11-01")


@pytest.fixture(scope="module")
def old_bytes() -> bytes:
    return example()[0]


@pytest.fixture
def old(old_bytes: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "Projekt 2017.xlsx"
    path.write_bytes(old_bytes)
    return path


@pytest.fixture
def new(old: Path) -> Path:
    assert run("rulla", old, "--ändå", now=LATER) == 0
    return old.with_name("Projekt 2018.xlsx")


def column(book: Book, table: str, heading: str) -> list[object]:
    return [row[heading] for row in book.rows(table)]


def by_label(book: Book, table: str, heading: str) -> dict[object, object]:
    return {row["Rad"]: row[heading] or 0 for row in book.rows(table)}


def faults(path: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, str]]:
    capsys.readouterr()
    run("kontrollera", path, "--json", now=LATER)
    return [one for one in json.loads(capsys.readouterr().out)["fynd"] if one["slag"] == "fel"]


def test_the_old_file_is_untouched_and_the_new_one_named_after_its_year(old: Path, old_bytes: bytes, new: Path) -> None:
    assert old.read_bytes() == old_bytes
    assert sorted(path.name for path in old.parent.iterdir()) == ["Projekt 2017.xlsx", "Projekt 2018.xlsx"]
    held = Book(new, values=True)
    assert [held.field(name).value for name in ("Ar", "Period", "Namnd")] == [
        2018,
        1,
        Book(old).field("Namnd").value,
    ]


def test_outcomes_stand_in_the_prior_years_columns(old: Path) -> None:
    run("rulla", old, "--ändå", "--period", "8", now=LATER)
    before, after = Book(old, values=True), Book(old.with_name("Projekt 2018.xlsx"), values=True)
    actual = column(before, "Prognosrader", "Utfall ack")
    assert column(after, "Prognosrader", "Utfall ack fg år") == actual
    assert len({value for value in actual if value}) > 10
    assert set(column(after, "Prognosrader", "Utfall ack")) <= {None, ""}
    assert column(after, "Utfallsrader", "Utfall (tkr)") == column(before, "Utfallsrader", "Utfall (tkr)")
    assert after.rows("Kompletteringar") == before.rows("Kompletteringar")
    assert column(after, "Kallor", "Källa") == column(before, "Kallor", "Källa")


def test_the_decided_budget_is_this_years_in_whole_and_per_municipality(old: Path, new: Path) -> None:
    before, after = Book(old, values=True), Book(new, values=True)
    decided = column(before, "Kommuner", "Beslutad nästa år")
    assert column(after, "Kommuner", "Budget i år") == decided
    staged = {row["Avdelning"]: row["Beslutad"] for row in after.rows("Budgetsteg")}
    assert staged[before.field("Brygga_avdelning").value] == sum(decided)
    assert sum(decided) == sum(row["Budget nästa år"] for row in before.rows("Brygga")) == 15_414
    assert [staged[unit] for unit in ("Ekonomiavdelningen", "Personalavdelningen")] == [None, None]
    for heading in ("Uppräkning (%)", "Bas för uppräkning", "Besparing", "Beslutad nästa år"):
        assert set(column(after, "Kommuner", heading)) == {None}


def test_without_a_decision_the_bridge_says_what_the_budget_is(old: Path) -> None:
    edit = Book(old)
    edit.cell("Kommuner", "Beslutad nästa år", 0).value = None
    edit.cell("Kommuner", "Bas för uppräkning", 0).value = 4204
    edit.save()
    run("uppdatera", old, now=LATER)
    run("rulla", old, "--ändå", now=LATER)
    closing = [row["Budget nästa år"] for row in Book(old, values=True).rows("Brygga")]
    after = Book(old.with_name("Projekt 2018.xlsx"), values=True)
    assert column(after, "Kommuner", "Budget i år") == pytest.approx(closing)
    assert closing[1] == 5978


def test_the_investment_plan_moves_a_year(old: Path, new: Path) -> None:
    before, after = Book(old, values=True), Book(new, values=True)
    for to, source in (("Budget i år", "Nästa år"), ("Nästa år", "År+2"), ("År+2", "År+3")):
        assert by_label(after, "Investeringsplan", to) == by_label(before, "Investeringsplan", source)
    assert set(column(after, "Investeringsplan", "År+3")) == {None}
    assert sum(by_label(after, "Investeringsrader", "Budget helår").values()) == sum(
        by_label(before, "Investeringsplan", "Nästa år").values()
    )
    prior = by_label(after, "Investeringsrader", "Utfall ack fg år")
    outcome = by_label(before, "Investeringsrader", "Utfall ack")
    assert {label: prior[label] for label in outcome} == outcome
    assert set(column(after, "Investeringsrader", "Utfall ack")) == {None}
    for heading in ("Finansiär", "Livslängd (år)", "Startmånad", "Metod"):
        assert column(after, "Investeringsplan", heading) == column(before, "Investeringsplan", heading)


def test_what_belonged_to_the_old_year_is_cleared(new: Path) -> None:
    held = Book(new, values=True)
    cleared = {
        "Prognosrader": ("Justering", "Manuell prognos", "Kommentar", "Ändring sedan förra"),
        "Nycklar": ("Källa", "Per datum", "Värde Vårgårda", "Värde Herrljunga"),
        "Avrakning": ("Egna kostnader", "Inbetalt hittills"),
        "Rapporttexter": ("Text", "Skriven"),
        "Kontrollplan": ("Uppföljning", "Följdes upp", "Avvikelse"),
        "Arendelista": ("Rubrik", "Ansvarig roll"),
        "Pastaenden": ("Påstående", "Belopp"),
        "TrycktAvdelningar": ("Budget helår", "Prognos helår"),
        "Kommande": ("Rad", "Belopp"),
        "Storningar": ("Störning",),
        "Leveransko": ("Kö",),
        "Sparning": ("Konto",),
        "Nedrakning": ("Klart den",),
        "Scenarier": ("Namn",),
        "Antaganden": ("Scenario 1", "Scenario 2"),
    }
    for table, headings in cleared.items():
        for heading in headings:
            assert set(column(held, table, heading)) <= {None, ""}, f"{table} {heading}"
    for name in ("Rapportdatum", "Loneokning", "Lonebas", "Last_version", "Senast_uppdaterad"):
        assert held.field(name).value in {None, ""}
    (line,) = held.rows("Logglista")
    assert (line["Händelse"], line["Vem"], line["Vad"]) == (
        "Nytt år",
        "ekonom",
        "Arbetsbok för 2018, byggd ur Projekt 2017.xlsx",
    )


def test_what_follows_follows(old: Path, new: Path) -> None:
    before, after = Book(old, values=True), Book(new, values=True)
    same = {
        "Prognosrader": ("Avdelning", "Rad", "Radtyp", "Slag", "Metod"),
        "Fordelning": ("Kostnadspool", "Gemensamt belopp", "Eget Vårgårda", "Eget Herrljunga"),
        "Kontrollplan": ("Process", "Risk", "Kontrollmoment", "R", "V", "Åtgärd", "Kontrollansvarig"),
        "Rapporttexter": ("Avsnitt", "Rapporttillfälle", "Avdelning"),
    }
    for table, headings in same.items():
        for heading in headings:
            assert column(after, table, heading) == column(before, table, heading), f"{table} {heading}"
    for table in ("Ansvar", "Kontomappning", "Parametrar", "Granser", "Avdelningar", "Tjanster", "Fardplan"):
        assert after.rows(table) == before.rows(table), table
    for heading in ("Kund", "Avtal", "Belopp per år", "Gäller till"):
        assert column(after, "Avtal", heading) == column(before, "Avtal", heading)
    planned = [day for day in column(before, "Kontrollplan", "Planerad till") if isinstance(day, datetime)]
    assert {day for day in planned if day.year >= 2018} == set(column(after, "Kontrollplan", "Planerad till")) - {None}
    meetings = [row for row in before.rows("Moten") if row["Datum"].year >= 2018]
    assert column(after, "Moten", "Datum") == [row["Datum"] for row in meetings]
    gone = {row["Projekt"] for row in before.rows("Projektlista") if row["Status"] in {"klart", "avbrutet"}}
    assert gone
    assert set(column(after, "Projektlista", "Projekt")) == set(column(before, "Projektlista", "Projekt")) - gone
    years = {day.year for day in column(after, "Helgdagar", "Datum") if isinstance(day, datetime)}
    assert years == {2017, 2018, 2019}


def test_locked_versions_are_kept_with_all_rows_and_columns(old: Path) -> None:
    run("lås", old, "Delår augusti")
    run("rulla", old, "--ändå", now=LATER)
    before, after = Book(old, values=True), Book(old.with_name("Projekt 2018.xlsx"), values=True)
    assert after.rows("Versionslista") == before.rows("Versionslista")
    assert after.field("Last_version").value is None


def test_kontrollera_asks_for_exactly_what_is_new(new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = Book(new)
    asked = {held.field(name).coordinate for name in ("Rapportdatum", "Loneokning", "Lonebas")}
    asked |= {held.cell("Kommuner", "Uppräkning (%)", row).coordinate for row in (0, 1)}
    key = ("Källa", "Per datum", "Värde Vårgårda", "Värde Herrljunga")
    asked |= {held.cell("Nycklar", heading).coordinate for heading in key}
    found = faults(new, capsys)
    assert {one["cell"] for one in found if one["kod"] == "INDATA-SAKNAS"} == asked
    follows = {"FORDELNING-NYCKEL-NOLL", "TJANST-NYCKEL-SAKNAS"}  # as long as the key is empty
    assert {one["kod"] for one in found} == {"INDATA-SAKNAS", "UTFALL-SAKNAS", *follows}


def fill_in(path: Path) -> None:
    """Type what Kontrollera asks for, and some amounts for every department."""
    book = Book(path)
    fields: dict[str, Value] = {
        "Rapportdatum": datetime(2018, 2, 12),  # noqa: DTZ001 - a day in a cell
        "Loneokning": 2.4,
        "Lonebas": 7641,
        "Avrakning_inbetalt_till": 1,
    }
    for name, value in fields.items():
        book.field(name).value = value
    book.fill("Kommuner", [{"Uppräkning (%)": 1.7, "Bas för uppräkning": 4100 + 7 * n} for n in range(2)])
    new = [
        {"Avdelning": row["Avdelning"], "Rad": row["Rad"], "Slag": measure, "År": 2018, "Källa och kommentar": "egen"}
        | dict.fromkeys(MONTHS, 100.0 + 3 * number)
        for number, row in enumerate(book.rows("Prognosrader"))
        for measure in ("budget", "utfall")
    ]
    book.grow("Kompletteringar", new)
    book.save()


MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def test_filled_in_with_the_key_given_nothing_stops_the_update(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rulla", old, "--ändå", *POPULATION, *SOURCE, now=LATER) == 0
    new = old.with_name("Projekt 2018.xlsx")
    (key,) = Book(new).rows("Nycklar")
    assert (key["Värde Vårgårda"], key["Värde Herrljunga"], key["Enhet"]) == (11_400, 9_491, "invånare")
    assert (key["Källa"], key["Per datum"]) == (SOURCE[1], datetime(2017, 11, 1))  # noqa: DTZ001 - a day in a cell
    fill_in(new)
    assert faults(new, capsys) == []
    assert run("uppdatera", new, now=LATER) == 0
    held = Book(new, values=True)
    assert [row["Fördelat Vårgårda"] + row["Fördelat Herrljunga"] for row in held.rows("Fordelning")] == [
        row["Summa"] for row in held.rows("Fordelning")
    ]


def test_rolled_twice(new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rulla", new, "--ändå", now=LATER) == 0
    third = Book(new.with_name("Projekt 2019.xlsx"), values=True)
    assert third.field("Ar").value == 2019
    first = Book(new.with_name("Projekt 2017.xlsx"), values=True)
    assert by_label(third, "Investeringsplan", "Budget i år") == by_label(first, "Investeringsplan", "År+2")
    assert len(third.rows("Utfallsrader")) == len(first.rows("Utfallsrader"))
    found = faults(third.path, capsys)
    # Nobody has decided a budget for 2019, and there is no bridge to take one from.
    assert sum(one["kod"] == "INDATA-SAKNAS" for one in found) == 11


def test_a_workbook_with_macros_gives_one_without_that_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = Path(shutil.copy(REPOSITORY / "workbooks/Projekt och förbättringar.xlsm", tmp_path / "bok 2017.xlsm"))
    assert run("rulla", path, "--ändå", *POPULATION, *SOURCE, now=LATER) == 0
    assert "• Makron, knapparna på bladen och SNIT-formler:" in capsys.readouterr().out
    held = Book(tmp_path / "bok 2018.xlsx")
    assert not [
        cell.coordinate
        for sheet in held.book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if "SNIT_" in str(cell.value) and str(cell.value).startswith("=")
    ]
    assert column(held, "Kommuner", "Budget i år") == [9436, 5978]


def test_a_committee_of_three(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    names = ("Ale", "Kungälv", "Öckerö")
    run("bygg", path, "--kommuner", ",".join(names), "--avdelningar", "Växel,IT", "--skala", "5")
    edit = Book(path)
    edit.fill("Kommuner", [{"Beslutad nästa år": 1001 + 10.25 * n} for n in range(3)])
    edit.field("Period").value = 12
    edit.save()
    year = Book(path).field("Ar").value
    population = [part for n, name in enumerate(names) for part in ("--befolkning", f"{name}={30000 + n}")]
    assert run("rulla", path, tmp_path / "nästa.xlsx", "--ändå", *population, *SOURCE, now=LATER) == 0
    after = Book(tmp_path / "nästa.xlsx", values=True)
    assert after.field("Ar").value == year + 1
    assert column(after, "Kommuner", "Kommun") == list(names)
    assert column(after, "Kommuner", "Budget i år") == [1001, 1011.25, 1021.5]
    assert [row["Beslutad"] for row in after.rows("Budgetsteg")] == [3033.75, None]
    assert [after.cell("Nycklar", f"Värde {name}").value for name in names] == [30000, 30001, 30002]
    assert len(after.rows("Riskskala")) == 5


class TestRefusals:
    def test_a_year_that_is_not_over(self, old: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("rulla", old) == 1
        assert "RULLA-PERIOD" in capsys.readouterr().out
        assert [path.name for path in old.parent.iterdir()] == [old.name]

    def test_a_stale_forecast_and_faults_are_all_told_at_once(
        self, old: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        edit = Book(old)
        edit.cell("Prognosrader", "Metod", 1).value = "gissning"
        edit.save()
        assert run("rulla", old) == 1
        out = capsys.readouterr().out
        assert all(code in out for code in ("INDATA-VAL", "RULLA-INAKTUELL", "RULLA-PERIOD"))
        assert run("rulla", old, "--ändå") == 0
        out = capsys.readouterr().out
        assert "Byggd trots att det här talade emot:" in out
        assert "INDATA-VAL" in out

    def test_the_old_file_is_never_written_over(self, old: Path, capsys: pytest.CaptureFixture[str]) -> None:
        before = old.read_bytes()
        assert run("rulla", old, old, "--ändå", "--ersätt") == 2
        assert "RULLA-SAMMA-FIL" in capsys.readouterr().out
        assert old.read_bytes() == before

    def test_a_file_that_exists_is_replaced_only_when_asked(
        self, old: Path, new: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = new.read_bytes()
        assert run("rulla", old, "--ändå") == 2
        assert "BYGG-FINNS" in capsys.readouterr().out
        assert new.read_bytes() == before
        assert run("rulla", old, "--ändå", "--ersätt", "--period", "2") == 0
        assert "Säkerhetskopia" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("population", "code"),
        [
            (("Vårgårda=11400",), "RULLA-KOMMUN-SAKNAS"),
            (("Vårgårda=11400", "Herrljunga=9491", "Ale=1"), "RULLA-KOMMUN-OKAND"),
        ],
    )
    def test_population_of_other_municipalities(
        self, old: Path, population: tuple[str, ...], code: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        given = [part for one in population for part in ("--befolkning", one)]
        assert run("rulla", old, "--ändå", *given, *SOURCE) == 1
        assert code in capsys.readouterr().out

    def test_several_keys_and_none_in_inhabitants(self, old: Path, capsys: pytest.CaptureFixture[str]) -> None:
        edit = Book(old)
        edit.grow("Nycklar", [{"Nyckel": "Datorer", "Enhet": "antal", "Källa": "Inventering"}])
        edit.save()
        assert run("rulla", old, "--ändå", *POPULATION, *SOURCE) == 1
        assert "RULLA-NYCKEL" in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (("--befolkning", "Vårgårda"), "--befolkning kräver --källa och --datum"),
            (("--befolkning", "Vårgårda", *SOURCE), "--befolkning ska skrivas KOMMUN=ANTAL"),
            (("--befolkning", "Vårgårda=1,5", *SOURCE), "--befolkning ska skrivas KOMMUN=ANTAL"),
            (("--befolkning", "Vårgårda=1", "--källa", "SCB", "--datum", "i går"), "--datum ska skrivas"),
            (("--källa", "SCB"), "--källa kan bara användas tillsammans med --befolkning."),
            (("--period", "13"), "--period kan inte vara 13."),
        ],
    )
    def test_wrong_use(self, given: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("rulla", "bok.xlsx", *given) == 2
        assert said in capsys.readouterr().err

    def test_no_workbook_of_ours(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "bok.xlsx").write_bytes(b"PK")
        assert run("rulla", tmp_path / "bok.xlsx") == 2
        assert "FIL-" in capsys.readouterr().out


def test_it_tells_what_followed_what_was_cleared_and_what_could_not_follow(
    old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit = Book(old)
    edit.book.create_sheet("Mina anteckningar")["A1"] = "eget"
    edit.cell("Avrakning", "Inbetalt hittills").value = "=6000+271"
    edit.save()
    capsys.readouterr()
    assert run("rulla", old, "--ändå", "--json", now=LATER) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["fil"].endswith("Projekt 2018.xlsx")
    plain = {
        part: " ".join(lines).replace("\u00a0", " ")
        for part, lines in told.items()
        if isinstance(lines, list) and all(isinstance(line, str) for line in lines)
    }
    assert "Beslutad budget för 2018: 15 414 tkr (IT, växel och telefoni)" in plain["foljde_med"]
    assert "Vårgårda 9 436, Herrljunga 5 978" in plain["foljde_med"]
    assert "Nyckelns värden" in plain["tomt"]
    assert "Kända kommande poster före 2018: Intäkter/kommunbidrag" in plain["uteblev"]
    assert "Beslutad budget i Budgetsteg: Ekonomiavdelningen, Personalavdelningen" in plain["att_fylla_i"]
    assert "Egna blad: Mina anteckningar" in plain["foljde_inte_med"]
    assert "Egna formler i 1 gul cell" in plain["foljde_inte_med"]

"""A new committee of three or four municipalities: built, filled in as a user would, updated; every sum holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest
from cli_samples import NOW, Book, Value, run

THREE = ("Ale", "Kungälv", "Öckerö")
FOUR = ("Åmål", "Bengtsfors", "Dals-Ed", "Mellerud")
POPULATION = (32_197, 48_822, 12_919, 9_377)
OWN = (311, 0, 127.5, 64)
PAID = (4100, 5900, 1600, 1233)
AMOUNTS: Mapping[str, tuple[int, int, int]] = {  # utfall, budget hittills, budget
    "Intäkter": (-1203, -1100, -1650),
    "Personalkostnader": (6011, 6200, 9305),
    "Övriga kostnader": (4877, 4700, 7013),
    "Kapitalkostnader": (901, 900, 1351),
    "Kommunbidrag": (-10_700, -10_700, -16_019),
}


def build(path: Path, names: tuple[str, ...], *more: str) -> Book:
    assert run("bygg", path, "--kommuner", ",".join(names), *more) == 0
    return Book(path)


def fill_in(book: Book, names: tuple[str, ...]) -> None:
    """Type everything that must be typed, and nothing else but numbers of one's own."""
    fields: dict[str, Value] = {
        "Namnd": "Gemensam servicenämnd",
        "Period": 8,
        "Rapportdatum": datetime(2017, 9, 12),  # noqa: DTZ001 - a day in a cell
        "Loneokning": 2.7,
        "Lonebas": 9305,
    }
    for name, value in fields.items():
        book.field(name).value = value
    every = range(len(names))
    book.fill(
        "Kommuner",
        [
            {"Budget i år": 4001 + 977 * j, "Uppräkning (%)": 1.9 + j / 10, "Bas för uppräkning": 1200 + 31 * j}
            for j in every
        ],
    )
    key: dict[str, Value] = {f"Värde {name}": POPULATION[j] for j, name in enumerate(names)}
    book.fill("Nycklar", [{"Per datum": datetime(2016, 12, 31), "Källa": "SCB", **key}])  # noqa: DTZ001 - same
    book.fill(
        "Prognosrader",
        [
            {"Utfall ack": amounts[0], "Budget ack": amounts[1], "Budget helår": amounts[2]}
            for row in book.rows("Prognosrader")
            for amounts in [AMOUNTS[str(row["Rad"])]]
        ],
    )
    own: dict[str, Value] = {f"Eget {name}": OWN[j] for j, name in enumerate(names)}
    book.fill("Fordelning", [{"Gemensamt belopp": 15_017, "Egna kostnader ingår": "ja", **own}])
    book.fill("Avrakning", [{"Egna kostnader": OWN[j], "Inbetalt hittills": PAID[j]} for j in every])


def assert_sums_hold(path: Path, names: tuple[str, ...]) -> None:
    book = Book(path, values=True)
    for row in book.rows("Fordelning"):
        assert sum(row[f"Fördelat {name}"] for name in names) == round(row["Summa"])
        assert row["Summa"] == row["Gemensamt belopp"] + sum(row[f"Eget {name}"] or 0 for name in names)
    settled = book.rows("Avrakning")
    assert [row["Kommun"] for row in settled] == list(names)
    net = book.field("Avrakning_netto").value
    assert sum(row["Att bära"] for row in settled) == net
    assert sum(row["Att betala"] for row in settled) == net - sum(row["Inbetalt hittills"] for row in settled)
    bridge = book.rows("Brygga")
    for row in bridge:
        parts = ("Budget i år", "Löneökning", "Uppräkning", "Besparing")
        assert sum(row[part] or 0 for part in parts) == pytest.approx(row["Budget nästa år"])
    assert sum(row["Löneökning"] for row in bridge) == pytest.approx(251)  # 9 305 × 2,7 %, hela tkr
    rows = book.rows("Prognosrader")
    assert book.field("Prognos_summa").value == pytest.approx(sum(row["Prognos helår"] for row in rows))
    for row in rows:
        assert row["Avvikelse helår"] == pytest.approx(row["Budget helår"] - row["Prognos helår"])


@pytest.mark.parametrize("names", [THREE, FOUR], ids=["three", "four"])
def test_built_filled_in_and_updated(names: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "Ny nämnd.xlsx"
    book = build(path, names)
    fill_in(book, names)
    book.save()
    assert run("uppdatera", path) == 0
    assert_sums_hold(path, names)
    once = path.read_bytes()
    assert run("uppdatera", path) == 0
    assert path.read_bytes() == once
    assert run("kontrollera", path) == 0


def test_forecast_follows_the_remaining_budget_and_grants_their_budget(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    book = build(path, THREE)
    fill_in(book, THREE)
    book.save()
    run("uppdatera", path)
    forecast = {row["Rad"]: row["Prognos helår"] for row in Book(path, values=True).rows("Prognosrader")}
    assert forecast == {
        "Intäkter": -1203 + (-1650 + 1100),
        "Personalkostnader": 6011 + (9305 - 6200),
        "Övriga kostnader": 4877 + (7013 - 4700),
        "Kapitalkostnader": 901 + (1351 - 900),
        "Kommunbidrag": -16_019,
    }


def test_own_departments_scale_and_year(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    book = build(path, FOUR, "--avdelningar", "IT och telefoni, Löner", "--skala", "5")
    assert {row["Avdelning"] for row in book.rows("Prognosrader")} == {"IT och telefoni", "Löner"}
    assert len(book.rows("Riskskala")) == 5
    assert book.rows("Riskniva")[-1]["Till"] == 25
    assert book.field("Ar").value == NOW.year
    fill_in(book, FOUR)
    book.save()
    assert run("uppdatera", path) == 0
    assert_sums_hold(path, FOUR)


def test_rows_and_pools_added_inside_the_tables_are_picked_up(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    book = build(path, THREE)
    fill_in(book, THREE)
    book.grow(
        "Prognosrader",
        [
            {
                "Avdelning": "Nämnden",
                "Rad": "Konsulter",
                "Radtyp": "kostnad",
                "Slag": "tjänster",
                "Utfall ack": 733,
                "Budget ack": 600,
                "Budget helår": 900,
                "Metod": "linjär",
            }
        ],
    )
    book.grow(
        "Fordelning",
        [
            {
                "Kostnadspool": "Växel",
                "Nyckel": "Befolkning",
                "Gemensamt belopp": 2603,
                "Eget Öckerö": 99,
                "Egna kostnader ingår": "ja",
            }
        ],
    )
    book.save()
    assert run("uppdatera", path) == 0
    assert_sums_hold(path, THREE)
    done = Book(path, values=True)
    added = done.rows("Prognosrader")[-1]
    assert (added["Rad"], added["Förslag"], added["Prognos helår"]) == ("Konsulter", 1099.5, 1099.5)
    assert done.rows("Fordelning")[-1]["Summa"] == 2702
    assert done.field("Avrakning_netto").value == -1203 + 6011 + 4877 + 901 + 733
    assert run("kontrollera", path) == 0


def test_what_is_missing_in_a_new_workbook_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bok.xlsx"
    book = build(path, THREE)
    said = capsys.readouterr().out
    before = path.read_bytes()
    assert run("uppdatera", path) == 1
    out = capsys.readouterr().out
    wanted = [book.cell("Nycklar", f"Värde {name}") for name in THREE]
    wanted += [book.field(name) for name in ("Namnd", "Period", "Rapportdatum", "Loneokning", "Lonebas")]
    wanted += [book.cell("Kommuner", "Budget i år", j) for j in range(3)]
    assert all(f"FEL  Förutsättningar!{cell.coordinate}  INDATA-SAKNAS" in out for cell in wanted)
    assert f"{out.count('FEL  ')} celler måste fyllas i först" in said
    assert path.read_bytes() == before


class TestBuild:
    def test_without_municipalities_the_example_is_built_up_to_date(self, tmp_path: Path) -> None:
        path = tmp_path / "exempel.xlsx"
        assert run("bygg", path) == 0
        assert Book(path, values=True).field("Prognos_summa").value == -1100
        before = path.read_bytes()
        assert run("uppdatera", path) == 0
        assert path.read_bytes() == before

    def test_an_existing_file_is_kept(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "bok.xlsx"
        path.write_bytes(b"mitt arbete")
        assert run("bygg", path) == 2
        assert "BYGG-FINNS" in capsys.readouterr().out
        assert path.read_bytes() == b"mitt arbete"

    @pytest.mark.parametrize("flag", ["--ersätt", "--ersatt"])
    def test_an_existing_file_is_replaced_after_a_backup_when_asked(self, tmp_path: Path, flag: str) -> None:
        path = tmp_path / "bok.xlsx"
        path.write_bytes(b"mitt arbete")
        assert run("bygg", path, flag) == 0
        (backup,) = (tmp_path / "Säkerhetskopior").glob("*.xlsx")
        assert backup.read_bytes() == b"mitt arbete"
        assert run("återställ", path) == 0
        assert path.read_bytes() == b"mitt arbete"

    @pytest.mark.parametrize(
        ("names", "code"),
        [
            ("Ale", "KOMMUN-ANTAL"),
            ("", "KOMMUN-ANTAL"),
            ("Ale,ale", "KOMMUN-ANTAL"),
            ("Ale,Kungälv,ALE", "BYGG-NAMN-DUBBELT"),
            ("Ale,=1+1", "BYGG-NAMN"),
            (f"Ale,{'Ö' * 200}", "BYGG-NAMN"),
        ],
    )
    def test_names_that_no_workbook_can_be_built_for(
        self, names: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run("bygg", tmp_path / "bok.xlsx", "--kommuner", names) == 2
        assert code in capsys.readouterr().out
        assert list(tmp_path.iterdir()) == []

    def test_another_file_type_is_refused(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert run("bygg", tmp_path / "bok.ods") == 2
        assert "BYGG-FILTYP" in capsys.readouterr().out

    def test_decomposed_letters_become_one_letter_each(self, tmp_path: Path) -> None:
        path = tmp_path / "bok.xlsx"
        assert run("bygg", path, "--kommuner", "A\u030amål,O\u0308ckerö") == 0
        assert [row["Kommun"] for row in Book(path).rows("Kommuner")] == ["Åmål", "Öckerö"]

"""A new committee's content: the rows it needs are there, what must be typed is empty, and nothing is the example's."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.libreoffice import Office
from support.workbooks import Book

from snit_xl.actions.build_workbook import build_committee
from snit_xl.domain.risk import Level, Scale, check_scale
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.template import Committee, check_committee, new_committee
from snit_xl.workbook.terms.problem_texts import describe

NOW = datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001 - the host's moments are local, without a zone
NAMES = ("Härryda", "Mölndal", "Partille")
UNITS = ("Räddningstjänst", "Sotning")
PER_MUNICIPALITY = ("municipalities", "settlement", "bridge", "capital")


def content(scale: int = 4) -> tuple[Committee, dict[str, list[dict[str, object]]], dict[str, object]]:
    committee = Committee(NAMES, UNITS, 2026, scale)
    made = new_committee(committee_layout(NAMES, scale), committee)
    return committee, {key: [dict(row) for row in rows] for key, rows in made.tables.items()}, dict(made.fields)


@pytest.mark.parametrize("table", PER_MUNICIPALITY)
def test_every_municipality_has_its_row(table: str) -> None:
    _, tables, _ = content()
    assert [row["municipality"] for row in tables[table]] == list(NAMES)


def test_the_first_municipality_is_host() -> None:
    _, tables, _ = content()
    assert [row["host"] for row in tables["municipalities"]] == ["ja", "nej", "nej"]
    assert {row["host_municipality"] for row in tables["committees"]} == {"Härryda"}


def test_every_department_has_rows_totals_stage_and_a_place_in_the_list() -> None:
    _, tables, fields = content()
    for table in ("rows", "sums", "stages", "committees"):
        assert {row["unit"] for row in tables[table]} == set(UNITS)
    own = [row for row in tables["rows"] if row["unit"] == "Sotning"]
    assert [row["kind"] for row in own] == ["intäkt", "kostnad", "kostnad", "kostnad", "kommunbidrag"]
    assert [row["kind"] for row in tables["sums"] if row["unit"] == "Sotning"] == ["delsumma", "resultat"]
    assert fields["settlement_unit"] == fields["bridge_unit"] == "Räddningstjänst"


def test_the_key_has_no_values_yet() -> None:
    _, tables, _ = content()
    assert tables["keys"] == [{"key": "Befolkning", "unit_of_key": "invånare"}]


@pytest.mark.parametrize("scale", [4, 5])
def test_scale_words_and_levels_fit_the_scale(scale: int) -> None:
    _, tables, _ = content(scale)
    assert [row["scale_step"] for row in tables["scale_words"]] == [float(n) for n in range(1, scale + 1)]
    levels = tuple(Level(str(r["level"]), int(r["level_from"]), int(r["level_to"])) for r in tables["levels"])  # type: ignore[call-overload]
    assert check_scale(Scale(scale, scale, levels)) == ()
    assert levels[-1].upper == scale * scale


def test_limits_of_project_risk_follow_the_scale() -> None:
    def limits(scale: int) -> dict[object, object]:
        _, tables, _ = content(scale)
        return {row["limit"]: row["limit_value"] for row in tables["limits"]}

    changed = {key for key, value in limits(5).items() if limits(4)[key] != value}
    assert changed == {"Projektrisk, gul", "Projektrisk, röd"}
    assert limits(5).keys() == limits(4).keys()


def test_rates_holidays_and_limits_are_there_and_papers_are_not() -> None:
    _, tables, fields = content()
    assert all(tables[key] for key in ("parameters", "holidays", "limits", "accounts"))
    assert not any(rows for key, rows in tables.items() if key.startswith("printed"))
    assert not tables["claims"]
    assert fields["year"] == 2026
    assert "committee_name" not in fields


def test_nothing_in_a_new_workbook_names_the_example() -> None:
    data, _ = build_committee(Committee(NAMES, UNITS, 2026), NOW)
    import io  # noqa: PLC0415
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = b"".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
    assert "Härryda" in text
    assert "Herrljunga" not in text
    assert "Vårgårda" not in text


def test_the_same_committee_gives_the_same_bytes() -> None:
    committee = Committee(NAMES, UNITS, 2026, 5)
    assert build_committee(committee, NOW)[0] == build_committee(committee, NOW)[0]


def test_everything_found_in_a_new_workbook_is_something_to_fill_in() -> None:
    _, found = build_committee(Committee(NAMES, UNITS, 2026), NOW)
    assert {one.code for one in found} == {"INDATA-SAKNAS", "UTFALL-SAKNAS", "FORDELNING-NYCKEL-NOLL"}
    assert all(one.place.sheet for one in found)


def test_a_new_workbook_says_first_and_once_per_department_that_nothing_is_read() -> None:
    _, found = build_committee(Committee(NAMES, UNITS, 2026), NOW)
    month, *rest = found
    assert (month.code, dict(month.values)["heading"]) == ("INDATA-SAKNAS", "Period (månad)")
    told = rest[: len(UNITS)]
    assert [dict(one.values)["unit"] for one in told] == list(UNITS)
    assert describe(told[0]).message == "Räddningstjänst har varken utfall eller budget för 2026. Inlästa år: inga."


@pytest.mark.parametrize(("sheet", "table"), [("Kontoplan", "Ansvar"), ("Komplettering", "Kompletteringar")])
def test_tables_typed_from_nothing_have_rows_to_type_in(sheet: str, table: str) -> None:
    data, found = build_committee(Committee(NAMES, UNITS, 2026), NOW)
    rows = Book.of(data).rows(table)
    assert len(rows) == 5
    assert not any(value for row in rows for value in row.values())
    assert [one for one in found if one.place.sheet == sheet] == []


@pytest.mark.parametrize("leaves", [False, True], ids=["values", "SNIT formulas"])
@pytest.mark.parametrize("names", [NAMES[:2], NAMES], ids=["two municipalities", "three"])
def test_no_cell_of_a_new_workbook_shows_an_error(names: tuple[str, ...], leaves: bool) -> None:
    data, _ = build_committee(Committee(names, UNITS, 2026), NOW, leaves=leaves)
    assert errors(data) == []


@pytest.mark.parametrize("names", [NAMES[:2], NAMES], ids=["two municipalities", "three"])
def test_no_cell_of_a_new_workbook_shows_an_error_in_libreoffice(
    names: tuple[str, ...], office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "ny.xlsx"
    path.write_bytes(build_committee(Committee(names, UNITS, 2026), NOW)[0])
    with office.open(path) as document:
        document.calculate_all()
        cells = [
            (sheet, at, cell) for sheet in document.sheet_names() for at, cell in document.all_cells(sheet).items()
        ]
    assert len(cells) > 500
    assert [one for one in cells if one[2].error or str(one[2].value).startswith("#")] == []


def errors(data: bytes) -> list[tuple[str, str, object]]:
    return [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in Book.of(data).raw.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e" or str(cell.value).startswith("#")
    ]


LETTERS = st.text("abcdefghåäöABCDEÅÄÖ", min_size=1, max_size=12)


@given(names=st.lists(LETTERS, min_size=2, max_size=6, unique_by=str.casefold))
@settings(max_examples=50)
def test_distinct_names_are_accepted(names: list[str]) -> None:
    assert check_committee(Committee(tuple(names), ("Nämnden",), 2026)) == ()


@given(names=st.lists(LETTERS, min_size=2, max_size=6), again=st.data())
@settings(max_examples=50)
def test_a_repeated_name_is_found_whatever_its_case(names: list[str], again: st.DataObject) -> None:
    repeated = again.draw(st.sampled_from(names)).swapcase()
    codes = {one.code for one in check_committee(Committee((*names, repeated), ("Nämnden",), 2026))}
    assert "BYGG-NAMN-DUBBELT" in codes

"""What a new committee's workbook starts with (ny nämnds innehåll): every row it needs, and empty inputs to fill in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from snit_xl.domain.problems import Problem, problem
from snit_xl.workbook.data import Content, RowData, read_sample, sample_folder
from snit_xl.workbook.spec import Layout
from snit_xl.workbook.terms.messages import JOINT_COMMITTEE
from snit_xl.workbook.terms.words import word
from snit_xl.workbook.values import date_to_serial

# Rates, thresholds and report points hold for anybody; the example has them with their sources.
SHARED_TABLES = ("parameters", "limits", "report_points")
SCALE_TABLES = ("levels", "scale_words")
LONGEST_NAME = 40
EXAMPLE_SCALE = 4
SUNDAY = 6  # Sundays are no working days anyway


@dataclass(frozen=True, slots=True)
class Committee:
    """What a new workbook is built for (nämnd): municipalities, the host first, and departments, in column order."""

    municipalities: tuple[str, ...]
    departments: tuple[str, ...]
    year: int
    scale: int = EXAMPLE_SCALE


def check_committee(committee: Committee) -> tuple[Problem, ...]:
    """Find names that no workbook can be built for (kontrollera nämnd)."""
    names = committee.municipalities
    found = []
    if len({name.casefold() for name in names}) < 2:
        found.append(problem("KOMMUN-ANTAL", count=len({name.casefold() for name in names})))
    for group in (names, committee.departments):
        found += [problem("BYGG-NAMN-DUBBELT", name=name) for name in _repeated(group)]
        found += [problem("BYGG-NAMN", name=name[:LONGEST_NAME], limit=LONGEST_NAME) for name in group if _odd(name)]
    return tuple(found)


def _repeated(names: Sequence[str]) -> list[str]:
    folded = [name.casefold() for name in names]
    return [name for place, name in enumerate(names) if name.casefold() in folded[:place]]


def _odd(name: str) -> bool:
    """Tell whether a name can't stand in a heading (olämpligt namn): too long, or not printable."""
    return len(name) > LONGEST_NAME or not name.isprintable() or not name[:1].isalnum()


def new_committee(layout: Layout, committee: Committee) -> Content:
    """Return the content of a new committee's workbook (ny nämnds innehåll)."""
    example = read_sample(layout, sample_folder("example"))
    content = read_sample(layout, sample_folder("template"))
    for table in (*SHARED_TABLES, *SCALE_TABLES):
        content.tables[table] = example.tables[table]
    if committee.scale != EXAMPLE_SCALE:
        _rescale(content, layout, committee.scale)
    content.tables["holidays"] = holidays_of(committee.year)
    _add_departments(content, committee)
    _add_municipalities(content, committee)
    first = committee.departments[0]
    content.fields |= {
        "year": float(committee.year),
        "pay_key": _key(content),
        "bridge_unit": first,
        "settlement_unit": first,
    }
    return content


def _rescale(content: Content, layout: Layout, scale: int) -> None:
    """Take words, levels and risk limits of another scale (annan skala)."""
    other = read_sample(layout, sample_folder(f"scale{scale}"))
    for table in SCALE_TABLES:
        content.tables[table] = other.tables[table]
    values = {row["limit"]: row["limit_value"] for row in other.tables["limits"]}
    for row in content.tables["limits"]:
        row["limit_value"] = values.get(row["limit"], row["limit_value"])


def holidays_of(year: int) -> list[RowData]:
    """Return the holidays of a year and the next (helgdagar), the eves that are free in practice included."""
    from holidays import country_holidays  # noqa: PLC0415 - only a new workbook needs the calendar

    days = country_holidays("SE", years=[year, year + 1], categories=("public", "de_facto"), language="sv")
    return [
        {"day": date_to_serial(day), "holiday": name} for day, name in sorted(days.items()) if day.weekday() < SUNDAY
    ]


def _add_departments(content: Content, committee: Committee) -> None:
    """Give every department its rows, its totals and its place in the list (avdelningar)."""
    tables = content.tables
    for table in ("rows", "sums"):
        tables[table] = [{"unit": unit, **row} for unit in committee.departments for row in tables[table]]
    tables["stages"] = [{"unit": unit} for unit in committee.departments]
    tables["committees"] = [
        {
            "unit": unit,
            "committee": JOINT_COMMITTEE,
            "host_municipality": committee.municipalities[0],
            "key": _key(content),
            "surplus": word("surplus", "returned"),
        }
        for unit in committee.departments
    ]


def _add_municipalities(content: Content, committee: Committee) -> None:
    """Give every municipality its row in every table of municipalities (kommuner); the first one is the host."""
    names: list[RowData] = [{"municipality": name} for name in committee.municipalities]
    for table in ("settlement", "bridge", "capital"):
        content.tables[table] = [dict(row) for row in names]
    content.tables["municipalities"] = [
        {**row, "host": word("yes_no", "no" if place else "yes")} for place, row in enumerate(names)
    ]


def _key(content: Content) -> str:
    return str(content.tables["keys"][0]["key"])

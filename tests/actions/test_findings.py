"""Kontrollera on the 2017 example finds what an honest reader finds (published/fynd.csv), and nothing else."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal

import pytest
from support.workbooks import PUBLISHED, Book, example

from snit_xl.domain.problems import Problem, Severity
from snit_xl.workbook.terms.problem_texts import CATALOGUE, describe


@dataclass(frozen=True)
class Wanted:
    """What a published finding looks like in the program: its code and where it stands."""

    code: str
    unit: str = ""
    row: str = ""
    correct: str = ""


# The list's own numbering → the rule that finds it and the cell's row in Senaste handling.
WANTED = {
    "F1": Wanted("GRANSKA-SUMMA", row="S:a investeringar egna", correct="-84"),
    "F2": Wanted("GRANSKA-TEXT-MOT-TABELL", row="Investeringarnas prognos för helåret", correct="84"),
    "F3": Wanted("GRANSKA-SUMMA", row="Summa nettokostnader", correct="-1100"),
    "F4": Wanted("GRANSKA-TECKEN", row="Ekonomiavdelningen", correct="-36/174/138"),
    "F5": Wanted("GRANSKA-TEXT-MOT-TABELL", row="Avvikelse mot budget till och med augusti", correct="632"),
    "F6": Wanted("GRANSKA-ARTAL", row="4", correct="2018"),
    "N1": Wanted("GRANSKA-TOM-CELL", row="Kommunbidrag", correct="0"),
    "N2": Wanted("GRANSKA-RADNAMN", row="Summa nettokostnader"),
    "V1": Wanted("GRANSKA-PROGNOS-UNDER-UTFALL", "Ekonomiavdelningen", "Övriga kostnader", "1336"),
    "V2": Wanted("GRANSKA-PROGNOS-OCH-BUDGET", "Personalavdelningen", "Övriga kostnader", "1635"),
    "V3": Wanted("GRANSKA-PROGNOS-UTAN-AVVIKELSE", "IT, växel och telefoni", correct="-632"),
    "V4": Wanted("GRANSKA-FORBRUKNING", "IT, växel och telefoni", "Övriga kostnader", "8976"),
    "V5": Wanted("GRANSKA-KAND-POST", "IT, växel och telefoni", "Intäkter/kommunbidrag", "3545"),
    "V6": Wanted(
        "GRANSKA-FORKLARING", "IT, växel och telefoni", "Växelns väntade intäkt förklarar avvikelsen", "-1006"
    ),
    "V7": Wanted("GRANSKA-MANADSTAKT", "Personalavdelningen", "Personalkostnader"),
    "V8": Wanted("GRANSKA-UPPREPAT-VARDE", "Ekonomiavdelningen", "Övriga kostnader", "1336"),
    "V9": Wanted("GRANSKA-BILD-MOT-PLAN", "Vårgårda", correct="4000"),
}
KINDS = {"fel": Severity.FAULT, "not": Severity.NOTE, "varning": Severity.WARNING}


def published() -> list[dict[str, str]]:
    with (PUBLISHED / "fynd.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def found() -> tuple[Problem, ...]:
    return example()[1]


def texts_in_row(problem: Problem) -> list[str]:
    """Return the texts on the finding's row, read from the file by another program."""
    sheet = Book.of(example()[0]).raw[problem.place.sheet]
    row = int(problem.place.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return [str(cell.value) for cell in sheet[row] if cell.value is not None]


def plain(value: object) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


@pytest.mark.parametrize("line", published(), ids=lambda r: r["kod"])
def test_each_published_finding_is_found_where_it_stands(found: tuple[Problem, ...], line: dict[str, str]) -> None:
    wanted = WANTED[line["kod"]]
    candidates = [
        p
        for p in found
        if p.code == wanted.code and wanted.row in [*texts_in_row(p), ""] and wanted.unit in [*texts_in_row(p), ""]
    ]
    assert len(candidates) == 1, f"{line['kod']}: {candidates}"
    finding = candidates[0]
    assert CATALOGUE[finding.code].severity is KINDS[line["slag"]]
    assert finding.place.sheet == "Senaste handling"
    if wanted.correct:
        assert plain(finding.correct) == wanted.correct
    if line["publicerat"]:
        assert plain(finding.published) == line["publicerat"]


def test_no_fault_outside_the_list(found: tuple[Problem, ...]) -> None:
    faults = [p for p in found if CATALOGUE[p.code].severity is Severity.FAULT]
    assert len(faults) == sum(line["slag"] == "fel" for line in published())


def test_no_warning_outside_the_list(found: tuple[Problem, ...]) -> None:
    warnings = [p for p in found if CATALOGUE[p.code].severity is Severity.WARNING]
    assert len(warnings) == sum(line["slag"] == "varning" for line in published())


def test_the_other_notes_are_about_ranking_and_a_meetings_weekday(found: tuple[Problem, ...]) -> None:
    others = {p.code for p in found if CATALOGUE[p.code].severity is Severity.NOTE} - {w.code for w in WANTED.values()}
    assert others == {"RISK-INGEN-RANGORDNING", "SAMMANTRADE-ANNAN-VECKODAG"}


def test_the_text_that_repeats_a_wrong_sum_is_named_with_it(found: tuple[Problem, ...]) -> None:
    repeated = next(p for p in found if p.published == Decimal(-86))
    assert "Investeringarnas utfall mot årsbudget" in describe(repeated).message


def test_kontroller_lists_the_same_findings_in_the_workbook(found: tuple[Problem, ...]) -> None:
    rows = Book.of(example()[0]).rows("Kontrollista")
    assert [row["Kod"] for row in rows] == [p.code for p in found]
    assert all(row["Så rättar du"] for row in rows)

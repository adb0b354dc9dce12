"""Every problem code stands in a test, and no code is in the catalogue that nothing can raise."""

from __future__ import annotations

from pathlib import Path

from support.machine import REPOSITORY

from snit_xl.workbook.terms.problem_texts import CATALOGUE


def sources(folder: Path, *, skip: str = "") -> str:
    files = (path for path in folder.rglob("*.py") if not skip or skip not in path.parts)
    return "".join(path.read_text(encoding="utf-8") for path in files)


def test_every_code_stands_in_a_test() -> None:
    tests = sources(REPOSITORY / "tests")
    assert [code for code in CATALOGUE if f'"{code}"' not in tests] == []


def test_every_code_can_be_raised() -> None:
    code_base = sources(REPOSITORY / "snit_xl", skip="terms")
    assert [code for code in CATALOGUE if f'"{code}"' not in code_base] == []

"""How texts are filled in: a counted word follows its count, and kronor show their öre where there are any."""

from __future__ import annotations

import ast
import importlib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from support.machine import REPOSITORY

from snit_xl.domain.problems import problem
from snit_xl.workbook.terms.filling import fill
from snit_xl.workbook.terms.messages import message
from snit_xl.workbook.terms.problem_texts import describe


@pytest.mark.parametrize(("count", "said"), [(0, "0 rader"), (1, "1 rad"), (2, "2 rader"), (21, "21 rader")])
def test_a_counted_word_follows_its_count(count: int, said: str) -> None:
    assert message("change_more", count=count) == f"… och {said} till"


def test_a_template_may_format_a_value_as_well() -> None:
    assert fill("{name:>3}, {count:rad|rader}", name="A", count=1) == "  A, 1 rad"


def test_a_finding_counts_and_shows_ore() -> None:
    one = describe(problem("ARBETSBOK-FORMEL-SAKNAS", table="Utfallsrader", heading="År", count=1))
    assert one.message == "Tabellen Utfallsrader saknar formel i kolumnen År på 1 rad."
    said = describe(problem("LISTA-SUMMA-AVVIKER", said=Decimal("745000.50"), summed=Decimal(744000)))
    plain = said.message.replace("\u00a0", " ")
    assert plain == "Listans sista summarad säger 745 000,50 kr, men raderna ovanför blir 744 000 kr."


TERMS = sorted((REPOSITORY / "snit_xl/workbook/terms").glob("*.py"))


def keys_said_twice(source: str, names: dict[str, object]) -> Iterator[str]:
    """Find the keys that a dictionary of a module is given twice, whether written out or taken in with **."""
    for statement in ast.parse(source).body:
        if not isinstance(value := getattr(statement, "value", None), ast.Dict):
            continue
        given: Counter[object] = Counter()
        for key, text in zip(value.keys, value.values, strict=True):
            said = eval(ast.unparse(text if key is None else key), names)  # noqa: S307 - the module's own words
            given.update(said.keys() if key is None else (said,))
        yield from (str(key) for key, count in given.items() if count > 1)


@pytest.mark.parametrize("path", TERMS, ids=lambda path: path.stem)
def test_no_words_overwrite_others(path: Path) -> None:
    names = vars(importlib.import_module(f"snit_xl.workbook.terms.{path.stem}"))
    assert list(keys_said_twice(path.read_text(encoding="utf-8"), names)) == []


def test_a_word_overwritten_would_be_found() -> None:
    source = 'OWN = {"row": "Rad", "sum": "Summa"}\nALL = {"new": "Ny", **OWN, "row": "Rad igen"}\n'
    assert list(keys_said_twice(source, {"OWN": {"row": "Rad", "sum": "Summa"}})) == ["row"]

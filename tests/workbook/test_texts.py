"""How texts are filled in: a counted word follows its count, and kronor show their öre where there are any."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from snit_xl.domain.problems import problem
from snit_xl.workbook import terms
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


def spread_dicts() -> Iterator[tuple[str, ast.Dict, ModuleType]]:
    """Return the glossary's dicts that take others in, with the module that each stands in."""
    for path in sorted(Path(terms.__file__).parent.glob("*.py")):
        module = import_module(f"{terms.__name__}.{path.stem}")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Dict) and any(key is None for key in node.keys):
                yield f"{path.name}:{node.lineno}", node, module


def test_no_word_takes_the_place_of_another_with_the_same_key() -> None:
    found = 0
    for where, node, module in spread_dicts():
        names = vars(module)
        keys = [key.value for key in node.keys if isinstance(key, ast.Constant)]
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                keys += list(eval(ast.unparse(value), names))  # noqa: S307 - our own source
        assert len(keys) == len(set(keys)), (where, sorted(key for key in set(keys) if keys.count(key) > 1))
        found += 1
    assert found > 8

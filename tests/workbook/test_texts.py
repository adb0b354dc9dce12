"""How texts are filled in: a counted word follows its count, and kronor show their öre where there are any."""

from __future__ import annotations

from decimal import Decimal

import pytest

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

"""What an update didn't count because it stands under its table (räknas inte): a part of the button's answer."""

from __future__ import annotations

from collections.abc import Sequence

from snit_xl.actions.input_changes import named
from snit_xl.domain.problems import Problem
from snit_xl.workbook.terms.task_texts import UNCOUNTED

UNDER_TABLE = "INDATA-UNDER-TABELLEN"


def uncounted(found: Sequence[Problem]) -> str:
    """Name the rows under a table (rader under tabellen); empty where there are none.

    In a program where a table does not grow by itself such a row looks like one of the table's, so the answer says it.
    """
    places = [str(one.place) for one in found if one.code == UNDER_TABLE]
    return UNCOUNTED.format(cells=named(places)) if places else ""

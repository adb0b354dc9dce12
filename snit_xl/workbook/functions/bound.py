"""The functions bound to one workbook (funktioner med arbetsbok): also the forms that read it, for the evaluator."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from snit_xl.workbook.functions import SNIT_FUNCTIONS, SnitFunction
from snit_xl.workbook.functions.arguments import Argument, Rows
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.functions.ledger_sum import ledger_sum
from snit_xl.workbook.functions.own_split import own_split
from snit_xl.workbook.view import WorkbookView

BARE = "SNIT_FORDELNING"
FROM_LEDGER = "SNIT_UTFALL"


@dataclass(frozen=True)
class Bound:
    """A function of one workbook (bunden funktion).

    Equal to any other of its name, so that what the evaluator remembers of a function's signature does not keep every
    workbook alive. `faults` takes down each fault it gives.
    """

    name: str
    rule: SnitFunction = field(compare=False)
    faults: list[tuple[str, Fault]] = field(compare=False, default_factory=list)

    @property
    def __signature__(self) -> inspect.Signature:
        """Tell how the function may be called (anropsform)."""
        return inspect.signature(self.rule)

    def __call__(self, *arguments: Argument) -> Rows | Fault:
        """Compute, and keep the fault (räkna)."""
        result = self.rule(*arguments)
        if isinstance(result, Fault):
            self.faults.append((self.name, result))
        return result


def workbook_functions(view: WorkbookView, faults: list[tuple[str, Fault]] | None = None) -> Mapping[str, Bound]:
    """Return all functions but SNIT_FEL, the workbook's own forms included (arbetsbokens funktioner).

    `faults` is a list that takes down what each function called says is wrong, with its name.
    """
    rules: dict[str, SnitFunction] = {
        **SNIT_FUNCTIONS,
        BARE: partial(split_or_own, view),
        FROM_LEDGER: partial(ledger_sum, view),
    }
    kept = [] if faults is None else faults
    return {name: Bound(name, rule, kept) for name, rule in rules.items()}


def split_or_own(
    view: WorkbookView,
    amounts: Argument = None,
    key: Argument = None,
    specific: Argument = None,
    decimals: Argument = None,
) -> Rows | Fault:
    """Split amounts, or without any argument the workbook's own pools (SNIT_FORDELNING)."""
    if (amounts, key, specific, decimals) == (None, None, None, None):
        return own_split(view)
    return SNIT_FUNCTIONS[BARE](amounts, key, specific, decimals)

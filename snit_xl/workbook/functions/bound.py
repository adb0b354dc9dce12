"""The functions bound to one workbook (funktioner med arbetsbok): also the forms that read it, for the evaluator."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from snit_xl.workbook.functions import SNIT_FUNCTIONS, SnitFunction
from snit_xl.workbook.functions.arguments import Argument, Rows
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.functions.ledger_sum import areas_of_ledger_sum, ledger_sum
from snit_xl.workbook.functions.own_split import areas_of_own_split, own_split
from snit_xl.workbook.view import Area, WorkbookView

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
        return self._kept(self.rule(*arguments))

    def _kept(self, result: Rows | Fault) -> Rows | Fault:
        if isinstance(result, Fault):
            self.faults.append((self.name, result))
        return result


@dataclass(frozen=True)
class Reading(Bound):
    """A function that reads the workbook itself (läsande funktion), given to its rule before the arguments.

    `reads` tells what it reads, and `bare_only` that it does so only when it is called without arguments.
    """

    view: WorkbookView = field(compare=False, kw_only=True)
    reads: Callable[[WorkbookView], Iterable[Area]] = field(compare=False, kw_only=True)
    bare_only: bool = field(compare=False, kw_only=True)

    @property
    def __signature__(self) -> inspect.Signature:
        """Tell how the function may be called (anropsform)."""
        return inspect.signature(partial(self.rule, self.view))

    def areas(self, view: WorkbookView, *, bare: bool) -> tuple[Area, ...]:
        """Return what it reads in a workbook (läser)."""
        return tuple(self.reads(view)) if bare or not self.bare_only else ()

    def on(self, view: WorkbookView) -> Reading:
        """Return the same function for another view (på vyn)."""
        return replace(self, view=view)

    def __call__(self, *arguments: Argument) -> Rows | Fault:
        """Compute, and keep the fault (räkna)."""
        return self._kept(self.rule(self.view, *arguments))


def workbook_functions(view: WorkbookView, faults: list[tuple[str, Fault]] | None = None) -> Mapping[str, Bound]:
    """Return all functions but SNIT_FEL, the workbook's own forms included (arbetsbokens funktioner).

    `faults` is a list that takes down what each function called says is wrong, with its name.
    """
    kept = [] if faults is None else faults
    return {
        **{name: Bound(name, rule, kept) for name, rule in SNIT_FUNCTIONS.items()},
        BARE: Reading(BARE, split_or_own, kept, view=view, reads=areas_of_own_split, bare_only=True),
        FROM_LEDGER: Reading(FROM_LEDGER, ledger_sum, kept, view=view, reads=areas_of_ledger_sum, bare_only=False),
    }


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

"""The spreadsheet functions (kalkylbladsfunktionerna): decorators and conversion, nothing else.

Each function is plain Python with the public argument names, every one of them optional. It takes whatever a host
hands over (see workbook/functions/edge.py), gives rows of plain values, and where it can't, one text beginning
`#SNIT!`: never an exception, never a stack trace. The host's edge turns that text into a real error value.

Importing this module loads neither xlwings nor pandas nor numpy: our own decorator only keeps what is to be known of
each function, in `FUNCTIONS`, from which wrappers and help are generated. Every host calls `call(name, arguments,
workbook)`. Who wants xlwings' own `CallUDF("snit_xl.udfs", name, arguments)` calls `bind_xlwings(xlwings)` first: it
puts xlwings' decorators on the same functions, with raw values in and out, since its converters turn #N/A into an
empty cell.

SNIT_FORDELNING(), SNIT_UTFALL and SNIT_FEL read the workbook: the host says how by `workbook_source`.
"""
# ruff: noqa: N802 -- the functions' names are what users type

from __future__ import annotations

import inspect
import logging
import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from types import MappingProxyType
from typing import Any

from snit_xl.workbook.functions import SNIT_FUNCTIONS, Fault, Rows
from snit_xl.workbook.functions.arguments import Argument, ArgumentError, refuse, single
from snit_xl.workbook.functions.bound import split_or_own
from snit_xl.workbook.functions.bulk import bulk_answer
from snit_xl.workbook.functions.edge import (
    Answer,
    answer_of,
    carried_fault,
    fault_text,
    rows_of,
)
from snit_xl.workbook.functions.ledger_sum import ledger_sum
from snit_xl.workbook.functions.specs import FunctionSpec, Reads
from snit_xl.workbook.terms.functions_help import CATEGORY
from snit_xl.workbook.view import WorkbookView, cell_position

Rule = Callable[..., Rows | Fault]
Function = Callable[..., Answer | str]
Source = Callable[[Any], WorkbookView | None]

_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}", re.ASCII)
_log = logging.getLogger(__name__)
_specs: dict[str, FunctionSpec] = {}
_functions: dict[str, Function] = {}

FUNCTIONS: Mapping[str, FunctionSpec] = MappingProxyType(_specs)


@dataclass(slots=True)
class _Host:
    """What the host has told (värd)."""

    source: Source | None = None


_host = _Host()
_workbook: ContextVar[object] = ContextVar("workbook", default="")


def workbook_source(source: Source | None) -> None:
    """Say how a workbook is read (arbetsbokskälla): a view with values and English formulas, None where unknown.

    The source gets what `call` was given as the workbook: a name, or whatever stands for a workbook in that host; ""
    where nothing was given and the workbook that asks is meant.
    """
    _host.source = source


def call(name: str, arguments: Sequence[object], workbook: object = "") -> Answer | str:
    """Answer a cell of a workbook (svara en cell): rows of plain values, or a text beginning `#SNIT!`."""
    function = _functions.get(name)
    if function is None:
        return fault_text("name", "FUNKTION-PROGRAMFEL", {"function": name})
    if len(arguments) > len(_specs[name].arguments):
        return fault_text("value", "FUNKTION-PROGRAMFEL", {"function": name})
    token = _workbook.set(workbook)
    try:
        return function(*arguments)
    finally:
        _workbook.reset(token)


def bind_xlwings(xw: Any) -> None:  # noqa: ANN401 - the module, given so that nothing here imports it
    """Put xlwings' decorators on every function (bind till xlwings); on Linux they do nothing."""
    for name, function in _functions.items():
        spec = _specs[name]
        for argument, text in spec.help.arguments.items():
            xw.arg(argument, "raw", doc=text)(function)
        xw.ret("raw")(function)
        # Last: each of the others sets category and volatility back to xlwings' own.
        xw.func(category=CATEGORY, volatile=spec.reads is Reads.WORKBOOK)(function)


def _function(required: int, reads: Reads = Reads.NOTHING) -> Callable[[Rule], Function]:
    """Make a rule a spreadsheet function (funktion): arguments become rows, everything that goes wrong a text."""

    def decorate(rule: Rule) -> Function:
        @wraps(rule)
        def function(*given: object, **named: object) -> Answer | str:
            try:
                quick = bulk_answer(rule.__name__, given) if not named else None
                if quick is not None:
                    return quick
                arguments = [rows_of(value) for value in _in_order(signature, given, named)]
                return carried_fault(arguments) or answer_of(rule(*arguments))
            except ArgumentError as refused:
                return answer_of(refused.fault)
            except Exception:  # noqa: BLE001 -- the cell gets a fault, the log the reason
                _log.exception("%s failed", rule.__name__)
                return fault_text("value", "FUNKTION-PROGRAMFEL", {"function": rule.__name__})

        signature = inspect.signature(rule)
        _specs[rule.__name__] = FunctionSpec(rule.__name__, tuple(signature.parameters), required, reads)
        _functions[rule.__name__] = function
        return function

    return decorate


def _in_order(
    signature: inspect.Signature, given: tuple[object, ...], named: Mapping[str, object]
) -> tuple[object, ...]:
    """Return the arguments by place (i ordning); hosts give them so, and every one of the last may be left out."""
    if not named and len(given) <= len(signature.parameters):
        return given
    bound = signature.bind(*given, **named)
    bound.apply_defaults()
    return bound.args


def _view() -> WorkbookView:
    """Return the workbook that the calling cell stands in (cellens arbetsbok)."""
    view = None if _host.source is None else _host.source(_workbook.get())
    if view is None:
        raise ArgumentError(Fault("FUNKTION-ARBETSBOK"))
    return view


@_function(0, Reads.WORKBOOK_WHEN_BARE)
def SNIT_FORDELNING(
    belopp: Argument = None, nyckel: Argument = None, specifika: Argument = None, decimaler: Argument = None
) -> Rows | Fault:
    """Split common cost by key and add specific costs (fördelning)."""
    if (belopp, nyckel, specifika, decimaler) == (None, None, None, None):
        return split_or_own(_view())
    return SNIT_FUNCTIONS["SNIT_FORDELNING"](belopp, nyckel, specifika, decimaler)


@_function(1)
def SNIT_ANDEL(nyckel: Argument = None, decimaler: Argument = None) -> Rows | Fault:
    """Give a key as percent (andel)."""
    return SNIT_FUNCTIONS["SNIT_ANDEL"](nyckel, decimaler)


@_function(2)
def SNIT_AVVIKELSE(budget: Argument = None, prognos: Argument = None) -> Rows | Fault:
    """Give budget − forecast (avvikelse)."""
    return SNIT_FUNCTIONS["SNIT_AVVIKELSE"](budget, prognos)


@_function(2)
def SNIT_AVVIKELSE_PROCENT(budget: Argument = None, prognos: Argument = None) -> Rows | Fault:
    """Give the deviation as a share of the budget (avvikelse i procent)."""
    return SNIT_FUNCTIONS["SNIT_AVVIKELSE_PROCENT"](budget, prognos)


@_function(4)
def SNIT_PROGNOS(  # noqa: PLR0913, PLR0917 -- the public argument order
    utfall_ack: Argument = None,
    budget_ack: Argument = None,
    budget_ar: Argument = None,
    period: Argument = None,
    metod: Argument = None,
    justering: Argument = None,
    utfall_fg_ack: Argument = None,
    utfall_fg_ar: Argument = None,
) -> Rows | Fault:
    """Give the full-year forecast (prognos)."""
    return SNIT_FUNCTIONS["SNIT_PROGNOS"](
        utfall_ack, budget_ack, budget_ar, period, metod, justering, utfall_fg_ack, utfall_fg_ar
    )


@_function(2)
def SNIT_UPPRAKNING(belopp: Argument = None, procent: Argument = None) -> Rows | Fault:
    """Give uplifted amounts (uppräkning)."""
    return SNIT_FUNCTIONS["SNIT_UPPRAKNING"](belopp, procent)


@_function(3)
def SNIT_KAPITALKOSTNAD(
    anskaffning: Argument = None,
    livslangd_ar: Argument = None,
    internranta_procent: Argument = None,
    ar_nr: Argument = None,
    metod: Argument = None,
    startmanad: Argument = None,
) -> Rows | Fault:
    """Give a year's depreciation and interest (kapitalkostnad)."""
    return SNIT_FUNCTIONS["SNIT_KAPITALKOSTNAD"](
        anskaffning, livslangd_ar, internranta_procent, ar_nr, metod, startmanad
    )


@_function(3)
def SNIT_AVRAKNING(
    utfall: Argument = None, inbetalt: Argument = None, nyckel: Argument = None, specifika: Argument = None
) -> Rows | Fault:
    """Give what each municipality has to pay (avräkning)."""
    return SNIT_FUNCTIONS["SNIT_AVRAKNING"](utfall, inbetalt, nyckel, specifika)


@_function(2)
def SNIT_RISK(risk: Argument = None, vasentlighet: Argument = None) -> Rows | Fault:
    """Give the risk value (riskvärde)."""
    return SNIT_FUNCTIONS["SNIT_RISK"](risk, vasentlighet)


@_function(2)
def SNIT_RISKNIVA(risk: Argument = None, vasentlighet: Argument = None, granser: Argument = None) -> Rows | Fault:
    """Give the level of risk in words (risknivå)."""
    return SNIT_FUNCTIONS["SNIT_RISKNIVA"](risk, vasentlighet, granser)


@_function(1, Reads.WORKBOOK)
def SNIT_UTFALL(
    konto: Argument = None,
    fran_period: Argument = None,
    till_period: Argument = None,
    enhet: Argument = None,
    kalla: Argument = None,
) -> Rows | Fault:
    """Sum the Utfall sheet (utfall)."""
    return ledger_sum(_view(), konto, fran_period, till_period, enhet, kalla)


@_function(2)
def SNIT_KONTROLL(publicerat: Argument = None, beraknat: Argument = None, tolerans: Argument = None) -> Rows | Fault:
    """Give "OK" or the difference in words (kontroll)."""
    return SNIT_FUNCTIONS["SNIT_KONTROLL"](publicerat, beraknat, tolerans)


@_function(1, Reads.CELL)
def SNIT_FEL(cell: Argument = None) -> Rows | Fault:
    """Say why a cell shows an error (fel); the host gives the cell's place as a text, Prognos!F12."""
    from snit_xl.workbook.functions.explain import explain  # noqa: PLC0415 - the evaluator is needed only here

    view = _view()
    sheet, _, name = single(cell, "cell", lambda x, _: str(x)).rpartition("!")
    if _CELL.fullmatch(name) is None or sheet not in view.cells:
        raise refuse("FUNKTION-CELL", "cell")
    return [[explain(view, (sheet, *cell_position(name)), datetime.now().astimezone().date())]]

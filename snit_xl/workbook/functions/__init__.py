"""The spreadsheet functions (kalkylbladsfunktioner) over 2-D lists of cell values, one list per argument.

An argument left out is None. A function gives a 2-D list or a Fault. An error value in an argument is the caller's to
give back: these functions are not called then. Forms that read the workbook itself stand with the hosts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from snit_xl.workbook.functions.arguments import Argument, Rows
from snit_xl.workbook.functions.faults import Fault
from snit_xl.workbook.functions.forecasting import (
    difference,
    difference_share,
    forecast,
    uplifted,
    yearly_capital_cost,
)
from snit_xl.workbook.functions.judging import check, risk_level, risk_value
from snit_xl.workbook.functions.splitting import allocation, settlement, shares

__all__ = ["SNIT_FUNCTIONS", "Argument", "Fault", "Rows", "SnitFunction"]

SnitFunction = Callable[..., Rows | Fault]

SNIT_FUNCTIONS: Mapping[str, SnitFunction] = MappingProxyType(
    {
        "SNIT_FORDELNING": allocation,
        "SNIT_ANDEL": shares,
        "SNIT_AVVIKELSE": difference,
        "SNIT_AVVIKELSE_PROCENT": difference_share,
        "SNIT_PROGNOS": forecast,
        "SNIT_UPPRAKNING": uplifted,
        "SNIT_KAPITALKOSTNAD": yearly_capital_cost,
        "SNIT_AVRAKNING": settlement,
        "SNIT_RISK": risk_value,
        "SNIT_RISKNIVA": risk_level,
        "SNIT_KONTROLL": check,
    }
)

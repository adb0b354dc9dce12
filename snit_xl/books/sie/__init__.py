"""The SIE reader (SIE-läsare): types 1–4 and 4I into the ledger, and vouchers for drill-down."""

from __future__ import annotations

from snit_xl.books.sie.drill import read_vouchers
from snit_xl.books.sie.read import read_sie
from snit_xl.books.sie.source import is_sie

__all__ = ["is_sie", "read_sie", "read_vouchers"]

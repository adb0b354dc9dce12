"""Lists exported from accounting systems (listor): Excel and text, read into the ledger."""

from snit_xl.books.lists.asking import SHEET_QUESTION
from snit_xl.books.lists.opening import is_list
from snit_xl.books.lists.preview import doubted, preview
from snit_xl.books.lists.reader import read_list, read_list_vouchers
from snit_xl.books.lists.records import (
    Choice,
    ColumnMatch,
    Known,
    KnownMonth,
    KnownTotal,
    ListFormat,
    Measure,
    Preview,
    Question,
    Role,
    SampleRow,
    answered,
)

__all__ = [
    "SHEET_QUESTION",
    "Choice",
    "ColumnMatch",
    "Known",
    "KnownMonth",
    "KnownTotal",
    "ListFormat",
    "Measure",
    "Preview",
    "Question",
    "Role",
    "SampleRow",
    "answered",
    "doubted",
    "is_list",
    "preview",
    "read_list",
    "read_list_vouchers",
]

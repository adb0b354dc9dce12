"""Keys to formulas (formler): turns a layout's formula into what the spreadsheet program stores."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.spec import Column, Layout, Table
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import TABLES
from snit_xl.workbook.terms.words import word

TOKEN = re.compile(r"\{(?P<sign>[@~=]?)(?P<key>[\w.]+)(?P<block>\*|#|:\w+)?\}")


@dataclass(frozen=True, slots=True)
class ColumnInstance:
    """One column as it stands in the file (kolumn på plats): a repeated column occurs once per municipality.

    `key` is the layout's key, with `#j` for the j:th municipality's; `number` is j, or 0.
    """

    column: Column
    key: str
    heading: str
    number: int = 0


def instances(table: Table, municipalities: tuple[str, ...]) -> tuple[ColumnInstance, ...]:
    """Return a table's columns with the repeated ones spelled out (tabellens kolumner)."""
    found: list[ColumnInstance] = []
    for column in table.columns:
        if column.per_municipality:
            found += [
                ColumnInstance(column, f"{column.key}#{j}", heading(table.key, column.key, name), j)
                for j, name in enumerate(municipalities, 1)
            ]
        else:
            found.append(ColumnInstance(column, column.key, heading(table.key, column.key)))
    return tuple(found)


def bracketed(text: str) -> str:
    """Escape a heading for use in a structured reference (kolumnnamn i formel)."""
    return re.sub(r"(['\[\]#])", r"'\1", text)


class Resolver:
    """Resolves one layout's formulas (formelöversättare)."""

    def __init__(self, layout: Layout) -> None:
        """Remember every table's headings by key."""
        self._headings = {
            key: {i.key: i.heading for i in instances(table, layout.municipalities)}
            for key, table in layout.tables().items()
        }
        self._count = len(layout.municipalities)

    def formula(self, text: str, table: str = "", number: int = 0) -> str:
        """Resolve a formula (formel); `table` is whose row it stands in, `number` its municipality's."""
        found = TOKEN.sub(lambda match: self._token(match, table, number), text.replace("{j}", str(number)))
        if "{" in found:
            raise MisuseError(f"unresolved token in formula {text!r}")
        return found

    def local(self, text: str, table: str, cell: Callable[[str, int], str]) -> str:
        """Resolve a condition (villkor) to plain cells: `{@key}` and, for the row above, `{^key}`."""
        text = re.sub(r"\{\^(\w+)\}", lambda m: cell(m[1], -1), text)
        text = re.sub(r"\{@(\w+)\}", lambda m: cell(m[1], 0), text)
        return self.formula(text, table)

    def _token(self, match: re.Match[str], table: str, number: int) -> str:
        sign, key, block = match["sign"], match["key"], match["block"] or ""
        if sign == "=":
            return field_term(key).name
        if sign == "~":
            group, _, name = key.partition(".")
            return f'"{word(group, name)}"'
        if sign == "@":
            return self._reference(table, key, block, number, this_row=True)
        owner, _, name = key.partition(".")
        return self._reference(owner, name, block, number, this_row=False)

    def _reference(self, table: str, key: str, block: str, number: int, *, this_row: bool) -> str:
        first, last = self._ends(table, key, block, number)
        columns = f"[{first}]" if first == last else f"[{first}]:[{last}]"
        name = TABLES[table]
        if this_row:
            return f"{name}[[#This Row],{columns}]"
        return f"{name}[{first}]" if first == last else f"{name}[{columns}]"

    def _ends(self, table: str, key: str, block: str, number: int) -> tuple[str, str]:
        names = self._headings[table]
        if block == "*":
            ends = (f"{key}#1", f"{key}#{self._count}")
        elif block == "#":
            ends = (f"{key}#{number}", f"{key}#{number}")
        elif block:
            ends = (key, block[1:])
        else:
            ends = (key, key)
        return bracketed(names[ends[0]]), bracketed(names[ends[1]])

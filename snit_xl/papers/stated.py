"""Amounts on slides beside the plan (belopp på bilder): "2018 1,5 MSEK Vårgårda" under what it is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from snit_xl.domain.problems import Source
from snit_xl.domain.rows import PrintedName, PrintedTable, Row, RowKind
from snit_xl.papers.document import Document, Line
from snit_xl.papers.figures import normal
from snit_xl.papers.naming import NEXT

MOST_ABOVE = 8
_ROW = re.compile(
    r"^\W*((?:19|20)\d\d):?\s+(\d{1,3}(?: \d{3})*(?:[.,]\d+)?)\s*(msek|mkr|mnkr|tkr)\b\W*(.{0,40})$", re.IGNORECASE
)
_WORD = re.compile(r"[a-zåäöé]{5,}")
_FILLING = re.compile(
    r"^(?:uppskatta|kostnad|invest|äskande|fördela|mellan|total|budget|ekonomi|planera|belopp|avser|gäller|kommun)"
)


def stated_table(
    document: Document, plan: PrintedTable, municipalities: Sequence[str], year: int
) -> PrintedTable | None:
    """Return the amounts that slides state for what the plan has too (belopp på bilder); None where there are none."""
    labels = [row.label.casefold() for row in plan.rows]
    rows = tuple(
        row for row in _rows(document.lines, municipalities, year) if any(_covers(row.item, label) for label in labels)
    )
    return PrintedTable(PrintedName.STATED, rows) if rows else None


def plan_with_items(plan: PrintedTable, stated: PrintedTable, municipalities: Sequence[str]) -> PrintedTable:
    """Return the plan with each row's municipality and the item that the slides call it (plan med poster)."""
    items = list(dict.fromkeys(row.item for row in stated.rows))
    rows = tuple(_with_item(row, items, municipalities) for row in plan.rows)
    return replace(plan, rows=rows)


def _with_item(row: Row, items: Sequence[str], municipalities: Sequence[str]) -> Row:
    if row.kind is RowKind.RESULT:
        return row
    covered = [item for item in items if _covers(item, row.label.casefold())]
    owners = [name for name in municipalities if _is_marked(row.label, name)]
    if len(covered) != 1 or len(owners) != 1:
        return row
    return replace(row, unit=owners[0], item=covered[0])


def _covers(item: str, label: str) -> bool:
    return all(word in label for word in item.split())


def _is_marked(label: str, municipality: str) -> bool:
    """Tell whether a label carries a municipality's name or its abbreviation (kommunens förkortning): VGA, Hrja."""
    name = municipality.casefold()
    words = [word.strip(".,+*()") for word in label.replace("/", " ").split()]
    return any(
        word[0].isupper()
        and (name.startswith(word.casefold()) or (word.isupper() and _is_within(word.casefold(), name)))
        for word in words
        if len(word) > 2
    )


def _is_within(short: str, name: str) -> bool:
    letters = iter(name)
    return short[0] == name[:1] and all(letter in letters for letter in short)


def _rows(lines: Sequence[Line], municipalities: Sequence[str], year: int) -> Iterator[Row]:
    for at, line in enumerate(lines):
        found = _ROW.match(normal(line.text).replace("\u00a0", " ").strip())
        column = NEXT.get(int(found[1]) - year) if found else None
        above = _about(lines, at) if found and column else ""
        item = " ".join(_item(above, municipalities))
        owners = [name for name in municipalities if found and name.casefold() in f"{found[4]} {above}".casefold()]
        if found and column and item and len(owners) == 1:
            tkr = Decimal(found[2].replace(" ", "").replace(",", ".")) * (1 if found[3].casefold() == "tkr" else 1000)
            amounts: Mapping = {column: tkr}  # type: ignore[type-arg]
            cells = {column.value: found[1]}
            yield Row(owners[0], item, RowKind.COST, amounts=amounts, item=item, at=Source(line.where, cells))


def _about(lines: Sequence[Line], at: int) -> str:
    """Return the nearest line above that says what the amounts are for (vad beloppen gäller)."""
    for place in range(at - 1, max(-1, at - MOST_ABOVE), -1):
        text = lines[place].text.casefold()
        if not _ROW.match(normal(lines[place].text).strip()) and _item(text, ()):
            return text
    return ""


def _item(text: str, municipalities: Sequence[str]) -> list[str]:
    names = {name.casefold() for name in municipalities}
    return [word for word in _WORD.findall(text.casefold()) if not _FILLING.match(word) and word not in names]

"""What a button wrote, kept so that Återställ can step back (steg), and where it is kept.

The steps stand in the workbook itself, on a very hidden sheet, as JSON in text cells, one row per step, the newest
last. A file beside the workbook would not do: a workbook on SharePoint or not yet saved has no folder, and a step must
live and die with the cells it is about. In the workbook it is saved with them, thrown away with them when the workbook
is closed unsaved, and follows them when the file is moved or copied. Only the last few steps are kept. A step that
doesn't fit in one cell, as when thousands of rows have been read in, is packed.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from snit_xl.hosts.excel.refusals import refused
from snit_xl.hosts.excel.runs import LONG_TEXT, Contents, Key
from snit_xl.workbook.terms.excel_texts import STEP_SHEET, STEP_SHEET_NOTE
from snit_xl.workbook.view import EMPTY, Cell, ErrorValue, Scalar, WorkbookView

KEPT = 5
MOST_TEXT = 2_000_000  # letters of all steps together: some 100 000 rows of Utfall
MOST_UNPACKED = 400_000_000
_FIRST_ROW, _FIRST_TEXT = 2, 3  # row 1 says what the sheet is; columns 1 and 2 say when and what to who looks there
_VERSION = 1
Rows = tuple[tuple[Scalar, ...], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One press of a button (steg): each cell and result list before and after.

    `anchors` says where every touched table and name stood: sheet, top, left, bottom, right, and the headings. With
    other rows or columns there since, the cells' addresses mean something else.
    """

    action: str
    time: str
    cells: Mapping[Key, tuple[Cell, Cell]]
    lists: Mapping[str, tuple[Rows, Rows]]
    anchors: Mapping[str, tuple[str | int, ...]]


def read_steps(view: WorkbookView) -> list[Step]:
    """Return the steps kept in a workbook, oldest first (läs steg); raises ExcelRefusedError where they are damaged."""
    grid = view.cells.get(STEP_SHEET, {})
    texts: dict[int, list[str]] = {}
    for row, col in sorted(grid):
        if row >= _FIRST_ROW and col >= _FIRST_TEXT:
            texts.setdefault(row, []).append(str(grid[row, col].value))
    try:
        return [_decoded(json.loads(_unpacked("".join(parts)))) for parts in texts.values()]
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, zlib.error) as error:
        raise refused("EXCEL-STEG-OLASLIGT", sheet=STEP_SHEET) from error


def contents_of(steps: list[Step], view: WorkbookView) -> Contents:
    """Return the step sheet's cells with the newest steps on it (bladets innehåll); older ones are emptied."""
    wanted = {(STEP_SHEET, *spot): EMPTY for spot in view.cells.get(STEP_SHEET, {})}
    wanted[STEP_SHEET, 1, 1] = Cell(STEP_SHEET_NOTE)
    for row, (step, text) in enumerate(_newest(steps), _FIRST_ROW):
        parts = [text[start : start + LONG_TEXT] for start in range(0, len(text), LONG_TEXT)]
        for col, part in enumerate([step.time, step.action, *parts], 1):
            wanted[STEP_SHEET, row, col] = Cell(part)
    return wanted


def fits(step: Step) -> bool:
    """Tell whether a step is small enough to be kept in the workbook (ryms)."""
    return len(_packed(step)) <= MOST_TEXT


def _newest(steps: list[Step]) -> list[tuple[Step, str]]:
    """Return the steps to keep and their texts, oldest first (nyaste stegen): the last, and those that fit beside."""
    found: list[tuple[Step, str]] = []
    room = MOST_TEXT
    for step in reversed(steps[-KEPT:]):
        text = _packed(step)
        room -= len(text)
        if found and room < 0:
            break
        found.append((step, text))
    return found[::-1]


def _packed(step: Step) -> str:
    text = json.dumps(_encoded(step), ensure_ascii=False, separators=(",", ":"))
    return text if len(text) <= LONG_TEXT else base64.b64encode(zlib.compress(text.encode())).decode("ascii")


def _unpacked(text: str) -> str:
    if text.startswith("{"):
        return text
    unpacking = zlib.decompressobj()
    found = unpacking.decompress(base64.b64decode(text, validate=True), MOST_UNPACKED)
    if not unpacking.eof:
        raise ValueError(len(found))
    return found.decode()


def _encoded(step: Step) -> dict[str, Any]:
    return {
        "version": _VERSION,
        "action": step.action,
        "time": step.time,
        "cells": [[*key, _cell_out(old), _cell_out(new)] for key, (old, new) in step.cells.items()],
        "lists": {name: [_rows_out(old), _rows_out(new)] for name, (old, new) in step.lists.items()},
        "anchors": {name: list(where) for name, where in step.anchors.items()},
    }


def _decoded(found: dict[str, Any]) -> Step:
    if found["version"] != _VERSION:
        raise ValueError(found["version"])
    return Step(
        str(found["action"]),
        str(found["time"]),
        {_key(*spot): (_cell_in(old), _cell_in(new)) for *spot, old, new in found["cells"]},
        {name: (_rows_in(old), _rows_in(new)) for name, (old, new) in found["lists"].items()},
        {name: tuple(where) for name, where in found["anchors"].items()},
    )


def _key(sheet: str, row: int, col: int) -> Key:
    return (sheet, row, col)


def _cell_out(cell: Cell) -> object:
    return {"formula": cell.formula} if cell.formula is not None else _scalar_out(cell.value)


def _cell_in(found: Any) -> Cell:  # noqa: ANN401 - as JSON gives it
    if isinstance(found, dict) and "formula" in found:
        return Cell(None, str(found["formula"]))
    return Cell(_scalar_in(found))


def _scalar_out(value: Scalar) -> object:
    return {"error": value.code} if isinstance(value, ErrorValue) else value


def _scalar_in(found: Any) -> Scalar:  # noqa: ANN401 - as JSON gives it
    if isinstance(found, dict):
        return ErrorValue(str(found["error"]))
    if found is not None and not isinstance(found, bool | str | int | float):
        raise TypeError(found)
    return float(found) if isinstance(found, int) and not isinstance(found, bool) else found


def _rows_out(rows: Rows) -> list[list[object]]:
    return [[_scalar_out(value) for value in row] for row in rows]


def _rows_in(found: list[list[Any]]) -> Rows:
    return tuple(tuple(_scalar_in(value) for value in row) for row in found)

"""The asked document as a workbook view (vy av dokumentet): a sheet's cells are fetched when they are first wanted."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, ValuesView
from typing import Any

from snit_xl.workbook.view import Area, Cell, ErrorValue, TableArea, WorkbookView

Ask = Callable[..., Any]
Grid = dict[tuple[int, int], Cell]


class SheetCells(dict[str, Grid]):
    """Cells by sheet (blad), each sheet asked for when it is first looked at.

    A cell that asks while Calc computes it must not make Calc compute sheets that it does not read.
    """

    def __init__(self, names: list[str], ask: Ask) -> None:
        super().__init__({name: {} for name in names})
        self._ask = ask
        self._waiting = set(names)

    def __getitem__(self, name: str) -> Grid:
        """Return a sheet's cells."""
        if name in self._waiting:
            self._waiting.remove(name)
            self[name] = _grid(self._ask("sheet", name))
        return super().__getitem__(name)

    def __iter__(self) -> Iterator[str]:
        """Run through the names; that this is ours also makes a copy by `dict` fetch the cells."""
        return super().__iter__()

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401
        """Return a sheet's cells, the default where there is no such sheet."""
        return self[name] if name in self else default  # noqa: SIM401 - that is what get is made of

    def items(self) -> ItemsView[str, Grid]:  # type: ignore[override]
        """Return every sheet with its cells."""
        return {name: self[name] for name in self}.items()

    def values(self) -> ValuesView[Grid]:  # type: ignore[override]
        """Return every sheet's cells."""
        return {name: self[name] for name in self}.values()


def asked_view(ask: Ask, built: dict[str, Any] | None = None) -> WorkbookView:
    """Return the view of the document that answers (vy); `built` is its structure where that is known already."""
    built = ask("structure") if built is None else built
    return WorkbookView(
        cells=SheetCells(built["sheets"], ask),
        tables={one["name"]: _table(one) for one in built["tables"]},
        names={name: Area(*area) for name, area in built["names"].items()},
        date1904=built["date1904"],
    )


def _table(one: dict[str, Any]) -> TableArea:
    return TableArea(one["name"], Area(*one["area"]), one["header_row"], tuple(one["columns"]))


def _grid(cells: list[list[Any]]) -> Grid:
    return {
        (row, col): Cell(ErrorValue(error) if error else value, formula) for row, col, value, formula, error in cells
    }

"""What we use of xlwings (levande arbetsbok): as protocols, so that xlwings itself is imported by `entry` alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol


class LiveRange(Protocol):
    """A rectangle of cells in Excel (område); `api` is the program's own object."""

    raw_value: Any
    formula: Any

    @property
    def api(self) -> Any: ...  # noqa: ANN401, D102 - as in xlwings

    @property
    def address(self) -> str: ...  # noqa: D102

    @property
    def row(self) -> int: ...  # noqa: D102

    @property
    def column(self) -> int: ...  # noqa: D102

    @property
    def sheet(self) -> LiveSheet: ...  # noqa: D102

    def autofill(self, destination: Any, type_: str = ...) -> None: ...  # noqa: ANN401, D102


class LiveTable(Protocol):
    """An Excel table (tabell); `range` covers header, data and totals rows."""

    @property
    def display_name(self) -> str: ...  # noqa: D102

    @property
    def range(self) -> LiveRange: ...  # noqa: D102

    @property
    def show_headers(self) -> bool: ...  # noqa: D102

    @property
    def show_totals(self) -> bool: ...  # noqa: D102

    def resize(self, range: Any) -> None: ...  # noqa: A002, ANN401, D102 - the name is xlwings'


class LiveTables(Protocol):
    """A sheet's tables (tabeller)."""

    def __iter__(self) -> Iterator[LiveTable]: ...


class LiveSheet(Protocol):
    """A worksheet (blad)."""

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def api(self) -> Any: ...  # noqa: ANN401, D102

    @property
    def used_range(self) -> LiveRange: ...  # noqa: D102

    @property
    def tables(self) -> LiveTables: ...  # noqa: D102

    def range(self, cell1: Any, cell2: Any = None) -> LiveRange: ...  # noqa: ANN401, D102

    def activate(self) -> None: ...  # noqa: D102

    def delete(self) -> None: ...  # noqa: D102


class LiveSheets(Protocol):
    """The workbook's worksheets (bladen)."""

    @property
    def active(self) -> LiveSheet: ...  # noqa: D102

    def __iter__(self) -> Iterator[LiveSheet]: ...

    def add(self, name: str | None = None, before: Any = None, after: Any = None) -> LiveSheet: ...  # noqa: ANN401, D102


class LiveName(Protocol):
    """A defined name (definierat namn)."""

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def refers_to(self) -> str | None: ...  # noqa: D102


class LiveNames(Protocol):
    """The workbook's defined names (namnen)."""

    def __iter__(self) -> Iterator[LiveName]: ...


class LiveApp(Protocol):
    """Excel itself (programmet), with the settings that are off while we write; `status_bar` False is Excel's own."""

    calculation: Any
    screen_updating: bool
    enable_events: bool
    status_bar: Any

    def calculate(self) -> None: ...  # noqa: D102


class LiveBook(Protocol):
    """A workbook open in Excel (öppen arbetsbok)."""

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def api(self) -> Any: ...  # noqa: ANN401, D102

    @property
    def app(self) -> LiveApp: ...  # noqa: D102

    @property
    def sheets(self) -> LiveSheets: ...  # noqa: D102

    @property
    def names(self) -> LiveNames: ...  # noqa: D102

    @property
    def selection(self) -> LiveRange | None: ...  # noqa: D102


class LiveBooks(Protocol):
    """The workbooks that one Excel has open (öppna arbetsböcker)."""

    def __iter__(self) -> Iterator[LiveBook]: ...


class LiveExcel(Protocol):
    """One running Excel (Excel); several may run side by side."""

    @property
    def books(self) -> LiveBooks: ...  # noqa: D102

    def alert(self, prompt: Any, title: Any = None) -> Any: ...  # noqa: ANN401, D102


class LiveApps(Protocol):
    """Every Excel that runs (alla Excel)."""

    @property
    def active(self) -> LiveExcel | None: ...  # noqa: D102

    def __iter__(self) -> Iterator[LiveExcel]: ...

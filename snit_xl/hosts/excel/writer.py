"""A plan carried out in Excel (skriv i Excel): all of it, or the workbook as it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

from snit_xl.actions.loop import same
from snit_xl.domain.problems import Place
from snit_xl.hosts.excel import native
from snit_xl.hosts.excel.live import LiveApp, LiveRange, LiveSheet
from snit_xl.hosts.excel.plan import Plan, Resize
from snit_xl.hosts.excel.reader import OpenBook, range_of
from snit_xl.hosts.excel.refusals import ExcelRefusedError, refused
from snit_xl.hosts.excel.runs import Contents, Run, Way, runs, sent
from snit_xl.workbook.view import Area, Cell, Scalar, cell_name

Undo = Callable[[], None]


@contextmanager
def quiet(app: LiveApp) -> Iterator[None]:
    """Hold calculation, screen and events still (tyst läge); each is set back, whatever happens."""
    with ExitStack() as back:
        for setting, still in (("screen_updating", False), ("enable_events", False), ("calculation", "manual")):
            back.callback(setattr, app, setting, getattr(app, setting))
            setattr(app, setting, still)
        yield


class Writer:
    """Writes to one open workbook, able to put everything back (skrivare).

    Cell formats that a longer list has got stay when it is put back; contents and table areas don't.
    """

    def __init__(self, opened: OpenBook) -> None:
        """Remember what stood there."""
        self._opened = opened
        self._sheets = dict(opened.sheets)
        self._undo: list[tuple[str, Undo]] = []

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Put everything back if anything fails (allt eller inget); raises ExcelRefusedError that says so."""
        try:
            yield
        except Exception as error:
            left = self._put_back()
            if left:
                raise refused("EXCEL-OFULLSTANDIG", places=", ".join(left)) from error
            if isinstance(error, ExcelRefusedError):
                raise
            raise refused("EXCEL-AVBRUTEN") from error

    def write(self, plan: Plan) -> Contents:
        """Carry out a plan (skriv) and return the cells as Excel gives them back, formulas in its own spelling.

        Longer lists are resized before their rows are written and shorter ones after, so that no row is ever
        written right under a table, which would make Excel extend it. Raises ExcelRefusedError where Excel holds
        something else than what was sent.
        """
        for resize in plan.resizes:
            if resize.grows:
                self._resize(resize)
        done = runs(plan.contents)
        for run in done:
            self._write(run)
        for resize in plan.resizes:
            if not resize.grows:
                self._resize(resize)
        return {key: cell for run in done for key, cell in self._read_back(run)}

    def give_formats(self, plan: Plan) -> None:
        """Give a longer list's new rows the format of its last old row (format)."""
        for resize in plan.resizes:
            if resize.grows:
                last = resize.before._replace(top=resize.before.bottom)
                whole = resize.after._replace(top=resize.before.bottom)
                self._range(last).autofill(self._range(whole), "fill_formats")

    def add_sheet(self, name: str, sheet: LiveSheet) -> None:
        """Take in a sheet that is new (nytt blad)."""
        self._sheets[name] = sheet

    def on_failure(self, place: str, undo: Undo) -> None:
        """Have something undone too if the rest fails (ångra vid fel)."""
        self._undo.append((place, undo))

    def _range(self, area: Area) -> LiveRange:
        return range_of(self._sheets[area.sheet], area)

    def _resize(self, resize: Resize) -> None:
        self.on_failure(resize.table, lambda: self._set_size(resize.table, resize.before))
        self._set_size(resize.table, resize.after)

    def _set_size(self, name: str, data: Area) -> None:
        header = self._opened.view.tables[name].header_row
        self._opened.tables[name].resize(self._range(data._replace(top=header or data.top)))

    def _write(self, run: Run) -> None:
        self.on_failure(_place(run.area), lambda: self._write_old(run.area))
        self._send(run)

    def _send(self, run: Run) -> None:
        cells = self._range(run.area)
        if run.way is Way.FORMULA:
            cells.formula = [[f"={cell.formula}" for cell in row] for row in run.rows]
        elif len(run.rows) == len(run.rows[0]) == 1:
            cells.raw_value = sent(run.rows[0][0].value)
        else:
            cells.raw_value = [[sent(cell.value) for cell in row] for row in run.rows]

    def _write_old(self, area: Area) -> None:
        """Put back what stood in an area; where it still stands nothing is written, for Excel may refuse to."""
        keys = [(area.sheet, row, col) for row in area.rows for col in area.cols]
        old = {key: self._opened.view.cell(*key) for key in keys}
        now = dict(zip(keys, self._read(area), strict=True))
        if any(_differs(now[key], old[key]) for key in keys):
            for run in runs(old):
                self._send(run)

    def _read(self, area: Area) -> list[Cell]:
        cells = self._range(area)
        values, formulas = native.values_of(cells), native.formulas_of(cells)
        pairs = zip((v for row in values for v in row), (f for row in formulas for f in row), strict=True)
        return [
            Cell(value, formula[1:] if formula.startswith("=") and formula != value else None)
            for value, formula in pairs
        ]

    def _read_back(self, run: Run) -> Iterator[tuple[tuple[str, int, int], Cell]]:
        """Return what now stands where a run was written; anything but what was sent is refused (läs tillbaka)."""
        keys = [(run.area.sheet, row, col) for row in run.area.rows for col in run.area.cols]
        wanted = [cell for row in run.rows for cell in row]
        for key, cell, stands in zip(keys, wanted, self._read(run.area), strict=True):
            if (cell.formula is None) != (stands.formula is None) or (
                cell.formula is None and not same(_plain(stands.value), _plain(cell.value))
            ):
                raise refused("EXCEL-ANDRAT-VARDE", Place(key[0], cell_name(*key[1:])))
            yield key, Cell(cell.value, stands.formula)

    def _put_back(self) -> list[str]:
        """Undo everything, last first (lägg tillbaka); returns where that failed."""
        left = []
        for place, undo in reversed(self._undo):
            done = False
            with suppress(Exception):  # whatever fails is told; the rest must still be put back
                undo()
                done = True
            if not done:
                left.append(place)
        self._undo.clear()
        return left


def _differs(one: Cell, other: Cell) -> bool:
    if one.formula is not None or other.formula is not None:
        return one.formula != other.formula
    return not same(_plain(one.value), _plain(other.value))


def _plain(value: Scalar) -> Scalar:
    """Return a value for comparing (jämförbart värde): Excel may hold another line ending."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def _place(area: Area) -> str:
    first, last = cell_name(area.top, area.left), cell_name(area.bottom, area.right)
    return f"{area.sheet}!{first}" if first == last else f"{area.sheet}!{first}:{last}"

"""In real LibreOffice with the extension: functions against native formulas, the button, and the first answer.

Run by hand: python bench/libreoffice.py [--snabb]. Times are taken inside the office, so that the bridge of the tests
is no part of them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY / "tests"), str(REPOSITORY / "tests/hosts/libreoffice")]

from extended_office import SHEET, ExtendedOffice, dispatch, extended_office, fill, new_document, settings_text  # noqa: E402
from measure import Line  # noqa: E402
from run import table  # noqa: E402
from support.calc import Document  # noqa: E402

from snit_xl.actions.build_workbook import build_example  # noqa: E402

NOW = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - a wall clock, as the user's
ROWS, SINGLE = 10_000, 1_000
ALLOWANCE = 0.1
TIMER = """
import time
import uno

def hard(document, rounds):
    taken = []
    for _ in range(int(rounds)):
        start = time.perf_counter()
        document.calculateAll()
        taken.append(time.perf_counter() - start)
    return min(taken)

def pressed(document, command, rounds):
    context = uno.getComponentContext()
    helper = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    frame, taken = document.CurrentController.Frame, []
    for _ in range(int(rounds)):
        start = time.perf_counter()
        helper.executeDispatch(frame, command, "", 0, ())
        taken.append(time.perf_counter() - start)
        document.UndoManager.undo()
    return min(taken)
"""


def run_inside(office: ExtendedOffice, function: str, *arguments: object) -> float:
    """Run one of TIMER's functions in LibreOffice's own Python and return seconds."""
    assert office.context is not None
    assert office._home is not None  # noqa: SLF001 - the profile is the test office's own
    script = office._home / "profile/user/Scripts/python/timer.py"  # noqa: SLF001
    if not script.exists():
        script.parent.mkdir(parents=True, exist_ok=True)
        script.write_text(TIMER, encoding="utf-8")
    factory = office.service("com.sun.star.script.provider.MasterScriptProviderFactory")
    address = f"vnd.sun.star.script:timer.py${function}?language=Python&location=user"
    result, _, _ = factory.createScriptProvider("").getScript(address).invoke(arguments, (), ())
    return float(result)


def filled(office: ExtendedOffice) -> Document:
    """Return a sheet with amounts in A, a key in C1:E1 and specific costs in F:H."""
    document = new_document(office)
    document.component.enableAutomaticCalculation(False)  # noqa: FBT003
    fill(document, "A1", [[row * 37 % 15414 + 0.5, row * 11 % 9436 + 0.25] for row in range(ROWS)])
    fill(document, "C1", [[5714.0, 3702.0, 911.0]])
    fill(document, "F1", [[float(row % 7), float(row % 5), float(row % 3)] for row in range(ROWS)])
    return document


def hard(office: ExtendedOffice, formulas: dict[str, tuple[str, bool]], rounds: int) -> float:
    """Return the time of a hard recalculation of a sheet that holds only these formulas, by area; True is an array."""
    with filled(office) as document:
        for area, (formula, is_array) in formulas.items():
            cells = document.component.Sheets.getByName(SHEET).getCellRangeByName(area)
            if is_array:
                cells.ArrayFormula = formula
                continue
            first = cells.getCellByPosition(0, 0)
            first.Formula = formula
            if cells.Columns.Count > 1:
                cells.getCellRangeByPosition(0, 0, cells.Columns.Count - 1, 0).fillAuto(enum("TO_RIGHT"), 1)
            cells.fillAuto(enum("TO_BOTTOM"), 1)
        return run_inside(office, "hard", document.component, rounds)


def enum(direction: str) -> object:
    """Return a direction to fill in."""
    import uno  # noqa: PLC0415 - importable when an office has been started

    return uno.Enum("com.sun.star.sheet.FillDirection", direction)


def functions(office: ExtendedOffice, where: str, rounds: int) -> list[Line]:
    """Measure arrays and single calls against native formulas that say the same."""
    deviation = hard(office, {f"J1:J{ROWS}": (f"=SNIT_AVVIKELSE(A1:A{ROWS};B1:B{ROWS})", True)}, rounds)
    minus = hard(office, {f"J1:J{ROWS}": (f"=A1:A{ROWS}-B1:B{ROWS}", True)}, rounds)
    by_cell = hard(office, {f"J1:J{ROWS}": ("=A1-B1", False)}, rounds)
    split = hard(office, {f"J1:L{ROWS}": (f"=SNIT_FORDELNING(A1:A{ROWS};C1:E1;F1:H{ROWS})", True)}, rounds)
    rounded = hard(office, {f"J1:L{ROWS}": ("=ROUND($A1*C$1/SUM($C$1:$E$1);0)+F1", False)}, rounds)
    single = hard(office, {f"J1:J{SINGLE}": ("=SNIT_AVVIKELSE(A1;B1)", False)}, rounds)
    native = hard(office, {f"J1:J{SINGLE}": ("=A1-B1", False)}, rounds)
    return [
        Line(f"{where}: deviation, {ROWS} rows / native array", deviation, minus, deviation / minus, 3, at_least=False),
        Line(f"{where}: the same / native row by row", deviation, by_cell, deviation / by_cell, 3, at_least=False),
        Line(f"{where}: split, {ROWS} rows / native ROUND", split, rounded, split / rounded, 3, at_least=False),
        Line(f"{where}: {SINGLE} single calls", single, native, single / native, 100, at_least=False),
    ]


def button(office: ExtendedOffice, where: str, workbook: Path, rounds: int) -> Line:
    """Measure a click to written cells, warm, against a hard recalculation of the same workbook."""
    with office.open(workbook) as document:
        dispatch(document, "snit:uppdatera")
        document.component.UndoManager.undo()
        ours = run_inside(office, "pressed", document.component, "snit:uppdatera", rounds)
        native = run_inside(office, "hard", document.component, rounds)
    goal = 2 * native + ALLOWANCE
    return Line(f"{where}: click to written cells (goal: 2 x + 100 ms)", ours, native, ours / goal, 1, at_least=False)


def cold(office: ExtendedOffice) -> float:
    """Return the time of the first answer after LibreOffice has started."""
    with new_document(office) as document:
        start = time.perf_counter()
        document.set_formula(SHEET, "A1", "=SNIT_RISK(2;3)")
        assert document.cell_value(SHEET, "A1") == 6
        return time.perf_counter() - start


def main(*, quick: bool) -> None:
    """Measure everything and print it."""
    rounds = 2 if quick else 25
    raw, _ = build_example(NOW, updated=False)
    lines, first = [], []
    for where in ("inside", "outside"):
        with tempfile.TemporaryDirectory() as folder, extended_office(settings_text(process=where)) as office:
            workbook = Path(folder) / "bok.xlsx"
            workbook.write_bytes(raw)
            first.append(f"{where} {cold(office) * 1000:.0f} ms")
            lines += [*functions(office, where, rounds), button(office, where, workbook, rounds)]
    print(table(lines))
    print(f"first answer after start: {', '.join(first)}")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--snabb", action="store_true", help="few rounds: shows that the script works")
    main(quick=options.parse_args().snabb)

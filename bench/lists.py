"""Reading a list of 100 000 rows into the ledger, against reading and splitting it, pandas, and the bare Excel readers.

Run by hand: python bench/lists.py [--snabb].
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
import tracemalloc
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from measure import Line, fastest
from run import table

from snit_xl.books.lists import ListFormat, preview, read_list

ROWS, QUICK_ROWS = 100_000, 2_000
ACCOUNTS = (3110, 3120, 4610, 5010, 5020, 5110, 6110, 6500, 7420, 7911)
HEAD = ("Konto", "Kontonamn", "Ansvar", "Verksamhet", "Projekt", "Datum", "Belopp", "Text", "Vernr")
SEED = 2017


def rows(count: int) -> list[tuple[str, ...]]:
    """Make up bookings, the amounts as integers of öre in text."""
    chance = random.Random(SEED)
    made = []
    for number in range(count):
        account, ore = chance.choice(ACCOUNTS), chance.randint(1, 9_000_000)
        amount = f"{'-' if account < 4000 else ''}{ore // 100},{ore % 100:02}"
        day = f"2017-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        unit, project = chance.choice(("1200", "1210", "1220")), chance.choice(("", "P1", "P2"))
        made.append(
            (str(account), f"Konto {account}", unit, "0200", project, day, amount, f"Faktura {number}", f"A{number}")
        )
    return made


def write_csv(path: Path, booked: list[tuple[str, ...]]) -> Path:
    """Write the bookings as a text list."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([HEAD, *booked])
    return path


def write_excel(path: Path, booked: list[tuple[str, ...]]) -> Path:
    """Write the bookings as a workbook, amounts as numbers."""
    import xlsxwriter  # noqa: PLC0415 - not on our own path

    book = xlsxwriter.Workbook(path, {"constant_memory": False})
    page = book.add_worksheet("Utfall")
    page.write_row(0, 0, HEAD)
    for at, row in enumerate(booked, 1):
        page.write_row(at, 0, [*row[:6], float(row[6].replace(",", ".")), *row[7:]])
    book.close()
    return path


def floor(path: Path) -> int:
    """Do the least that any reader has to: read the bytes and split the lines."""
    return sum(len(line.split(b";")) for line in path.read_bytes().splitlines())


def naive(path: Path) -> dict[tuple[str, ...], int]:
    """Read as a careful beginner would in the standard library: one known layout, no checks."""
    sums: dict[tuple[str, ...], int] = defaultdict(int)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            key = (row["Datum"][:7], row["Konto"], row["Ansvar"], row["Projekt"])
            sums[key] += int(row["Belopp"].replace(",", ""))
    return sums


def by_pandas(path: Path) -> object:
    """Read the known layout with pandas and group it."""
    import pandas as pd  # noqa: PLC0415 - not on our own path

    frame = pd.read_csv(path, sep=";", decimal=",", dtype={"Konto": str, "Ansvar": str, "Projekt": str})
    return frame.groupby([frame["Datum"].str[:7], "Konto", "Ansvar", frame["Projekt"].fillna("")])["Belopp"].sum()


def by_calamine(path: Path) -> int:
    """Give all rows of the workbook with calamine and do nothing with them."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - not on our own path

    return sum(1 for _ in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())


def by_openpyxl(path: Path) -> int:
    """Give all rows of the workbook with openpyxl, reading only."""
    import openpyxl  # noqa: PLC0415 - not on our own path

    return sum(1 for _ in openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True))


def check(path: Path, chosen: ListFormat, count: int) -> None:
    """Compare our sums with the naive reader's: a fast wrong reader measures nothing."""
    ledger = read_list(path, chosen)
    ours = {(f"{k.year}-{k.month:02}", k.account, k.unit, k.project): one.actual for k, one in ledger.lines.items()}
    assert ours == naive(path)
    assert ledger.tally.used_rows == count


def memory(action: Callable[[], object]) -> int:
    """Return the most memory that Python held while doing something, in bytes."""
    tracemalloc.start()
    action()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def measure(folder: Path, count: int, rounds: int) -> list[Line]:
    """Return the table's lines; every ratio is within one run."""
    booked = rows(count)
    text, book = write_csv(folder / "lista.csv", booked), write_excel(folder / "lista.xlsx", booked)
    chosen, excel = preview(text).format, preview(book).format
    check(text, chosen, count)
    taken = fastest(
        {
            "text": lambda: read_list(text, chosen),
            "preview": lambda: preview(text),
            "floor": lambda: floor(text),
            "naive": lambda: naive(text),
            "pandas": lambda: by_pandas(text),
            "excel": lambda: read_list(book, excel),
            "calamine": lambda: by_calamine(book),
            "openpyxl": lambda: by_openpyxl(book),
        },
        rounds,
    )
    pairs = (
        (f"CSV of {count} rows / read and split", "text", "floor", 40),
        (f"CSV of {count} rows / csv module, known layout", "text", "naive", 5),
        (f"CSV of {count} rows / pandas, known layout", "text", "pandas", 8),
        ("preview of the CSV / reading it", "preview", "text", 2),
        (f"Excel of {count} rows / bare calamine", "excel", "calamine", 5),
        (f"Excel of {count} rows / bare openpyxl", "excel", "openpyxl", 0.5),
    )
    lines = [
        Line(name, taken[one], taken[other], taken[one] / taken[other], goal, at_least=False)
        for name, one, other, goal in pairs
    ]
    held = memory(lambda: read_list(text, chosen))
    print(f"peak memory, CSV: {held / 2**20:.1f} MB; the file has {text.stat().st_size / 2**20:.1f} MB")
    return lines


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--snabb", action="store_true", help="few rows and rounds: shows that the script works")
    quick = options.parse_args().snabb
    with tempfile.TemporaryDirectory() as held:
        print(table(measure(Path(held), QUICK_ROWS if quick else ROWS, 1 if quick else 3)))
    sys.exit(0)

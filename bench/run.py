"""What `make bench` runs: every ratio that the product promises, in one table. `--snabb` takes few rounds."""

from __future__ import annotations

import argparse
import sys

import exact_sums
import sie
import split
import startup
import update
from measure import Line

from snit_xl.actions.build_workbook import build_example

HEADINGS = ("name", "ours", "baseline", "ratio", "goal", "met?")


def table(lines: list[Line]) -> str:
    """Lay the lines out in columns."""
    rows = [HEADINGS, *(line.cells() for line in lines)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADINGS))]
    laid = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join(laid)


def main(*, quick: bool) -> bool:
    """Measure everything and print it; return whether every sum was exact (ratios never fail the run)."""
    raw, _ = build_example(update.NOW, updated=False)
    updated, parts = update.measure(raw, 2 if quick else 15)
    once = update.measure_once(raw, 1 if quick else 5)
    started, bare = startup.measure(1 if quick else 9)
    books = sie.measure(sie.QUICK_ROWS if quick else sie.ROWS, 1 if quick else 5)
    print(table([updated, *started, split.measure(5 if quick else 60), *books]))
    print()
    shown = ", ".join(f"{name} {taken * 1000:.1f} ms" for name, taken in zip(update.PARTS, parts, strict=True))
    print(f"update by parts: {shown}")
    print(
        f"update in a process of its own: ours {once[0] * 1000:.0f} ms, openpyxl {once[1] * 1000:.0f} ms, "
        f"{once[1] / once[0]:.2f} times faster"
    )
    print(f"bare interpreter (subtracted above): {bare * 1000:.1f} ms")
    return exact_sums.report(exact_sums.QUICK_CASES // 20 if quick else exact_sums.CASES)


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--snabb", action="store_true", help="few rounds and cases: shows that the scripts work")
    sys.exit(not main(quick=options.parse_args().snabb))

"""Builds the committed workbooks (make workbooks): a test rebuilds and compares them byte for byte."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from snit_xl.actions.build_workbook import build_example

FOLDER = Path(__file__).resolve().parent.parent / "workbooks"
# The example's own day, so that the file is the same whenever it is built.
BUILT_AT = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - a wall clock, as the user's


def main() -> None:
    """Build every workbook."""
    FOLDER.mkdir(exist_ok=True)
    content, _ = build_example(BUILT_AT)
    path = FOLDER / "Projekt och förbättringar.xlsx"
    path.write_bytes(content)
    print(path)


if __name__ == "__main__":
    main()

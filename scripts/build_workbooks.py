"""Builds the committed workbooks (make workbooks): a test rebuilds and compares them byte for byte."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from snit_xl.actions.build_workbook import build_example
from snit_xl.workbook.macro_build import build_addin, with_macros

REPOSITORY = Path(__file__).resolve().parent.parent
FOLDER, MACROS = REPOSITORY / "workbooks", REPOSITORY / "macros"
# The example's own day, so that the file is the same whenever it is built.
BUILT_AT = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - a wall clock, as the user's


def workbooks() -> dict[str, bytes]:
    """Return each workbook's content by its file name."""
    return {
        "Projekt och förbättringar.xlsx": build_example(BUILT_AT)[0],
        "Projekt och förbättringar.xlsm": build_example(BUILT_AT, attach=with_macros(MACROS))[0],
        "snit-xl.xlam": build_addin(MACROS),
    }


def main() -> None:
    """Build every workbook."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in workbooks().items():
        (FOLDER / name).write_bytes(content)
        print(FOLDER / name)


if __name__ == "__main__":
    main()

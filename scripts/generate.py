"""Writes every file that is made from snit_xl/udfs.py: VBA modules, LibreOffice's types and names, the handbook's list.

Run after a change in the functions or their help: python scripts/generate.py. A test fails where a file is old.
"""

from __future__ import annotations

import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from snit_xl.udfs import FUNCTIONS  # noqa: E402 - found by the path above
from snit_xl.workbook.udf_files import calc, handbook, vba, vba_help  # noqa: E402

HANDBOOK = REPOSITORY / "docs/handbok.md"
EXTENSION = REPOSITORY / "snit_xl/hosts/libreoffice/extension"


def generated() -> dict[Path, str]:
    """Return each generated file and the text it should hold."""
    specs = tuple(FUNCTIONS.values())
    return {
        REPOSITORY / "macros/SnitFunktioner.bas": vba.wrappers(specs),
        REPOSITORY / "macros/SnitHjalp.bas": vba_help.descriptions(specs),
        EXTENSION / "Funktioner.idl": calc.idl(specs),
        EXTENSION / "CalcAddIns.xcu": calc.xcu(specs),
        HANDBOOK: handbook.with_functions(HANDBOOK.read_text(encoding="utf-8"), specs),
    }


def main() -> None:
    """Rewrite the files that are old."""
    for path, text in generated().items():
        name = path.relative_to(REPOSITORY)
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            print(f"{name} is up to date")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{name} written")


if __name__ == "__main__":
    main()

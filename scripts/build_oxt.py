"""Builds LibreOffice's extension, workbooks/snit-xl.oxt: a test rebuilds it and compares byte for byte."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from snit_xl.actions.build_workbook import EXAMPLE  # noqa: E402 - found by the path above
from snit_xl.udfs import FUNCTIONS  # noqa: E402
from snit_xl.workbook.functions.specs import Reads  # noqa: E402
from snit_xl.workbook.layout import committee_layout  # noqa: E402
from snit_xl.workbook.spec import Kind  # noqa: E402
from snit_xl.workbook.terms.fields import field_term  # noqa: E402
from snit_xl.workbook.terms.headings import heading  # noqa: E402
from snit_xl.workbook.terms.libreoffice_texts import EXTENSION  # noqa: E402
from snit_xl.workbook.terms.sheets import SHEETS, TABLES  # noqa: E402
from snit_xl.workbook.terms.words import word  # noqa: E402
from snit_xl.workbook.udf_files.calc import method, reads_document  # noqa: E402

HOST = REPOSITORY / "snit_xl/hosts/libreoffice"
TARGET = REPOSITORY / "workbooks/snit-xl.oxt"
PACKAGE = "pythonpath/snit_calc"
TRACED = ("rows", "months", "trace", "ledger")
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)
_LEVEL = 9


def known() -> str:
    """Return what the component must know without the project: each function's method, and the texts."""
    functions = {
        method(spec.name): [spec.name, reads_document(spec), spec.reads is Reads.CELL] for spec in FUNCTIONS.values()
    }
    content = {"functions": functions, "texts": dict(EXTENSION), "traced": _traced()}
    content["next_version"] = field_term("next_version").name
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _traced() -> dict[str, object]:
    """Return how the cells are known whose basis a double-click shows: computed ones of the report and of the books."""
    tables = committee_layout(EXAMPLE, 4).tables()
    computed = {
        TABLES[key]: [heading(key, column.key) for column in tables[key].columns if column.kind is not Kind.INPUT]
        for key in TRACED
    }
    return {
        "mark": field_term("fingerprint").name,
        "sheet": SHEETS["trace"].name,
        "list": TABLES["trace"],
        "level": word("trace_level", "account"),
        "tables": computed,
    }


def parts() -> dict[str, bytes]:
    """Return the extension's files by their names in it, the manifest first."""
    folder = HOST / "extension"
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    }
    found |= {f"{PACKAGE}/{path.name}": path.read_bytes() for path in sorted((HOST / "calc").glob("*.py"))}
    found["known.json"] = known().encode("utf-8")
    return {name: found[name] for name in sorted(found, key=lambda name: (name != "META-INF/manifest.xml", name))}


def built() -> bytes:
    """Return the extension's bytes, which tell neither time nor machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, content in parts().items():
            info = zipfile.ZipInfo(name, _FIRST_TIME)
            info.create_system = 0
            archive.writestr(info, content, zipfile.ZIP_DEFLATED, _LEVEL)
    return buffer.getvalue()


def main() -> None:
    """Build it."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(built())
    print(TARGET.relative_to(REPOSITORY))


if __name__ == "__main__":
    main()

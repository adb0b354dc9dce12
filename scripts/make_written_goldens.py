"""Writes the text of the example's papers in tests/data/written (facit för de skrivna handlingarna).

Run after a change that is meant to change it: python scripts/make_written_goldens.py. Read the difference first.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import docx

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from snit_xl.actions import loop  # noqa: E402 - found by the path above
from snit_xl.actions.build_workbook import build_example  # noqa: E402
from snit_xl.actions.make_papers import make_papers  # noqa: E402
from snit_xl.hosts.file.package import open_package  # noqa: E402
from snit_xl.hosts.file.view import parse_workbook  # noqa: E402
from snit_xl.papers.write.catalogue import OutFile  # noqa: E402
from snit_xl.papers.write.facts import Facts  # noqa: E402
from snit_xl.papers.write.make import make_files  # noqa: E402
from snit_xl.workbook.read import layout_of  # noqa: E402

WRITTEN = REPOSITORY / "tests/data/written"
NOW = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - a wall clock, as the user's


def made() -> tuple[OutFile, ...]:
    """Return the example's papers, from a workbook that has been saved and read (handlingarna)."""
    view = parse_workbook(open_package(build_example(NOW)[0])).view
    ran = loop.run(view, make_papers(despite=False), NOW)
    layout = layout_of(ran.after)
    assert layout is not None  # noqa: S101 - the example is ours
    return make_files(Facts(ran.after, layout), NOW).files


def texts(files: Iterable[OutFile]) -> dict[str, str]:
    """Return each Word paper as text, by its name (handlingar som text)."""
    return {
        one.name.removesuffix(".docx"): "\n".join(_lines(one.data)) + "\n"
        for one in files
        if one.name.endswith(".docx")
    }


def golden(name: str) -> Path:
    """Return where a paper's golden lies (facit)."""
    return WRITTEN / f"{name}.txt"


def _lines(data: bytes) -> Iterator[str]:
    for part in docx.Document(io.BytesIO(data)).iter_inner_content():
        if hasattr(part, "rows"):
            yield from (" | ".join(cell.text for cell in row.cells) for row in part.rows)
        else:
            yield f"[{part.style.name}] {part.text}".rstrip()


def main() -> None:
    """Write every golden (skriv facit); what no paper has any longer goes."""
    WRITTEN.mkdir(parents=True, exist_ok=True)
    for old in WRITTEN.glob("*.txt"):
        old.unlink()
    for name, text in texts(made()).items():
        golden(name).write_text(text, encoding="utf-8")
        print(golden(name).relative_to(REPOSITORY))


if __name__ == "__main__":
    main()

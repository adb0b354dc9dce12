"""Writes what `snit-xl granska` says of each paper in tests/data/papers beside it (facit för handlingarna).

Run after a change that is meant to change it: python scripts/make_paper_goldens.py. Read the difference first.
"""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from snit_xl.cli import main as snit_xl  # noqa: E402 - found by the path above

PAPERS = REPOSITORY / "tests/data/papers"


def said_of(paper: Path) -> str:
    """Return what the command prints of a paper, and its status (utskrift)."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        status = snit_xl(["granska", str(paper)])
    return f"{printed.getvalue()}status {status}\n"


def golden(paper: Path) -> Path:
    """Return where a paper's golden lies (facit)."""
    return paper.with_suffix(".facit")


def main() -> None:
    """Write every golden (skriv facit)."""
    for paper in sorted(PAPERS.glob("*.txt")):
        golden(paper).write_text(said_of(paper), encoding="utf-8")
        print(golden(paper).relative_to(REPOSITORY))


if __name__ == "__main__":
    main()

"""Puts the entries of docs/DECISIONS.md in the order of their numbers, each within its section; no text is changed.

Entries that are written in parallel land wherever their authors stood, and merges keep both.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

DECISIONS = Path(__file__).resolve().parents[1] / "docs/DECISIONS.md"


def in_order(text: str) -> str:
    """Return the text with its entries in order (i nummerordning)."""
    return "\n\n".join(_section(part) for part in re.split(r"(?m)^(?=## )", text)) + "\n"


def numbers(text: str) -> list[int]:
    """Return the entries' numbers as they stand (nummer)."""
    return [int(found) for found in re.findall(r"(?m)^### (\d+)\.", text)]


def _section(part: str) -> str:
    head, *entries = re.split(r"(?m)^(?=### )", part)
    entries.sort(key=lambda entry: numbers(entry)[0])
    return "\n\n".join(one.strip("\n") for one in (head, *entries))


def main() -> None:
    """Sort the file (sortera)."""
    text = DECISIONS.read_text(encoding="utf-8")
    if re.search(r"(?m)^(<{7}|>{7}) ", text):
        sys.exit("docs/DECISIONS.md is in the middle of a merge: keep both sides first")
    DECISIONS.write_text(in_order(text), encoding="utf-8")


if __name__ == "__main__":
    main()

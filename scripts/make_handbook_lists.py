"""Writes the handbook's generated lists, checks (kontroller) and problem codes (problemkoder), between their markers.

Run after a change in the catalogue: python scripts/make_handbook_lists.py. A test fails where the two differ.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(REPOSITORY))

from snit_xl.domain.audit.codes import SEVERITIES  # noqa: E402 - found by the path above
from snit_xl.workbook.terms.check_texts import CHECKS  # noqa: E402
from snit_xl.workbook.terms.problem_texts import CATALOGUE  # noqa: E402
from snit_xl.workbook.terms.words import word  # noqa: E402
from snit_xl.workbook.udf_files.handbook import between  # noqa: E402

HANDBOOK = REPOSITORY / "docs/handbok.md"
START, END = "<!-- lista: problemkoder -->", "<!-- slut: problemkoder -->"
COUNTED = re.compile(r"\{\w+:[^|{}]*\|([^{}]*)\}")
CHECKS_START, CHECKS_END = "<!-- lista: kontroller -->", "<!-- slut: kontroller -->"
FILLED_IN = re.compile(r"\{[^{}]*\}")


def problem_codes() -> str:
    """Return the list as a Markdown table, by code (lista)."""
    lines = ["| Kod | Slag | Vad | Så rättar du |", "|---|---|---|---|"]
    for code, text in sorted(CATALOGUE.items()):
        parts = (f"`{code}`", word("severity", text.severity.value), _plain(text.message), _plain(text.mend))
        lines.append(f"| {' | '.join(parts)} |")
    return "\n".join(lines)


def checks() -> str:
    """Return the audit's checks as a Markdown table, faults first (kontroller)."""
    lines = ["| Kod | Slag | Letar efter | Exempel | Grund |", "|---|---|---|---|---|"]
    for code, severity in SEVERITIES.items():
        text = CHECKS[code]
        parts = (f"`{code}`", word("severity", severity.value), text.explanation, text.example, text.source)
        lines.append(f"| {' | '.join(parts)} |")
    return "\n".join(lines)


def with_lists(handbook: str) -> str:
    """Return the handbook with its lists as the program has them now (handboken med listor)."""
    return between(between(handbook, START, problem_codes(), END), CHECKS_START, checks(), CHECKS_END)


def _plain(text: str) -> str:
    """Put an ellipsis where a finding fills something in, and keep the table whole (ren text)."""
    return FILLED_IN.sub("…", COUNTED.sub(r"… \1", text)).replace("….", "…").replace("|", r"\|").replace("<", "&lt;")


def main() -> None:
    """Rewrite the handbook where its list is old (skriv listorna)."""
    old = HANDBOOK.read_text(encoding="utf-8")
    new = with_lists(old)
    if new == old:
        print("docs/handbok.md is up to date")
        return
    HANDBOOK.write_text(new, encoding="utf-8")
    print("docs/handbok.md rewritten")


if __name__ == "__main__":
    main()

"""Formula text into tokens (lexikal analys), as formulas stand in files: English names, commas between arguments."""

from __future__ import annotations

import re
from typing import NamedTuple

from snit_xl.workbook.formula.errors import UnsupportedError

_SHEET = r"\$?(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!"
_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}"
_WORD = r"[^\W\d][\w.\\]*"
_BRACKETS = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]"
_ERRORS = r"[#](?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!)"

_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<text>"(?:[^"]|"")*")
    | (?P<error>(?:{_SHEET})?{_ERRORS})
    | (?P<cells>(?:{_SHEET})?{_CELL}(?::{_CELL})?(?![\w.(\[!]))
    | (?P<structured>(?:{_WORD})?{_BRACKETS})
    | (?P<call>{_WORD}\()
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>{_WORD}(?!!))
    | (?P<operator><>|<=|>=|[-+*/^&=<>%(),;{{}}:])
    )""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """One token (symbol): `kind` is the group's name in the pattern, or "end"."""

    kind: str
    text: str


END = Token("end", "")


def tokenize(formula: str) -> list[Token]:
    """Cut a formula into tokens (symboler); anything unknown makes the formula unsupported."""
    tokens: list[Token] = []
    at = 0
    end = len(formula.rstrip())
    while at < end:
        match = _TOKEN.match(formula, at)
        if match is None:
            raise UnsupportedError(f"cannot read {formula[at : at + 20]!r}")
        kind = str(match.lastgroup)
        tokens.append(Token(kind, match.group(kind)))
        at = match.end()
    tokens.append(END)
    return tokens

"""Table references in file form (strukturerade referenser), with the spellings Excel and LibreOffice save."""

from __future__ import annotations

import re

from snit_xl.workbook.formula.errors import UnsupportedError
from snit_xl.workbook.formula.nodes import Structured

THIS_ROW = "this row"
HEADERS = "headers"
DATA = "data"
ALL = "all"
_PARTS = frozenset({THIS_ROW, HEADERS, DATA, ALL})

_PIECE = re.compile(r"\s*(?P<at>@)?\s*(?:\[(?P<inner>(?:[^\[\]']|'.)*)\])?\s*(?P<separator>[,:]|$)")
_ESCAPE = re.compile(r"'(.)")


def parse_structured(text: str) -> Structured:
    """Parse `Tbl[...]` (tabellreferens): a column, a span of columns, parts such as #Headers, or nothing (all data)."""
    table, _, rest = text.partition("[")
    inside = rest[:-1].strip()
    if "[" not in inside.replace("'[", ""):
        return _single(table, inside)
    parts: set[str] = set()
    columns: list[str] = []
    for at, piece, separator in _pieces(inside):
        if at:
            parts.add(THIS_ROW)
        if piece.startswith("#"):
            parts.add(_part(piece))
        elif piece:
            columns.append(_unescape(piece))
        if separator == ":" and not columns:
            raise UnsupportedError(f"table reference {text!r}")
    return _build(table, parts, columns, text)


def _single(table: str, inside: str) -> Structured:
    if inside.startswith("#"):
        return _build(table, {_part(inside)}, [], inside)
    if inside.startswith("@"):
        column = inside[1:].strip()
        return _build(table, {THIS_ROW}, [_unescape(column)] if column else [], inside)
    return _build(table, set(), [_unescape(inside)] if inside else [], inside)


def _pieces(inside: str) -> list[tuple[bool, str, str]]:
    pieces = []
    at = 0
    while at < len(inside):
        match = _PIECE.match(inside, at)
        if match is None or match.end() == at:
            raise UnsupportedError(f"table reference {inside!r}")
        pieces.append((match["at"] is not None, match["inner"] or "", match["separator"]))
        at = match.end()
    return pieces


def _part(piece: str) -> str:
    part = piece[1:].strip().lower()
    if part not in _PARTS:
        raise UnsupportedError(f"table part {piece!r}")
    return part


def _unescape(heading: str) -> str:
    return _ESCAPE.sub(r"\1", heading)


def _build(table: str, parts: set[str], columns: list[str], text: str) -> Structured:
    if len(columns) > 2:
        raise UnsupportedError(f"table reference {text!r}")
    first, last = (columns[0], columns[-1]) if columns else (None, None)
    return Structured(table, frozenset(parts), first, last)

"""How one cell is written in a sheet part (cell som XML)."""

from __future__ import annotations

import math
from dataclasses import dataclass

from snit_xl.domain.errors import MisuseError
from snit_xl.hosts.file.refusals import refused
from snit_xl.hosts.file.texts import encoded
from snit_xl.hosts.file.xmlscan import Element, child, with_attribute
from snit_xl.workbook.view import Cell, ErrorValue, Scalar, cell_name

LONGEST_TEXT = 32_767


@dataclass(frozen=True, slots=True)
class Edit:
    """What one cell shall hold (ändring).

    `formula` None keeps the formula that stands there; `style` None keeps the cell's style; `always` writes the
    formula on its own even where the same one is shared with other cells.
    """

    value: Scalar
    formula: str | None = None
    style: str | None = None
    always: bool = False


def same_value(one: Scalar, other: Scalar) -> bool:
    """Tell whether two values are the same to a spreadsheet (lika värden): TRUE is not 1."""
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def unchanged(cell: Cell, edit: Edit) -> bool:
    """Tell whether an edit leaves value and formula as they are (oförändrad); the style is not judged here."""
    same_formula = edit.formula is None or edit.formula == cell.formula
    return same_formula and not edit.always and same_value(cell.value, edit.value)


def checked(value: Scalar, sheet: str, row: int, col: int) -> Scalar:
    """Return a value that a cell can hold (giltigt värde): text not too long, number not infinite."""
    if isinstance(value, str) and len(value.encode("utf-16-le", "surrogatepass")) // 2 > LONGEST_TEXT:
        raise refused("FIL-TEXT-LANG", sheet=sheet, cell=cell_name(row, col), length=len(value), limit=LONGEST_TEXT)
    if isinstance(value, float) and not math.isfinite(value):
        raise MisuseError(f"{value} in {sheet}!{cell_name(row, col)}")
    return value


def new_cell(prefix: str, row: int, col: int, edit: Edit) -> bytes:
    """Return a cell that did not stand in the file (ny cell)."""
    tag = b'<%sc r="%s"/>' % (prefix.encode(), cell_name(row, col).encode())
    formula = None if edit.formula is None else _formula(prefix, edit.formula)
    return _assembled(prefix, tag, edit, formula, b"")


def changed_cell(prefix: str, element: Element, edit: Edit) -> bytes:
    """Return an existing cell with new content (ändrad cell): attributes, formula and extensions stay."""
    tag = with_attribute(element.tag, b"vm", None)
    if edit.formula is None:
        formula = _raw(child(element, "f"))
    else:
        formula = _replaced_formula(prefix, element, edit)
        if child(element, "f") is None:
            tag = with_attribute(tag, b"cm", None)
    return _assembled(prefix, tag, edit, formula, _raw(child(element, "extLst")) or b"")


def _raw(element: Element | None) -> bytes | None:
    return None if element is None else element.data[element.start : element.end]


def _replaced_formula(prefix: str, element: Element, edit: Edit) -> bytes:
    """Return the formula element with new text; an array formula stays one, a shared one becomes the cell's own."""
    old, text = child(element, "f"), edit.formula or ""
    if old is not None and old.attributes.get("t") == "array":
        tag = old.tag
        opened = tag[:-2].rstrip() + b">" if tag.endswith(b"/>") else tag
        return opened + _escaped(text) + b"</%sf>" % prefix.encode()
    return _formula(prefix, text)


def _formula(prefix: str, text: str) -> bytes:
    mark = prefix.encode()
    return b"<%sf>%s</%sf>" % (mark, _escaped(text), mark)


def _escaped(text: str) -> bytes:
    if any(ord(letter) < 32 and letter not in "\t\n" for letter in text):
        raise MisuseError(f"control character in formula {text!r}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


def _assembled(prefix: str, tag: bytes, edit: Edit, formula: bytes | None, rest: bytes) -> bytes:
    """Put a cell together: start tag with the value's type, formula, value, extensions."""
    kind, value = _typed(prefix, edit.value, has_formula=formula is not None)
    tag = with_attribute(tag, b"t", kind)
    if edit.style is not None:
        tag = with_attribute(tag, b"s", None if edit.style == "0" else edit.style.encode())
    content = (formula or b"") + value + rest
    bare = tag[:-2].rstrip() if tag.endswith(b"/>") else tag[:-1]
    return bare + b">" + content + b"</%sc>" % prefix.encode() if content else bare + b"/>"


def _typed(prefix: str, value: Scalar, *, has_formula: bool) -> tuple[bytes | None, bytes]:
    """Return the type attribute and the value element."""
    mark = prefix.encode()
    if value is None:
        return None, b""
    if isinstance(value, str) and not has_formula:
        text = (mark, mark, encoded(value), mark, mark)
        return b"inlineStr", b'<%sis><%st xml:space="preserve">%s</%st></%sis>' % text
    kind, text_value = _plain(value)
    return kind, b"<%sv>%s</%sv>" % (mark, text_value, mark)


def _plain(value: Scalar) -> tuple[bytes | None, bytes]:
    if isinstance(value, bool):
        return b"b", b"1" if value else b"0"
    if isinstance(value, str):
        return b"str", encoded(value)
    if isinstance(value, ErrorValue):
        return b"e", encoded(value.code)
    return None, b"" if value is None else number_text(value)


def number_text(value: float) -> bytes:
    """Return a number as shortest text that reads back the same (tal): 5, 0.1, 1e+22."""
    whole = isinstance(value, int) or (value.is_integer() and abs(value) < 1e15)
    return (str(int(value)) if whole else repr(value)).encode()

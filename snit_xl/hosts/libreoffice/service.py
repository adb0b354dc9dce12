"""What the extension asks of the project (tjänsten): answers for cells, and what a button wants written.

`ask` fetches from the document that asks: `ask("structure")`, `ask("sheet", name)`, as calc/reading.py gives them.
"""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from snit_xl import udfs
from snit_xl.actions.log import Author
from snit_xl.hosts.libreoffice import buttons, papers, reading, tracing
from snit_xl.hosts.libreoffice.pressed import Button, Pressed
from snit_xl.hosts.libreoffice.view import Ask, asked_view
from snit_xl.workbook.functions.edge import Answer
from snit_xl.workbook.terms.cli_texts import NOBODY
from snit_xl.workbook.view import WorkbookView

# Arguments for which 0 means nothing.
NEVER_ZERO = frozenset(
    {
        *("nyckel", "period", "metod", "livslangd_ar", "startmanad", "risk", "vasentlighet", "granser"),
        *("konto", "fran_period", "till_period", "enhet", "kalla"),
    }
)
_asking: ContextVar[Ask | None] = ContextVar("asking", default=None)


def _source(_name: str) -> WorkbookView | None:
    ask = _asking.get()
    return None if ask is None else asked_view(ask)


def call(name: str, arguments: Sequence[object], ask: Ask | None) -> Answer | str:
    """Answer a cell (svara en cell): rows of plain values, or a fault's text; never an exception."""
    udfs.workbook_source(_source)
    token = _asking.set(ask)
    try:
        return udfs.call(name, _with_empty_cells(name, arguments))
    finally:
        _asking.reset(token)


def _with_empty_cells(name: str, arguments: Sequence[object]) -> list[object]:
    """Return the arguments with an empty cell where Calc says 0 (tomma celler).

    Calc hands over an empty cell that stands alone as the number 0, which nobody can tell from a 0 that was typed. An
    account or a method can't be 0, so there it was empty; a percentage can, and is 0.
    """
    spec = udfs.FUNCTIONS.get(name)
    names = spec.arguments if spec is not None else ()
    return [
        [[None]] if value == 0 and type(value) is float and key in NEVER_ZERO else value
        for key, value in zip_longest(names[: len(arguments)], arguments)
    ]


def press(button: str, given: dict[str, Any], ask: Ask) -> dict[str, Any]:
    """Run a button's action (tryck): `message` for the user and `plan` to carry out, None where nothing is written.

    `given` holds `name` for the button lock, `paths` for read, `place` for trace and `folder` for papers. `show` names
    a sheet to activate.
    A button may `ask` more than what the document holds; see reading.py.
    """
    author = Author(_who(), datetime.now().astimezone().replace(tzinfo=None))
    built = ask("structure")
    with_totals = frozenset(one["name"] for one in built["tables"] if one["totals"])
    folder = Path(built["folder"]) if built["folder"] else None
    return {"show": "", **BUTTONS[button](Pressed(asked_view(ask, built), with_totals, author, given, ask, folder))}


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return NOBODY


BUTTONS: Mapping[str, Button] = {
    "read": reading.read,
    "update": buttons.update,
    "check": buttons.check,
    "trace": tracing.show_basis,
    "papers": papers.write,
    "lock": buttons.lock,
    "changed": buttons.changed,
}

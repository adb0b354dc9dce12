"""What a spreadsheet function gives when it can't answer (fel): a value, so that every host shows it its own way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from snit_xl.domain.problems import Value


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a function gives no result (fel).

    `code` is looked up in the problem catalogue for SNIT_FEL and Kontrollera; `kind` says which error value the cell
    shows: "value" is #VALUE! (#VÄRDEFEL!), "missing" is #N/A (#SAKNAS!). `values` fill the message's placeholders.
    """

    code: str
    kind: Literal["value", "missing"] = "value"
    values: tuple[tuple[str, Value], ...] = ()

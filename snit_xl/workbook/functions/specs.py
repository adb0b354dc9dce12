"""What is known of each spreadsheet function (funktionsbeskrivning): the one source of every generated file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from snit_xl.workbook.terms.functions_help import HELP, FunctionHelp


class Reads(Enum):
    """What a function reads beside its arguments (läser): decides recalculation and what the host must hand over."""

    NOTHING = "nothing"
    WORKBOOK_WHEN_BARE = "bare"  # called without arguments it answers for the workbook
    WORKBOOK = "workbook"
    CELL = "cell"  # its argument is a place, not a value


@dataclass(frozen=True, slots=True)
class FunctionSpec:
    """One function's public face (funktion): they never change; the first `required` arguments must be given."""

    name: str
    arguments: tuple[str, ...]
    required: int
    reads: Reads = Reads.NOTHING

    @property
    def help(self) -> FunctionHelp:
        """Return the Swedish help (hjälp)."""
        return HELP[self.name]

    @property
    def call(self) -> str:
        """Return the call as the handbook shows it (anrop): SNIT_ANDEL(nyckel; [decimaler])."""
        shown = [name if at < self.required else f"[{name}]" for at, name in enumerate(self.arguments)]
        return f"{self.name}({'; '.join(shown)})"

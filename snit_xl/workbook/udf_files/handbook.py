"""The handbook's list of functions (handbokens funktionslista), as Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.functions.specs import FunctionSpec
from snit_xl.workbook.terms.functions_help import EXAMPLE

START, END = "<!-- funktioner:början -->", "<!-- funktioner:slut -->"


def function_list(functions: Iterable[FunctionSpec]) -> str:
    """Return every function with its arguments and an example (lista); brackets stand round what may be left out."""
    return "\n\n".join(_entry(spec) for spec in functions)


def with_functions(handbook: str, functions: Iterable[FunctionSpec]) -> str:
    """Return the handbook with the list as it is now between its markers (handbok med lista)."""
    return between(handbook, START, function_list(functions), END)


def between(handbook: str, start: str, listed: str, end: str) -> str:
    """Return a text with a list put between its markers (lista mellan märken)."""
    before, found_start, rest = handbook.partition(start)
    _, found_end, after = rest.partition(end)
    if not (found_start and found_end):
        raise MisuseError(f"the handbook has lost a marker: {start} or {end}")
    return f"{before}{start}\n\n{listed}\n\n{end}{after}"


def _entry(spec: FunctionSpec) -> str:
    arguments = "\n".join(f"- `{name}`: {spec.help.arguments[name]}" for name in spec.arguments)
    example = EXAMPLE.format(example=f"`{spec.help.example}`")
    return f"**`{spec.call}`**\n{spec.help.summary} {example}\n\n{arguments}"

"""What LibreOffice's Calc must know of the functions (tillägg i Calc): the types as .idl, names and help as .xcu.

A method gets the document first where the function reads the workbook, and a cell where it wants a place; every other
argument is `any`, void where it is left out. The answer is always a table.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from snit_xl.workbook.functions.specs import FunctionSpec, Reads
from snit_xl.workbook.terms.functions_help import EXAMPLE

SERVICE = "org.snit.xl.Funktioner"
INTERFACE = "org.snit.xl.XFunktioner"
DOCUMENT = "dokument"

_ANY = "any"
_RANGE = "com::sun::star::table::XCellRange"
_PROPERTIES = "com::sun::star::beans::XPropertySet"
_TABLE = "sequence< sequence< any > >"
# Swedish is all there is: it is given as English too, so that every language of the program shows it.
_LANGUAGES = ("en-US", "sv")

_XCU = """\
<?xml version="1.0" encoding="UTF-8"?>
<!-- Written by scripts/generate.py from snit_xl/udfs.py: change that, not this. -->
<oor:component-data xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"\
 oor:name="CalcAddIns" oor:package="org.openoffice.Office">
  <node oor:name="AddInInfo">
    <node oor:name="{service}" oor:op="replace">
      <node oor:name="AddInFunctions">
{functions}
      </node>
    </node>
  </node>
</oor:component-data>
"""


def method(name: str) -> str:
    """Return a function's or argument's name without underscore (metodnamn): utfall_fg_ack is utfallFgAck."""
    first, *others = name.lower().split("_")
    return first + "".join(part.capitalize() for part in others)


def reads_document(spec: FunctionSpec) -> bool:
    """Tell whether a function's method gets the document before its arguments (läser dokumentet)."""
    return spec.reads is not Reads.NOTHING


def idl(functions: Iterable[FunctionSpec]) -> str:
    """Return the types as .idl (typbeskrivning), one method per function."""
    methods = "\n".join(f"    {_method_line(spec)}" for spec in functions)
    *modules, name = INTERFACE.split(".")
    opening = " ".join(f"module {module} {{" for module in modules)
    body = f"interface {name} {{\n{methods}\n}};"
    note = "// Written by scripts/generate.py from snit_xl/udfs.py: change that, not this."
    return f"{note}\n{opening}\n{body}\n{' '.join('};' for _ in modules)}\n"


def _method_line(spec: FunctionSpec) -> str:
    kind = _RANGE if spec.reads is Reads.CELL else _ANY
    given = [f"[in] {kind} {method(name)}" for name in spec.arguments]
    if reads_document(spec):
        given.insert(0, f"[in] {_PROPERTIES} {DOCUMENT}")
    return f"{_TABLE} {method(spec.name)}({', '.join(given)});"


def xcu(functions: Iterable[FunctionSpec]) -> str:
    """Return names and help as CalcAddIns.xcu (namn och hjälp); files know each function by its SNIT_ name."""
    return _XCU.format(service=SERVICE, functions="\n".join(_function_node(spec) for spec in functions))


def _function_node(spec: FunctionSpec) -> str:
    text = f"{spec.help.summary} {EXAMPLE.format(example=spec.help.example)}"
    # Calc finds an argument's texts by the name that it has in the .idl.
    parameters = "\n".join(
        _node(12, method(name), _property(14, "DisplayName", name, *_LANGUAGES), _described(14, spec, name))
        for name in spec.arguments
    )
    return _node(
        8,
        method(spec.name),
        _property(10, "DisplayName", spec.name, *_LANGUAGES),
        _property(10, "Description", text, *_LANGUAGES),
        _property(10, "Category", "Add-In"),
        _property(10, "CompatibilityName", spec.name, "en-US"),
        f'{" " * 10}<node oor:name="Parameters">\n{parameters}\n{" " * 10}</node>',
    )


def _described(indent: int, spec: FunctionSpec, argument: str) -> str:
    return _property(indent, "Description", spec.help.arguments[argument], *_LANGUAGES)


def _node(indent: int, name: str, *content: str) -> str:
    space = " " * indent
    inside = "\n".join(content)
    return f'{space}<node oor:name="{name}" oor:op="replace">\n{inside}\n{space}</node>'


def _property(indent: int, name: str, text: str, *languages: str) -> str:
    values = [f'<value xml:lang="{language}">{escape(text)}</value>' for language in languages]
    return f'{" " * indent}<prop oor:name="{name}">{"".join(values) or f"<value>{escape(text)}</value>"}</prop>'

"""What goes into a VBA project (moduler): the caller's records, and the checked modules made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.vba_project.source import check_body, split_header

CODE_PAGE = "cp1252"
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}", re.ASCII)
# A module's stream lies beside the stream "dir"; the others are the libraries that the project refers to.
_TAKEN = {"dir", "vba", "excel", "office", "stdole"}


@dataclass(frozen=True, slots=True)
class Module:
    """A standard or class module (modul); `source` as in a .bas or .cls file, whose Attribute lines may be missing."""

    name: str
    source: str
    is_class: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """The module of the workbook or of a sheet (dokumentmodul); its codename is the one the workbook file gives."""

    codename: str
    is_workbook: bool
    source: str = ""


class Kind(Enum):
    """What a module belongs to (modulslag); the value is its word in the PROJECT stream."""

    WORKBOOK = "Document", "0{00020819-0000-0000-C000-000000000046}"
    SHEET = "Document", "0{00020820-0000-0000-C000-000000000046}"
    CLASS = "Class", "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
    STANDARD = "Module", ""

    @property
    def word(self) -> str:
        """Return the PROJECT stream's word (ord i PROJECT)."""
        return self.value[0]

    @property
    def base(self) -> str:
        """Return the module's base class (basklass); empty for a standard module, which has none."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Part:
    """One module as it is stored (lagrad modul): a checked name, its kind and its text in bytes."""

    name: str
    kind: Kind
    text: bytes


def parts_of(modules: Sequence[Module], documents: Sequence[Document], project: str) -> list[Part]:
    """Check and complete all modules, documents first (kontrollerade moduler).

    MisuseError for a name or a source that VBA does not take, and unless exactly one document is the workbook.
    """
    if [document.is_workbook for document in documents].count(True) != 1:
        raise MisuseError("exactly one document module belongs to the workbook")
    _check_names([document.codename for document in documents] + [module.name for module in modules], project)
    of_documents = [
        _part(one.codename, Kind.WORKBOOK if one.is_workbook else Kind.SHEET, one.source) for one in documents
    ]
    return of_documents + [
        _part(one.name, Kind.CLASS if one.is_class else Kind.STANDARD, one.source) for one in modules
    ]


def _check_names(names: Sequence[str], project: str) -> None:
    seen: set[str] = set()
    for name in (project, *names):
        if _NAME.fullmatch(name) is None or name.lower() in _TAKEN:
            raise MisuseError(f"{name!r} cannot name a VBA project or module")
        if name.lower() in seen:
            raise MisuseError(f"{name!r} names two of the project and its modules")
        seen.add(name.lower())


def _part(name: str, kind: Kind, source: str) -> Part:
    given, body = split_header(source)
    if given.pop("VB_Name", f'"{name}"') != f'"{name}"':
        raise MisuseError(f"the source of {name} says another name in its first line")
    check_body(name, body)
    attributes = {"VB_Name": f'"{name}"', **_defaults(kind), **given}
    lines = [f"Attribute {key} = {value}" for key, value in attributes.items()] + body
    try:
        return Part(name, kind, "".join(f"{line}\r\n" for line in lines).encode(CODE_PAGE))
    except UnicodeEncodeError as error:
        raise MisuseError(f"{name}: code page 1252 lacks {error.object[error.start : error.end]!r}") from error


def _defaults(kind: Kind) -> dict[str, str]:
    """Return the attributes that Excel gives a new module of the kind, in its order (förvalda attribut)."""
    if kind is Kind.STANDARD:
        return {}
    document = str(kind is not Kind.CLASS)
    return {
        "VB_Base": f'"{kind.base}"',
        "VB_GlobalNameSpace": "False",
        "VB_Creatable": "False",
        "VB_PredeclaredId": document,
        "VB_Exposed": document,
        "VB_TemplateDerived": "False",
        "VB_Customizable": document,
    }

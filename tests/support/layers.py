"""Reads every import of a source tree and names those that break the floors of the design.

A module may import its own room and the rooms on lower floors. Each host is a room of its own. Imports inside
functions, relative imports and import_module("constant") count like any other.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "snit_xl"
FLOORS = {
    "domain": 0,
    "books": 0,
    "workbook": 1,
    "actions": 2,
    "papers": 2,
    "hosts": 3,
    "udfs": 3,
    "cli": 4,
    "__main__": 5,
}
# A ledger reader reports Problems, which are domain values; a host hands cells to the functions; an action says whether
# papers may be written, and brings the cells up to date for them.
SAME_FLOOR = {("books", "domain"), ("hosts", "udfs"), ("papers", "actions")}
STDLIB_ONLY = {"domain"}
STDLIB_AT_TOP = {"books"}
SERVER = "hosts.server"  # the one place for xlwings.pro, an optional extra with a licence of its own


@dataclass(frozen=True, slots=True)
class Import:
    """One imported dotted name, where it stands, and whether it is loaded only when a function runs."""

    target: str
    line: int
    deferred: bool


def violations(tree: Path) -> list[str]:
    """Return one line per forbidden import under tree/snit_xl; empty means the floors hold."""
    found = []
    for path in sorted((tree / PACKAGE).rglob("*.py")):
        parts = path.relative_to(tree).with_suffix("").parts
        module = parts[:-1] if parts[-1] == "__init__" else parts
        package = parts[:-1]
        found += [
            f"{path.relative_to(tree)}:{one.line}: {fault}"
            for one in imports(ast.parse(path.read_text(encoding="utf-8")), package)
            if (fault := _fault(module, one, tree))
        ]
    return found


def imports(source: ast.Module, package: tuple[str, ...]) -> Iterator[Import]:
    """Walk all imports of a module that lives in the package; `from a import b` gives a.b."""
    yield from _walk(source, package, deferred=False)


def _walk(node: ast.AST, package: tuple[str, ...], *, deferred: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        later = deferred or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        later = later or (isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"))
        for target in _targets(child, package):
            yield Import(target, child.lineno, later)  # type: ignore[attr-defined]
        yield from _walk(child, package, deferred=later)


def _targets(node: ast.AST, package: tuple[str, ...]) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=module, names=names, level=level):
            base = _absolute("." * level + (module or ""), package)
            return [f"{base}.{alias.name}" for alias in names]
        case (
            ast.Call(func=ast.Name(id="import_module" | "__import__"))
            | ast.Call(func=ast.Attribute(attr="import_module"))
        ):
            return _called(node, package)
    return []


def _called(call: ast.Call, package: tuple[str, ...]) -> list[str]:
    arguments = [*call.args, *(one.value for one in call.keywords if one.arg == "package")]
    texts = [one.value for one in arguments if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if not texts:
        return []
    anchor = tuple(texts[1].split(".")) if len(texts) > 1 else package
    return [_absolute(texts[0], anchor)]


def _absolute(name: str, package: tuple[str, ...]) -> str:
    rest = name.lstrip(".")
    level = len(name) - len(rest)
    if not level:
        return rest
    base = package[: len(package) - level + 1]
    return ".".join((*base, rest) if rest else base)


def _fault(module: tuple[str, ...], one: Import, tree: Path) -> str | None:
    room = _room(module)
    target = tuple(one.target.split("."))
    if target[0] != PACKAGE:
        return _outside_fault(module, room, one)
    if len(target) == 1 or not _exists(tree, target[1]):
        return None  # the package itself or a name defined in its __init__
    other = _room(target)
    if room == PACKAGE:
        return f"the package's own __init__ imports {other}"
    if _floor(room) is None or _floor(other) is None:
        return f"{room} or {other} has no floor: add it to FLOORS"
    if room == other or (room.partition(".")[0], other.partition(".")[0]) in SAME_FLOOR or _floor(other) < _floor(room):  # type: ignore[operator]
        return None
    return f"{room} (floor {_floor(room)}) imports {other} (floor {_floor(other)})"


def _outside_fault(module: tuple[str, ...], room: str, one: Import) -> str | None:
    if one.target.startswith("xlwings.pro") and room != SERVER:
        return f"{room} imports xlwings.pro"
    top = one.target.split(".")[0]
    if top in sys.stdlib_module_names:
        return None
    if room in STDLIB_ONLY and not (top == "numpy" and one.deferred and module[-1].endswith("_bulk")):
        return f"{room} imports {top}, which is not in the standard library"
    if room in STDLIB_AT_TOP and not one.deferred:
        return f"{room} imports {top} when it is loaded; import it in the function that needs it"
    return None


def _room(module: tuple[str, ...]) -> str:
    if len(module) == 1:
        return PACKAGE
    return ".".join(module[1:3]) if module[1] == "hosts" else module[1]


def _floor(room: str) -> int | None:
    return FLOORS.get(room.split(".", maxsplit=1)[0])


def _exists(tree: Path, name: str) -> bool:
    return (tree / PACKAGE / name).is_dir() or (tree / PACKAGE / f"{name}.py").exists()

"""Reads what in the add-in's loader (macros/addin/SnitLader.bas) decides which program is started.

Two readings that don't depend on each other. Every word of the code must be on a short list, which has no door to a
workbook, the environment or the current folder in it. And each value that is handed to Windows is followed back to
where it comes from, which may only be a fixed text or the user's one setting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

SETTING = 'GetSetting("SNIT-XL", "Python", "Mapp", "")'
# What hands something to Windows: name → the argument that says which file or command.
SINKS = {"LoadLibraryW": 0, "Aktivera64": 1, "Aktivera32": 1}
_PURE = {"Left$", "Right$", "Len", "InStr", "InStrRev", "StrPtr"}
_KEYWORDS = {
    *("Option", "Explicit", "Private", "Public", "Module", "Const", "Declare", "PtrSafe", "Function", "Sub", "Lib"),
    *("Alias", "Optional", "ByVal", "ByRef", "As", "Dim", "Set", "If", "Then", "Else", "End", "Exit", "Not", "Or"),
    *("Is", "Nothing", "Like", "String", "Long", "LongPtr", "Object", "Variant", "Attribute", "VB_Name"),
}
_CALLED = _PURE | {"LenB", "CStr", "Dir$", "GetSetting", "Err", "SnitText", "Application"}
_MEMBERS = {"Application.OperatingSystem", "Err.Raise", "pythonObjekt.Module"}
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_NAME = re.compile(r"[A-Za-z_]\w*\$?")
_PROCEDURE = re.compile(
    r"^(Public|Private) (Sub|Function) (\w+)\(([^\n]*?)\)[^\n]*\n(.*?)^End \2$", re.MULTILINE | re.DOTALL
)


@dataclass
class _Loader:
    """The module taken apart: its constants, and each procedure's scope, parameters and statements."""

    constants: dict[str, str] = field(default_factory=dict)
    scopes: dict[str, str] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, list[str]] = field(default_factory=dict)
    statements: dict[str, list[str]] = field(default_factory=dict)


def faults(source: str) -> list[str]:
    """Return everything in the source through which another than the user could choose what is run."""
    code = _without_comments(source)
    loader = _taken_apart(code)
    return [*_words(code, loader), *_shared(code, loader), *_flows(loader)]


def commands(source: str) -> set[tuple[str, ...]]:
    """Return what the values that are handed to Windows are put together from, in order."""
    loader = _taken_apart(_without_comments(source))
    return {tuple(_leaves(argument, name, loader)) for _, argument, name in _handed_over(loader)}


def _without_comments(source: str) -> str:
    lines = []
    for line in source.splitlines():
        hidden = _TEXT.sub(lambda found: "x" * len(found[0]), line)
        lines.append(line[: hidden.index("'")] if "'" in hidden else line)
    return re.sub(r" _\n\s*", " ", "\n".join(lines)) + "\n"


def _taken_apart(code: str) -> _Loader:
    loader = _Loader(dict(re.findall(r'^Private Const (\w+) As \w+ = (".*"|\d+)$', code, re.MULTILINE)))
    for scope, _, name, given, body in _PROCEDURE.findall(code):
        loader.scopes[name] = scope
        loader.given[name] = given
        loader.parameters[name] = re.findall(r"(\w+) As \w+", given)
        loader.statements[name] = [one.strip() for line in body.splitlines() for one in _statements(line)]
    return loader


def _statements(line: str) -> Iterator[str]:
    """Split at colons outside texts, and take what stands after Then by itself as well."""
    texts = _TEXT.findall(line)
    for part in _TEXT.sub("\0", line).split(":"):
        whole = re.sub("\0", lambda _: texts.pop(0), part)
        yield whole
        _, then, after = whole.partition(" Then ")
        if then:
            yield after


def _words(code: str, loader: _Loader) -> Iterator[str]:
    bare = _TEXT.sub('""', code)
    declared = set(re.findall(r"\b(?:Dim|ByVal|ByRef|Const|Function|Sub) (\w+)", bare))
    declared |= set(re.findall(r"^(?:Public|Private) (\w+) As ", bare, re.MULTILINE))
    yield from (f"declares {name}" for name in re.findall(r"Declare .*?Function (\w+)", bare) if name not in SINKS)
    allowed = _KEYWORDS | _CALLED | declared | set(SINKS) | set(loader.statements)
    for owner, member in re.findall(r"(\w*)\.(\w+)", bare):
        if f"{owner}.{member}" not in _MEMBERS:
            yield f"reaches {owner}.{member}"
    plain = re.sub(r"\.\w+", "", bare)
    yield from (f"uses {word}" for word in _NAME.findall(plain) if word not in allowed)
    if re.search(r"\[(?!\])|[!#@]", bare):
        yield "reads a cell or a file in shorthand"


def _shared(code: str, loader: _Loader) -> Iterator[str]:
    """Find what others could set or hand in."""
    outside = _PROCEDURE.sub("", code)
    variables = re.findall(r"^(?:Public|Private|Dim|Global) (\w+) As ", outside, re.MULTILINE)
    yield from (f"keeps {name} between calls" for name in variables if name != "pythonObjekt")
    for name, scope in loader.scopes.items():
        if scope == "Public" and loader.given[name]:
            yield f"{name} takes arguments from others"
        if loader.given[name].count("ByVal ") != len(loader.parameters[name]):
            yield f"{name} can change its caller's variables"
    if "Option Private Module" not in code:
        yield "is open to other projects"


def _flows(loader: _Loader) -> Iterator[str]:
    for sink, argument, name in _handed_over(loader):
        leaves = _leaves(argument, name, loader)
        yield from (f"{sink} gets {leaf}" for leaf in leaves if leaf != SETTING and not leaf.startswith('"'))
        # A path that doesn't begin in the folder would be looked for in others, the current one among them.
        if next((leaf for leaf in leaves if leaf != '""""'), "") != SETTING:
            yield f"{sink} gets a path that does not begin with the setting"


def _handed_over(loader: _Loader) -> Iterator[tuple[str, str, str]]:
    for name, statements in loader.statements.items():
        for statement in dict.fromkeys(statements):
            for sink, index in SINKS.items():
                for given in _calls(statement, sink):
                    yield sink, _arguments(given)[index], name


def _calls(text: str, function: str) -> Iterator[str]:
    """Return what stands between the parentheses of each call."""
    for found in re.finditer(rf"\b{re.escape(function)}\(", text):
        depth, start, quoted = 1, found.end(), False
        for at in range(start, len(text)):
            quoted ^= text[at] == '"'
            depth += 0 if quoted else {"(": 1, ")": -1}.get(text[at], 0)
            if depth == 0:
                yield text[start:at]
                break


def _arguments(text: str) -> list[str]:
    parts, depth, quoted = [""], 0, False
    for one in text:
        quoted ^= one == '"'
        depth += 0 if quoted else {"(": 1, ")": -1}.get(one, 0)
        if one == "," and depth == 0 and not quoted:
            parts.append("")
        else:
            parts[-1] += one
    return [part.strip() for part in parts]


def _leaves(expression: str, name: str, loader: _Loader, seen: frozenset[tuple[str, str]] = frozenset()) -> list[str]:
    """Return where an expression's value comes from, in order: texts, the setting, or the name of something else."""
    found: list[str] = []
    rest = expression
    for call in _calls(expression, "GetSetting"):
        rest = rest.replace(f"GetSetting({call})", "\0", 1)
        found.append(f"GetSetting({call})")
    settings = iter(found)
    leaves: list[str] = []
    for word in re.findall(r'"(?:[^"]|"")*"|\0|[A-Za-z_][\w.]*\$?', rest):
        if word == "\0":
            leaves.append(next(settings))
        elif word.startswith('"'):
            leaves.append(word)
        elif word in loader.constants:
            leaves.append(loader.constants[word])
        elif word not in _PURE and (name, word) not in seen:
            leaves += _origin(word, name, loader, seen | {(name, word)})
    return leaves


def _origin(word: str, name: str, loader: _Loader, seen: frozenset[tuple[str, str]]) -> list[str]:
    """Return where a variable, a parameter or a function of the module gets its value."""
    if word in loader.statements:
        return _assigned(word, word, loader, seen) or [word]
    if word in loader.parameters[name]:
        index = loader.parameters[name].index(word)
        return _assigned(word, name, loader, seen) + [
            leaf
            for caller, statements in loader.statements.items()
            for statement in dict.fromkeys(statements)
            if (called := re.match(rf"(?:Call )?{name} (.*)", statement))
            for leaf in _leaves(_arguments(called[1])[index], caller, loader, seen)
        ] or [word]
    return _assigned(word, name, loader, seen) or [word]


def _assigned(word: str, name: str, loader: _Loader, seen: frozenset[tuple[str, str]]) -> list[str]:
    values = [
        found[1]
        for statement in dict.fromkeys(loader.statements[name])
        if (found := re.match(rf"(?:Set |Let )?{re.escape(word)} = (.*)", statement))
    ]
    return [leaf for value in values for leaf in _leaves(value, name, loader, seen)]

"""The text of a module (källkod): its Attribute lines set apart, and limits that only Excel would tell of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from snit_xl.domain.errors import MisuseError

LONGEST_LINE, MOST_LINES, MOST_CONTINUED = 1023, 65_534, 24
_LINE_END = re.compile(r"\r\n|\r|\n")
_CLASS_FILE = re.compile(r"VERSION [^\r\n]*(?:\r\n|\r|\n)BEGIN\b.*?(?:\r\n|\r|\n)END[ \t]*(?:\r\n|\r|\n)", re.DOTALL)
_ATTRIBUTE = re.compile(r"Attribute (VB_\w+) = (.*)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_TEXT = re.compile(r'"[^"]*"?')
_COMMENT = re.compile(r"'.*|(?:^|:)\s*Rem(?:\s.*)?$", re.IGNORECASE)


def split_header(source: str) -> tuple[dict[str, str], list[str]]:
    """Return the module's attributes, name → value as written, and the lines below them (huvud och kod).

    What a .cls file has above its attributes belongs to the file, not to the module, and falls away.
    """
    lines = _LINE_END.split(_CLASS_FILE.sub("", source, count=1) if source.startswith("VERSION ") else source)
    if lines[-1] == "":
        lines.pop()
    attributes: dict[str, str] = {}
    for at, line in enumerate(lines):
        match = _ATTRIBUTE.fullmatch(line)
        if match is None or match[1] in attributes:
            return attributes, lines[at:]
        attributes[match[1]] = match[2]
    return attributes, []


def check_body(name: str, lines: Sequence[str]) -> None:
    """Raise MisuseError, with module and line, for code that Excel would not take (kontrollera kod).

    Lines too long or too many, too many continued, control characters, an Attribute line out of place, and letters
    beyond ASCII outside texts and comments, which a machine with another code page reads as other letters.
    """
    if len(lines) > MOST_LINES:
        raise MisuseError(f"{name} has {len(lines)} lines; a module holds {MOST_LINES}")
    for number, fault in _faults(lines):
        raise MisuseError(f"{name}, line {number} of its code: {fault}")


def _faults(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    continued, in_comment = 0, False
    for number, line in enumerate(lines, 1):
        code, has_comment = ("", True) if in_comment else _code(line)
        continues = line.endswith((" _", "\t_"))
        continued = continued + 1 if continues else 0
        in_comment = continues and has_comment
        if len(line) > LONGEST_LINE:
            yield number, f"{len(line)} characters; a line holds {LONGEST_LINE}"
        if _CONTROL.search(line):
            yield number, "control character"
        if not code.isascii():
            yield number, "letters beyond ASCII outside texts and comments"
        if _ATTRIBUTE.fullmatch(line):
            yield number, "this Attribute line is repeated or does not stand at the top"
        if continued > MOST_CONTINUED:
            yield number, f"a statement continues over more than {MOST_CONTINUED} lines"


def _code(line: str) -> tuple[str, bool]:
    """Return a line without texts and comment, and whether it had a comment (kod utan text)."""
    bare = _TEXT.sub("", _before_apostrophe(line))
    code = _COMMENT.sub("", bare)
    return code, code != bare or len(_before_apostrophe(line)) < len(line)


def _before_apostrophe(line: str) -> str:
    """Return the line up to the apostrophe that begins a comment, if any (före kommentar)."""
    in_text = False
    for at, letter in enumerate(line):
        in_text ^= letter == '"'
        if letter == "'" and not in_text:
            return line[:at]
    return line

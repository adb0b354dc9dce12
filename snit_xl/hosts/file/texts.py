"""Text in cells as the file spells it (text i celler): shared strings, rich text and the _x000D_ spelling."""

from __future__ import annotations

import re

from snit_xl.hosts.file.xmlscan import root_prefix, run, safe_parser

_SPELLED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSAFE = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def decoded(text: str) -> str:
    """Return the text a cell shows (avkodad text): _x000D_ is a carriage return."""
    return _SPELLED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def encoded(text: str) -> bytes:
    """Return text as XML content (kodad text), with what XML cannot hold spelled _xHHHH_."""
    spelled = _UNSAFE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return spelled.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()


class _Strings:
    """Expat handlers that gather <si> texts, leaving phonetic readings out (delade texter)."""

    def __init__(self, data: bytes, part: str) -> None:
        self.part = part
        self.found: list[str] = []
        self.pieces: list[str] = []
        self.taken: list[str] = []
        self.phonetic = False
        self.item = self.text = self.reading = ""
        self.parser = safe_parser(data, part)
        self.parser.StartElementHandler = self.first
        run(self.parser, data, part)

    def first(self, name: str, attributes: dict[str, str]) -> None:
        prefix = root_prefix(name, attributes, self.part)
        self.item, self.text, self.reading = prefix + "si", prefix + "t", prefix + "rPh"
        self.parser.StartElementHandler = self.open
        self.parser.EndElementHandler = self.close
        self.parser.CharacterDataHandler = self.pieces.append

    def open(self, name: str, _attributes: dict[str, str]) -> None:
        if name == self.text:
            self.pieces.clear()
        elif name == self.item:
            self.taken.clear()
        elif name == self.reading:
            self.phonetic = True

    def close(self, name: str) -> None:
        if name == self.text:
            if not self.phonetic:
                self.taken.extend(self.pieces)
        elif name == self.item:
            self.found.append(decoded("".join(self.taken)))
        elif name == self.reading:
            self.phonetic = False


def shared_strings(data: bytes, part: str) -> list[str]:
    """Return the shared strings in order (delade texter)."""
    return _Strings(data, part).found

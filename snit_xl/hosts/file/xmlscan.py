"""XML parts scanned with expat, every element with its bytes (XML-delar).

A document type declaration is refused outright, so neither entity bombs nor external entities can occur. Positions
are byte offsets in the part; therefore only UTF-8 is accepted, which is what every spreadsheet program writes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from snit_xl.hosts.file.refusals import damaged, refused

MAIN_NAMESPACES = frozenset(
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"}
)
_TAG = re.compile(rb"""<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/?>""")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')""")
_UTF8_NAMES = {"utf-8", "utf8", "us-ascii", "ascii"}


@dataclass(slots=True)
class Element:
    """One element (element): its bytes are `start`–`end` of `data`.

    `name` is without prefix when the prefix is the root's own; elements of other namespaces keep theirs.
    """

    name: str
    attributes: dict[str, str]
    parent: Element | None
    data: bytes = field(repr=False)
    start: int
    end: int = 0
    text: str = ""
    children: list[Element] = field(default_factory=list)

    @property
    def tag_end(self) -> int:
        """Where the start tag ends (starttaggens slut)."""
        return tag_end(self.data, self.start, self.name)

    @property
    def tag(self) -> bytes:
        """The start tag (starttagg)."""
        return self.data[self.start : self.tag_end]


def safe_parser(data: bytes, part: str) -> expat.XMLParserType:
    """Return an expat parser that refuses declarations and other encodings (säker XML-läsare)."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        raise refused("FIL-TECKENKODNING", part=part, encoding="UTF-16")

    def declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in _UTF8_NAMES:
            raise refused("FIL-TECKENKODNING", part=part, encoding=encoding)

    def forbidden(*_: object) -> None:
        raise refused("FIL-OSAKER", part=part)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.XmlDeclHandler = declaration
    parser.StartDoctypeDeclHandler = forbidden
    parser.EntityDeclHandler = forbidden
    return parser


def run(parser: expat.XMLParserType, data: bytes, part: str) -> None:
    """Feed a whole part to the parser (läs XML); what is not well-formed is a damaged file."""
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        raise damaged(part, str(error)) from error


def root_prefix(name: str, attributes: Mapping[str, str], part: str) -> str:
    """Return the prefix of the root with its colon (prefix), refusing a root outside SpreadsheetML."""
    prefix, colon, _ = name.rpartition(":")
    if attributes.get("xmlns" + (":" + prefix if colon else "")) not in MAIN_NAMESPACES:
        raise damaged(part, f"root element {name} is not SpreadsheetML")
    return prefix + colon


def tag_end(data: bytes, start: int, part: str) -> int:
    """Return where the start tag that begins at `start` ends (starttaggens slut)."""
    found = _TAG.match(data, start)
    if found is None:
        raise damaged(part, f"no tag at byte {start}")
    return found.end()


def with_attribute(tag: bytes, name: bytes, value: bytes | None) -> bytes:
    """Return a start tag with one attribute set, or removed for None (ändra attribut); the rest stays as it is."""
    for found in _ATTRIBUTE.finditer(tag) if name in tag else ():
        if found[1] == name:
            new = b"" if value is None else b' %s="%s"' % (name, value)
            return tag[: found.start()] + new + tag[found.end() :]
    if value is None:
        return tag
    close = len(tag) - (2 if tag.endswith(b"/>") else 1)
    return tag[:close].rstrip() + b' %s="%s"' % (name, value) + tag[close:]


class _Collector:
    """Gathers a small part's elements into a tree with positions (elementträd)."""

    def __init__(self, data: bytes, part: str) -> None:
        self.data, self.part = data, part
        self.parser = safe_parser(data, part)
        self.parser.StartElementHandler = self.open
        self.parser.EndElementHandler = self.close
        self.parser.CharacterDataHandler = self.characters
        self.prefix = ""
        self.root: Element | None = None
        self.current: Element | None = None

    def open(self, name: str, attributes: dict[str, str]) -> None:
        if self.root is None:
            prefix, colon, _ = name.rpartition(":")
            self.prefix = prefix + colon
        local = name.removeprefix(self.prefix) if self.prefix else name
        element = Element(local, attributes, self.current, self.data, self.parser.CurrentByteIndex)
        if self.current is not None:
            self.current.children.append(element)
        else:
            self.root = element
        self.current = element

    def close(self, _name: str) -> None:
        element = self.current
        if element is None:
            raise damaged(self.part, "unbalanced elements")
        index = self.parser.CurrentByteIndex  # of the end tag; after an element that has none
        has_end_tag = element.children or element.text or self.data[index - 2 : index] != b"/>"
        element.end = self.data.index(b">", index) + 1 if has_end_tag else index
        self.current = element.parent

    def characters(self, text: str) -> None:
        if self.current is not None:
            self.current.text += text


def parse(data: bytes, part: str, *, main: bool = False) -> Element:
    """Return a small part's root element (tolka XML); `main` demands that it is SpreadsheetML."""
    collector = _Collector(data, part)
    run(collector.parser, data, part)
    if collector.root is None:
        raise damaged(part, "no root element")
    if main:
        root_prefix(collector.prefix + collector.root.name, collector.root.attributes, part)
    return collector.root


def children(element: Element | None, name: str) -> list[Element]:
    """List an element's children of one name (underelement)."""
    return [] if element is None else [child for child in element.children if child.name == name]


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of one name (första underelement), or None."""
    return next(iter(children(element, name)), None)

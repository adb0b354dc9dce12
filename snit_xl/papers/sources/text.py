"""Plain text as extracted from a PDF (ren text): lines, and pages where form feeds part them."""

from __future__ import annotations

import codecs

from snit_xl.papers.document import Document, Line

FORM_FEED = "\f"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ENDS = ("\r\n", "\r", "\v", "\x1c", "\x1d", "\x1e", "\u2028", "\u2029")
SAMPLE = 4_000  # bytes that tell UTF-16 without a mark from other text
MOSTLY = 0.6


def read_text(name: str, data: bytes) -> Document:
    """Read a text file (läs text): UTF-8 or UTF-16 by its mark, else UTF-8, else the Windows code page."""
    return of_pages(name, _decoded(data).split(FORM_FEED))


def of_pages(name: str, pages: list[str]) -> Document:
    """Return pages of text as a document (sidor); a single page has lines only."""
    lines = [
        Line(text, f"rad {number}" if len(pages) == 1 else f"sidan {page}, rad {number}")
        for page, content in enumerate(pages, 1)
        for number, text in enumerate(_split(content), 1)
    ]
    return Document(name, tuple(lines))


def _split(text: str) -> list[str]:
    """Return lines as an editor counts them (rader), whatever system ended them."""
    for end in _ENDS:
        text = text.replace(end, "\n")
    return text.removesuffix("\n").split("\n")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = data[first:SAMPLE:2]
        if half.count(0) > MOSTLY * len(half):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")

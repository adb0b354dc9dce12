"""Writes small PDF files by hand: text at places on one page, enough for a reader to lay it out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

TOP, STEP = 780, 18


def write_pdf(path: Path, lines: Sequence[Sequence[tuple[int, str]]]) -> Path:
    """Write one page; each line is pieces of text with their distance from the left edge."""
    pieces = [
        f"1 0 0 1 {left} {TOP - STEP * number} Tm ({_escaped(text)}) Tj"
        for number, line in enumerate(lines)
        for left, text in line
    ]
    content = "BT /F1 10 Tf\n" + "\n".join(pieces) + "\nET" if pieces else ""
    stream = content.encode("cp1252")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font 6 0 R >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /F1 5 0 R >>",
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size, start = len(objects) + 1, len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n" % (size, table)
    data += b"<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    path.write_bytes(data)
    return path


def _escaped(text: str) -> str:
    return text.replace("−", "-").replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")

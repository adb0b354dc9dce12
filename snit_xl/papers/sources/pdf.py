"""PDF files (PDF), with pypdf: text laid out as on the page, so that columns stand under their headings."""

from __future__ import annotations

import io
from typing import Any

from snit_xl.papers.document import Document
from snit_xl.papers.sources.archive import LOCKED, TOO_LARGE
from snit_xl.papers.sources.text import of_pages

MOST_PAGES = 500


def read_pdf(name: str, data: bytes) -> Document | str:
    """Read a PDF's text page by page (läs PDF); scanned pages have none."""
    import pypdf  # noqa: PLC0415 - an optional extra, and slow to load

    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not _opens(reader):
        return LOCKED
    if len(reader.pages) > MOST_PAGES:
        return TOO_LARGE
    return of_pages(name, [_text(page) for page in reader.pages])


def _opens(reader: Any) -> bool:  # noqa: ANN401 - pypdf is loaded late
    """Tell whether a protected file can be read without a password (läsbar): many are protected from changes only."""
    from pypdf.errors import DependencyError  # noqa: PLC0415 - as above

    try:
        return bool(reader.decrypt(""))
    except DependencyError:  # a cipher that needs one more library
        return False


def _text(page: Any) -> str:  # noqa: ANN401 - pypdf is loaded late
    """Return a page's text as laid out, or plain where its fonts can't be measured (sidans text)."""
    try:
        laid_out = page.extract_text(extraction_mode="layout")
    except Exception:  # noqa: BLE001 - the layout mode raises whatever it meets; the plain mode needs less
        laid_out = page.extract_text()
    return str(laid_out)

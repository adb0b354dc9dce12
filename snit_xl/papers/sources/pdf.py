"""PDF files (PDF), with pypdf: text laid out as on the page, so that columns stand under their headings."""

from __future__ import annotations

import io

from snit_xl.papers.document import Document
from snit_xl.papers.sources.text import of_pages

MOST_PAGES = 500


def read_pdf(name: str, data: bytes) -> Document:
    """Read a PDF's text page by page (läs PDF); scanned pages have none."""
    import pypdf  # noqa: PLC0415 - an optional extra, and slow to load

    reader = pypdf.PdfReader(io.BytesIO(data))
    pages = [page.extract_text(extraction_mode="layout") for page in reader.pages[:MOST_PAGES]]
    return of_pages(name, pages)

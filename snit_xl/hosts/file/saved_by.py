"""Who last saved a file (senast sparad av), as the spreadsheet program wrote it in the document's properties."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from snit_xl.actions.log import Author
from snit_xl.hosts.file.host import OpenedFile
from snit_xl.hosts.file.xmlscan import parse
from snit_xl.workbook.terms.messages import stamp_text

PROPERTIES = "core-properties"


def saved_by(opened: OpenedFile, author: Author) -> Author:
    """Return the author with who saved the file before them (med senast sparad av), where the file tells who and when.

    The program itself leaves the properties alone, so that they tell of the user's own spreadsheet program.
    """
    package = opened.book.package
    for link in package.relationships("").values():
        if link.kind == PROPERTIES:
            found = {
                one.name.rpartition(":")[2]: one.text for one in parse(package.part(link.target), link.target).children
            }
            who, moment = found.get("lastModifiedBy", "").strip(), found.get("modified", "").strip()
            if who and moment:
                return replace(author, saved_by=who, saved_at=_local_minute(moment))
    return author


def _local_minute(moment: str) -> str:
    """Write a moment, which is in UTC, as the user's clock shows it (lokal tid); "" where it is no moment."""
    try:
        return stamp_text(datetime.fromisoformat(moment).astimezone())
    except ValueError:
        return ""

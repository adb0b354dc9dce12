"""Skapa handlingar in Calc (skapa handlingar): from the document's cells as they stand; nothing in it is written.

`given["folder"]` is where the new folder is to lie; "" is beside the document. Faults that can be set aside are shown,
and `ask("agree", text)` gives whether to write all the same.
"""

from __future__ import annotations

from pathlib import Path

from snit_xl.hosts.libreoffice.pressed import Done, Pressed, listed, refused, told
from snit_xl.papers.write.run import Kept, write_papers
from snit_xl.workbook.terms.libreoffice_texts import text
from snit_xl.workbook.terms.messages import message


def write(pressed: Pressed) -> Done:
    """Press Skapa handlingar (skapa handlingar)."""
    chosen = str(pressed.given.get("folder") or "")
    out = Path(chosen) if chosen else pressed.folder
    if out is None:
        return told(text("no_home"))
    try:
        kept = write_papers(pressed.view, out, pressed.author.now, despite=False)
        if kept.asks and not kept.blocking and pressed.ask("agree", _question(kept)):
            kept = write_papers(pressed.view, out, pressed.author.now, despite=True)
    except OSError as error:
        return told(text("papers_unwritten", folder=str(out), reason=error.strerror or type(error).__name__))
    if kept.folder is not None:
        return told("\n".join(kept.lines()))
    return refused(kept.blocking) if kept.blocking else told(message("papers_none"))


def _question(kept: Kept) -> str:
    return f"{listed(message('papers_refused'), kept.asks)}\n\n{message('papers_agree')}"

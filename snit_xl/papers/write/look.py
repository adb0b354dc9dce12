"""The papers' house style as data (grafisk profil): one font, one accent, sizes; every pair of colours is readable.

Inks and grounds are six hexadecimal digits without a hash, as Word and PowerPoint write them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FONT = "Calibri"
LANGUAGE = "sv-SE"
ACCENT = "1F4E5F"
INK = "000000"
GREY = "595959"
PAPER = "FFFFFF"
TINT = "EEF4F6"
LINE = "BFBFBF"
FAINT = "DDDDDD"
MARGIN_CM = 2.5
PAGE_CM = (21.0, 29.7)


@dataclass(frozen=True, slots=True)
class Look:
    """How one style of text looks (textformat): sizes and spaces in points."""

    size: float
    ink: str = INK
    ground: str = PAPER
    bold: bool = False
    before: float = 0
    after: float = 0
    line: float = 1.0
    keep_next: bool = False


# Keyed by the styles' names in Word; those with Swedish names are our own.
LOOKS: Mapping[str, Look] = {
    "Normal": Look(11, after=6, line=1.12),
    "Title": Look(24, ACCENT, bold=True, after=6, keep_next=True),
    "Subtitle": Look(13, GREY, after=14),
    "Heading 1": Look(16, ACCENT, bold=True, before=18, after=6, keep_next=True),
    "Heading 2": Look(13, ACCENT, bold=True, before=12, after=4, keep_next=True),
    "Heading 3": Look(11, INK, bold=True, before=8, after=2, keep_next=True),
    "Caption": Look(10, ACCENT, bold=True, before=8, after=3, keep_next=True),
    "List Bullet": Look(11, after=3, line=1.12),
    "List Number": Look(11, after=3, line=1.12),
    "Header": Look(9, GREY),
    "Footer": Look(9, GREY),
    "Handlingens slag": Look(11, GREY, bold=True, after=2, keep_next=True),
    "Ingress": Look(11, INK, TINT, before=6, after=8, line=1.12),
    "Anmärkning": Look(9, GREY, before=3, after=10),
    "Uppgift": Look(11, after=2),
    "Undertecknat": Look(11, before=30, after=6),
    "Tabelltext": Look(9.5, before=2, after=2),
    "Tabellrubrik": Look(9.5, PAPER, ACCENT, bold=True, before=3, after=3),
    "Tabellsumma": Look(9.5, bold=True, before=2, after=2),
}

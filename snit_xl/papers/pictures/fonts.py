"""The letters of pictures (typsnitt): Calibri or its metric twin Carlito, DejaVu Sans for what they lack."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

HOUSE_FONTS = ("Calibri", "Carlito")
FALLBACK = "DejaVu Sans"  # comes with matplotlib
UNKNOWN = "□"
NO_BREAK, NARROW = "\u00a0", "\u202f"


@cache
def families() -> tuple[str, ...]:
    """Return the families to draw with, the first wanted one first (typsnittsfamiljer)."""
    from matplotlib.font_manager import fontManager  # noqa: PLC0415 - an optional extra

    here = {font.name for font in fontManager.ttflist}
    return (*(name for name in HOUSE_FONTS if name in here), FALLBACK)


@cache
def font(size: float, *, bold: bool = False) -> Any:  # noqa: ANN401 - matplotlib is loaded late
    """Return the font of a size in points (typsnitt i grad)."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415 - as above

    return FontProperties(family=list(families()), size=size, weight="bold" if bold else "normal")


@cache
def _drawable() -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont, get_font  # noqa: PLC0415 - as above

    files = (
        findfont(FontProperties(family=name, weight=weight)) for name in families() for weight in ("normal", "bold")
    )
    return frozenset().union(*(get_font(file).get_charmap() for file in files))


@lru_cache(maxsize=1000)
def drawable(text: str) -> str:
    """Return a text as it can be drawn on one line (ritbar text): a sign that no font has becomes a box.

    Carlito has no no-break space, but a narrow one; line breaks and control signs are blanks.
    """
    known = _drawable()
    plain = text.replace(NO_BREAK, NARROW)
    signs = (" " if sign.isspace() and sign != NARROW else sign for sign in plain)
    return " ".join(
        "".join(s if ord(s) in known else UNKNOWN for s in signs if s.isprintable() or s == NARROW).split(" ")
    )

"""A sheet to draw on (ritblad), measured in centimetres from its upper left corner; matplotlib's Agg puts it in PNG.

matplotlib's own axes aren't used: names of any length must be wrapped, never cut or laid over each other, so the
text is measured first and the picture grows downwards. Nothing global is touched.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from snit_xl.papers.pictures.fonts import drawable, font
from snit_xl.papers.pictures.palette import INK, WHITE, Fill
from snit_xl.papers.pictures.records import Picture

WIDTH = 16.0
DOTS = 200
CENTIMETRES = 2.54
SIZE, SMALL = 10.0, 9.0
LINE_HEIGHT = 0.44  # of a line of SIZE points
THIN = 0.8
BEHIND, BEFORE = 0.5, 2.0  # surfaces lie at 1
TALLEST = 22.0  # what a page holds beside its heading and caption


class Canvas:
    """Lines, surfaces and texts on one sheet (ritblad)."""

    def __init__(self) -> None:
        """Take a blank sheet; its height is set when it is finished."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - an optional extra
        from matplotlib.figure import Figure  # noqa: PLC0415 - as above

        self._figure = Figure(figsize=(WIDTH / CENTIMETRES, 1), dpi=DOTS, facecolor=WHITE)
        self._agg: Any = FigureCanvasAgg(self._figure)
        self._widths: dict[tuple[str, float, bool], float] = {}
        self._sheet: Any = self._figure.add_axes((0, 0, 1, 1))
        self._sheet.axis("off")
        self._sheet.set_xlim(0, WIDTH)

    def width(self, text: str, size: float = SIZE, *, bold: bool = False) -> float:
        """Measure a text's width (textbredd)."""
        key = (drawable(text), size, bold)
        if key not in self._widths:
            measure = self._agg.get_renderer().get_text_width_height_descent
            dots, _, _ = measure(key[0], font(size, bold=bold), ismath=False)
            self._widths[key] = float(dots) / DOTS * CENTIMETRES
        return self._widths[key]

    def wrap(self, text: str, room: float, size: float = SIZE, *, bold: bool = False) -> list[str]:
        """Part a text in lines that each fit the room (radbryt); a word too long for it is parted too."""
        lines = [""]
        for word in drawable(text).split(" "):
            joined = f"{lines[-1]} {word}".strip()
            if self.width(joined, size, bold=bold) <= room:
                lines[-1] = joined
                continue
            pieces = self._pieces(word, room, size, bold=bold)
            lines = [*lines, *pieces] if lines[-1] else pieces
        return lines

    def _pieces(self, word: str, room: float, size: float, *, bold: bool) -> list[str]:
        pieces = [""]
        for sign in word:
            if pieces[-1] and self.width(pieces[-1] + sign, size, bold=bold) > room:
                pieces.append("")
            pieces[-1] += sign
        return pieces

    def text(
        self,
        at: tuple[float, float],
        text: str,
        align: str = "left",
        *,
        size: float = SIZE,
        ink: str = INK,
        bold: bool = False,
    ) -> None:
        """Write a line with its middle at a height (skriv)."""
        self._sheet.text(
            *at,
            drawable(text),
            ha=align,
            va="center_baseline",
            color=ink,
            fontproperties=font(size, bold=bold),
            parse_math=False,
            usetex=False,
        )

    def lines(
        self,
        at: tuple[float, float],
        lines: Sequence[str],
        align: str = "left",
        *,
        size: float = SIZE,
        ink: str = INK,
        bold: bool = False,
    ) -> None:
        """Write lines under each other, the whole centred on a height (skriv rader)."""
        x, middle = at
        step = LINE_HEIGHT * size / SIZE
        top = middle - step * (len(lines) - 1) / 2
        for number, line in enumerate(lines):
            self.text((x, top + number * step), line, align, size=size, ink=ink, bold=bold)

    def box(self, left: float, top: float, right: float, bottom: float, fill: Fill) -> None:
        """Fill a rectangle (ruta)."""
        from matplotlib.patches import Rectangle  # noqa: PLC0415 - as above

        corner = (min(left, right), min(top, bottom))
        size = (abs(right - left), abs(bottom - top))
        self._sheet.add_patch(
            Rectangle(
                corner, *size, facecolor=fill.colour, edgecolor=fill.edge, hatch=fill.hatch or None, linewidth=THIN
            )
        )

    def line(
        self, points: Sequence[tuple[float, float]], ink: str, width: float = THIN, *, dashed: bool = False
    ) -> None:
        """Draw a line through points (linje); a thin one lies behind all surfaces."""
        from matplotlib.lines import Line2D  # noqa: PLC0415 - as above

        across, down = zip(*points, strict=True)
        style: Any = (0, (4, 3)) if dashed else "solid"
        order = BEHIND if width == THIN else BEFORE
        self._sheet.add_line(Line2D(across, down, color=ink, linewidth=width, linestyle=style, zorder=order))

    def mark(self, x: float, middle: float, shape: str, ink: str, size: float = 7.0) -> None:
        """Put a mark, in matplotlib's word for its shape (märke)."""
        from matplotlib.lines import Line2D  # noqa: PLC0415 - as above

        self._sheet.add_line(Line2D([x], [middle], color=ink, marker=shape, markersize=size, linestyle="none"))

    def finish(self, alt: str, height: float) -> Picture:
        """Return the picture (färdig bild), cut off at a height."""
        self._figure.set_size_inches(WIDTH / CENTIMETRES, height / CENTIMETRES)
        self._sheet.set_ylim(height, 0)
        buffer = io.BytesIO()
        # Neither date nor version: the same records give the same bytes.
        self._agg.print_png(buffer, metadata={"Software": None, "Description": alt})
        return Picture(buffer.getvalue(), alt, WIDTH, round(height, 2))

"""How high rows are built (radhöjder): what a heading or a wrapped text needs, in points.

Programs fit a row to its text when they open a file, but LibreOffice places charts before it does: under rows that grow
then, a chart would lie over the last of them. So rows with wrapped text above a chart get the height they need, not as
the user's own choice (`Page`): they follow their text as before.
"""

from __future__ import annotations

from collections.abc import Mapping

from xlsxwriter.worksheet import Worksheet

from snit_xl.workbook.placed import PlacedSheet, PlacedTable
from snit_xl.workbook.spec import Fmt
from snit_xl.workbook.view import Scalar

ONE_HEADING, HEADING = 18, 14
LINE = 14  # Excel wants 15 and LibreOffice 11.5
INDENT, AIR, BUTTON = 1.3, 0.2, 2.6  # digits; the button opens a table's filter
PLAIN, BOLD = 1.06, 1.13  # a digit of 11 points is a little wider than the unit of columns
# Letters by their width in Calibri, in tenths of a digit's, which columns are measured in; others are as digits.
WIDTHS = {
    letter: tenths / 10
    for tenths, letters in {
        4: " '",
        5: "ijlI.,:;’",
        6: "fJ!()[]-",
        7: "rt",
        8: 'cszL/"”',
        9: "agkvxyåäFSZ?",
        11: "ABCRVÅÄ",
        12: "DGH",
        13: "NOQUÖ&",
        14: "w%",
        16: "m",
        17: "M",
        18: "W—",
    }.items()
    for letter in letters
}
# Set heights keep what is drawn under a heading in its place, whatever a program thinks the font needs.
ROLE_HEIGHTS = {"title": 24, "section": 18, "page_title": 36, "label_large": 34, "note_large": 34}


class Page(Worksheet):  # type: ignore[misc]
    """A sheet in the file (blad); the height of its `fitted` rows follows their text, for it isn't the user's own."""

    def __init__(self) -> None:
        """Start with no fitted row."""
        super().__init__()
        self.fitted: set[int] = set()

    def fit_row(self, row: int, height: float) -> None:
        """Give a row, counted from 1, the height that its text needs (anpassa raden)."""
        self.set_row(row - 1, height)
        self.fitted.add(row)

    def _xml_start_tag_unencoded(self, tag: str, attributes: list[tuple[str, object]] | None = None) -> None:
        if tag == "row" and attributes and dict(attributes)["r"] in self.fitted:
            attributes = [one for one in attributes if one[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes or [])


def set_heights(page: Page, sheet: PlacedSheet, values: Mapping[tuple[str, int, int], Scalar]) -> None:
    """Give a sheet's rows their heights (sätt radhöjder); the others are left to the program."""
    for row, height in _fitted_rows(sheet, values).items():
        page.fit_row(row, height)
    for table in sheet.tables:
        page.set_row(table.header - 1, _heading_height(sheet, table))
    for (row, _), spot in sheet.spots.items():
        if spot.role in ROLE_HEIGHTS:
            page.set_row(row - 1, ROLE_HEIGHTS[spot.role])


def _heading_height(sheet: PlacedSheet, table: PlacedTable) -> int:
    """Return the height that a table's headings need (rubrikradens höjd)."""
    widths = [(column.heading, width - INDENT) for column, width in zip(table.columns, sheet.spec.widths, strict=False)]
    lines = max(_lines(heading, width / BOLD) for heading, width in widths)
    # On one line the button would hide the end of a heading, on two it stands under it.
    crowded = any(_taken(heading) * BOLD + BUTTON > width for heading, width in widths)
    return ONE_HEADING + (max(lines, 1 + crowded) - 1) * HEADING


def _fitted_rows(sheet: PlacedSheet, values: Mapping[tuple[str, int, int], Scalar]) -> dict[int, float]:
    """Return the height of every row of several lines on a sheet with charts, by row (anpassade rader)."""
    found: dict[int, float] = {}
    for (row, col), spot in sheet.spots.items() if sheet.charts else ():
        value = values.get((sheet.name, row, col)) if spot.formula else spot.value
        if spot.role in {"cell", "value"} and spot.fmt is Fmt.WRAP and isinstance(value, str):
            width = (sheet.spec.widths[col - 1] - INDENT) / PLAIN
            lines = sum(_lines(part, width) for part in value.split("\n"))
            if lines > 1:
                found[row] = max(found.get(row, 0), lines * LINE)
    return found


def _lines(text: str, width: float) -> int:
    """Count the lines of a text that breaks at its blanks and hyphens (rader); the width is in digits."""
    lines, used = 1, 0.0
    for word in text.replace("-", "-\0").replace(" ", " \0").split("\0"):
        taken = _taken(word)
        if used and used + taken - WIDTHS[" "] * word.endswith(" ") + AIR > width:
            lines, used = lines + 1, 0
        used += taken
    return lines


def _taken(text: str) -> float:
    """Return the room that a text takes on one line, in digits (bredd)."""
    return sum(WIDTHS.get(letter, 1) for letter in text)

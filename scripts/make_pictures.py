"""Draws the pictures of README and the handbook (handbokens bilder) from the example workbook, by LibreOffice.

The workbook is built at a fixed moment, so that the same code gives the same pictures. Sheets are printed; functions
and buttons are taken from the screen (handbook_screens).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from handbook_examples import TRACED
from handbook_screens import screens
from palette_png import encode, framed, from_ppm

REPOSITORY = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(REPOSITORY), str(REPOSITORY / "tests")]

from support.calc import Document  # noqa: E402 - the test support is found by the path above
from support.libreoffice import Office  # noqa: E402

from snit_xl.actions import loop  # noqa: E402
from snit_xl.actions.build_workbook import build_example  # noqa: E402
from snit_xl.actions.log import Author  # noqa: E402
from snit_xl.actions.trace import trace  # noqa: E402
from snit_xl.hosts.file.host import read_workbook, write_workbook  # noqa: E402
from snit_xl.hosts.file.papers import write_papers  # noqa: E402
from snit_xl.hosts.setup.pdf import add_pdf  # noqa: E402
from snit_xl.hosts.setup.this_machine import ThisMachine  # noqa: E402
from snit_xl.workbook.terms.messages import ACTIONS, BUILDER  # noqa: E402
from snit_xl.workbook.terms.paper_interim_texts import TITLES  # noqa: E402
from snit_xl.workbook.terms.paper_texts import KINDS  # noqa: E402
from snit_xl.workbook.terms.sheets import SECTIONS, SHEETS  # noqa: E402
from snit_xl.workbook.view import cell_position  # noqa: E402

FOLDER = REPOSITORY / "docs/pictures"
MOMENT = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - the workbook's clock is local and has no zone
WIDEST, SHARPEST = 1500, 96  # pixels, dots per inch
LARGEST_FILE = 200_000
PAPER = "delarsrapport"
MARGIN = 12  # pixels around the content
POINTS_PER_INCH = 72
UNITS_PER_INCH = 2540  # LibreOffice measures in hundredths of a millimetre


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of a sheet from A1 on (bild).

    `until` is the section that it stops before and `columns` the last column, where the whole sheet is too much.
    """

    name: str
    sheet: str
    until: str = ""
    columns: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What of a PDF page becomes a picture (utsnitt): resolution and size in pixels from the upper left corner."""

    pdf: Path
    page: int
    dpi: int
    width: int
    height: int


PICTURES = (
    Picture("start", "start"),
    Picture("prognos", "forecast", "known", "L"),
    Picture("fordelning", "allocation", "signing"),
    Picture("investeringar", "investments"),
    Picture("forutsattningar", "settings", "limits"),
    Picture("budget", "budget"),
    Picture("internkontroll", "control"),
    Picture("sammantraden", "meetings"),
    Picture("projekt", "projects"),
    Picture("kontroller", "checks"),
    Picture("inlasning", "sources", columns="Q"),
    Picture("kontoplan", "accounts"),
    Picture("manader", "months", columns="S"),
    Picture("sparning", "trace"),
)


def main() -> None:
    """Build, print and draw; a picture that is too heavy for a README fails (rita alla bilder)."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        book = Path(name) / "exempel.xlsx"
        book.write_bytes(build_example(MOMENT)[0])
        _trace(book)
        for picture, frame in frames(book):
            _keep(picture.name, draw(frame))
        _keep(PAPER, draw_page(paper_frame(book)))
    for name, content in screens():
        _keep(name, content)


def paper_frame(book: Path) -> Frame:
    """Write the workbook's papers as PDF and find the first page of the report (handlingens första sida)."""
    done = write_papers(book, book.parent, Author(BUILDER, MOMENT), despite=False)
    if done.folder is None:
        sys.exit("no papers were written")
    report = next(
        one for one in done.folder.iterdir() if TITLES["interim"] in one.name and KINDS["cover"] not in one.name
    )
    if add_pdf(ThisMachine(), [report], done.folder) is not None:
        sys.exit(f"{report.name} could not be made a PDF")
    pdf = report.with_suffix(".pdf")
    width, height = page_size(pdf, 1)
    return Frame(pdf, 1, SHARPEST, int(width * SHARPEST), int(height * SHARPEST))


def _trace(book: Path) -> None:
    """Press Visa underlag in the file (visa underlag), so that its sheet has something to show."""
    opened = read_workbook(book)
    sheet, _, cell = TRACED.rpartition("!")
    ran = loop.run(opened.view, trace(opened.view, sheet, *cell_position(cell), lambda *_: ()), MOMENT)
    if ran.writes is None:
        sys.exit(f"{TRACED}: nothing to trace")
    write_workbook(opened, ran.writes, ran.values, MOMENT, ACTIONS["trace"])


def _keep(name: str, content: bytes) -> None:
    path = FOLDER / f"{name}.png"
    path.write_bytes(content)
    print(f"{path.relative_to(REPOSITORY)}  {len(content) // 1000} kB")
    if len(content) > LARGEST_FILE:
        sys.exit(f"{path.name} is larger than {LARGEST_FILE // 1000} kB: show less")


def frames(book: Path) -> list[tuple[Picture, Frame]]:
    """Print the workbook, each sheet on one page, and find every picture on it (utsnitt)."""
    office = Office()
    try:
        with office.open(book) as document:
            document.calculate_all()
            pdf = document.export_pdf(book.with_suffix(".pdf"), single_page_sheets=True)
            return [(picture, _frame(document, pdf, picture)) for picture in PICTURES]
    finally:
        office.stop()


def _frame(document: Document, pdf: Path, picture: Picture) -> Frame:
    sheet = SHEETS[picture.sheet].name
    cells = document.all_cells(sheet)
    last_row = max(row for row, _ in cells)
    if picture.until:
        heading = SECTIONS[picture.until]
        last_row = min(row for (row, _), cell in cells.items() if str(cell.value).startswith(heading)) - 1
    page = document.sheet_names().index(sheet) + 1
    width, height = page_size(pdf, page)
    if picture.columns or picture.until:
        columns = picture.columns or "A"
        area = document.component.Sheets.getByName(sheet).getCellRangeByName(f"A1:{columns}{last_row}").Size
        width = area.Width / UNITS_PER_INCH if picture.columns else width
        height = area.Height / UNITS_PER_INCH if picture.until else height
    dpi = min(SHARPEST, int(WIDEST / width))
    return Frame(pdf, page, dpi, int(width * dpi), int(height * dpi))


def page_size(pdf: Path, page: int) -> tuple[float, float]:
    """Return a page's width and height in inches (sidans mått)."""
    told = _run("pdfinfo", "-f", str(page), "-l", str(page), str(pdf)).decode()
    (line,) = [line for line in told.splitlines() if line.startswith("Page") and "size:" in line]
    width, _, height = line.partition("size:")[2].split()[:3]
    return float(width) / POINTS_PER_INCH, float(height) / POINTS_PER_INCH


def draw(frame: Frame) -> bytes:
    """Return the picture as PNG, paper without content cut off (rita)."""
    corner = ("-x", "0", "-y", "0", "-W", str(frame.width), "-H", str(frame.height))
    pages = ("-f", str(frame.page), "-l", str(frame.page), "-r", str(frame.dpi))
    return encode(framed(from_ppm(_run("pdftoppm", *pages, *corner, str(frame.pdf))), MARGIN))


def draw_page(frame: Frame) -> bytes:
    """Return a whole page as PNG, its margins too (rita sida)."""
    pages = ("-f", str(frame.page), "-l", str(frame.page), "-r", str(frame.dpi))
    return encode(from_ppm(_run("pdftoppm", *pages, str(frame.pdf))))


def _run(*command: str) -> bytes:
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout


if __name__ == "__main__":
    main()

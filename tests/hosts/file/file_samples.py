"""Workbooks made by XlsxWriter for the tests of the closed-file host."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import xlsxwriter


def png() -> io.BytesIO:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    picture = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\1\2\3"))
    return io.BytesIO(picture + chunk(b"IEND", b""))


def rich_workbook(path: Path) -> Path:
    """Write a workbook with what a real one holds: tables, chart, picture, comment, button, conditions, validation."""
    book = xlsxwriter.Workbook(str(path))
    money = book.add_format({"num_format": "# ##0", "bold": True})
    red = book.add_format({"bg_color": "#FFC7CE"})
    sheet = book.add_worksheet("Prognos")
    sheet.set_column("J:J", 12, money)
    sheet.write("A1", "Prognos & läge <tkr>")
    sheet.add_table(
        "A3:D6",
        {
            "name": "TblPrognos",
            "columns": [{"header": "Rad"}, {"header": "Budget"}, {"header": "Prognos"}, {"header": "Avvikelse"}],
        },
    )
    for index, (label, budget, forecast) in enumerate([("Lön", 15414, 15900), ("Hyra", 730, 655.5), ("IT", 88, 91)]):
        sheet.write_string(3 + index, 0, label)
        sheet.write_number(3 + index, 1, budget, money)
        sheet.write_number(3 + index, 2, forecast, money)
        sheet.write_formula(3 + index, 3, f"B{4 + index}-C{4 + index}", money, budget - forecast)
    sheet.write_formula("B8", "SUM(B4:B6)", money, 16232)
    sheet.write_formula("C8", '=IF(B8>0,"ja & <nej>","")', None, "ja & <nej>")
    sheet.write_boolean("E4", True)  # noqa: FBT003 - the library's own signature
    sheet.write_formula("E5", "1/0", None, "#DIV/0!")
    sheet.write_array_formula("G4:H5", "{B4:C5*2}", None, 30828)
    sheet.write_rich_string("A10", "halv ", money, "fet ", "text")
    sheet.write_string("A11", "  mellanslag\nrad två ")
    sheet.write_comment("B4", "Beslutad i juni")
    sheet.insert_button("F2", {"macro": "Uppdatera", "caption": "Uppdatera prognos"})
    sheet.data_validation("B4:B6", {"validate": "decimal", "criteria": ">", "value": 0})
    sheet.conditional_format("D4:D6", {"type": "cell", "criteria": "<", "value": 0, "format": red})
    sheet.insert_image("L2", "bild.png", {"image_data": png()})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Prognos!$B$4:$B$6"})
    sheet.insert_chart("L8", chart)
    checks = book.add_worksheet("Kontroller")
    checks.add_table(
        "A3:C5", {"name": "TblKontroller", "columns": [{"header": "Slag"}, {"header": "Vad"}, {"header": "Belopp"}]}
    )
    for row, values in enumerate([("Fel", "Summan stämmer inte", 12.5), ("Not", "Avrundat", 1)]):
        checks.write_row(3 + row, 0, values[:2])
        checks.write_number(3 + row, 2, values[2], money)
    book.add_worksheet("Användarens eget blad").write("B2", "=Prognos!B8", None, 16232)
    line = book.add_chart({"type": "line"})
    line.add_series({"values": "=Prognos!$C$4:$C$6"})
    book.add_chartsheet("Diagram").set_chart(line)
    book.define_name("Budget_år", "=Prognos!$B$4:$B$6")
    book.define_name("Sats", "=0.0175")
    book.define_name("Användarens_ruta", "='Användarens eget blad'!$B$2")
    book.close()
    return path


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def repacked(data: bytes, changes: Mapping[str, bytes | Callable[[bytes], bytes] | None]) -> bytes:
    """Return the workbook with parts replaced, edited by a function, added, or left out (None)."""
    content: dict[str, bytes | None] = dict(parts(data))
    for name, change in changes.items():
        content[name] = change(content[name] or b"") if callable(change) else change
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            if part is not None:
                archive.writestr(name, part)
    return target.getvalue()


def sheet_xml(rows: str, *, before: str = "", after: str = "") -> bytes:
    """Return a worksheet part around the given rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def with_rows(path: Path, rows: str, *, before: str = "", after: str = "") -> bytes:
    """Return the bytes of a workbook whose one sheet, Blad, holds exactly these rows of XML."""
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("Blad")
    book.close()
    return repacked(path.read_bytes(), {"xl/worksheets/sheet1.xml": sheet_xml(rows, before=before, after=after)})

"""A small VBA project and the workbook around it, and the specification's decryption, for the tests beside it."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from snit_xl.workbook.vba_project import Document, Module, vba_project

FUNCTIONS = """Option Explicit

' Räknar å, ä och ö lika
Public Function SNIT_PROV(ByVal belopp As Double, ByVal andel As Double) As Double
    SNIT_PROV = belopp * andel
End Function
"""
BUTTON = """Option Explicit

Public Sub Uppdatera()
    Dim blad As Object
    Set blad = ThisWorkbook.Worksheets("Start")
    blad.Range("B6").Value = "Förvaltningen är uppdaterad: åäö ÅÄÖ €"
    blad.Range("B7").Value = SNIT_PROV(blad.Range("A1").Value, 0.61)
End Sub
"""
MODULES = (Module("SnitFunktioner", FUNCTIONS), Module("SnitKnapp", BUTTON))
DOCUMENTS = (Document("ThisWorkbook", is_workbook=True), Document("Blad1", is_workbook=False))
CREATED = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - a wall clock, as XlsxWriter wants it


def project() -> bytes:
    """Return vbaProject.bin with a function, a button's Sub and two document modules."""
    return vba_project(MODULES, DOCUMENTS)


def workbook(binary: bytes) -> bytes:
    """Return an .xlsm of one sheet: a button, an amount of 15 414 and a cell that calls the function."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": CREATED})
    book.set_calc_mode("auto", calc_id=191029)
    book.calc_on_load = False
    book.add_vba_project(io.BytesIO(binary), is_stream=True)
    book.set_vba_name("ThisWorkbook")
    sheet = book.add_worksheet("Start")
    sheet.set_vba_name("Blad1")
    sheet.write_number("A1", 15414)
    sheet.write_formula("A2", "=SNIT_PROV(A1,0.5)", None, 7707)
    sheet.insert_button("D2", {"macro": "SnitKnapp.Uppdatera", "caption": "Uppdatera prognos"})
    book.close()
    return buffer.getvalue()


def decrypted(text: str) -> tuple[int, int, bytes]:
    """Follow [MS-OVBA] 2.4.3.3: return version, project key and data."""
    encoded = bytes.fromhex(text)
    seed = encoded[0]
    version, key = encoded[1] ^ seed, encoded[2] ^ seed
    plain, unencrypted, last, before = bytearray(), key, encoded[2], encoded[1]
    for byte in encoded[3:]:
        unencrypted = byte ^ ((before + unencrypted) & 0xFF)
        plain.append(unencrypted)
        before, last = last, byte
    start = (seed & 6) // 2
    length = int.from_bytes(plain[start : start + 4], "little")
    data = bytes(plain[start + 4 :])
    assert len(data) == length
    return version, key, data

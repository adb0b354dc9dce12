"""Files that are refused before anything in them is parsed, each with a problem of its own."""

from __future__ import annotations

import io
import struct
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from file_samples import parts, repacked, rich_workbook, with_rows

from snit_xl.domain.errors import SnitError
from snit_xl.domain.problems import Problem
from snit_xl.hosts.file.host import read_workbook, write_workbook
from snit_xl.hosts.file.limits import Limits
from snit_xl.hosts.file.package import open_package
from snit_xl.hosts.file.refusals import FileRefusedError
from snit_xl.hosts.file.view import parse_workbook
from snit_xl.workbook.view import CellWrite, Writes

NOW = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - a wall clock, as the user's
CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.fixture
def sound(tmp_path: Path) -> bytes:
    return rich_workbook(tmp_path / "bok.xlsx").read_bytes()


def refusal(data: bytes, limits: Limits | None = None) -> Problem:
    with pytest.raises(FileRefusedError) as refused:
        parse_workbook(open_package(data, limits or Limits()), limits or Limits())
    assert isinstance(refused.value, SnitError)
    return refused.value.problem


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="FIL-SAKNAS"):
        read_workbook(tmp_path / "finns inte.xlsx")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(FileRefusedError, match="FIL-SAKNAS"):
        read_workbook(tmp_path)


def test_a_password_protected_workbook() -> None:
    assert refusal(CONTAINER + "EncryptedPackage".encode("utf-16-le")).code == "FIL-KRYPTERAD"


def test_an_old_xls_workbook() -> None:
    assert refusal(CONTAINER + "Workbook".encode("utf-16-le")).code == "FIL-GAMMALT-FORMAT"


@pytest.mark.parametrize("data", [b"", b"Enhet;Belopp\n", b"%PDF-1.7"])
def test_something_else_than_a_workbook(data: bytes) -> None:
    assert refusal(data).code == "FIL-INGEN-ARBETSBOK"


def test_another_kind_of_package(sound: bytes) -> None:
    word = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    assert refusal(repacked(sound, {"xl/workbook.xml": word})).code == "FIL-INGEN-ARBETSBOK"
    assert refusal(repacked(sound, {"_rels/.rels": None})).code == "FIL-INGEN-ARBETSBOK"


def test_a_file_cut_anywhere_is_damaged(sound: bytes) -> None:
    for length in range(2, len(sound), 997):
        assert refusal(sound[:length]).code in {"FIL-TRASIG", "FIL-INGEN-ARBETSBOK"}


def test_a_flipped_byte_in_a_sheet_is_noticed(sound: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 120
    flipped = sound[:start] + bytes([sound[start] ^ 0xFF]) + sound[start + 1 :]
    assert refusal(flipped).code == "FIL-TRASIG"


def test_a_missing_part_is_damage(sound: bytes) -> None:
    assert refusal(repacked(sound, {"xl/worksheets/sheet2.xml": None})).code == "FIL-TRASIG"


def test_a_zip_bomb_is_refused_by_ratio_and_by_size(sound: bytes) -> None:
    bomb = repacked(sound, {"xl/worksheets/sheet1.xml": b"<worksheet>" + b" " * 30_000_000})
    assert dict(refusal(bomb).values)["what"] == "ratio"
    assert dict(refusal(bomb, Limits(unpacked_bytes=20_000_000)).values)["what"] == "bytes"


def test_a_bomb_that_lies_about_its_size_is_never_unpacked_in_full(sound: bytes) -> None:
    bomb = bytearray(repacked(sound, {"xl/worksheets/sheet1.xml": b" " * 50_000_000}))
    with zipfile.ZipFile(io.BytesIO(bytes(bomb))) as archive:
        directory = archive.start_dir
    name = b"xl/worksheets/sheet1.xml"
    record = bomb.index(name, directory) - 46
    struct.pack_into("<L", bomb, record + 24, 900)
    assert refusal(bytes(bomb)).code == "FIL-TRASIG"


def test_too_many_cells_and_parts_and_bytes(sound: bytes, tmp_path: Path) -> None:
    assert dict(refusal(sound, Limits(cells=20)).values)["what"] == "cells"
    assert dict(refusal(sound, Limits(parts=3)).values)["what"] == "parts"
    path = tmp_path / "stor.xlsx"
    path.write_bytes(sound)
    with pytest.raises(FileRefusedError, match="FIL-FOR-STOR"):
        read_workbook(path, Limits(file_bytes=1000))


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declaration", [ENTITIES, EXTERNAL, b"<!DOCTYPE x>"])
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "_rels/.rels"])
def test_entities_are_refused_in_every_part_that_is_read(sound: bytes, part: str, declaration: bytes) -> None:
    body = parts(sound)[part].split(b"?>", 1)[1]
    assert refusal(repacked(sound, {part: declaration + body})).code == "FIL-OSAKER"


@pytest.mark.parametrize("name", ["/xl/ond.xml", "../ond.xml", "xl/../../ond.xml", "C:/ond.xml", "xl\\ond.xml"])
def test_unsafe_names_are_refused(sound: bytes, name: str) -> None:
    assert refusal(repacked(sound, {name: b"<a/>"})).code == "FIL-OSAKER"


def test_the_same_name_twice_is_refused(sound: bytes) -> None:
    assert refusal(repacked(sound, {"XL/Workbook.xml": b"<a/>"})).code == "FIL-OSAKER"


def test_a_zip_with_encrypted_members_is_refused(sound: bytes) -> None:
    data = bytearray(sound)
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        data[archive.start_dir + 8] |= 1
    assert refusal(bytes(data)).code == "FIL-KRYPTERAD"


def test_a_broken_sheet_is_damaged(tmp_path: Path) -> None:
    data = with_rows(tmp_path / "m.xlsx", '<row r="1"><c r="A1"><v>1</c></row>')
    assert refusal(data).code == "FIL-TRASIG"


def test_a_text_longer_than_a_cell_holds_is_refused(tmp_path: Path) -> None:
    opened = read_workbook(rich_workbook(tmp_path / "bok.xlsx"))
    sheet = next(iter(opened.view.cells))
    writes = Writes((CellWrite(sheet, 1, 1, "x" * 32_768),))
    with pytest.raises(FileRefusedError) as refused:
        write_workbook(opened, writes, {}, NOW, "update")
    assert refused.value.problem.code == "FIL-TEXT-LANG"
    assert str(refused.value.problem.place) == f"{sheet}!A1"

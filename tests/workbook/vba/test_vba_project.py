"""A whole project: olevba, olefile and pyOpenVBA each read it, and it keeps the specification's rules to the byte."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Sequence

import olefile
import pytest
from compound_check import faults
from oletools.olevba import VBA_Parser, decompress_stream
from pyopenvba.cfb import CFB
from pyopenvba.integrity import _cfb_check
from pyopenvba.vba import VBAModuleKind, parse_project_stream, parse_projectwm, parse_vba_project
from vba_samples import BUTTON, DOCUMENTS, FUNCTIONS, MODULES, decrypted, project

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.vba_project import Document, Module, vba_project


def by_olevba(binary: bytes) -> dict[str, str]:
    """Return each module's text as olevba reads it; it opens the names that the dir stream gives."""
    parser = VBA_Parser("vbaProject.bin", data=binary)
    try:
        return {path.removeprefix("VBA/"): code for _, path, _, code in parser.extract_macros()}
    finally:
        parser.close()


def stream(binary: bytes, path: str) -> bytes:
    with olefile.OleFileIO(io.BytesIO(binary)) as ole:
        return bytes(ole.openstream(path).read())


def with_head(name: str, source: str) -> str:
    return f'Attribute VB_Name = "{name}"\r\n' + source.replace("\n", "\r\n")


def test_olevba_gives_each_source_exactly() -> None:
    found = by_olevba(project())
    assert found["SnitFunktioner"] == with_head("SnitFunktioner", FUNCTIONS)
    assert found["SnitKnapp"] == with_head("SnitKnapp", BUTTON)
    assert "åäö ÅÄÖ €" in found["SnitKnapp"]
    assert list(found) == ["ThisWorkbook", "Blad1", "SnitFunktioner", "SnitKnapp"]


def test_olefile_reads_a_sound_container() -> None:
    with olefile.OleFileIO(io.BytesIO(project())) as ole:
        assert sorted("/".join(path) for path in ole.listdir()) == [
            "PROJECT",
            "PROJECTwm",
            "VBA/Blad1",
            "VBA/SnitFunktioner",
            "VBA/SnitKnapp",
            "VBA/ThisWorkbook",
            "VBA/_VBA_PROJECT",
            "VBA/dir",
        ]
    assert faults(project()) == []


def test_pyopenvba_accepts_container_and_project() -> None:
    _cfb_check(project())
    cfb = CFB.from_bytes(project())
    read = parse_vba_project(cfb)
    assert read.validate(cfb) == []
    assert (read.name, read.code_page, read.sys_kind) == ("SnitXl", 1252, 3)
    assert [(module.name, module.kind) for module in read.modules] == [
        ("ThisWorkbook", VBAModuleKind.other),
        ("Blad1", VBAModuleKind.other),
        ("SnitFunktioner", VBAModuleKind.standard),
        ("SnitKnapp", VBAModuleKind.standard),
    ]
    assert [reference.name for reference in read.references] == ["stdole", "Office"]
    assert read.get_module("SnitKnapp").source == with_head("SnitKnapp", BUTTON)


def test_there_is_no_compiled_code() -> None:
    """[MS-OVBA] 2.3.4.1: version 0xFFFF and no performance cache; every module's source begins at byte 0."""
    assert stream(project(), "VBA/_VBA_PROJECT") == bytes.fromhex("CC61FFFF000000")
    records = dir_records(project())
    assert [data for identity, data in records if identity == 0x31] == [bytes(4)] * 4
    assert [data for identity, data in records if identity in {0x13, 0x2C}] == [b"\xff\xff"] * 5


def dir_records(binary: bytes) -> list[tuple[int, bytes]]:
    """Split the dir stream in its records; all of it is records."""
    content = bytes(decompress_stream(bytearray(stream(binary, "VBA/dir"))))
    records, at = [], 0
    while at < len(content):
        identity, length = struct.unpack_from("<HI", content, at)
        length += 2 if identity == 9 else 0  # the version's length does not count its second number
        records.append((identity, content[at + 6 : at + 6 + length]))
        at += 6 + length
    assert at == len(content)
    return records


def test_the_dir_stream_follows_the_specifications_order_and_ends_with_its_terminator() -> None:
    identities = [identity for identity, _ in dir_records(project())]
    about_project = [0x01, 0x02, 0x14, 0x03, 0x04, 0x05, 0x40, 0x06, 0x3D, 0x07, 0x08, 0x09, 0x0C, 0x3C]
    reference = [0x16, 0x3E, 0x0D]
    module = [0x19, 0x47, 0x1A, 0x32, 0x1C, 0x48, 0x31, 0x1E, 0x2C]
    document, standard = [*module, 0x22, 0x2B], [*module, 0x21, 0x2B]
    modules = document * 2 + standard * 2
    assert identities == [*about_project, *reference, *reference, 0x0F, 0x13, *modules, 0x10]
    assert dict(dir_records(project()))[0x03] == (1252).to_bytes(2, "little")


def test_the_project_stream_lists_the_modules_and_is_unlocked() -> None:
    text = stream(project(), "PROJECT").decode("cp1252")
    lines = text.split("\r\n")
    assert lines[1:7] == [
        "Document=ThisWorkbook/&H00000000",
        "Document=Blad1/&H00000000",
        "Module=SnitFunktioner",
        "Module=SnitKnapp",
        'Name="SnitXl"',
        'HelpContextID="0"',
    ]
    values = dict(re.findall(r'^(\w+)="([^"]*)"\r$', text, re.MULTILINE))
    assert re.fullmatch(r"\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", values["ID"])
    key = sum(values["ID"].encode()) % 256
    assert decrypted(values["CMG"]) == (2, key, bytes(4))
    assert decrypted(values["DPB"]) == (2, key, b"\0")
    assert decrypted(values["GC"]) == (2, key, b"\xff")
    assert parse_project_stream(stream(project(), "PROJECT")).name == "SnitXl"


def test_the_names_are_not_compressed() -> None:
    names = stream(project(), "PROJECTwm")
    assert names.startswith(b"ThisWorkbook\0" + "ThisWorkbook\0".encode("utf-16-le"))
    assert names.endswith("SnitKnapp\0".encode("utf-16-le") + b"\0\0")
    assert len(parse_projectwm(names)) == 4


def test_the_same_modules_give_the_same_bytes_and_others_another_identity() -> None:
    assert project() == project()
    changed = vba_project((MODULES[0], Module("SnitKnapp", BUTTON + "' ny\n")), DOCUMENTS)
    assert stream(changed, "PROJECT").splitlines()[0] != stream(project(), "PROJECT").splitlines()[0]


def long_source(length: int) -> str:
    lines = (f'    Cells({row}, {row % 13 + 1}).Value = "Rad {row * 7919 % 10007} på åäö"\n' for row in range(1, 9999))
    out = ["Public Sub Skriv()\n"]
    for line in lines:
        if sum(map(len, out)) > length:
            break
        out.append(line)
    return "".join([*out, "End Sub\n"])


def holds(binary: bytes, modules: Sequence[Module]) -> bool:
    found = by_olevba(binary)
    return faults(binary) == [] and all(found[one.name] == with_head(one.name, one.source) for one in modules)


def test_fifty_modules_and_a_class() -> None:
    modules = [
        Module(f"Modul{number}", f"Public Sub Gor{number}()\n    ' år {number}\nEnd Sub\n") for number in range(50)
    ]
    binary = vba_project(modules, DOCUMENTS)
    assert holds(binary, modules)
    assert parse_vba_project(CFB.from_bytes(binary)).validate(CFB.from_bytes(binary)) == []


def test_a_class_is_a_class_to_pyopenvba() -> None:
    binary = vba_project([Module("Lista", "Public antal As Long\n", is_class=True)], DOCUMENTS)
    (found,) = [one for one in parse_vba_project(CFB.from_bytes(binary)).modules if one.name == "Lista"]
    assert found.source.endswith("Public antal As Long\r\n")
    assert b"Class=Lista\r\n" in stream(binary, "PROJECT")


def test_a_module_of_100_kilobytes() -> None:
    modules = [Module("Lang", long_source(100_000))]
    assert len(modules[0].source) >= 100_000
    assert holds(vba_project(modules, DOCUMENTS), modules)


@pytest.mark.parametrize("total", [4095, 4096, 4097, 8191, 8192, 8193])
def test_modules_around_the_limit_of_a_chunk(total: int) -> None:
    head = len(with_head("Kant", ""))
    source = "'" + "\n'".join("x" * 98 for _ in range(total // 101 - 1))
    source += "\n'" + "y" * (total - head - len(source) - source.count("\n") - 5) + "\n"
    assert len(with_head("Kant", source)) == total
    modules = [Module("Kant", source)]
    assert holds(vba_project(modules, DOCUMENTS), modules)


def test_a_wrong_name_says_which() -> None:
    with pytest.raises(MisuseError, match="Åtgärd"):
        vba_project([Module("Åtgärd", "")], DOCUMENTS)
    with pytest.raises(MisuseError, match="exactly one"):
        vba_project([], [Document("Blad1", is_workbook=False)])

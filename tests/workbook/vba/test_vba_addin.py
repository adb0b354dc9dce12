"""The add-in: Microsoft's validator passes it and reads its ribbon; only three parts differ; same bytes always."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from oletools.olevba import VBA_Parser
from pyopenvba import check_file
from vba_samples import project, workbook

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.macro_package import RIBBON_NAMESPACE, as_addin

RIBBON = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<customUI xmlns="{RIBBON_NAMESPACE}"><ribbon><tabs><tab id="snitTab" label="SNIT"><group id="snitGroup" label="Månad">
<button id="snitUpdate" label="Uppdatera prognos" onAction="SnitUppdatera" size="large" imageMso="RefreshAll"/>
</group></tab></tabs></ribbon></customUI>
"""


def parts(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(content: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def xlsm() -> bytes:
    return workbook(project())


@pytest.fixture
def xlam(xlsm: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "snit-xl.xlam"
    path.write_bytes(as_addin(xlsm, RIBBON))
    return path


def test_microsofts_validator_passes(xlam: Path, validate_ooxml: Callable[[Path], list[str]]) -> None:
    assert validate_ooxml(xlam) == []


def test_microsofts_validator_reads_the_ribbon_too(
    xlsm: bytes, tmp_path: Path, validate_ooxml: Callable[[Path], list[str]]
) -> None:
    path = tmp_path / "fel.xlam"
    path.write_bytes(as_addin(xlsm, RIBBON.replace("onAction=", "onKlick=")))
    (fault,) = validate_ooxml(path)
    assert "customUI14.xml" in fault
    assert "onKlick" in fault


def test_pyopenvba_and_olevba_read_it(xlam: Path) -> None:
    assert check_file(xlam).ok
    parser = VBA_Parser(str(xlam))
    assert "SnitKnapp.bas" in {name for _, _, name, _ in parser.extract_macros()}
    parser.close()


def test_type_link_and_ribbon_are_all_that_differs(xlsm: bytes) -> None:
    before, after = parts(xlsm), parts(as_addin(xlsm, RIBBON))
    assert list(after) == [*before, "customUI/customUI14.xml"]
    assert {name for name in before if before[name] != after[name]} == {"[Content_Types].xml", "_rels/.rels"}
    assert after["customUI/customUI14.xml"].decode() == RIBBON
    assert b"application/vnd.ms-excel.addin.macroEnabled.main+xml" in after["[Content_Types].xml"]
    assert b"sheet.macroEnabled" not in after["[Content_Types].xml"]


def test_the_same_input_gives_the_same_bytes_without_time_or_machine(xlsm: bytes) -> None:
    addin = as_addin(xlsm, RIBBON)
    assert addin == as_addin(xlsm, RIBBON)
    with zipfile.ZipFile(io.BytesIO(addin)) as archive:
        assert {(info.date_time, info.create_system) for info in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 0)}


@pytest.mark.parametrize(
    "ribbon",
    [
        "",
        "<customUI",
        "<customUI/>",
        RIBBON.replace("2009/07", "2006/01"),
        f'<ribbon xmlns="{RIBBON_NAMESPACE}"/>',
        f'<!DOCTYPE customUI [<!ENTITY a "b">]><customUI xmlns="{RIBBON_NAMESPACE}">&a;</customUI>',
        f'<!DOCTYPE customUI><customUI xmlns="{RIBBON_NAMESPACE}"/>',
        RIBBON.replace("UTF-8", "UTF-16"),
    ],
    ids=[
        "empty",
        "broken",
        "no namespace",
        "older namespace",
        "another root",
        "entities",
        "a document type",
        "another encoding",
    ],
)
def test_a_ribbon_that_is_no_sound_custom_ui_is_refused(xlsm: bytes, ribbon: str) -> None:
    with pytest.raises(MisuseError):
        as_addin(xlsm, ribbon)


def test_only_a_macro_enabled_workbook_without_a_ribbon_becomes_an_addin(xlsm: bytes) -> None:
    sound = parts(xlsm)
    plain = {name: content.replace(b"sheet.macroEnabled.main", b"sheet.main") for name, content in sound.items()}
    with_ribbon = {**sound, "customUI/customUI14.xml": RIBBON.encode()}
    no_types = {name: content for name, content in sound.items() if name != "[Content_Types].xml"}
    for wrong in (b"", b"PK", zipped(plain), zipped(with_ribbon), zipped(no_types), as_addin(xlsm, RIBBON)):
        with pytest.raises(MisuseError):
            as_addin(wrong, RIBBON)
    assert as_addin(zipped(sound), RIBBON) == as_addin(xlsm, RIBBON)

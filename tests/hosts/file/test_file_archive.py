"""The zip container: what is copied as it is, and structures that are refused rather than guessed at."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snit_xl.hosts.file.archive import Archive, read_archive, rewritten
from snit_xl.hosts.file.limits import Limits
from snit_xl.hosts.file.refusals import FileRefusedError

PARTS = {"xl/a.xml": b"<a>" + b"x" * 500 + b"</a>", "xl/b å.xml": b"<b/>", "mapp/": b"", "c.bin": bytes(range(256))}


def zipped(method: int = zipfile.ZIP_DEFLATED, *, zip64: bool = False) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in PARTS.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            with archive.open(info, "w", force_zip64=zip64) as member:
                member.write(content)
    return target.getvalue()


def read(data: bytes) -> Archive:
    return read_archive(data, Limits())


def content(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def code(action: Callable[[], object]) -> str:
    with pytest.raises(FileRefusedError) as refusal:
        action()
    return refusal.value.problem.code


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("zip64", [False, True])
def test_one_member_changes_and_the_rest_stays(method: int, zip64: bool) -> None:
    data = zipped(method, zip64=zip64)
    done = rewritten(read(data), {"xl/a.xml": b"<ny/>"})
    assert content(done) == {**PARTS, "xl/a.xml": b"<ny/>"}
    with zipfile.ZipFile(io.BytesIO(done)) as archive:
        assert (
            archive.getinfo("xl/a.xml").compress_type
            == zipfile.ZipFile(io.BytesIO(data)).getinfo("xl/a.xml").compress_type
        )
    assert rewritten(read(done), {}) is not None


def test_no_change_gives_the_same_bytes() -> None:
    data = zipped()
    assert rewritten(read(data), {}) == data


@given(st.dictionaries(st.sampled_from(sorted(PARTS.keys() - {"mapp/"})), st.binary(max_size=300)))
def test_any_members_may_change(changed: dict[str, bytes]) -> None:
    assert content(rewritten(read(zipped()), changed)) == {**PARTS, **changed}


def test_members_are_unpacked() -> None:
    archive = read(zipped())
    assert {entry.name: archive.unpack(entry) for entry in archive.entries} == {**PARTS}


def edited(offset_in_directory: int, layout: str, value: int, *, member: int = 0) -> bytes:
    data = bytearray(zipped(zipfile.ZIP_STORED))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        place = archive.start_dir
    for _ in range(member):
        name, extra, comment = struct.unpack_from("<3H", data, place + 28)
        place += 46 + name + extra + comment
    struct.pack_into(layout, data, place + offset_in_directory, value)
    return bytes(data)


def from_end(offset: int, layout: str, value: int) -> bytes:
    data = bytearray(zipped())
    struct.pack_into(layout, data, len(data) - 22 + offset, value)
    return bytes(data)


def test_an_unknown_compression_or_broken_data_is_damage() -> None:
    squeezed = read(zipped(zipfile.ZIP_BZIP2))
    assert code(lambda: squeezed.unpack(squeezed.entries[0])) == "FIL-TRASIG"
    called_deflated = read(edited(10, "<H", 8))
    assert code(lambda: called_deflated.unpack(called_deflated.entries[0])) == "FIL-TRASIG"
    wrong_sum = read(edited(16, "<L", 1))
    assert code(lambda: wrong_sum.unpack(wrong_sum.entries[0])) == "FIL-TRASIG"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"PK\x05\x06" + b"\0" * 10, "FIL-TRASIG"),
        (b"PK" * 50, "FIL-TRASIG"),
        (from_end(4, "<H", 1), "FIL-TRASIG"),
        (from_end(8, "<H", 3), "FIL-TRASIG"),
        (from_end(10, "<H", 0xFFFF), "FIL-ZIP64"),
        (from_end(16, "<L", 0xFFFFFFFF), "FIL-ZIP64"),
        (from_end(16, "<L", 12), "FIL-TRASIG"),
        (from_end(20, "<H", 7), "FIL-TRASIG"),
        (zipped() + b"efter", "FIL-TRASIG"),
        (b"PKfore" + zipped(), "FIL-TRASIG"),
        (edited(0, "<L", 0), "FIL-TRASIG"),
        (edited(28, "<H", 200), "FIL-TRASIG"),
        (edited(30, "<H", 9), "FIL-TRASIG"),
        (edited(24, "<L", 0xFFFFFFFF), "FIL-ZIP64"),
        (edited(42, "<L", 1), "FIL-TRASIG"),
        (edited(42, "<L", 0, member=1), "FIL-TRASIG"),
        (edited(20, "<L", 100_000), "FIL-TRASIG"),
    ],
)
def test_a_container_that_contradicts_itself_is_refused(data: bytes, expected: str) -> None:
    assert code(lambda: read(data)) == expected

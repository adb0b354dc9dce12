"""The compound file: read by olefile, a valid red-black tree, every sector used once, sizes around each limit."""

from __future__ import annotations

import io
import struct

import olefile
import pytest
from compound_check import faults
from hypothesis import given, settings
from hypothesis import strategies as st

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.vba_project.container import compound_file


def streams_of(content: bytes) -> dict[str, bytes]:
    with olefile.OleFileIO(io.BytesIO(content)) as ole:
        return {"/".join(path): ole.openstream(path).read() for path in ole.listdir()}


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 511, 512, 513, 4095, 4096, 4097, 65_024, 65_025, 1_000_000])
def test_a_stream_of_any_size_comes_back(size: int) -> None:
    stream = bytes(number * 7 % 251 for number in range(size))
    content = compound_file({"VBA": {"dir": stream, "Liten": b"x"}, "PROJECT": b"ID"})
    assert streams_of(content) == {"VBA/dir": stream, "VBA/Liten": b"x", "PROJECT": b"ID"}
    assert faults(content) == []


def test_small_streams_share_the_mini_stream_and_large_ones_do_not() -> None:
    with olefile.OleFileIO(io.BytesIO(compound_file({"a": b"1" * 4095, "b": b"2" * 4096}))) as ole:
        assert ole.root.size == 4096  # 64 pieces of 64 bytes
        assert [(entry.name, entry.is_minifat) for entry in ole.root.kids] == [("a", True), ("b", False)]


@pytest.mark.parametrize("count", range(1, 70))
def test_any_number_of_siblings_makes_a_valid_tree(count: int) -> None:
    content = compound_file({"VBA": {f"Modul{number * 37 % 101}": b"x" for number in range(count)}})
    assert faults(content) == []


NAMES = st.text("abcXYZ019_", min_size=1, max_size=31)
TREES = st.dictionaries(NAMES, st.binary(max_size=6000), max_size=12).filter(
    lambda tree: len({name.upper() for name in tree}) == len(tree)
)


@given(TREES, TREES)
@settings(deadline=None, max_examples=60)
def test_any_streams_come_back_from_a_sound_file(root: dict[str, bytes], below: dict[str, bytes]) -> None:
    content = compound_file({**root, "En mapp": below})
    expected = root | {f"En mapp/{name}": stream for name, stream in below.items()}
    assert streams_of(content) == expected
    assert faults(content) == []


def test_times_and_identities_are_zero() -> None:
    content = compound_file({"VBA": {"dir": b"x"}})
    with olefile.OleFileIO(io.BytesIO(content)) as ole:
        assert {(entry.createTime, entry.modifyTime) for entry in ole.direntries if entry} == {(0, 0)}
        assert {entry.clsid for entry in ole.direntries if entry} == {""}
        assert (ole.dll_version, ole.minor_version, ole.sector_size, ole.num_dir_sectors) == (3, 0x3E, 512, 0)


def entry_at(content: bytes, name: str) -> int:
    return content.index(name.encode("utf-16-le") + b"\0\0")


def test_the_checker_sees_a_wrong_colour_a_wrong_order_and_a_shared_sector() -> None:
    content = compound_file({"VBA": {"a": b"1" * 5000, "b": b"2" * 5000, "c": b"3" * 5000}})
    middle = entry_at(content, "b")
    red = content[: middle + 67] + b"\0" + content[middle + 68 :]
    assert any("red" in fault for fault in faults(red))
    left, right = struct.unpack_from("<II", content, middle + 68)
    swapped = content[: middle + 68] + struct.pack("<II", right, left) + content[middle + 76 :]
    assert any("order" in fault for fault in faults(swapped))
    first = entry_at(content, "a")
    shared = content[: middle + 116] + content[first + 116 : first + 120] + content[middle + 120 :]
    assert any("belongs to" in fault for fault in faults(shared))


@pytest.mark.parametrize("name", ["", "x" * 32, "a/b", "a:b"])
def test_a_name_that_the_format_cannot_hold_is_refused(name: str) -> None:
    with pytest.raises(MisuseError):
        compound_file({name: b"x"})


def test_two_names_that_differ_in_case_only_are_refused() -> None:
    with pytest.raises(MisuseError):
        compound_file({"Modul": b"x", "MODUL": b"y"})


def test_more_than_the_header_can_tell_of_is_refused() -> None:
    """The header lists 109 sectors of table, each for itself and 127 others, one of which holds the directory."""
    most = (109 * 127 - 1) * 512
    assert faults(compound_file({"a": b"x" * most})) == []
    with pytest.raises(MisuseError):
        compound_file({"a": b"x" * (most + 1)})

"""The obfuscated values: the specification's own, and read back by its decryption."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vba_samples import decrypted

from snit_xl.workbook.vba_project.encryption import encrypt

EXAMPLE_ID = "{917DED54-440B-4FD1-A5C1-74ACF261E600}"


@pytest.mark.parametrize(
    ("data", "seed", "expected"),
    [
        (b"\0\0\0\0", 0x07, "0705D8E3D8EDDBF1DBF1DBF1DBF1"),
        (b"\0", 0x0E, "0E0CD1ECDFF4E7F5E7F5E7"),
        (b"\xff", 0x15, "1517CAF1D6F9D7F9D706"),
    ],
    ids=["CMG", "DPB", "GC"],
)
def test_the_specifications_values(data: bytes, seed: int, expected: str) -> None:
    assert encrypt(data, EXAMPLE_ID, seed) == expected


@given(st.binary(max_size=40), st.uuids(), st.integers(0, 255))
def test_decryption_gives_version_key_and_data_back(data: bytes, identity: object, seed: int) -> None:
    project_id = f"{{{identity}}}".upper()
    assert decrypted(encrypt(data, project_id, seed)) == (2, sum(project_id.encode()) % 256, data)

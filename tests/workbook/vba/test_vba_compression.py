"""Compression of VBA source: the specification's examples, and an independent reader gets back what went in."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from oletools.olevba import decompress_stream

from snit_xl.domain.errors import MisuseError
from snit_xl.workbook.vba_project.compression import CHUNK, compress

# [MS-OVBA] 3.2.1–3.2.3
NOTHING_REPEATED = b"abcdefghijklmnopqrstuv."
TYPICAL = b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"
ALL_ALIKE = b"a" * 73
TYPICAL_COMPRESSED = bytes.fromhex(
    "01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61 6B 6C 00 30 6D 6E 6F 70 06 71 02 70"
    "04 10 72 73 74 75 76 10 77 78 79 7A 00 3C"
)


def restored(packed: bytes) -> bytes:
    return bytes(decompress_stream(bytearray(packed)))


def test_the_specifications_example_without_repeats() -> None:
    expected = "01 19 B0 00 61 62 63 64 65 66 67 68 00 69 6A 6B 6C 6D 6E 6F 70 00 71 72 73 74 75 76 2E"
    assert compress(NOTHING_REPEATED) == bytes.fromhex(expected)


def test_the_specifications_example_of_most_compression() -> None:
    assert compress(ALL_ALIKE) == bytes.fromhex("01 03 B0 02 61 45 00")


def test_the_specifications_normal_example() -> None:
    """Its printed bytes copy three times from farther off than its own algorithm finds; the rest agrees."""
    packed = compress(TYPICAL)
    assert len(packed) == len(TYPICAL_COMPRESSED)
    differing = [at for at, pair in enumerate(zip(packed, TYPICAL_COMPRESSED, strict=True)) if pair[0] != pair[1]]
    assert {at: packed[at] for at in differing} == {28: 0x20, 38: 0x00, 50: 0x2C}
    assert restored(packed) == restored(TYPICAL_COMPRESSED) == TYPICAL


TEXTS = st.text(st.sampled_from("ab \r\nåÄö€"), max_size=3 * CHUNK) | st.text(
    st.characters(codec="cp1252"), max_size=200
)


@given(TEXTS, st.integers(1, 60))
@settings(deadline=None)
@example("", 1)
@example("x" * CHUNK, 1)
@example("x" * (CHUNK + 1), 1)
@example("12345678" * 512 + "1", 1)
def test_any_text_comes_back(text: str, times: int) -> None:
    data = (text * times)[: 5 * CHUNK].encode("cp1252")
    assert restored(compress(data)) == data


@given(st.integers(0, 2**32), st.integers(0, 3), st.integers(0, 3600))
@settings(deadline=None, max_examples=40)
def test_noise_comes_back_too(seed: int, whole_chunks: int, rest: int) -> None:
    data = random.Random(seed).randbytes(whole_chunks * CHUNK + rest)  # noqa: S311 - no secret
    assert restored(compress(data)) == data


def test_a_whole_chunk_that_cannot_shrink_is_stored_as_it_is() -> None:
    noise = random.Random(1).randbytes(CHUNK)  # noqa: S311
    assert compress(noise) == b"\x01\xff\x3f" + noise


def test_a_whole_chunk_that_hardly_shrinks_comes_back() -> None:
    """As the part that repeats grows, the chunk changes from stored to compressed just where it fits in 4 096 bytes."""
    noise = random.Random(4).randbytes(CHUNK)  # noqa: S311
    chunks = [b"a" * alike + noise[alike:] for alike in range(440, 480)]
    packed = [compress(chunk) for chunk in chunks]
    assert [restored(one) for one in packed] == chunks
    compressed = [len(one) - 3 for one in packed if one[2] & 0x80]
    assert CHUNK - 2 <= max(compressed) <= CHUNK
    assert 0 < len(compressed) < len(packed)


def test_a_last_chunk_that_would_grow_too_long_is_refused_rather_than_padded() -> None:
    with pytest.raises(MisuseError):
        compress(random.Random(2).randbytes(CHUNK - 1))  # noqa: S311


def test_copies_reach_the_start_of_their_chunk_and_no_farther() -> None:
    """Twenty letters at both ends of a chunk are two copies; at the start of the next chunk they stand in full."""
    word = b"kommunbidragsfordeln"
    start = word + b"z" * (CHUNK - 2 * len(word))
    at_the_end = len(compress(start + word)) - len(compress(start))
    in_the_next = len(compress(start + word + word)) - len(compress(start + word))
    assert 4 <= at_the_end <= 5
    assert in_the_next >= len(word)

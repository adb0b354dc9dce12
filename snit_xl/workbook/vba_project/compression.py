"""Compression of VBA source and of the dir stream (komprimering), as [MS-OVBA] 2.4.1 specifies it.

Text is cut in chunks of 4 096 bytes. In each chunk a flag byte tells of the next eight tokens which are bytes as they
stand and which are copies of something earlier in the same chunk.
"""

from __future__ import annotations

from snit_xl.domain.errors import MisuseError

CHUNK = 4096
SHORTEST_COPY = 3
_CONTAINER_SIGNATURE = b"\x01"
_CHUNK_SIGNATURE, _COMPRESSED = 0x3000, 0x8000
_LEAST_OFFSET_BITS = 4
_TOKENS_PER_FLAG = 8


def compress(data: bytes) -> bytes:
    """Return the compressed container of some bytes (komprimera).

    A whole chunk that does not shrink is stored as it is. MisuseError where the last, shorter chunk would grow beyond
    a chunk: the format cannot hold that without added zeros, and no text does it.
    """
    chunks = (data[start : start + CHUNK] for start in range(0, len(data), CHUNK))
    return _CONTAINER_SIGNATURE + b"".join(map(_packed, chunks))


def _packed(chunk: bytes) -> bytes:
    """Return one chunk with its header, whose low bits hold the size less three (block med huvud)."""
    body = _tokens(chunk)
    kind = _CHUNK_SIGNATURE | _COMPRESSED
    if len(body) > CHUNK:
        if len(chunk) < CHUNK:
            raise MisuseError("these bytes cannot be compressed; they are no text")
        body, kind = chunk, _CHUNK_SIGNATURE
    return (kind | (len(body) - 1)).to_bytes(2, "little") + body


def _tokens(chunk: bytes) -> bytes:
    """Return the chunk as flag bytes and tokens, copies as long and as near as there are (symboler)."""
    out = bytearray()
    earlier: dict[bytes, list[int]] = {}
    at, count, flags_at = 0, 0, 0
    while at < len(chunk):
        if count % _TOKENS_PER_FLAG == 0:
            flags_at = len(out)
            out.append(0)
        offset, length = _longest(chunk, at, earlier.get(chunk[at : at + SHORTEST_COPY], []))
        if length:
            out[flags_at] |= 1 << (count % _TOKENS_PER_FLAG)
            out += ((offset - 1) << (16 - _offset_bits(at)) | (length - SHORTEST_COPY)).to_bytes(2, "little")
        else:
            length = 1
            out.append(chunk[at])
        for passed in range(at, at + length):
            earlier.setdefault(chunk[passed : passed + SHORTEST_COPY], []).append(passed)
        at += length
        count += 1
    return bytes(out)


def _offset_bits(at: int) -> int:
    """Return how many of a copy's 16 bits hold its offset (bitar för avstånd): enough to reach the chunk's start."""
    return max((at - 1).bit_length(), _LEAST_OFFSET_BITS)


def _longest(chunk: bytes, at: int, candidates: list[int]) -> tuple[int, int]:
    """Return offset and length of the longest copy, the nearest of equals; (0, 0) where there is none (längst)."""
    limit = min(len(chunk) - at, (0xFFFF >> _offset_bits(at)) + SHORTEST_COPY)
    best, found = 0, 0
    if limit < SHORTEST_COPY:
        return 0, 0
    for start in reversed(candidates):
        if best and chunk[start + best] != chunk[at + best]:
            continue
        length = SHORTEST_COPY
        while length < limit and chunk[start + length] == chunk[at + length]:
            length += 1
        if length > best:
            best, found = length, start
        if best == limit:
            break
    return (at - found, best) if best else (0, 0)

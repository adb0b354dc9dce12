"""The obfuscation of three values in the PROJECT stream (dataförvanskning), as [MS-OVBA] 2.4.3 specifies it.

It keeps no secret: anyone can reverse it. Excel reads a project as locked or damaged where it is wrong.
"""

from __future__ import annotations

_VERSION = 2
_FILLER, _FILLER_MASK = b"\x07", 6  # any byte will do; this one is the specification's


def encrypt(data: bytes, project_id: str, seed: int) -> str:
    """Return the data as upper-case hexadecimal digits (förvanska).

    The project's identity, braces included, gives the key. The seed, 0–255, decides the first bytes and how many
    filler bytes follow; the specification wants it random, which a reproducible file cannot have.
    """
    key = sum(project_id.encode("ascii")) & 0xFF
    out = bytearray([seed, seed ^ _VERSION, seed ^ key])
    filler = _FILLER * ((seed & _FILLER_MASK) // 2)
    previous = key
    for byte in filler + len(data).to_bytes(4, "little") + data:
        out.append(byte ^ ((out[-2] + previous) & 0xFF))
        previous = byte
    return out.hex().upper()

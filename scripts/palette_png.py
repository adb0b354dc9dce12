"""Small PNG files for the handbook (bildfiler): at most 256 colours, the common and the distinct ones kept exactly.

pdftoppm's own PNG of a page with text is four times larger; nothing else in the project needs a picture library.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from dataclasses import dataclass

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS, COMMONEST = 256, 128
WHITE = b"\xff\xff\xff"
CHANNELS = 3


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A picture in memory (bild): three bytes per pixel, line by line from the top."""

    width: int
    height: int
    pixels: bytes

    def line(self, y: int) -> bytes:
        """Return one line of pixels (rad)."""
        return self.pixels[y * self.width * CHANNELS : (y + 1) * self.width * CHANNELS]


def from_ppm(data: bytes) -> Bitmap:
    """Read a binary PPM, as pdftoppm writes it (läs PPM); another kind of file is a RuntimeError."""
    magic, size, depth, pixels = data.split(b"\n", 3)
    if (magic, depth) != (b"P6", b"255"):
        raise RuntimeError(f"not a plain PPM: {magic!r} {depth!r}")
    width, height = map(int, size.split())
    return Bitmap(width, height, pixels)


def cut(bitmap: Bitmap, left: int, top: int, width: int, height: int) -> Bitmap:
    """Return a part of a picture (utsnitt)."""
    lines = (bitmap.line(y)[left * CHANNELS : (left + width) * CHANNELS] for y in range(top, top + height))
    return Bitmap(width, height, b"".join(lines))


def framed(bitmap: Bitmap, margin: int) -> Bitmap:
    """Cut white paper off to the right and below, and put an even white margin around the rest (beskär)."""
    blank = WHITE * bitmap.width
    lines = [bitmap.line(y) for y in range(bitmap.height)]
    height = max((y + 1 for y, line in enumerate(lines) if line != blank), default=0)
    width = max((_inked(line) for line in lines), default=0)
    side = WHITE * margin
    inner = (side + line[: width * CHANNELS] + side for line in lines[:height])
    outer = WHITE * (width + 2 * margin) * margin
    return Bitmap(width + 2 * margin, height + 2 * margin, outer + b"".join(inner) + outer)


def _inked(line: bytes) -> int:
    """Count a line's pixels up to the last one that isn't white (bläck)."""
    return -(-len(line.rstrip(b"\xff")) // CHANNELS)


def encode(bitmap: Bitmap) -> bytes:
    """Return the picture as a PNG file with a palette (skriv PNG)."""
    triples = [bitmap.pixels[i : i + CHANNELS] for i in range(0, len(bitmap.pixels), CHANNELS)]
    palette, places = _palette(Counter(triples))
    indexes = bytes(places[triple] for triple in triples)
    width = bitmap.width
    lines = (b"\0" + indexes[top : top + width] for top in range(0, len(indexes), width))
    header = struct.pack(">IIBBBBB", width, bitmap.height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", header), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(b"".join(lines), 9)))
    return SIGNATURE + b"".join(_chunk(name, content) for name, content in (*parts, (b"IEND", b"")))


def _palette(counted: Counter[bytes]) -> tuple[list[bytes], dict[bytes, int]]:
    """Keep the commonest colours and those unlike them; every other one takes the nearest kept (palett)."""
    ranked = sorted(counted, key=lambda colour: (-counted[colour], colour))
    palette, rest = ranked[:COMMONEST], ranked[COMMONEST:]
    nearest = {colour: min(_distance(colour, kept) for kept in palette) for colour in rest}
    while nearest and len(palette) < COLOURS:
        # A green arrow has few pixels: ranked by number alone it would turn into some commoner colour.
        chosen = max(nearest, key=lambda colour: nearest[colour])
        palette.append(chosen)
        del nearest[chosen]
        nearest = {colour: min(gap, _distance(colour, chosen)) for colour, gap in nearest.items()}
    places = {colour: index for index, colour in enumerate(palette)}
    for colour in nearest:
        places[colour] = min(range(len(palette)), key=lambda index: _distance(colour, palette[index]))
    return palette, places


def _distance(one: bytes, other: bytes) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

"""Books for tests: small SIE files written by the tests themselves, and the 2017 example before anything is read."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from snit_xl.actions.build_workbook import BOOKS, EXAMPLE, build_example
from snit_xl.actions.log import Author
from snit_xl.hosts.file.commands import Result
from snit_xl.hosts.file.reading import Wishes, read_files
from snit_xl.workbook.build import Builder
from snit_xl.workbook.data import read_sample, sample_folder
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.view import WorkbookView
from support.machine import REPOSITORY

NOW = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - a wall clock, as the user's
WHO = "ekonom"
IT, EKONOMI, PERSONAL = "IT, växel och telefoni", "Ekonomiavdelningen", "Personalavdelningen"
EXAMPLE_BOOKS = sorted(
    path for path in (REPOSITORY / "snit_xl/samples/example" / BOOKS).iterdir() if path.suffix != ".md"
)


class Post(NamedTuple):
    """One booked amount in kronor; the other side of its voucher is the bank."""

    month: int
    account: int
    unit: str
    kronor: float


def sie_text(owner: str, posts: Iterable[Post], budget: Iterable[Post] = (), *, year: int = 2017) -> str:
    """Return a SIE 4 file: one voucher per post, the budget by month."""
    lines = [
        "#FLAGGA 0",
        '#PROGRAM "Prov" 1.0',
        "#FORMAT PC8",
        "#GEN 20170912",
        "#SIETYP 4",
        f'#FNAMN "{owner} kommun"',
        f"#RAR 0 {year}0101 {year}1231",
        '#DIM 1 "Ansvar"',
    ]
    lines += [f'#KONTO {account} "Konto {account}"' for account in (1930, 3010, 5010, 5110, 6010, 7410, 7910, 8888)]
    for month, account, unit, kronor in budget:
        lines.append(f'#PBUDGET 0 {year}{month:02} {account} {{1 "{unit}"}} {kronor:.2f}')
    for number, (month, account, unit, kronor) in enumerate(posts, 1):
        lines += [
            f'#VER A {number} {year}{month:02}15 "Post {number}"',
            "{",
            f'#TRANS {account} {{1 "{unit}"}} {kronor:.2f}',
            f"#TRANS 1930 {{}} {-kronor:.2f}",
            "}",
        ]
    return "\r\n".join(lines) + "\r\n"


def sie_file(path: Path, owner: str, posts: Iterable[Post], budget: Iterable[Post] = (), *, year: int = 2017) -> Path:
    """Write a SIE 4 file."""
    path.write_bytes(sie_text(owner, posts, budget, year=year).encode("cp437"))
    return path


def with_checksum(text: str) -> bytes:
    """Return a SIE file that states its own checksum (#KSUMMA), worked out the plain way for files without quotes."""
    head, *rest = text.replace('"', "").split("\r\n")
    inside = "".join("".join(line.replace("{", " ").replace("}", " ").split()) for line in rest if line)
    lines = [head, "#KSUMMA", *rest[:-1], f"#KSUMMA {zlib.crc32(inside.encode('cp437'))}", ""]
    return "\r\n".join(lines).encode("cp437")


@cache
def waiting() -> bytes:
    """Return the 2017 example before anything is read in."""
    return build_example(NOW, updated=False, read=False)[0]


def waiting_view() -> WorkbookView:
    """Return the cells of the 2017 example before anything is read in."""
    layout = committee_layout(EXAMPLE, 4)
    return Builder(layout, read_sample(layout, sample_folder("example"))).view()


def new_book(folder: Path, content: bytes | None = None) -> Path:
    """Put a workbook in a folder."""
    path = folder / "Nämndens bok.xlsx"
    path.write_bytes(content or waiting())
    return path


def read_in(
    path: Path,
    *files: Path,
    agrees: bool = True,
    minutes: int = 0,
    owner: str = "",
    answers: Mapping[str, list[str]] | None = None,
    guesses: bool = False,
) -> Result:
    """Press Läs in utfall some minutes past eight."""
    author = Author(WHO, NOW + timedelta(minutes=minutes))
    return read_files(path, files, author, Wishes(answers or {}, owner, guesses, agrees))

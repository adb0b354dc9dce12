"""Other ways to read the vouchers of a SIE file, each giving öre by (text before the amount, month).

They read the bench's own file right and nothing else: no faults, no checks, no other dialect. Libraries that aren't
installed are skipped; none of them is a dependency of the product.
"""

from __future__ import annotations

import multiprocessing
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

Sums = dict[tuple[bytes, bytes], int]

_SEPARATOR = "\x01"  # a sign that no line holds, so that each line is one column


def floor(path: Path) -> int:
    """Read the bytes and split the lines: what nobody can do without."""
    return len(path.read_bytes().split(b"\n"))


def line_loop(path: Path) -> Sums:
    """Go through the lines by hand, as one would write it first."""
    sums: Sums = defaultdict(int)
    with path.open("rb") as file:
        for line in file:
            if line.startswith(b"#TRANS "):
                head, _, tail = line[7:].partition(b"} ")
                amount, day, _ = tail.split(b" ", 2)
                sums[head, day[:6]] += int(amount.replace(b".", b""))
    return dict(sums)


def columns(path: Path, start: int = 0, end: int | None = None) -> Sums:
    """Cut vouchers and rows with split, and turn the amounts into numbers all at once."""
    with path.open("rb") as file:
        file.seek(start)
        data = file.read(-1 if end is None else end - start)
    heads, amounts, months = [], [], []
    for row in data.split(b"\n#TRANS ")[1:]:
        head, _, tail = row.partition(b"} ")
        amount, _, rest = tail.partition(b" ")
        heads.append(head)
        amounts.append(amount)
        months.append(rest[:6])
    sums: Sums = defaultdict(int)
    cents = map(int, b" ".join(amounts).replace(b".", b"").split())
    for head, month, ore in zip(heads, months, cents, strict=True):
        sums[head, month] += ore
    return dict(sums)


def two_processes(path: Path) -> Sums:
    """Let two processes take half the file each, started as Windows starts them."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(size // 2)
        middle = size // 2 + file.read(1 << 16).index(b"\n}\n") + 2
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        first, second = pool.starmap(columns, [(path, 0, middle), (path, middle, size)])
    for key, ore in second.items():
        first[key] = first.get(key, 0) + ore
    return first


def polars(path: Path) -> Sums:
    """Read lines as a column of polars, cut by string expressions, and group."""
    import polars as pl  # noqa: PLC0415

    options = {"has_header": False, "separator": _SEPARATOR, "quote_char": None, "encoding": "utf8-lossy"}
    lines = pl.read_csv(path, new_columns=["line"], **options).filter(pl.col("line").str.starts_with("#TRANS "))
    parts = lines.select(pl.col("line").str.slice(7).str.splitn("} ", 2).struct.unnest())
    tail = pl.col("field_1").str.splitn(" ", 3)
    found = parts.select(
        head=pl.col("field_0"),
        month=tail.struct.field("field_1").str.slice(0, 6),
        ore=tail.struct.field("field_0").str.replace(".", "", literal=True).cast(pl.Int64),
    )
    grouped = found.group_by("head", "month").agg(pl.col("ore").sum())
    return {(head.encode(), month.encode()): ore for head, month, ore in grouped.iter_rows()}


def duckdb(path: Path) -> Sums:
    """Read lines as a column of DuckDB and let SQL cut and group them; lines that aren't UTF-8 are lost."""
    import duckdb as engine  # noqa: PLC0415

    query = f"""
        with rows as (
            select string_split(line[8:], '}} ') as part
            from read_csv('{path}', columns={{'line': 'VARCHAR'}}, delim='{_SEPARATOR}', quote='', escape='',
                header=false, auto_detect=false, ignore_errors=true) where line[:7] = '#TRANS '
        )
        select part[1], string_split(part[2], ' ')[2][:6],
            sum(replace(string_split(part[2], ' ')[1], '.', '')::bigint)::bigint from rows group by 1, 2
    """  # noqa: S608 - our own file
    return {(head.encode(), month.encode()): ore for head, month, ore in engine.sql(query).fetchall()}


def pysie(path: Path) -> Sums:
    """Let pysie-accounting read the file; it gives the rows as text, which are summed here."""
    from pysie_accounting.pysie import PySIE  # noqa: PLC0415

    reader = PySIE()
    reader.sie_encoding = "cp437"
    translation = path.with_suffix(".csv")
    translation.write_text("SRU,Ink2\n0,0\n")
    reader.open_trans(translation)
    reader.open(path)
    sums: Sums = defaultdict(int)
    for day, _, _, rows in reader.verifikat.values():
        for account, objects, amount in rows:
            sums[f"{account} {{{objects}".encode(), day[:6].encode()] += int(amount.replace(".", ""))
    return dict(sums)


RIVALS: dict[str, Callable[[Path], Sums]] = {
    "hand-written line loop": line_loop,
    "columns in plain Python": columns,
    "the same in two processes": two_processes,
    "polars": polars,
    "DuckDB": duckdb,
    "pysie-accounting": pysie,
}
NEEDS = {"polars": "polars", "DuckDB": "duckdb", "pysie-accounting": "pysie_accounting"}

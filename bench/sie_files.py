"""Writes the SIE files that the bench reads: a municipality's vouchers, made from a seed."""

from __future__ import annotations

import random
from pathlib import Path

ACCOUNTS, UNITS, PROJECTS, CODES = 350, 80, 40, 4_000
ROWS_A_VOUCHER = (2, 3, 3, 4, 4, 5, 8)
LARGEST_ORE = 10**6
SEED = 2017

HEADING = '#FLAGGA 0\n#PROGRAM "Bänken" 1\n#FORMAT PC8\n#SIETYP 4\n#FNAMN "Nämnden"\n#RAR 0 20170101 20171231\n'


def write(path: Path, rows: int) -> None:
    """Write a type 4 file with at least so many transactions, about 70 bytes each."""
    rng = random.Random(SEED)
    accounts = [str(3000 + 17 * at) for at in range(ACCOUNTS)]
    codes = [_code(rng, accounts) for _ in range(CODES)]
    with path.open("wb") as file:
        file.write((HEADING + "".join(f'#KONTO {one} "Konto {one}"\n' for one in accounts)).encode("cp437"))
        done = number = 0
        while done < rows:
            number += 1
            count = rng.choice(ROWS_A_VOUCHER)
            day = f"2017{1 + done * 12 // rows:02}{rng.randint(1, 28):02}"
            file.write(_voucher(rng, codes, number, day, count).encode("cp437"))
            done += count


def _code(rng: random.Random, accounts: list[str]) -> str:
    project = f' 6 "{1000 + rng.randint(1, PROJECTS)}"' if rng.random() < 1 / 3 else ""
    return f'{rng.choice(accounts)} {{1 "{100 + rng.randint(1, UNITS)}"{project}}}'


def _voucher(rng: random.Random, codes: list[str], number: int, day: str, count: int) -> str:
    amounts = [rng.randint(-LARGEST_ORE, LARGEST_ORE) for _ in range(count - 1)]
    amounts.append(-sum(amounts))
    rows = [f'#TRANS {rng.choice(codes)} {_kronor(ore)} {day} "Rad {number}"\n' for ore in amounts]
    return f'#VER "A" "{number}" {day} "Leverantör {number}" {day}\n{{\n{"".join(rows)}}}\n'


def _kronor(ore: int) -> str:
    return f"{'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02}"

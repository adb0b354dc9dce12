"""The long run: the parts of a split sum exactly, in ten million random cases. `--snabb` runs fewer.

Most go through split_rows; a smaller number through split, with amounts and decimals of every size.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from snit_xl.domain.allocation_bulk import split_rows
from snit_xl.domain.money import exact_sum, round_half_up, split

CASES, QUICK_CASES = 10_000_000, 200_000
BLOCK = 50_000
ONE_IN = 100  # split takes one case for each hundred of split_rows
MOST_PARTS = 9
LARGEST_ORE = 10**13
LARGEST_WEIGHT = 50_000
SEED = 2017


@dataclass(frozen=True)
class Tally:
    """How many cases were run, and in how many the parts did not sum or a part was an öre or more off its share."""

    cases: int
    misses: int


def rows_block(rng: np.random.Generator, count: int) -> int:
    """Split one block of rows by random weights and return how many rows miss."""
    weights = [int(weight) for weight in rng.integers(0, LARGEST_WEIGHT, rng.integers(1, MOST_PARTS + 1))]
    weights[0] += 1
    amounts = rng.integers(-LARGEST_ORE, LARGEST_ORE + 1, count)
    parts = split_rows(amounts, weights)
    whole = sum(weights)
    off = np.abs(parts * whole - amounts[:, None] * np.array(weights)).max(axis=1) >= whole
    return int(((parts.sum(axis=1) != amounts) | off).sum())


def one_split(rng: random.Random) -> bool:
    """Split one decimal amount by decimal weights and tell whether it misses."""
    decimals = rng.randint(-3, 6)
    weights = [Decimal(rng.randint(0, 10**6)).scaleb(-rng.randint(0, 4)) for _ in range(rng.randint(1, MOST_PARTS))]
    weights.append(Decimal(1))
    total = Decimal(rng.randint(-(10**15), 10**15)).scaleb(-rng.randint(0, 8))
    return exact_sum(split(total, weights, decimals)) != round_half_up(total, decimals)


def run(cases: int) -> tuple[Tally, Tally]:
    """Run so many cases through split_rows and one in a hundred of them through split."""
    arrays = np.random.default_rng(SEED)
    done = misses = 0
    while done < cases:
        count = min(BLOCK, cases - done)
        misses += rows_block(arrays, count)
        done += count
    numbers = random.Random(SEED)
    singles = cases // ONE_IN
    return Tally(done, misses), Tally(singles, sum(one_split(numbers) for _ in range(singles)))


def report(cases: int) -> bool:
    """Print what came of the run; return whether nothing missed."""
    start = time.perf_counter()
    by_row, single = run(cases)
    print(
        f"exact sums: split_rows {by_row.cases} cases, {by_row.misses} misses; "
        f"split {single.cases} cases, {single.misses} misses; {time.perf_counter() - start:.0f} s"
    )
    return not by_row.misses and not single.misses


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--snabb", action="store_true", help="fewer cases")
    sys.exit(not report(QUICK_CASES if options.parse_args().snabb else CASES))

"""The split of 100 000 rows by three weights against a plain multiplication by the three shares in numpy."""

from __future__ import annotations

import numpy as np
from measure import Line, fastest

from snit_xl.domain.allocation_bulk import split_rows

ROWS = 100_000
WEIGHTS = (5463, 3127, 1410)
GOAL = 4.0
LARGEST_ORE = 10**9


def measure(rounds: int) -> Line:
    """Return the table's line."""
    amounts = np.random.default_rng(7).integers(0, LARGEST_ORE, ROWS)
    shares = np.array(WEIGHTS) / sum(WEIGHTS)
    candidates = {
        "ours": lambda: split_rows(amounts, WEIGHTS),
        "plain": lambda: amounts[:, None] * shares,
    }
    times = fastest(candidates, rounds)
    ratio = times["ours"] / times["plain"]
    name = f"split of {ROWS} × {len(WEIGHTS)} / plain multiplication"
    return Line(name, times["ours"], times["plain"], ratio, GOAL, at_least=False)

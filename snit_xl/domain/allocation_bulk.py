"""Split many rows at once (massfördelning): whole öre in int64 columns, equal to money.split row by row.

numpy is imported inside, so that a button click that splits a handful of rows doesn't pay for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import gcd
from typing import TYPE_CHECKING

from snit_xl.domain.errors import MisuseError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.int64]

LARGEST = 2**63 - 1
BLOCK = 8192  # rows at a time, so that every column of the working set stays in the processor's cache


def split_rows(amounts_ore: Column, weights: Sequence[int]) -> Column:
    """Split n amounts by k weights (fördela rader): int64 öre (n,) to int64 öre (n, k), by largest remainder.

    Every row sums exactly to its amount; ties, signs and weights follow money.split. Weights must be ≥ 0 with a
    positive sum. Anything else than a column of int64, or amounts × weights too large for int64, is misuse.
    """
    import numpy as np  # noqa: PLC0415 - see the module's docstring

    scaled = _reduced(weights)
    if amounts_ore.ndim != 1 or amounts_ore.dtype != np.int64:
        raise MisuseError("amounts must be one column of int64")
    low, high = (int(amounts_ore.min()), int(amounts_ore.max())) if amounts_ore.size else (0, 0)
    if 2 * max(-low, high) * max(scaled) + sum(scaled) > LARGEST:
        raise MisuseError("amounts times weights are too large for int64")
    # Columns in order of priority: of equal remainders the larger weight wins, then the first.
    order = sorted(range(len(scaled)), key=lambda i: -scaled[i])
    parts = np.empty((len(scaled), amounts_ore.size), np.int64)
    for start in range(0, amounts_ore.size, BLOCK):
        block = slice(start, start + BLOCK)
        columns = _split_signed([scaled[i] for i in order], amounts_ore[block], negatives=low < 0)
        for i, column in zip(order, columns, strict=True):
            parts[i, block] = column
    return parts.T


def _reduced(weights: Sequence[int]) -> list[int]:
    """Divide the weights by their common factor, which leaves more room for large amounts."""
    if any(weight < 0 for weight in weights) or not any(weights):
        raise MisuseError("weights must not be negative and must have a positive sum")
    factor = gcd(*weights)
    return [weight // factor for weight in weights]


def _split_signed(weights: list[int], amounts: Column, *, negatives: bool) -> list[Column]:
    if not negatives:
        return _split_positive(weights, amounts)
    sign = amounts >> 63  # 0, or −1 where negative: x ^ sign − sign turns the sign without a branch
    return [(part ^ sign) - sign for part in _split_positive(weights, (amounts ^ sign) - sign)]


def _split_positive(weights: list[int], amounts: Column) -> list[Column]:
    whole = sum(weights)
    if len(weights) == 1:
        return [amounts]
    if len(weights) == 2:  # of two, the first gets its share rounded half up
        first = (amounts * (2 * weights[0]) + whole) // (2 * whole)
        return [first, amounts - first]
    floors, remainders = _floors(weights, whole, amounts)
    left = amounts - sum(floors[1:], floors[0])
    return [floor + (rank < left) for floor, rank in zip(floors, _ranks(remainders), strict=True)]


def _floors(weights: list[int], whole: int, amounts: Column) -> tuple[list[Column], list[Column]]:
    floors, remainders = [], []
    for weight in weights:
        share = amounts * weight
        floor = share // whole
        share -= floor * whole
        floors.append(floor)
        remainders.append(share)
    return floors, remainders


def _ranks(remainders: list[Column]) -> list[NDArray[np.int16]]:
    """Rank each row's remainders, 0 the largest, by comparing columns pairwise: no row is sorted."""
    import numpy as np  # noqa: PLC0415 - see the module's docstring

    ranks = [np.zeros(remainders[0].size, np.int16) for _ in remainders]
    for earlier, later in combinations(range(len(remainders)), 2):
        ahead = remainders[later] > remainders[earlier]
        ranks[earlier] += ahead
        ranks[later] += ~ahead
    return ranks

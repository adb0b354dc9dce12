"""Split columns of amounts (fördela kolumner): whole units in plain Python, equal to allocation.allocate row by row.

For a cell that splits thousands of rows at once, in programs where numpy isn't loaded and loading it would cost more
than it saves.
"""

from __future__ import annotations

from collections.abc import Sequence

from snit_xl.domain.errors import MisuseError

Column = list[int]


def split_columns(joint: Column, own: Sequence[Column], weights: Sequence[int], unit: int) -> list[Column]:
    """Split n amounts by k weights and add own costs (fördela kolumner), to k columns of n whole units.

    `joint` and the k columns of `own` (none where there are no such costs) are in small units, `unit` of which make a
    whole one. Weights must be ≥ 0 with a positive sum; columns that don't fit are misuse.
    """
    if any(weight < 0 for weight in weights) or not any(weights) or unit < 1:
        raise MisuseError("weights must not be negative and must have a positive sum")
    if own and (len(own) != len(weights) or any(len(column) != len(joint) for column in own)):
        raise MisuseError("own costs must have one column per weight and one row per amount")
    whole = sum(weights)
    totals = list(map(sum, zip(joint, *own, strict=True)))
    shares = _shares(joint, own, weights, whole)
    if min(totals, default=1) > 0:
        return _rounded(totals, shares, weights, unit)
    signs = [_sign(total, row) for total, *row in zip(totals, *shares, strict=True)]
    mirrored = [_times(signs, column) for column in shares]
    return [_times(signs, column) for column in _rounded(_times(signs, totals), mirrored, weights, unit)]


def _shares(joint: Column, own: Sequence[Column], weights: Sequence[int], whole: int) -> list[Column]:
    """Return each one's exact share times the weights' sum (andelar)."""
    if not own:
        return [[amount * weight for amount in joint] for weight in weights]
    pairs = zip(weights, own, strict=True)
    return [
        [amount * weight + cost * whole for amount, cost in zip(joint, costs, strict=True)] for weight, costs in pairs
    ]


def _sign(total: int, shares: Sequence[int]) -> int:
    return -1 if (total or next((share for share in shares if share), 0)) < 0 else 1


def _times(signs: Column, column: Column) -> Column:
    return [sign * amount for sign, amount in zip(signs, column, strict=True)]


def _rounded(totals: Column, shares: list[Column], weights: Sequence[int], unit: int) -> list[Column]:
    """Round down, and give what is left of each row to its largest remainders (största rest)."""
    count, denominator = len(weights), sum(weights) * unit
    parts = [[share // denominator for share in column] for column in shares]
    # Of equal remainders the larger weight wins, then the first: a bonus below one step of the remainder settles it.
    order = sorted(range(count), key=lambda i: (weights[i], -i))
    bonus = [order.index(i) for i in range(count)]
    keys = [
        [share % denominator * count + extra for share in column] for column, extra in zip(shares, bonus, strict=True)
    ]
    floors = map(sum, zip(*parts, strict=True))
    left = [(2 * total + unit) // (2 * unit) - floor for total, floor in zip(totals, floors, strict=True)]
    for row, (more, ranked) in enumerate(zip(left, zip(*keys, strict=True), strict=True)):
        if more == 1:
            parts[ranked.index(max(ranked))][row] += 1
        elif more:
            for key in sorted(ranked)[-more:]:
                parts[ranked.index(key)][row] += 1
    return parts

"""SNIT_FORDELNING, SNIT_ANDEL and SNIT_AVRAKNING (fördelning, andelar, avräkning)."""

from __future__ import annotations

from decimal import Decimal

from snit_xl.domain.allocation import allocate, percent_shares
from snit_xl.domain.settlement import settle
from snit_xl.workbook.functions.arguments import (
    Argument,
    Rows,
    amount,
    answers,
    given,
    like,
    not_negative,
    refuse,
    required,
    single,
    vector,
    whole,
)
from snit_xl.workbook.values import to_float

_DECIMALS = whole(-6, 10)


@answers
def allocation(amounts: Argument, key: Argument, specific: Argument = None, decimals: Argument = None) -> Rows:
    """Split amounts by a key and add specific costs (SNIT_FORDELNING): n amounts, k weights, n×k specific → n×k.

    Amounts in tkr, empty is 0; the key's weights must all be there, none negative, with a positive sum. Each row sums
    exactly to its rounded amount + specific. With one amount, the specific costs may lie in a column. A key of n rows
    and k columns gives each amount weights of its own.
    """
    common = vector(amounts, "belopp", amount)
    weights = _keys(key, common)
    own = None if specific is None else _specific(given(specific, "specifika"), len(common), len(weights[0]))
    places = single(decimals, "decimaler", _DECIMALS, 0.0)
    if len(weights) == 1:
        rows = list(allocate(common, weights[0], own, places))
    else:
        pairs = enumerate(zip(common, weights, strict=True))
        rows = [allocate([one], own_key, None if own is None else [own[n]], places)[0] for n, (one, own_key) in pairs]
    return [[to_float(part) for part in row] for row in rows]


@answers
def shares(key: Argument, decimals: Argument = None) -> Rows:
    """Give a key as percent that sum to exactly 100 (SNIT_ANDEL); lies as the key does."""
    parts = percent_shares(_key(key), single(decimals, "decimaler", _DECIMALS, 1.0))
    return like(key, [to_float(part) for part in parts])


@answers
def settlement(outcome: Argument, paid: Argument, key: Argument, specific: Argument = None) -> Rows:
    """Give what each municipality has to pay (SNIT_AVRAKNING), whole tkr; lies as the key does.

    `outcome` is the net outcome, one cell that must be filled; `paid` and `specific` one positive amount each.
    """
    weights = _key(key)
    net = single(given(outcome, "utfall"), "utfall", required)
    payments = _fitting(vector(paid, "inbetalt", amount), len(weights), "inbetalt")
    own = None if specific is None else _fitting(vector(specific, "specifika", amount), len(weights), "specifika")
    return like(key, [to_float(due) for due in settle(net, payments, weights, own)])


def _key(key: Argument) -> list[Decimal]:
    weights = vector(key, "nyckel", not_negative)
    if not any(weights):
        raise refuse("FUNKTION-NYCKEL-NOLL", "nyckel")
    return weights


def _keys(key: Argument, amounts: list[Decimal]) -> list[list[Decimal]]:
    """Return the one key for all amounts, or each amount's own (vikter)."""
    rows = given(key, "nyckel")
    if len(rows) == 1 or len(rows[0]) == 1:
        return [_key(key)]
    if len(rows) != len(amounts):
        raise refuse("FUNKTION-ANTAL-RADER", "nyckel", count=len(rows), rows=len(amounts))
    # Nothing to split needs no key: an unused row of the table has none.
    return [_key([row]) if common else [Decimal(1)] * len(row) for row, common in zip(rows, amounts, strict=True)]


def _fitting(values: list[Decimal], count: int, argument: str) -> list[Decimal]:
    if len(values) != count:
        raise refuse("FUNKTION-ANTAL-KOMMUNER", argument, count=len(values), municipalities=count)
    return values


def _specific(rows: Rows, amounts: int, municipalities: int) -> list[list[Decimal]]:
    lying = [[row[0] for row in rows]] if amounts == 1 and len(rows[0]) == 1 else rows
    if len(lying) != amounts:
        raise refuse("FUNKTION-ANTAL-RADER", "specifika", count=len(lying), rows=amounts)
    return [_fitting([amount(x, "specifika") for x in row], municipalities, "specifika") for row in lying]

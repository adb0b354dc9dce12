"""Split joint costs between municipalities (fördelning): key times common costs plus municipality-specific costs.

The key alone doesn't give a published budget, so every rule here carries both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from snit_xl.domain.errors import MisuseError
from snit_xl.domain.money import (
    apportion,
    decimal_places,
    difference,
    exact_sum,
    from_units,
    split,
    to_units,
    weights_as_integers,
)
from snit_xl.domain.problems import NOWHERE, Problem, Source, problem

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Key:
    """A named key (fördelningsnyckel): one weight per municipality, in the committee's order.

    `percent` says that the weights are printed as percent and should sum to 100; otherwise they are counts, such as
    population.
    """

    name: str
    weights: tuple[Decimal, ...]
    percent: bool = False
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Pool:
    """A cost pool (kostnadspool), tkr, costs positive: common cost split by `key` plus what each one bears alone.

    `holds_specific` says that the pool is known to hold specific costs, so that a split by key alone would mislead.
    """

    name: str
    common: Decimal
    key: str
    specific: tuple[Decimal, ...] = ()
    holds_specific: bool = False
    at: Source = NOWHERE


def allocate(
    common: Sequence[Decimal],
    key: Sequence[Decimal],
    specific: Sequence[Sequence[Decimal]] | None = None,
    decimals: int = 0,
) -> tuple[tuple[Decimal, ...], ...]:
    """Split rows of common cost by key and add specific costs (fördela), n amounts and k weights to n rows of k.

    Row i holds the exact share of common[i] plus specific[i][j], rounded by largest remainder, so that the row sums
    exactly to round_half_up(common[i] + sum(specific[i]), decimals). Shapes that don't fit are misuse.
    """
    weights = weights_as_integers(key)
    own_rows = [()] * len(common) if specific is None else specific
    if len(own_rows) != len(common):
        raise MisuseError("specific costs must have one row per common amount")
    return tuple(_row(amount, weights, own, decimals) for amount, own in zip(common, own_rows, strict=True))


def percent_shares(key: Sequence[Decimal], decimals: int = 1) -> tuple[Decimal, ...]:
    """Give a key as percent that sum to exactly 100 (andelar i procent)."""
    return split(HUNDRED, key, decimals)


def allocate_pools(pools: Sequence[Pool], keys: Sequence[Key], decimals: int = 0) -> tuple[tuple[Decimal, ...], ...]:
    """Split every pool by its own key (fördela kostnadspooler), one row per pool; an unknown key is misuse."""
    weights = {key.name: key.weights for key in keys}
    missing = [pool.name for pool in pools if pool.key not in weights]
    if missing:
        raise MisuseError(f"pools without a key: {missing}")
    return tuple(
        allocate([pool.common], weights[pool.key], [pool.specific] if pool.specific else None, decimals)[0]
        for pool in pools
    )


def check_keys(keys: Sequence[Key], tolerance: Decimal) -> tuple[Problem, ...]:
    """Find keys that cannot split anything or whose percent don't sum to 100 (kontrollera nycklar)."""
    return tuple(chain.from_iterable(_key_problems(key, tolerance) for key in keys))


def check_pools(pools: Sequence[Pool], keys: Sequence[Key]) -> tuple[Problem, ...]:
    """Find pools without a usable key, or split by key alone though specific costs are known (kontrollera pooler)."""
    by_name = {key.name: key for key in keys}
    return tuple(chain.from_iterable(_pool_problems(pool, by_name) for pool in pools))


def _row(common: Decimal, weights: list[int], specific: Sequence[Decimal], decimals: int) -> tuple[Decimal, ...]:
    places = max(decimals, decimal_places(common), *map(decimal_places, specific))
    whole, joint = sum(weights), to_units(common, places)
    shares = [joint * weight for weight in weights]
    if specific:
        if len(specific) != len(weights):
            raise MisuseError("specific costs must have one amount per weight")
        shares = [share + to_units(cost, places) * whole for share, cost in zip(shares, specific, strict=True)]
    parts = apportion(shares, whole * 10 ** (places - decimals), weights)
    return tuple(from_units(part, decimals) for part in parts)


def _key_problems(key: Key, tolerance: Decimal) -> Iterator[Problem]:
    place, whole = key.at.at("weight"), exact_sum(key.weights)
    if any(weight < 0 for weight in key.weights):
        yield problem("FORDELNING-NYCKEL-NEGATIV", place, key=key.name)
    elif not whole:
        yield problem("FORDELNING-NYCKEL-NOLL", place, key=key.name)
    elif key.percent and difference(whole, HUNDRED).copy_abs() > tolerance:
        yield problem("FORDELNING-NYCKEL-SUMMA", place, published=whole, correct=HUNDRED, key=key.name)


def _pool_problems(pool: Pool, keys: Mapping[str, Key]) -> Iterator[Problem]:
    key = keys.get(pool.key)
    if key is None:
        yield problem("FORDELNING-NYCKEL-SAKNAS", pool.at.at("key"), pool=pool.name, key=pool.key)
    elif pool.specific and len(pool.specific) != len(key.weights):
        yield problem(
            "FORDELNING-SPECIFIKA-ANTAL",
            pool.at.at("specific"),
            pool=pool.name,
            count=len(pool.specific),
            municipalities=len(key.weights),
        )
    if pool.holds_specific and not any(pool.specific):
        yield problem("FORDELNING-BARA-NYCKEL", pool.at.at("specific"), pool=pool.name, amount=pool.common)

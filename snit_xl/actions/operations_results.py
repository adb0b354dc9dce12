"""The services' split and the catalogue against the budget, as the button writes them (tjänstekatalogens resultat)."""

from __future__ import annotations

from decimal import Decimal

from snit_xl.actions.pen import Pen
from snit_xl.domain.agreements import external_income
from snit_xl.domain.allocation import allocate_pools
from snit_xl.domain.money import exact_sum
from snit_xl.domain.problems import Source
from snit_xl.domain.services import Line, Reconciled, reconcile, split_service
from snit_xl.workbook.model import Model


def write_services(pen: Pen, model: Model) -> None:
    """Write each service's split and what of the budget has no price (fördela tjänsterna)."""
    for service, parts in zip(model.operations.services, _splits(model), strict=True):
        for j in range(1, len(model.municipalities) + 1):
            pen.row(service.at, f"service_share#{j}", parts[j - 1] if parts else None)
    found = reconciled(model)
    lines = (found.priced, found.external, found.unpriced, found.budget) if found else ()
    for at, line in zip(model.operations.service_sums, lines, strict=False):
        _write_line(pen, at, line)


def _write_line(pen: Pen, at: Source, line: Line) -> None:
    pen.row(at, "service_line_amount", line.amount)
    for j, part in enumerate(line.parts, 1):
        pen.row(at, f"service_share#{j}", part)


def _splits(model: Model) -> list[tuple[Decimal, ...] | None]:
    keys = {key.name: key for key in model.keys}
    split = model.operations.services
    return [split_service(one, keys, model.municipalities, model.split_decimals) for one in split]


def reconciled(model: Model) -> Reconciled | None:
    """Hold the catalogue against the pools' budget (avstämning); None where a pool or the settlement has no key."""
    keys = {key.name: key for key in model.keys if exact_sum(key.weights) > 0}
    own = keys.get(model.operations.split_key)
    if own is None or any(pool.key not in keys for pool in model.pools):
        return None
    rows = allocate_pools(model.pools, model.keys, model.split_decimals)
    # The parts are what Fördelning shows, rounded pool by pool; the whole is the pools' own sum.
    whole = exact_sum(amount for pool in model.pools for amount in (pool.common, *pool.specific))
    parts = tuple(exact_sum(row[j] for row in rows) for j in range(len(own.weights)))
    income = external_income(model.operations.agreements, model.report_day)
    shares = [share for share in _splits(model) if share is not None]
    return reconcile(shares, income, own.weights, Line(whole, parts), model.split_decimals)

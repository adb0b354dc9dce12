"""Settlement, bridge and capital cost as the button writes them (avräkning, brygga, kapitalkostnad)."""

from __future__ import annotations

from decimal import Decimal

from snit_xl.actions import check
from snit_xl.actions.pen import Pen, Written
from snit_xl.domain.allocation import percent_shares
from snit_xl.domain.budget import Bridge, BridgeLine, bridge
from snit_xl.domain.capital_cost import municipal_costs
from snit_xl.domain.money import exact_sum
from snit_xl.domain.problems import Source
from snit_xl.domain.settlement import SettlementInput, SettlementLine, settle_committee
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.messages import figure, message

ZERO = Decimal(0)


def write_settlement(pen: Pen, model: Model) -> None:
    """Write each municipality's settlement and its page to sign (avräkning)."""
    given = model.settlement
    if given is None:
        return
    settled = settle_committee(given)
    specific = given.specific or tuple(ZERO for _ in given.names)
    shares = percent_shares(given.key)
    common = given.net_outcome - exact_sum(specific)
    for j, (line, own, percent) in enumerate(zip(settled.lines, specific, shares, strict=True), 1):
        at = model.settlement_rows[line.name]
        part = line.share - own
        pen.row(at, "role", message("host" if line.is_host else "partner"))
        pen.row(at, "share_of_common", part)
        pen.row(at, "share_total", line.share)
        pen.row(at, "to_pay", line.due)
        pen.row(at, "settlement_remark", _meaning(line, given))
        page: dict[str, Written] = {
            "name": line.name,
            "common": common,
            "percent": percent,
            "share": part,
            "own": own,
            "total": line.share,
            "paid": line.paid,
            "to_pay": line.due,
        }
        for key, value in page.items():
            pen.field(f"signing_{key}#{j}", value)


def _meaning(line: SettlementLine, given: SettlementInput) -> str:
    """Say what an amount due means (innebörd)."""
    if line.due == 0:
        return message("even")
    if line.is_host:
        return message("host_bears")
    if line.due > 0:
        return message("to_pay")
    return message("kept") if line.invoice == 0 and given.paid else message("to_get")


def write_bridge(pen: Pen, model: Model) -> None:
    """Write the bridge per municipality, with what it had to assume, and its floating columns (budgetbrygga)."""
    if model.bridge is None:
        return
    made = bridge(model.bridge, model.bridge_tolerance)
    implied = {one.name: one for one in made.implied}
    stated = {one.name: one.uplift_base for one in model.bridge.municipalities}
    for line in made.municipalities:
        at = model.bridge_rows[line.name]
        _write_line(pen, line, at)
        assumed = implied.get(line.name)
        pen.row(at, "implied_base", assumed.base if assumed else stated[line.name])
        percent = figure(assumed.percent) if assumed else ""
        pen.row(at, "implied", message("implied_base", percent=percent) if assumed else message("stated_base"))
    _write_steps(pen, model, made)


def _write_line(pen: Pen, line: BridgeLine, at: Source) -> None:
    parts = {
        "opening": line.opening,
        "pay": line.pay,
        "uplift_amount": line.uplift,
        "savings": line.savings,
        "closing": line.closing,
    }
    for key, value in parts.items():
        pen.row(at, key, value)


def _write_steps(pen: Pen, model: Model, made: Bridge) -> None:
    whole = made.whole
    changes = (whole.pay, whole.uplift, whole.savings)
    level = whole.opening
    rows: list[tuple[Decimal, Decimal, Decimal, Decimal, Decimal]] = [(level, ZERO, level, ZERO, ZERO)]
    for change in changes:
        low = min(level, level + change)
        rows.append((change, low, ZERO, max(change, ZERO), max(-change, ZERO)))
        level += change
    rows.append((whole.closing, ZERO, whole.closing, ZERO, ZERO))
    columns = ("step_amount", "step_hidden", "step_level", "step_rise", "step_fall")
    for at, values in zip(model.bridge_steps, rows, strict=False):
        # An empty part leaves the chart's axis free to start near the columns; a zero would pull it down.
        for column, value in zip(columns, values, strict=True):
            pen.row(at, column, value or None)


def write_capital(pen: Pen, model: Model) -> None:
    """Write the plan's capital cost per municipality and year (kapitalkostnad per kommun)."""
    years = [model.year + n for n in (1, 2, 3)]
    planned = [i for i in model.investments if i.amounts]
    costs = municipal_costs(
        planned, years, lambda year: check.interest(model, year) or ZERO, model.keys, model.municipalities
    )
    for n, year in enumerate(years, 1):
        for name, cost in zip(model.municipalities, costs[year], strict=True):
            pen.row(model.capital_rows[name], f"capital_{n}", cost)

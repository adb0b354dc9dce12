"""Puts the model together (sammanställ modellen) from what each room of the workbook holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from snit_xl.domain.problems import Problem, problem
from snit_xl.workbook.extract import Extract, Reader
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.model import Model
from snit_xl.workbook.read import board, history, ledger, money, operations, paper, scenario
from snit_xl.workbook.read import versions as locking
from snit_xl.workbook.read.beneath import beneath
from snit_xl.workbook.read.identities import identities
from snit_xl.workbook.resolve import instances
from snit_xl.workbook.spec import Layout
from snit_xl.workbook.terms.fields import field_term
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.sheets import SHEETS, TABLES
from snit_xl.workbook.values import serial_to_date
from snit_xl.workbook.view import Scalar, WorkbookView

LARGEST_SCALE = 5
EARLIEST_DAY = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a workbook (läsresultat): the model, or None where it is no workbook of ours."""

    layout: Layout | None
    model: Model | None
    problems: tuple[Problem, ...]


def layout_of(view: WorkbookView) -> Layout | None:
    """Recognise a workbook's layout (känn igen arbetsboken): its municipalities stand in the headings of the key table.

    None where the key table is missing or names fewer than two municipalities.
    """
    keys = view.tables.get(TABLES["keys"])
    if keys is None:
        return None
    lead = heading("keys", "value") + " "
    names = tuple(text.removeprefix(lead) for text in keys.columns if text.startswith(lead))
    if len(names) < 2:
        return None
    return committee_layout(names, _scale_of(view))


def _scale_of(view: WorkbookView) -> int:
    """Return the highest step of the risk scale (skalans högsta steg): as many as the scale has words."""
    words = view.tables.get(TABLES["scale_words"])
    if words is None:
        return LARGEST_SCALE - 1
    return max(2, min(LARGEST_SCALE, len(words.area.rows)))


def read_model(view: WorkbookView) -> Reading:
    """Read a workbook (läs arbetsboken): all faults at once, each with sheet and cell."""
    layout = layout_of(view)
    if layout is None:
        return Reading(None, None, (problem("ARBETSBOK-INTE-SNIT"),))
    found = Reader(view, layout).read()
    if any(p.code.startswith("ARBETSBOK") for p in found.problems):
        return Reading(layout, None, tuple(found.problems))
    return Reading(layout, _model(found, layout, view), tuple(found.problems))


def _model(found: Extract, layout: Layout, view: WorkbookView) -> Model:
    names = layout.municipalities
    year, month = _whole(found, "year", 0), _whole(found, "month", 1)
    rows = money.rows(found)
    books, unreadable = ledger.books(view, found, rows)
    closed = history.history(books, year)
    rows = history.with_shares(rows, closed, year, month)
    departments = money.departments(found)
    limits = money.limits(found)
    scale = board.scale(found, layout.scale)
    keys = money.keys(found, names)
    scenarios, unplayable = scenario.scenarios(found, names)
    return Model(
        committee=str(found.fields.get("committee_name") or ""),
        year=year,
        month=month,
        report_day=_day(found, "report_day"),
        municipalities=names,
        departments=departments,
        rows=rows,
        books=books,
        history=closed,
        trial_limits=history.trial_limits(limits),
        expected=money.expected(found),
        summary=money.summary(found),
        keys=keys,
        pay_key=str(found.fields.get("pay_key") or ""),
        pools=money.pools(found, names),
        split_decimals=_whole(found, "split_decimals", 0),
        settlement=money.settlement(found, names, rows, departments, keys),
        settlement_rows=money.sources(found, "settlement", "municipality"),
        bridge=money.bridge(found, names, keys),
        bridge_rows=money.sources(found, "bridge", "municipality"),
        scenarios=scenarios,
        stages=money.stages(found),
        followed_investments=money.followed_investments(found),
        investments=money.investments(found, year),
        capital_rows=money.sources(found, "capital", "municipality"),
        parameters=money.parameters(found),
        controls=board.controls(found),
        scale=scale,
        meetings=board.meetings(found),
        holidays=board.holidays(found),
        projects=board.projects(found),
        operations=operations.operations(found, departments),
        paper=paper.printed(found, departments, year, _whole(found, "printed_month", month)),
        limits=paper.audit_limits(limits),
        project_limits=board.project_limits(limits),
        countdown=board.countdown(found),
        plan=board.plan(found),
        tick_days=int(limits.get("tick_days", 0)),
        quiet_month=int(limits.get("quiet_month", 0)),
        today=_today(found, view),
        bridge_tolerance=limits.get("bridge_tolerance", Decimal(0)),
        key_tolerance=limits.get("key_tolerance", Decimal(0)),
        locked=locking.locked(found),
        compare_with=str(found.fields.get("compare_with") or ""),
        report_points=locking.report_points(found),
        comment_limits=locking.comment_limits(limits),
        log=_list_rows(view, layout, "log"),
        versions=_list_rows(view, layout, "versions"),
        fingerprint=_number_in(view, "fingerprint") or 0.0,
        updated_fingerprint=_number_in(view, "updated_fingerprint"),
        fields=found.places,
        steps=tuple(r.source for r in found.table("steps")),
        bridge_steps=tuple(r.source for r in found.table("bridge_steps")),
        problems=(
            *found.problems,
            *unreadable,
            *unplayable,
            *money.check_municipalities(found, names),
            *beneath(view, layout),
            *identities(view, "PERSONNUMMER-I-CELL", leaving=_out_of_sight(layout)),
        ),
    )


def _out_of_sight(layout: Layout) -> frozenset[str]:
    """Return the sheets that only the product sees (dolda blad)."""
    return frozenset(SHEETS[sheet.key].name for sheet in layout.sheets if sheet.hidden)


def _whole(found: Extract, key: str, default: int) -> int:
    value = found.number(key)
    return default if value is None else int(value)


def _day(found: Extract, key: str) -> date:
    value = found.fields.get(key)
    return value if isinstance(value, date) else EARLIEST_DAY


def _today(found: Extract, view: WorkbookView) -> date:
    """Return the day that the workbook counts from (nedräkningens dag); the report's where it shows none."""
    shown = _number_in(view, "today")
    day = serial_to_date(shown, date1904=view.date1904) if shown is not None else None
    return day or _day(found, "report_day")


def _list_rows(view: WorkbookView, layout: Layout, key: str) -> tuple[tuple[str | float | None, ...], ...]:
    """Return a result list's rows as they stand (resultatlistans rader), so that new ones can be added to them."""
    where = view.tables[TABLES[key]]
    headings = [i.heading for i in instances(layout.tables()[key], layout.municipalities)]
    columns = [where.column(text).left if text in where.columns else 0 for text in headings]
    rows = [tuple(_plain(view.cell(where.area.sheet, row, col).value) for col in columns) for row in where.area.rows]
    return tuple(row for row in rows if any(value is not None for value in row))


def _plain(value: Scalar) -> str | float | None:
    if value is None or value == "":
        return None
    return value if isinstance(value, float) else str(value)


def _number_in(view: WorkbookView, key: str) -> float | None:
    """Return a computed field's number (beräknat fält); None where it is empty or shows an error."""
    area = view.names.get(field_term(key).name)
    value = view.cell(area.sheet, area.top, area.left).value if area else None
    return value if isinstance(value, float) else None

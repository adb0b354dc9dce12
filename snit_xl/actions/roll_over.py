"""What rulla does (nytt år): refuses where the old year isn't done with, else builds next year's workbook out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from snit_xl.actions import check, log, loop
from snit_xl.actions.build_workbook import build_next_year
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import scalar
from snit_xl.actions.roll_rules import Population, Rolled, population_keys, rolled
from snit_xl.actions.seen_inputs import Press
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.workbook.carry import Own, content_of, own_additions
from snit_xl.workbook.data import Content, RowData
from snit_xl.workbook.model import Model
from snit_xl.workbook.read import layout_of
from snit_xl.workbook.resolve import instances
from snit_xl.workbook.spec import Layout
from snit_xl.workbook.terms.excel_texts import STEP_SHEET
from snit_xl.workbook.terms.messages import MONTH_NAMES
from snit_xl.workbook.terms.roll_texts import text
from snit_xl.workbook.terms.sheets import SHEETS, TABLES
from snit_xl.workbook.view import WorkbookView

LAST_MONTH = 12
# What Kontrollera finds where the books end before the period: no more than a warning in the old year.
INCOMPLETE = "UTFALL-SLUTAR-FORE-PERIODEN"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of next year's workbook (önskemål): period, the key's population, and to go on anyway."""

    month: int = 1
    population: Population | None = None
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Rolling:
    """What came of it (rullat): the new file's bytes, or in `blocking` why there are none.

    `doubts` is what spoke against it and was overruled, `findings` what Kontrollera finds in the new workbook.
    """

    blocking: tuple[Problem, ...] = ()
    data: bytes = b""
    rolled: Rolled = field(default_factory=lambda: Rolled(Content(), 0))
    own: Own = field(default_factory=Own)
    doubts: tuple[Problem, ...] = ()
    findings: tuple[Problem, ...] = ()
    typed: tuple[str, ...] = ()


def roll_over(view: WorkbookView, name: str, press: Press, wishes: Wishes) -> Rolling:
    """Build next year's workbook out of this one (rulla); `name` is the old file's, for the new one's log."""
    ran = loop.run(view, _findings, press.author.now, mends=False)
    if ran.model is None:
        return Rolling(ran.blocking)
    layout, old = _with_layout(view, ran)
    wrong = tuple(_population_faults(ran.model, old, wishes.population))
    doubts = tuple(_doubts(ran.model, ran.findings))
    if wrong or (doubts and not wishes.anyway):
        return Rolling(wrong + (() if wishes.anyway else doubts), doubts=doubts)
    done = rolled(old, layout, ran.model.year + 1, wishes.month, wishes.population)
    done.content.tables["log"] = [_first_line(layout, name, press, done.year)]
    data, findings = build_next_year(layout, done.content, press)
    own = own_additions(view, layout, frozenset({STEP_SHEET}))
    return Rolling((), data, done, own, doubts, findings, tuple(_typed(ran.model)))


def _with_layout(view: WorkbookView, ran: loop.Run) -> tuple[Layout, Content]:
    layout = layout_of(view)
    assert layout is not None  # noqa: S101 - there is a model
    return layout, content_of(ran.after, layout)


def _findings(model: Model, _now: datetime) -> Outcome:
    return Outcome(None, check.findings(model))


def _doubts(model: Model, found: Iterable[Problem]) -> Iterator[Problem]:
    """Find what speaks against closing the year (hinder för nytt år): faults, a stale forecast, months to come."""
    found = tuple(found)
    yield from check.blocking(found)
    if not model.is_current:
        yield problem("RULLA-INAKTUELL", Place(SHEETS["forecast"].name))
    if model.month < LAST_MONTH:
        yield problem("RULLA-PERIOD", model.fields["month"], month=MONTH_NAMES[model.month - 1], year=str(model.year))
    yield from (one for one in found if one.code == INCOMPLETE)


def _population_faults(model: Model, old: Content, population: Population | None) -> Iterator[Problem]:
    """Find population that the key can't be filled with (fel i befolkningen)."""
    if population is None:
        return
    place = Place(SHEETS["settings"].name)
    wanted = ", ".join(model.municipalities)
    for name in population.inhabitants:
        if name not in model.municipalities:
            yield problem("RULLA-KOMMUN-OKAND", place, name=name, choices=wanted)
    for name in model.municipalities:
        if name not in population.inhabitants:
            yield problem("RULLA-KOMMUN-SAKNAS", place, name=name)
    if not population_keys(old):
        yield problem("RULLA-NYCKEL", place, table=TABLES["keys"])


def _first_line(layout: Layout, name: str, press: Press, year: int) -> RowData:
    keys = [one.key for one in instances(layout.tables()["log"], layout.municipalities)]
    line = log.entry(press.author, press.action, text("log_first", file=name, year=year))
    return {key: scalar(value) for key, value in zip(keys, line, strict=True) if value is not None}


def _typed(model: Model) -> Iterator[str]:
    """Return the rows typed for the old year (skrivna rader), which the new year needs as well."""
    rows = ((row.unit, row.label, row.budget) for row in model.books.typed if row.year == model.year)
    for unit, label, budget in dict.fromkeys(rows):
        yield text("typed_budget" if budget else "typed_actual", unit=unit, label=label)

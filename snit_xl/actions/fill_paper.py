"""Fill Senaste handling from a paper that has been read (fyll i handling): its tables and claims as they are printed.

The sheet is input, so this is done only when asked for: what stands there and goes is told first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from snit_xl.actions import log, loop
from snit_xl.actions.log import Author
from snit_xl.actions.outcome import Outcome
from snit_xl.actions.pen import Pen, Written, scalar
from snit_xl.actions.seen_inputs import Press
from snit_xl.domain.audit import Paper
from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.domain.rows import DETAIL_KINDS, CaseText, Claim, Column, PrintedName, Row
from snit_xl.workbook.model import Department, Model
from snit_xl.workbook.read.paper import PLAN_YEARS, TABLES, TKR_PER_MSEK
from snit_xl.workbook.terms.headings import heading
from snit_xl.workbook.terms.messages import figure, message
from snit_xl.workbook.terms.sheets import SHEETS, section_title
from snit_xl.workbook.terms.sheets import TABLES as EXCEL_NAMES
from snit_xl.workbook.terms.words import key_of, word
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import Scalar, TableArea, WorkbookView

STATED, CLAIMS, CASES = "printed_stated", "claims", "printed_cases"
Values = Mapping[str, Written]


@dataclass(frozen=True, slots=True)
class Replaced:
    """One list of the sheet before and after (ersatt lista): its rows, and the claims that no cell can hold."""

    title: str
    before: int
    after: int
    taken: bool = True  # the paper has it; else it is left as it stands
    left_out: int = 0
    changes: tuple[str, ...] = ()  # amounts that differ and rows that go, in words


@dataclass(frozen=True, slots=True)
class Filling:
    """A sheet ready to be filled (ifyllnad): the run that does it, and what it does to each list."""

    ran: loop.Run
    lists: tuple[Replaced, ...] = ()

    @property
    def replaces(self) -> bool:
        """Whether anything that stands on the sheet goes (ersätter)."""
        return any(one.taken and one.before for one in self.lists)


def prepare_filling(view: WorkbookView, paper: Paper, name: str, author: Author) -> Filling:
    """Work out what filling the sheet from a paper would give (förbered ifyllnad); nothing is written."""
    lists: list[Replaced] = []

    def fills(model: Model, _now: datetime) -> Outcome:
        stops = tuple(_stops(model, paper, name))
        if stops:
            return Outcome(None, (), stops)
        sheet = _Sheet(view, paper, model.departments)
        pen = Pen(model.fields)
        for key, rows in sheet.lists():
            pen.rows(key, sheet.grid(key, rows))
        pen.field("printed_month", paper.month)
        lists.extend(sheet.told())
        return Outcome(pen.writes(), ())

    ran = loop.run(view, fills, author.now, press=Press(author, "fill"))
    if ran.writes is not None and ran.model is not None:
        line = log.entry(author, "fill", message("log_filled"), None, name)
        ran = replace(ran, writes=log.with_lines(ran.model, ran.writes, [line]))
    return Filling(ran, tuple(lists))


def _stops(model: Model, paper: Paper, name: str) -> Iterator[Problem]:
    if not any(key in paper.tables for key in (*TABLES, PrintedName.STATED)):
        yield problem("HANDLING-INGET-ATT-FYLLA", Place(file=name), sheet=SHEETS["printed"].name)
    elif paper.year != model.year:
        yield problem("HANDLING-ANNAT-AR", Place(file=name), year=str(paper.year or "?"), expected=str(model.year))


class _Sheet:
    """The sheet's lists as they stand and as the paper gives them (bladets listor)."""

    def __init__(self, view: WorkbookView, paper: Paper, departments: Sequence[Department]) -> None:
        self.view, self.paper, self.departments = view, paper, departments
        self.named = {key: name for name, key in TABLES.items()} | {STATED: PrintedName.STATED}
        self.claims = [_claim(claim, departments) for claim in paper.claims]

    def lists(self) -> Iterator[tuple[str, list[Values]]]:
        """Yield the lists that the paper has, with their rows (listor att fylla)."""
        for key, name in self.named.items():
            if name in self.paper.tables:
                rows = self.paper.tables[name].rows
                yield key, [self._stated(row) if key == STATED else _printed(row, key) for row in rows]
        yield CLAIMS, [*self._other_claims(), *(values for values in self.claims if values)]
        if self.paper.cases:
            yield CASES, [_case(case) for case in self.paper.cases]

    def told(self) -> Iterator[Replaced]:
        """Yield what becomes of each list (vad som ersätts)."""
        new = dict(self.lists())
        for key in (*self.named, CLAIMS, CASES):
            before = sum(1 for _ in self._standing(key))
            after = len(new[key]) if key in new else before
            dropped = self.claims.count(None) if key == CLAIMS else 0
            changes = tuple(self._changes(key, new[key])) if key in new and key in self.named else ()
            yield Replaced(section_title(key, ()), before, after, key in new, dropped, changes)

    def _changes(self, key: str, rows: Sequence[Values]) -> Iterator[str]:
        """Say which amounts of a table differ from those that stand, and which rows go (ändringar)."""
        columns = {heading(key, column): column for values in rows for column in values}
        new = {_name(values): values for values in rows}
        for cells in self._standing(key):
            old = {columns[text]: value for text, value in cells.items() if text in columns}
            name = _name(old)
            values = new.get(name)
            if values is None:
                yield message("fill_gone", row=name)
            for text, column in columns.items() if values is not None else ():
                before, after = old.get(column), scalar(values[column]) if values else None
                if isinstance(before, float) and isinstance(after, float) and not loop.same(before, after):
                    figures = {"before": figure(to_decimal(before)), "after": figure(to_decimal(after))}
                    yield message("fill_change", row=name, column=text, **figures)

    def grid(self, key: str, rows: Sequence[Values]) -> list[list[Written]]:
        """Return rows as the table's own columns have them (rader i kolumnordning), at least as many as it has now."""
        where = self._where(key)
        keys = self._keys(key, rows)
        filled = [[values.get(keys.get(text, "")) for text in where.columns] for values in rows]
        return filled + [[None] * len(where.columns)] * (len(where.area.rows) - len(filled))

    def _where(self, key: str) -> TableArea:
        return self.view.tables[EXCEL_NAMES[key]]

    def _keys(self, key: str, rows: Sequence[Values]) -> Mapping[str, str]:
        """Return the columns' keys by heading (kolumnnycklar), as the user may have moved the columns."""
        return {heading(key, column): column for values in rows for column in values}

    def _standing(self, key: str) -> Iterator[Mapping[str, Scalar]]:
        """Yield the rows that stand in a list, by heading (rader som står)."""
        where = self._where(key)
        for row in where.area.rows:
            cells = {
                text: self.view.cell(where.area.sheet, row, col).value
                for text, col in zip(where.columns, where.area.cols, strict=True)
            }
            if any(value not in {None, ""} for value in cells.values()):
                yield cells

    def _other_claims(self) -> Iterator[Values]:
        """Yield the claims on tables that this paper doesn't have (påståenden om andra tabeller): they stay."""
        columns = {heading(CLAIMS, key): key for key in CLAIM_COLUMNS}
        for cells in self._standing(CLAIMS):
            table = key_of("printed_table", str(cells.get(heading(CLAIMS, "claim_table")) or ""))
            if table and PrintedName(table) not in self.paper.tables:
                yield {columns[text]: _kept(value) for text, value in cells.items() if text in columns}

    def _stated(self, row: Row) -> Values:
        """Return an amount on a slide (belopp på bild), in Mkr under its year."""
        column = next(one for one in PLAN_YEARS if row.amount(one) is not None)
        return {
            "unit_or_sum": row.unit,
            "label": row.label,
            "stated_year": self.paper.year + PLAN_YEARS.index(column) + 1,
            "item": row.item,
            "amount_msek": (row.amount(column) or 0) / TKR_PER_MSEK,
        }


CLAIM_COLUMNS = (
    *("about", "claim", "claim_role", "claim_table", "claim_amount", "direction", "claim_kind", "claim_column"),
    *("claim_label", "claim_case", "claim_precision"),
)


def _name(values: Mapping[str, object]) -> str:
    """Return what tells a row from others (radens namn): unit, label, and the year of an amount on a slide."""
    parts = (values.get(key) for key in ("unit_or_sum", "label", "stated_year"))
    return ", ".join(f"{part:.0f}" if isinstance(part, float) else str(part) for part in parts if part)


def _kept(value: Scalar) -> Written:
    return value if isinstance(value, float | str) else None


def _printed(row: Row, key: str) -> Values:
    """Return a row of a printed table (tabellrad)."""
    detailed = key == "printed_departments" and row.kind in DETAIL_KINDS
    return {
        "unit_or_sum": row.unit or None,
        "label": row.label,
        "kind": word("printed_kind", row.kind.value),
        "nature": word("nature", row.nature.value) if detailed else None,
        "item": row.item or None,
        **{column.value: row.amount(column) for column in Column},
    }


def _claim(claim: Claim, departments: Sequence[Department]) -> Values | None:
    """Return a claim as the sheet holds it (påstående); None where it is about units that no one cell can name."""
    about = _about(claim.units, departments)
    if about is None or (claim.column is None and not claim.label):
        return None
    column = "to_date" if claim.to_date else claim.column.value if claim.column else None
    direction = {True: "favourable", False: "unfavourable", None: None}[claim.favourable]
    return {
        "about": about or None,
        "claim": claim.subject,
        "claim_role": word("claim_role", claim.role.value),
        "claim_table": word("printed_table", claim.table.value) if claim.table else None,
        "claim_amount": claim.amount,
        "direction": word("direction", direction) if direction else None,
        "claim_kind": word("kind", claim.kind.value) if claim.kind else None,
        "claim_column": word("claim_column", column) if column else None,
        "claim_label": claim.label or None,
        "claim_case": claim.case or None,
        "claim_precision": None if claim.precision == 1 else claim.precision,
    }


def _about(units: Sequence[str], departments: Sequence[Department]) -> str | None:
    """Return whom a claim is about in one word (gäller): a department, or the committee that has exactly these."""
    if len(units) < 2:
        return "".join(units)
    for committee in dict.fromkeys(one.committee for one in departments):
        if {one.unit for one in departments if one.committee == committee} == set(units):
            return committee
    return None


def _case(case: CaseText) -> Values:
    return {"claim_case": case.case or None, "printed_title": case.title, "printed_proposal": case.proposal}

"""Tables recovered from a document (tabeller): the reading of the figures that the tables' own arithmetic bears out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from snit_xl.papers import headings, sums
from snit_xl.papers.blocks import Block, RawRow
from snit_xl.papers.document import Line
from snit_xl.papers.figures import Amounts, Share, amount_of, left_to_label, readings
from snit_xl.papers.headings import Heading
from snit_xl.papers.layout import in_columns
from snit_xl.papers.sums import Deviation, Shape, Total, Units
from snit_xl.papers.vocabulary import NOTE, Head

MOST_COLUMNS = 14
MOST_TRIED = 40  # readings of one row that are tried against the others
MOST_PASSES = 3
MOST_WORK = 12_000  # rows times readings tried; a longer list of ambiguous rows is left as it reads likeliest
SHORT_OF_ROWS = 0.7


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row as read (läst rad)."""

    label: str
    amounts: Amounts
    line: Line
    certain: bool = True  # no other reading of the row fits the table as well


@dataclass(frozen=True, slots=True)
class ReadTable:
    """One table as read (läst tabell), with its arithmetic; `headings` is empty where they could not be told apart."""

    block: Block
    headings: tuple[Heading, ...]
    rows: tuple[ReadRow, ...]
    totals: tuple[Total, ...]
    deviations: tuple[Deviation, ...]
    title: str = ""

    @property
    def is_certain(self) -> bool:
        """Tell whether the columns were recovered for certain (säkert läst): some sum or difference holds."""
        return any(one.is_sure for one in self.checks)

    @property
    def checks(self) -> tuple[Total | Deviation, ...]:
        """Return all that the table's figures may show (tabellens räkning)."""
        return (*self.totals, *self.deviations)

    def total_at(self, row: int) -> Total | None:
        """Return the total that a row is (summa)."""
        return next((total for total in self.totals if total.row == row), None)

    @property
    def width(self) -> int:
        """Return the number of amount columns (antal kolumner)."""
        return len(self.rows[0].amounts)


@dataclass(frozen=True, slots=True)
class _Trial:
    """A way to read a whole table (försök)."""

    shape: Shape
    tried: tuple[tuple[Units, ...], ...]  # per row, the readings left
    chosen: tuple[Units, ...]
    scale: int

    @property
    def score(self) -> int:
        return _score(self.shape, self.chosen)


def read_table(block: Block) -> ReadTable | None:
    """Recover a table's columns (läs tabell); None where its rows can't be read as so many columns."""
    if block.heads:
        return _of_grid(block)
    known = headings.parsed(block.headings)
    laid_out = in_columns(block)
    best = _of_grid(laid_out) if laid_out else None
    if best is not None and best.is_certain and _is_headed(best):
        return best
    for count in _counts(block, known):
        found = _of_text(block, known.get(count, ()), count)
        if found is not None and (best is None or _worth(found) > _worth(best)):
            best = found
    return best


def _of_grid(block: Block) -> ReadTable | None:
    return _table(block, headings.of_cells(block.heads), [[_of_cells(row)] for row in block.rows])


def _is_headed(table: ReadTable) -> bool:
    return all(heading.head is not Head.OTHER for heading in table.headings)


def _of_text(block: Block, heads: tuple[Heading, ...], count: int) -> ReadTable | None:
    """Read rows of figures as so many columns (läs som kolumner); None where too many of them can't be."""
    noted = any(NOTE.search(line) for line in block.headings)
    ways = [readings(row.run, count, noted=noted)[:MOST_TRIED] for row in block.rows]
    kept = [at for at, way in enumerate(ways) if way]
    whole = sum(None not in ways[at][0] for at in kept)
    if (
        not kept
        or len(kept) < SHORT_OF_ROWS * len(ways)
        or whole * 2 < len(kept)
        or _has_empty_column([ways[at] for at in kept])
    ):
        return None
    found = _table(
        replace(block, rows=tuple(block.rows[at] for at in kept), whole=block.whole and len(kept) == len(ways)),
        heads,
        [ways[at] for at in kept],
    )
    return None if found is None or _has_hollow_column(found) else found


def _has_hollow_column(table: ReadTable) -> bool:
    """Tell whether a column is empty in more than half of the rows (ihålig kolumn): then it hardly is one."""
    columns = zip(*(row.amounts for row in table.rows), strict=True)
    return any(column.count(None) * 2 > len(column) for column in columns)


def _has_empty_column(ways: Sequence[Sequence[Amounts]]) -> bool:
    """Tell whether every row leaves one column empty (tom kolumn), which then is none."""
    return any(all(way[0][at] is None for way in ways) for at in range(len(ways[0][0])))


def _worth(table: ReadTable) -> tuple[bool, bool, bool, int, int, int]:
    """Rank the ways to read a table (rangordning): its columns proved and headed, nothing against, nothing left over.

    Of two that prove as much the one with fewer columns is meant: digits parted at the thousands add up just as well.
    """
    headed = bool(table.headings) and _is_headed(table)
    against = sum(len(one.fails) for one in table.checks if one.is_sure)
    return (table.is_certain and headed, table.is_certain, headed, -against, -_blanks(table), -table.width)


def _blanks(table: ReadTable) -> int:
    return sum(amount is None for row in table.rows for amount in row.amounts)


def _counts(block: Block, known: dict[int, tuple[Heading, ...]]) -> Iterator[int]:
    """Yield the numbers of columns worth trying (möjliga antal kolumner), those that the headings give first."""
    most = min(MOST_COLUMNS, max(len(row.run.figures) for row in block.rows))
    least = min(len(row.run.figures) for row in block.rows)
    yield from (count for count in known if count <= most)
    yield from (count for count in range(1, most + 1) if count not in known and count <= max(least, 1))


def _of_cells(row: RawRow) -> Amounts:
    return tuple(amount_of(cell) if cell else None for cell in row.cells)


def _table(block: Block, heads: tuple[Heading, ...], ways: Sequence[Sequence[Amounts]]) -> ReadTable | None:
    trial = _solved(_begun(block, heads, ways))
    rows = tuple(
        ReadRow(
            _label(raw, _amounts(units, trial.scale)),
            _amounts(units, trial.scale),
            raw.line,
            len(tried) == 1 or not _rivals(trial, at),
        )
        for at, (raw, units, tried) in enumerate(zip(block.rows, trial.chosen, trial.tried, strict=True))
    )
    if not rows:
        return None
    shape, chosen = trial.shape, trial.chosen
    return ReadTable(block, heads, rows, sums.totals(shape, chosen), sums.deviations(shape, chosen))


def _label(raw: RawRow, amounts: Amounts) -> str:
    return " ".join([raw.label, *left_to_label(raw.run, amounts)]).strip()


def _begun(block: Block, heads: tuple[Heading, ...], ways: Sequence[Sequence[Amounts]]) -> _Trial:
    decimals = max((_decimals(amount) for way in ways for row in way[:1] for amount in row), default=0)
    scale = 10**decimals
    tried = tuple(tuple(dict.fromkeys(_units(row, scale) for row in way)) for way in ways)
    width = len(tried[0][0])
    shares = {at for at, heading in enumerate(heads) if heading.head is Head.SHARE}
    shares |= {at for at in range(width) if any(isinstance(way[0][at], Share) for way in ways)}
    additive = tuple(at for at in range(width) if at not in shares)
    deviations = tuple(at for at, heading in enumerate(heads) if heading.head is Head.DEVIATION)
    fine = [_usual_decimals([way[0][at] for way in ways]) for at in range(width)]
    units = tuple(10 ** (decimals - min(one, decimals)) for one in fine)
    labels = tuple(_label(row, way[0]) for row, way in zip(block.rows, ways, strict=True))
    shape = Shape(labels, additive, tuple(at for at in deviations if at in additive), units)
    return _Trial(shape, tried, tuple(way[0] for way in tried), scale)


def _decimals(amount: Decimal | None) -> int:
    exponent = amount.as_tuple().exponent if amount is not None else 0
    return min(max(0, -exponent), 4) if isinstance(exponent, int) else 0


def _usual_decimals(column: Sequence[Decimal | None]) -> int:
    """Return how many decimals most of a column has (vanliga decimaler): a row with more may be of another table."""
    counts = Counter(_decimals(amount) for amount in column if amount)
    return max(counts, key=lambda one: (counts[one], -one), default=0)


def _units(amounts: Amounts, scale: int) -> Units:
    return tuple(None if amount is None else int(amount * scale) for amount in amounts)


def _amounts(units: Units, scale: int) -> Amounts:
    return tuple(None if one is None else Decimal(one) / scale for one in units)


def _solved(trial: _Trial) -> _Trial:
    """Choose each row's reading (välj läsningar): first by its own deviation, then by what makes most sums hold."""
    trial = _fitting_deviation(trial)
    for _ in range(MOST_PASSES if _is_feasible(trial) else 0):
        before = trial.chosen
        for at, tried in enumerate(trial.tried):
            if len(tried) > 1:
                best = max(tried, key=lambda one, at=at: _score(trial.shape, _with(trial.chosen, at, one)))  # type: ignore[misc]
                if _score(trial.shape, _with(trial.chosen, at, best)) > trial.score:
                    trial = replace(trial, chosen=_with(trial.chosen, at, best))
        if trial.chosen == before:
            break
    return trial


def _is_feasible(trial: _Trial) -> bool:
    """Tell whether all readings can be tried against each other in reasonable time (rimligt arbete)."""
    return len(trial.tried) * sum(len(tried) for tried in trial.tried if len(tried) > 1) <= MOST_WORK


def _with(rows: tuple[Units, ...], at: int, row: Units) -> tuple[Units, ...]:
    return (*rows[:at], row, *rows[at + 1 :])


def _score(shape: Shape, rows: Sequence[Units]) -> int:
    holds = sum(len(total.holds) for total in sums.totals(shape, rows))
    return 2 * holds + sum(2 * len(one.holds) - len(one.fails) for one in sums.deviations(shape, rows) if one.holds)


def _fitting_deviation(trial: _Trial) -> _Trial:
    """Keep the readings whose deviation is the difference of its columns (behåll det som stämmer), where any is."""
    for column in trial.shape.deviations:
        others = [one for one in trial.shape.additive if one not in trial.shape.deviations]
        best: list[tuple[Units, ...]] = []
        for pair in ((one, two) for one in others for two in others if one < two):
            fits = [
                () if sums.is_rounding(label) else _fitting(tried, column, pair, trial.shape.units[column])
                for label, tried in zip(trial.shape.labels, trial.tried, strict=True)
            ]
            best = max(best, fits, key=_fit_rank)
        if sum(map(bool, best)) * 2 > len(trial.tried) - sum(map(sums.is_rounding, trial.shape.labels)):
            tried = tuple(fit or old for fit, old in zip(best, trial.tried, strict=True))
            trial = replace(trial, tried=tried, chosen=tuple(row[0] for row in tried))
    return trial


def _fit_rank(fits: Sequence[tuple[Units, ...]]) -> tuple[int, int]:
    """Rank what fits (rangordning): in most rows, and with fewest cells taken as empty."""
    return sum(map(bool, fits)), -sum(row[0].count(None) for row in fits if row)


def _fitting(tried: Sequence[Units], column: int, pair: tuple[int, int], unit: int) -> tuple[Units, ...]:
    """Return the readings whose deviation is the difference, of either sign: an income's may be turned."""
    return tuple(
        row
        for row in tried
        if (off := sums.off_by(row, column, pair)) is not None
        and (abs(off) <= unit or abs(off - 2 * (row[column] or 0)) <= unit)
    )


def _rivals(trial: _Trial, at: int) -> bool:
    """Tell whether another reading of a row, with other figures, fits the table as well (likvärdig läsning).

    One that takes more cells as empty doesn't: what fills the row is meant.
    """
    if not _is_feasible(trial):
        return True
    mine, chosen = trial.score, trial.chosen[at]
    amounts, blanks = [amount or 0 for amount in chosen], chosen.count(None)
    others = (
        row for row in trial.tried[at] if row.count(None) <= blanks and [amount or 0 for amount in row] != amounts
    )
    return any(_score(trial.shape, _with(trial.chosen, at, other)) >= mine for other in others)

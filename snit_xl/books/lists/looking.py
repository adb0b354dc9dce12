"""Look at the top of each sheet for a list (leta lista): its heading row, its columns and what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, zip_longest
from pathlib import Path

from snit_xl.books.lists.cells import Cell, ListFile, Row, refused, text_of
from snit_xl.books.lists.content import Content, content_of
from snit_xl.books.lists.headings import effective, letters, month_of
from snit_xl.books.lists.matching import Matched, match, named_roles
from snit_xl.books.lists.records import ListFormat, Role

HEADER_ROWS = 60
_SAMPLE_ROWS = 3_000
_FEWEST_NAMED = 2


@dataclass(frozen=True, slots=True)
class Look:
    """A sheet with a list in it (funnen lista): `titles` holds what is written above it, and the sheet's name."""

    sheet: str
    header_row: int
    headings: tuple[str, ...]
    titles: tuple[str, ...]
    matched: Matched
    contents: Mapping[str, Content]
    sample: tuple[Row, ...]

    def cells(self, heading: str) -> list[Cell]:
        """Return a column's sampled cells by its heading in effect (kolumnens celler)."""
        column = effective(self.headings).index(heading)
        return [cells[column] for _, cells in self.sample if column < len(cells)]


def look(file: ListFile, sheet: str) -> Look | None:
    """Find the list in a sheet (leta lista); None where there is none."""
    rows = list(islice(file.rows(sheet), _SAMPLE_ROWS))
    at = _header_at(rows)
    if at is None:
        return None
    line, cells = rows[at]
    headings = [text_of(cell) for cell in cells]
    sample = [row for row in rows[at + 1 :] if [text_of(cell) for cell in row[1]] != headings]
    columns = list(islice(zip_longest(*(row for _, row in sample)), len(headings))) if sample else []
    columns += [()] * (len(headings) - len(columns))
    titles = [text for _, above in rows[:at] for cell in above if (text := text_of(cell))]
    contents = [content_of(column) for column in columns]
    held = dict(zip(effective(headings), contents, strict=True))
    return Look(sheet, line, tuple(headings), (*titles, sheet), match(headings, contents), held, tuple(sample))


def _header_at(rows: Sequence[Row]) -> int | None:
    """Return the row that names most columns, else the first row of texts above numbers (rubrikrad)."""
    scores = [named_roles([text_of(cell) for cell in cells]) for _, cells in rows[:HEADER_ROWS]]
    best = max(scores, default=0)
    if best >= _FEWEST_NAMED:
        return scores.index(best)
    pairs = pairwise(rows[: HEADER_ROWS + 1])
    return next((at for at, ((_, upper), (_, lower)) in enumerate(pairs) if _heads(upper, lower)), None)


def _heads(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    texts = [text for cell in upper if (text := text_of(cell))]
    numbers = sum(any(sign.isdigit() for sign in text_of(cell)) for cell in lower)
    return len(texts) >= _FEWEST_NAMED and not any(text[0].isdigit() for text in texts) and numbers >= _FEWEST_NAMED


def find(file: ListFile, path: Path, sheet: str = "") -> tuple[Look, tuple[str, ...]]:
    """Return the list to read and the sheets that hold one (funnen lista); no list at all is a refusal."""
    sheets = [one for one in file.sheets if sheet in ("", one)]
    found = [one for name in sheets if (one := look(file, name))]
    sound = [one for one in found if one.matched.has_account and one.matched.has_money]
    if sound:
        best = max(sound, key=lambda one: (len(one.matched.columns), len(one.sample)))
        if _headed_twice(best):
            raise refused("LISTA-TVA-RUBRIKRADER", path, line=best.header_row + 1)
        return best, tuple(one.sheet for one in sound)
    if not found:
        raise refused("LISTA-RUBRIKRAD", path)
    nearest = max(found, key=lambda one: len(one.matched.columns))
    code = "LISTA-BELOPPSKOLUMN" if nearest.matched.has_account else "LISTA-KONTOKOLUMN"
    shown = ", ".join(heading or letters(at) for at, heading in enumerate(nearest.headings[:12]))
    raise refused(code, path, line=nearest.header_row, headings=shown)


def _headed_twice(found: Look) -> bool:
    """Tell whether the row under the headings names months (rubriker på två rader), so that the two belong together."""
    under = [text_of(cell) for cell in found.sample[0][1]] if found.sample else []
    account = effective(found.headings).index(found.matched.columns[Role.ACCOUNT])
    months = {named.month for text in under if not text.isdigit() and (named := month_of(text))}
    return len(months) > 1 and not (account < len(under) and under[account])


def find_remembered(file: ListFile, remembered: Sequence[ListFormat]) -> ListFormat | None:
    """Return the one remembered format that fits, with the sheet and heading row it fits (minns formatet).

    Its own sheet goes first. Where another sheet would do as well, or two formats that read the list differently fit,
    nothing is remembered: then it has to be asked.
    """
    if not remembered:
        return None
    heads = {sheet: list(islice(file.rows(sheet), HEADER_ROWS)) for sheet in file.sheets}
    fits = [
        replace(found, delimiter=file.delimiter, encoding=file.encoding)
        for chosen in remembered
        for found in _fits(heads, chosen)
    ]
    return fits[0] if fits and all(found == fits[0] for found in fits) else None


def _fits(heads: Mapping[str, Sequence[Row]], chosen: ListFormat) -> Iterator[ListFormat]:
    for sheet in [chosen.sheet] if chosen.sheet in heads else heads:
        lines = (line for line, cells in heads[sheet] if chosen.fits([text_of(cell) for cell in cells]))
        line = next(lines, None)
        if line is not None:
            yield replace(chosen, sheet=sheet, header_row=line)

"""What a line of a paper is made of (textdelar): our own words, figures from cells, and texts from cells.

Our own words hold no digit. Whatever a reader sees as a number is a Figure or a Quote and knows its cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from snit_xl.domain.errors import MisuseError
from snit_xl.domain.problems import Place
from snit_xl.workbook.spec import Fmt

NOWHERE = Place()
HOLE = re.compile(r"\{(\w+)\}")
# A unit stays on the line of its figure.
UNITS = re.compile(r"(?<=\}) (?=tkr\b|procent\b|%|år\b)")
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, a date or a time of day out of a cell (siffra); None is an empty cell.

    `fmt` says how it is shown, `decimals` how many it is shown with where its column has more. `error` is the error
    value that the cell shows instead of a number. `rounding` marks the one figure that no cell holds: what rounded
    rows lack to their rounded sum.
    """

    value: Decimal | None
    fmt: Fmt = Fmt.TKR
    place: Place = NOWHERE
    error: str = ""
    rounding: bool = False
    decimals: int = 0

    @property
    def known(self) -> Decimal:
        """The number, 0 where the cell is empty (tal)."""
        return self.value or Decimal(0)

    def unsigned(self) -> Figure:
        """Return the figure without its sign (utan tecken), where words say which way it goes."""
        return replace(self, value=None if self.value is None else abs(self.value))

    def negated(self) -> Figure:
        """Return the figure with the opposite sign (omvänt tecken), where it is taken off a sum."""
        return replace(self, value=None if self.value is None else -self.value)


@dataclass(frozen=True, slots=True)
class Quote:
    """A text out of a cell, as it stands there (citat)."""

    text: str
    place: Place = NOWHERE


Run = str | Figure | Quote
Text = tuple[Run, ...]
Words = Run | Text


def text_of(words: Words) -> Text:
    """Return words as a line's parts (textdelar)."""
    return words if isinstance(words, tuple) else (words,)


def said(template: str, **values: Words) -> Text:
    """Fill a sentence (fyll i mening): `{name}` is replaced by a figure, a text from a cell, or several parts."""
    found: list[Run] = []
    at = 0
    template = UNITS.sub(NO_BREAK, template)
    for hole in HOLE.finditer(template):
        if hole[1] not in values:
            raise MisuseError(f"nothing to fill {hole[0]} with in {template!r}")
        found += [template[at : hole.start()], *text_of(values[hole[1]])]
        at = hole.end()
    return tuple(run for run in (*found, template[at:]) if run != "")


def sentence(quote: Quote) -> Text:
    """Return a text from a cell with a full stop where it has no end (mening)."""
    return (quote,) if not quote.text or quote.text.endswith((".", "!", "?", ":")) else (quote, ".")


def joined(parts: list[Text], between: str = " ") -> Text:
    """Put lines after each other (foga ihop)."""
    return tuple(run for number, part in enumerate(parts) for run in ((between, *part) if number else part))


def figures_in(text: Text) -> Iterator[Figure]:
    """Return the figures of a line (siffror)."""
    return (run for run in text if isinstance(run, Figure))

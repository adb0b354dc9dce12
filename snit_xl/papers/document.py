"""A document in the one form that everything here reads (handlingens rader), whatever file it came from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text or one row of a grid (rad), and where it stands.

    `where` is what the user is told ("rad 612", "sidan 3, rad 12", "Blad1, rad 4"). `cells` holds the row's cells where
    the file has them; empty for running text, whose columns must be recovered from the figures. `grid` numbers the
    grids of a document from 1; rows of the same grid belong to one table.
    """

    text: str
    where: str
    cells: tuple[str, ...] = ()
    grid: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as lines in reading order (handling)."""

    name: str
    lines: tuple[Line, ...]

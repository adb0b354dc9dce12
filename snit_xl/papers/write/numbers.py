"""How figures and lines are written (skrivsätt): one place for text, tables and alt texts."""

from __future__ import annotations

from decimal import Decimal

from snit_xl.domain.money import decimal_places, round_half_up
from snit_xl.papers.write.runs import Figure, Quote, Words, text_of
from snit_xl.workbook.spec import Fmt
from snit_xl.workbook.terms.messages import figure, serial_text
from snit_xl.workbook.values import to_float

DASH = "–"
MOST_DECIMALS = 2
MINUTES = 24 * 60
TKR = frozenset({Fmt.TKR, Fmt.TKR1, Fmt.DEVIATION})


def written(words: Words) -> str:
    """Write a line as its reader sees it (text)."""
    return "".join(_run(run) for run in text_of(words))


def shown_amount(one: Figure) -> Decimal:
    """Return an amount as it is shown (visat belopp): whole tkr, or the decimals there are where it is set so."""
    return round_half_up(one.known, 0 if one.fmt in TKR else MOST_DECIMALS)


def _run(run: str | Figure | Quote) -> str:
    if isinstance(run, Figure):
        return DASH if run.value is None else _figure(run.value, run.fmt, run.decimals)
    return run.text if isinstance(run, Quote) else run


def _figure(value: Decimal, fmt: Fmt, decimals: int) -> str:
    if fmt in TKR:
        return figure(value, 0)
    if fmt is Fmt.KR:
        return figure(value, MOST_DECIMALS)
    if fmt in {Fmt.YEAR, Fmt.INTEGER}:
        return f"{int(value)}" if fmt is Fmt.YEAR else figure(value, 0)
    if fmt is Fmt.DATE:
        return serial_text(to_float(value))
    if fmt is Fmt.TIME:
        hour, minute = divmod(int(round_half_up(value * MINUTES)), 60)
        return f"{hour:02}.{minute:02}"
    return figure(value, max(shown_decimals(value), decimals))


def shown_decimals(value: Decimal) -> int:
    """Return how many decimals a number has as it is shown (decimaler), two at most."""
    return decimal_places(round_half_up(value, min(decimal_places(value), MOST_DECIMALS)).normalize())

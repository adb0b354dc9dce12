"""Makes reports of committees that don't exist, right in every figure, printed as many municipalities print theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from snit_xl.papers.document import Document, Line

LABELS = (
    *("Personalkostnader", "Lokalkostnader", "Köp av verksamhet", "Material", "Övriga främmande tjänster"),
    *("Övriga kostnader", "Kapitalkostnader", "Avskrivningar", "Fordon", "IT-kostnader"),
)
HEADINGS = (
    ("Utfall aug 2022", "Budget ack aug 2023", "Utfall aug 2023", "Budget 2023", "Prognos 2023", "Avvikelse helår"),
    ("Bokslut 2022", "Budget 2023", "Prognos 2023", "Avvikelse"),
    ("Budget 2023", "Utfall aug 2023", "Prognos 2023", "Budgetavvikelse"),
    ("Årsbudget 2023", "Helårsprognos 2023", "Differens"),
)


@dataclass
class Made:
    """A printed table and its cells (tryckt tabell): rows of label and figures, in units of the last decimal."""

    headings: tuple[str, ...]
    rows: list[tuple[str, list[int]]]
    totals: list[int]
    decimals: int = 0
    style: dict[str, object] = field(default_factory=dict)


def make(random: Random) -> Made:
    """Make a right table: details, perhaps income of either sign, part-of rows, several totals, rounded apart."""
    headings = random.choice(HEADINGS)
    scale = random.choice((1, 1, 1000))  # exact amounts in kronor printed in tkr are rounded row by row
    count = random.randint(2, 8)
    positive_income = random.random() < 0.4
    details = [_exact(random, headings, scale) for _ in range(count)]
    income = [-amount // 3 for amount in _exact(random, headings, scale)]
    rows: list[tuple[str, list[int]]] = []
    totals: list[int] = []
    labels = random.sample(LABELS, count)
    shown_income = [-amount for amount in income] if positive_income else income
    has_income = random.random() < 0.7
    if has_income:
        rows.append(("Intäkter", shown_income))
    for label, amounts in zip(labels, details, strict=True):
        rows.append((label, amounts))
        if random.random() < 0.1:
            rows.append((f"varav {random.choice(('vikarier', 'hyror', 'resor'))}", [amount // 4 for amount in amounts]))
    cost = [sum(column) for column in zip(*details, strict=True)]
    if has_income and random.random() < 0.6:
        totals.append(len(rows))
        rows.append(("Summa kostnader", cost))
    netto = [one + two for one, two in zip(cost, income, strict=True)] if has_income else cost
    totals.append(len(rows))
    rows.append((random.choice(("Summa", "Nettokostnad", "Summa nettokostnader", "Totalt")), netto))
    rounded = [
        (
            label,
            _with_deviation(
                headings, [_round(amount, scale) for amount in amounts], income=label == "Intäkter" and positive_income
            ),
        )
        for label, amounts in rows
    ]
    return Made(headings, rounded, totals, random.choice((0, 0, 1)), _style(random))


def _exact(random: Random, headings: tuple[str, ...], scale: int) -> list[int]:
    size = random.choice((40, 900, 9_000, 60_000)) * scale
    base = random.randint(size // 3 + 1, size)
    if random.random() < 0.1:
        return [0] * (len(headings) - 1)
    return [base + random.randint(-base // 5, base // 5) for _ in headings[:-1]]


def _round(amount: int, scale: int) -> int:
    return int((Decimal(amount) / scale).quantize(Decimal(1), ROUND_HALF_UP))


def _with_deviation(headings: tuple[str, ...], amounts: list[int], *, income: bool) -> list[int]:
    budget = next(at for at, heading in enumerate(headings) if heading.startswith(("Budget 2", "Årsbudget")))
    forecast = next(at for at, heading in enumerate(headings) if "rognos" in heading)
    deviation = amounts[budget] - amounts[forecast]
    return [*amounts, -deviation if income else deviation]


def _style(random: Random) -> dict[str, object]:
    return {
        "space": random.choice((" ", " ", "\u00a0")),
        "minus": random.choice(("-", "\u2212", "\u2013", "\u2013 ", "\u2010")),
        "zero": random.choice(("0", "0", "-", "\u2013")),
        "wide": random.random() < 0.4,
        "airy": random.random() < 0.3,
        "stacked": random.random() < 0.5,
        "end": random.choice(("", " ", "  ")),
    }


def figure(made: Made, units: int) -> str:
    """Write a figure as the paper does (tryckt tal)."""
    if not units:
        return str(made.style["zero"])
    whole, rest = divmod(abs(units), 10**made.decimals)
    text = f"{whole:,}".replace(",", str(made.style["space"])) + (f",{rest}" if made.decimals else "")
    return (str(made.style["minus"]) if units < 0 else "") + text


def in_cells(made: Made) -> Document:
    """Return a table as Word and Excel give it, each figure in its cell (tabell med celler)."""
    rows = [("", *made.headings), *((label, *(figure(made, one) for one in amounts)) for label, amounts in made.rows)]
    lines = (Line("  ".join(cells), f"tabell 1, rad {number}", cells, 1) for number, cells in enumerate(rows, 1))
    return Document("tabell.docx", tuple(lines))


def printed(made: Made, title: str = "Utfall och prognos") -> str:
    """Print a table as text out of a PDF (tabell som text)."""
    end = str(made.style["end"])
    if made.style["wide"]:
        width = 2 + max(12, *(len(word) for heading in made.headings for word in heading.split()))
        parts = [heading.rsplit(" ", 1) if " " in heading else [heading, ""] for heading in made.headings]
        lines = [" " * 30 + "".join(part[at].rjust(max(width, len(part[0]) + 2)) for part in parts) for at in (0, 1)]
        widths = [max(width, len(part[0]) + 2) for part in parts]
        lines += [
            label.ljust(30) + "".join(figure(made, one).rjust(wide) for one, wide in zip(amounts, widths, strict=True))
            for label, amounts in made.rows
        ]
    else:
        stacked = [word for heading in made.headings for word in heading.split()]
        lines = stacked if made.style["stacked"] else [" ".join(made.headings)]
        lines += [f"{label} {' '.join(figure(made, one) for one in amounts)}" for label, amounts in made.rows]
    gap = "\n\n" if made.style["airy"] else "\n"
    return f"Kultur och fritid\n\n{title}\n\n" + gap.join(line + end for line in lines) + "\n\n"

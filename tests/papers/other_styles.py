"""Makes papers of municipalities that don't exist, right in every figure, in the many ways that papers are set.

Each style is a function of a Random that gives the paper's tables and text; `paper` puts some of them together. What is
planted afterwards (`planted`) is one digit of one figure that a total or a deviation must show.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

PLACES = ("Ekvik", "Almfors", "Sjöbacka", "Norrdal", "Lerkulla", "Tallhamn")
UNITS = (
    *(
        "Barn- och utbildningsnämnden",
        "Vård- och omsorgsnämnden",
        "Tekniska nämnden",
        "Miljönämnden",
        "Kommunstyrelsen",
    ),
    *("Kultur- och fritidsnämnden", "Socialnämnden", "Överförmyndaren", "Räddningsnämnden", "Valnämnden"),
)
COSTS = (
    *(
        "Löner och arvoden",
        "Lokalhyror",
        "Köpt verksamhet",
        "Förbrukningsmaterial",
        "Tele och data",
        "Försörjningsstöd",
    ),
    *("Fordon", "Livsmedel", "Energi", "Snöröjning", "Konsulter", "Försäkringar", "Avskrivningar", "Interna köp"),
)
INCOMES = ("Taxor och avgifter", "Hyror och arrenden", "Statsbidrag", "Försäljning", "Momsersättning")
ASSETS = ("Mark och byggnader", "Maskiner", "Inventarier", "Aktier", "Långfristiga fordringar", "Förråd", "Kassa")
PROJECTS = ("Ny förskola", "Gång- och cykelväg", "Takbyte", "Ventilation", "Lekplats", "VA-ledning", "Brandbil", "Kök")
WORDS = (
    *(
        "nämnden",
        "arbetet",
        "fortsätter",
        "under",
        "hösten",
        "enligt",
        "plan",
        "och",
        "följs",
        "upp",
        "med",
        "kommunerna",
    ),
    *(
        "en",
        "ny",
        "upphandling",
        "av",
        "lokaler",
        "pågår",
        "personalen",
        "har",
        "utbildats",
        "i",
        "systemet",
        "bemanning",
    ),
)


@dataclass
class Grid:
    """A table to be printed (tabell): headings, rows of label and figures, and which figures a total must show."""

    title: str
    headings: tuple[str, ...]
    rows: list[tuple[str, list[int | None]]]
    checked: list[tuple[int, int]] = field(default_factory=list)
    decimals: int = 0
    percent: frozenset[int] = frozenset()
    parens: bool = False
    page: int = 0  # rows per page; 0 for all on one
    carried: bool = False


def spread(random: Random, size: int, count: int) -> list[int]:
    base = random.randint(size // 4 + 1, size)
    return [base + random.randint(-base // 6, base // 6) for _ in range(count)]


def added(rows: Sequence[Sequence[int | None]]) -> list[int | None]:
    return [sum(one or 0 for one in column) for column in zip(*rows, strict=True)]


def report(random: Random) -> Grid:
    """Costs negative, income positive, result last, deviation positive when good; amounts in mnkr or tkr."""
    income = [(label, spread(random, 900, 3)) for label in random.sample(INCOMES, random.randint(1, 3))]
    cost = [(label, [-one for one in spread(random, 4000, 3)]) for label in random.sample(COSTS, random.randint(2, 6))]
    rows: list[tuple[str, list[int | None]]] = []
    checked = []
    for name, group in (("Summa intäkter", income), ("Summa kostnader", cost)):
        rows += [(label, [*amounts, amounts[2] - amounts[1]]) for label, amounts in group]
        total = added([amounts for _, amounts in group])
        if len(group) > 1:
            rows.append((name, [*total, (total[2] or 0) - (total[1] or 0)]))
            checked += [(len(rows) - 1, column) for column in range(3)]
    net = added([amounts for _, amounts in (*income, *cost)])
    rows.append((random.choice(("Nettokostnad", "Resultat", "Netto")), [*net, (net[2] or 0) - (net[1] or 0)]))
    if len(income) + len(cost) > 3:
        checked += [(len(rows) - 1, column) for column in range(3)]
    heads = ("Bokslut 2021", "Budget 2022", "Prognos 2022", "Avvikelse")
    return Grid(random.choice(UNITS), heads, rows, checked, random.choice((0, 1, 1)), parens=random.random() < 0.25)


def units(random: Random) -> Grid:
    """One row per committee: income, costs and net beside each other, then the net's budget and deviation."""
    rows: list[tuple[str, list[int | None]]] = []
    for label in random.sample(UNITS, random.randint(3, 8)):
        income, cost, budget = (random.randint(20, 900), random.randint(1000, 9000), random.randint(1000, 8000))
        rows.append((label, [income, -cost, income - cost, -budget, budget + income - cost]))
    rows.append((random.choice(("Totalt", "Summa nämnder")), added([amounts for _, amounts in rows])))
    heads = ("Intäkter 2022", "Kostnader 2022", "Netto 2022", "Budget 2022", "Avvikelse")
    return Grid("Nämndernas nettokostnader", heads, rows, [], random.choice((0, 1)))


def balance(random: Random) -> Grid:
    """Make a balance sheet: sections with sums of their own and a grand sum, two years."""
    rows: list[tuple[str, list[int | None]]] = []
    checked = []
    whole = []
    for name in ("anläggningstillgångar", "omsättningstillgångar"):
        part = [(label, [*spread(random, 50_000, 2)]) for label in random.sample(ASSETS, random.randint(2, 4))]
        rows += [(label, [*amounts]) for label, amounts in part]
        total = added([amounts for _, amounts in part])
        rows.append((f"Summa {name}", total))
        checked += [(len(rows) - 1, column) for column in range(2)]
        whole.append(total)
    rows.append(("SUMMA TILLGÅNGAR", added(whole)))
    return Grid("Balansräkning", ("2021-12-31", "2022-08-31"), rows, checked, random.choice((0, 1)))


def projects(random: Random) -> Grid:
    """Investments over several pages with the headings repeated and what is carried over, empty cells for nothing."""
    rows: list[tuple[str, list[int | None]]] = []
    for number in range(random.randint(6, 24)):
        amounts = [random.choice((None, 0, random.randint(100, 9000))) for _ in range(4)]
        rows.append((f"{random.choice(PROJECTS)} {random.choice(PLACES)} {'ABCD'[number % 4]}", [*amounts]))
    rows.append(("Summa investeringar", added([amounts for _, amounts in rows])))
    heads = ("Budget 2022", "Utfall 2022", "Prognos 2022", "Plan 2023")
    return Grid("Investeringar, tkr", heads, rows, [], page=random.choice((0, 7, 9)), carried=random.random() < 0.5)


def staff(random: Random) -> Grid:
    """Sick leave and full-time posts: means for totals, percent with decimals, nothing that adds up."""
    rows: list[tuple[str, list[int | None]]] = [
        (
            label,
            [random.randint(20, 140), random.randint(20, 140), random.randint(100, 9000), random.randint(100, 9000)],
        )
        for label in random.sample(UNITS, random.randint(3, 7))
    ]
    mean: list[int | None] = [sum(amounts[at] or 0 for _, amounts in rows) // len(rows) for at in range(4)]
    rows.append((random.choice(("Totalt", "Hela kommunen", "Snitt")), mean))
    heads = ("Sjukfrånvaro 2021", "Sjukfrånvaro 2022", "Årsarbetare 2021", "Årsarbetare 2022")
    return Grid("Personal", heads, rows, decimals=1, percent=frozenset({0, 1}))


def memo(random: Random) -> Grid:
    """Make a sum that leaves rows out and says so, rows that are part of others, and a key figure under it all."""
    kept = [(label, [*spread(random, 3000, 2)]) for label in random.sample(COSTS, random.randint(2, 5))]
    beside = ("Kapitalkostnader", [*spread(random, 900, 2)])
    total = added([amounts for _, amounts in kept])
    rows: list[tuple[str, list[int | None]]] = [(label, [*amounts]) for label, amounts in kept]
    if random.random() < 0.5:
        rows.insert(1, (f"varav {random.choice(PLACES)}", [one // 3 for one in kept[0][1]]))
    rows.insert(random.randrange(len(rows)), (beside[0], [*beside[1]]))
    rows.append(("Summa exkl. kapitalkostnader", total))
    rows.append(("Kronor per invånare", [random.randint(100, 900), random.randint(100, 900)]))
    return Grid("Driftkostnader", ("Budget 2022", "Utfall 2022"), rows, decimals=random.choice((0, 0, 1)))


def shares(random: Random) -> Grid:
    """Who pays how much: amounts, each one's share of the sum, and 100 per cent at the end."""
    rows: list[tuple[str, list[int | None]]] = []
    amounts = [random.randint(500, 9000) for _ in range(random.randint(2, 5))]
    for label, amount in zip(PLACES, amounts, strict=False):
        rows.append((label, [amount * 10, round(amount * 1000 / sum(amounts))]))
    rows.append(("Summa", [sum(amounts) * 10, 1000]))
    checked = [(len(rows) - 1, 0)]
    return Grid("Fördelning mellan kommunerna", ("Belopp 2022", "Andel"), rows, checked, 1, frozenset({1}))


def rounded(random: Random) -> Grid:
    """Amounts in kronor printed in tkr or mnkr: sums differ from their rows by one or two."""
    step = random.choice((1000, 100_000))
    rows = [(label, spread(random, 40_000_000, 3)) for label in random.sample(COSTS, random.randint(3, 9))]
    rows.append((random.choice(("Summa", "Totalt")), [one or 0 for one in added([amounts for _, amounts in rows])]))
    printed: list[tuple[str, list[int | None]]] = [
        (label, [(2 * one + step) // (2 * step) for one in amounts]) for label, amounts in rows
    ]
    heads = ("Bokslut 2021", "Budget 2022", "Prognos 2022")
    return Grid(random.choice(UNITS), heads, printed, [(len(rows) - 1, 1)], 1 if step > 1000 else 0)


def months(random: Random) -> Grid:
    """Month by month with the sum to the right: rows add up, columns don't say that they do."""
    rows: list[tuple[str, list[int | None]]] = []
    for label in random.sample(COSTS, random.randint(2, 6)):
        amounts = spread(random, 700, 4)
        rows.append((label, [*amounts, sum(amounts)]))
    return Grid("Utfall per månad", ("jan 2022", "feb 2022", "mars 2022", "april 2022", "Summa"), rows)


def measures(random: Random) -> Grid:
    """Goals and key figures: nothing adds up, figures of every size, some empty."""
    names = ("Antal ärenden", "Antal brukare", "Kostnad per plats", "Nöjda kunder", "Andel behöriga", "Svarstid")
    rows: list[tuple[str, list[int | None]]] = [
        (name, [random.choice((None, random.randint(1, 99), random.randint(100, 90_000))) for _ in range(3)])
        for name in random.sample(names, random.randint(3, 6))
    ]
    return Grid("Nyckeltal", ("Utfall 2021", "Mål 2022", "Utfall 2022"), rows)


def changes(random: Random) -> Grid:
    """Set this year against last in amounts and in per cent."""
    rows: list[tuple[str, list[int | None]]] = []
    for label in random.sample(COSTS, random.randint(3, 7)):
        before, now = spread(random, 90_000, 2)
        rows.append((label, [before, now, now - before, round((now - before) * 1000 / before)]))
    rows = [(label, [*(one * 10 for one in amounts[:3] if one is not None), amounts[3]]) for label, amounts in rows]
    return Grid("Jämförelse", ("Utfall 2021", "Utfall 2022", "Förändring", "Förändring %"), rows, [], 1, frozenset({3}))


STYLES: tuple[Callable[[Random], Grid], ...] = (
    *(report, report, units, balance, projects, staff, memo, shares, rounded, months, measures, changes),
)


def number(grid: Grid, units: int | None, column: int, look: Look) -> str:
    if units is None:
        return look.empty
    if units == 0:
        return look.zero
    whole, rest = divmod(abs(units), 10**grid.decimals)
    text = f"{whole:,}".replace(",", look.space) + (f",{rest}" if grid.decimals else "")
    text += look.percent if column in grid.percent else ""
    return text if units > 0 else f"({text})" if grid.parens else f"{look.minus}{text}"


@dataclass(frozen=True)
class Look:
    """How figures are set (utseende)."""

    space: str
    minus: str
    zero: str
    empty: str
    percent: str
    wide: bool
    mark: str


def look(random: Random) -> Look:
    return Look(
        random.choice((" ", " ", "\u00a0")),
        random.choice(("-", "\u2212", "\u2013")),
        random.choice(("0", "0", "-", "\u2013")),
        "",
        random.choice((" %", "%", "")),
        random.random() < 0.6,
        random.choice(("", "", "", " 1)", "*")),
    )


def in_text(random: Random, grid: Grid) -> str:
    """Print a table as text out of a PDF, page by page where it is long (tabell som text)."""
    how = look(random)
    how = how if how.wide else Look(how.space, how.minus, how.zero, "\u2013", how.percent, how.wide, how.mark)
    width = max(14, *(len(heading) + 2 for heading in grid.headings))
    head = " " * 40 + "".join(heading.rjust(width) for heading in grid.headings)
    if not how.wide:
        head = " ".join(grid.headings)
    lines = [grid.title, "", head]
    for at, (label, amounts) in enumerate(grid.rows):
        if grid.page and at and at % grid.page == 0:
            carried = added([row for _, row in grid.rows[:at]])
            so_far = [number(grid, one, column, how) for column, one in enumerate(carried)]
            if grid.carried:
                lines.append(row_text("Transport", so_far, width, wide=how.wide))
            lines += ["", f"Sida {at // grid.page} (9)", "\f", head]
            if grid.carried:
                lines.append(row_text("Transport", so_far, width, wide=how.wide))
        figures = [number(grid, one, column, how) for column, one in enumerate(amounts)]
        marked = label + how.mark if at == 1 else label
        lines.append(row_text(marked, figures, width, wide=how.wide))
    note = "1) Avser även tidigare år." if how.mark == " 1)" else "* Preliminärt." if how.mark else ""
    return "\n".join([*lines, note, ""])


def row_text(label: str, figures: Sequence[str], width: int, *, wide: bool) -> str:
    if wide:
        return label.ljust(40) + "".join(figure.rjust(width) for figure in figures)
    return " ".join([label, *(figure for figure in figures if figure)])


def cells_of(random: Random, grid: Grid) -> list[tuple[str, ...]]:
    """Return a table as Word and Excel have it (tabell med celler)."""
    how = look(random)
    rows = [(label, *(number(grid, one, at, how) for at, one in enumerate(amounts))) for label, amounts in grid.rows]
    return [("", *grid.headings), *rows]


def prose(random: Random) -> str:
    """Write what stands between tables: text in one or two columns, paragraphs, numbers that are no amounts."""
    said = []
    for _ in range(random.randint(1, 5)):
        words = " ".join(random.choice(WORDS) for _ in range(random.randint(6, 14))).capitalize()
        ends = (
            ".",
            f" enligt § {random.randint(1, 140)}.",
            f", dnr KS 2022/{random.randint(10, 999)}.",
            f". Telefon 0{random.randint(300, 599)}-{random.randint(10, 99)} {random.randint(10, 99)} 00.",
            f" den {random.randint(1, 28)} augusti 2022 kl. {random.randint(8, 17)}.00.",
            f" till en kostnad av {random.randint(2, 900)} tkr.",
            f" ({random.randint(1, 99)} procent).",
            f" för {random.randint(2, 40)},{random.randint(0, 9)} mnkr, varav {random.randint(2, 90)} tkr i år.",
        )
        said.append(words + random.choice(ends))
    if random.random() < 0.25:
        halves = [one[:40].ljust(48) + random.choice(said)[:40] for one in said]
        return "\n".join(halves) + "\n"
    if random.random() < 0.25:
        return "\n".join(f"{at}. {one[:50]} {random.randint(1, 60)}" for at, one in enumerate(said, 1)) + "\n"
    return "\n".join(said) + "\n"


def paper(random: Random, tables: Sequence[Grid]) -> str:
    """Put tables and text together (handling)."""
    parts = [f"{random.choice(PLACES)} kommun\nDelårsrapport 2022\n\nSida 1 (9)\n"]
    for grid in tables:
        parts += [prose(random), in_text(random, grid)]
    return "\n".join([*parts, prose(random)])


def some(random: Random) -> list[Grid]:
    return [random.choice(STYLES)(random) for _ in range(random.randint(1, 4))]


def planted(random: Random, grid: Grid) -> tuple[int, int] | None:
    """Change one digit of a figure that a total must show (planterat fel); None where the table has no such figure."""
    spots = [(at, column) for at, column in grid.checked if abs(grid.rows[at][1][column] or 0) >= 100]
    if not spots:
        return None
    at, column = random.choice(spots)
    amounts = grid.rows[at][1]
    whole = amounts[column] or 0
    digits = list(str(abs(whole)))
    place = random.randrange(len(digits) - 2) if len(digits) > 2 else 0
    digits[place] = str((int(digits[place]) + random.randint(1, 8)) % 10 or 9)
    if "".join(digits) == str(abs(whole)):
        return None
    amounts[column] = int("".join(digits)) * (1 if whole > 0 else -1)
    return at, column

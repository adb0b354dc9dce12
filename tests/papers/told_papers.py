"""Makes whole interim reports that are right: departments, a summary, and a text that says what the tables say.

Signs are ours, or income positive with costs negative, or net costs; amounts in tkr, mnkr or kronor.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from random import Random

UNITS = ("Gatuavdelningen", "Parkavdelningen", "Kostenheten", "Kulturförvaltningen", "Miljönämnden", "Lönekontoret")
COSTS = ("Personalkostnader", "Lokalkostnader", "Övriga kostnader", "Köp av tjänster", "Kapitalkostnader")
OURS, POSITIVE, NET = "ours", "positive", "net"
MEASURES = (("tkr", 0, Decimal(1)), ("mnkr", 1, Decimal(1000)), ("kr", 0, Decimal("0.001")))


@dataclass(frozen=True)
class Department:
    """A department's year (avdelning): its rows' amounts per column in printed units, costs positive."""

    name: str
    rows: tuple[tuple[str, tuple[int, ...]], ...]  # prior, budget to date, actual, budget, forecast

    def total(self, column: int) -> int:
        return sum(amounts[column] for _, amounts in self.rows)


def department(random: Random, name: str, *, income: bool) -> Department:
    def amounts(size: int) -> tuple[int, ...]:
        year = random.randint(size // 2, size)
        so_far = year * 8 // 12
        return tuple(base + random.randint(-base // 9, base // 9) for base in (so_far, so_far, so_far, year, year))

    rows = [(label, amounts(9000)) for label in random.sample(COSTS, random.randint(2, 5))]
    if income:
        whole = [sum(row[1][column] for row in rows) for column in range(5)]
        rows.insert(0, ("Intäkter", tuple(-one + random.randint(-one // 20, one // 20) for one in whole)))
    return Department(name, tuple(rows))


def printed(amount: int, decimals: int) -> str:
    whole, rest = divmod(abs(amount), 10**decimals)
    text = f"{whole:,}".replace(",", " ") + (f",{rest}" if decimals else "")
    return f"-{text}" if amount < 0 else text


def table(one: Department, signs: str, decimals: int) -> str:
    lines = []
    sums = ("Summa", tuple(one.total(column) for column in range(5)))
    for label, amounts in (*one.rows, sums):
        costs = -1 if signs == POSITIVE else 1
        deviation = amounts[3] - amounts[4]
        shown = [*(amount * costs for amount in amounts), deviation]
        lines.append(" ".join([label, *(printed(amount, decimals) for amount in shown)]))
    return "\n".join(lines)


def said(random: Random, one: Department, signs: str, measure: str, decimals: int) -> str:
    """Say what a department's table says (text som stämmer), in some of the ways that it is said."""
    forecast, deviation = one.total(4), one.total(3) - one.total(4)
    to_date = one.total(1) - one.total(2)
    said = []
    if deviation:
        word = "överskott" if deviation > 0 else "underskott"
        amount = printed(abs(deviation), decimals)
        said += [
            f"Prognosen visar ett {word} mot budget om {amount} {measure}.",
            f"Avdelningen räknar med ett {word} på {amount} {measure} vid årets slut.",
        ]
    if forecast and signs != NET:
        word = "överskott" if forecast < 0 else "underskott"
        said.append(f"Prognosen visar ett {word} om {printed(abs(forecast), decimals)} {measure} för helåret.")
    if to_date:
        word = "positiv" if to_date > 0 else "negativ"
        said.append(f"Utfallet har en {word} avvikelse mot budget med {printed(abs(to_date), decimals)} {measure}.")
    label, amounts = random.choice(one.rows)
    if amounts[2] and amounts[3]:
        share = abs(Decimal(amounts[2]) / Decimal(amounts[3])) * 100
        percent = share.quantize(Decimal(1), ROUND_HALF_UP)
        parts = [printed(abs(amounts[at]), decimals) for at in (2, 3)]
        said += [
            f"{label} har förbrukats till {percent} procent av årsbudgeten.",
            f"Hittills har {parts[0]} {measure} av {parts[1]} {measure} ({percent} procent) bokförts.",
        ]
    growth = Decimal(amounts[4] - amounts[3]) / Decimal(amounts[3]) * 100
    verb = "ökar" if growth > 0 else "minskar"
    points = str(abs(growth).quantize(Decimal("0.1"), ROUND_HALF_UP)).replace(".", ",")
    from_to = " till ".join(f"{printed(abs(amounts[at]), decimals)} {measure}" for at in (3, 4))
    said += [
        f"Posten {verb} med {points} procent från {from_to}.",
        f"Underskottet beror på sjuklöner för {random.randint(2, 90)} {measure}.",
        f"Vikarier kostar {random.randint(100, 900)} tkr, vilket är {random.randint(2, 60)} procent mer än {2022}.",
        "Kostnaden fördelas med 61,2 procent till Ekvik och 38,8 procent till Norrdal.",
        "Av besökarna är 48 procent kvinnor och fördelningen på ålder är 20, 30 och 49 procent.",
    ]
    return " ".join(random.sample(said, random.randint(2, min(5, len(said)))))


def told(random: Random) -> str:
    """Make an interim report that is right in tables and text (delårsrapport)."""
    signs = random.choice((OURS, OURS, POSITIVE, NET))
    measure, decimals, _ = random.choice(MEASURES)
    names = random.sample(UNITS, random.randint(1, 4))
    all_of_them = [department(random, name, income=signs != NET) for name in names]
    parts = [f"Delårsrapport 2023 för servicenämnden\n\nBelopp i {measure}\n"]
    heads = "Utfall aug 2022 Budget ack. aug 2023 Utfall aug 2023 Budget 2023 Prognos 2023 Avvikelse helår"
    titles = ("Utfall och prognos 2023-08-31", f"Uppföljning per augusti 2023, {measure}", f"Drift 2023 ({measure})")
    title = random.choice(titles)
    for one in all_of_them:
        text = said(random, one, signs, measure, decimals)
        parts.append(
            f"{one.name}\n\nVerksamheten har gått som planerat.\n\n{title}\n\nBelopp i {measure}\n{heads}\n"
            f"{table(one, signs, decimals)}\n\n{text}\n"
        )
    if len(names) > 1 and signs == OURS:
        rows = [Department(one.name, (("", tuple(one.total(at) for at in range(5))),)) for one in all_of_them]
        whole = Department("", tuple(row for one in rows for row in one.rows))
        lines = [
            " ".join([one.name, *(printed(one.total(at), decimals) for at in (2, 3, 4)), deviation_of(one, decimals)])
            for one in (*rows, Department("Summa", whole.rows))
        ]
        parts.append(
            "Sammanställning\n\nUtfall aug 2023 Budget 2023 Prognos 2023 Avvikelse\n" + "\n".join(lines) + "\n"
        )
    return "\n".join(parts)


def deviation_of(one: Department, decimals: int) -> str:
    return printed(one.total(3) - one.total(4), decimals)

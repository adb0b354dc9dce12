"""What next year's budget becomes if an assumption changes (Vad händer om): scenarios side by side, a column each."""

from __future__ import annotations

from snit_xl.workbook.layout.allocation import town_colours
from snit_xl.workbook.spec import (
    Chart,
    Column,
    Field,
    Fields,
    Fmt,
    Kind,
    Mark,
    Note,
    Rule,
    Section,
    Series,
    Sheet,
    Table,
)

SCENARIOS = 5
COLUMNS = tuple(f"scenario_{n}" for n in range(1, SCENARIOS + 1))
# The rows: the assumptions, those that each municipality has its own of, and what is shown of each scenario.
ASSUMPTIONS = ("pay", "uplift", "weight", "savings", "interest", "supplementary")
PER_MUNICIPALITY = frozenset({"uplift", "weight", "savings"})
OUTCOMES = ("closing", "change", "percent", "capital")


def sheet(municipalities: tuple[str, ...]) -> Sheet:
    """Lay out the scenarios, their assumptions and what they give (Vad händer om)."""
    status = Fields(
        (Field("scenario_status", Kind.NATIVE, Fmt.TEXT, "{=status}", alarm="{=status}<>{~status.current}"),),
        remarks=False,
    )
    return Sheet(
        "scenario",
        "budget",
        (30, 22, 30, *([17] * max(SCENARIOS, 2 * len(municipalities)))),
        (
            status,
            Section("scenarios"),
            Note("scenarios"),
            _names(),
            Section("assumptions"),
            Note("assumptions"),
            _assumptions(),
            Section("outcomes", new_page=True),
            Note("outcomes"),
            _outcomes(),
            Section("scenario_bars", new_page=True),
            _chart("scenario_budget", "bar_budget", len(municipalities), stacked=True),
            _chart("scenario_change", "bar_change", len(municipalities), stacked=False),
            Section("scenario_figures"),
            _bars(),
        ),
        marks=(
            Mark("assumptions", ("assumption",), "{@assumption}={^assumption}", "repeated"),
            Mark("outcomes", ("outcome",), "{@outcome}={^outcome}", "repeated"),
            Mark("outcomes", (), "{@municipality}={~whole.all}", "strong_start"),
            Mark("outcomes", (), "{@outcome}<>{^outcome}", "group_start"),
        ),
    )


def _names() -> Table:
    """Lay out what each scenario is called (scenarier)."""
    return Table(
        "scenarios",
        (
            Column("scenario_number", Kind.LABEL, Fmt.TEXT),
            Column("scenario", fmt=Fmt.TEXT),
            Column("comment_short", fmt=Fmt.WRAP),
        ),
        unique=("scenario",),
    )


def _assumptions() -> Table:
    """Lay out what each scenario assumes, one row per assumption and municipality (antaganden)."""
    return Table(
        "assumptions",
        (
            Column("assumption", Kind.LABEL, Fmt.TEXT, rule=Rule(choices="assumption")),
            Column("municipality", Kind.LABEL, Fmt.TEXT),
            Column("now", Kind.NATIVE, Fmt.PLAIN, _now()),
            *(Column(key, fmt=Fmt.PLAIN) for key in COLUMNS),
        ),
        above=_above(),
    )


def _outcomes() -> Table:
    """Lay out what each scenario gives, one row per figure and municipality (utfall av scenarierna)."""
    return Table(
        "outcomes",
        (
            Column("outcome", Kind.LABEL, Fmt.TEXT, rule=Rule(choices="outcome")),
            Column("municipality", Kind.LABEL, Fmt.TEXT),
            *(Column(key, Kind.RESULT, Fmt.TKR1) for key in ("now", *COLUMNS)),
        ),
        above=_above(),
    )


def _bars() -> Table:
    """Lay out what the charts are drawn from, one row per scenario (diagrammens siffror)."""
    return Table(
        "scenario_bars",
        (
            Column("scenario_number", Kind.LABEL, Fmt.TEXT),
            Column("scenario", Kind.RESULT, Fmt.TEXT),
            Column("bar_total", Kind.RESULT, Fmt.TKR1),
            Column("bar_budget", Kind.RESULT, Fmt.TKR1, per_municipality=True),
            Column("bar_change", Kind.RESULT, Fmt.TKR1, per_municipality=True),
        ),
    )


def _above() -> dict[str, str]:
    """Write each scenario's name over its column (namn över kolumnen)."""
    return {
        key: f'IF(INDEX({{scenarios.scenario}},{n})="","",INDEX({{scenarios.scenario}},{n}))'
        for n, key in enumerate(COLUMNS, 1)
    }


def _now() -> str:
    """Look up what holds today (gäller nu), whichever assumption the row is about."""
    town = "MATCH({@municipality},{municipalities.municipality},0)"
    # The municipalities' rows stand in the order of the key's columns, so the count of rows down to here is the place.
    place = "SUMPRODUCT(({assumptions.assumption}={@assumption})*(ROW({assumptions.assumption})<=ROW()))"
    found = {
        "pay": "{=pay_rise}",
        "interest": "{=rate_1}",
        "supplementary": "0",
        "uplift": f"INDEX({{municipalities.uplift}},{town})",
        "savings": f"INDEX({{municipalities.savings}},{town})",
        "weight": f"INDEX({{keys.value*}},MATCH({{=pay_key}},{{keys.key}},0),{place})",
    }
    formula = '""'
    for key, value in reversed(found.items()):
        formula = f"IF({{@assumption}}={{~assumption.{key}}},{value},{formula})"
    return f'IFERROR({formula},"")'


def _chart(key: str, column: str, count: int, *, stacked: bool) -> Chart:
    series = tuple(
        Series(f"scenario_bars.{column}#{j}", "scenario_bars.scenario", colour) for j, colour in town_colours(count)
    )
    return Chart(key, "column", series, stacked=stacked, rows=12, width=1020)

"""The last paper as printed (Senaste handling): tables and claims typed as they stand, for the audit."""

from __future__ import annotations

from snit_xl.workbook.spec import REQUIRED, Column, Field, Fields, Fmt, Note, Rule, Section, Sheet, Table

LABEL = Column("label", fmt=Fmt.TEXT, rule=REQUIRED)
UNIT = Column("unit_or_sum", fmt=Fmt.TEXT)
KIND = Column("kind", fmt=Fmt.TEXT, rule=Rule(choices="printed_kind", required=True))
# Rows that each table is built with: papers are longer than the example, and a table is followed by the next.
ROOM = {
    "printed_departments": 36,
    "printed_summary": 10,
    "printed_investments": 12,
    "printed_bridge": 10,
    "printed_municipal": 6,
    "printed_plan": 16,
    "printed_stated": 10,
    "printed_controls": 10,
    "claims": 36,
    "printed_cases": 12,
}
FOLLOWED = ("prior_actual", "budget_to_date", "actual", "budget", "forecast", "deviation")


def _printed(key: str, *columns: Column) -> Table:
    return Table(key, columns, room=ROOM[key])


def _amounts(*keys: str) -> tuple[Column, ...]:
    return tuple(Column(key) for key in keys)


def _tables() -> dict[str, Table]:
    """Return the printed tables by key (tabeller i handlingen)."""
    nature = Column("nature", fmt=Fmt.TEXT, rule=Rule(choices="nature"))
    tables = (
        _printed("printed_departments", UNIT, LABEL, KIND, nature, *_amounts(*FOLLOWED)),
        _printed(
            "printed_summary", UNIT, LABEL, KIND, *_amounts("prior_actual", "actual", "budget", "forecast", "deviation")
        ),
        _printed(
            "printed_investments",
            UNIT,
            LABEL,
            KIND,
            *_amounts("prior_actual", "actual", "budget", "forecast", "deviation"),
        ),
        _printed("printed_bridge", UNIT, LABEL, KIND, Column("amount")),
        _printed("printed_municipal", UNIT, LABEL, KIND, *_amounts("budget", "next_1", "deviation")),
        _printed(
            "printed_plan",
            UNIT,
            LABEL,
            KIND,
            Column("item", fmt=Fmt.TEXT),
            *_amounts("budget", "forecast", "next_1", "next_2", "next_3"),
        ),
        _printed(
            "printed_stated",
            UNIT,
            LABEL,
            Column("stated_year", fmt=Fmt.YEAR, rule=REQUIRED),
            Column("item", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("amount_msek", fmt=Fmt.NUMBER, rule=REQUIRED),
        ),
        _printed(
            "printed_controls",
            UNIT,
            LABEL,
            Column("risk", fmt=Fmt.INTEGER),
            Column("materiality", fmt=Fmt.INTEGER),
            Column("score", fmt=Fmt.INTEGER),
        ),
    )
    return {table.key: table for table in tables}


def _claims() -> Table:
    """Lay out figures stated in the text and what each is about (påståenden)."""
    return _printed(
        "claims",
        Column("about", fmt=Fmt.TEXT),
        Column("claim", fmt=Fmt.WRAP, rule=REQUIRED),
        Column("claim_role", fmt=Fmt.TEXT, rule=Rule(choices="claim_role", required=True)),
        Column("claim_table", fmt=Fmt.TEXT, rule=Rule(choices="printed_table")),
        Column("claim_amount", rule=REQUIRED),
        Column("direction", fmt=Fmt.TEXT, rule=Rule(choices="direction")),
        Column("claim_kind", fmt=Fmt.TEXT, rule=Rule(choices="kind")),
        Column("claim_column", fmt=Fmt.TEXT, rule=Rule(choices="claim_column")),
        Column("claim_label", fmt=Fmt.TEXT),
        Column("claim_case", fmt=Fmt.TEXT),
        Column("claim_precision", fmt=Fmt.NUMBER, rule=Rule(low=0)),
    )


def _cases() -> Table:
    """Lay out headings and proposals as printed (ärenden i handlingen)."""
    return _printed(
        "printed_cases",
        Column("claim_case", fmt=Fmt.TEXT),
        Column("printed_title", fmt=Fmt.WRAP, rule=REQUIRED),
        Column("printed_proposal", fmt=Fmt.WRAP, rule=REQUIRED),
    )


def sheet() -> Sheet:
    """Lay out the last paper's tables and claims (senaste handling)."""
    tables = _tables()
    return Sheet(
        "printed",
        "basis",
        (26, 44, 38, 34, 13, 20, 13, 19, 23, 13, 13),
        (
            Note("printed"),
            *(block for key, table in tables.items() for block in (Section(key), table)),
            Section("claims"),
            Note("claims"),
            _claims(),
            Section("printed_cases"),
            _cases(),
            Section("printed_period"),
            Fields((Field("printed_month", fmt=Fmt.INTEGER, rule=Rule(low=1, high=12)),)),
        ),
    )

"""What comes from the books (bokföringens blad): ledger, months per report row, typed amounts, mapping, sources."""

from __future__ import annotations

from snit_xl.workbook.spec import (
    REQUIRED,
    Column,
    Field,
    Fields,
    Fmt,
    Kind,
    Mark,
    Note,
    Rule,
    Section,
    Sheet,
    Table,
    result,
)

MONTHS = tuple(f"m_{number}" for number in range(1, 13))
ACCOUNT = Rule(low=1, high=99999999, required=True)


def ledger_sheet() -> Sheet:
    """Lay out imported outcomes, never typed (Utfall)."""
    ledger = Table(
        "ledger",
        (
            result("ledger_year", Fmt.YEAR),
            result("ledger_month", Fmt.INTEGER),
            result("account"),
            result("account_name"),
            result("cost_unit"),
            result("project_code"),
            result("ledger_amount", Fmt.TKR1),
            result("ledger_budget", Fmt.TKR1),
            result("unit"),
            result("label"),
            result("books"),
            result("ledger_source"),
            result("ledger_rows", Fmt.INTEGER),
        ),
        grows=True,
        bulk=True,
    )
    widths = (9, 9, 10, 42, 12, 12, 15, 15, 26, 28, 16, 44, 12)
    missing = Mark("ledger", ("unit", "label"), "{@label}={~mapped.missing}", "warning")
    return Sheet("ledger", "basis", widths, (Section("ledger"), ledger), marks=(missing,), print_columns=11)


def months_sheet() -> Sheet:
    """Lay out outcome and budget per report row and month (Månader)."""
    months = Table(
        "months",
        (
            result("unit"),
            result("label"),
            result("ledger_measure"),
            result("ledger_year", Fmt.YEAR),
            *(result(month, Fmt.TKR) for month in MONTHS),
            result("to_date", Fmt.TKR),
            result("full_year", Fmt.TKR),
            result("complete"),
            result("curve"),
            result("source_remark"),
        ),
        grows=True,
        curve=("curve", "m_1", "m_12"),
    )
    widths = (26, 28, 10, 8, *([9] * 12), 11, 11, 11, 16, 120)
    # LibreOffice draws the curves on screen but not on paper, so they stay off it.
    return Sheet("months", "basis", widths, (Section("months"), months), frozen_columns=2, print_columns=19)


def typed_sheet() -> Sheet:
    """Lay out amounts that the books lack, typed (Komplettering)."""
    months = "{@m_1:m_12}"
    full = f'IF(COUNT({months})=0,"",IF(COUNT({months})=12,{{~yes_no.yes}},{{~yes_no.no}}))'
    counted = f"(COLUMN({months})-MIN(COLUMN({months}))+1<={{=month}})"
    typed = Table(
        "typed",
        (
            Column("unit", fmt=Fmt.TEXT, rule=Rule(source="committees.unit", required=True)),
            Column("label", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("ledger_measure", fmt=Fmt.TEXT, rule=Rule(choices="measure", required=True)),
            Column("ledger_year", fmt=Fmt.YEAR, rule=Rule(low=2000, high=2100, required=True)),
            *(Column(month) for month in MONTHS),
            Column("to_date", Kind.NATIVE, Fmt.TKR, f"SUMPRODUCT({counted}*{months})"),
            Column("full_year", Kind.NATIVE, Fmt.TKR, f"SUM({months})"),
            Column("complete", Kind.NATIVE, Fmt.TEXT, full),
            Column("typed_source", fmt=Fmt.WRAP, rule=REQUIRED),
        ),
        unique=("unit", "label", "ledger_measure", "ledger_year"),
    )
    widths = (26, 28, 10, 8, *([9] * 12), 10, 10, 10, 36)
    blocks = (Section("typed"), Note("typed"), typed)
    return Sheet("typed", "basis", widths, blocks, frozen_columns=2)


def accounts_sheet() -> Sheet:
    """Lay out the mapping from cost units to departments and from accounts to report rows (Kontoplan)."""
    books = Column("books", fmt=Fmt.TEXT, rule=Rule(source="municipalities.municipality"))
    cost_units = Table(
        "cost_units",
        (
            books,
            Column("cost_unit", fmt=Fmt.TEXT),
            Column("project_code", fmt=Fmt.TEXT),
            Column("unit", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("comment", fmt=Fmt.WRAP),
        ),
    )
    accounts = Table(
        "accounts",
        (
            Column("account_from", fmt=Fmt.INTEGER, rule=ACCOUNT),
            Column("account_to", fmt=Fmt.INTEGER, rule=ACCOUNT),
            Column("cost_unit", fmt=Fmt.TEXT),
            Column("unit", fmt=Fmt.TEXT),
            Column("label", fmt=Fmt.TEXT),
            Column("kind", fmt=Fmt.TEXT, rule=Rule(choices="mapped_kind", required=True)),
            Column("project_code", fmt=Fmt.TEXT),
            books,
            Column("comment", fmt=Fmt.WRAP),
        ),
    )
    return Sheet(
        "accounts",
        "basis",
        (18, 16, 16, 26, 36, 15, 12, 16, 66),
        (
            Section("cost_units"),
            Note("cost_units"),
            cost_units,
            Section("accounts"),
            Note("accounts"),
            accounts,
        ),
    )


def sources_sheet() -> Sheet:
    """Lay out every file that was read, with what became of its rows (Inläsning)."""
    parts = ("read", "mapped", "outside", "unmapped", "refused", "replaced")
    sources = Table(
        "sources",
        (
            result("ledger_source"),
            result("books"),
            result("source_kind"),
            result("period_from"),
            result("period_to"),
            *(result(f"rows_{part}", Fmt.INTEGER) for part in parts),
            *(result(f"kr_{part}", Fmt.KR) for part in parts),
            result("read_at", Fmt.STAMP),
            result("who"),
            result("source_faults", Fmt.WRAP),
            result("source_remark", Fmt.WRAP),
            result("list_format", Fmt.WRAP),
            result("source_folder"),
            result("checksum"),
            result("outside_rules"),
        ),
        grows=True,
    )
    widths = (42, 14, 8, 9, 9, *([11] * 6), *([15] * 6), 17, 14, 40, 120, 120, 40, 20, 16)
    return Sheet("sources", "basis", widths, (Section("sources"), sources), frozen_columns=1, print_columns=17)


def trace_sheet() -> Sheet:
    """Lay out what an amount consists of (Spårning)."""
    head = Fields(
        (
            Field("trace_what", Kind.RESULT, Fmt.TEXT),
            Field("trace_year", Kind.RESULT, Fmt.YEAR),
            Field("trace_from", Kind.RESULT, Fmt.INTEGER),
            Field("trace_to", Kind.RESULT, Fmt.INTEGER),
            Field("trace_total", Kind.RESULT, Fmt.KR),
            Field("trace_sum", Kind.RESULT, Fmt.KR),
            Field("trace_difference", Kind.RESULT, Fmt.KR),
        ),
    )
    trace = Table(
        "trace",
        (
            result("trace_level"),
            result("account"),
            result("account_name"),
            result("cost_unit"),
            result("trace_actual", Fmt.KR),
            result("trace_budget", Fmt.KR),
            result("trace_deviation", Fmt.KR),
            result("trace_day", Fmt.DATE),
            result("voucher"),
            result("trace_text"),
            result("project_code"),
            result("books"),
            result("ledger_source"),
        ),
        grows=True,
    )
    widths = (21, 18, 34, 10, 16, 16, 16, 12, 14, 42, 10, 14, 68)
    blocks = (Section("trace"), Note("trace"), head, Section("trace_list"), trace)
    return Sheet("trace", "basis", widths, blocks, print_columns=12)

"""What the figures rest on (underlagets blad): ledger, account mapping, checks, log and locked versions."""

from __future__ import annotations

from snit_xl.workbook.spec import REQUIRED, Column, Fmt, Kind, Mark, Rule, Section, Sheet, Table


def _result(key: str, fmt: Fmt = Fmt.TEXT) -> Column:
    return Column(key, Kind.RESULT, fmt)


def ledger_sheet() -> Sheet:
    """Lay out imported outcomes, never typed (Utfall)."""
    ledger = Table(
        "ledger",
        (
            _result("ledger_year", Fmt.YEAR),
            _result("ledger_month", Fmt.INTEGER),
            _result("account", Fmt.INTEGER),
            _result("account_name"),
            _result("cost_unit"),
            _result("project_code"),
            _result("ledger_amount", Fmt.TKR1),
            _result("ledger_budget", Fmt.TKR1),
            _result("ledger_source"),
        ),
        grows=True,
    )
    return Sheet("ledger", "basis", (9, 9, 10, 40, 14, 14, 15, 15, 44), (Section("ledger"), ledger))


def accounts_sheet() -> Sheet:
    """Lay out the mapping from accounts to report rows (Kontoplan)."""
    accounts = Table(
        "accounts",
        (
            Column("account_from", fmt=Fmt.INTEGER, rule=Rule(low=1, high=99999999, required=True)),
            Column("account_to", fmt=Fmt.INTEGER, rule=Rule(low=1, high=99999999, required=True)),
            Column("cost_unit", fmt=Fmt.TEXT),
            Column("project_code", fmt=Fmt.TEXT),
            Column("unit", fmt=Fmt.TEXT, rule=Rule(source="committees.unit")),
            Column("label", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("kind", fmt=Fmt.TEXT, rule=Rule(choices="detail_kind", required=True)),
            Column("comment", fmt=Fmt.WRAP),
        ),
    )
    return Sheet("accounts", "basis", (13, 13, 14, 14, 24, 28, 16, 60), (Section("accounts"), accounts))


def checks_sheet() -> Sheet:
    """Lay out every finding of the last check (Kontroller)."""
    checks = Table(
        "checks",
        (
            _result("severity"),
            _result("code"),
            _result("where_sheet"),
            _result("where_cell"),
            _result("message", Fmt.WRAP),
            _result("published"),
            _result("correct"),
            _result("difference"),
            _result("mend", Fmt.WRAP),
        ),
        grows=True,
    )
    return Sheet(
        "checks",
        "basis",
        (12, 36, 22, 8, 62, 16, 16, 11, 56),
        (Section("checks"), checks),
        marks=(
            Mark("checks", ("severity",), "{@severity}={~severity.fault}", "fault"),
            Mark("checks", ("severity",), "{@severity}={~severity.warning}", "warning"),
        ),
    )


def log_sheet() -> Sheet:
    """Lay out who did what and when (Logg)."""
    log = Table(
        "log",
        (
            _result("logged_at", Fmt.STAMP),
            _result("who"),
            _result("action"),
            _result("where_sheet"),
            _result("where_cell"),
            _result("what", Fmt.WRAP),
            _result("before"),
            _result("after"),
        ),
        grows=True,
    )
    return Sheet("log", "basis", (18, 20, 24, 24, 10, 50, 16, 16), (Section("log"), log))


def versions_sheet() -> Sheet:
    """Lay out locked forecasts, row by row (Versioner)."""
    versions = Table(
        "versions",
        (
            _result("version"),
            _result("locked_at", Fmt.STAMP),
            _result("unit"),
            _result("label"),
            _result("budget", Fmt.TKR),
            _result("forecast", Fmt.TKR),
            _result("comment", Fmt.WRAP),
        ),
        grows=True,
    )
    return Sheet("versions", "basis", (26, 18, 24, 28, 13, 13, 60), (Section("versions"), versions))

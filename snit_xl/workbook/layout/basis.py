"""What the product itself keeps (underlagets listor): checks, log and locked versions."""

from __future__ import annotations

from snit_xl.workbook.spec import Fmt, Mark, Note, Section, Sheet, Table, result


def checks_sheet() -> Sheet:
    """Lay out every finding of the last check (Kontroller)."""
    checks = Table(
        "checks",
        (
            result("severity"),
            result("code"),
            result("where_sheet"),
            result("where_cell"),
            result("message", Fmt.WRAP),
            result("published"),
            result("correct"),
            result("difference"),
            result("mend", Fmt.WRAP),
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
            result("logged_at", Fmt.STAMP),
            result("who"),
            result("action"),
            result("where_sheet"),
            result("where_cell"),
            result("what", Fmt.WRAP),
            result("before", Fmt.WRAP),
            result("after", Fmt.WRAP),
            result("changed_between", Fmt.WRAP),
        ),
        grows=True,
    )
    widths = (18, 16, 20, 22, 8, 54, 30, 30, 92)
    return Sheet("log", "basis", widths, (Section("log"), Note("log"), log))


def versions_sheet() -> Sheet:
    """Lay out locked forecasts, row by row (Versioner)."""
    versions = Table(
        "versions",
        (
            result("version"),
            result("locked_at", Fmt.STAMP),
            result("unit"),
            result("label"),
            result("locked_period"),
            result("actual", Fmt.TKR),
            result("budget", Fmt.TKR),
            result("forecast", Fmt.TKR),
            result("comment", Fmt.WRAP),
        ),
        grows=True,
    )
    return Sheet("versions", "basis", (26, 18, 24, 28, 10, 13, 13, 13, 60), (Section("versions"), versions))


def seen_sheet() -> Sheet:
    """Lay out the inputs as the program last saw them (Tidigare indata), one row per input row; hidden."""
    seen = Table("seen", (result("seen_table"), result("seen_row"), result("seen_values")), grows=True, bulk=True)
    return Sheet("seen", "basis", (24, 60, 120), (Section("seen"), seen), hidden=True)

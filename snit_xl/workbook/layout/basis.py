"""What the product itself keeps (underlagets listor): checks and log."""

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
        (12, 36, 22, 8, 60, 14, 14, 11, 50),
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
            result("who", Fmt.WRAP),
            result("action"),
            result("where_sheet", Fmt.WRAP),
            result("where_cell"),
            result("what", Fmt.WRAP),
            result("before", Fmt.WRAP),
            result("after", Fmt.WRAP),
            result("changed_between", Fmt.WRAP),
        ),
        grows=True,
    )
    widths = (17, 11, 19, 15, 8, 25, 17, 17, 34)
    return Sheet("log", "basis", widths, (Section("log"), Note("log"), log))


def seen_sheet() -> Sheet:
    """Lay out the inputs as the program last saw them (Tidigare indata), one row per input row; hidden."""
    seen = Table(
        "seen", (result("seen_table"), result("seen_row", Fmt.WRAP), result("seen_values")), grows=True, bulk=True
    )
    return Sheet("seen", "basis", (24, 60, 120), (Section("seen"), seen), hidden=True)

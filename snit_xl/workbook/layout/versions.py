"""Locked forecasts (låsta versioner): what has changed since one, the versions, their rows, how near they came."""

from __future__ import annotations

from snit_xl.workbook.spec import Field, Fields, Fmt, Kind, Mark, Note, Rule, Section, Sheet, Table, result


def changes_sheet() -> Sheet:
    """Lay out which rows have changed since a version (Ändringar), and the choice of it."""
    head = Fields(
        (
            Field("compare_with", rule=Rule(source="version_summary.version")),
            Field("changes_from", Kind.RESULT),
            Field("changes_total", Kind.RESULT),
        )
    )
    changes = Table(
        "changes",
        (
            result("unit"),
            result("label"),
            result("then_forecast", Fmt.TKR),
            result("now_forecast", Fmt.TKR),
            result("forecast_change", Fmt.TKR),
            result("then_comment", Fmt.WRAP),
            result("now_comment", Fmt.WRAP),
            result("change_remark", Fmt.WRAP),
            result("then_method"),
            result("now_method"),
            result("then_adjustment", Fmt.TKR),
            result("now_adjustment", Fmt.TKR),
            result("then_manual", Fmt.TKR),
            result("now_manual", Fmt.TKR),
        ),
        grows=True,
    )
    widths = (26, 30, 12, 12, 11, 44, 44, 27, 20, 20, 13, 13, 12, 12)
    marks = (
        Mark("changes", (), "{@unit}={~together.unit}", "strong"),
        Mark("changes", ("change_remark",), '{@change_remark}<>""', "look"),
    )
    blocks = (head, Section("changes"), changes)
    # What explains a changed proposal is for the screen; the committee reads the amounts and the comments.
    return Sheet("changes", "month", widths, blocks, marks=marks, print_columns=8)


def versions_sheet() -> Sheet:
    """Lay out one row per locked version (Versioner), with how near it came once its year is closed."""
    summary = Table(
        "version_summary",
        (
            result("version"),
            result("report_point"),
            result("locked_period"),
            result("locked_at", Fmt.STAMP),
            result("locked_by"),
            result("version_rows", Fmt.INTEGER),
            result("forecast", Fmt.TKR),
            result("deviation", Fmt.DEVIATION),
            result("year_outcome", Fmt.TKR),
            result("forecast_error", Fmt.TKR),
            result("error_percent", Fmt.PERCENT),
            result("accuracy_remark", Fmt.WRAP),
        ),
        grows=True,
    )
    widths = (28, 18, 14, 18, 16, 9, 12, 13, 12, 13, 13, 46)
    blocks = (Fields((Field("next_version", Kind.RESULT),)), Section("version_summary"), summary)
    return Sheet("versions", "basis", widths, blocks)


def rows_sheet() -> Sheet:
    """Lay out what was saved of every row when it was locked (Låsta rader)."""
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
            result("report_point"),
            result("locked_by"),
            result("kind"),
            result("method"),
            result("proposal", Fmt.TKR),
            result("adjustment", Fmt.TKR),
            result("manual", Fmt.TKR),
            result("checksum"),
        ),
        grows=True,
    )
    widths = (28, 18, 26, 28, 10, 13, 13, 13, 60, 17, 20, 15, 20, 11, 11, 11, 20)
    marks = (Mark("versions", (), "{@version}<>{^version}", "group_start"),)
    blocks = (Section("versions"), versions)
    return Sheet("version_rows", "basis", widths, blocks, marks=marks, frozen_columns=1, print_columns=9)


def accuracy_sheet() -> Sheet:
    """Lay out locked forecasts against what the year became (Prognosprecision)."""
    accuracy = Table(
        "accuracy",
        (
            result("version"),
            result("report_point"),
            result("locked_period"),
            result("unit"),
            result("label"),
            result("forecast", Fmt.TKR),
            result("year_outcome", Fmt.TKR),
            result("forecast_error", Fmt.TKR),
            result("error_percent", Fmt.PERCENT),
            result("accuracy_remark", Fmt.WRAP),
        ),
        grows=True,
    )
    widths = (28, 17, 10, 26, 28, 14, 14, 14, 14, 36)
    marks = (
        Mark("accuracy", (), "{@label}={~together.label}", "strong"),
        Mark("accuracy", (), "{@version}<>{^version}", "group_start"),
    )
    head = Fields((Field("accuracy_basis", Kind.RESULT),), remarks=False)
    return Sheet("accuracy", "basis", widths, (head, Section("accuracy"), Note("accuracy"), accuracy), marks=marks)

"""How the forecast methods have done on closed years (Metodprov): a result list, row by row and in total."""

from __future__ import annotations

from snit_xl.workbook.spec import Field, Fields, Fmt, Kind, Mark, Note, Section, Sheet, Table, result


def sheet() -> Sheet:
    """Lay out the trial of the methods (Metodprov)."""
    head = Fields(
        (
            Field("trial_basis", Kind.RESULT, Fmt.TEXT),
            Field("trial_books", Kind.RESULT, Fmt.TEXT),
        ),
        remarks=False,
    )
    trial = Table(
        "trial",
        (
            result("unit"),
            result("label"),
            result("trial_method"),
            result("trial_error", Fmt.TKR1),
            result("trial_percent", Fmt.PERCENT),
            result("trial_years", Fmt.INTEGER),
            result("trial_mark"),
            result("trial_proposal", Fmt.TKR),
            result("span_low", Fmt.TKR),
            result("span_high", Fmt.TKR),
            result("trial_remark", Fmt.WRAP),
        ),
        grows=True,
    )
    widths = (26, 28, 20, 13, 13, 12, 18, 12, 12, 12, 54)
    marks = (
        Mark("trial", ("unit", "label"), "AND({@unit}={^unit},{@label}={^label})", "repeated"),
        Mark("trial", (), "{@label}<>{^label}", "group_start"),
    )
    blocks = (head, Section("trial"), Note("trial"), trial)
    return Sheet("trial", "basis", widths, blocks, marks=marks)

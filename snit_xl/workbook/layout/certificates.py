"""The register of signed promises of confidentiality (Sekretessbevis): a workbook of its own, in the house style."""

from __future__ import annotations

from snit_xl.workbook.spec import Column, Field, Fields, Fmt, Kind, Layout, Mark, Note, Rule, Section, Sheet, Table

FREE = Rule(few_digits=True)
NAMED = Rule(few_digits=True, required=True)


def register_layout() -> Layout:
    """Return the layout of the register (registrets uppställning): it has nothing to do with how many share it."""
    return Layout((_sheet(),), ())


def _sheet() -> Sheet:
    state = "{@certificate_status}"
    return Sheet(
        "certificates",
        "board",
        (34, 38, 24, 10, 18, 13, 13, 24, 34),
        (
            Note("certificate_access"),
            Note("certificate_numbers"),
            Note("certificate_paper"),
            Section("certificate_state"),
            _counts(),
            Section("certificates"),
            _register(),
        ),
        marks=(
            Mark("certificates", ("certificate_status",), f"{state}={{~certificate_state.missing}}", "alarm"),
            Mark("certificates", ("certificate_status",), f"{state}={{~certificate_state.ended}}", "alarm"),
            Mark("certificates", ("certificate_status",), f"{state}={{~certificate_state.soon}}", "look"),
        ),
    )


def _counts() -> Fields:
    """Lay out how many should sign and have (antal), as of a day or of today."""
    asked = "{certificates.should_sign},{~yes_no.yes}"
    signed, soon = (
        f"COUNTIFS({asked},{{certificates.certificate_status}},{{~certificate_state.{name}}})"
        for name in ("signed", "soon")
    )
    return Fields(
        (
            Field("register_committee", rule=FREE),
            Field("register_day", fmt=Fmt.DATE),
            Field("register_today", Kind.NATIVE, Fmt.DATE, 'IF({=register_day}="",TODAY(),{=register_day})'),
            Field("register_months", fmt=Fmt.INTEGER, rule=Rule(low=0, high=60, required=True)),
            Field("register_due", Kind.NATIVE, Fmt.INTEGER, f"COUNTIFS({asked})"),
            Field("register_signed", Kind.NATIVE, Fmt.INTEGER, f"{signed}+{soon}"),
            Field("register_soon", Kind.NATIVE, Fmt.INTEGER, soon),
            Field(
                "register_missing",
                Kind.NATIVE,
                Fmt.INTEGER,
                "{=register_due}-{=register_signed}",
                alarm="{=register_missing}>0",
            ),
        )
    )


def _register() -> Table:
    """Lay out who should sign, has signed and until when (register)."""
    unsigned = "IF({@should_sign}={~yes_no.yes},{~certificate_state.missing},{~certificate_state.not_needed})"
    open_ended = 'OR({@certificate_ends}="",{@certificate_ends}>EDATE({=register_today},{=register_months}))'
    ending = "IF({@certificate_ends}<{=register_today},{~certificate_state.ended},{~certificate_state.soon})"
    signed = f"IF({open_ended},{{~certificate_state.signed}},{ending})"
    status = f'IF({{@certificate_name}}="","",IF({{@signed_on}}="",{unsigned},{signed}))'
    return Table(
        "certificates",
        (
            Column("certificate_name", fmt=Fmt.TEXT, rule=NAMED),
            Column("certificate_role", fmt=Fmt.TEXT, rule=FREE),
            Column("certificate_unit", fmt=Fmt.TEXT, rule=FREE),
            Column("should_sign", fmt=Fmt.TEXT, rule=Rule(choices="yes_no", required=True)),
            Column("certificate_status", Kind.NATIVE, Fmt.TEXT, status),
            Column("signed_on", fmt=Fmt.DATE),
            Column("certificate_ends", fmt=Fmt.DATE),
            Column("kept_at", fmt=Fmt.TEXT, rule=FREE),
            Column("comment_short", fmt=Fmt.WRAP, rule=FREE),
        ),
    )

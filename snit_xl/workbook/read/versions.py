"""Reads what is locked (läs låsta versioner), and what goes with it: report points, and when to ask for a comment."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from snit_xl.domain.money import ZERO
from snit_xl.domain.rows import RowKind
from snit_xl.domain.versions import CommentLimits, LockedForecast
from snit_xl.workbook.extract import Extract, Record
from snit_xl.workbook.terms.words import key_of


def locked(found: Extract) -> tuple[LockedForecast, ...]:
    """Read the locked versions (låsta versioner), oldest first as they were written."""
    return tuple(_locked(one) for one in found.table("versions") if one.text("version"))


def _locked(record: Record) -> LockedForecast:
    kind = key_of("detail_kind", record.text("kind"))
    return LockedForecast(
        record.text("version"),
        record.amount("locked_at"),
        record.text("unit"),
        record.text("label"),
        record.text("locked_period"),
        record.number("forecast"),
        record.number("actual"),
        record.number("budget"),
        record.text("comment"),
        record.text("report_point"),
        record.text("locked_by"),
        RowKind(kind) if kind else None,
        record.text("method"),
        record.number("proposal"),
        record.amount("adjustment"),
        record.number("manual"),
        record.text("checksum"),
        record.source,
    )


def report_points(found: Extract) -> dict[int, str]:
    """Read which report point each month belongs to (rapporttillfällen), by the key of its word."""
    return {int(one.amount("point_month")): one.text("report_point") for one in found.table("report_points")}


def comment_limits(limits: Mapping[str, Decimal]) -> CommentLimits:
    """Return when a changed forecast asks for a new comment (gränser för kommentar)."""
    return CommentLimits(
        limits.get("comment_change", ZERO),
        limits.get("comment_change_percent", ZERO),
        limits.get("sum_tolerance", ZERO),
    )

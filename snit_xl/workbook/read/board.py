"""Reads the committee's and the unit's own sheets (läs nämndens blad): controls, meetings, projects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal

from snit_xl.domain import projects as domain_projects
from snit_xl.domain.countdown import Step
from snit_xl.domain.follow_up import Control
from snit_xl.domain.meetings import Meeting
from snit_xl.domain.risk import Level, Scale
from snit_xl.domain.rows import Column, Row, RowKind
from snit_xl.workbook.extract import Extract, Record
from snit_xl.workbook.read.places import aliased


def controls(found: Extract) -> tuple[Row, ...]:
    """Read how each control is judged (riskbedömning)."""
    return tuple(
        Row(
            "",
            r.text("process"),
            RowKind.COST,
            amounts={column: r.number(column.value) for column in (Column.RISK, Column.MATERIALITY)},
            at=r.source,
        )
        for r in found.table("controls")
    )


def scale(found: Extract, highest: int) -> Scale:
    """Read the scale and its levels (riskskala)."""
    levels = tuple(
        Level(
            r.text("level"),
            int(r.amount("level_from")),
            int(r.amount("level_to")),
            aliased(r.source, lower="level_from"),
        )
        for r in found.table("levels")
    )
    return Scale(highest, highest, levels)


def meetings(found: Extract) -> tuple[Meeting, ...]:
    """Read the meetings (möten); one without a readable day or time is left to its problem."""
    read = []
    for record in found.table("meetings"):
        day, start, end = record.day("day"), record.values.get("starts"), record.values.get("ends")
        if day is not None and isinstance(start, time) and isinstance(end, time):
            read.append(
                Meeting(record.text("forum"), day, start, end, record.text("place"), aliased(record.source, end="ends"))
            )
    return tuple(read)


def holidays(found: Extract) -> Mapping[date, str]:
    """Read the holidays (helgdagar)."""
    return {day: r.text("holiday") for r in found.table("holidays") if (day := r.day("day"))}


def projects(found: Extract) -> tuple[domain_projects.Project, ...]:
    """Read the catalogue (projektkatalog); one without a readable status is left to its problem."""
    return tuple(_project(record) for record in found.table("projects") if record.text("project_status"))


def _project(record: Record) -> domain_projects.Project:
    risk = record.number("project_risk")
    return domain_projects.Project(
        record.text("project_id"),
        record.text("project"),
        record.text("project_kind"),
        record.text("owner"),
        record.text("role_in_charge"),
        domain_projects.Status(record.text("project_status")),
        record.day("starts_on"),
        record.day("ends_on"),
        record.number("budget_project"),
        record.number("outcome_project"),
        record.number("forecast_project"),
        int(risk) if risk is not None else None,
        record.text("comment"),
        aliased(record.source, id="project_id", end="ends_on", forecast="forecast_project"),
    )


def project_limits(limits: Mapping[str, Decimal]) -> domain_projects.Limits:
    """Return the lights' thresholds (gränser för läget)."""

    def threshold(name: str) -> domain_projects.Threshold:
        return domain_projects.Threshold(_limit(limits, f"{name}_yellow"), _limit(limits, f"{name}_red"))

    return domain_projects.Limits(threshold("days_late"), threshold("percent_over"), threshold("project_risk"))


def countdown(found: Extract) -> tuple[Step, ...]:
    """Read the steps before each meeting (nedräkning)."""
    return tuple(
        Step(
            r.text("countdown_step"),
            r.text("countdown_task"),
            int(r.amount("days_before")),
            r.text("day_kind") == "working",
            r.day("done_on"),
            r.source,
        )
        for r in found.table("countdown")
    )


def plan(found: Extract) -> tuple[Control, ...]:
    """Read the control plan with its follow-up (kontrollplan med uppföljning)."""
    return tuple(
        Control(
            r.text("process"),
            r.text("risk_text"),
            r.text("control_text"),
            r.text("control_role"),
            r.text("report_role"),
            r.text("measure"),
            r.text("follow_up"),
            r.text("control_deviation"),
            r.day("follow_up_day"),
            r.day("planned_day"),
            int(months) if (months := r.number("follow_up_months")) is not None else None,
            aliased(r.source, last="follow_up_day", planned="planned_day", due="next_follow_up"),
        )
        for r in found.table("controls")
    )


def _limit(limits: Mapping[str, Decimal], key: str) -> Decimal:
    """Return a limit (gräns); a missing one is a problem already, 0 keeps the rest readable."""
    return limits.get(key, Decimal(0))

"""Reads services, agreements, queues and disturbances (läs verksamhetens blad)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from snit_xl.domain.agreements import Agreement
from snit_xl.domain.delivery import Disturbance, QueuePeriod
from snit_xl.domain.services import Service
from snit_xl.workbook.extract import Extract, Record
from snit_xl.workbook.model import Department, Operations
from snit_xl.workbook.read.places import aliased


def operations(found: Extract, departments: Sequence[Department]) -> Operations:
    """Read what the unit runs and delivers (verksamheten)."""
    settled = str(found.fields.get("settlement_unit") or "").casefold()
    return Operations(
        services=tuple(_service(r) for r in found.table("services")),
        service_sums=tuple(r.source for r in found.table("service_sums")),
        split_key=next((d.key for d in departments if d.unit.casefold() == settled), ""),
        agreements=tuple(_agreement(r) for r in found.table("agreements")),
        agreement_months=int(found.number("agreement_months") or 0),
        queue=tuple(p for r in found.table("queue_flow") if (p := _period(r)) is not None),
        disturbances=tuple(_disturbance(r) for r in found.table("disturbances")),
        due=found.number("certificates_due"),
        signed=found.number("certificates_signed"),
    )


def _service(record: Record) -> Service:
    return Service(
        record.text("service"),
        record.number("service_cost"),
        record.number("service_volume"),
        record.number("service_unit_cost"),
        record.text("key"),
        record.text("borne_by"),
        aliased(record.source, volume="service_volume", unit_cost="service_unit_cost"),
    )


def _agreement(record: Record) -> Agreement:
    return Agreement(
        record.text("customer"),
        record.text("agreement_kind") == "other",
        record.number("yearly_amount"),
        record.day("runs_until"),
        aliased(record.source, amount="yearly_amount", ends="runs_until"),
    )


def _period(record: Record) -> QueuePeriod | None:
    """Read one period of a queue (köperiod); one without readable days is left to its problem."""
    start, end = record.day("flow_from"), record.day("flow_to")
    if start is None or end is None:
        return None
    at = aliased(record.source, start="flow_from", end="flow_to", opening="flow_opening", closing="flow_closing")
    return QueuePeriod(
        record.text("queue_name"),
        start,
        end,
        record.number("flow_opening"),
        record.number("flow_new"),
        record.number("flow_closed"),
        record.number("flow_closing"),
        at,
    )


def _disturbance(record: Record) -> Disturbance:
    return Disturbance(
        record.text("disturbance"),
        record.text("affected"),
        _moment(record.day("noticed_on"), record.values.get("began_at")),
        _moment(record.day("ended_on"), record.values.get("ended_at")),
        aliased(record.source, end="ended_on"),
    )


def _moment(day: date | None, clock: object) -> datetime | None:
    """Return a day and its time (tidpunkt); None where one of them is missing."""
    return datetime.combine(day, clock) if day is not None and isinstance(clock, time) else None

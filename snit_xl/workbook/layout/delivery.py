"""What the unit delivers (Tjänster och leverans): services and their split, agreements, queues, disturbances, staff."""

from __future__ import annotations

from snit_xl.workbook.spec import (
    REQUIRED,
    Block,
    Chart,
    Column,
    Field,
    Fields,
    Fmt,
    Kind,
    Mark,
    Note,
    Rule,
    Section,
    Series,
    Sheet,
    Table,
    TotalRow,
)

COUNT = Rule(low=0, high=1000000)
MUNICIPALITY = Rule(source="municipalities.municipality")
COMMENT = Column("comment_short", fmt=Fmt.WRAP)


def services_sheet(municipalities: tuple[str, ...]) -> Sheet:
    """Lay out services, agreements, delivery and staffing (Tjänster och leverans)."""
    return Sheet(
        "services",
        "operations",
        (30, 31, 12, 13, 24, 19, 12, 11, 12, 12, 12, *([12] * max(2, len(municipalities)))),
        (*_services(), *_agreements(), *_queue(), *_disturbances(), *_staffing(), *_certificates()),
        marks=(
            Mark("agreements", ("agreement_state",), "{@agreement_state}={~agreement_state.ended}", "alarm"),
            Mark("agreements", ("agreement_state",), "{@agreement_state}={~agreement_state.soon}", "look"),
            Mark("queue_flow", ("flow_difference",), "N({@flow_difference})<>0", "alarm"),
        ),
    )


def _services() -> tuple[Block, ...]:
    """Lay out the catalogue with prices and split, and the catalogue against the budget (tjänstekatalog)."""
    units = 'IF(COUNT({@service_unit_cost},{@service_volume})=2,{@service_unit_cost}*{@service_volume}/1000,"")'
    priced = f'IF({{@service_cost}}<>"",{{@service_cost}},{units})'
    services = Table(
        "services",
        (
            Column("service", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("service_content", fmt=Fmt.WRAP),
            Column("service_cost"),
            Column("key", fmt=Fmt.TEXT, rule=Rule(source="keys.key")),
            COMMENT,
            Column("borne_by", fmt=Fmt.TEXT, rule=MUNICIPALITY),
            Column("service_unit", fmt=Fmt.TEXT),
            Column("service_volume", fmt=Fmt.NUMBER, rule=Rule(low=0, high=1000000000)),
            Column("service_unit_cost", fmt=Fmt.KR),
            Column("service_priced", Kind.NATIVE, Fmt.TKR, priced),
            Column(
                "service_price",
                Kind.NATIVE,
                Fmt.KR,
                'IF(N({@service_volume})*N({@service_priced})=0,"",{@service_priced}*1000/{@service_volume})',
            ),
            Column("service_share", Kind.RESULT, per_municipality=True),
        ),
        totals=(
            TotalRow(
                "services",
                {"service_priced": "SUM({services.service_priced})", "service_share": "SUM({services.service_share#})"},
            ),
        ),
        unique=("service",),
    )
    sums = Table(
        "service_sums",
        (
            Column("service_line", Kind.LABEL, Fmt.TEXT),
            Column("service_line_basis", Kind.LABEL, Fmt.WRAP),
            Column("service_line_amount", Kind.RESULT),
            Column("service_share", Kind.RESULT, per_municipality=True),
        ),
    )
    return Section("services"), Note("services"), services, Section("service_sums"), Note("service_sums"), sums


def _agreements() -> tuple[Block, ...]:
    """Lay out customers and agreements (kunder och avtal), each with whether it is about to end."""
    soon = "EDATE({=report_day},{=agreement_months})"
    states = "IF({@runs_until}<{=report_day},{~agreement_state.ended},{~agreement_state.soon})"
    # Without a report day, as in a workbook for a new year, nothing can be said of a date; EDATE would be an error.
    dated = f'IF({{=report_day}}="","",IF({{@runs_until}}>{soon},{{~agreement_state.runs}},{states}))'
    agreements = Table(
        "agreements",
        (
            Column("customer", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("agreement", fmt=Fmt.WRAP),
            Column("yearly_amount"),
            Column("runs_until", fmt=Fmt.DATE),
            COMMENT,
            Column("agreement_kind", fmt=Fmt.TEXT, rule=Rule(choices="agreement_kind", required=True)),
            Column(
                "agreement_state",
                Kind.NATIVE,
                Fmt.TEXT,
                f'IF({{@customer}}="","",IF({{@runs_until}}="",{{~agreement_state.runs}},{dated}))',
            ),
        ),
    )
    months = Field("agreement_months", fmt=Fmt.INTEGER, rule=Rule(low=0, high=60, required=True))
    return Section("agreements"), Note("agreements"), Fields((months,)), agreements


def _queue() -> tuple[Block, ...]:
    """Lay out the queue as measured and its movements over time with a chart (kö)."""
    measured = Table(
        "queue",
        (
            Column("measured_at", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("queue_name", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("open_cases", fmt=Fmt.INTEGER, rule=COUNT),
            Column("measured_on", fmt=Fmt.DATE),
            COMMENT,
        ),
    )
    counted = "{@flow_opening},{@flow_new},{@flow_closed},{@flow_closing}"
    month = 'RIGHT("0"&MONTH({@%s}),2)'
    later = f'IF(MONTH({{@flow_from}})=MONTH({{@flow_to}}),"","–"&{month % "flow_to"})'
    flow = Table(
        "queue_flow",
        (
            Column("queue_name", fmt=Fmt.TEXT, rule=REQUIRED),
            Column(
                "flow_label",
                Kind.NATIVE,
                Fmt.TEXT,
                f'IF(COUNT({{@flow_from}},{{@flow_to}})<2,"",YEAR({{@flow_from}})&"-"&{month % "flow_from"}&{later})',
            ),
            Column("flow_from", fmt=Fmt.DATE, rule=REQUIRED),
            Column("flow_to", fmt=Fmt.DATE, rule=REQUIRED),
            COMMENT,
            *(Column(f"flow_{key}", fmt=Fmt.INTEGER, rule=COUNT) for key in ("opening", "new", "closed", "closing")),
            Column(
                "flow_difference",
                Kind.NATIVE,
                Fmt.INTEGER,
                f'IF(COUNT({counted})<4,"",{{@flow_closing}}-{{@flow_opening}}-{{@flow_new}}+{{@flow_closed}})',
            ),
            Column("median_days", fmt=Fmt.NUMBER, rule=COUNT),
            Column("oldest_days", fmt=Fmt.INTEGER, rule=COUNT),
        ),
        unique=("queue_name", "flow_from"),
    )
    drawn = (("flow_new", "plum", ""), ("flow_closed", "slate", ""), ("flow_closing", "accent", "amount"))
    lines = tuple(
        Series(f"queue_flow.{key}", "queue_flow.flow_label", colour, labels=labels) for key, colour, labels in drawn
    )
    chart = Chart("queue_flow", "line", lines, amounts="cases")
    return (
        Section("queue", new_page=True, plain=True),
        measured,
        Section("queue_flow"),
        Note("queue_flow"),
        flow,
        Section("queue_trend"),
        chart,
    )


def _disturbances() -> tuple[Block, ...]:
    """Lay out larger disturbances with how long they lasted and whom they concerned (större störningar)."""
    moments = "{@noticed_on},{@began_at},{@ended_on},{@ended_at}"
    lasted = "ROUND(({@ended_on}+{@ended_at}-{@noticed_on}-{@began_at})*24,1)"
    disturbances = Table(
        "disturbances",
        (
            Column("disturbance", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("disturbance_effect", fmt=Fmt.WRAP),
            Column("owner_count", fmt=Fmt.INTEGER),
            Column("noticed_on", fmt=Fmt.DATE),
            COMMENT,
            Column("affected", fmt=Fmt.TEXT),
            Column("began_at", fmt=Fmt.TIME),
            Column("ended_on", fmt=Fmt.DATE),
            Column("ended_at", fmt=Fmt.TIME),
            Column("hours", Kind.NATIVE, Fmt.NUMBER, f'IF(COUNT({moments})<4,"",{lasted})'),
        ),
    )
    concerned = "{disturbances.affected},{@sums_owner}"
    sums = Table(
        "disturbance_sums",
        (
            Column("sums_owner", Kind.LABEL, Fmt.TEXT),
            Column("disturbance_basis", Kind.LABEL, Fmt.WRAP),
            Column("disturbance_count", Kind.NATIVE, Fmt.INTEGER, f"COUNTIFS({concerned})"),
            Column("disturbance_hours", Kind.NATIVE, Fmt.NUMBER, f"SUMIFS({{disturbances.hours}},{concerned})"),
        ),
        totals=(
            TotalRow(
                "disturbances",
                {key: f"SUM({{disturbance_sums.{key}}})" for key in ("disturbance_count", "disturbance_hours")},
            ),
            TotalRow(
                "disturbance_rest",
                {
                    "disturbance_count": "COUNTA({disturbances.disturbance})-SUM({disturbance_sums.disturbance_count})",
                    "disturbance_hours": "SUM({disturbances.hours})-SUM({disturbance_sums.disturbance_hours})",
                },
            ),
        ),
    )
    return Section("disturbances"), Note("disturbances"), disturbances, Section("disturbance_sums"), sums


def _staffing() -> tuple[Block, ...]:
    """Lay out functions, posts and what training costs (bemanning och utbildning)."""
    staffing = Table(
        "staffing",
        (
            Column("function", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("function_duty", fmt=Fmt.WRAP),
            Column("posts", fmt=Fmt.NUMBER, rule=Rule(low=0, high=1000)),
            Column("training_per_head"),
            COMMENT,
            Column("heads", fmt=Fmt.INTEGER, rule=Rule(low=0, high=10000)),
            Column(
                "training_cost",
                Kind.NATIVE,
                Fmt.TKR,
                'IF(COUNT({@training_per_head},{@heads})<2,"",{@training_per_head}*{@heads})',
            ),
        ),
        totals=(
            TotalRow("staffing", {key: f"SUM({{staffing.{key}}})" for key in ("posts", "heads", "training_cost")}),
        ),
        unique=("function",),
    )
    return Section("staffing", new_page=True, plain=True), Note("staffing"), staffing


def _certificates() -> tuple[Block, ...]:
    """Lay out how many have signed (sekretessbevis); who they are stands in a file of its own."""
    count = Rule(low=0, high=100000)
    signed = Fields(
        (
            Field("certificates_day", fmt=Fmt.DATE),
            *(Field(f"certificates_{key}", fmt=Fmt.INTEGER, rule=count) for key in ("due", "signed", "soon")),
            Field(
                "certificates_missing",
                Kind.NATIVE,
                Fmt.INTEGER,
                'IF(COUNT({=certificates_due},{=certificates_signed})<2,"",{=certificates_due}-{=certificates_signed})',
                alarm="N({=certificates_missing})>0",
            ),
        )
    )
    return Section("certificate_counts"), Note("certificate_counts"), signed

"""What the unit runs and delivers (verksamhetens blad): project catalogue, services and delivery."""

from __future__ import annotations

from snit_xl.workbook.spec import REQUIRED, Column, Fmt, Kind, Note, Rule, Section, Sheet, Table, TotalRow

OWNER = Column("owner", fmt=Fmt.TEXT, rule=REQUIRED)


def projects_sheet() -> Sheet:
    """Lay out the catalogue of projects and improvements with Gantt and road map (Projekt och förbättringar)."""
    projects = Table(
        "projects",
        (
            Column("project_id", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("project", fmt=Fmt.WRAP, rule=REQUIRED),
            Column("project_kind", fmt=Fmt.TEXT, rule=Rule(choices="project_kind", required=True)),
            OWNER,
            Column("role_in_charge", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("project_status", fmt=Fmt.TEXT, rule=Rule(choices="project_status", required=True)),
            Column("starts_on", fmt=Fmt.DATE),
            Column("ends_on", fmt=Fmt.DATE),
            Column("budget_project"),
            Column("outcome_project"),
            Column("forecast_project"),
            Column("project_risk", fmt=Fmt.INTEGER, rule=Rule(low=1, high=25)),
            Column("light", Kind.RESULT, Fmt.TEXT),
            Column("comment", fmt=Fmt.WRAP),
        ),
        totals=(
            TotalRow(
                "projects",
                {key: f"SUM({{projects.{key}}})" for key in ("budget_project", "outcome_project", "forecast_project")},
            ),
        ),
        unique=("project_id",),
        strip=("starts_on", "ends_on"),
    )
    roadmap = Table(
        "roadmap",
        (
            Column("roadmap_from", fmt=Fmt.YEAR, rule=Rule(low=2000, high=2100, required=True)),
            Column("stage", fmt=Fmt.WRAP, rule=REQUIRED),
            Column("roadmap_to", fmt=Fmt.YEAR, rule=Rule(low=2000, high=2100, required=True)),
        ),
        strip=("roadmap_from", "roadmap_to"),
    )
    return Sheet(
        "projects",
        "operations",
        (9, 38, 12, 13, 20, 11, 12, 12, 9, 9, 9, 10, 10, 34),
        (Section("projects"), projects, Section("roadmap"), roadmap),
        frozen_columns=2,
    )


def services_sheet() -> Sheet:
    """Lay out services, customers, delivery, staffing and roles (Tjänster och leverans)."""
    services = Table(
        "services",
        (
            Column("service", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("service_content", fmt=Fmt.WRAP),
            Column("service_cost"),
            Column("key", fmt=Fmt.TEXT, rule=Rule(source="keys.key")),
            Column("comment_short", fmt=Fmt.WRAP),
        ),
        totals=(TotalRow("services", {"service_cost": "SUM({services.service_cost})"}),),
        unique=("service",),
    )
    agreements = Table(
        "agreements",
        (
            Column("customer", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("agreement", fmt=Fmt.WRAP),
            Column("yearly_amount"),
            Column("runs_until", fmt=Fmt.DATE),
            Column("comment_short", fmt=Fmt.WRAP),
        ),
    )
    queue = Table(
        "queue",
        (
            Column("measured_at", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("queue_name", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("open_cases", fmt=Fmt.INTEGER, rule=Rule(low=0, high=1000000)),
            Column("measured_on", fmt=Fmt.DATE),
            Column("comment_short", fmt=Fmt.WRAP),
        ),
    )
    disturbances = Table(
        "disturbances",
        (
            Column("disturbance", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("disturbance_effect", fmt=Fmt.WRAP),
            Column("owner_count", fmt=Fmt.INTEGER),
            Column("noticed_on", fmt=Fmt.DATE),
            Column("comment_short", fmt=Fmt.WRAP),
        ),
    )
    staffing = Table(
        "staffing",
        (
            Column("function", fmt=Fmt.TEXT, rule=REQUIRED),
            Column("function_duty", fmt=Fmt.WRAP),
            Column("posts", fmt=Fmt.NUMBER, rule=Rule(low=0, high=1000)),
            Column("training_per_head"),
            Column("comment_short", fmt=Fmt.WRAP),
        ),
    )
    training = TotalRow("staffing", {"posts": "SUM({staffing.posts})"})
    staffing = Table(staffing.key, staffing.columns, (training,), ("function",))
    return Sheet(
        "services",
        "operations",
        (36, 60, 15, 16, 50),
        (
            Section("services"),
            Note("services"),
            services,
            Section("agreements"),
            agreements,
            Section("queue"),
            queue,
            Section("disturbances"),
            disturbances,
            Section("staffing"),
            Note("staffing"),
            staffing,
        ),
    )

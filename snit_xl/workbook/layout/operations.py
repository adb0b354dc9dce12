"""The catalogue of projects and improvements (Projekt och förbättringar), with cost and risk per municipality."""

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
        (12, 38, 12, 13, 20, 11, 12, 12, 9, 10, 11, 10, 10, 30),
        (
            Section("projects"),
            projects,
            Section("roadmap"),
            roadmap,
            Section("project_sums", new_page=True, plain=True),
            Note("project_sums"),
            _per_municipality(),
        ),
        frozen_columns=2,
    )


def _per_municipality() -> Table:
    """Roll the catalogue up per owner (pengar och risk per kommun); a line below holds owners that aren't listed."""
    own = "{projects.owner},{@sums_owner}"
    ongoing = (
        "({projects.project_status}<>{~project_status.done})*({projects.project_status}<>{~project_status.cancelled})"
    )
    scored = f"({{projects.owner}}={{@sums_owner}})*{ongoing}*{{projects.project_risk}}"
    place = f"MATCH({{@highest_risk}},INDEX({scored},0),0)"
    sums = {f"{key}_project": f"SUMIFS({{projects.{key}_project}},{own})" for key in ("budget", "outcome", "forecast")}
    with_forecast = f'SUMIFS({{projects.budget_project}},{own},{{projects.forecast_project}},"<>")'
    counted = ("project_count", "projects_green", "projects_yellow", "projects_red")
    columns = (
        Column("sums_owner", Kind.LABEL, Fmt.WRAP),
        Column(
            "project_at_risk",
            Kind.NATIVE,
            Fmt.WRAP,
            f'IF({{@highest_risk}}=0,"",IFERROR(INDEX({{projects.project}},{place}),""))',
        ),
        Column("project_count", Kind.NATIVE, Fmt.INTEGER, f"COUNTIFS({own})"),
        *(
            Column(
                f"projects_{name}", Kind.NATIVE, Fmt.INTEGER, f"COUNTIFS({own},{{projects.light}},{{~light.{name}}})"
            )
            for name in ("green", "yellow", "red")
        ),
        *(Column(key, Kind.NATIVE, Fmt.TKR, formula) for key, formula in sums.items()),
        Column("deviation", Kind.NATIVE, Fmt.DEVIATION, f"{with_forecast}-{{@forecast_project}}"),
        Column("highest_risk", Kind.NATIVE, Fmt.INTEGER, f"SUMPRODUCT(MAX({scored}))"),
    )
    added = {key: f"SUM({{project_sums.{key}}})" for key in (*counted, *sums, "deviation")}
    rest = {key: f"SUM({{projects.{key}}})-SUM({{project_sums.{key}}})" for key in sums}
    rest["project_count"] = "COUNTA({projects.project})-SUM({project_sums.project_count})"
    return Table("project_sums", columns, totals=(TotalRow("project_sums", added), TotalRow("project_rest", rest)))

"""Titles of charts and of the sums under tables (diagramtitlar och summor)."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms import scenario_terms

CHARTS: Mapping[str, str] = {
    "deviation_per_row": "Avvikelse mot budget per rad (tkr, plus är bättre)",
    "split_per_municipality": "Fördelat belopp per kostnadspool (tkr)",
    "investments_per_year": "Planerade investeringar per år (tkr)",
    "bridge": "Från årets budget till nästa års (tkr)",
    **scenario_terms.CHARTS,
}

TOTALS: Mapping[str, str] = {
    "all_committees": "Summa nämnderna",
    "pools": "Summa",
    "settlement": "Summa",
    "investments": "Summa investeringar",
    "plan": "Summa investeringar",
    "capital": "Summa",
    "stages": "Summa",
    "bridge": "Summa",
    "projects": "Summa",
    "services": "Summa",
    "staffing": "Summa",
}

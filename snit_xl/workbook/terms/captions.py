"""Titles of charts and of the sums under tables (diagramtitlar och summor)."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms import scenario_texts

CHARTS: Mapping[str, str] = {
    "deviation_per_row": "Avvikelse mot budget per rad (▲ bättre, ▼ sämre)",
    "forecast_span": "Avvikelse mot budget, med spann på de rader som har ett",
    "split_per_municipality": "Fördelat belopp per kostnadspool",
    "investments_per_year": "Planerade investeringar per år",
    "capital_over_years": "Investeringar och kapitalkostnad år för år",
    "bridge": "Från årets budget till nästa års",
    "queue_flow": "Nya, stängda och kvarvarande ärenden",
    **scenario_texts.CHARTS,
}

# What a chart shows, read aloud instead of it; the amounts are those of the table beside it.
DESCRIPTIONS: Mapping[str, str] = {
    "deviation_per_row": "Stapeldiagram: avvikelsen för helåret på varje rad i Prognos, tkr. Åt höger är bättre än budget, åt vänster sämre. Beloppen står i kolumnen Avvikelse helår.",
    "forecast_span": "Stapeldiagram: avvikelsen för helåret på varje rad i Prognos, tkr, med ett streck som visar spannet där det finns. Beloppen står i kolumnerna Avvikelse helår, Spann 80 % från och Spann 80 % till.",
    "split_per_municipality": "Stapeldiagram: varje kostnadspool delad på kommunerna, tkr. Beloppen står i tabellen Fördelning av budgeten.",
    "investments_per_year": "Stapeldiagram: planerade investeringar per rad de tre kommande åren, tkr. Beloppen står i Investeringsplan.",
    "capital_over_years": "Stapeldiagram: summa investeringar och summa kapitalkostnad de tre kommande åren, tkr. Beloppen står på summaraderna ovanför.",
    "queue_flow": "Linjediagram: nya, stängda och kvarvarande ärenden per period. Antalen står i tabellen Kö över tid.",
    "bridge": "Stapeldiagram i steg: årets budget, löneökning, uppräkning, besparing och nästa års budget, tkr. Beloppen står i tabellen ovanför.",
    **scenario_texts.DESCRIPTIONS,
}

AXES: Mapping[str, str] = {"tkr": "tkr", "year": "År", "cases": "Antal ärenden"}

SERIES: Mapping[str, str] = {"investments": "Investeringar", "capital": "Kapitalkostnad"}

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
    "disturbances": "Summa",
    "disturbance_rest": "Utan känd kommun",
    "project_sums": "Summa",
    "project_rest": "Utan känd ägare",
}

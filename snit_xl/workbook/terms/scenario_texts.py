"""Everything said on the sheet Vad händer om (scenariernas texter)."""

from __future__ import annotations

from collections.abc import Mapping

SHEET = (
    "Vad händer om",
    "Vad händer om?",
    "Ändra ett antagande och se vad nästa års budget blir, i sin helhet och per kommun. Inget på bladet ändrar budgeten.",
)
TABLES: Mapping[str, str] = {
    "scenarios": "Scenarier",
    "assumptions": "Antaganden",
    "outcomes": "Scenarioutfall",
    "scenario_bars": "Scenariodiagram",
}
SECTIONS: Mapping[str, str] = {
    "scenarios": "Scenarier",
    "assumptions": "Antaganden",
    "outcomes": "Vad scenarierna ger",
    "scenario_bars": "Scenarierna som diagram",
    "scenario_figures": "Diagrammens siffror (tkr)",
}
NOTES: Mapping[str, str] = {
    "scenarios": "Ge scenariot ett namn; det står sedan över kolumnerna. Ett scenario utan namn räknas inte.",
    "assumptions": "En tom cell betyder som det är beslutat: värdet i Gäller nu. Skriv 0 om något ska bort. Kör sedan Uppdatera prognos.",
    "outcomes": "Gäller nu är budgetbryggan på bladet Budget. Skillnaden räknas mot den; plus är att kommunen betalar mer.",
}
HEADINGS: Mapping[str, str] = {
    "scenario_number": "Scenario",
    "scenario": "Namn",
    "assumption": "Antagande",
    "outcome": "Resultat",
    "now": "Gäller nu",
    **{f"scenario_{n}": f"Scenario {n}" for n in range(1, 6)},
    "bar_total": "Totalt",
    "bar_budget": "Budget",
    "bar_change": "Skillnad",
}
CHARTS: Mapping[str, str] = {
    "scenario_budget": "Budget nästa år per scenario och kommun",
    "scenario_change": "Skillnad mot nu (plus är att kommunen betalar mer)",
}
DESCRIPTIONS: Mapping[str, str] = {
    "scenario_budget": "Stapeldiagram: nästa års budget per scenario, delad på kommunerna, tkr. Beloppen står i Diagrammens siffror.",
    "scenario_change": "Stapeldiagram: hur mycket varje kommuns budget skiljer sig från nu i varje scenario, tkr. Beloppen står i Diagrammens siffror.",
}
PROMPTS: Mapping[str, str] = {
    "scenario": "Ett kort namn, till exempel Lön 3,5 %. Två scenarier kan inte ha samma namn.",
    **{
        f"scenario_{n}": "Tomt: som det är beslutat. Procent skrivs som 3,5. Besparing är negativ, i tkr. "
        "Nyckeln skrivs i samma enhet som i Förutsättningar."
        for n in range(1, 6)
    },
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "whole": {"all": "Alla kommuner"},
    "assumption": {
        "pay": "Löneökning (%)",
        "uplift": "Uppräkning (%)",
        "weight": "Fördelningsnyckel",
        "savings": "Besparing (tkr)",
        "interest": "Internränta nästa år (%)",
        "supplementary": "Gemensamt tillägg (tkr)",
    },
    "outcome": {
        "closing": "Budget nästa år (tkr)",
        "change": "Skillnad mot nu (tkr)",
        "percent": "Andel av budgeten (%)",
        "capital": "Kapitalkostnad nästa år (tkr)",
    },
}

"""What the paper Budget nästa år says (budgethandlingens texter)."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Budget {year}"

SECTIONS: Mapping[str, str] = {
    "summary": "Sammanfattning",
    "assumptions": "Förutsättningar",
    "stages": "Årets budget steg för steg",
    "bridge": "Från årets budget till nästa års",
    "split": "Fördelning per kommun",
    "plan": "Investeringsplan",
    "capital": "Kapitalkostnad",
    "scenarios": "Vad händer om",
}

# How next year's budget lies against this year's, by the sign of the change.
CHANGED: Mapping[str, Mapping[str, str]] = {
    "whole": {
        "more": "Budgeten för {unit} är {amount} tkr {year}. Det är {change} tkr mer än i år.",
        "less": "Budgeten för {unit} är {amount} tkr {year}. Det är {change} tkr mindre än i år.",
        "even": "Budgeten för {unit} är {amount} tkr {year}, lika mycket som i år.",
    },
    "part": {
        "more": "{municipality} bär {amount} tkr, {change} tkr mer än i år.",
        "less": "{municipality} bär {amount} tkr, {change} tkr mindre än i år.",
        "even": "{municipality} bär {amount} tkr, lika mycket som i år.",
    },
}

TEXTS: Mapping[str, str] = {
    "pay": "Personalkostnaderna, {base} tkr, räknas upp med {percent} procent för löneökningar. Löneökningen delas efter nyckeln {key}.",
    "share": "Nyckeln {key}: {shares}, per {day}. Källa: {source}.",
    "one_share": "{municipality} {share} procent",
    "interest": "Internräntan är {rate} procent {year}.",
    "decision": "{municipality}: övriga kostnader räknas upp med {uplift} procent.",
    "source": "Källa: {source}",
    "towns_caption": "Budget {year} och {next} per kommun",
    "towns_described": "En rad per kommun med budget i år, budget nästa år och förändring, och en summa sist.",
    "towns_note": "Belopp i tkr. En positiv förändring är en högre budget.",
    "change": "Förändring",
    "decisions_caption": "Kommunernas förutsättningar inför {year}",
    "decisions_described": "En rad per kommun med uppräkning i procent, beloppet som räknas upp, och besparing.",
    "decisions_note": "Underlag och besparing i tkr. Besparing är negativ.",
    "municipality": "Kommun",
    "uplift": "Uppräkning, procent",
    "base": "Underlag",
    "savings": "Besparing",
    "stages_caption": "Budget {year} från beslut till aktuell budget",
    "stages_described": "En rad per avdelning med beslutad budget, potter, tilläggsanslag och aktuell budget, och en summa sist.",
    "unit": "Avdelning",
    "decided": "Beslutad",
    "pay_pot": "Lönepott",
    "capital_pot": "Kapitalpott",
    "supplementary": "Tillägg",
    "current": "Aktuell",
    "net": "Netto utan kommunbidrag, i tkr.",
    "bridge_said": "Årets budget, löneökning, uppräkning och besparing ger nästa års budget, för varje kommun och tillsammans.",
    "bridge_caption": "Budgetbrygga {year} till {next}",
    "bridge_described": "En rad per post från årets budget till nästa års, med en kolumn per kommun och en för alla.",
    "item": "Post",
    "all": "Summa",
    "tkr": "Belopp i tkr.",
    "tkr_whole": "Belopp i tkr.",
    "step_opening": "Budget {year}",
    "step_pay": "Löneökning",
    "step_uplift_amount": "Uppräkning",
    "step_savings": "Besparing",
    "step_closing": "Budget {next}",
    "split_said": "Gemensamma kostnader delas efter nyckel. Kostnader som bara gäller en kommun bärs av den.",
    "split_caption": "Kostnadspooler, fördelade per kommun",
    "split_described": "En rad per kostnadspool med nyckel och fördelat belopp per kommun, och en summa sist.",
    "pool": "Kostnadspool",
    "key": "Nyckel",
    "percent": "Av budgeten {year} bär {shares}.",
    "plan_caption": "Investeringar {first} till {last}",
    "plan_described": "En rad per investering med årets budget och prognos, belopp per år framåt och vem som finansierar den, och en summa sist.",
    "this_budget": "Budget {year}",
    "this_forecast": "Prognos {year}",
    "ahead": "Plan {year}",
    "plan_note": "Belopp i tkr. Är finansiären en nyckel delas kapitalkostnaden efter den.",
    "no_plan": "Inga investeringar är planerade.",
    "investment": "Investering",
    "financier": "Finansiär",
    "capital_said": "Avskrivning och internränta på planens investeringar, fördelade på den kommun som bär dem.",
    "capital_caption": "Kapitalkostnad per kommun",
    "capital_described": "En rad per kommun med kapitalkostnad per år, och en summa sist.",
    "scenarios_said": "Budgeten är prövad mot ändrade antaganden. Det som ett scenario inte nämner är som i budgeten. Kolumnen Nu visar budgeten ovan.",
    "scenario": "{name}: {assumed}.",
    "scenario_remark": "{name}: {assumed} ({remark}).",
    "now": "Nu",
    "scenario_closing": "Budget {year} per scenario",
    "scenario_change": "Skillnad mot nu per scenario",
    "scenario_capital": "Kapitalkostnad {year} per scenario",
    "scenario_described": "En rad per kommun med en kolumn per scenario, och en summa sist.",
    "cover": "Budgeten för {year} bygger på kommunernas beslut om uppräkning och besparing.",
}

# What a scenario assumes, by assumption.
ASSUMED: Mapping[str, str] = {
    "pay": "löneökning {value} procent",
    "uplift": "uppräkning {value} procent i {municipality}",
    "weight": "{municipality} {value} i nyckeln",
    "savings": "besparing {value} tkr i {municipality}",
    "interest": "internränta {value} procent",
    "supplementary": "gemensamt tillägg {value} tkr",
}

"""What the slides for the meeting say (bildspelets texter): titles, headings and texts read aloud; no digit of its own."""

from __future__ import annotations

from collections.abc import Mapping

FILE_NAME = "Presentation"
SUBJECT = "Presentation till sammanträdet"

TITLES: Mapping[str, str] = {
    "standing": "Läget",
    "departments": "Ekonomi per avdelning",
    "rows": "Avvikelser mot budget på helåret, tkr",
    "reasons": "Varför raderna avviker",
    "bridge": "Från årets budget till nästa års, tkr",
    "split": "Fördelat per kommun, tkr",
    "investments": "Investeringar och kapitalkostnad, tkr",
    "delivery": "Avvikelser i leveransen",
    "projects": "Projekt och förbättringar",
    "time": "Tidplan för projekten",
    "risks": "Risker i internkontrollplanen",
    "roadmap": "Färdplan",
    "open": "Att känna till",
    "continued": "{title}, {part}",
}

# The parts of what one slide has no room for; a page with a digit of its own would be a figure that no cell holds.
PARTS = (
    *(f"{number} delen" for number in ("andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde")),
    "ännu en del",
)

TEXTS: Mapping[str, str] = {
    "period": "Läget {period}",
    "meeting": "Sammanträde {day}",
    "status": "Prognosens status: {status}.",
    "checks": "Kontrollerna visar {faults} fel och {warnings} varningar.",
    "unit": "Avdelning",
    "actual": "Utfall {month}",
    "budget": "Budget {year}",
    "forecast": "Prognos {year}",
    "deviation": "Avvikelse",
    "departments_note": "Belopp i tkr. Överskott är negativa. Avvikelse är budget minus prognos; positiv är bättre.",
    "departments_table_told": "En rad per avdelning med utfall, budget, prognos och avvikelse, och summan sist.",
    "departments_told": "Liggande staplar: avvikelsen för helåret per avdelning, tkr. {parts}.",
    "rows_told": "Liggande staplar: de rader som avviker på helåret, tkr. {parts}.",
    "row": "{unit}: {label}",
    "part": "{label} {amount}",
    "between": "; ",
    "reason": "{unit}. {words}",
    "no_deviation": "Ingen rad väntas avvika från budget.",
    "bridge_told": "Staplar i steg från årets budget till nästa års, tkr. {parts}.",
    "level": "Budget",
    "rise": "Ökning",
    "fall": "Minskning",
    "under": "Under stapeln",
    "split_told": "Staplar per kostnadspool delade på kommunerna, tkr. {parts}.",
    "split_table_told": "En rad per kommun med fördelat belopp per kostnadspool och summan.",
    "municipality": "Kommun",
    "sum": "Summa",
    "investments_told": "Staplar för investeringar och kapitalkostnad år för år, tkr. {parts}.",
    "investments": "Investeringar",
    "capital": "Kapitalkostnad",
    "queue": "{queue}, {when}: {count} öppna ärenden",
    "queue_remark": "{line} ({remark})",
    "disturbance": "{name}: {effect}",
    "disturbance_alone": "{name}",
    "disturbance_since": "{line} Sedan {day}.",
    "project": "Projekt",
    "owner": "Ägare",
    "project_status": "Status",
    "light": "Ljus",
    "starts": "Start",
    "ends": "Slut",
    "project_budget": "Budget tkr",
    "project_forecast": "Prognos tkr",
    "projects_told": "En rad per projekt som inte är avslutat, med ägare, status, ljus, tid, budget och prognos.",
    "time_told": "Liggande staplar: när projekten pågår. {parts}.",
    "runs": "{name} {start} till {end}",
    "process": "Process",
    "risk": "Risk",
    "r": "R",
    "v": "V",
    "rv": "RV",
    "level_word": "Nivå",
    "risks_told": "En rad per kontroll med risk, väsentlighet, riskvärde och nivå, den största risken först.",
    "risks_note": "R är risk, V är väsentlighet, RV är R gånger V.",
    "roadmap_told": "Färdplanens etapper i tidsordning, med sina år.",
    "years": "År",
    "stage": "Etapp",
    "span": "{first}–{last}",
    "notes": "Källor",
    "source": "{sheet}: {cells}",
    "slide": "Siffrorna på bilden kommer från arbetsbokens celler.",
    "no_source": "Bilden har inga siffror ur arbetsboken.",
}


def slide_text(key: str) -> str:
    """Return one of the slides' texts (text)."""
    return TEXTS[key]

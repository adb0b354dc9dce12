"""The words in pictures and what they say to a person who doesn't see them (bildtexter och alternativtexter)."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.filling import fill

TEXTS: Mapping[str, str] = {
    "better": "▲ {amount}",
    "worse": "▼ {amount}",
    "rest_group": "Övriga",
    "rest": "Övriga {count:rad|rader} tillsammans",
    "more": "och {count} till",
    "more_rows": "och {count:rad|rader} till, se bladet i arbetsboken",
    # Deviation bars
    "deviation_key": "{what}, tkr. ▲ stapel åt höger: bättre än budget. ▼ randig stapel åt vänster: sämre än budget.",
    "deviation_alt": "Stapeldiagram: {what}, tkr. {shown}",
    "deviation_best": "Bäst mot budget: {label}, {amount}.",
    "deviation_worst": "Sämst mot budget: {label}, {amount}.",
    "deviation_none": "Ingen rad avviker från budget.",
    "deviation_count": "{better:rad är bättre|rader är bättre} och {worse} sämre än budget, av {count}.",
    # Bridge
    "bridge_key": "Tkr. Fylld stapel: budget. Randig stapel: ökning (+). Prickad stapel: minskning (−).",
    "bridge_torn": "Budgetstaplarna är avkortade (vitt streck).",
    "bridge_alt": "Budgetbrygga, tkr: från {opening_label}, {opening}, till {closing_label}, {closing}. Däremellan: {steps}.",
    "bridge_alt_plain": "Budgetbrygga, tkr: från {opening_label}, {opening}, till {closing_label}, {closing}, utan förändringar.",
    # Split
    "split_key": "Fördelat belopp per kommun, tkr. Varje kommun har sin färg och sitt mönster; namnet står vid stapeln.",
    "split_alt": "Stapeldiagram: fördelat belopp per kommun, tkr. {groups}.",
    "split_group": "{label}: {parts}",
    # Years
    "years_key": "Tkr per år. Varje ruta har sin egen skala; – betyder att belopp saknas.",
    "years_alt": "Stapeldiagram per år, tkr. {panels}.",
    "years_panel": "{label}: {values}",
    "missing": "–",
    # Forecast with span
    "span_key": "Tkr mot budget (strecket). ● prognosen, linjen med ändstreck: intervall som rymmer fyra utfall av fem (80 procent).",
    "span_range": "{low} till {high}",
    "span_alt": "Prognos mot budget med 80 procents intervall, tkr. {parts}.",
    "span_part": "{label}: budget {budget}, prognos {forecast}",
    "span_part_range": "{label}: budget {budget}, prognos {forecast}, intervall {low} till {high}",
    # Heat map
    "heat_risk": "Risk",
    "heat_materiality": "Väsentlighet",
    "heat_step": "{step} {word}",
    "heat_alt": "Riskkarta över {count:kontroll|kontroller}, risk på höjden och väsentlighet på bredden. {levels}. {top}",
    "heat_level": "{name}: {count}",
    "heat_top": "Högsta riskvärde {score}: {count:kontroll|kontroller} med risk {risk} och väsentlighet {materiality}.",
    # Periods
    "gantt_alt": "Tidplan {first} till {last} med {count:rad|rader}. {rows}.",
    "gantt_days": "{start} till {end}",
    "gantt_open": "öppet slut",
    "gantt_no_start": "start saknas",
    "gantt_no_dates": "datum saknas",
    "gantt_today": "per {day}",
    "gantt_key": "Fylld stapel pågår eller väntar, grå är avslutad. Start och slut står vid stapeln; ▶ slut saknas.",
    "roadmap_alt": "Färdplan {first}–{last}. {rows}.",
}


def picture_text(key: str, **values: str | int) -> str:
    """Return a picture's text with its places filled (bildtext)."""
    return fill(TEXTS[key], **values)

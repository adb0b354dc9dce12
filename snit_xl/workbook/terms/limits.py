"""The limits that checks and lights use (gränser): label, unit and use by key; the values stand in the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from snit_xl.workbook.terms import version_texts


@dataclass(frozen=True, slots=True)
class LimitTerm:
    """A limit's texts (gränsens texter)."""

    label: str
    unit: str
    use: str


LIMITS: Mapping[str, LimitTerm] = {
    "sum_tolerance": LimitTerm("Avrundning i summor", "tkr", "Så mycket får en tryckt summa skilja sig från raderna"),
    "key_tolerance": LimitTerm(
        "Avrundning i nyckel", "procentenheter", "Så långt från 100 får en procentnyckel summera"
    ),
    "bridge_tolerance": LimitTerm(
        "Avrundning i brygga", "tkr", "Så mycket får bryggan skilja sig från beslutad budget"
    ),
    "deviation_margin_percent": LimitTerm(
        "Avvikelse utan prognos", "procent", "Avvikelse hittills av årets kostnad innan prognos på budget ifrågasätts"
    ),
    "consumption_margin_points": LimitTerm(
        "Förbrukningstakt", "procentenheter", "Över periodens andel av året innan takten ifrågasätts"
    ),
    "consumption_minimum": LimitTerm("Minsta rad för takt", "tkr", "Mindre rader ifrågasätts inte"),
    "rate_margin_percent": LimitTerm(
        "Dyrare månader", "procent", "Så mycket dyrare får återstående personalmånader bli"
    ),
    "repeat_minimum": LimitTerm("Upprepat belopp", "tkr", "Minsta belopp där samma siffra två år ifrågasätts"),
    "stated_tolerance": LimitTerm("Bild mot plan", "tkr", "Så mycket får en bild skilja sig från planen"),
    "history_factor": LimitTerm("Orimlig storlek", "gånger", "Så många gånger sin historik får ett värde vara"),
    "history_minimum_values": LimitTerm("Historik som krävs", "månader", "Tidigare månader som behövs för jämförelsen"),
    "history_minimum_amount": LimitTerm("Minsta månad", "tkr", "Mindre månader jämförs inte"),
    "series_minimum_months": LimitTerm(
        "Månader för serie", "månader", "Så många månader behövs för att se en ackumulerad serie"
    ),
    "cumulative_margin_percent": LimitTerm(
        "Ackumulerad serie", "procent", "Så nära ackumulerad budget ligger sista månaden i en ackumulerad serie"
    ),
    "trial_years": LimitTerm(
        "Stängda år i metodprovet", "år", "Så många år behöver en metod prövas på före rekommendation och spann"
    ),
    "trial_tie_percent": LimitTerm(
        "Lika bra metoder", "procent", "Så mycket större fel får en metod ha och ändå räknas som lika bra"
    ),
    **{key: LimitTerm(*texts) for key, texts in version_texts.LIMITS.items()},
    "days_late_yellow": LimitTerm("Försening, gul", "dagar", "Projektets läge"),
    "days_late_red": LimitTerm("Försening, röd", "dagar", "Projektets läge"),
    "percent_over_yellow": LimitTerm("Över budget, gul", "procent", "Projektets läge"),
    "percent_over_red": LimitTerm("Över budget, röd", "procent", "Projektets läge"),
    "project_risk_yellow": LimitTerm("Projektrisk, gul", "RV", "Projektets läge"),
    "project_risk_red": LimitTerm("Projektrisk, röd", "RV", "Projektets läge"),
    "tick_days": LimitTerm(
        "Klart den räknas högst", "dagar", "Så långt före sammanträdet kan ett steg i nedräkningen vara klart"
    ),
    "quiet_month": LimitTerm("Mötesfri månad", "månad", "Möten i den månaden ifrågasätts; 0 är ingen"),
    "words_amount": LimitTerm("Avvikelse i ord, belopp", "tkr", "Från detta belopp kommenteras en rad i handlingarna"),
    "words_percent": LimitTerm(
        "Avvikelse i ord, andel", "procent", "Från denna andel av radens budget kommenteras en rad i handlingarna"
    ),
    "words_least": LimitTerm("Avvikelse i ord, minst", "tkr", "Mindre belopp kommenteras inte, oavsett andel"),
}


def limit_key(label: str) -> str | None:
    """Return the key of a limit's label (gränsens nyckel); None where the glossary lacks it."""
    wanted = label.strip().casefold()
    return next((key for key, term in LIMITS.items() if term.label.casefold() == wanted), None)

"""What buttons and commands say (meddelanden), and how figures are written in running text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from snit_xl.domain.money import round_half_up
from snit_xl.workbook.terms import version_texts
from snit_xl.workbook.terms.filling import fill
from snit_xl.workbook.values import serial_to_date

PRODUCT = "SNIT-XL"
NARROW_SPACE = "\u00a0"
MINUS = "\u2212"

ACTIONS: Mapping[str, str] = {
    "read": "Läs in utfall",
    "update": "Uppdatera prognos",
    "check": "Kontrollera",
    "lock": "Lås version",
    "trace": "Visa underlag",
    "papers": "Skapa handlingar",
    "restore": "Återställ",
    "build": "Bygg",
    "roll": "Nytt år",
    "input": "Ändrad indata",
    "fill": "Fyll i handling",
}

STEPS: tuple[tuple[str, str], ...] = (
    ("Läs in utfall ur ekonomisystemet", "sources"),
    ("Skriv kommentarer och uppdatera prognosen", "forecast"),
    ("Läs kontrollerna och rätta det som är fel", "checks"),
    ("Fyll i ärenden och texter till sammanträdet", "cases"),
    ("Lås version när prognosen är beslutad", "versions"),
)

BRIDGE_STEPS: tuple[str, ...] = ("Budget i år", "Löneökning", "Uppräkning", "Besparing", "Budget nästa år")

MESSAGES: Mapping[str, str] = {
    "updated": "Prognosen är uppdaterad: {before} → {after} tkr, {findings}.",
    "updated_first": "Prognosen är uppdaterad: {after} tkr, {findings}.",
    "unchanged": "Inget har ändrats sedan senaste uppdateringen. Filen är orörd.",
    "refused": "Filen är orörd. Rätta det här först:",
    "locked": "Versionen ”{name}” är låst: {count:rad|rader}.",
    "findings": "{faults} fel, {warnings:varning|varningar}, {notes:notering|noteringar}",
    "host": "Värdkommun",
    "partner": "Samverkanskommun",
    "to_pay": "Betalas till nämnden",
    "to_get": "Fås tillbaka",
    "kept": "Behålls av nämnden",
    "host_bears": "Faktureras inte",
    "even": "Inget att reglera",
    "implied_base": "Underförstått: basen är framräknad ur beslutad budget och uppräkningen {percent} %",
    "stated_base": "Basen är angiven i Förutsättningar",
    "line": "rad {number}",
    "trace_row": "{unit}: {label}, {measure} {months} {year}",
    "trace_row_computed": "{unit}: {label}, {measure} {months} {year}. Cellen är beräknad; listan visar det utfall som den bygger på.",
    "trace_account": "Konto {account} {name}, {months} {year}",
    "source_line": "{file}, rad {number}",
    "basis": "Utfall och budget ur {count:läst fil|lästa filer}, till och med {period}.",
    "basis_more": "{text} … (mer på bladet Inläsning)",
    "basis_none": "Inget utfall är inläst. Beloppen kommer från Komplettering.",
    "reported_same": "Bokfört = rapporterat, på kronan: {name}, låst {day}",
    "reported_differs": "Bokfört skiljer sig från {name} ({day}) på {count:rad|rader}: {rows}",
    "reported_row": "{unit}, {label} {difference} kr",
    "reported_more": "med flera",
    "printed_same": "Bokfört = senaste handling i hela tkr. Ingen version är låst för {period}",
    "printed_differs": "{count} belopp i senaste handling skiljer sig från Prognos. Ingen version är låst för {period}",
    "printed_none": "Ingen version är låst för {period}, och Senaste handling är inte ifylld",
    "printed_other": "Ingen version är låst för {period}, och Senaste handling gäller {printed}",
    "no_years": "inga",
    "due_changed": "Att betala ändras: {rows}.",
    "due_row": "{municipality} {before} → {after} tkr",
    "trial_everyone": "Alla avdelningar",
    "trial_sum": "Summa utom kommunbidrag",
    "trial_rows": "{count} rader prövade; fel åt olika håll tar ut varandra",
    "trial_no_year": "Inget stängt år att pröva på",
    "trial_needs_budget": "Kräver budget för ett stängt år",
    "trial_needs_linear": "Kräver utfall för ett stängt år",
    "trial_needs_remaining": "Kräver budget månad för månad för ett stängt år",
    "trial_needs_prior_year": "Kräver två stängda år i följd",
    "trial_needs_seasonal": "Kräver två stängda år före det prövade",
    "trial_short": "Per {month}. {text}",
    "trial_done": "Per {month}, på stängda år {years}. En metod rekommenderas på {advised} rader. Ekonomen väljer.",
    "advice_grant": "Kommunbidrag prognostiseras alltid enligt budget",
    "advice_december": "Perioden är december: inget återstår att prognostisera",
    "advice_no_year": "Inget stängt år. {needed} behövs",
    "advice_short": "{closed} ({years}). {needed} behövs för rekommendation och spann: {missing} saknas",
    "advice_best": "{closed} ({years}), bäst i {best} av {periods} perioder. Jämförda: {compared}",
    "advice_alone": "{closed} ({years}), men bara {compared} kan prövas. Läs in budget för tidigare år",
    "advice_tied": "Lika bra: {names}. {closed} ({years}). Jämförda: {compared}",
    "log_updated": "Förslag räknat på nytt",
    "log_read": "{file}: {count:rad läst|rader lästa}",
    "log_row": "{unit}, {label}: {measure} {year}",
    "log_months": "{unit}, {label}: {measure} {months} {year}",
    "read_done": "Utfallet är inläst ur {count} filer.",
    "read_done_one": "Utfallet är inläst ur en fil.",
    "read_unchanged": "Filerna är redan inlästa. Ingenting har ändrats.",
    "file_fault": "Fel i {place}: {text}",
    "file_note": "{place}: {text}",
    "read_tally": "{file}: {read:rad läst|rader lästa}, {kr} kr: {mapped} fördelade, {outside} utanför, {unmapped}, {refused}.",
    "tally_unmapped": "{count} saknar rad",
    "tally_refused": "{count:avvisad|avvisade}",
    "tally_amount": "{part} ({kr} kr)",
    "read_waits": "Prognosen är inte uppdaterad. Rätta först det som Kontroller visar.",
    "change_new": "{unit}, {label}: {measure} {year} är nytt, {after} tkr",
    "change_months": "{unit}, {label}: {measure} {months} {year} är nytt, {after} tkr",
    "change_more": "… och {count:rad|rader} till",
    "change": "{unit}, {label}: {measure} {year} {before} → {after} tkr ({months})",
    "papers_done": "Handlingarna: {folder}",
    "paper_without_case": "{kind} har inget ärende: välj handling för ett ärende i Ärenden, så följer en tjänsteskrivelse med.",
    "papers_none": "Inga handlingar är skapade.",
    "papers_refused": "Inga handlingar är skapade. Rätta det här först:",
    "papers_agree": "OK skapar handlingarna ändå, och det står då i dem. Avbryt skapar inga.",
    "log_locked": "Version låst",
    "log_filled": "Senaste handling ifylld",
    "fill_change": "{row}, {column}: {before} → {after}",
    "fill_gone": "{row}: finns inte i handlingen och tas bort",
    "and_more": "{names} och {count} till",
    "version_current": "{name} ({day})",
    **version_texts.MESSAGES,
}

# What a file may have too much of.
SIZES: Mapping[str, str] = {
    "file": "filens storlek i byte är",
    "parts": "antalet delar är",
    "bytes": "storleken uppackad i byte är",
    "ratio": "packningsgraden är",
    "cells": "antalet celler är",
    "columns": "antalet kolumner är",
}
# Where the example's books lie beside its workbook, and who is said to have read them.
BOOKS_FOLDER = "Bokföring"
BACKUP_FOLDER = "Säkerhetskopior"
BUILDER = PRODUCT
ALL_ACCOUNTS = "alla konton"
JOINT_COMMITTEE = "Gemensam nämnd"


def message(key: str, **values: str | int) -> str:
    """Fill a message (fyll i meddelande)."""
    return fill(MESSAGES[key], **values)


def figure(amount: Decimal, decimals: int | None = None) -> str:
    """Write an amount as Swedish running text does (belopp i text): 15 414, −302, 193,6.

    `decimals` None shows as many as there are, at most one.
    """
    places = decimals if decimals is not None else (0 if amount == amount.to_integral_value() else 1)
    rounded = round_half_up(amount, places)
    text = f"{rounded.copy_abs():,.{places}f}".replace(",", NARROW_SPACE).replace(".", ",")
    return MINUS + text if rounded < 0 else text


def kronor_text(amount: Decimal) -> str:
    """Write an amount in kronor (kronor i text): 745 000, but 745 000,50 where there are öre."""
    return figure(amount, 0 if amount == amount.to_integral_value() else 2)


MONTH_SHORT = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MONTH_NAMES = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def month_span(first: int, last: int) -> str:
    """Write months of a year (månader): januari–augusti."""
    names = MONTH_NAMES[first - 1], MONTH_NAMES[last - 1]
    return names[0] if first == last else f"{names[0]}–{names[1]}"


def months_text(months: Sequence[int]) -> str:
    """Write some months of a year, in order (månader): a span where none is missing between them."""
    first, last = months[0], months[-1]
    if last - first + 1 == len(months):
        return month_span(first, last)
    return ", ".join(MONTH_SHORT[number - 1] for number in months)


def period_text(year: int, month: int) -> str:
    """Write a period (period): 2017-08."""
    return f"{year:04}-{month:02}"


def day_text(day: date) -> str:
    """Write a day (datum)."""
    return day.isoformat()


def serial_text(serial: float) -> str:
    """Write the day of a serial number (datum ur serienummer)."""
    day = serial_to_date(serial)
    return day_text(day) if day is not None else ""


def serial_minute(serial: float) -> str:
    """Write the moment of a serial number to the minute (tidpunkt ur serienummer)."""
    minutes = round((serial % 1) * 1440)
    return f"{serial_text(serial)} {minutes // 60:02}:{minutes % 60:02}"


def listed(names: Sequence[str], most: int) -> str:
    """List the first few by name and how many more there are (uppräkning), "" where there is none."""
    shown = ", ".join(names[:most])
    return message("and_more", names=shown, count=len(names) - most) if len(names) > most else shown


def closed_years(count: int) -> str:
    """Write how many years are closed (stängda år): 1 stängt år, 3 stängda år."""
    return "1 stängt år" if count == 1 else f"{count} stängda år"


def years_text(years: Sequence[int]) -> str:
    """Write years (årtal): 2014–2016 where they follow each other, else 2012, 2014."""
    if len(years) > 1 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]}–{years[-1]}"
    return ", ".join(str(year) for year in years)


def stamp_text(moment: datetime) -> str:
    """Write a moment to the minute (tidpunkt)."""
    return moment.strftime("%Y-%m-%d %H:%M")

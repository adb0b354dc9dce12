"""What installation and examination say (texter för installera och doktor)."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.filling import fill

PROGRAMS: Mapping[str, str] = {"excel": "Excel", "libreoffice": "LibreOffice"}

STEPS: Mapping[str, str] = {
    "program": "programmet",
    "addin": "tillägget",
    "extension": "tillägget",
    "setting": "inställningen för Python",
    "log": "loggen",
    "folder": "mappen",
}

DONE: Mapping[str, str] = {
    "written": "är på plats",
    "replaced": "har ersatts",
    "unchanged": "var redan på plats",
    "removed": "har tagits bort",
    "nothing": "fanns inte",
    "not_here": "finns inte på den här datorn",
}

STATES: Mapping[str, str] = {
    "ok": "ok",
    "warning": "varning",
    "fault": "fel",
    "not_here": "gäller inte här",
}

# What is checked, by its key: a short name, and what is said where it is fine.
CHECKS: Mapping[str, tuple[str, str]] = {
    "python": ("Python", "version {version}, {bits} bitar, {place}"),
    "python_place": ("Pythons mapp", "går att använda från Excel"),
    "python_synced": ("Pythons mapp och synkning", "ligger inte i en synkroniserad mapp"),
    "bits": ("Antal bitar", "{bits} i både Excel och Python"),
    "xlwings": ("Paketet xlwings", "version {version}"),
    "library": ("Biblioteket för Excel", "{place}"),
    "papers": ("Paketen för handlingar", "finns och går att ladda"),
    "python_starts": ("Start av Python för Excel", "startar och hittar SNIT-XL"),
    "excel": ("Excel", "{place} ({bits} bitar)"),
    "addin": ("Tillägget i Excel", "{place}"),
    "addin_twice": ("Dubbla tillägg", "ingen annan kopia öppnas"),
    "addin_disabled": ("Inaktiverade objekt", "tillägget är inte avstängt"),
    "addin_mark": ("Tilläggets webbmärkning", "filen är inte märkt som hämtad från internet"),
    "setting": ("Inställningen för Excel", "{place}"),
    "vba": ("VBA i Office", "är på"),
    "macros": ("Makron", "får köras, i vissa fall efter en fråga"),
    "internet": ("Makron från internet", "ingen regel utöver Excels egen spärr"),
    "addins": ("Krav på tillägg", "osignerade tillägg får köras"),
    "locations": ("Betrodda platser", "är på; Excels startmapp är en av dem"),
    "command_prompt": ("Kommandotolken", "är öppen"),
    "child_processes": ("Defender: program från Office", "ingen spärr som går att läsa"),
    "win32_calls": ("Defender: Windowsanrop från makron", "ingen spärr som går att läsa"),
    "allowed_programs": ("Lista över tillåtna program", "ingen som går att läsa"),
    "libreoffice": ("LibreOffice", "version {version}, {place}"),
    "extension": ("Tillägget i LibreOffice", "installerat och i bruk"),
    "office_setting": ("Inställningen för LibreOffice", "{place}"),
    "office_starts": ("Start av Python för LibreOffice", "startar och hittar SNIT-XL"),
    "workbook": ("Arbetsboken", "är en SNIT-XL-bok"),
    "workbook_macros": ("Arbetsbokens knappar", "makron finns och knapparna är kopplade"),
    "workbook_mark": ("Arbetsbokens webbmärkning", "stoppar inga makron"),
    "workbook_synced": ("Arbetsbokens mapp", "synkroniseras inte"),
    "programs": ("Kalkylprogram", ""),
}

TEXTS: Mapping[str, str] = {
    "step": "{program}: {what} {done}",
    "restart": "Starta om {programs}.",
    "and": " och ",
    "mend": "Gör så här: {text}",
    "not_here": "{count:kontroll|kontroller} gäller inte den här datorn. Alla visas med --json.",
    "healthy": "Inget fel hittades.",
    "counted": "Resultat: {findings}.",
}


def text(key: str, **values: str | int) -> str:
    """Fill one of the texts (fyll i text)."""
    return fill(TEXTS[key], **values)

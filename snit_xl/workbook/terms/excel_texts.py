"""What the buttons in Excel say (knapparnas texter); their refusals stand in the catalogue, in problems_excel.py."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.filling import fill

TITLE = "SNIT-XL"
STEP_SHEET = "SNIT återställning"
STEP_SHEET_NOTE = "Steg som knappen Återställ kan backa. Bladet sköts av SNIT-XL och ska inte ändras."

TEXTS: Mapping[str, str] = {
    "unchanged": "Inget har ändrats sedan senaste uppdateringen. Arbetsboken är orörd.",
    "refused": "Arbetsboken är orörd. Rätta det här först:",
    "stopped": "Det gick inte.",
    "hint": "Bladet Kontroller listar dem.",
    "checked": "Kontrollerna är körda: {findings}.",
    "line": "• {place}: {text}",
    "line_without_place": "• {text}",
    "more": "… och {count} till. Kontrollera listar alla.",
    "restored": "Återställt: {action} {time}. Antal celler som har fått tillbaka sitt tidigare värde: {count}.",
    "kept": "Ändrade sedan dess och lämnade som de är: {cells}.",
    "log_restored": "{action} {time} återställt",
    "restore_next": "Nästa Återställ tar tillbaka {action} {time}.",
    "restore_last": "Det finns inget tidigare steg.",
    "copied": "Det här kan inte tas tillbaka med Återställ. Arbetsboken som den var finns i {path}",
    "reading": "{file}: {percent} % läst",
    "writing": "Skriver {count:rad|rader} i Utfall …",
    "unsure": "Det här går inte att avgöra säkert. Stämmer det?",
    "agree_reading": "OK läser in så. Avbryt lämnar arbetsboken orörd; med snit-xl läs-in kan frågorna besvaras var för sig.",
    "changes": "Läs igenom det här först:",
    "more_changes": "… och {count:rad|rader} till",
    "agree_changes": "OK skriver. Avbryt lämnar arbetsboken orörd.",
    "more_files": "… och {count:fil|filer} till",
    "traced": "Bladet Spårning visar underlaget.",
    "stale": "Kontoplan, Komplettering eller Utfall har ändrats sedan prognosen uppdaterades. Underlaget visar läget nu.",
    "by_command": "På Mac går det inte att svara här. Använd kommandot snit-xl läs-in.",
}


def text(key: str, **values: str | int) -> str:
    """Fill one of the buttons' texts (fyll i text)."""
    return fill(TEXTS[key], **values)

"""What the LibreOffice extension says (tilläggets texter): buttons, results, and what to install where it can't run."""

from __future__ import annotations

from collections.abc import Mapping

TEXTS: Mapping[str, str] = {
    "title": "SNIT",
    "unchanged": "Inget har ändrats sedan senaste uppdateringen. Arbetsboken är orörd.",
    "refused": "Arbetsboken är orörd. Rätta det här först:",
    "found": "Att rätta eller ta ställning till: {findings}. Hela listan står på bladet Kontroller efter Uppdatera prognos.",
    "nothing_found": "Inget att anmärka.",
    "more": "… och {count} till.",
    "no_name": "Ange ett namn på versionen. Inget har låsts.",
    "version_name": "Versionens namn:",
    "reading": "{file}: {percent} % läst",
    "unsure": "Det här går inte att avgöra säkert. Det troligaste är valt; ändra det som inte stämmer.",
    "owner": "Vems bokföring är {file}?",
    "owner_unsure": "Det framgår varken av filen eller av dess namn vilken kommun som bokför. Nästa månads fil med samma namn läses utan fråga.",
    "changes": "Läs igenom det här först:",
    "agree_changes": "OK skriver. Avbryt lämnar arbetsboken orörd.",
    "not_read": "Inget är inläst. Arbetsboken är orörd.",
    "no_home": "Dokumentet ligger inte i någon mapp på datorn. Välj en mapp för handlingarna, eller spara dokumentet först.",
    "papers_unwritten": "Det gick inte att skriva i {folder} ({reason}). Inga handlingar är skapade.",
    "traced": "Bladet Spårning visar underlaget.",
    "stale": "Kontoplan, Komplettering eller Utfall har ändrats sedan prognosen uppdaterades. Underlaget visar läget nu.",
}

# Said by the extension itself, also where the project's Python can't be reached: they go into the .oxt.
EXTENSION: Mapping[str, str] = {
    "title": "SNIT",
    "version_name": TEXTS["version_name"],
    "ok": "OK",
    "cancel": "Avbryt",
    "pick_files": "Välj filer ur ekonomisystemet",
    "files_books": "Alla format som kan läsas in",
    "files_sie": "SIE",
    "files_excel": "Excel",
    "files_csv": "CSV och text",
    "files_all": "Alla filer",
    "no_files": "Inga filer är valda. Arbetsboken är orörd.",
    "pick_folder": "Var ska den nya mappen med handlingar ligga?",
    "no_folder": "Ingen mapp är vald. Inga handlingar är skapade.",
    "no_cell": "Ställ dig på en rad i Prognos eller Månader, eller på ett konto i Spårning eller Utfall, och klicka på knappen igen.",
    "busy": "En SNIT-knapp väntar redan på svar. Svara i dess ruta först.",
    "no_document": "Öppna SNIT-arbetsboken i Calc och klicka på knappen igen.",
    "nothing_to_restore": "Det senaste som gjordes i arbetsboken är ingen SNIT-knapp. Ångra steg för steg med Ctrl+Z.",
    "restored": "Arbetsboken är som före ”{step}”.",
    "restore_next": "Nästa Återställ tar tillbaka ”{step}”.",
    "restore_last": "Det finns ingen tidigare knapp att ta tillbaka.",
    "changed_since": "Arbetsboken är ändrad efter ”{step}”, så knappen tas inte tillbaka. Ändrade gula celler: {cells}. Anteckna det du vill behålla och ångra de senaste ändringarna ({count} st) med Ctrl+Z, klicka sedan på Återställ igen.",
    "no_input": "inga",
    "unknown_button": "Knappen {button} finns inte i den här versionen av tillägget.",
    "not_writable": "På bladet {sheet} finns celler som inte går att skriva i. Arbetsboken är som före klicket. Ta bort matrisformler ur de celler som knappen fyller i och klicka igen.",
    "failed": "Ett oväntat fel ({error}) avbröt knappen. Arbetsboken är som före klicket. Teknisk information finns i {log}.",
    "no_settings": "SNIT-XL är inte installerat för den här användaren. Kör ”snit-xl installera” och starta om LibreOffice.",
    "bad_settings": "Inställningen {file} går inte att läsa. Kör ”snit-xl installera” igen och starta om LibreOffice.",
    "no_package": "SNIT-XL finns inte i {path} ({error}). Kör ”snit-xl installera” igen och starta om LibreOffice.",
    "wrong_version": "LibreOffice kör Python {here}, men SNIT-XL är installerat för Python {wanted}. Kör ”snit-xl installera” igen och starta om LibreOffice.",
    "no_process": "SNIT-XL:s Python ({python}) går inte att starta. Kör ”snit-xl installera” igen och starta om LibreOffice.",
    "no_answer": "SNIT-XL:s Python ({python}) svarade inte i tid. Försök igen; hjälper inte det, kör ”snit-xl installera” igen.",
}


def text(key: str, **values: str | int) -> str:
    """Fill one of the texts (fyll i text)."""
    return TEXTS[key].format(**values)

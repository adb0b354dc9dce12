"""Words for locked versions (låsta versioner): sheets, headings, fields and messages, by key."""

from __future__ import annotations

from collections.abc import Mapping

# Name of the tab, title, purpose.
SHEETS: Mapping[str, tuple[str, str, str]] = {
    "changes": (
        "Ändringar",
        "Ändringar sedan en låst prognos",
        "Rad för rad vad som har ändrats, och vad kommentaren säger. Välj version och klicka på Uppdatera prognos. Belopp i tkr.",
    ),
    "versions": (
        "Versioner",
        "Versioner",
        "Varje låst prognos på en rad, i den ordning de låstes. Skrivs av Lås version. Belopp i tkr.",
    ),
    "version_rows": (
        "Låsta rader",
        "Låsta rader",
        "Allt som sparades när prognoserna låstes, rad för rad. Ändra ingenting här: Kontrollera märker det. Belopp i tkr.",
    ),
    "accuracy": (
        "Prognosprecision",
        "Prognosprecision",
        "Låsta prognoser mot vad året blev, när årets alla månader är inlästa. Skrivs av Uppdatera prognos. Belopp i tkr.",
    ),
}
TABLES: Mapping[str, str] = {
    "changes": "Andringar",
    "version_summary": "Versionsoversikt",
    "versions": "Versionslista",
    "accuracy": "Precisionslista",
    "report_points": "Rapporttillfallen",
}
SECTIONS: Mapping[str, str] = {
    "changes": "Ändrade rader",
    "version_summary": "Låsta prognoser",
    "versions": "Rader per version",
    "accuracy": "Prognos mot årets utfall",
    "report_points": "Rapporttillfällen",
}
NOTES: Mapping[str, str] = {
    "report_points": "Månaden avgör vilket tillfälle en låst version hör till. Lägg till februari om nämnden rapporterar då.",
    "accuracy": "Felet är prognosen minus utfallet. Radens procent räknas på radens utfall, summornas på årets kostnader.",
}
HEADINGS: Mapping[str, str] = {
    "change": "Ändring sedan förra",
    "report_point": "Rapporttillfälle",
    "version": "Version",
    "locked_at": "Låst",
    "locked_period": "Period",
    "locked_by": "Låst av",
    "point_month": "Månad",
    "then_forecast": "Prognos då",
    "now_forecast": "Prognos nu",
    "forecast_change": "Ändring",
    "then_comment": "Kommentar då",
    "now_comment": "Kommentar nu",
    "then_method": "Metod då",
    "now_method": "Metod nu",
    "then_adjustment": "Justering då",
    "now_adjustment": "Justering nu",
    "then_manual": "Manuell då",
    "now_manual": "Manuell nu",
    "change_remark": "Att se över",
    "version_rows": "Rader",
    "year_outcome": "Årets utfall",
    "forecast_error": "Prognosfel (tkr)",
    "error_percent": "Prognosfel (%)",
    "accuracy_remark": "Anmärkning",
}
# Label, defined name, remark.
FIELDS: Mapping[str, tuple[str, str, str]] = {
    "compare_with": ("Jämför med version", "Jamfor_med", "Välj i listan. Tom: den senast låsta i år."),
    "changes_from": ("Jämfört med", "Andringar_fran", ""),
    "changes_total": ("Nämnderna tillsammans", "Andringar_summa", ""),
    "next_version": ("Nästa version heter", "Nasta_version", "Förslag efter perioden. Du kan ge den ett annat namn."),
    "accuracy_basis": ("Underlag", "Precision_underlag", ""),
}
PROMPTS: Mapping[str, str] = {
    "compare_with": "Välj den låsta prognos som du vill se ändringarna sedan, och klicka på Uppdatera prognos.",
    "point_month": "Sista månaden i rapportens utfall, 1–12.",
}
# Label, unit, use.
LIMITS: Mapping[str, tuple[str, str, str]] = {
    "comment_change": (
        "Ändring utan ny kommentar",
        "tkr",
        "Större ändring sedan den jämförda versionen kräver att kommentaren ses över",
    ),
    "comment_change_percent": (
        "Ändring utan ny kommentar, andel",
        "procent",
        "Likaså, i procent av radens prognos då. Den gräns som nås först gäller",
    ),
}
WORDS: Mapping[str, Mapping[str, str]] = {
    "together": {"unit": "Alla avdelningar", "label": "Summa"},
}
MESSAGES: Mapping[str, str] = {
    "compared_none": "Ingen version är låst i år. Lås en med Lås version, så visas ändringarna här.",
    "compared": "{name}, låst {day}, period {period}",
    "compared_other_year": "{name}, låst {day}, period {period}. Det är ett annat år än arbetsbokens.",
    "changes_total": "{before} → {after} tkr ({change}). {count:rad skiljer|rader skiljer} sig.",
    "change_row_new": "Raden är ny",
    "change_gone": "Raden finns inte längre",
    "change_unexplained": "Kommentaren är oförändrad",
    "change_uncommented": "Kommentar saknas",
    "version_name": "{point} {year}",
    "version_name_again": "{point} {year} ({number})",
    "accuracy_none": "Ingen version är låst.",
    "accuracy_open": "{year} är inte stängt: det krävs period 12 och utfall för alla månader.",
    "accuracy_closed": "{year}: årets utfall är känt, {count:version|versioner} att följa upp.",
    "accuracy_unknown": "Årets utfall är inte känt på alla rader",
    "accuracy_row_unknown": "Årets utfall är inte känt",
    "accuracy_no_year": "Perioden går inte att läsa",
}

"""What can be wrong in an exported list (problem i listor): severity, message and mend by code."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, NOTE, WARNING, ProblemText

_SEE_ROW = "Rätta raden i listan, eller ta ut listan på nytt ur ekonomisystemet."
_EXPORT_AGAIN = "Ta ut listan på nytt ur ekonomisystemet."
_NOTHING_TO_DO = "Inget behöver göras om det stämmer."

_REFUSED: Mapping[str, ProblemText] = {
    "LISTA-OATKOMLIG": ProblemText(
        FAULT,
        "Listan går inte att öppna.",
        "Kontrollera namn, mapp och behörighet, och att filen inte är låst av ett annat program.",
    ),
    "LISTA-TOM": ProblemText(FAULT, "Filen är tom.", _EXPORT_AGAIN),
    "LISTA-BINAR": ProblemText(
        FAULT,
        "Filen är varken en Excel-arbetsbok eller en textfil.",
        "Ta ut listan som Excel (.xlsx) eller som text (.csv).",
    ),
    "LISTA-WEBBSIDA": ProblemText(
        FAULT,
        "Filen är en webbsida, även om den kan ha ett Excel-namn.",
        "Öppna den i Excel och spara som Excel-arbetsbok (.xlsx).",
    ),
    "LISTA-GAMMALT-FORMAT": ProblemText(
        FAULT,
        "Filen har det gamla formatet .xls, där felvärden inte går att skilja från tomma celler vid läsningen.",
        "Öppna den i Excel eller LibreOffice och spara som Excel-arbetsbok (.xlsx).",
    ),
    "LISTA-INGEN-LISTA": ProblemText(
        FAULT,
        "Filen är ingen arbetsbok i formatet .xlsx eller .xlsm.",
        "Ta ut listan som Excel (.xlsx) eller som text (.csv).",
    ),
    "LISTA-KRYPTERAD": ProblemText(
        FAULT,
        "Arbetsboken är skyddad med lösenord och kan inte läsas.",
        "Öppna den i Excel, ta bort lösenordet för att öppna och spara.",
    ),
    "LISTA-TRASIG": ProblemText(
        FAULT,
        "Arbetsboken är skadad och kan inte läsas.",
        "Öppna och reparera den i Excel, eller ta ut listan på nytt.",
    ),
    "LISTA-FOR-STOR": ProblemText(
        FAULT,
        "Listan är för stor för att läsas säkert: {what} {found}, gränsen är {limit}.",
        "Kontrollera var filen kommer ifrån. Ta ut färre kolumner eller en kortare tid, eller ta ut listan som text (.csv).",
    ),
    "LISTA-LANG-RAD": ProblemText(
        FAULT,
        "En rad är längre än {limit} tecken, så filen är troligen ingen lista.",
        _EXPORT_AGAIN,
    ),
    "LISTA-TECKENKODNING": ProblemText(
        FAULT,
        "Texten går inte att läsa som {encoding} efter den här raden.",
        "Ta ut listan på nytt och välj UTF-8 om ekonomisystemet frågar efter teckenkodning.",
    ),
    "LISTA-CITATTECKEN": ProblemText(
        FAULT,
        "Ett citattecken som börjar på den här raden avslutas inte där det ska, så raderna går inte att skilja åt.",
        "Ta bort det ensamma citattecknet, eller ta ut listan på nytt. Filen kan också vara avklippt.",
    ),
    "LISTA-RUBRIKRAD": ProblemText(
        FAULT,
        "Ingen rad med kolumnrubriker hittades.",
        "Ta ut listan med rubriker, till exempel Konto, Ansvar, Period och Belopp.",
    ),
    "LISTA-KONTOKOLUMN": ProblemText(
        FAULT,
        "Ingen kolumn innehåller konton. Rubrikerna är {headings}.",
        "Ta ut listan med konto i en kolumn.",
    ),
    "LISTA-BELOPPSKOLUMN": ProblemText(
        FAULT,
        "Ingen kolumn innehåller belopp. Rubrikerna är {headings}.",
        "Ta ut listan med utfall eller budget i en kolumn, eller i en kolumn per månad.",
    ),
    "LISTA-TVA-RUBRIKRADER": ProblemText(
        FAULT,
        "Rubrikerna står på två rader, med månaderna på den här, och går inte att para ihop.",
        "Skriv hela rubriken på en rad, till exempel Utfall jan och Budget jan.",
    ),
    "LISTA-RUBRIK-SAKNAS": ProblemText(
        FAULT,
        "Kolumnen {heading} finns inte i listan.",
        "Kontrollera att det är rätt lista, och välj kolumner på nytt om den har ändrats.",
    ),
    "LISTA-FORMAT": ProblemText(
        FAULT,
        "Så här går en lista inte att läsa: {shown}.",
        "Töm cellen, så frågar inläsningen om listan på nytt.",
    ),
}

_ROWS: Mapping[str, ProblemText] = {
    "LISTA-KONTO": ProblemText(
        FAULT,
        "{shown} är inget konto, så raden är inte med.",
        "Ett konto skrivs med 3–10 siffror. " + _SEE_ROW,
    ),
    "LISTA-KONTO-SAKNAS": ProblemText(FAULT, "Raden har belopp men inget konto, så den är inte med.", _SEE_ROW),
    "LISTA-FLER-CELLER": ProblemText(
        FAULT,
        "Raden har {shown} celler, fler än rubrikerna, så den är inte med.",
        "Ett belopp eller en text innehåller troligen samma tecken som skiljer kolumnerna åt. " + _EXPORT_AGAIN,
    ),
    "LISTA-PERIOD": ProblemText(
        FAULT,
        "Perioden {shown} på konto {account} går inte att läsa, så raden är inte med.",
        "Skriv till exempel 201708 eller 2017-08-31. " + _SEE_ROW,
    ),
    "LISTA-BELOPP": ProblemText(
        FAULT,
        "{shown} på konto {account} är inget belopp, så raden är inte med.",
        "Skriv till exempel 1 234,50. " + _SEE_ROW,
    ),
    "LISTA-BELOPP-TVETYDIGT": ProblemText(
        FAULT,
        "{shown} på konto {account} kan vara två olika belopp, så raden är inte med.",
        "Välj decimaltecken när listan läses in.",
    ),
    "LISTA-FELVARDE": ProblemText(
        FAULT,
        "Raden innehåller felvärdet {shown}, så den är inte med.",
        "Rätta formeln i listan, eller ta ut listan på nytt.",
    ),
    "LISTA-FORMEL-UTAN-VARDE": ProblemText(
        FAULT,
        "Raden innehåller en formel som aldrig har räknats ut, så den är inte med.",
        "Öppna listan i Excel eller LibreOffice, spara och läs in den igen.",
    ),
    "LISTA-FLER": ProblemText(
        WARNING,
        "Ytterligare {number:rad|rader} har samma fel ({kind}).",
        "Börja med raderna som visas; felen brukar ha samma orsak.",
    ),
    "LISTA-INGA-RADER": ProblemText(
        WARNING,
        "Listan har rubriker men ingen rad som går att läsa in.",
        "Kontrollera urvalet i ekonomisystemet: år, period och ansvar.",
    ),
    "LISTA-SUMMA-AVVIKER": ProblemText(
        FAULT,
        "Listans sista summarad säger {said} kr, men raderna ovanför blir {summed} kr.",
        "Kontrollera om rader saknas eller har avvisats, och att listan inte är avklippt.",
    ),
}

_NOTES: Mapping[str, ProblemText] = {
    "LISTA-SUMMARADER": ProblemText(NOTE, "Summarader som inte är med: {count} (rad {lines}).", _NOTHING_TO_DO),
    "LISTA-RUBRIKRADER": ProblemText(
        NOTE, "Upprepade rubrikrader som inte är med: {count} (rad {lines}).", _NOTHING_TO_DO
    ),
    "LISTA-TEXTRADER": ProblemText(NOTE, "Rader med bara text som inte är med: {count} (rad {lines}).", _NOTHING_TO_DO),
    "LISTA-INGAENDE-BALANS": ProblemText(
        NOTE,
        "Rader med ingående balans som inte är med: {count} (rad {lines}).",
        _NOTHING_TO_DO,
    ),
    "LISTA-PERIOD-13": ProblemText(
        NOTE,
        "Rader i period 13 som räknas till december: {count}.",
        _NOTHING_TO_DO,
    ),
    "LISTA-TOMT-BELOPP": ProblemText(
        NOTE,
        "{count:rad|rader} har konto men inget belopp och räknas som 0.",
        _NOTHING_TO_DO,
    ),
    "LISTA-ORESDELAR": ProblemText(
        NOTE,
        "{count} belopp har delar av ören och har avrundats rad för rad. Tillsammans ändrar det summan med {rounding} kr.",
        "Ta ut listan med hela ören om summan ska stämma exakt.",
    ),
    "LISTA-AR-ANTAGET": ProblemText(
        NOTE,
        "Listan anger inget år och har lästs som {year}.",
        "Läs in listan på nytt och välj år om det är fel.",
    ),
    "LISTA-BUDGET-FORDELAD": ProblemText(
        NOTE,
        "Budgeten har ingen månad och är jämnt fördelad på årets tolv månader.",
        "Ta ut budgeten per månad om den är periodiserad.",
    ),
}

TEXTS: Mapping[str, ProblemText] = {**_REFUSED, **_ROWS, **_NOTES}

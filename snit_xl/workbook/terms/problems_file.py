"""Faults of the file itself (filens texter): code → severity, message, mend."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "FIL-SAKNAS": ProblemText(
        FAULT,
        "Filen finns inte på den angivna platsen.",
        "Kontrollera namn och mapp.",
    ),
    "FIL-OATKOMLIG": ProblemText(
        FAULT,
        "Filen går inte att nå.",
        "Kontrollera att du har behörighet till mappen och att nätverket fungerar.",
    ),
    "FIL-INGEN-ARBETSBOK": ProblemText(
        FAULT,
        "Filen är ingen arbetsbok i formatet .xlsx eller .xlsm.",
        "Öppna den i Excel eller LibreOffice och spara som Excel-arbetsbok.",
    ),
    "FIL-GAMMALT-FORMAT": ProblemText(
        FAULT,
        "Filen har det gamla formatet .xls.",
        "Öppna den i Excel eller LibreOffice och spara som Excel-arbetsbok (.xlsx).",
    ),
    "FIL-KRYPTERAD": ProblemText(
        FAULT,
        "Arbetsboken är skyddad med lösenord och kan inte läsas.",
        "Öppna den i Excel, ta bort lösenordet för att öppna och spara.",
    ),
    "FIL-TRASIG": ProblemText(
        FAULT,
        "Arbetsboken är skadad: delen {part} kan inte läsas.",
        "Öppna och reparera den i Excel, eller återställ från mappen Säkerhetskopior.",
    ),
    "FIL-TECKENKODNING": ProblemText(
        FAULT,
        "En del av arbetsboken ({part}) har teckenkodningen {encoding}, som inte stöds.",
        "Öppna arbetsboken i Excel och spara den på nytt.",
    ),
    "FIL-ZIP64": ProblemText(
        FAULT,
        "Arbetsboken är packad på ett sätt som bara behövs för mycket stora filer och som inte stöds.",
        "Öppna arbetsboken i Excel och spara den på nytt.",
    ),
    "FIL-FOR-STOR": ProblemText(
        FAULT,
        "Arbetsboken är för stor för att läsas säkert: {what} {found}, gränsen är {limit}.",
        "Kontrollera var filen kommer ifrån; ta bort blad och rader som inte behövs.",
    ),
    "FIL-OSAKER": ProblemText(
        FAULT,
        "Arbetsboken innehåller något som inte hör hemma i en arbetsbok ({part}) och läses därför inte.",
        "Använd en fil från en avsändare du litar på.",
    ),
    "FIL-LAST": ProblemText(
        FAULT,
        "Arbetsboken är öppen i ett annat program (låsfilen {lock} finns).",
        "Spara och stäng den där. Är den inte öppen någonstans kan låsfilen tas bort.",
    ),
    "FIL-ANDRAD": ProblemText(
        FAULT,
        "Arbetsboken har ändrats sedan den lästes; inget har skrivits.",
        "Kör åtgärden en gång till.",
    ),
    "FIL-SKRIVSKYDDAD": ProblemText(
        FAULT,
        "Arbetsboken eller dess mapp är skrivskyddad; inget har skrivits.",
        "Ta bort skrivskyddet i filens egenskaper eller spara en kopia i en annan mapp.",
    ),
    "FIL-DISK-FULL": ProblemText(
        FAULT,
        "Disken är full; arbetsboken är oförändrad.",
        "Frigör utrymme och kör åtgärden en gång till.",
    ),
    "FIL-TEXT-LANG": ProblemText(
        FAULT,
        "Texten har {length} tecken; en cell rymmer {limit}.",
        "Korta texten eller dela den på flera rader.",
    ),
    "FIL-MATRISFORMEL": ProblemText(
        FAULT,
        "Cellen hör till en matrisformel och kan inte få en egen formel.",
        "Flytta eller ta bort matrisformeln.",
    ),
    "FIL-LISTA-FORMEL": ProblemText(
        FAULT,
        "Resultatlistan {table} innehåller en formel, som skulle skrivas över.",
        "Flytta formeln utanför listan.",
    ),
    "FIL-LISTA-SUMMARAD": ProblemText(
        FAULT,
        "Resultatlistan {table} har en summarad och kan därför inte ändra längd.",
        "Stäng av summaraden för tabellen.",
    ),
    "FIL-LISTA-PLATS": ProblemText(
        FAULT,
        "Resultatlistan {table} behöver {rows} rader, men under den står annat som skulle skrivas över.",
        "Flytta det som står under listan.",
    ),
    "FIL-JOURNAL": ProblemText(
        FAULT,
        "Journalen över säkerhetskopior (journal.json) kan inte läsas ({reason}).",
        "Byt namn på journal.json i mappen Säkerhetskopior; kopiorna finns kvar.",
    ),
    "FIL-INGET-STEG": ProblemText(
        FAULT,
        "Det finns inget att återställa för den här arbetsboken.",
        "Äldre versioner kan finnas i mappen Säkerhetskopior.",
    ),
    "FIL-ANDRAD-SEDAN": ProblemText(
        FAULT,
        "Celler har ändrats sedan {action} {time} och skulle få tillbaka det gamla innehållet: {cells}.",
        "Spara undan ändringarna, eller återställ ändå med --ändå (då sparas nuvarande version först som säkerhetskopia).",
    ),
    "FIL-SPARAD-SEDAN": ProblemText(
        FAULT,
        "Arbetsboken har sparats om i ett kalkylprogram efter {action} {time}, utan att någon cell är ändrad. "
        "Format och annat som ändrades då skulle gå förlorat.",
        "Återställ ändå med --ändå (då sparas nuvarande version först som säkerhetskopia).",
    ),
    "FIL-KOPIA-SAKNAS": ProblemText(
        FAULT,
        "Säkerhetskopian finns inte kvar.",
        "Leta upp den i papperskorgen eller i enhetens egen versionshistorik.",
    ),
    "FIL-KOPIA-ANDRAD": ProblemText(
        FAULT,
        "Säkerhetskopian har ändrats sedan den sparades och läggs inte tillbaka.",
        "Öppna kopian och avgör själv om den ska användas.",
    ),
}

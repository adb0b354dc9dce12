"""What can be wrong with a paper as a file (problem med handlingar): severity, message and mend by code."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "HANDLING-OKAND-TYP": ProblemText(
        FAULT,
        "Filen {name} är av en sort som inte kan granskas. Det här går: {known}.",
        "Spara handlingen som Word, Excel, PDF eller ren text.",
    ),
    "HANDLING-SAKNAS": ProblemText(
        FAULT, "Filen {name} går inte att öppna.", "Kontrollera namn, mapp och behörighet, och att filen finns kvar."
    ),
    "HANDLING-FOR-STOR": ProblemText(
        FAULT,
        "Filen {name} är för stor för att granskas (högst {limit} miljoner tecken och 60 000 rader).",
        "Dela handlingen och granska delarna var för sig.",
    ),
    "HANDLING-LASARE-SAKNAS": ProblemText(
        FAULT,
        "Filen {name} kan inte läsas, för programdelen {library} är inte installerad.",
        'Installera tillägget för handlingar: pip install "snit-xl[handlingar]". Eller spara handlingen som ren text.',
    ),
    "HANDLING-TRASIG": ProblemText(
        FAULT,
        "Filen {name} går inte att läsa: den är skadad, skyddad med lösenord eller av en annan sort än namnet säger ({reason}).",
        "Öppna filen i programmet som gjorde den och spara den på nytt, utan lösenord.",
    ),
    "HANDLING-TOM": ProblemText(
        FAULT,
        "Filen {name} innehåller ingen text. En inskannad handling är bara bilder.",
        "Använd den Word-fil eller PDF som handlingen gjordes från, eller tolka bilderna till text först.",
    ),
    "HANDLING-SKRIVARE-SAKNAS": ProblemText(
        FAULT,
        "Handlingarna kan inte skrivas, för programdelen {library} är inte installerad.",
        'Installera tillägget för handlingar: pip install "snit-xl[handlingar]".',
    ),
    "HANDLING-FELVARDE": ProblemText(
        FAULT,
        "{paper} skulle visa en cell med felvärdet {value}.",
        "Rätta cellen, uppdatera prognosen och skapa handlingarna igen.",
    ),
    "HANDLING-INAKTUELL": ProblemText(
        FAULT,
        "Prognosen är inte uppdaterad: indata har ändrats sedan senaste Uppdatera prognos.",
        "Kör Uppdatera prognos och skapa handlingarna sedan.",
    ),
}

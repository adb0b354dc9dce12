"""What can be wrong with a paper as a file (problem med handlingar): severity, message and mend by code."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, WARNING, ProblemText

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
        "Filen {name} är för stor för att granskas. Högst 60 MB, 500 sidor och 60 000 rader går att läsa.",
        "Dela handlingen och granska delarna var för sig.",
    ),
    "HANDLING-LASARE-SAKNAS": ProblemText(
        FAULT,
        "Filen {name} kan inte läsas, för programdelen {library} är inte installerad.",
        "Installera paketen för handlingar med pip install -r requirements-runtime.lock, eller be IT om det. Eller spara handlingen som ren text.",
    ),
    "HANDLING-TRASIG": ProblemText(
        FAULT,
        "Filen {name} går inte att läsa: den är skadad, skyddad med lösenord eller av en annan sort än namnet säger ({reason}).",
        "Öppna filen i programmet som gjorde den och spara den på nytt, utan lösenord.",
    ),
    "HANDLING-LOSENORD": ProblemText(
        FAULT,
        "Filen {name} är skyddad med lösenord.",
        "Öppna filen i programmet som gjorde den och spara en kopia utan lösenord.",
    ),
    "HANDLING-INGET-ATT-FYLLA": ProblemText(
        FAULT,
        "Ingen tabell i handlingen kunde läsas säkert som någon av tabellerna på bladet {sheet}.",
        "Kontrollera att tabellerna har rubriker med år (Utfall, Budget, Prognos) och summarader, eller fyll i bladet för hand.",
    ),
    "HANDLING-ANNAT-AR": ProblemText(
        FAULT,
        "Handlingen gäller {year} men arbetsboken {expected}.",
        "Välj arbetsboken för handlingens år, eller fyll i bladet för hand.",
    ),
    "HANDLING-ANNAN-ENHET": ProblemText(
        FAULT,
        "Tabellen ”{table}” är inte i tkr, men bladet Senaste handling är det.",
        "Fyll i bladet för hand i tkr, eller ge granska en handling med belopp i tkr.",
    ),
    "HANDLING-TABELL-OSAKER": ProblemText(
        FAULT,
        "Tabellen ”{table}” kunde inte läsas säkert, så bladet skulle bli ofullständigt.",
        "Ge granska handlingen som Word eller Excel i stället för PDF eller text. Hjälper inte det: fyll i bladet för hand.",
    ),
    "HANDLING-TABELL-OKAND": ProblemText(
        FAULT,
        "Tabellen ”{table}” är läst, men följer en annan uppställning eller teckenregel än bladet Senaste handling.",
        "Bladet vill ha intäkter negativa och kostnader positiva. Vänd tecknen i handlingen, eller fyll i bladet för hand.",
    ),
    "HANDLING-TOM": ProblemText(
        FAULT,
        "Filen {name} innehåller ingen text. En inskannad handling är bara bilder.",
        "Använd den Word-fil eller PDF som handlingen gjordes från, eller tolka bilderna till text först.",
    ),
    "HANDLING-SKRIVARE-SAKNAS": ProblemText(
        FAULT,
        "Handlingarna kan inte skrivas, för programdelen {library} är inte installerad.",
        "Installera paketen för handlingar med pip install -r requirements-runtime.lock, eller be IT om det. snit-xl doktor visar vilka som saknas.",
    ),
    "HANDLING-FELVARDE": ProblemText(
        FAULT,
        "{paper} skulle visa en cell med felvärdet {value}.",
        "Rätta cellen, uppdatera prognosen och skapa handlingarna igen.",
    ),
    "HANDLING-PDF-SAKNAS": ProblemText(
        WARNING,
        "Ingen PDF är sparad: LibreOffice finns inte på datorn. Wordfilerna är klara.",
        "Spara som PDF i Word, eller installera LibreOffice.",
    ),
    "HANDLING-PDF": ProblemText(
        WARNING,
        "Ingen PDF är sparad: LibreOffice kunde inte göra om Wordfilerna ({reason}). Wordfilerna är klara.",
        "Spara som PDF i Word. På Linux behövs LibreOffice Writer och Impress, inte bara Calc.",
    ),
    "KALENDER-TOM": ProblemText(
        FAULT,
        "Det finns inga möten att skriva i kalendern.",
        "Fyll i mötena på bladet Sammanträden.",
    ),
    "KALENDER-FINNS": ProblemText(
        FAULT,
        "Filen finns redan och är ingen kalender som SNIT-XL har skrivit. Den är orörd.",
        "Välj ett annat namn med --ut.",
    ),
    "HANDLING-INAKTUELL": ProblemText(
        FAULT,
        "Prognosen är inte uppdaterad: indata har ändrats sedan senaste Uppdatera prognos.",
        "Kör Uppdatera prognos och skapa handlingarna sedan.",
    ),
}

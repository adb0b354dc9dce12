"""Faults in the register of certificates (sekretessregistrets fel): code → severity, message, mend."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, WARNING, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "SEKRETESS-FINNS": ProblemText(
        FAULT,
        "Det finns redan en fil med det namnet. Den är orörd.",
        "Ange ett annat namn. Ett register skrivs aldrig över.",
    ),
    "SEKRETESS-PERSONNUMMER": ProblemText(
        FAULT,
        "Här står något som ser ut som ett personnummer eller samordningsnummer.",
        "Ta bort det. Registret ska bara hålla namn eller roll.",
    ),
    "SEKRETESS-PERSONNUMMER-UTANFOR": ProblemText(
        FAULT,
        "Utanför cellerna, i en kommentar, en textruta, sidhuvudet eller filens egenskaper, står något som ser ut som ett personnummer.",
        "Ta bort det. Platsen är den del av filen som det står i.",
    ),
    "SEKRETESS-EJ-PASKRIVET": ProblemText(
        WARNING,
        "Raden ska ha ett sekretessbevis men saknar datum för påskrift.",
        "Låt personen skriva på blanketten och fyll i datumet.",
    ),
    "SEKRETESS-FRAMTIDA-DATUM": ProblemText(
        WARNING,
        "Beviset är daterat {day}, som inte har varit än.",
        "Rätta datumet.",
    ),
    "SEKRETESS-FORVARING-SAKNAS": ProblemText(
        WARNING,
        "Beviset är påskrivet, men det står inte var det förvaras.",
        "Skriv var beviset finns.",
    ),
    "SEKRETESS-SLUT-FORE-PASKRIFT": ProblemText(
        FAULT,
        "Beviset gäller till {end}, före påskriften {start}.",
        "Rätta datumen.",
    ),
    "SEKRETESS-LOPER-UT": ProblemText(
        WARNING,
        "Beviset gäller till {day}.",
        "Låt personen skriva på ett nytt i tid.",
    ),
    "SEKRETESS-HAR-LOPT-UT": ProblemText(
        WARNING,
        "Beviset gällde till {day}.",
        "Låt personen skriva på ett nytt, eller ändra till att inget bevis behövs.",
    ),
}

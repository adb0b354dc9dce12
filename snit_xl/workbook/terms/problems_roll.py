"""What stops rulla (nytt år): code → severity, message, mend."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "RULLA-INAKTUELL": ProblemText(
        FAULT,
        "Prognosen är äldre än det som den räknas på.",
        "Kör Uppdatera prognos i den gamla arbetsboken först, eller bygg ändå med --ändå.",
    ),
    "RULLA-PERIOD": ProblemText(
        FAULT,
        "Arbetsboken står på {month} {year}: året är inte slut.",
        "Läs in utfallet till och med december och ändra perioden, eller bygg ändå med --ändå. Utfall som saknas kan läsas in i "
        "den nya arbetsboken.",
    ),
    "RULLA-KOMMUN-OKAND": ProblemText(
        FAULT,
        "Kommunen {name} finns inte i arbetsboken. Välj bland: {choices}.",
        "Skriv kommunens namn som i Förutsättningar.",
    ),
    "RULLA-KOMMUN-SAKNAS": ProblemText(
        FAULT,
        "Befolkning saknas för {name}.",
        "Ange den med --befolkning, eller utelämna befolkningen och fyll i nyckeln i den nya arbetsboken.",
    ),
    "RULLA-NYCKEL": ProblemText(
        FAULT,
        "Ingen nyckel i {table} räknas i invånare, så det går inte att veta vilken som ska fyllas.",
        "Utelämna befolkningen och fyll i nycklarna i den nya arbetsboken.",
    ),
    "RULLA-SAMMA-FIL": ProblemText(
        FAULT,
        "Den nya arbetsboken skulle skriva över den gamla.",
        "Ange ett annat namn på den nya filen.",
    ),
}

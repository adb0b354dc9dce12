"""Faults in what was read from the books (utfallets texter): severity, message and mend by code."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, NOTE, WARNING, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "UTFALL-RAD-TRASIG": ProblemText(
        FAULT,
        "Raden i Utfall går inte att läsa. Bladet skrivs bara av Läs in utfall.",
        "Läs in filen igen, eller ta tillbaka senaste steget med Återställ.",
    ),
    "UTFALL-MANAD-TVA-GANGER": ProblemText(
        FAULT,
        "Samma månader finns i två filer: {other} har redan {first}–{last} för {count:konto|konton} ({accounts}).",
        "Läs bara in den ena, eller ge filerna samma namn så att den senare ersätter den förra.",
    ),
    "UTFALL-SAMMA-NAMN": ProblemText(
        FAULT,
        "{count} filer heter {file} och går inte att skilja åt.",
        "Läs in dem en i taget och ange vems bokföring varje fil är, eller ge dem olika namn.",
    ),
    "UTFALL-BOKFORS-AV-OKAND": ProblemText(
        FAULT,
        "{owner} är ingen av kommunerna i arbetsboken.",
        "Välj någon av {choices}.",
    ),
    "UTFALL-BOKFORS-AV-SAKNAS": ProblemText(
        FAULT,
        "Det framgår inte vems bokföring {file} är, och Kontoplan skiljer på {choices}.",
        "Skriv kommunens namn i filens namn, eller kör snit-xl läs-in med --bokförs-av och kommunen.",
    ),
    "UTFALL-ANNAT-AR": ProblemText(
        WARNING,
        "Filen har belopp för {years}, men arbetsboken gäller {year} och jämför med {before}.",
        "Kontrollera perioden i filen och År i Förutsättningar. Återställ tar tillbaka inläsningen.",
    ),
    "UTFALL-FOR-MANGA": ProblemText(
        FAULT,
        "Filerna ger {count:rad|rader}, fler än ett blad rymmer ({limit}).",
        "Läs in färre år, eller markera i Kontoplan vilka ansvar som hör utanför nämnden.",
    ),
    "UTFALL-SAMMANDRAGET": ProblemText(
        NOTE,
        "{count} ansvar i filen saknar rad i Kontoplan. De visas som ett belopp per ansvar och månad, utan konton.",
        "Lägg till nämndens ansvar i Kontoplan, markera de andra som utanför, och läs in filen igen.",
    ),
    "UTFALL-AVSTAMNING": ProblemText(
        FAULT,
        "Raderna i Utfall stämmer inte med det som lästes ur filen.",
        "Bladet Utfall har ändrats för hand. Läs in filen igen.",
    ),
    "UTFALL-FIL-MED-FEL": ProblemText(
        WARNING,
        "Filen lästes in trots fel i den: {codes}.",
        "Rätta i ekonomisystemet, ta ut filen igen och läs in den. Vad koderna betyder står i handbokens bilaga.",
    ),
    "UTFALL-UTANFOR-ANDRAD": ProblemText(
        WARNING,
        "En regel i Kontoplan för vad som hör utanför är borttagen eller ändrad sedan filen lästes.",
        "Läs in filen igen, så att det som nu hör till driften kommer med.",
    ),
    "UTFALL-SAKNAS": ProblemText(
        FAULT,
        "{unit} har varken utfall eller budget för {year}. Inlästa år: {years}.",
        "Rätta året i Förutsättningar om det är fel. Läs annars in årets filer, ge ansvar och konton en rad i Kontoplan, "
        "eller skriv beloppen i Komplettering.",
    ),
    "UTFALL-SLUTAR-FORE-PERIODEN": ProblemText(
        WARNING,
        "{unit} har inget utfall efter {last}, men perioden är {period}.",
        "Läs in de månader som saknas, eller rätta perioden i Förutsättningar.",
    ),
    "UTFALL-EFTER-PERIODEN": ProblemText(
        NOTE,
        "{unit} har utfall till och med {last}, efter perioden {period}. Det räknas inte med i Utfall ack.",
        "Ändra perioden i Förutsättningar om de senare månaderna är klara.",
    ),
    "SPARNING-FOR-MANGA": ProblemText(
        FAULT,
        "Kontot har {count} verifikationsrader, fler än listan rymmer ({limit}).",
        "Välj en månad i Månader, så visas bara den månadens rader.",
    ),
    "SPARNING-INGET": ProblemText(
        FAULT,
        "Här finns inget belopp att visa underlag för.",
        "Ställ dig på en rad eller en avdelnings summa i Prognos, på en rad i Månader, eller på ett konto i Spårning eller Utfall.",
    ),
    "SPARNING-KONTO-SAKNAS": ProblemText(
        FAULT,
        "Konto {account} finns inte bakom det beloppet.",
        "Visa underlaget utan --konto, så listas kontona.",
    ),
    "SPARNING-BARA-BUDGET": ProblemText(
        FAULT,
        "Konto {account} har bara budget här, och en budget har inga verifikationer.",
        "Budgetens belopp står i listan över konton, med filen den är läst ur.",
    ),
    "SPARNING-FIL-SAKNAS": ProblemText(
        FAULT,
        "Filen {file} finns varken i {folder} eller bredvid arbetsboken.",
        "Lägg tillbaka filen, eller läs in den på nytt därifrån den ligger nu.",
    ),
    "SPARNING-FIL-ANDRAD": ProblemText(
        FAULT,
        "Filen {file} har ändrats sedan den lästes in.",
        "Läs in filen igen, så att arbetsbok och fil stämmer.",
    ),
    "BOKFORT-SKILJER": ProblemText(
        WARNING,
        "Utfallet för {period} är inte längre det som låstes i {name} ({day}). Antal rader som skiljer sig: {count} ({rows}).",
        "Ta reda på varför den rapporterade perioden har ändrats. Lås en ny version om ändringen ska gälla.",
    ),
    "KOMPLETTERING-MANAD-SAKNAS": ProblemText(
        WARNING,
        "{unit}, {row}: {measure} {year} saknar {months}, men perioden är {period}.",
        "Skriv beloppen för månaderna i Komplettering, 0 där det inte är något.",
    ),
    "KOMPLETTERING-RAD-SAKNAS": ProblemText(
        FAULT,
        "Prognos har ingen rad {row} för {unit}.",
        "Skriv avdelning och rad precis som de står i Prognos.",
    ),
}

"""What can be wrong in the mapping of accounts (problem i Kontoplan): severity, message and mend by code."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, NOTE, WARNING, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "KONTOPLAN-KOD-OLASLIG": ProblemText(
        FAULT,
        "Det går inte att läsa vilka koder ”{value}” avser.",
        "Skriv en kod (3200), en början (32*), ett intervall med lika långa ändar (3200-3299) eller flera med komma "
        "emellan. Lämna tomt för alla.",
    ),
    "KONTOPLAN-KONTO-OLASLIGT": ProblemText(
        FAULT,
        "Kontointervallet ”{accounts}” består inte av kontonummer.",
        "Skriv första och sista konto med siffror, till exempel 7400 och 7499.",
    ),
    "KONTOPLAN-KONTO-OMVANT": ProblemText(
        FAULT,
        "Kontointervallet {accounts} slutar före det börjar.",
        "Byt plats på första och sista konto.",
    ),
    "KONTOPLAN-KLASS40": ProblemText(
        FAULT,
        "Konto {accounts} går till {label} men innehåller klass 40, som är anskaffning av anläggningstillgångar och "
        "inte hör till driften.",
        "Låt intervallet börja på 4100, och lägg klass 40 på en egen rad med radtypen utanför.",
    ),
    "KONTOPLAN-AVDELNING-OKAND": ProblemText(
        FAULT,
        "Avdelningen ”{department}” har inga rader i Prognos.",
        "Skriv avdelningen som i Prognos, eller utanför om ansvaret inte hör till nämnden.",
    ),
    "KONTOPLAN-RAD-SAKNAS": ProblemText(
        FAULT,
        "Raden {label} finns inte i Prognos {department}.",
        "Rätta raden eller avdelningen så att de stämmer med Prognos, eller lägg till raden där.",
    ),
    "KONTOPLAN-RADTYP": ProblemText(
        FAULT,
        "Konto {accounts} har en annan radtyp än raden {label} för {department} i Prognos ({row}).",
        "Ange samma radtyp, eller lägg in en egen regel för avdelningen.",
    ),
    "KONTOPLAN-UTANFOR-MED-RAD": ProblemText(
        FAULT,
        "Regeln har radtypen utanför men pekar på raden {label}.",
        "Ta bort raden, eller ange radens radtyp.",
    ),
    "KONTOPLAN-ANSVAR-OVERLAPP": ProblemText(
        FAULT,
        "Ansvar {rule} överlappar {other} ({cell}): båda reglerna är lika noga angivna och kan gälla samma rad.",
        "Ändra koderna så att bara den ena gäller, eller gör den ena mer noggrann.",
    ),
    "KONTOPLAN-KONTO-OVERLAPP": ProblemText(
        FAULT,
        "Konto {rule} överlappar {other} ({cell}): båda reglerna är lika noga angivna och kan gälla samma rad.",
        "Ändra intervallen så att de inte går in i varandra, eller gör den ena regeln mer noggrann.",
    ),
    "KONTOPLAN-REGEL-OANVAND": ProblemText(
        NOTE,
        "Ingen bokförd eller budgeterad rad följer regeln {rule}.",
        "Ta bort regeln om den inte behövs, eller rätta den om rader saknas.",
    ),
    "KONTOPLAN-ANSVAR-SAKNAS": ProblemText(
        WARNING,
        "Bokföring {owner}: {rows:rad|rader} med utfall {actual} kr och budget {budget} kr saknar avdelning. "
        "Ansvar: {codes}. Filer: {files}, {months}.",
        "Ange avdelning för ansvaren i Kontoplan, eller utanför om de inte hör till nämnden.",
    ),
    "KONTOPLAN-KONTO-SAKNAS": ProblemText(
        WARNING,
        "Bokföring {owner}: {rows:rad|rader} med utfall {actual} kr och budget {budget} kr saknar rapportrad. "
        "Konton: {codes}. Filer: {files}, {months}.",
        "Lägg kontona på en rapportrad i Kontoplan, eller ange att de är utanför.",
    ),
    "KONTOPLAN-PROGNOSRAD-SAKNAS": ProblemText(
        WARNING,
        "Bokföring {owner}: {rows:rad|rader} med utfall {actual} kr och budget {budget} kr hör till en rad som Prognos saknar: "
        "{codes}. Filer: {files}, {months}.",
        "Lägg till raden i Prognos, eller ge avdelningen en egen regel i Kontoplan.",
    ),
    "KONTOPLAN-KLASS40-EJ-MAPPAD": ProblemText(
        WARNING,
        "Bokföring {owner}: {rows:rad|rader} med utfall {actual} kr och budget {budget} kr på klass 40 togs inte med i driften. "
        "Konton: {codes}. Filer: {files}, {months}.",
        "Lägg klass 40 på en egen rad i Kontoplan med radtypen utanför.",
    ),
}

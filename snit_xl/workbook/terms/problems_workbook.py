"""Faults in the workbook's cells (arbetsbokens texter): code → severity, message, mend."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, WARNING, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "ARBETSBOK-INTE-SNIT": ProblemText(
        FAULT,
        "Arbetsboken är inte byggd av SNIT-XL: tabellen Nycklar med en kolumn per kommun saknas.",
        "Öppna en arbetsbok som är byggd med snit-xl bygg, eller återställ tabellen Nycklar på bladet Förutsättningar.",
    ),
    "ARBETSBOK-BLAD-SAKNAS": ProblemText(
        FAULT,
        "Bladet {sheet} saknas, eller har förlorat sina tabeller.",
        "Återställ bladet från en säkerhetskopia.",
    ),
    "ARBETSBOK-TABELL-SAKNAS": ProblemText(
        FAULT,
        "Tabellen {table} saknas.",
        "Återställ tabellen från en säkerhetskopia; den får flyttas men inte tas bort eller byta namn.",
    ),
    "ARBETSBOK-RUBRIK-SAKNAS": ProblemText(
        FAULT,
        "Tabellen {table} saknar rubriken {heading}.",
        "Skriv tillbaka rubriken; kolumnen får flyttas men inte byta namn.",
    ),
    "ARBETSBOK-NAMN-SAKNAS": ProblemText(
        FAULT,
        "Cellen för {label} saknas (namnet {name}).",
        "Återställ cellen från en säkerhetskopia, eller ge den namnet i Namnhanteraren.",
    ),
    "ARBETSBOK-FORMEL-SAKNAS": ProblemText(
        WARNING,
        "Tabellen {table} saknar formel i kolumnen {heading} på {count:rad|rader}.",
        "Uppdatera prognos fyller i formeln.",
    ),
    "INDATA-FELVARDE": ProblemText(
        FAULT,
        "Cellen visar felvärdet {value}.",
        "Rätta formeln i cellen, eller skriv ett värde.",
    ),
    "INDATA-SAKNAS": ProblemText(
        FAULT,
        "{heading} är tom men måste fyllas i.",
        "Fyll i cellen. En tabellrad som inte behövs kan tas bort.",
    ),
    "INDATA-VAL": ProblemText(
        FAULT,
        "”{value}” finns inte i listan.",
        "Välj ett av: {choices}.",
    ),
    "INDATA-TAL": ProblemText(
        FAULT,
        "”{value}” är inget tal.",
        "Skriv ett tal utan text, till exempel 1 234,5.",
    ),
    "INDATA-HELTAL": ProblemText(
        FAULT,
        "{value} är inget heltal.",
        "Skriv ett helt tal.",
    ),
    "INDATA-UTANFOR": ProblemText(
        FAULT,
        "{value} ligger utanför det tillåtna ({low} till {high}).",
        "Skriv ett värde inom gränserna. Period 13 bokförs på december, alltså period 12.",
    ),
    "INDATA-DATUM": ProblemText(
        FAULT,
        "”{value}” är inget datum.",
        "Skriv datum som 2018-03-06.",
    ),
    "INDATA-KLOCKSLAG": ProblemText(
        FAULT,
        "”{value}” är inget klockslag.",
        "Skriv klockslag som 09:00.",
    ),
    "INDATA-DUBBLETT": ProblemText(
        FAULT,
        "{name} står på två rader; den första är {first}.",
        "Slå ihop raderna, eller ge den ena ett annat namn.",
    ),
    "INDATA-OKAND": ProblemText(
        FAULT,
        "”{value}” finns inte i tabellen {table}.",
        "Välj ett av: {choices}; eller lägg till det i tabellen.",
    ),
    "INDATA-UNDER-TABELLEN": ProblemText(
        WARNING,
        "”{value}” står under tabellen {table} och räknas inte.",
        "Flytta upp raden till en tom rad i tabellen, eller dra tabellens nedre högra hörn över den.",
    ),
    "KOMMUN-SAKNAS": ProblemText(
        FAULT,
        "Kommunen {municipality} har en kolumn i Nycklar men saknas i listan.",
        "Lägg till en rad för kommunen, med samma stavning.",
    ),
    "KOMMUN-UTAN-KOLUMN": ProblemText(
        FAULT,
        "Kommunen {municipality} har ingen kolumn i Nycklar.",
        "Rätta stavningen, eller bygg en arbetsbok för rätt kommuner med snit-xl bygg --kommuner.",
    ),
    "KOMMUN-VARD": ProblemText(
        FAULT,
        "{count} kommuner är markerade som värdkommun; det ska vara en.",
        "Skriv ja för en kommun och nej för de andra.",
    ),
    "SAMMANSTALLNING-SAKNAR-AVDELNING": ProblemText(
        FAULT,
        "{unit} har rader i Prognos men ingen rad Resultat i sammanställningen.",
        "Lägg till en rad med radtyp resultat för avdelningen.",
    ),
    "BUDGET-STEG-MOT-PROGNOS": ProblemText(
        WARNING,
        "{unit}: budgetstegen ger {published} tkr men raderna i Prognos {correct} tkr.",
        "Rätta budgetstegen eller radernas budget.",
    ),
    "VERSION-FINNS": ProblemText(
        FAULT,
        "Det finns redan en låst version som heter {name}.",
        "Välj ett annat namn.",
    ),
    "VERSION-INAKTUELL": ProblemText(
        FAULT,
        "Prognosen är inaktuell och kan inte låsas.",
        "Kör Uppdatera prognos först.",
    ),
    "KOMMUN-ANTAL": ProblemText(
        FAULT,
        "En gemensam nämnd har minst två kommuner; {count} angavs.",
        'Ange kommunerna med komma emellan, till exempel --kommuner "Herrljunga,Vårgårda".',
    ),
    "BYGG-NAMN-DUBBELT": ProblemText(
        FAULT,
        "{name} angavs två gånger.",
        "Ange varje namn en gång.",
    ),
    "BYGG-NAMN": ProblemText(
        FAULT,
        "”{name}” kan inte användas som namn.",
        "Börja med en bokstav eller siffra och använd högst {limit} tecken.",
    ),
    "BYGG-FINNS": ProblemText(
        FAULT,
        "Filen finns redan.",
        "Ange ett annat namn, eller lägg till --ersätt; då sparas en säkerhetskopia först.",
    ),
    "BYGG-FILTYP": ProblemText(
        FAULT,
        "Filen kan inte byggas: namnet har fel ändelse.",
        "Ange ett namn med ändelsen xlsx.",
    ),
    "PROGRAM-FEL": ProblemText(
        FAULT,
        "Ett oväntat fel i SNIT-XL avbröt arbetet ({kind}).",
        "Spara inte om något ser fel ut. Anmäl felet till den som förvaltar SNIT-XL. På kommandoraden visar --felsök mer.",
    ),
    "SAMMANTRADE-HELGDAGAR-SAKNAS": ProblemText(
        WARNING,
        "Inga helgdagar är angivna för {year}, så mötesdagar och nedräkning kan inte prövas mot dem.",
        "Lägg till årets helgdagar i Förutsättningar.",
    ),
}

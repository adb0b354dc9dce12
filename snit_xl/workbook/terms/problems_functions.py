"""Faults in a SNIT function's arguments (funktionernas texter): code → severity, message, mend."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "FUNKTION-ARGUMENT-SAKNAS": ProblemText(
        FAULT,
        "Argumentet {argument} saknas.",
        "Ange en cell eller ett område för {argument}.",
    ),
    "FUNKTION-VARDE-SAKNAS": ProblemText(
        FAULT,
        "{argument}: en cell som måste ha ett värde är tom.",
        "Fyll i värdet.",
    ),
    "FUNKTION-INGET-TAL": ProblemText(
        FAULT,
        "{argument}: ”{value}” är inget tal.",
        "Skriv ett tal, till exempel 1 234,5.",
    ),
    "FUNKTION-NEGATIVT": ProblemText(
        FAULT,
        "{argument}: {value} är mindre än 0.",
        "Ange ett tal som är 0 eller större.",
    ),
    "FUNKTION-HELTAL": ProblemText(
        FAULT,
        "{argument}: {value} är inget heltal mellan {lowest} och {highest}.",
        "Ange ett heltal inom gränserna.",
    ),
    "FUNKTION-ORD-OKANT": ProblemText(
        FAULT,
        "{argument}: ”{value}” är inget av orden {words}.",
        "Välj ett av orden.",
    ),
    "FUNKTION-EN-CELL": ProblemText(
        FAULT,
        "{argument} är flera celler men ska vara en enda.",
        "Peka på en cell.",
    ),
    "FUNKTION-RAD-ELLER-KOLUMN": ProblemText(
        FAULT,
        "{argument} är en ruta men ska vara en rad eller en kolumn.",
        "Peka på en rad eller en kolumn.",
    ),
    "FUNKTION-OLIKA-STORLEK": ProblemText(
        FAULT,
        "{argument} är {rows} × {columns} celler och passar inte ihop med de andra områdena.",
        "Peka på områden med lika många celler.",
    ),
    "FUNKTION-NYCKEL-NOLL": ProblemText(
        FAULT,
        "Nyckeln har summan 0 och kan inte fördela något.",
        "Fyll i folkmängd eller andel för varje kommun.",
    ),
    "FUNKTION-ANTAL-KOMMUNER": ProblemText(
        FAULT,
        "{argument} har {count} belopp, men nyckeln gäller {municipalities} kommuner.",
        "Ange ett belopp per kommun, 0 där inget finns.",
    ),
    "FUNKTION-ANTAL-RADER": ProblemText(
        FAULT,
        "{argument} har {count} rader, men belopp har {rows}.",
        "Ange en rad per belopp.",
    ),
    "FUNKTION-PERIOD": ProblemText(
        FAULT,
        "{argument}: ”{value}” är ingen period.",
        "Ange en månad 1–12 eller en period som 2017-08.",
    ),
    "FUNKTION-FOREGAENDE-AR-SAKNAS": ProblemText(
        FAULT,
        "Metoden ”föregående år” saknar föregående års utfall, eller så är det 0 hittills.",
        "Fyll i båda föregående års belopp, eller välj en annan metod.",
    ),
    "FUNKTION-GRANSER": ProblemText(
        FAULT,
        "{argument} är ingen tabell med nivå, från och till.",
        "Peka på tre kolumner: nivåns namn, lägsta och högsta riskvärde.",
    ),
    "FUNKTION-INGEN-NIVA": ProblemText(
        FAULT,
        "Risk {risk} och väsentlighet {materiality} hör inte till någon nivå.",
        "Rätta värdena eller gränserna.",
    ),
    "FUNKTION-FOR-STORT": ProblemText(
        FAULT,
        "Resultatet är för stort för en cell.",
        "Kontrollera beloppen.",
    ),
    "FUNKTION-FELVARDE": ProblemText(
        FAULT,
        "Ett argument innehåller felvärdet {value}.",
        "Rätta den cellen först.",
    ),
    "FUNKTION-PROGRAMFEL": ProblemText(
        FAULT,
        "Funktionen kunde inte räknas på grund av ett fel i SNIT-XL.",
        "Skicka formeln och dess celler till den som förvaltar SNIT-XL.",
    ),
    "FUNKTION-ARBETSBOK": ProblemText(
        FAULT,
        "Funktionen läser ur en SNIT-arbetsbok, men tabellerna finns inte i den här arbetsboken.",
        "Använd funktionen i SNIT-arbetsboken, eller ange alla argument.",
    ),
    "FUNKTION-EGEN-INDATA": ProblemText(
        FAULT,
        "Arbetsbokens egen fördelning kan inte räknas. {reason}",
        "Rätta det i Fördelning eller Förutsättningar.",
    ),
    "FUNKTION-EGEN-TOM": ProblemText(
        FAULT,
        "Arbetsboken har ingen kostnadspool att fördela.",
        "Fyll i kostnadspoolerna i Fördelning.",
    ),
    "FUNKTION-KONTO": ProblemText(
        FAULT,
        "{argument}: {value} är inget konto.",
        "Skriv inom citattecken ett konto, en början som 5*, ett intervall som 50-57 eller flera med komma emellan.",
    ),
    "FUNKTION-KONTO-LANGT": ProblemText(
        FAULT,
        "{argument}: {value} har fler siffror än något konto i Utfall.",
        "Rätta kontot. Har ett intervall blivit ett datum skriver du det inom citattecken.",
    ),
    "FUNKTION-PERIOD-ORDNING": ProblemText(
        FAULT,
        "Perioden {first} kommer efter {last}.",
        "Ange den tidigare perioden först.",
    ),
    "FUNKTION-AR-SAKNAS": ProblemText(
        FAULT,
        "Arbetsboken saknar år eller period.",
        "Fyll i år och period i Förutsättningar, eller ange perioden som 2017-08.",
    ),
    "FUNKTION-UTFALL-TOMT": ProblemText(
        FAULT,
        "Bladet Utfall är tomt.",
        "Läs in utfall först.",
    ),
    "FUNKTION-UTFALL-RAD": ProblemText(
        FAULT,
        "{place}: raden har ett felvärde eller saknar läsbart år, månad eller belopp.",
        "Läs in utfallet på nytt.",
    ),
    "FUNKTION-CELL": ProblemText(
        FAULT,
        "{argument} pekar inte på en cell i arbetsboken.",
        "Peka på en enda cell i samma arbetsbok.",
    ),
}

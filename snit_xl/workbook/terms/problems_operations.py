"""Faults in services, agreements and delivery (verksamhetens fel): code → severity, message, mend."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, WARNING, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "TJANST-TVA-PRISER": ProblemText(
        WARNING,
        "{service} har både kostnad per år och kostnad per enhet. {cost} tkr per år används.",
        "Ta bort det ena beloppet.",
    ),
    "TJANST-VOLYM-SAKNAS": ProblemText(
        WARNING,
        "{service} har en kostnad per enhet men ingen volym och är därför inte prissatt.",
        "Skriv hur många enheter det är, eller kostnaden per år.",
    ),
    "TJANST-NYCKEL-SAKNAS": ProblemText(
        FAULT,
        "{service} är prissatt men har ingen nyckel som fördelar kostnaden.",
        "Välj en nyckel, eller den kommun som bär hela kostnaden.",
    ),
    "TJANST-NYCKEL-OCH-KOMMUN": ProblemText(
        WARNING,
        "{service} har både nyckel och en kommun som bär kostnaden. {municipality} får hela kostnaden.",
        "Ta bort det ena.",
    ),
    "TJANSTER-OVER-BUDGET": ProblemText(
        WARNING,
        "Tjänsterna kostar efter andras avtal {published} tkr, mer än budgeten på Fördelning, {correct} tkr.",
        "Se över priserna och volymerna, eller kostnadspoolerna på Fördelning.",
    ),
    "AVTAL-LOPER-UT": ProblemText(
        WARNING,
        "Avtalet med {customer} löper ut {day}.",
        "Förläng eller avsluta det. Hur lång tid i förväg det sägs anger du ovanför avtalen.",
    ),
    "AVTAL-HAR-LOPT-UT": ProblemText(
        WARNING,
        "Avtalet med {customer} löpte ut {day} och räknas inte längre som intäkt.",
        "Skriv det nya slutdatumet, eller ta bort raden.",
    ),
    "AVTAL-TECKEN": ProblemText(
        WARNING,
        "Avtalet med {customer} har ett positivt belopp, {published} tkr, som läses som en kostnad.",
        "Skriv intäkten negativ: {correct}.",
    ),
    "KO-SLUT-FORE-START": ProblemText(
        FAULT,
        "Kön {queue}: perioden slutar {end}, före starten {start}.",
        "Rätta datumen.",
    ),
    "KO-SUMMA": ProblemText(
        FAULT,
        "Kön {queue} från {start}: utgående är {published}, men ingående plus nya minus stängda blir {correct}.",
        "Rätta det antal som är fel.",
    ),
    "KO-INGAENDE": ProblemText(
        WARNING,
        "Kön {queue} från {start} börjar med {published} ärenden, men perioden innan slutade med {correct}.",
        "Rätta antalet, eller skriv skälet i anmärkningen.",
    ),
    "KO-PERIODER-GAR-I-VARANDRA": ProblemText(
        FAULT,
        "Kön {queue}: perioden från {start} börjar innan perioden före har slutat.",
        "Rätta datumen så att varje dag räknas en gång.",
    ),
    "STORNING-SLUT-FORE-START": ProblemText(
        FAULT,
        "Störningen {disturbance} slutar {end}, före starten {start}.",
        "Rätta datum eller klockslag.",
    ),
    "STORNING-KOMMUN-OKAND": ProblemText(
        WARNING,
        "Störningen {disturbance} berör {name}, som inte är en av kommunerna.",
        "Skriv ett av: {choices}.",
    ),
    "PROJEKT-AGARE-OKAND": ProblemText(
        WARNING,
        "{project} ägs av {owner}, som inte är en av kommunerna, och räknas inte till någon av dem.",
        "Skriv ett av: {choices}.",
    ),
    "SEKRETESS-ANTAL": ProblemText(
        FAULT,
        "{published} har skrivit på sekretessbevis, men bara {correct} ska göra det.",
        "Rätta antalen efter registret Sekretessbevis.xlsx.",
    ),
    "PERSONNUMMER-I-CELL": ProblemText(
        WARNING,
        "Cellen innehåller något som ser ut som ett personnummer eller samordningsnummer.",
        "Ta bort det om det är ett. Är det ett annat nummer kan du låta det stå.",
    ),
}

"""What can be wrong with a scenario (problem med scenarier): severity, message and mend by code."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, WARNING, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "SCENARIO-NAMN-SAKNAS": ProblemText(
        FAULT,
        "{number} har antaganden men inget namn.",
        "Skriv ett namn under Scenarier, eller töm kolumnen.",
    ),
    "SCENARIO-BAS-SAKNAS": ProblemText(
        FAULT,
        "Scenariot {scenario} ändrar uppräkningen för {municipality}, men det framgår inte vilket belopp den räknas på.",
        "Fyll i Bas för uppräkning i Förutsättningar, eller töm cellen.",
    ),
    "SCENARIO-FORDELNING-SUMMA": ProblemText(
        WARNING,
        "Scenariot {scenario} ändrar nyckeln för {published} tkr i Fördelning, men nästa års budget är {correct} tkr.",
        "Låt kostnadspoolerna i Fördelning gälla nästa års budget, eller räkna med att flytten mellan kommunerna är ungefärlig.",
    ),
}

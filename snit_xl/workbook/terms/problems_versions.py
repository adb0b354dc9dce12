"""Faults in locked versions (låsta versioners texter): code → severity, message, mend."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import WARNING, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "VERSION-ANDRAD": ProblemText(
        WARNING,
        "Versionen {version}: raden {unit}, {row} är inte som när den låstes.",
        "Låsta rader ändras inte. Ta tillbaka raden med Ångra, Återställ eller från en säkerhetskopia.",
    ),
    "VERSION-RADER-SAKNAS": ProblemText(
        WARNING,
        "Versionen {version} saknar {count:rad|rader} som fanns när den låstes.",
        "Låsta rader tas inte bort. Ta tillbaka dem med Ångra, Återställ eller från en säkerhetskopia.",
    ),
    "VERSION-KOMMENTAR-OFORANDRAD": ProblemText(
        WARNING,
        "{unit}, {row}: prognosen har ändrats med {change} tkr, men kommentaren är oförändrad sedan {version}.",
        "Skriv om kommentaren så att den förklarar prognosen som den är nu.",
    ),
    "VERSION-KOMMENTAR-SAKNAS": ProblemText(
        WARNING,
        "{unit}, {row}: prognosen har ändrats med {change} tkr sedan {version}, men ingen kommentar säger varför.",
        "Skriv i kommentaren vad ändringen beror på.",
    ),
}

"""What is often asked of the workbook, and where it is answered (vanliga uppgifter)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SECTIONS: Mapping[str, str] = {"tasks": "Vanliga uppgifter"}
UNCOUNTED = "Räknas inte, står under sin tabell: {cells}."
TIP = "Klicka för att gå dit"


@dataclass(frozen=True, slots=True)
class TaskTerm:
    """A task (uppgift): the question, what to do where the link leads, and the name of the cell there."""

    question: str
    answer: str
    name: str


TASKS: Mapping[str, TaskTerm] = {
    "why": TaskTerm(
        "Varför avviker en rad?",
        "Ställ dig på raden i Prognos och klicka på Visa underlag. Störst avvikelse står överst.",
        "Hitta_avvikelse",
    ),
    "coming": TaskTerm(
        "Lägg in en faktura som väntas",
        "Fyll i nästa gula rad under Kända kommande poster, med ja. Klicka på Uppdatera prognos.",
        "Hitta_kommande",
    ),
    "method": TaskTerm(
        "Byt metod för en rad",
        "Välj i den gula kolumnen Metod i Prognos. Klicka på Uppdatera prognos.",
        "Hitta_metod",
    ),
    "since": TaskTerm(
        "Vad har ändrats sedan april?",
        "Välj April, eller en annan låst version, i Ändringar. Klicka på Uppdatera prognos.",
        "Hitta_andring",
    ),
    "who": TaskTerm(
        "Vem har ändrat en cell?",
        "Klicka på Uppdatera prognos, så skrivs ändringarna i Logg. Filtrera där på Blad och Cell.",
        "Hitta_logg",
    ),
}

"""What stands under the pictures of papers (bildtexter); no digit of its own."""

from __future__ import annotations

from collections.abc import Mapping

CAPTIONS: Mapping[str, str] = {
    "deviations": "Avvikelse på helåret per rad, tkr",
    "spans": "Prognosen mot budget med spann, tkr",
    "bridge": "Från årets budget till nästa års, tkr",
    "split": "Fördelat belopp per kommun, tkr",
    "years": "Planerade investeringar och deras kapitalkostnad, tkr",
    "heat": "Antal kontroller efter risk och väsentlighet",
    "gantt": "Tidplan för projekt och förbättringar",
    "roadmap": "Färdplan",
}
# The pictures as files, and how such a file is called.
NAMES: Mapping[str, str] = {
    "deviations": "Avvikelser",
    "spans": "Prognosens spann",
    "bridge": "Budgetbrygga",
    "split": "Fördelning per kommun",
    "years": "Investeringar och kapitalkostnad",
    "heat": "Riskkarta",
    "gantt": "Tidplan",
    "roadmap": "Färdplan",
}
FILE_NAME = "Bild {name}.png"
WHAT = "Avvikelse helår"
INVESTMENTS = "Investeringar"
CAPITAL = "Kapitalkostnad"

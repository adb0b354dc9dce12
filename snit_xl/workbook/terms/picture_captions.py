"""What stands under the pictures of papers (bildtexter); no digit of its own."""

from __future__ import annotations

from collections.abc import Mapping

CAPTIONS: Mapping[str, str] = {
    "deviations": "Avvikelse på helåret per rad. Tkr.",
    "spans": "Prognosen mot budget med spann. Tkr.",
    "bridge": "Från årets budget till nästa års. Tkr.",
    "split": "Fördelat belopp per kommun. Tkr.",
    "years": "Planerade investeringar och deras kapitalkostnad. Tkr.",
    "heat": "Riskkarta: antal kontroller per risk och väsentlighet.",
    "gantt": "Tidplan för projekt och förbättringar.",
    "roadmap": "Färdplan.",
}
WHAT = "Avvikelse helår"
INVESTMENTS = "Investeringar"
CAPITAL = "Kapitalkostnad"

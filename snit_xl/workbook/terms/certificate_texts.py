"""The blank certificate of confidentiality (sekretessbevisets blankett): our own words on what the law says."""

from __future__ import annotations

REGISTER_FILE = "Sekretessbevis.xlsx"
FORM_FILE = "Sekretessbevis, blankett.docx"

KIND = "Försäkran om tystnadsplikt"
TITLE = "Sekretessbevis"
LEAD = (
    "I arbetet hos oss möter du uppgifter om människor och verksamheter som inte får spridas. "
    "Skriv på när du har läst sidan och förstår vad den betyder för dig."
)
RULES_HEADING = "Vad som gäller"
RULES = (
    "Sekretess är ett förbud att röja en uppgift: i tal, i skrift, genom att lämna ut en handling eller på annat sätt. Reglerna finns i offentlighets- och sekretesslagen (2009:400), OSL.",
    "Förbudet gäller dig som är anställd eller har ett uppdrag hos oss. Du får inte heller själv utnyttja en uppgift som omfattas av sekretess.",
    "Enskilda skyddas bland annat i skolan (23\u00a0kap.\u00a0OSL), i hälso- och sjukvården (25\u00a0kap.\u00a0OSL) och i socialtjänsten (26\u00a0kap.\u00a0OSL). Det gäller också när du får se uppgifterna under drift, felsökning eller support.",
    "Uppgifter om hur lokaler, nät och datorsystem skyddas kan också omfattas av sekretess (18\u00a0kap.\u00a0OSL).",
    "Ta bara del av det som du behöver för din arbetsuppgift.",
    "Fråga din chef innan du lämnar ut något eller om du är osäker. En begäran om allmän handling ska alltid prövas.",
    "Tystnadsplikten finns kvar när anställningen eller uppdraget är slut.",
    "Brott mot tystnadsplikten kan ge böter eller fängelse. Den som är oaktsam kan få böter (20\u00a0kap. 3\u00a0§ brottsbalken).",
    "Beviset ändrar inte den rätt att lämna uppgifter som följer av grundlag.",
)
PROMISE_HEADING = "Min försäkran"
PROMISE = (
    "Jag har läst det som står ovan och förstår vad det betyder för mig. "
    "Jag ska följa det, också när min anställning eller mitt uppdrag är slut."
)
LABELS = ("Namn", "Roll", "Enhet", "Gäller till")
LINE = "." * 60
SIGNATURES = "Underskrift"
SIGNERS = ("Den som skriver på", "Den som tar emot beviset")
NOTE = (
    "Skriv inte personnummer. Beviset förvaras så som nämnden har bestämt, till exempel i personakten. "
    "Den som för registret över sekretessbevis skriver in datum och var beviset finns."
)

"""What every paper says (handlingarnas gemensamma ord): labels, headings and sentences that more than one paper uses.

A sentence holds no digit: figures are put in its places.
"""

from __future__ import annotations

from collections.abc import Mapping

PAGE_WORD, PAGE_OF = "Sida", "av"
REFERENCE = "Dnr"
ROUNDING = "Avrundning"
TKR = (
    "Belopp i tkr. Intäkter och överskott är negativa. Avvikelse är budget minus prognos; positiv är bättre än budget."
)
SIGNING = ("Roll", "Datum", "Underskrift", "Namnförtydligande")
SIGNING_DESCRIPTION = "Rader att skriva under på: roll, datum, underskrift och namnförtydligande."

# Names of the papers: over the title, and as files.
KINDS: Mapping[str, str] = {
    "interim": "Delårsrapport",
    "settlement": "Avräkningsunderlag",
    "budget": "Budget",
    "control": "Internkontrollplan",
    "control_follow_up": "Uppföljning av internkontrollplan",
    "meetings": "Sammanträdestider",
    "cover": "Tjänsteskrivelse",
}

OPEN_HEADING = "Att känna till"
OPEN_INTRODUCTION = "Kontrollerna av underlaget pekar på detta, som inte är rättat."
OPEN_AMOUNTS = "Belopp i tkr."
OPEN_NOTHING = "Kontrollerna av underlaget har inget att anmärka."
OPEN_DESPITE = "Handlingen är framtagen trots att kontrollerna visar fel eller att prognosen inte är uppdaterad."
OPEN_STALE = "Indata har ändrats sedan prognosen senast uppdaterades."
OPEN_FAULT = "Fel: {message}"
OPEN_WARNING = "{message}"

THROUGH = "till och med {month} {year}"
THROUGH_TITLE = "Till och med {month} {year}"
# A cover and its paper share their case's number and lie in the order that they are read.
CASE_NAME = "Ärende {number}{part} {name}"
COVER_PART, PAPER_PART = "a", "b"
FOLDER_NAME = "{day} handlingar"
FOLDER_NAME_TAKEN = "{day} handlingar {number}"

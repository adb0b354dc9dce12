"""What a cover paper says beside what Ärenden holds (tjänsteskrivelsens texter)."""

from __future__ import annotations

from collections.abc import Mapping

SECTIONS: Mapping[str, str] = {
    "summary": "Sammanfattning",
    "documents": "Beslutsunderlag",
    "proposal_text": "Förslag till beslut",
    "dispatched_to": "Expedieras till",
}

LABELS: Mapping[str, str] = {
    "case_number": "Ärende",
    "reference": "Diarienummer",
    "written": "Datum",
    "role_in_charge": "Ansvarig",
}

NO_PROPOSAL = "Förslag till beslut saknas i arbetsboken."

"""Headings of the last printed paper's tables and claims (rubriker på Senaste handling)."""

from __future__ import annotations

from collections.abc import Mapping

PRINTED: Mapping[str, str] = {
    "item": "Avser",
    "stated_year": "År",
    "amount_msek": "Mkr",
    "about": "Gäller",
    "claim": "Påstående",
    "claim_role": "Roll i texten",
    "claim_table": "Tabell",
    "claim_amount": "Belopp",
    "direction": "Riktning",
    "claim_kind": "Radtyp",
    "claim_column": "Jämförs med",
    "claim_label": "Rad",
    "claim_case": "Ärende",
    "claim_precision": "Avrundat till",
    "printed_title": "Rubrik",
    "printed_proposal": "Förslag till beslut",
}

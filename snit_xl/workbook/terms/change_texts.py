"""What the log says of inputs that somebody has changed (ändrad indata)."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.filling import fill

SEEN_RUN = "Körning"
SEEN_FIELDS = "Fält"

TEXTS: Mapping[str, str] = {
    "somebody": "någon",
    "cell": "{table}: {row}, {column}",
    "row_added": "{table}: ny rad, {row}",
    "row_gone": "{table}: borttagen rad, {row}",
    "many": "{table}: {count} celler ändrade, till exempel inklistrade. De gamla värdena finns i säkerhetskopian.",
    "between": "Mellan {first} ({first_who}, {first_action}) och {last} ({last_who}, {last_action}).",
    "and_more": "{cells} och {count} till",
    "unreadable": "vilka går inte att läsa ut",
    "saved_by": "Filen sparades senast av {who} {at}.",
}


def text(key: str, **values: str | int) -> str:
    """Fill one of the log's texts (fyll i text)."""
    return fill(TEXTS[key], **values)

"""What the log and its snapshot say of inputs that somebody has changed (ändrad indata)."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.filling import fill

SHEETS: Mapping[str, tuple[str, str, str]] = {
    "log": (
        "Logg",
        "Logg",
        "Vem som gjorde vad och när, och vilka gula celler som har ändrats mellan körningarna. Skrivs av SNIT-XL.",
    ),
    "seen": (
        "Tidigare indata",
        "Tidigare indata",
        "De gula cellerna så som de var vid senaste körningen. Loggen jämför med dem. Sköts av SNIT-XL och ska inte ändras.",
    ),
}
TABLES: Mapping[str, str] = {"seen": "Tidigare"}
SECTIONS: Mapping[str, str] = {"seen": "Rad för rad"}
NOTES: Mapping[str, str] = {
    "log": "Rader med händelsen Ändrad indata är gula celler som någon ändrade mellan två körningar. SNIT-XL ser inte vem: "
    "se Mellan vilka körningar. Filtrera på Blad och Cell.",
}
HEADINGS: Mapping[str, str] = {
    "changed_between": "Mellan vilka körningar",
    "seen_table": "Tabell",
    "seen_row": "Rad",
    "seen_values": "Värden",
}
SEEN_RUN = "Körning"
SEEN_FIELDS = "Fält"

TEXTS: Mapping[str, str] = {
    "somebody": "någon",
    "cell": "{table}: {row}, {column}",
    "row_added": "{table}: ny rad, {row}",
    "row_gone": "{table}: borttagen rad, {row}",
    "many": "{table}: {count} celler ändrade, till exempel inklistrade. De gamla värdena finns i säkerhetskopian.",
    "between": "Mellan {first} ({first_who}, {first_action}) och {last} ({last_who}, {last_action}).",
    "unreadable": "vilka går inte att läsa ut",
    "saved_by": "Filen sparades senast av {who} {at}.",
}


def text(key: str, **values: str | int) -> str:
    """Fill one of the log's texts (fyll i text)."""
    return fill(TEXTS[key], **values)

"""What formulas say of days (dagar)."""

from __future__ import annotations


def weekday(key: str) -> str:
    """Name the day of the week of a column's date (veckodag) with the glossary's words."""
    names = ",".join(f"{{~weekday.{n}}}" for n in range(1, 8))
    return f'IF({{@{key}}}="","",CHOOSE(WEEKDAY({{@{key}}},2),{names}))'

"""How texts are filled in (ifyllnad): a counted word takes its form from the count, "1 fil" but "2 filer"."""

from __future__ import annotations

from string import Formatter

EITHER = "|"  # between the two forms in a template: {count:fil|filer}


class _Filler(Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        one, either, many = format_spec.partition(EITHER)
        if not either:
            return str(super().format_field(value, format_spec))
        return f"{value} {one if str(value) == '1' else many}"


def fill(template: str, **values: str | int) -> str:
    """Fill a template's places (fyll i text); `{count:fil|filer}` gives the count and the word that goes with it."""
    return _Filler().vformat(template, (), values)

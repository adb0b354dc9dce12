"""A list's format as one readable line (listformat i text): "blad=Utfall; rubrikrad=5; konto=Konto; tecken=omvänt".

The words are the line's own format, as `#KONTO` is SIE's: they are remembered in workbooks and mustn't change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from snit_xl.books.lists.records import MONTH_ROLES, ListFormat, Measure, Role
from snit_xl.books.refusals import BooksRefusedError
from snit_xl.domain.problems import problem

_ROLES: Mapping[str, Role] = MappingProxyType(
    {
        "konto": Role.ACCOUNT,
        "kontonamn": Role.ACCOUNT_NAME,
        "ansvar": Role.UNIT,
        "verksamhet": Role.ACTIVITY,
        "projekt": Role.PROJECT,
        "period": Role.PERIOD,
        "datum": Role.DATE,
        "år": Role.YEAR,
        "månad": Role.MONTH,
        "belopp": Role.AMOUNT,
        "budget": Role.BUDGET,
        "debet": Role.DEBIT,
        "kredit": Role.CREDIT,
        "text": Role.TEXT,
        "verifikation": Role.VOUCHER,
        **{f"månad {month}": role for month, role in MONTH_ROLES.items()},
    }
)
_ROLE_WORDS = {role: word for word, role in _ROLES.items()}
_WORDS: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "tecken": {"vårt": 1, "omvänt": -1},
        "enhet": {"kr": 1, "tkr": 1000},
        "gäller": {"utfall": Measure.OUTCOME, "budget": Measure.BUDGET, "båda": Measure.BOTH},
        "avgränsare": {"semikolon": ";", "komma": ",", "tabb": "\t", "lodstreck": "|"},
        "decimaltecken": {"komma": ",", "punkt": "."},
        "kreditkolumn": {"med minus": True},
    }
)
_FIELDS = {
    "tecken": "sign",
    "enhet": "unit",
    "gäller": "measure",
    "avgränsare": "delimiter",
    "decimaltecken": "decimal",
    "kreditkolumn": "credit_negative",
}
_TEXTS = {"blad": "sheet", "teckenkodning": "encoding"}
_NUMBERS = {"rubrikrad": "header_row", "fast år": "fixed_year", "fast månad": "fixed_month"}
_ALWAYS = ("rubrikrad", "tecken", "enhet", "gäller")
_ITEM = re.compile(r"""\s*([^=";]+?)\s*=\s*("(?:[^"]|"")*"|[^";]*)\s*(?:;|$)""")
_QUOTED = re.compile(r"""[";=]|^\s|\s$|^$""")


def to_text(chosen: ListFormat) -> str:
    """Write a format as one line (formatet i text)."""
    items = {word: getattr(chosen, name) for word, name in _TEXTS.items() if getattr(chosen, name)}
    items |= {
        word: str(value) for word, name in _NUMBERS.items() if (value := getattr(chosen, name)) or word in _ALWAYS
    }
    items |= {_ROLE_WORDS[role]: chosen.columns[role] for role in Role if role in chosen.columns}
    for word, name in _FIELDS.items():
        value = getattr(chosen, name)
        said = next((text for text, meant in _WORDS[word].items() if meant == value and type(meant) is type(value)), "")
        if said:
            items[word] = said
        elif word == "avgränsare" and value:
            items[word] = value
    return "; ".join(f"{word}={_quoted(value)}" for word, value in items.items())


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def from_text(text: str) -> ListFormat:
    """Read a format from its line (formatet ur text); a line that is none is refused."""
    fields: dict[str, Any] = {}
    columns: dict[Role, str] = {}
    for word, value in _items(text):
        if word in _ROLES:
            columns[_ROLES[word]] = value
        elif word in _TEXTS:
            fields[_TEXTS[word]] = value
        elif word in _NUMBERS and value.isascii() and value.isdigit():
            fields[_NUMBERS[word]] = int(value)
        elif word in _FIELDS and (value in _WORDS[word] or (word == "avgränsare" and len(value) == 1)):
            fields[_FIELDS[word]] = _WORDS[word].get(value, value)
        else:
            raise _unreadable(f"{word}={value}")
    if not columns:
        raise _unreadable(text[:80])
    return ListFormat(columns, **fields)


def _items(text: str) -> list[tuple[str, str]]:
    items, position = [], 0
    while text[position:].strip():
        match = _ITEM.match(text, position)
        if match is None:
            raise _unreadable(text[position : position + 80])
        word, value = match.groups()
        items.append((word, value[1:-1].replace('""', '"') if value.startswith('"') else value.strip()))
        position = match.end()
    return items


def _unreadable(shown: str) -> BooksRefusedError:
    return BooksRefusedError(problem("LISTA-FORMAT", shown=shown))

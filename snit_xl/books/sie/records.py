"""Every record of a SIE file as a table (poster): the kinds of its fields and how many must be there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from snit_xl.books.sie.fields import Brace, Field, parse_amount, parse_day, parse_month


class Kind(Enum):
    """What a field holds (fältslag)."""

    TEXT = "text"
    CODE = "code"  # an account, a dimension or an object: never empty
    YEAR = "year"  # 0, −1, −2 …
    DAY = "day"
    PERIOD = "period"
    OBJECTS = "objects"
    AMOUNT = "amount"


Month = tuple[int, bool]  # the month's number, and whether it was written as period 13
Day = tuple[int, date | None]
Value = bytes | int | tuple[bytes, ...] | Month | Day | None


@dataclass(frozen=True, slots=True)
class Record:
    """A record's fields in order (postbeskrivning); those after `needed` may be missing or empty."""

    kinds: tuple[Kind, ...]
    needed: int
    readers: tuple[Callable[[bytes], Value] | None, ...]  # by field: how its bytes are read, None where they are it


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A record that can't be used (oläsbar post): the kind of its first bad field, and the amount if it was read."""

    kind: Kind | None  # None: a field is missing
    text: bytes
    amount: int = 0


def _year(text: bytes) -> int | None:
    digits = text.removeprefix(b"-")
    return int(text) if digits.isdigit() and len(digits) <= 3 else None


_READERS: Mapping[Kind, Callable[[bytes], Value]] = {
    Kind.AMOUNT: parse_amount,
    Kind.DAY: parse_day,
    Kind.PERIOD: parse_month,
    Kind.YEAR: _year,
}


def _record(*kinds: Kind, needed: int | None = None) -> Record:
    return Record(kinds, len(kinds) if needed is None else needed, tuple(_READERS.get(kind) for kind in kinds))


_T, _C, _Y, _D, _P, _O, _A = (
    Kind.TEXT,
    Kind.CODE,
    Kind.YEAR,
    Kind.DAY,
    Kind.PERIOD,
    Kind.OBJECTS,
    Kind.AMOUNT,
)
_ROW = _record(_C, _O, _A, _T, _T, needed=3)  # its day is read by whoever knows the voucher
_BALANCE = _record(_Y, _C, _A)
_OBJECT_BALANCE = _record(_Y, _C, _O, _A)
_PERIOD_BALANCE = _record(_Y, _P, _C, _O, _A)

# Fields after the last one named here (quantities, texts, signatures) never change what is read and are ignored.
RECORDS: Mapping[bytes, Record] = {
    b"#FLAGGA": _record(_T, needed=0),
    b"#PROGRAM": _record(_T, _T, needed=0),
    b"#FORMAT": _record(_T, needed=0),
    b"#GEN": _record(_T, needed=0),
    b"#SIETYP": _record(_T, needed=0),
    b"#PROSA": _record(_T, needed=0),
    b"#FTYP": _record(_T, needed=0),
    b"#FNR": _record(_T, needed=0),
    b"#ORGNR": _record(_T, needed=0),
    b"#BKOD": _record(_T, needed=0),
    b"#ADRESS": _record(_T, needed=0),
    b"#FNAMN": _record(_T, needed=0),
    b"#RAR": _record(_Y, _D, _D, needed=1),
    b"#TAXAR": _record(_T, needed=0),
    b"#OMFATTN": _record(_D, needed=0),
    b"#KPTYP": _record(_T, needed=0),
    b"#VALUTA": _record(_T, needed=0),
    b"#KONTO": _record(_C, _T, needed=1),
    b"#KTYP": _record(_C, _T, needed=1),
    b"#ENHET": _record(_C, _T, needed=1),
    b"#SRU": _record(_C, _T, needed=1),
    b"#DIM": _record(_C, _T, needed=1),
    b"#UNDERDIM": _record(_C, _T, _C),
    b"#OBJEKT": _record(_C, _C, _T, needed=2),
    b"#IB": _BALANCE,
    b"#UB": _BALANCE,
    b"#RES": _BALANCE,
    b"#OIB": _OBJECT_BALANCE,
    b"#OUB": _OBJECT_BALANCE,
    b"#PSALDO": _PERIOD_BALANCE,
    b"#PBUDGET": _PERIOD_BALANCE,
    b"#VER": _record(_T, _T, _T, _T, needed=0),
    b"#TRANS": _ROW,
    b"#RTRANS": _ROW,
    b"#BTRANS": _ROW,
    b"#KSUMMA": _record(_T, needed=0),
}


def read_values(record: Record, fields: Sequence[Field]) -> tuple[Value, ...] | Unreadable:
    """Read a record's fields (läs fälten), one value per kind; an optional one that is missing or empty is None."""
    values: list[Value] = []
    at, given = 0, len(fields)
    for place, kind in enumerate(record.kinds):
        field = fields[at] if at < given else b""
        if kind is Kind.OBJECTS:
            listed = isinstance(field, tuple)
            values.append(field if isinstance(field, tuple) else ())
            # some programs leave the list out, or write "" for it
            at += listed or (field == b"" and given > at + 1)
            continue
        at += 1
        value: Value = None
        if isinstance(field, bytes):
            reader = record.readers[place]
            value = (field if reader is None else reader(field)) if field else None
        elif kind is Kind.TEXT:
            value = b""
        if value is None and (field or place < record.needed):
            text = field if isinstance(field, bytes) else b""
            return Unreadable(kind if field else None, text, _amount(record, values, place, fields[at:]))
        values.append(value)
    return tuple(values)


def text_of(value: Value) -> bytes:
    """Return a text field's bytes, empty where it is missing (fältets text)."""
    return value if isinstance(value, bytes) else b""


def _amount(record: Record, read: list[Value], place: int, rest: Sequence[Field]) -> int:
    """Find the amount of a record whose other field was bad, so that what is refused is told in öre too."""
    later = record.kinds[place + 1 :]
    if Kind.AMOUNT in record.kinds[:place]:
        value = read[record.kinds.index(Kind.AMOUNT)]
        return value if isinstance(value, int) else 0
    if Kind.AMOUNT not in later:
        return 0
    plain = [field for field in rest if not isinstance(field, tuple)]
    at = [kind for kind in later if kind is not Kind.OBJECTS].index(Kind.AMOUNT)
    found = plain[at] if at < len(plain) else None
    return (parse_amount(found) or 0) if isinstance(found, bytes) and not isinstance(found, Brace) else 0

"""The records that tell what the file is about (identifikation och kontoplan), read into its heading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from snit_xl.books.faults import Faults, shown
from snit_xl.books.sie.encoding import CP437
from snit_xl.books.sie.heading import FinancialYear, Heading, dimension_number
from snit_xl.books.sie.records import Day, Value, text_of

Handler = Callable[[int, bytes, tuple[Value, ...]], None]


class HeadingRecords:
    """Reads the records of a file's heading (huvudets poster).

    `generation` changes with what decides how rows are read: years, dimensions and objects.
    """

    def __init__(self, heading: Heading, faults: Faults, encoding: str) -> None:
        self.generation = 0
        self._heading = heading
        self._faults = faults
        self._encoding = encoding
        self.handlers: Mapping[bytes, Handler] = {
            b"#FNAMN": self._owner,
            b"#PROSA": self._remark,
            b"#PROGRAM": self._program,
            b"#VALUTA": self._currency,
            b"#FORMAT": self._format,
            b"#RAR": self._year,
            b"#OMFATTN": self._covers,
            b"#KONTO": self._account,
            b"#KTYP": self._account_type,
            b"#UNDERDIM": self._sub_dimension,
            b"#OBJEKT": self._object,
        }

    def _owner(self, _number: int, _label: bytes, values: tuple[Value, ...]) -> None:
        self._heading.owner = text_of(values[0])

    def _remark(self, _number: int, _label: bytes, values: tuple[Value, ...]) -> None:
        self._heading.remarks.append(text_of(values[0]).strip())

    def _program(self, _number: int, _label: bytes, values: tuple[Value, ...]) -> None:
        self._heading.program = b" ".join(filter(None, (text_of(values[0]), text_of(values[1]))))

    def _currency(self, number: int, _label: bytes, values: tuple[Value, ...]) -> None:
        currency = text_of(values[0]).strip().upper()
        if currency not in (b"", b"SEK"):
            self._faults.add("SIE-VALUTA", number, currency=shown(currency, self._encoding))

    def _format(self, number: int, _label: bytes, values: tuple[Value, ...]) -> None:
        declared = text_of(values[0]).strip()
        if declared.upper() == b"PC8" and self._encoding != CP437:
            self._faults.add("SIE-TECKENKODNING", number, encoding=self._encoding.upper())

    def _year(self, number: int, _label: bytes, values: tuple[Value, ...]) -> None:
        year, first, last = cast("tuple[int, Day | None, Day | None]", values)
        if first is None or last is None:
            return  # some programs write the record without dates when they export vouchers only
        if first[0] > last[0]:
            self._faults.add("SIE-POST", number, label="#RAR")
            return
        self._heading.years[year] = FinancialYear(first[0], last[0])
        self.generation += 1

    def _covers(self, _number: int, _label: bytes, values: tuple[Value, ...]) -> None:
        day = cast("Day | None", values[0])
        self._heading.covers_to = None if day is None else day[0]

    def _account(self, number: int, _label: bytes, values: tuple[Value, ...]) -> None:
        account, name = text_of(values[0]), text_of(values[1])
        known = self._heading.accounts.setdefault(account, name)
        if known != name and name:
            told = {"account": account, "name": known, "other": name}
            self._faults.add(
                "SIE-KONTO-DUBBELT", number, **{key: shown(text, self._encoding) for key, text in told.items()}
            )

    def _account_type(self, _number: int, _label: bytes, values: tuple[Value, ...]) -> None:
        self._heading.account_types[text_of(values[0])] = text_of(values[1]).upper()

    def _sub_dimension(self, _number: int, _label: bytes, values: tuple[Value, ...]) -> None:
        self._heading.supers[dimension_number(text_of(values[0]))] = dimension_number(text_of(values[2]))
        self.generation += 1

    def _object(self, _number: int, _label: bytes, values: tuple[Value, ...]) -> None:
        self._heading.objects.setdefault(dimension_number(text_of(values[0])), set()).add(text_of(values[1]))
        self.generation += 1

"""What a SIE file says about itself (identifikation): whose books, which years, accounts, dimensions and objects."""

from __future__ import annotations

from dataclasses import dataclass, field

UNIT, PROJECT = b"1", b"6"  # the specification's numbers for kostnadsställe and projekt
_MOST_LEVELS = 20  # of sub-dimensions; more is a circle


@dataclass(frozen=True, slots=True)
class FinancialYear:
    """A financial year (räkenskapsår) by its first and last calendar month."""

    first: int
    last: int

    def holds(self, month: int) -> bool:
        """Tell whether a month belongs to the year (ingår)."""
        return self.first <= month <= self.last


@dataclass(slots=True)
class Heading:
    """What is known of the file so far (filhuvud); codes and names are bytes until the file has been read."""

    owner: bytes = b""
    program: bytes = b""
    remarks: list[bytes] = field(default_factory=list)
    currency: bytes = b""
    covers_to: int | None = None
    years: dict[int, FinancialYear] = field(default_factory=dict)
    accounts: dict[bytes, bytes] = field(default_factory=dict)
    account_types: dict[bytes, bytes] = field(default_factory=dict)
    supers: dict[bytes, bytes] = field(default_factory=dict)  # sub-dimension → the dimension it lies under
    objects: dict[bytes, set[bytes]] = field(default_factory=dict)

    def knows_month(self, month: int) -> bool:
        """Tell whether a month lies in a declared year (inom åren); where none is declared, every month does."""
        return not self.years or any(year.holds(month) for year in self.years.values())

    def lacks(self, account: bytes) -> bool:
        """Tell whether the chart of accounts lacks an account (saknas); a file without one lacks none."""
        return bool(self.accounts) and account not in self.accounts

    def unit_and_project(self, objects: tuple[bytes, ...]) -> tuple[bytes, bytes]:
        """Return the unit and the project of an object list (kostnadsställe och projekt), empty where there is none."""
        if not objects:
            return b"", b""
        pairs = [(dimension_number(dim), code) for dim, code in zip(objects[::2], objects[1::2], strict=False)]
        return self._object(UNIT, pairs), self._object(PROJECT, pairs)

    def _object(self, wanted: bytes, pairs: list[tuple[bytes, bytes]]) -> bytes:
        """Find a dimension's object, or fold a sub-dimension's onto it: 0101 is under 01 when 01 is an object."""
        for dim, code in pairs:
            if dim == wanted and code:
                return code
        for dim, code in pairs:
            if code and self._root(dim) == wanted:
                above = [code[:end] for end in range(len(code) - 1, 0, -1)]
                known = self.objects.get(wanted, set())
                return next((one for one in above if one in known), code)
        return b""

    def _root(self, dim: bytes) -> bytes:
        for _ in range(_MOST_LEVELS):
            if dim in (UNIT, PROJECT) or dim not in self.supers:
                break
            dim = self.supers[dim]
        return dim


def dimension_number(text: bytes) -> bytes:
    """Write a dimension's number one way (dimensionsnummer): 01 is 1."""
    return text.lstrip(b"0") or text

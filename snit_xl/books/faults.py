"""The problems of one file (filens problem): each with its line, the repeated ones counted instead of listed."""

from __future__ import annotations

from collections import Counter

from snit_xl.domain.problems import Place, Problem, Value, problem

SHOWN = 20  # a file can hold a million faults of one kind
_SHOWN_TEXT = 40


class Faults:
    """Collects the problems of a file (problemsamlare): the first of each code with their lines, then how many more."""

    def __init__(self, file: str, more: str = "SIE-FLER") -> None:
        self.file = file
        self._more = more  # the code that says how many there are of another one
        self._found: list[Problem] = []
        self._counts: Counter[str] = Counter()

    def add(self, code: str, line: int = 0, **values: Value) -> None:
        """Note a problem on a line (anmärk)."""
        self._counts[code] += 1
        if self._counts[code] <= SHOWN:
            self._found.append(problem(code, self.place(line), **values))

    def place(self, line: int = 0) -> Place:
        """Return a line's place (plats)."""
        return Place(file=self.file, line=line)

    def listed(self) -> tuple[Problem, ...]:
        """Return the problems in the order of their lines, and last how many there are more of each kind (lista)."""
        more = [
            problem(self._more, self.place(), number=count - SHOWN, kind=code)
            for code, count in self._counts.items()
            if count > SHOWN
        ]
        return (*sorted(self._found, key=lambda found: found.place.line), *more)


def kronor(ore: int) -> str:
    """Write an amount of any size to the öre (kronor i text): −1 234,50."""
    whole, rest = divmod(abs(ore), 100)
    return f"{'−' if ore < 0 else ''}{whole:,}".replace(",", "\u00a0") + f",{rest:02}"


def shown(text: bytes, encoding: str) -> str:
    """Show a piece of a file in a message (utdrag): decoded, printable and short."""
    plain = "".join(sign if sign.isprintable() else "·" for sign in text[: 4 * _SHOWN_TEXT].decode(encoding, "replace"))
    return plain if len(plain) <= _SHOWN_TEXT else plain[:_SHOWN_TEXT] + "…"

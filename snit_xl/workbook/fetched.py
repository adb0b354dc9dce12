"""Parts of a workbook that are fetched when they are first looked at (hämtas vid behov).

A cell that reads the workbook while the program computes must not make it hand over sheets that the cell never reads:
that costs time, and in Calc it makes the sheets be computed.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, ValuesView
from typing import Any, TypeVar

V = TypeVar("V")


class Fetched(dict[str, V]):
    """Values by names known beforehand (hämtas vid behov): `fetch` gives each the first time it is looked at."""

    def __init__(self, names: Iterable[str], fetch: Callable[[str], V]) -> None:
        super().__init__(dict.fromkeys(names))  # type: ignore[arg-type] # nobody sees the None
        self._fetch = fetch
        self._waiting = set(self)

    def __getitem__(self, name: str) -> V:
        """Return a value, fetched now if it is the first time."""
        if name in self._waiting:
            self[name] = self._fetch(name)
            self._waiting.remove(name)
        return super().__getitem__(name)

    def __iter__(self) -> Iterator[str]:
        """Run through the names; that this is ours also makes a copy by `dict` fetch the values."""
        return super().__iter__()

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401
        """Return a value, the default where there is no such name."""
        return self[name] if name in self else default  # noqa: SIM401 - that is what get is made of

    def items(self) -> ItemsView[str, V]:  # type: ignore[override]
        """Return every name with its value."""
        return {name: self[name] for name in self}.items()

    def values(self) -> ValuesView[V]:  # type: ignore[override]
        """Return every value."""
        return {name: self[name] for name in self}.values()

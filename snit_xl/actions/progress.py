"""How far a long reading has come (förlopp), said no oftener than anybody reads it."""

from __future__ import annotations

import time
from collections.abc import Callable

EVERY = 1.0


class Paced:
    """Passes on what the readers tell (lagom ofta): a file's name and the percentage read, at most once a second."""

    def __init__(self, say: Callable[[str, int], None]) -> None:
        self._say = say
        self._next = time.monotonic() + EVERY

    def tell(self, name: str, done: int, all_of_it: int) -> None:
        """Say it when it is time (säg)."""
        if time.monotonic() >= self._next and all_of_it:
            self._next = time.monotonic() + EVERY
            self._say(name, 100 * done // all_of_it)

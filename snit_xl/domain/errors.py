"""Exceptions for misuse (fel vid användning): one root, mapped to the user once at each host's edge."""


class SnitError(Exception):
    """Root of everything this package raises on purpose (programfel)."""


class MisuseError(SnitError):
    """A caller broke a function's contract (felaktigt anrop); a wrong input cell is a Problem instead."""

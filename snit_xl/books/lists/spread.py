"""A year's budget without months, spread over them (periodisering): twelve parts that sum to it exactly."""

from __future__ import annotations

from snit_xl.domain.money import apportion

_MONTHS = 12


def spread(ore: int) -> list[int]:
    """Spread an amount evenly over the year's months (jämn fördelning); what doesn't even out comes first."""
    return apportion([ore] * _MONTHS, _MONTHS, [1] * _MONTHS)

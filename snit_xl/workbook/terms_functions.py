"""Swedish words of the spreadsheet functions (ord i kalkylbladsfunktionerna): what users type and what they read."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.domain.capital_cost import CostMethod
from snit_xl.domain.forecast import Method

FORECAST_METHODS: Mapping[str, Method] = {
    "budget": Method.BUDGET,
    "linjär": Method.LINEAR,
    "återstående budget": Method.REMAINING,
    "föregående år": Method.PRIOR_YEAR,
}
DEFAULT_FORECAST_METHOD = "återstående budget"

COST_METHODS: Mapping[str, CostMethod] = {
    "rak": CostMethod.STRAIGHT,
    "annuitet": CostMethod.ANNUITY,
}
DEFAULT_COST_METHOD = "rak"

# The public contract of SNIT_RISKNIVA without granser: a 4 × 4 scale.
DEFAULT_SCALE_SIDE = 4
DEFAULT_LEVELS = (("låg", 1, 3), ("medel", 4, 6), ("hög", 8, 9), ("kritisk", 12, 16))

texts: Mapping[str, str] = {
    "ok": "OK",
    "higher": "Publicerat {published} är {difference} högre än beräknat {computed}",
    "lower": "Publicerat {published} är {difference} lägre än beräknat {computed}",
}

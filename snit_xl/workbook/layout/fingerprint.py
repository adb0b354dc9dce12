"""One number of every input that the button uses (kontrolltal), so that Start can say whether any has changed."""

from __future__ import annotations

from snit_xl.workbook.layout.scenario import COLUMNS
from snit_xl.workbook.terms.words import WORDS

# What "Inaktuell" watches: the inputs that the button turns into proposals, settlement, dates and other results.
WATCHED = {
    "rows": ("adjustment", "manual"),
    "months": ("to_date", "full_year"),
    "typed": ("to_date", "full_year"),
    "accounts": ("account_from", "account_to"),
    "known": ("amount",),
    "pools": ("common",),
    "settlement": ("own_costs", "paid"),
    "municipalities": ("budget_this_year", "uplift", "uplift_base", "savings", "budget_next_year"),
    "plan": ("next_1", "next_2", "next_3", "life", "start_month"),
    "parameters": ("valid_year", "value"),
    "limits": ("limit_value",),
    "meetings": ("day", "starts"),
    "countdown": ("days_before",),
    "controls": ("follow_up_day", "planned_day", "follow_up_months"),
    "services": ("service_cost", "service_volume", "service_unit_cost"),
    "agreements": ("yearly_amount", "runs_until"),
    "assumptions": COLUMNS,
}
WATCHED_TEXTS = {
    "rows": ("unit", "label"),
    "known": ("unit", "label"),
    "plan": ("financier",),
    "typed": ("unit", "label"),
    "accounts": ("cost_unit", "unit", "label", "project_code", "books"),
    "scenarios": ("scenario",),
    "cost_units": ("cost_unit", "unit", "project_code", "books"),
    "meetings": ("place",),
    "services": ("key", "borne_by"),
}
WATCHED_WORDS = (
    ("rows", "method", "method"),
    ("rows", "kind", "detail_kind"),
    ("known", "on_top", "yes_no"),
    ("typed", "ledger_measure", "measure"),
    ("accounts", "kind", "mapped_kind"),
    ("plan", "cost_method", "cost_method"),
    ("countdown", "day_kind", "day_kind"),
    ("agreements", "agreement_kind", "agreement_kind"),
)
# An empty assumption is as decided, which 0 is not.
FILLED = dict(zip(COLUMNS, (67, 71, 73, 79, 83), strict=True))
PRIMES = (3, 7, 11, 13, 17, 19, 23, 29)


def fingerprint() -> str:
    """Weigh every input that the button uses into one number (kontrolltal): a change of any of them changes it.

    Each cell is weighed by its column and its row in the table, so that two swapped figures show too; a word from a
    list counts by its place in the list, a free text by its length. A table's cells are weighed together: a formula
    holds 8 192 characters, and the rows are named once.
    """
    parts = ["{=month}*31", "{=pay_rise}*37", "{=pay_base}*41", "{=year}*43", "{=report_day}*47"]
    parts += [_by_row(table, weighed) for table, weighed in _weighed().items()]
    parts += ["SUMPRODUCT({keys.value*}*53)", "SUMPRODUCT({pools.specific*}*59)"]
    # Versions only come after those that there are, so the place of the chosen one stays.
    parts.append('IF({=compare_with}="",0,IFERROR(MATCH({=compare_with},{version_summary.version},0),0))*67')
    # Rounded, for two programs may add floats in different orders and differ in the last digit.
    return f"ROUND({'+'.join(parts)},4)"


def _weighed() -> dict[str, list[str]]:
    """Return each table's columns with their weights (vikter)."""
    found: dict[str, list[str]] = {}
    for table, columns in WATCHED.items():
        weights = zip(columns, PRIMES, strict=False)
        found.setdefault(table, []).extend(f"{{{table}.{column}}}*{prime}" for column, prime in weights)
    for table, texts in WATCHED_TEXTS.items():
        found.setdefault(table, []).extend(f"LEN({{{table}.{column}}})*5" for column in texts)
    for table, column, group in WATCHED_WORDS:
        words = enumerate(WORDS[group], 1)
        found.setdefault(table, []).extend(
            f"({{{table}.{column}}}={{~{group}.{key}}})*{61 * place}" for place, key in words
        )
    found["assumptions"] += [f'({{assumptions.{column}}}<>"")*{prime}' for column, prime in FILLED.items()]
    return found


def _by_row(table: str, weighed: list[str]) -> str:
    """Sum a table's weighed columns, each row by its place (vägd summa)."""
    column = (*WATCHED.get(table, ()), *WATCHED_TEXTS.get(table, ()))[0]
    rows = f"ROW({{{table}.{column}}})"
    return f"SUMPRODUCT(({'+'.join(weighed)})*({rows}-MIN({rows})+2))"

"""What the property tests draw from: amounts as accountants meet them, and far larger ones."""

from decimal import Decimal

from hypothesis import strategies as st

amounts = st.one_of(
    st.decimals(min_value=-(10**6), max_value=10**6, places=2),
    st.decimals(min_value=-(10**30), max_value=10**30, places=5),
    st.integers(-(10**40), 10**40).map(Decimal),
)
weights = st.lists(st.decimals(min_value=0, max_value=100_000, places=1), min_size=1, max_size=6).filter(any)
decimals = st.integers(-2, 4)


def unit(places: int) -> Decimal:
    """Give the size of one unit of the last decimal."""
    return Decimal(1).scaleb(-places)


def negated(amount: Decimal) -> Decimal:
    """Turn the sign; the minus operator would round to 28 digits."""
    return amount.copy_negate()

"""The office with the extension, one for all tests here; started when the first of them asks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from extended_office import ExtendedOffice, extended_office, settings_text


@pytest.fixture(scope="session")
def inside() -> Iterator[ExtendedOffice]:
    """Start one whose functions run in its own process."""
    with extended_office(settings_text(process="inside")) as office:
        yield office


@pytest.fixture(scope="session")
def outside() -> Iterator[ExtendedOffice]:
    """Start one whose functions run in a process beside it."""
    with extended_office(settings_text(process="outside")) as office:
        yield office

"""Fixtures that all tests share, and the rule for tools that are missing on the machine.

A test that needs LibreOffice, the Open XML validator or the shared folder says so by a marker or by asking for the
fixture. Where the tool is missing the test is skipped with the reason in the report; in continuous integration and
in `make test` a missing LibreOffice or validator fails the test instead, since it would prove nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from support import machine
from support.libreoffice import Office
from support.screen import Screen, missing_tools, screen
from support.validator import validate_ooxml as run_validator

MARKER_OF_FIXTURE = {
    "office": "libreoffice",
    "monitor": "libreoffice",
    "validate_ooxml": "validator",
    "shared_folder": "shared",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test that asks for a fixture of ours, so that `-m "not libreoffice"` leaves none behind."""
    for item in items:
        for fixture in set(getattr(item, "fixturenames", ())) & MARKER_OF_FIXTURE.keys():
            item.add_marker(MARKER_OF_FIXTURE[fixture])


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, or fail where it is required, a test whose tool is missing."""
    for marker in MARKER_OF_FIXTURE.values():
        if item.get_closest_marker(marker) is None:
            continue
        reason = machine.missing(marker)
        if reason is not None:
            skip_or_fail(marker, reason)


def skip_or_fail(marker: str, reason: str) -> NoReturn:
    """Fail the test where the tool is required, else skip it with the reason."""
    if machine.is_required(marker):
        pytest.fail(f"required here, but {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """One LibreOffice for the whole session, started when the first document is opened."""
    running = Office()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def monitor() -> Iterator[Screen]:
    """Return a screen without a monitor, with a mouse (scripts/install_libreoffice.sh installs both)."""
    missing = missing_tools()
    if missing:
        skip_or_fail("libreoffice", f"{' and '.join(missing)} not installed (scripts/install_libreoffice.sh)")
    with screen() as running:
        yield running


@pytest.fixture(scope="session")
def carlito() -> Path:
    """Return the folder of the font Carlito, which has Calibri's widths; it is installed with LibreOffice."""
    if not machine.CARLITO.is_dir():
        skip_or_fail("libreoffice", "Carlito is not installed (scripts/install_libreoffice.sh installs it)")
    return machine.CARLITO


@pytest.fixture(scope="session")
def validate_ooxml() -> Callable[[Path], list[str]]:
    """Microsoft's validator: a path in, one line per fault out."""
    return run_validator


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """Return the folder beside the repository that holds the source papers."""
    return machine.SHARED

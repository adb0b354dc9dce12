"""The mark that Windows puts on files from elsewhere (webbmärkning): a stream beside the file's own content."""

from __future__ import annotations

import re
from pathlib import PurePath

from snit_xl.hosts.setup.machine import Machine

INTERNET = 3
_ZONE = re.compile(rb"ZoneId\s*=\s*(\d+)")


def from_internet(machine: Machine, path: PurePath) -> bool:
    """Tell whether a file counts as coming from the internet (från internet): Office blocks its macros."""
    found = _ZONE.search(machine.read(machine.path(f"{path}:Zone.Identifier")) or b"")
    return found is not None and int(found[1]) >= INTERNET

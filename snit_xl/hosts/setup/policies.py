"""Office's macro settings in the registry (makroinställningar): the organisation's rules first, then the user's own."""

from __future__ import annotations

import re
from pathlib import PurePath

from snit_xl.hosts.setup.machine import Machine, RegistryValue

OFFICE = r"Microsoft\Office\16.0"
# Cloud policy, group policy for the user, group policy for the machine; what the first of them says holds.
POLICIES = (
    r"HKCU\Software\Policies\Microsoft\Cloud\Office\16.0",
    rf"HKCU\Software\Policies\{OFFICE}",
    rf"HKLM\Software\Policies\{OFFICE}",
)
OWN = rf"HKCU\Software\{OFFICE}"
SECURITY = r"Excel\Security"
LOCATIONS = (rf"{SECURITY}\Trusted Locations", r"Common\Security\Trusted Locations")
_VARIABLE = re.compile(r"%([^%]+)%")


def policy(machine: Machine, key: str, name: str) -> RegistryValue | None:
    """Return what the organisation has decided, None where it hasn't (princip)."""
    found = (machine.registry.value(rf"{root}\{key}", name) for root in POLICIES)
    return next((value for value in found if value is not None), None)


def setting(machine: Machine, key: str, name: str) -> RegistryValue | None:
    """Return the organisation's decision, else the user's choice (inställning)."""
    decided = policy(machine, key, name)
    return machine.registry.value(rf"{OWN}\{key}", name) if decided is None else decided


def trusted_locations_off(machine: Machine) -> bool:
    """Tell whether no folder counts as trusted (betrodda platser avstängda)."""
    return any(setting(machine, key, "AllLocationsDisabled") == 1 for key in LOCATIONS)


def is_trusted(machine: Machine, path: PurePath) -> bool:
    """Tell whether a file lies in a trusted location (betrodd plats): its macros run whatever else is decided."""
    if trusted_locations_off(machine):
        return False
    networks = any(setting(machine, key, "AllowNetworkLocations") == 1 for key in LOCATIONS)
    return any(
        _holds(machine, rf"{root}\{key}\{name}", path, networks=networks)
        for root in (*POLICIES, OWN)
        for key in LOCATIONS
        for name in machine.registry.keys(rf"{root}\{key}")
    )


def _holds(machine: Machine, key: str, path: PurePath, *, networks: bool) -> bool:
    told = str(machine.registry.value(key, "Path") or "")
    folder = machine.path(_VARIABLE.sub(lambda found: machine.variable(found[1]) or found[0], told))
    if not told or (str(folder).startswith("\\\\") and not networks):
        return False
    below = machine.registry.value(key, "AllowSubfolders") == 1
    return path.is_relative_to(folder) if below else path.parent == folder

"""Folders that OneDrive or SharePoint synchronises (synkade mappar)."""

from __future__ import annotations

from pathlib import PurePath

from snit_xl.hosts.setup.machine import MAC, Machine

VARIABLES = ("OneDriveCommercial", "OneDriveConsumer", "OneDrive")
PROVIDERS = r"HKCU\Software\SyncEngines\Providers\OneDrive"
MAC_FOLDER = "Library/CloudStorage"


def synced_folder(machine: Machine, path: PurePath) -> str:
    """Return the synchronised folder that a path lies in, "" where it lies in none (synkad mapp)."""
    roots = [machine.variable(name) for name in VARIABLES]
    roots += [
        str(machine.registry.value(f"{PROVIDERS}\\{key}", "MountPoint") or "")
        for key in machine.registry.keys(PROVIDERS)
    ]
    if machine.system == MAC:
        roots += [str(machine.home / MAC_FOLDER / name) for name in machine.names(machine.home / MAC_FOLDER)]
    return next((root for root in roots if root and path.is_relative_to(machine.path(root))), "")

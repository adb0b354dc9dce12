"""Where LibreOffice and what belongs to it lie (LibreOffices platser): program, profile, extension, setting file."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from snit_xl.hosts.setup.machine import MAC, WINDOWS, Machine
from snit_xl.hosts.setup.package import EXTENSION

IDENTIFIER = "se.snitxl.tillagg"
OLDEST = (25, 2)
WINDOWS_KEYS = (r"HKLM\SOFTWARE\LibreOffice\UNO\InstallPath", r"HKCU\SOFTWARE\LibreOffice\UNO\InstallPath")
WINDOWS_USUAL = r"C:\Program Files\LibreOffice\program"
MAC_PROGRAMS, MAC_RESOURCES = "/Applications/LibreOffice.app/Contents/MacOS", "Resources"
# As hosts/libreoffice/calc/settings.py reads it; a test writes here and reads there.
FOLDER, SETTINGS, LOG, SECTION = ".snit-xl", "snit-xl.ini", "libreoffice.log", "snit-xl"
CACHE = "user/uno_packages/cache"
_ACTIVE = re.compile(rf"uno_packages/([^/\s]+)/{re.escape(EXTENSION)}/CalcAddIns\.xcu")
_VERSION = re.compile(r"ProductKey=LibreOffice (\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class Office:
    """An installed LibreOffice (LibreOffice): the folder of its programs and its main version, (0, 0) if unknown."""

    folder: PurePath
    version: tuple[int, int]

    @property
    def told(self) -> str:
        """The version as "25.2" (version)."""
        return f"{self.version[0]}.{self.version[1]}"


def find_office(machine: Machine) -> Office | None:
    """Return the LibreOffice of this machine, None where there is none (hitta LibreOffice)."""
    folder = _program_folder(machine)
    if folder is None:
        return None
    own = folder.parent / MAC_RESOURCES if machine.system == MAC else folder
    name = "bootstrap.ini" if machine.system == WINDOWS else "bootstraprc"
    found = _VERSION.search((machine.read(own / name) or b"").decode("utf-8", errors="replace"))
    return Office(folder, (int(found[1]), int(found[2])) if found else (0, 0))


def _program_folder(machine: Machine) -> PurePath | None:
    if machine.system == WINDOWS:
        told = [machine.registry.value(key, "") for key in WINDOWS_KEYS]
        candidates = [machine.path(str(one)) for one in (*told, WINDOWS_USUAL) if one]
        return next((one for one in candidates if machine.exists(one / "soffice.exe")), None)
    if machine.system == MAC:
        folder = machine.path(MAC_PROGRAMS)
        return folder if machine.exists(folder / "soffice") else None
    found = machine.program("soffice") or machine.program("libreoffice")
    return None if found is None else found.parent


def tool(machine: Machine, office: Office, name: str) -> str:
    """Return a program of LibreOffice's (LibreOffices program); on Windows the one that speaks to a console."""
    return str(office.folder / (f"{name}.com" if machine.system == WINDOWS else name))


def office_python(machine: Machine, office: Office) -> str | None:
    """Return the Python that can talk to this LibreOffice (LibreOffices Python), None where none was found."""
    own = {WINDOWS: office.folder / "python.exe", MAC: office.folder.parent / MAC_RESOURCES / "python"}
    candidates = (own.get(machine.system, office.folder / "python"), machine.path("/usr/bin/python3"))
    return next((str(one) for one in candidates if machine.exists(one)), None)


def profile(machine: Machine) -> PurePath:
    """Return the folder of the user's own LibreOffice settings (användarprofil)."""
    if machine.system == WINDOWS:
        roaming = machine.variable("APPDATA")
        return (machine.path(roaming) if roaming else machine.home / "AppData/Roaming") / "LibreOffice/4"
    if machine.system == MAC:
        return machine.home / "Library/Application Support/LibreOffice/4"
    own = machine.variable("XDG_CONFIG_HOME")
    return (machine.path(own) if own else machine.home / ".config") / "libreoffice/4"


def settings_path(machine: Machine) -> PurePath:
    """Return where the extension's setting file lies (inställningsfil)."""
    return machine.home / FOLDER / SETTINGS


@dataclass(frozen=True, slots=True)
class Extension:
    """The extension in the user's profile (tillägget): registered, in use, and with the same files as the package's."""

    registered: bool
    active: bool
    same: bool


def is_registered(machine: Machine) -> bool:
    """Tell whether LibreOffice has the extension in its list (registrerat), in use or not."""
    return IDENTIFIER.encode() in (machine.read(profile(machine) / CACHE / "uno_packages.pmap") or b"")


def find_extension(machine: Machine, wanted: bytes) -> Extension:
    """Examine the extension in the profile (hitta tillägget).

    Read from the profile's own files: to ask LibreOffice would start it, and it refuses some users.
    """
    cache = profile(machine) / CACHE
    registered = is_registered(machine)
    backend = "registry/com.sun.star.comp.deployment.configuration.PackageRegistryBackend/configmgr.ini"
    found = _ACTIVE.search((machine.read(cache / backend) or b"").decode("utf-8", errors="replace"))
    if found is None:
        return Extension(registered, active=False, same=False)
    unpacked = cache / "uno_packages" / found[1] / EXTENSION
    with zipfile.ZipFile(io.BytesIO(wanted)) as archive:
        same = all(machine.read(unpacked / name) == archive.read(name) for name in archive.namelist())
    return Extension(registered, active=registered, same=same)

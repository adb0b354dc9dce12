"""LibreOffice's extension put in place and taken away (LibreOfficetillägget), and the setting file that it reads."""

from __future__ import annotations

import configparser
import io
from pathlib import Path, PurePath

from snit_xl.hosts.setup import office_manager
from snit_xl.hosts.setup.machine import Machine, Ran
from snit_xl.hosts.setup.office_places import (
    FOLDER,
    IDENTIFIER,
    LOG,
    OLDEST,
    SECTION,
    Office,
    find_extension,
    find_office,
    is_registered,
    office_python,
    profile,
    settings_path,
    tool,
)
from snit_xl.hosts.setup.package import EXTENSION, Package
from snit_xl.hosts.setup.steps import Done, Installed, Program, Step, failed, put, take

LIBREOFFICE = Program.LIBREOFFICE
SECONDS = 180.0


def install_office(machine: Machine, package: Package) -> Installed:
    """Put the extension into LibreOffice and point it to this Python (installera i LibreOffice)."""
    office = find_office(machine)
    if office is None:
        return Installed((Step(LIBREOFFICE, "program", Done.NOT_HERE),))
    if office.version < OLDEST:
        return failed("DATOR-LIBREOFFICE-GAMMAL", office.folder, found=office.told)
    path = package.path(EXTENSION)
    if path is None:
        return failed("DATOR-PAKET", EXTENSION)
    # The setting first: an extension without it only says that it isn't installed.
    setting = put(machine, LIBREOFFICE, "setting", settings_path(machine), settings_text(machine).encode("utf-8"))
    return setting + _add(machine, office, path)


def settings_text(machine: Machine) -> str:
    """Return the setting file's text (inställningar): ours anew, and what else the user has put there."""
    parser = configparser.ConfigParser(interpolation=None)
    old = (machine.read(settings_path(machine)) or b"").decode("utf-8-sig", errors="replace")
    try:
        parser.read_string(old)
    except configparser.Error:
        parser = configparser.ConfigParser(interpolation=None)
    if not parser.has_section(SECTION):
        parser.add_section(SECTION)
    python = machine.python
    parser[SECTION]["python_path"] = "\n" + "\n".join(python.folders)
    parser[SECTION]["python"] = str(python.executable)
    parser[SECTION]["python_version"] = python.minor
    buffer = io.StringIO()
    parser.write(buffer)
    return buffer.getvalue()


def _add(machine: Machine, office: Office, path: Path) -> Installed:
    data = path.read_bytes()
    before = find_extension(machine, data)
    place = str(profile(machine))
    if before.active and before.same:
        return Installed((Step(LIBREOFFICE, "extension", Done.UNCHANGED, place),))
    command = [tool(machine, office, "unopkg"), "add", "--force", "--suppress-license", str(path)]
    ran = _changed(machine, office, command, ["add", path.as_uri()])
    after = find_extension(machine, data)
    if not (after.active and after.same):
        return failed("DATOR-LIBREOFFICE-AVVISAT", place, reason=ran.lines[0])
    return Installed((Step(LIBREOFFICE, "extension", Done.REPLACED if before.registered else Done.WRITTEN, place),))


def _changed(machine: Machine, office: Office, command: list[str], instead: list[str]) -> Ran:
    """Change LibreOffice's extensions by unopkg, else through its own manager (ändra tillägg)."""
    ran = machine.run(command, SECONDS)
    python = office_python(machine, office)
    # The manager's way ends LibreOffice afterwards, so it is for one that isn't open.
    if ran.status == 0 or python is None or machine.exists(profile(machine) / ".lock"):
        return ran
    script = str(Path(office_manager.__file__))
    again = machine.run([python, "-I", script, tool(machine, office, "soffice"), *instead], SECONDS)
    return again if again.status == 0 else ran


def remove_office(machine: Machine) -> Installed:
    """Take extension, setting file and log away (ta bort ur LibreOffice)."""
    return _remove_extension(machine) + _remove_folder(machine)


def _remove_extension(machine: Machine) -> Installed:
    office = find_office(machine)
    if office is None:
        return Installed((Step(LIBREOFFICE, "program", Done.NOT_HERE),))
    place = str(profile(machine))
    if not is_registered(machine):
        return Installed((Step(LIBREOFFICE, "extension", Done.NOTHING, place),))
    command = [tool(machine, office, "unopkg"), "remove", IDENTIFIER]
    ran = _changed(machine, office, command, ["remove", IDENTIFIER, EXTENSION])
    if is_registered(machine):
        return failed("DATOR-LIBREOFFICE-AVVISAT", place, reason=ran.lines[0])
    return Installed((Step(LIBREOFFICE, "extension", Done.REMOVED, place),))


def _remove_folder(machine: Machine) -> Installed:
    folder: PurePath = machine.home / FOLDER
    gone = take(machine, LIBREOFFICE, "setting", settings_path(machine))
    if machine.exists(folder / LOG):
        gone += take(machine, LIBREOFFICE, "log", folder / LOG)
    if machine.exists(folder) and not machine.names(folder):
        gone += take(machine, LIBREOFFICE, "folder", folder)
    return gone

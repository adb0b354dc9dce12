"""Examines LibreOffice and the extension in it (doktor: LibreOffice)."""

from __future__ import annotations

import configparser
import json

from snit_xl.hosts.setup.doctor_python import SECONDS
from snit_xl.hosts.setup.examined import Examined, Subject, bad, elsewhere, fine
from snit_xl.hosts.setup.machine import Machine
from snit_xl.hosts.setup.office_places import OLDEST, SECTION, find_extension, is_registered, profile, settings_path
from snit_xl.hosts.setup.package import EXTENSION

IMPORTS = "import json, sys; sys.path += json.loads(sys.argv[1]); import snit_xl.hosts.libreoffice.service"


def office(subject: Subject) -> Examined:
    """Tell whether LibreOffice is here, and new enough (LibreOffice)."""
    found = subject.office
    if found is None:
        return elsewhere("libreoffice")
    if found.version < OLDEST:
        return bad("libreoffice", "DATOR-LIBREOFFICE-GAMMAL", found.folder, found=found.told)
    return fine("libreoffice", version=found.told, place=str(found.folder))


def extension(subject: Subject) -> Examined:
    """Check that the package's extension is there and in use (tillägg)."""
    if subject.office is None:
        return elsewhere("extension")
    data = subject.package.data(EXTENSION)
    if data is None:
        return bad("extension", "DATOR-PAKET", EXTENSION)
    found, place = find_extension(subject.machine, data), profile(subject.machine)
    if not found.registered and not subject.machine.exists(settings_path(subject.machine)):
        return bad("extension", "DATOR-LIBREOFFICE-UTAN-TILLAGG", place)
    if not found.registered:
        return bad("extension", "DATOR-LIBREOFFICE-TILLAGG-SAKNAS", place)
    if not found.active:
        return bad("extension", "DATOR-LIBREOFFICE-TILLAGG-AV", place)
    return fine("extension") if found.same else bad("extension", "DATOR-LIBREOFFICE-TILLAGG-ANNAT", place)


def settings(subject: Subject) -> Examined:
    """Check that the setting file points to this Python (inställning)."""
    machine = subject.machine
    if subject.office is None:
        return elsewhere("office_setting")
    path, told = settings_path(machine), _settings(machine)
    if not machine.exists(path) and not is_registered(machine):
        return elsewhere("office_setting")  # nothing of ours is in LibreOffice, says the check of the extension
    if told is None or not told.get("python"):
        return bad("office_setting", "DATOR-LIBREOFFICE-INSTALLNING", path)
    if not machine.exists(machine.path(told["python"])):
        return bad("office_setting", "DATOR-PYTHON-SAKNAS", path, program=told["python"])
    python = machine.python
    if told["python"] != str(python.executable) or told.get("python_version") != python.minor:
        return bad("office_setting", "DATOR-INSTALLNING-ANNAN", path, found=told["python"], here=str(python.executable))
    return fine("office_setting", place=str(path))


def _settings(machine: Machine) -> dict[str, str] | None:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string((machine.read(settings_path(machine)) or b"").decode("utf-8-sig"))
        return dict(parser[SECTION])
    except (configparser.Error, UnicodeDecodeError, KeyError):
        return None


def starts(subject: Subject) -> Examined:
    """Check that the Python of the setting file starts and finds SNIT-XL (startar)."""
    machine = subject.machine
    told = _settings(machine) or {}
    python = told.get("python", "")
    if subject.office is None or not python or not machine.exists(machine.path(python)):
        return elsewhere("office_starts")  # said by the check of the setting
    folders = [line.strip() for line in told.get("python_path", "").splitlines() if line.strip()]
    ran = machine.run([python, "-I", "-c", IMPORTS, json.dumps(folders)], SECONDS)
    if ran.status != 0:
        return bad("office_starts", "DATOR-PYTHON-STARTAR-INTE", python, reason=ran.lines[-1])
    return fine("office_starts")


CHECKS = (office, extension, settings, starts)

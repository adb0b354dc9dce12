"""Where Excel and what belongs to it lie (Excels platser): the program, its start folder, the loader's one setting."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import PurePath

from snit_xl.hosts.setup.machine import MAC, WINDOWS, Machine
from snit_xl.hosts.setup.package import ADDIN

# What VBA's GetSetting("SNIT-XL", "Python", "Mapp") reads; macros/addin/SnitLader.bas asks for nothing else.
SETTING_KEY = r"HKCU\Software\VB and VBA Program Settings\SNIT-XL\Python"
SETTING = "Mapp"
PROGRAM = "pythonw.exe"
MAC_PROGRAM = "/Applications/Microsoft Excel.app"
MAC_START = "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
APP_PATHS = (
    r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe",
    r"HKCU\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe",
)
CLICK_TO_RUN = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
CURRENT = r"HKCR\Excel.Application\CurVer"
_BITS_BY_MACHINE = {0x014C: 32, 0x8664: 64, 0xAA64: 64}
_BITS_BY_NAME = {"x86": 32, "x64": 64}


@dataclass(frozen=True, slots=True)
class Excel:
    """An installed Excel (Excel): bits and main version, 0 where the machine doesn't tell."""

    program: str
    bits: int = 0
    version: int = 0


def find_excel(machine: Machine) -> Excel | None:
    """Return the Excel of this machine, None where there is none (hitta Excel)."""
    if machine.system == MAC:
        return Excel(MAC_PROGRAM) if machine.exists(machine.path(MAC_PROGRAM)) else None
    if machine.system != WINDOWS:
        return None
    current = str(machine.registry.value(CURRENT, "") or "")
    program = next((str(one) for key in APP_PATHS if (one := machine.registry.value(key, ""))), "").strip('"')
    if not program and not current:
        return None
    last = current.rpartition(".")[2]
    return Excel(program, _bits(machine, program), int(last) if last.isdigit() else 0)


def _bits(machine: Machine, program: str) -> int:
    """Return 32 or 64 (bitar): the program file says so itself, else what installed it does."""
    header = (machine.read(machine.path(program)) or b"") if program else b""
    if len(header) >= 64:
        start = struct.unpack_from("<I", header, 0x3C)[0]
        if header[start : start + 4] == b"PE\0\0":
            return _BITS_BY_MACHINE.get(struct.unpack_from("<H", header, start + 4)[0], 0)
    return _BITS_BY_NAME.get(str(machine.registry.value(CLICK_TO_RUN, "Platform") or ""), 0)


def start_folder(machine: Machine) -> PurePath:
    """Return the folder whose workbooks Excel opens at its start (XLSTART), the user's own."""
    if machine.system == MAC:
        return machine.home / MAC_START
    roaming = machine.variable("APPDATA")
    return (machine.path(roaming) if roaming else machine.home / "AppData/Roaming") / "Microsoft/Excel/XLSTART"


def addin_path(machine: Machine) -> PurePath:
    """Return where the add-in is put (tilläggets plats)."""
    return start_folder(machine) / ADDIN


def python_folder(machine: Machine) -> PurePath:
    """Return the folder of this Python's pythonw.exe (tolkens mapp)."""
    return machine.python.executable.parent


def ansi_faults(machine: Machine, path: PurePath) -> str:
    """Return the characters of a path that VBA can't hold (främmande tecken): it uses Windows' code page."""
    page = str(machine.registry.value(r"HKLM\SYSTEM\CurrentControlSet\Control\Nls\CodePage", "ACP") or "1252")
    encoding = "utf-8" if page == "65001" else f"cp{page}"
    return "".join(dict.fromkeys(one for one in str(path) if not _fits(one, encoding)))


def _fits(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    except LookupError:  # a code page that Python doesn't have: only plain letters are sure
        return character.isascii()
    return True


def same_path(one: str, other: str) -> bool:
    """Tell whether two Windows paths lead to the same place (samma plats), whatever their case and last character."""
    return one.rstrip("\\").casefold() == other.rstrip("\\").casefold()

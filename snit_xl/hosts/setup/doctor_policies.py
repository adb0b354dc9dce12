"""Examines what the organisation's rules let Excel do (doktor: säkerhetsregler), as far as a user may read them."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.hosts.setup.examined import Examined, Subject, bad, elsewhere, fine
from snit_xl.hosts.setup.excel_places import PROGRAM, python_folder
from snit_xl.hosts.setup.machine import WINDOWS, Machine
from snit_xl.hosts.setup.policies import SECURITY, is_trusted, policy, setting, trusted_locations_off

ON = 1
SIGNED_ONLY, NONE = 3, 4  # of VBAWarnings; 1 is all, 2 asks
DISABLE_CMD = r"HKCU\Software\Policies\Microsoft\Windows\System"
DEFENDER = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender"
RULES = rf"{DEFENDER}\Windows Defender Exploit Guard\ASR\Rules"
MANAGED = rf"{DEFENDER}\Policy Manager"
BLOCKS, WARNS = "1", "6"  # 2 only writes in a log
CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
WIN32_CALLS = "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b"
APPLOCKER = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\SrpV2"
SOFTWARE_RESTRICTION = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\Safer\CodeIdentifiers"


def vba(subject: Subject) -> Examined:
    """Check that VBA is on at all (VBA)."""
    if not subject.excel_on_windows:
        return elsewhere("vba")
    if policy(subject.machine, "Common", "vbaoff") == ON:
        return bad("vba", "DATOR-VBA-AV")
    return fine("vba")


def macros(subject: Subject) -> Examined:
    """Check that the workbook's macros may run (makron)."""
    if not subject.excel_on_windows:
        return elsewhere("macros")
    if subject.workbook is not None and is_trusted(subject.machine, subject.workbook):
        return fine("macros")
    found = setting(subject.machine, SECURITY, "VBAWarnings")
    if found == NONE:
        return bad("macros", "DATOR-MAKRON-AV")
    return bad("macros", "DATOR-MAKRON-SIGNERADE") if found == SIGNED_ONLY else fine("macros")


def internet(subject: Subject) -> Examined:
    """Tell whether a rule blocks macros in files from the internet (makron från internet)."""
    if not subject.excel_on_windows:
        return elsewhere("internet")
    if policy(subject.machine, SECURITY, "blockcontentexecutionfrominternet") == ON:
        return bad("internet", "DATOR-MAKRON-INTERNET")
    return fine("internet")


def addins(subject: Subject) -> Examined:
    """Check that an add-in without a signature may run (tillägg)."""
    if not subject.excel_on_windows:
        return elsewhere("addins")
    if setting(subject.machine, SECURITY, "DisableAllAddins") == ON:
        return bad("addins", "DATOR-TILLAGG-SPARRADE")
    if setting(subject.machine, SECURITY, "RequireAddinSig") == ON:
        return bad("addins", "DATOR-TILLAGG-SIGNATUR")
    return fine("addins")


def locations(subject: Subject) -> Examined:
    """Check that trusted locations count (betrodda platser); the start folder is one of them."""
    if not subject.excel_on_windows:
        return elsewhere("locations")
    return bad("locations", "DATOR-BETRODDA-PLATSER") if trusted_locations_off(subject.machine) else fine("locations")


def command_prompt(subject: Subject) -> Examined:
    """Tell whether the command prompt is open (kommandotolk); Excel doesn't need it, whoever types commands may."""
    if subject.machine.system != WINDOWS:
        return elsewhere("command_prompt")
    if subject.machine.registry.value(DISABLE_CMD, "DisableCMD") in {1, 2}:
        return bad("command_prompt", "DATOR-KOMMANDOTOLK")
    return fine("command_prompt")


def child_processes(subject: Subject) -> Examined:
    """Check that Office may start a program (underprocesser)."""
    return _attack_surface(subject, "child_processes", CHILD_PROCESSES, "DATOR-ASR-UNDERPROCESS")


def win32_calls(subject: Subject) -> Examined:
    """Check that macros may call Windows (Win32-anrop)."""
    return _attack_surface(subject, "win32_calls", WIN32_CALLS, "DATOR-ASR-WIN32")


def _attack_surface(subject: Subject, check: str, rule: str, code: str) -> Examined:
    if not subject.excel_on_windows:
        return elsewhere(check)
    if attack_surface_rules(subject.machine).get(rule) in {BLOCKS, WARNS}:
        return bad(check, code, python_folder(subject.machine) / PROGRAM, rule=rule)
    return fine(check)


def attack_surface_rules(machine: Machine) -> Mapping[str, str]:
    """Return Defender's rules by their identity, as group policy and then as Intune writes them (ASR-regler)."""
    managed = str(machine.registry.value(MANAGED, "ASRRules") or "")
    found = dict(part.split("=", 1) for part in managed.split("|") if "=" in part)
    found |= {name: str(value) for name, value in machine.registry.values(RULES).items()}
    return {name.strip().strip("{}").casefold(): value.strip() for name, value in found.items()}


def allowed_programs(subject: Subject) -> Examined:
    """Tell whether a list of allowed programs applies (AppLocker)."""
    machine = subject.machine
    if machine.system != WINDOWS:
        return elsewhere("allowed_programs")
    enforced = [
        kind for kind in ("Exe", "Dll") if machine.registry.value(rf"{APPLOCKER}\{kind}", "EnforcementMode") == ON
    ]
    if machine.registry.value(SOFTWARE_RESTRICTION, "DefaultLevel") == 0:
        enforced.append("SRP")
    if enforced:
        return bad("allowed_programs", "DATOR-APPLOCKER", python_folder(machine), found=", ".join(enforced))
    return fine("allowed_programs")


CHECKS = (
    *(vba, macros, internet, addins, locations),
    *(command_prompt, child_processes, win32_calls, allowed_programs),
)

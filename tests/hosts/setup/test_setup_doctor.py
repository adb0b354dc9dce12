"""`snit-xl doktor` on machines made up: each thing known to go wrong is found and mended, and nothing else is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
from made_up_machine import (
    APP_PATH,
    CURRENT,
    EXCEL,
    HOME,
    OFFICE,
    SCRIPTS,
    VENV,
    XLSTART,
    MadeUpMachine,
    mac,
    program_header,
    register,
    windows,
)
from support.macros import XLSM

from snit_xl.hosts.setup.doctor import CHECKS, examine
from snit_xl.hosts.setup.examined import Examined, State
from snit_xl.hosts.setup.excel_places import SETTING, SETTING_KEY
from snit_xl.hosts.setup.install import install
from snit_xl.hosts.setup.machine import Ran
from snit_xl.hosts.setup.package import ADDIN, EXTENSION, XLWINGS, Package
from snit_xl.hosts.setup.steps import Program
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.terms.setup_texts import CHECKS as TEXTS

PACKAGE = Package()
ADDIN_PATH = XLSTART + "\\" + ADDIN
BOOK = HOME + r"\Documents\Nämnden.xlsm"
SECURITY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
OWN_SECURITY = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
INI = HOME + r"\.snit-xl\snit-xl.ini"
RULES = (
    r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
    r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager",
)
CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
WIN32_CALLS = "92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b"
Damage = Callable[[MadeUpMachine], object]


def installed() -> MadeUpMachine:
    """Return a Windows where everything has been installed and a workbook lies in the user's documents."""
    machine = windows(office=True)
    assert install(machine, PACKAGE).problems == ()
    machine.put(BOOK, XLSM.read_bytes())
    return machine


def examined(machine: MadeUpMachine, workbook: str | None = BOOK) -> dict[str, Examined]:
    found = examine(machine, PACKAGE, machine.path(workbook) if workbook else None)
    assert len({one.check for one in found}) == len(found)
    return {one.check: one for one in found}


def wrong(found: dict[str, Examined]) -> dict[str, tuple[str, str]]:
    """Return the checks that complain, each with its code and state."""
    return {c: (one.problem.code, one.state.value) for c, one in found.items() if one.problem is not None}


def test_on_a_sound_machine_every_check_applies_and_is_fine() -> None:
    assert {one.state for one in examined(installed()).values()} == {State.OK}


def test_every_check_has_a_name_and_every_name_a_check() -> None:
    with_nothing = examined(windows(excel=False), None)
    assert with_nothing.keys() == TEXTS.keys()
    assert len(with_nothing) == len(CHECKS) + 1


def registry(key: str, name: str, value: str | int | bytes) -> Damage:
    return lambda machine: machine.registry.set(key, name, value)


def without(path: str) -> Damage:
    return lambda machine: machine.files.pop(machine.path(path))


def with_file(path: str, data: bytes = b"") -> Damage:
    return lambda machine: machine.put(path, data)


def python(**changed: object) -> Damage:
    def damage(machine: MadeUpMachine) -> None:
        machine.python = replace(machine.python, **changed)  # type: ignore[arg-type]

    return damage


def moved_python(executable: str) -> Damage:
    return lambda machine: python(executable=machine.path(executable))(machine)


def store_python(machine: MadeUpMachine) -> None:
    python(base=machine.path(r"C:\Program Files\WindowsApps\PythonSoftwareFoundation"))(machine)


def synced(variable: str, folder: str) -> Damage:
    return lambda machine: machine.variables.update({variable: folder})


def silent(program: str) -> Damage:
    """Return the damage that a program can't be run, as AppLocker or a missing package makes it."""

    def damage(machine: MadeUpMachine) -> None:
        machine.answers = lambda command: Ran(1, "blocked") if command[0].endswith(program) else Ran(0)

    return damage


def unloadable(*names: str) -> Damage:
    """Return the damage that some libraries can't be imported; matplotlib has a word of its own to say as well."""

    def damage(machine: MadeUpMachine) -> None:
        said = "\n".join(["Matplotlib is building the font cache", *names])
        machine.answers = lambda command: Ran(0, said if names[0] in command else "")

    return damage


def inactive_extension(machine: MadeUpMachine) -> None:
    remove_extension(machine)
    register(machine, PACKAGE.data(EXTENSION) or b"", active=False)


def remove_extension(machine: MadeUpMachine) -> None:
    for path in [one for one in machine.files if "uno_packages" in str(one)]:
        del machine.files[path]


def other_extension(machine: MadeUpMachine) -> None:
    machine.files[next(path for path in machine.files if path.name == "known.json")] = b"{}"


def book(change: Callable[[str], str] | None = None, drop: str = "") -> Damage:
    """Return the damage of a workbook whose first part is changed, or that has lost a part."""

    def damage(machine: MadeUpMachine) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(XLSM) as sound, zipfile.ZipFile(buffer, "w") as copy:
            for name in (one for one in sound.namelist() if one != drop):
                content = sound.read(name)
                if change is not None and name == "xl/workbook.xml":
                    content = change(content.decode()).encode()
                copy.writestr(name, content)
        machine.put(BOOK, buffer.getvalue())

    return damage


MARKED = b"[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=about:internet\r\n"
ONEDRIVE = r"HKCU\Software\SyncEngines\Providers\OneDrive"
FAULT, WARNING = "fault", "warning"

CASES: list[tuple[str, Damage, str, str, str]] = [
    ("an old Python", python(version=(3, 10, 4)), "python", "DATOR-PYTHON-VERSION", FAULT),
    ("a Python on a share", moved_python(r"\\srv\p\python.exe"), "python_place", "DATOR-SOKVAG-NATVERK", FAULT),
    ("foreign letters", moved_python(r"C:\Łódź\python.exe"), "python_place", "DATOR-SOKVAG-TECKEN", FAULT),
    ("no pythonw.exe", moved_python(r"C:\tom\python.exe"), "python_place", "DATOR-PYTHON-SAKNAS", FAULT),
    ("the store's Python", store_python, "python_place", "DATOR-PYTHON-BUTIK", FAULT),
    ("a synced Python", synced("OneDrive", HOME + r"\AppData"), "python_synced", "DATOR-PYTHON-SYNKAD", WARNING),
    ("32-bit Excel", with_file(EXCEL, program_header(0x014C)), "bits", "DATOR-BITAR", FAULT),
    ("32-bit Python", python(bits=32), "bits", "DATOR-BITAR", FAULT),
    ("another xlwings", python(xlwings="0.33.1"), "xlwings", "DATOR-XLWINGS-VERSION", FAULT),
    ("no xlwings", python(xlwings=""), "xlwings", "DATOR-XLWINGS-VERSION", FAULT),
    ("no library", without(VENV + rf"\xlwings64-{XLWINGS}.dll"), "library", "DATOR-XLWINGS-DLL", FAULT),
    ("no library for papers", unloadable("pptx", "pypdf"), "papers", "DATOR-HANDLINGAR", WARNING),
    ("a blocked Python", silent("pythonw.exe"), "python_starts", "DATOR-PYTHON-STARTAR-INTE", FAULT),
    ("an old Excel", registry(CURRENT, "", "Excel.Application.14"), "excel", "DATOR-EXCEL-GAMMAL", WARNING),
    ("no add-in", without(ADDIN_PATH), "addin", "DATOR-TILLAGG-SAKNAS", FAULT),
    ("another add-in", with_file(ADDIN_PATH, b"older"), "addin", "DATOR-TILLAGG-ANNAT", FAULT),
    (
        "a second copy",
        registry(r"HKCU\Software\Microsoft\Office\16.0\Excel\Options", "OPEN1", r'/R "C:\gammal\snit-xl.xlam"'),
        "addin_twice",
        "DATOR-TILLAGG-DUBBELT",
        WARNING,
    ),
    (
        "an add-in turned off",
        registry(
            r"HKCU\Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems",
            "1A2B",
            b"\x01\x00\x00" + ADDIN_PATH.encode("utf-16-le"),
        ),
        "addin_disabled",
        "DATOR-TILLAGG-AVSTANGT",
        FAULT,
    ),
    (
        "a marked add-in",
        with_file(ADDIN_PATH + ":Zone.Identifier", MARKED),
        "addin_mark",
        "DATOR-TILLAGG-INTERNET",
        FAULT,
    ),
    (
        "no setting",
        lambda machine: machine.registry.remove(SETTING_KEY, SETTING),
        "setting",
        "DATOR-INSTALLNING-SAKNAS",
        FAULT,
    ),
    ("a setting to nowhere", registry(SETTING_KEY, SETTING, r"C:\borta"), "setting", "DATOR-PYTHON-SAKNAS", FAULT),
    (
        "VBA off",
        registry(r"HKCU\Software\Policies\Microsoft\Office\16.0\Common", "vbaoff", 1),
        "vba",
        "DATOR-VBA-AV",
        FAULT,
    ),
    ("macros off", registry(SECURITY, "VBAWarnings", 4), "macros", "DATOR-MAKRON-AV", WARNING),
    ("the user's own choice", registry(OWN_SECURITY, "VBAWarnings", 4), "macros", "DATOR-MAKRON-AV", WARNING),
    ("signed macros only", registry(SECURITY, "vbawarnings", 3), "macros", "DATOR-MAKRON-SIGNERADE", WARNING),
    (
        "macros from the internet",
        registry(SECURITY, "blockcontentexecutionfrominternet", 1),
        "internet",
        "DATOR-MAKRON-INTERNET",
        WARNING,
    ),
    ("add-ins off", registry(SECURITY, "DisableAllAddins", 1), "addins", "DATOR-TILLAGG-SPARRADE", FAULT),
    ("signed add-ins only", registry(OWN_SECURITY, "RequireAddinSig", 1), "addins", "DATOR-TILLAGG-SIGNATUR", FAULT),
    (
        "no trusted locations",
        registry(SECURITY + r"\Trusted Locations", "AllLocationsDisabled", 1),
        "locations",
        "DATOR-BETRODDA-PLATSER",
        WARNING,
    ),
    (
        "no command prompt",
        registry(r"HKCU\Software\Policies\Microsoft\Windows\System", "DisableCMD", 2),
        "command_prompt",
        "DATOR-KOMMANDOTOLK",
        WARNING,
    ),
    (
        "no child processes",
        registry(RULES[0], CHILD_PROCESSES, "1"),
        "child_processes",
        "DATOR-ASR-UNDERPROCESS",
        FAULT,
    ),
    ("no Win32 calls", registry(RULES[0], WIN32_CALLS.upper(), "6"), "win32_calls", "DATOR-ASR-WIN32", FAULT),
    (
        "Intune's way of saying it",
        registry(RULES[1], "ASRRules", f"{WIN32_CALLS}=2|{CHILD_PROCESSES}=1"),
        "child_processes",
        "DATOR-ASR-UNDERPROCESS",
        FAULT,
    ),
    (
        "AppLocker",
        registry(r"HKLM\SOFTWARE\Policies\Microsoft\Windows\SrpV2\Exe", "EnforcementMode", 1),
        "allowed_programs",
        "DATOR-APPLOCKER",
        WARNING,
    ),
    (
        "software restriction",
        registry(r"HKLM\SOFTWARE\Policies\Microsoft\Windows\Safer\CodeIdentifiers", "DefaultLevel", 0),
        "allowed_programs",
        "DATOR-APPLOCKER",
        WARNING,
    ),
    (
        "an old LibreOffice",
        with_file(OFFICE + r"\bootstrap.ini", b"ProductKey=LibreOffice 7.4"),
        "libreoffice",
        "DATOR-LIBREOFFICE-GAMMAL",
        FAULT,
    ),
    ("no extension", remove_extension, "extension", "DATOR-LIBREOFFICE-TILLAGG-SAKNAS", FAULT),
    ("an extension not in use", inactive_extension, "extension", "DATOR-LIBREOFFICE-TILLAGG-AV", FAULT),
    ("another extension", other_extension, "extension", "DATOR-LIBREOFFICE-TILLAGG-ANNAT", FAULT),
    ("no setting file", without(INI), "office_setting", "DATOR-LIBREOFFICE-INSTALLNING", FAULT),
    ("a broken setting file", with_file(INI, b"\xff\xfe"), "office_setting", "DATOR-LIBREOFFICE-INSTALLNING", FAULT),
    (
        "a setting file to nowhere",
        with_file(INI, rb"[snit-xl]" + b"\npython = C:\\borta\\python.exe\n"),
        "office_setting",
        "DATOR-PYTHON-SAKNAS",
        FAULT,
    ),
    ("a Python without SNIT-XL", silent("python.exe"), "office_starts", "DATOR-PYTHON-STARTAR-INTE", FAULT),
    ("no workbook", without(BOOK), "workbook", "DATOR-BOK-OLASLIG", FAULT),
    ("a workbook of text", with_file(BOOK, b"text"), "workbook", "DATOR-BOK-OLASLIG", FAULT),
    (
        "another's workbook",
        book(lambda text: text.replace('name="Kontrolltal_nu"', 'name="Annat"')),
        "workbook",
        "DATOR-BOK-INGEN-VAR",
        FAULT,
    ),
    ("a workbook without macros", book(drop="xl/vbaProject.bin"), "workbook_macros", "DATOR-BOK-UTAN-MAKRON", WARNING),
    (
        "buttons cut off",
        book(lambda text: text.replace('codeName="ThisWorkbook"', "")),
        "workbook_macros",
        "DATOR-BOK-KNAPPAR",
        WARNING,
    ),
    ("a marked workbook", with_file(BOOK + ":Zone.Identifier", MARKED), "workbook_mark", "DATOR-BOK-INTERNET", FAULT),
    ("a synced workbook", synced("OneDriveCommercial", HOME), "workbook_synced", "DATOR-BOK-SYNKAD", WARNING),
    (
        "a synced SharePoint library",
        registry(ONEDRIVE + r"\1", "MountPoint", HOME + r"\Documents"),
        "workbook_synced",
        "DATOR-BOK-SYNKAD",
        WARNING,
    ),
]


@pytest.mark.parametrize(("damage", "check", "code", "state"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_is_wrong_is_found_named_and_mended(damage: Damage, check: str, code: str, state: str) -> None:
    machine = installed()
    damage(machine)
    found = examined(machine)
    assert wrong(found)[check] == (code, state)
    problem = found[check].problem
    assert problem is not None
    said = describe(problem)
    assert "{" not in said.message + said.mend


# A Python that moves, or a whole home that is synchronised, is seen by several checks, and rightly so.
SEVERAL = {
    *("an old Python", "a Python on a share", "foreign letters", "no pythonw.exe", "32-bit Excel"),
    *("a synced Python", "a synced workbook"),
}
ALONE = [c for c in CASES if c[0] not in SEVERAL]


@pytest.mark.parametrize(("damage", "check"), [c[1:3] for c in ALONE], ids=[c[0] for c in ALONE])
def test_one_thing_wrong_makes_no_other_check_complain(damage: Damage, check: str) -> None:
    machine = installed()
    damage(machine)
    assert wrong(examined(machine)).keys() == {check}


def test_a_setting_for_another_python_is_a_warning_in_both_programs() -> None:
    machine = installed()
    machine.put(r"D:\annan\pythonw.exe")
    machine.put(r"D:\annan\python.exe")
    machine.registry.set(SETTING_KEY, SETTING, r"D:\annan")
    machine.put(INI, b"[snit-xl]\npython = D:\\annan\\python.exe\npython_version = 3.11\n")
    found = wrong(examined(machine))
    assert found == dict.fromkeys(("setting", "office_setting"), ("DATOR-INSTALLNING-ANNAN", "warning"))


def test_a_libreoffice_where_nothing_was_installed_is_no_fault() -> None:
    machine = windows(office=True)
    assert install(machine, PACKAGE, (Program.EXCEL,)).problems == ()
    found = examined(machine, None)
    assert wrong(found) == {"extension": ("DATOR-LIBREOFFICE-UTAN-TILLAGG", "warning")}
    assert found["office_setting"].state is State.NOT_HERE


def test_the_setting_may_be_spelled_in_other_capitals() -> None:
    machine = installed()
    machine.registry.set(SETTING_KEY, SETTING, SCRIPTS.upper() + "\\")
    assert wrong(examined(machine)) == {}


class TestTrustedLocation:
    """A workbook in a trusted location runs its macros whatever its mark and whatever else is decided."""

    LOCATION = OWN_SECURITY + r"\Trusted Locations\Location5"

    def machine(self, path: str, *, below: bool = False) -> MadeUpMachine:
        machine = installed()
        machine.put(BOOK + ":Zone.Identifier", MARKED)
        machine.registry.set(SECURITY, "VBAWarnings", 4)
        machine.registry.set(self.LOCATION, "Path", path)
        machine.registry.set(self.LOCATION, "AllowSubfolders", int(below))
        machine.variables["USERPROFILE"] = HOME
        return machine

    @pytest.mark.parametrize("path", [HOME + "\\Documents\\", r"%USERPROFILE%\documents"])
    def test_the_folder_itself(self, path: str) -> None:
        assert wrong(examined(self.machine(path))) == {}

    def test_a_folder_below_counts_only_where_it_is_said(self) -> None:
        assert wrong(examined(self.machine(HOME, below=True))) == {}
        assert wrong(examined(self.machine(HOME))).keys() == {"macros", "workbook_mark"}

    def test_not_where_trusted_locations_are_off(self) -> None:
        machine = self.machine(HOME + r"\Documents")
        machine.registry.set(SECURITY + r"\Trusted Locations", "AllLocationsDisabled", 1)
        assert wrong(examined(machine)).keys() == {"macros", "locations", "workbook_mark"}

    def test_a_share_counts_only_where_networks_are_allowed(self) -> None:
        machine = self.machine(r"\\srv\ekonomi")
        book = r"\\srv\ekonomi\Nämnden.xlsm"
        machine.put(book, XLSM.read_bytes())
        assert "macros" in wrong(examined(machine, book))
        machine.registry.set(OWN_SECURITY + r"\Trusted Locations", "AllowNetworkLocations", 1)
        assert wrong(examined(machine, book)) == {}


def test_a_file_from_the_local_network_is_not_marked_as_from_the_internet() -> None:
    machine = installed()
    machine.put(BOOK + ":Zone.Identifier", b"[ZoneTransfer]\r\nZoneId=1\r\n")
    assert wrong(examined(machine)) == {}


def test_a_rule_that_only_writes_in_a_log_is_no_trouble() -> None:
    machine = installed()
    machine.registry.set(RULES[0], CHILD_PROCESSES, "2")
    machine.registry.set(r"HKLM\SOFTWARE\Policies\Microsoft\Windows\SrpV2\Exe", "EnforcementMode", 0)
    assert wrong(examined(machine)) == {}


def test_a_rule_of_the_organisations_goes_before_the_users_choice() -> None:
    machine = installed()
    machine.registry.set(SECURITY, "VBAWarnings", 2)
    machine.registry.set(OWN_SECURITY, "VBAWarnings", 4)
    assert wrong(examined(machine)) == {}


def test_bits_are_told_by_what_installed_excel_where_its_file_cannot_be_read() -> None:
    machine = installed()
    del machine.files[machine.path(EXCEL)]
    machine.registry.set(r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration", "Platform", "x86")
    assert wrong(examined(machine)) == {
        "bits": ("DATOR-BITAR", "fault"),
        "library": ("DATOR-XLWINGS-DLL", "fault"),
    }


def test_without_excel_what_is_excels_has_no_bearing_and_the_rest_is_fine() -> None:
    machine = windows(excel=False, office=True)
    install(machine, PACKAGE)
    states = {check: one.state for check, one in examined(machine, None).items()}
    assert states["excel"] == states["addin"] == states["macros"] == states["bits"] == State.NOT_HERE
    assert states["libreoffice"] == states["extension"] == states["office_starts"] == State.OK
    assert State.FAULT not in states.values()


def test_a_machine_with_neither_program_is_told_so() -> None:
    assert wrong(examined(windows(excel=False), None)) == {"programs": ("DATOR-INGET-PROGRAM", "warning")}


def test_on_a_mac_the_addin_is_examined_and_no_windows_rule_is() -> None:
    machine = mac()
    install(machine, PACKAGE)
    cloud = "/Users/asa/Library/CloudStorage/OneDrive-Kommunen"
    machine.put(cloud + "/Nämnden.xlsm", XLSM.read_bytes())
    found = examined(machine, cloud + "/Nämnden.xlsm")
    assert found["addin"].state is State.OK
    assert found["setting"].state is found["vba"].state is found["allowed_programs"].state is State.NOT_HERE
    assert wrong(found) == {"workbook_synced": ("DATOR-BOK-SYNKAD", "warning")}


def test_excel_is_found_by_its_class_where_no_path_is_written() -> None:
    machine = installed()
    del machine.registry.content[APP_PATH]
    assert examined(machine)["excel"].state is State.OK


def test_a_package_without_its_addins_is_told() -> None:
    found = examine(installed(), Package(()))
    codes = [one.problem.code for one in found if one.problem is not None]
    assert codes == ["DATOR-PAKET", "DATOR-PAKET"]


def test_nothing_is_written_by_an_examination() -> None:
    machine = installed()
    before, registry_before = dict(machine.files), str(machine.registry.content)
    examined(machine)
    assert (machine.files, str(machine.registry.content)) == (before, registry_before)


def test_the_python_is_started_as_the_loader_starts_it() -> None:
    machine = installed()
    machine.ran.clear()
    examined(machine)
    started = [command for command in machine.ran if command[0].endswith("pythonw.exe")]
    assert [command[:4] for command in started] == [(SCRIPTS + r"\pythonw.exe", "-I", "-B", "-c")]

"""`snit-xl installera` on machines made up: what is put where, again, after an upgrade, and taken away."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from made_up_machine import HOME, OFFICE, SCRIPTS, XLSTART, MadeUpMachine, extension_manager, mac, register, windows
from support.machine import REPOSITORY
from support.macros import addin_sources

from snit_xl.hosts.libreoffice.calc.settings import read_settings
from snit_xl.hosts.setup.excel_places import SETTING, SETTING_KEY
from snit_xl.hosts.setup.install import install, remove
from snit_xl.hosts.setup.machine import Ran
from snit_xl.hosts.setup.office_install import settings_text
from snit_xl.hosts.setup.package import ADDIN, EXTENSION, Package
from snit_xl.hosts.setup.steps import Done, Installed, Program

PACKAGE = Package()
ADDIN_PATH = PureWindowsPath(XLSTART) / ADDIN
SETTINGS = PureWindowsPath(HOME) / ".snit-xl/snit-xl.ini"


def done(result: Installed) -> dict[str, str]:
    """Return what came of each step, by program and thing."""
    return {f"{step.program.value} {step.what}": step.done.value for step in result.steps}


def codes(result: Installed) -> list[str]:
    return [one.code for one in result.problems]


class TestExcel:
    def test_the_addin_lies_in_the_users_xlstart_and_the_setting_names_this_pythons_folder(self) -> None:
        machine = windows()
        result = install(machine, PACKAGE)
        assert done(result) == {
            "excel addin": "written",
            "excel setting": "written",
            "libreoffice program": "not_here",
        }
        assert machine.files[ADDIN_PATH] == (REPOSITORY / "workbooks/snit-xl.xlam").read_bytes()
        assert machine.registry.value(SETTING_KEY, SETTING) == SCRIPTS
        assert result.problems == ()
        assert result.changed == {Program.EXCEL}

    def test_the_loader_reads_the_very_setting_that_is_written(self) -> None:
        root, application, section = SETTING_KEY.rsplit("\\", 2)
        assert root == r"HKCU\Software\VB and VBA Program Settings"
        assert f'GetSetting("{application}", "{section}", "{SETTING}", "")' in addin_sources()["SnitLader"]

    def test_a_second_time_changes_nothing(self) -> None:
        machine = windows()
        install(machine, PACKAGE)
        files, registry = dict(machine.files), str(machine.registry.content)
        result = install(machine, PACKAGE)
        assert done(result)["excel addin"] == done(result)["excel setting"] == "unchanged"
        assert result.changed == frozenset()
        assert (machine.files, str(machine.registry.content)) == (files, registry)

    def test_an_upgrade_replaces_addin_and_setting(self) -> None:
        machine = windows()
        machine.files[ADDIN_PATH] = b"an older one"
        machine.registry.set(SETTING_KEY, SETTING, r"C:\gammal")
        result = install(machine, PACKAGE)
        assert done(result)["excel addin"] == done(result)["excel setting"] == "replaced"
        assert machine.files[ADDIN_PATH] == PACKAGE.data(ADDIN)

    def test_everything_is_taken_away_again(self) -> None:
        machine = windows(office=True)
        before, registry = dict(machine.files), str(machine.registry.content)
        install(machine, PACKAGE)
        result = remove(machine)
        assert set(done(result).values()) == {"removed"}
        assert (machine.files, str(machine.registry.content)) == (before, registry)
        assert set(done(remove(machine)).values()) == {"nothing"}

    def test_what_another_excel_left_is_taken_away_where_excel_itself_is_gone(self) -> None:
        machine = windows(excel=False)
        machine.files[ADDIN_PATH] = b"left behind"
        assert done(remove(machine))["excel addin"] == "removed"

    def test_an_addin_that_excel_holds_is_reported_and_what_was_there_stays(self) -> None:
        machine = windows()
        machine.files[ADDIN_PATH] = b"an older one"
        machine.refusing[ADDIN_PATH] = PermissionError(errno.EACCES, "in use")
        assert codes(install(machine, PACKAGE)) == ["DATOR-OPPEN"]
        assert machine.files[ADDIN_PATH] == b"an older one"
        assert codes(remove(machine)) == ["DATOR-OPPEN"]

    def test_a_full_disk_is_reported_with_its_reason(self) -> None:
        machine = windows()
        machine.refusing[ADDIN_PATH] = OSError(errno.ENOSPC, "No space left")
        result = install(machine, PACKAGE)
        assert codes(result) == ["DATOR-SKRIVFEL"]
        assert dict(result.problems[0].values) == {"reason": "No space left"}

    def test_a_registry_that_refuses_is_reported_and_the_addin_is_in_place_all_the_same(self) -> None:
        machine = windows()
        machine.registry.refusing = PermissionError(errno.EACCES, "Access is denied")
        result = install(machine, PACKAGE)
        assert done(result)["excel addin"] == "written"
        assert [(p.code, str(p.place)) for p in result.problems] == [("DATOR-SKRIVFEL", rf"{SETTING_KEY}\{SETTING}")]
        assert codes(remove(machine)) == ["DATOR-SKRIVFEL"]

    @pytest.mark.parametrize(
        ("executable", "base", "code"),
        [
            (r"\\server\program\snit\Scripts\python.exe", r"C:\Python311", "DATOR-SOKVAG-NATVERK"),
            (r"C:\Användare\Łukasz\Scripts\python.exe", r"C:\Python311", "DATOR-SOKVAG-TECKEN"),
            (r"C:\finns-inte\Scripts\python.exe", r"C:\Python311", "DATOR-PYTHON-SAKNAS"),
            (SCRIPTS + r"\python.exe", r"C:\Program Files\WindowsApps\PythonSoftwareFoundation", "DATOR-PYTHON-BUTIK"),
        ],
    )
    def test_a_python_that_excel_cannot_start_is_refused_before_anything_is_written(
        self, executable: str, base: str, code: str
    ) -> None:
        machine = windows()
        kind = machine.kind
        machine.python = replace(machine.python, executable=kind(executable), base=kind(base))
        before = dict(machine.files)
        assert codes(install(machine, PACKAGE)) == [code]
        assert machine.files == before
        assert machine.registry.value(SETTING_KEY, SETTING) is None

    def test_swedish_letters_in_the_path_are_no_trouble_but_on_a_greek_windows_they_are(self) -> None:
        machine = windows()
        assert "å" in str(machine.python.executable)
        assert codes(install(machine, PACKAGE)) == []
        machine.registry.set(r"HKLM\SYSTEM\CurrentControlSet\Control\Nls\CodePage", "ACP", "1253")
        assert codes(install(machine, PACKAGE)) == ["DATOR-SOKVAG-TECKEN"]

    def test_where_the_code_page_is_one_that_python_lacks_only_plain_letters_are_sure(self) -> None:
        machine = windows()
        machine.registry.set(r"HKLM\SYSTEM\CurrentControlSet\Control\Nls\CodePage", "ACP", "99999")
        assert codes(install(machine, PACKAGE)) == ["DATOR-SOKVAG-TECKEN"]
        machine.registry.set(r"HKLM\SYSTEM\CurrentControlSet\Control\Nls\CodePage", "ACP", "65001")
        assert codes(install(machine, PACKAGE)) == []

    def test_a_package_without_its_addin_says_so(self, tmp_path: Path) -> None:
        assert codes(install(windows(office=True), Package((tmp_path,)))) == ["DATOR-PAKET", "DATOR-PAKET"]

    def test_on_a_mac_the_addin_lies_in_excels_user_content_and_no_setting_is_needed(self) -> None:
        machine = mac()
        result = install(machine, PACKAGE)
        assert done(result) == {"excel addin": "written", "libreoffice program": "not_here"}
        start = "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel"
        assert machine.files[PurePosixPath("/Users/asa") / start / ADDIN] == PACKAGE.data(ADDIN)
        assert done(remove(machine, (Program.EXCEL,))) == {"excel addin": "removed"}


class TestWithoutExcel:
    def test_a_machine_without_excel_says_so_and_libreoffice_gets_its_extension(self) -> None:
        machine = windows(excel=False, office=True)
        result = install(machine, PACKAGE)
        assert done(result) == {
            "excel program": "not_here",
            "libreoffice setting": "written",
            "libreoffice extension": "written",
        }
        assert result.problems == ()

    def test_a_machine_with_neither_has_nothing_to_install_into(self) -> None:
        assert codes(install(windows(excel=False), PACKAGE)) == ["DATOR-INGET-PROGRAM"]

    @pytest.mark.parametrize("program", list(Program))
    def test_only_the_program_that_is_asked_for_is_touched(self, program: Program) -> None:
        machine = windows(office=True)
        result = install(machine, PACKAGE, (program,))
        assert {step.program for step in result.steps} == {program}
        assert {step.program for step in remove(machine, (program,)).steps} == {program}


class TestLibreOffice:
    def test_unopkg_is_asked_and_the_setting_file_is_what_the_extension_reads(self, tmp_path: Path) -> None:
        machine = windows(excel=False, office=True)
        install(machine, PACKAGE)
        assert machine.ran == [
            (OFFICE + r"\unopkg.com", "add", "--force", "--suppress-license", str(PACKAGE.path(EXTENSION)))
        ]
        copy = tmp_path / "snit-xl.ini"
        copy.write_bytes(machine.files[SETTINGS])
        read = read_settings(copy)
        assert read.python == SCRIPTS + r"\python.exe"
        assert read.python_version == "3.11"
        assert read.python_path == machine.python.folders

    def test_on_a_mac_it_is_the_unopkg_of_the_program_folder_and_the_profile_of_the_library(self) -> None:
        machine = mac()
        program = "/Applications/LibreOffice.app/Contents"
        machine.put(program + "/MacOS/soffice")
        machine.put(program + "/Resources/bootstraprc", b"ProductKey=LibreOffice 25.8")
        machine.answers = extension_manager(machine)
        result = install(machine, PACKAGE, (Program.LIBREOFFICE,))
        assert machine.ran[0][0] == program + "/MacOS/unopkg"
        assert result.steps[-1].place == "/Users/asa/Library/Application Support/LibreOffice/4"
        assert result.problems == ()

    def test_a_second_time_unopkg_is_not_asked(self) -> None:
        machine = windows(excel=False, office=True)
        install(machine, PACKAGE)
        machine.ran.clear()
        assert done(install(machine, PACKAGE))["libreoffice extension"] == "unchanged"
        assert machine.ran == []

    def test_an_older_extension_is_replaced(self) -> None:
        machine = windows(excel=False, office=True)
        install(machine, PACKAGE)
        old = next(path for path in machine.files if path.name == "known.json")
        machine.files[old] = b"{}"
        assert done(install(machine, PACKAGE))["libreoffice extension"] == "replaced"

    def test_an_older_libreoffice_is_refused(self) -> None:
        machine = windows(excel=False, office=True)
        machine.put(OFFICE + r"\bootstrap.ini", b"ProductKey=LibreOffice 24.8")
        result = install(machine, PACKAGE)
        assert codes(result) == ["DATOR-LIBREOFFICE-GAMMAL"]
        assert SETTINGS not in machine.files

    def test_an_extension_that_libreoffice_turns_down_is_a_fault_with_its_reason(self) -> None:
        machine = windows(excel=False, office=True)
        machine.answers = lambda _command: Ran(1, "ERROR: the profile is locked\n\nunopkg failed.")
        result = install(machine, PACKAGE)
        assert codes(result) == ["DATOR-LIBREOFFICE-AVVISAT"]
        assert dict(result.problems[0].values)["reason"] == "ERROR: the profile is locked"

    def test_one_that_unopkg_says_is_installed_but_isnt_in_use_is_a_fault_too(self) -> None:
        machine = windows(excel=False, office=True)
        machine.answers = lambda _command: Ran(0)
        assert codes(install(machine, PACKAGE)) == ["DATOR-LIBREOFFICE-AVVISAT"]

    def test_where_unopkg_refuses_the_extension_manager_is_asked_but_never_under_an_open_libreoffice(self) -> None:
        machine = windows(excel=False, office=True)
        machine.put(OFFICE + r"\python.exe")
        machine.answers = lambda _command: Ran(1, "refused")
        install(machine, PACKAGE)
        assert [command[0].rpartition("\\")[2] for command in machine.ran] == ["unopkg.com", "python.exe"]
        machine.ran.clear()
        machine.put(HOME + r"\AppData\Roaming\LibreOffice\4\.lock")
        install(machine, PACKAGE)
        assert [command[0].rpartition("\\")[2] for command in machine.ran] == ["unopkg.com"]

    def test_one_that_stays_after_removal_is_a_fault(self) -> None:
        machine = windows(excel=False, office=True)
        install(machine, PACKAGE)
        machine.answers = lambda _command: Ran(1, "locked")
        assert codes(remove(machine)) == ["DATOR-LIBREOFFICE-AVVISAT"]

    def test_what_the_user_has_added_to_the_setting_file_is_kept(self) -> None:
        machine = windows(excel=False, office=True)
        machine.files[SETTINGS] = b"[snit-xl]\nprocess = outside\npython = C:\\gammal\\python.exe\n"
        text = settings_text(machine)
        assert "process = outside" in text
        assert "gammal" not in text

    def test_a_broken_setting_file_is_written_anew(self) -> None:
        machine = windows(excel=False, office=True)
        machine.files[SETTINGS] = b"nonsense without a section"
        assert done(install(machine, PACKAGE))["libreoffice setting"] == "replaced"

    def test_the_log_goes_with_the_rest_and_what_isnt_ours_stays(self) -> None:
        machine = windows(excel=False, office=True)
        install(machine, PACKAGE)
        folder = SETTINGS.parent
        machine.files[folder / "libreoffice.log"] = b"an error"
        machine.files[folder / "anteckning.txt"] = b"the user's own"
        assert done(remove(machine))["libreoffice log"] == "removed"
        assert [path for path in machine.files if folder in path.parents] == [folder / "anteckning.txt"]


def test_a_machine_made_up_registers_an_extension_that_is_not_in_use() -> None:
    machine: MadeUpMachine = windows(office=True)
    data = PACKAGE.data(EXTENSION)
    assert data is not None
    register(machine, data, active=False)
    result = install(machine, PACKAGE, (Program.LIBREOFFICE,))
    assert Done.REPLACED.value == done(result)["libreoffice extension"]

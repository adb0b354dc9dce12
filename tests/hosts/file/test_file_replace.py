"""A write happens whole or not at all, after a backup, and never over somebody else's work."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from file_samples import rich_workbook

from snit_xl.hosts.file import replace
from snit_xl.hosts.file.host import OpenedFile, read_workbook, restore, write_workbook
from snit_xl.hosts.file.refusals import FileRefusedError, from_os_error
from snit_xl.workbook.view import CellWrite, Writes

NOW = datetime(2017, 9, 12, 14, 15, 3)  # noqa: DTZ001 - the user's wall clock
NEW = Writes((CellWrite("Prognos", 4, 2, 15999.5),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "Ekonomi 2017 å"
    folder.mkdir()
    return rich_workbook(folder / "Projekt och förbättringar.xlsx")


def update(opened: OpenedFile) -> Path | None:
    return write_workbook(opened, NEW, {}, NOW, "Uppdatera prognos")


def code(action: Callable[[], object]) -> str:
    with pytest.raises(FileRefusedError) as refusal:
        action()
    return refusal.value.problem.code


def left_over(path: Path) -> list[str]:
    return [item.name for item in path.parent.rglob("*.tmp")]


def test_a_write_leaves_a_dated_backup_of_the_old_bytes(path: Path) -> None:
    old = path.read_bytes()
    backup = update(read_workbook(path))
    assert backup == path.parent / "Säkerhetskopior" / "Projekt och förbättringar 2017-09-12 141503.xlsx"
    assert backup.read_bytes() == old
    assert read_workbook(path).view.cell("Prognos", 4, 2).value == 15999.5
    assert left_over(path) == []


def test_two_writes_in_the_same_second_get_a_backup_each(path: Path) -> None:
    first = update(read_workbook(path))
    second = write_workbook(read_workbook(path), Writes((CellWrite("Prognos", 4, 2, 2.0),)), {}, NOW, "x")
    assert first is not None
    assert second is not None
    assert second.name == "Projekt och förbättringar 2017-09-12 141503 (2).xlsx"
    assert first.read_bytes() != second.read_bytes()


def test_a_write_that_changes_nothing_touches_nothing(path: Path) -> None:
    same = Writes((CellWrite("Prognos", 4, 2, 15414.0),))
    before = path.stat()
    assert write_workbook(read_workbook(path), same, {}, NOW, "Uppdatera prognos") is None
    after = path.stat()  # but for the moment of the last reading
    assert (after.st_ino, after.st_size, after.st_mtime_ns) == (before.st_ino, before.st_size, before.st_mtime_ns)
    assert not (path.parent / "Säkerhetskopior").exists()


def test_foreign_formulas_ask_for_a_full_calculation(path: Path) -> None:
    data = path.read_bytes()
    assert write_workbook(read_workbook(path), Writes(), {}, NOW, "x", foreign=True) is None  # XlsxWriter asks already
    assert path.read_bytes() == data


def test_the_files_mode_is_kept(path: Path) -> None:
    path.chmod(0o640)
    update(read_workbook(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_is_followed(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "genväg.xlsx"
    link.symlink_to(path)
    backup = update(read_workbook(link))
    assert link.is_symlink()
    assert backup is not None
    assert backup.parent.parent == path.parent


@pytest.mark.parametrize("lock", ["~$Projekt och förbättringar.xlsx", ".~lock.Projekt och förbättringar.xlsx#"])
def test_a_file_open_in_excel_or_libreoffice_is_left_alone(path: Path, lock: str) -> None:
    opened = read_workbook(path)
    for form in ("NFC", "NFD"):
        mark = path.with_name(unicodedata.normalize(form, lock))
        mark.write_bytes(b"")
        assert code(lambda: update(opened)) == "FIL-LAST"
        assert code(lambda: restore(path, NOW)) == "FIL-LAST"
        mark.unlink()
    assert update(opened) is not None


def test_a_file_changed_meanwhile_is_left_alone(path: Path) -> None:
    opened = read_workbook(path)
    os.utime(path, ns=(1, 1))
    assert code(lambda: update(opened)) == "FIL-ANDRAD"
    opened = read_workbook(path)
    path.write_bytes(path.read_bytes() + b"mer")
    assert code(lambda: update(opened)) == "FIL-ANDRAD"
    path.unlink()
    assert code(lambda: update(opened)) == "FIL-SAKNAS"


def test_other_content_of_the_same_size_and_time_is_noticed(path: Path) -> None:
    opened, times = read_workbook(path), path.stat()
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert code(lambda: update(opened)) == "FIL-ANDRAD"
    assert not (path.parent / "Säkerhetskopior").exists()


def test_a_file_changed_between_backup_and_replacement_is_left_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = read_workbook(path)
    backup = replace.save_backup

    def meanwhile(target: Path, data: bytes, now: datetime) -> Path:
        saved = backup(target, data, now)
        path.write_bytes(b"kollegans version")
        return saved

    monkeypatch.setattr("snit_xl.hosts.file.journal.save_backup", meanwhile)
    assert code(lambda: update(opened)) == "FIL-ANDRAD"
    assert path.read_bytes() == b"kollegans version"
    assert left_over(path) == []


def test_a_read_only_file_is_refused(path: Path) -> None:
    opened = read_workbook(path)
    path.chmod(0o444)
    assert code(lambda: update(opened)) == "FIL-SKRIVSKYDDAD"
    assert not (path.parent / "Säkerhetskopior").exists()


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, "FIL-DISK-FULL"),
        (errno.EROFS, "FIL-SKRIVSKYDDAD"),
        (errno.EACCES, "FIL-SKRIVSKYDDAD"),
        (errno.EIO, "FIL-OATKOMLIG"),
    ],
)
@pytest.mark.parametrize("step", ["write", "fsync", "open", "replace"])
def test_a_failing_disk_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, expected: str
) -> None:
    """Each call that reaches the disk fails in turn, until a round has none left to fail."""
    old = path.read_bytes()
    for passed in range(40):
        opened = read_workbook(path)
        with monkeypatch.context() as patch:
            fail_after(patch, step, passed, number)
            try:
                done = update(opened)
            except FileRefusedError as refusal:
                assert refusal.problem.code == expected  # noqa: PT017 - the last round raises nothing
                assert path.read_bytes() == old
                assert left_over(path) == []
            else:
                break
        shutil.rmtree(path.parent / "Säkerhetskopior", ignore_errors=True)
    assert passed > 0
    assert done is not None
    assert path.read_bytes() != old


def fail_after(patch: pytest.MonkeyPatch, step: str, passed: int, number: int) -> None:
    left = [passed]

    def guarded(original: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **keywords: object) -> object:
            if step == "open" and arguments and Path(str(arguments[0])).is_dir():
                return original(*arguments, **keywords)
            if left[0] == 0:
                raise OSError(number, os.strerror(number))
            left[0] -= 1
            return original(*arguments, **keywords)

        return call

    if step == "replace":
        patch.setattr(Path, "replace", guarded(Path.replace))
    else:
        patch.setattr(os, step, guarded(getattr(os, step)))


def test_a_process_killed_anywhere_leaves_the_old_file_or_the_new(path: Path) -> None:
    """A child process writes and is cut off after any number of bytes written or disk calls made."""
    old = path.read_bytes()
    opened = read_workbook(path)
    update(opened)
    new = path.read_bytes()
    outcomes = set()
    events = list(range(12)) + list(range(12, len(old) + len(new) + 2_000, 211))
    for cut in events:
        shutil.rmtree(path.parent / "Säkerhetskopior")
        path.write_bytes(old)
        opened = read_workbook(path)
        child = os.fork()
        if child == 0:
            die_after(cut)
            update(opened)
            os._exit(0)
        os.waitpid(child, 0)
        content = path.read_bytes()
        assert content in {old, new}, f"broken after {cut} events"
        outcomes.add(content == new)
        (path.parent / "Säkerhetskopior").mkdir(exist_ok=True)
        if content == new:
            restore(path, NOW)
            assert path.read_bytes() == old
    assert outcomes == {True, False}


def die_after(events: int) -> None:
    """Let this process die after so many events: one byte written, or one call to fsync or replace."""
    left = [events]
    original_write, original_fsync, original_replace = os.write, os.fsync, Path.replace

    def spend(amount: int) -> None:
        left[0] -= amount
        if left[0] < 0:
            os._exit(9)

    def write(handle: int, data: bytes) -> int:
        done = original_write(handle, data[: max(left[0], 0)]) if left[0] < len(data) else original_write(handle, data)
        spend(len(data))
        return done

    def fsync(handle: int) -> None:
        spend(1)
        original_fsync(handle)

    def move(self: Path, target: Path) -> Path:
        spend(1)
        result = original_replace(self, target)
        spend(1)
        return result

    os.write, os.fsync = write, fsync  # type: ignore[assignment]
    Path.replace = move  # type: ignore[method-assign, assignment]


def test_a_name_spelled_with_combining_rings_is_found(path: Path) -> None:
    decomposed = path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    opened = read_workbook(path)
    assert opened.path == decomposed.resolve()
    assert update(opened) is not None


def test_a_file_another_program_holds_on_windows_is_open_elsewhere(path: Path) -> None:
    error = PermissionError(errno.EACCES, "used by another process")
    error.winerror = 32  # type: ignore[attr-defined]
    assert from_os_error(error, path).problem.code == "FIL-LAST"


def test_a_file_where_the_backup_folder_should_be(path: Path) -> None:
    (path.parent / "Säkerhetskopior").write_bytes(b"")
    old = path.read_bytes()
    assert code(lambda: update(read_workbook(path))) == "FIL-OATKOMLIG"
    assert path.read_bytes() == old

"""Restoring gives back what stood before our last write, step by step, and never loses what it replaces."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from file_samples import rich_workbook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from snit_xl.hosts.file.host import read_workbook, restore, write_workbook
from snit_xl.hosts.file.journal import read_journal
from snit_xl.hosts.file.refusals import FileRefusedError
from snit_xl.workbook.view import CellWrite, Writes

NOW = datetime(2017, 9, 12, 14, 15, 3)  # noqa: DTZ001 - the user's wall clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return rich_workbook(tmp_path / "bok.xlsx")


def update(path: Path, value: float) -> bytes:
    write_workbook(read_workbook(path), Writes((CellWrite("Prognos", 4, 2, value),)), {}, NOW, "Uppdatera prognos")
    return path.read_bytes()


def refusal(path: Path, *, force: bool = False) -> str:
    with pytest.raises(FileRefusedError) as refused:
        restore(path, NOW, force=force)
    return refused.value.problem.code


def test_restoring_goes_back_one_write_at_a_time(path: Path) -> None:
    first = path.read_bytes()
    second = update(path, 2.0)
    third = update(path, 3.0)
    assert restore(path, NOW).backup.read_bytes() == third
    assert path.read_bytes() == second
    assert restore(path, NOW).backup.read_bytes() == second
    assert path.read_bytes() == first
    assert refusal(path) == "FIL-INGET-STEG"


def test_a_write_after_a_restore_is_the_next_to_be_taken_back(path: Path) -> None:
    first = path.read_bytes()
    second = update(path, 2.0)
    update(path, 3.0)
    restore(path, NOW)
    update(path, 4.0)
    restore(path, NOW)
    assert path.read_bytes() == second
    restore(path, NOW)
    assert path.read_bytes() == first


def test_the_journal_says_what_when_and_by_which_action(path: Path) -> None:
    update(path, 2.0)
    restore(path, NOW + timedelta(minutes=5))
    write, undo = read_journal(path)
    assert (write.file, write.action, write.time, write.undoes) == (
        "bok.xlsx",
        "Uppdatera prognos",
        "2017-09-12 14:15:03",
        None,
    )
    assert write.backup == "bok 2017-09-12 141503.xlsx"
    assert (undo.action, undo.time, undo.undoes) == ("återställ", "2017-09-12 14:20:03", write.number)
    assert (undo.before, undo.after) == (write.after, write.before)


def test_the_users_own_later_work_is_not_undone_unless_forced(path: Path) -> None:
    first = path.read_bytes()
    update(path, 2.0)
    path.write_bytes(path.read_bytes() + b"eget")
    assert refusal(path) == "FIL-ANDRAD-SEDAN"
    kept = restore(path, NOW, force=True).backup
    assert kept.read_bytes().endswith(b"eget")
    assert path.read_bytes() == first


def test_own_work_between_two_writes_is_not_undone_unless_forced(path: Path) -> None:
    first = path.read_bytes()
    update(path, 2.0)
    write_workbook(read_workbook(path), Writes((CellWrite("Kontroller", 4, 3, 99.0),)), {}, NOW, "annan")
    entries = json.loads((path.parent / "Säkerhetskopior" / "journal.json").read_text("utf-8"))
    entries["steps"][0]["after"] = "0" * 64  # as if the user had saved something else in between
    (path.parent / "Säkerhetskopior" / "journal.json").write_text(json.dumps(entries), "utf-8")
    restore(path, NOW)
    assert refusal(path) == "FIL-ANDRAD-SEDAN"
    restore(path, NOW, force=True)
    assert path.read_bytes() == first


def test_a_backup_that_is_gone_or_changed_is_not_put_back(path: Path) -> None:
    update(path, 2.0)
    backup = path.parent / "Säkerhetskopior" / "bok 2017-09-12 141503.xlsx"
    backup.write_bytes(b"annat")
    assert refusal(path) == "FIL-KOPIA-ANDRAD"
    backup.unlink()
    assert refusal(path, force=True) == "FIL-KOPIA-SAKNAS"


def test_nothing_to_restore_and_no_file(path: Path) -> None:
    assert refusal(path) == "FIL-INGET-STEG"
    path.unlink()
    assert refusal(path) == "FIL-SAKNAS"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"version": 2, "steps": []}',
        '{"version": 1}',
        '{"version": 1, "steps": [{"number": 1}]}',
        '{"version": 1, "steps": [3]}',
    ],
)
def test_an_unreadable_journal_stops_before_anything_is_written(path: Path, content: str) -> None:
    update(path, 2.0)
    before = path.read_bytes()
    (path.parent / "Säkerhetskopior" / "journal.json").write_text(content, "utf-8")
    assert refusal(path) == "FIL-JOURNAL"
    with pytest.raises(FileRefusedError, match="FIL-JOURNAL"):
        update(path, 3.0)
    assert path.read_bytes() == before


def test_a_backup_name_in_the_journal_never_leads_out_of_the_folder(path: Path) -> None:
    update(path, 2.0)
    journal = path.parent / "Säkerhetskopior" / "journal.json"
    journal.write_text(journal.read_text("utf-8").replace('"bok 2017', '"../bok 2017'), "utf-8")
    assert restore(path, NOW).backup.parent == journal.parent


def test_workbooks_in_one_folder_share_a_journal_but_not_their_steps(path: Path) -> None:
    other = rich_workbook(path.with_name("annan.xlsx"))
    first = path.read_bytes()
    update(path, 2.0)
    update(other, 7.0)
    restore(path, NOW)
    assert path.read_bytes() == first
    assert read_workbook(other).view.cell("Prognos", 4, 2).value == 7.0


def test_a_step_that_was_journaled_but_cut_off_does_not_count(path: Path) -> None:
    first = path.read_bytes()
    second = update(path, 2.0)
    update(path, 3.0)
    path.write_bytes(second)  # as if the last replacement never had happened
    restore(path, NOW)
    assert path.read_bytes() == first


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.one_of(st.floats(1, 1000), st.none()), max_size=8))
def test_any_sequence_of_writes_and_restores_behaves_as_a_stack(
    tmp_path_factory: pytest.TempPathFactory, steps: list[float | None]
) -> None:
    path = rich_workbook(tmp_path_factory.mktemp("hög") / "bok.xlsx")
    stack = [path.read_bytes()]
    for value in steps:
        if value is not None:
            before = stack[-1]
            after = update(path, value)
            if after != before:
                stack.append(after)
        elif len(stack) > 1:
            restore(path, NOW)
            stack.pop()
        else:
            assert refusal(path) == "FIL-INGET-STEG"
        assert path.read_bytes() == stack[-1]

"""A new folder for each run: whole or not at all, and nothing that is there is ever touched."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from snit_xl.papers.write.catalogue import OutFile
from snit_xl.papers.write.folder import keep

DAY = date(2017, 9, 12)
FILES = (OutFile("Ärende 2 Delårsrapport.docx", b"ett"), OutFile("Ärende 7 Underlag.docx", b"sju"))


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_folder_has_the_days_name_and_every_file(tmp_path: Path) -> None:
    folder = keep(FILES, tmp_path, DAY)
    assert folder == tmp_path / "2017-09-12 handlingar"
    assert content(folder) == {one.name: one.data for one in FILES}
    assert list(tmp_path.iterdir()) == [folder]


def test_a_paper_that_somebody_edited_is_left_alone(tmp_path: Path) -> None:
    first = keep(FILES, tmp_path, DAY)
    (first / FILES[0].name).write_bytes(b"redigerad")
    again = [keep(FILES, tmp_path, DAY).name for _ in range(2)]
    assert again == ["2017-09-12 handlingar 2", "2017-09-12 handlingar 3"]
    assert content(first)[FILES[0].name] == b"redigerad"


@pytest.mark.parametrize("taken", ["folder", "file"])
def test_a_name_that_is_taken_by_something_else_is_passed_over(tmp_path: Path, taken: str) -> None:
    there = tmp_path / "2017-09-12 handlingar"
    if taken == "folder":
        there.mkdir()
    else:
        there.write_bytes(b"en fil")
    assert keep(FILES, tmp_path, DAY).name == "2017-09-12 handlingar 2"
    assert there.exists()


def test_the_out_folder_is_made_where_it_is_missing(tmp_path: Path) -> None:
    assert keep(FILES, tmp_path / "Nämnden" / "September", DAY).parent == tmp_path / "Nämnden" / "September"


@pytest.mark.parametrize("at", range(len(FILES)))
def test_an_error_half_way_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    out = tmp_path / "ut"
    written = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == FILES[at].name:
            raise OSError(28, "No space left on device")
        return written(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        keep(FILES, out, DAY)
    assert list(tmp_path.iterdir()) == []


def test_an_error_when_the_folder_gets_its_name_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "annat.txt").write_bytes(b"annat")

    def denied(path: Path, target: Path) -> Path:
        raise PermissionError(13, f"{path} {target}")

    monkeypatch.setattr(Path, "rename", denied)
    with pytest.raises(PermissionError):
        keep(FILES, tmp_path, DAY)
    assert [path.name for path in tmp_path.iterdir()] == ["annat.txt"]


def test_somebody_else_who_takes_the_name_meanwhile_gets_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed = Path.rename

    def raced(path: Path, target: Path) -> Path:
        if target.name.endswith("handlingar"):
            target.mkdir()
            (target / "deras.docx").write_bytes(b"deras")
            raise FileExistsError(17, str(target))
        return renamed(path, target)

    monkeypatch.setattr(Path, "rename", raced)
    assert keep(FILES, tmp_path, DAY).name == "2017-09-12 handlingar 2"
    assert content(tmp_path / "2017-09-12 handlingar") == {"deras.docx": b"deras"}

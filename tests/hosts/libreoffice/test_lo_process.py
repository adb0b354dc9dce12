"""The project's own process: who may speak to it, when it ends, what happens when it is slow or killed."""

from __future__ import annotations

import contextlib
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from snit_xl import udfs
from snit_xl.hosts.file.host import read_workbook
from snit_xl.hosts.libreoffice import service
from snit_xl.hosts.libreoffice.calc import outside as client
from snit_xl.hosts.libreoffice.calc.outside import PROGRAM, OutsideService
from snit_xl.hosts.libreoffice.calc.settings import NotInstalledError, Settings, here, read_settings
from snit_xl.workbook.view import ErrorValue

SETTINGS = Settings((), sys.executable, here(), "outside")


@pytest.fixture
def outside() -> Iterator[OutsideService]:
    started = OutsideService(SETTINGS)
    yield started
    started.stop()


@pytest.fixture
def process() -> Iterator[tuple[subprocess.Popen[bytes], dict[str, Any]]]:
    """Start the process by hand and hand out what it says of itself."""
    command = [sys.executable, "-I", "-c", PROGRAM, "[]"]
    started = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert started.stdout is not None
    yield started, json.loads(started.stdout.readline())
    started.kill()
    started.communicate()


def speak(port: int, first: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(first + b'\n{"ask": {"call": "SNIT_RISK", "arguments": [2, 3], "document": false}}\n')
        return connection.makefile("rb").readline()


def test_only_who_knows_the_secret_gets_an_answer(process: tuple[subprocess.Popen[bytes], dict[str, Any]]) -> None:
    _, told = process
    assert json.loads(speak(told["port"], told["secret"].encode())) == {"answer": [[6.0]]}
    for wrong in (b"", b"0" * 64, told["secret"][:-1].encode(), b"x" * 100_000):
        with contextlib.suppress(ConnectionError):  # closed while the rest was still being sent
            assert speak(told["port"], wrong) == b""
    assert json.loads(speak(told["port"], told["secret"].encode())) == {"answer": [[6.0]]}


def test_it_listens_on_this_machine_only(process: tuple[subprocess.Popen[bytes], dict[str, Any]]) -> None:
    _, told = process
    other = socket.gethostbyname(socket.gethostname())
    if other.startswith("127."):
        pytest.skip("this machine has no other address to try")
    with pytest.raises(OSError, match="refused"):
        socket.create_connection((other, told["port"]), timeout=5)


def test_it_ends_when_the_pipe_closes(process: tuple[subprocess.Popen[bytes], dict[str, Any]]) -> None:
    started, _ = process
    assert started.stdin is not None
    started.stdin.close()
    assert started.wait(timeout=10) == 0
    started.stdin = None


def test_the_secret_is_not_on_the_command_line(process: tuple[subprocess.Popen[bytes], dict[str, Any]]) -> None:
    started, told = process
    assert re.fullmatch(r"[0-9a-f]{64}", told["secret"])
    assert told["secret"] not in str(started.args)


def test_the_answer_is_the_functions_own_also_for_a_fault(outside: OutsideService) -> None:
    for name, arguments in (("SNIT_ANDEL", [["å"]]), ("SNIT_ANDEL", [[[7.0, 3.0]]]), ("SNIT_OKÄND", [])):
        assert outside.call(name, arguments, None) == udfs.call(name, arguments)


def test_cells_are_fetched_only_when_they_are_wanted(outside: OutsideService, tmp_path: Path) -> None:
    from support.workbooks import example  # noqa: PLC0415 - a built workbook only here

    path = tmp_path / "bok.xlsx"
    path.write_bytes(example()[0])
    view = read_workbook(path).view
    asked: list[str] = []

    def ask(what: str, name: str = "") -> Any:  # noqa: ANN401
        asked.append(name or what)
        if what == "structure":
            tables = [
                {"name": t.name, "area": list(t.area), "header_row": t.header_row, "totals": 0, "columns": t.columns}
                for t in view.tables.values()
            ]
            names = {name: list(area) for name, area in view.names.items()}
            return {"sheets": list(view.cells), "tables": tables, "names": names, "date1904": False, "folder": ""}
        grid = view.cells[name]
        assert not any(isinstance(cell.value, ErrorValue) for cell in grid.values())
        height, width = (max((at[side] for at in grid), default=0) for side in (0, 1))
        rows = [[view.cell(name, row + 1, col + 1).value for col in range(width)] for row in range(height)]
        formulas = [[*at, cell.formula] for at, cell in grid.items() if cell.formula]
        return {"values": rows, "formulas": formulas, "errors": []}

    split = outside.call("SNIT_FORDELNING", [], ask)
    assert split == service.call("SNIT_FORDELNING", [], ask)
    assert split[0][1:3] == ["Vårgårda", "Herrljunga"]
    assert "Senaste handling" not in asked
    pressed = outside.press("update", {}, ask)
    assert "Inget har ändrats" in pressed["message"]
    assert "Senaste handling" in asked


def test_a_question_that_fails_is_a_fault_and_the_next_call_works(outside: OutsideService) -> None:
    def ask(*_: str) -> Any:  # noqa: ANN401
        raise LookupError

    assert str(outside.call("SNIT_FORDELNING", [], ask)).startswith("#SNIT!value|")
    assert outside.call("SNIT_RISK", [2.0, 3.0], None) == [[6.0]]


def test_a_killed_process_is_started_again(outside: OutsideService) -> None:
    assert outside.call("SNIT_RISK", [2.0, 3.0], None) == [[6.0]]
    assert outside._process is not None
    outside._process.kill()
    outside._process.wait()
    assert outside.call("SNIT_RISK", [2.0, 4.0], None) == [[8.0]]


def test_a_process_that_does_not_answer_is_given_up(outside: OutsideService, monkeypatch: pytest.MonkeyPatch) -> None:
    assert outside.call("SNIT_RISK", [2.0, 3.0], None) == [[6.0]]
    monkeypatch.setattr(client, "CALL_SECONDS", 0.001)
    with pytest.raises(NotInstalledError) as gone:
        outside.call("SNIT_ANDEL", [[[float(weight)] for weight in range(1, 5_000)]], None)
    assert gone.value.key == "no_answer"
    monkeypatch.undo()
    assert outside.call("SNIT_RISK", [2.0, 3.0], None) == [[6.0]]


def test_a_program_that_is_no_python_costs_little(tmp_path: Path) -> None:
    silent = OutsideService(Settings((), "/bin/true", here(), "outside"))
    start = time.monotonic()
    for _ in range(1000):
        with pytest.raises(NotInstalledError):
            silent.call("SNIT_RISK", [2.0, 3.0], None)
    assert time.monotonic() - start < 5
    assert not list(tmp_path.iterdir())


def test_the_setting_says_where_functions_run(tmp_path: Path) -> None:
    file = tmp_path / "snit-xl.ini"
    file.write_text(
        f"\ufeff[snit-xl]\npython_path =\n  /ett/å\n  /två % \npython_version = {here()}\n", encoding="utf-8"
    )
    assert read_settings(file) == Settings(("/ett/å", "/två %"), "", here(), "inside")
    for version, expected in ((here(), "inside"), ("3.4", "outside")):
        file.write_text(f"[snit-xl]\npython = /usr/bin/python3\npython_version = {version}\n", encoding="utf-8")
        assert read_settings(file).process == (expected if sys.platform == "linux" else "outside")
    with pytest.raises(NotInstalledError) as missing:
        read_settings(tmp_path / "saknas.ini")
    assert missing.value.key == "no_settings"

"""The project's Python in a process of its own (utanför): started here, spoken to on this machine only.

The process tells its port and its secret on its own output, which nobody else can read, and ends when its input
closes: that is, when LibreOffice ends, however that comes about.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from typing import Any

from .settings import NotInstalledError, Settings
from .wire import Wire, WireError

PROGRAM = """
import json, sys
sys.path += json.loads(sys.argv[1])
from snit_xl.hosts.libreoffice.process import main
main()
"""
START_SECONDS = 30.0
CALL_SECONDS = 10.0
PRESS_SECONDS = 120.0
# A cell each would otherwise wait for a process that can't be started.
REST_SECONDS = 5.0

Ask = Callable[..., Any]


class OutsideService:
    """The same two calls as the project's own service (tjänst utanför); starts the process when it is first needed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        self._wire: Wire | None = None
        self._asked: list[Ask] = []
        self._lock = threading.RLock()
        self._rests_until = 0.0

    def call(self, name: str, arguments: list[Any], ask: Ask | None) -> Any:  # noqa: ANN401
        """Answer a cell (svara en cell)."""
        return self._served({"call": name, "arguments": arguments, "document": ask is not None}, ask, CALL_SECONDS)

    def press(self, button: str, given: dict[str, Any], ask: Ask) -> Any:  # noqa: ANN401
        """Run a button's action and return its plan (tryck)."""
        return self._served({"press": button, "given": given}, ask, PRESS_SECONDS)

    def stop(self) -> None:
        """End the process (stoppa)."""
        with self._lock:
            process, self._process, self._wire = self._process, None, None
            if self._socket is not None:
                self._socket.close()
                self._socket = None
            if process is None:
                return
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
            process.kill()
            process.wait()

    def _served(self, content: dict[str, Any], ask: Ask | None, seconds: float) -> Any:  # noqa: ANN401
        with self._lock:
            wire = self._connected()
            self._asked.append(ask or _nothing_to_ask)
            try:
                if len(self._asked) == 1 and self._socket is not None:
                    self._socket.settimeout(seconds)
                return wire.ask(content)
            except WireError as error:
                self.stop()
                raise NotInstalledError("no_answer", python=self._settings.python) from error
            finally:
                self._asked.pop()

    def _connected(self) -> Wire:
        if self._wire is not None and self._process is not None and self._process.poll() is None:
            return self._wire
        if time.monotonic() < self._rests_until:
            raise NotInstalledError("no_process", python=self._settings.python)
        self.stop()
        try:
            self._wire = self._start()
        except (OSError, ValueError, KeyError, WireError) as error:
            self.stop()
            self._rests_until = time.monotonic() + REST_SECONDS
            raise NotInstalledError("no_process", python=self._settings.python) from error
        return self._wire

    def _start(self) -> Wire:
        program = [self._settings.python, "-I", "-c", PROGRAM, json.dumps(list(self._settings.python_path))]
        # LibreOffice's own settings for its Python would lead another Python astray.
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        self._process = subprocess.Popen(  # noqa: S603 - the user's own setting names the program
            program,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        told = json.loads(self._first_line())
        self._socket = socket.create_connection(("127.0.0.1", told["port"]), timeout=START_SECONDS)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        stream = self._socket.makefile("rwb")
        stream.write(told["secret"].encode() + b"\n")
        return Wire(stream, lambda content: self._asked[-1](*content))

    def _first_line(self) -> bytes:
        """Return what the process says first (första raden); one that says nothing in time is ended."""
        process = self._process
        if process is None or process.stdout is None:
            raise WireError("not started")
        timer = threading.Timer(START_SECONDS, process.kill)
        timer.start()
        try:
            return process.stdout.readline()
        finally:
            timer.cancel()


def _nothing_to_ask(*_: object) -> Any:  # noqa: ANN401
    raise LookupError("no document")

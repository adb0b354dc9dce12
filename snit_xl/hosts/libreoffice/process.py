"""The project's own process beside LibreOffice (processen utanför): the service, behind a socket and a secret.

Listens on this machine only, on a port of the system's choice. Whoever connects must first say the secret that was
told on standard output. Ends when standard input closes.
"""

from __future__ import annotations

import contextlib
import hmac
import json
import os
import secrets
import socket
import sys
import threading
from typing import Any

from snit_xl.hosts.libreoffice import service
from snit_xl.hosts.libreoffice.calc.wire import Wire, WireError

SECRET_SECONDS = 5.0
LONGEST_SECRET = 100


def main() -> None:
    """Serve until standard input closes (kör processen)."""
    server = socket.create_server(("127.0.0.1", 0))
    secret = secrets.token_hex(32)
    threading.Thread(target=accept, args=(server, secret), daemon=True).start()
    sys.stdout.write(json.dumps({"port": server.getsockname()[1], "secret": secret}) + "\n")
    sys.stdout.flush()
    while sys.stdin.buffer.read(1):
        pass
    os._exit(0)  # threads that wait for LibreOffice would wait for ever


def accept(server: socket.socket, secret: str) -> None:
    """Take every connection (ta emot förbindelser), each in a thread of its own."""
    while True:
        connection, _ = server.accept()
        threading.Thread(target=_converse, args=(connection, secret), daemon=True).start()


def _converse(connection: socket.socket, secret: str) -> None:
    with connection, contextlib.suppress(WireError, OSError):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.settimeout(SECRET_SECONDS)
        with connection.makefile("rwb") as stream:
            if not hmac.compare_digest(stream.readline(LONGEST_SECRET).strip(), secret.encode()):
                return
            connection.settimeout(None)
            wire = Wire(stream, lambda content: _serve(wire, content))
            while (message := wire.receive()) is not None:
                wire.answer(message)


def _serve(wire: Wire, content: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever JSON holds
    def ask(*what: str) -> Any:  # noqa: ANN401
        return wire.ask(what)

    if "call" in content:
        return service.call(content["call"], content["arguments"], ask if content["document"] else None)
    return service.press(content["press"], content["given"], ask)

"""Lines of JSON between LibreOffice and the project's own process (tråden).

One side asks, the other may ask back before it answers, so that the cells of a document are fetched only when they
are needed. Messages nest like calls: whoever waits for an answer also serves what is asked meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Protocol

Message = dict[str, Any]
Serve = Callable[[Any], Any]


class Stream(Protocol):
    """What a connection reads and writes (ström)."""

    def readline(self) -> bytes:
        """Return the next line, empty at the end."""

    def write(self, data: bytes, /) -> int:
        """Write some bytes."""

    def flush(self) -> None:
        """Send what is written."""


class WireError(Exception):
    """The other side is gone, or what it says can't be understood (avbrott)."""


class RefusedError(Exception):
    """The other side tried and failed (misslyckat): the message is its exception's name, never its content."""


class Wire:
    """One connection (förbindelse): `serve` answers what the other side asks."""

    def __init__(self, stream: Stream, serve: Serve) -> None:
        self._stream = stream
        self._serve = serve

    def send(self, message: Message) -> None:
        """Send one message (sänd)."""
        try:
            self._stream.write(json.dumps(message, separators=(",", ":")).encode("ascii") + b"\n")
            self._stream.flush()
        except (OSError, ValueError) as error:
            raise WireError(str(error)) from error

    def receive(self) -> Message | None:
        """Return the next message, None where the other side has closed (ta emot)."""
        try:
            line = self._stream.readline()
            message = json.loads(line) if line else None
        except (OSError, ValueError) as error:
            raise WireError(str(error)) from error
        if message is not None and not isinstance(message, dict):
            raise WireError("not a message")
        return message

    def ask(self, content: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Ask the other side and return its answer (fråga), serving what it asks meanwhile."""
        self.send({"ask": content})
        while True:
            message = self.receive()
            if message is None:
                raise WireError("closed")
            if "answer" in message:
                return message["answer"]
            if "failed" in message:
                raise RefusedError(message["failed"])
            self.answer(message)

    def answer(self, message: Message) -> None:
        """Serve one thing that was asked (svara)."""
        try:
            reply = {"answer": self._serve(message["ask"])}
        except WireError:
            raise
        except Exception as error:  # noqa: BLE001 - told to the side that asked, which knows what to do
            reply = {"failed": type(error).__name__}
        self.send(reply)

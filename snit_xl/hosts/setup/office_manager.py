"""Runs in LibreOffice's own Python (tilläggshanteraren): adds or removes the extension where unopkg can't be used.

unopkg refuses root. Arguments: soffice, "add" or "remove", and the extension's file or identifier. Standard library and
UNO only, and nothing of the project: LibreOffice's Python has no more.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import uuid
from typing import Any

SECONDS = 60.0
USER = "user"


def main(soffice: str, action: str, extension: str, name: str = "") -> None:
    """Start LibreOffice without a window, change its extensions and end it (byt tillägg)."""
    pipe = f"snit{uuid.uuid4().hex}"
    options = ("--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard")
    command = [soffice, *options, f"--accept=pipe,name={pipe};urp;"]
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, start_new_session=True, **quiet)  # noqa: S603 - the program that is installed
    try:
        context = _connected(pipe, process)
        manager = context.getValueByName("/singletons/com.sun.star.deployment.ExtensionManager")
        if action == "add":
            manager.addExtension(extension, (), USER, None, _yes())
        else:
            manager.removeExtension(extension, name, USER, None, _yes())
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        _end(desktop)
        process.wait(timeout=SECONDS)
    finally:
        if process.poll() is None:
            _kill(process)


def _connected(pipe: str, process: subprocess.Popen[bytes]) -> Any:  # noqa: ANN401 - UNO objects have no Python type
    import uno  # noqa: PLC0415 - only LibreOffice's Python has it

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    no_connection = uno.getClass("com.sun.star.connection.NoConnectException")
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except no_connection:
            time.sleep(0.1)
    raise SystemExit("LibreOffice did not start")


def _yes() -> Any:  # noqa: ANN401
    """Return what answers yes to every question of the extension manager's (svara ja)."""
    import uno  # noqa: PLC0415
    import unohelper  # type: ignore[import-not-found] # noqa: PLC0415
    from com.sun.star.task import XInteractionHandler  # noqa: PLC0415
    from com.sun.star.ucb import XCommandEnvironment  # noqa: PLC0415

    approve = uno.getTypeByName("com.sun.star.task.XInteractionApprove")

    class Yes(unohelper.Base, XCommandEnvironment, XInteractionHandler):  # type: ignore[misc]
        def getInteractionHandler(self) -> object:  # noqa: N802 - UNO's names
            return self

        def getProgressHandler(self) -> None:  # noqa: N802
            return None

        def handle(self, request: Any) -> None:  # noqa: ANN401
            chosen = [one for one in request.getContinuations() if one.queryInterface(approve) is not None]
            for one in chosen[:1]:
                one.select()

    return Yes()


def _end(desktop: Any) -> None:  # noqa: ANN401
    import uno  # noqa: PLC0415

    try:
        desktop.terminate()
    except uno.getClass("com.sun.star.lang.DisposedException"):
        return  # it ended before it could answer


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End what was started (avsluta): soffice is a script that starts the program proper."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])

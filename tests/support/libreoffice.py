"""A real LibreOffice for the tests: started once, without a window, on a profile of its own.

`Office` owns the process and hands out `Document`s (support.calc). Every call is watched: a LibreOffice that hangs is
killed after its time limit, the call raises `OfficeError`, and the next document starts a fresh one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from support.calc import Document
from support.machine import DEBIAN_PACKAGES

START_ATTEMPTS = 3
START_SECONDS = 60.0
CALL_SECONDS = 120.0
END_SECONDS = 10.0
NEVER_RUN_MACROS, ALWAYS_RUN_MACROS = 0, 4  # com.sun.star.document.MacroExecMode

PROFILE_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">\
<value>{locale}</value></prop></item>
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse">\
<value>{language}</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse">\
<value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="UseLocking" oor:op="fuse">\
<value>{lock_files}</value></prop></item>
</oor:items>
"""


class OfficeError(Exception):
    """LibreOffice could not be started, died, or did not answer in time."""


def import_uno() -> ModuleType:
    """Import Debian's `uno` (and `unohelper`) without leaving the rest of Debian's Python packages importable."""
    if "uno" not in sys.modules:
        sys.path.append(str(DEBIAN_PACKAGES))
        try:
            import uno  # noqa: F401, PLC0415 - only here is the folder on the path
            import unohelper  # type: ignore[import-not-found]  # noqa: F401, PLC0415
        finally:
            sys.path.remove(str(DEBIAN_PACKAGES))
    return sys.modules["uno"]


class Office:
    """One headless soffice, started when the first document is opened; `stop` ends it.

    Lock files are off unless asked for: one left by an office that was killed would make the next refuse the file.
    """

    window_options: tuple[str, ...] = ("--headless", "--invisible")
    language = ""  # of menus and dialogs; "" is English

    def __init__(
        self, locale: str = "sv-SE", environment: Mapping[str, str] | None = None, *, lock_files: bool = False
    ) -> None:
        self.locale = locale
        self.lock_files = lock_files
        self.environment = dict(environment or {})
        self.starts = 0
        self._home: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._context: Any = None
        self._pipe = ""

    @property
    def context(self) -> Any:  # noqa: ANN401 - UNO objects have no Python type
        """The component context of the running office, which is started where needed."""
        if not self.is_running():
            self._start()
        return self._context

    @property
    def desktop(self) -> Any:  # noqa: ANN401
        """The com.sun.star.frame.Desktop service."""
        return self.service("com.sun.star.frame.Desktop")

    def service(self, name: str) -> Any:  # noqa: ANN401
        """Create a UNO service by name in the running office."""
        context = self.context
        return context.ServiceManager.createInstanceWithContext(name, context)

    def is_running(self) -> bool:
        """Tell whether the process lives and is connected."""
        return self._process is not None and self._process.poll() is None and self._context is not None

    def open(self, path: Path, *, hidden: bool = True, macros: bool = False) -> Document:
        """Open a file; cached values stay as they are until `calculate_all`.

        With macros=False the document's own macros are off: buttons, events, and functions called from cells.
        """
        if not path.exists():
            raise FileNotFoundError(path)
        desktop = self.desktop
        properties = self.properties(
            Hidden=hidden, MacroExecutionMode=ALWAYS_RUN_MACROS if macros else NEVER_RUN_MACROS
        )
        with self.watched(f"open {path.name}"):
            component = desktop.loadComponentFromURL(path.resolve().as_uri(), "_blank", 0, properties)
        if component is None:
            raise OfficeError(f"LibreOffice refused to open {path}")
        if not component.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            component.close(True)  # noqa: FBT003 - UNO takes no keywords
            raise OfficeError(f"LibreOffice does not read {path} as a spreadsheet")
        return Document(self, component)

    def properties(self, **values: object) -> tuple[Any, ...]:
        """Return UNO property values, as most UNO calls want their options."""
        uno = import_uno()
        made = []
        for name, value in values.items():
            one = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
            one.Name, one.Value = name, value
            made.append(one)
        return tuple(made)

    def sequence(self, values: tuple[Any, ...]) -> Any:  # noqa: ANN401
        """Wrap property values for a property that itself holds a list of them, such as FilterData."""
        return import_uno().Any("[]com.sun.star.beans.PropertyValue", values)

    @contextlib.contextmanager
    def watched(self, what: str, seconds: float = CALL_SECONDS) -> Iterator[None]:
        """Kill the office when a call takes too long, and say so instead of waiting for ever."""
        uno = import_uno()
        expired = threading.Event()

        def give_up() -> None:
            expired.set()
            self._kill()

        timer = threading.Timer(seconds, give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        except uno.getClass("com.sun.star.lang.DisposedException") as error:
            reason = f"did not answer within {seconds:g} s" if expired.is_set() else "died"
            self.stop()
            raise OfficeError(f"LibreOffice {reason}: {what}") from error
        finally:
            timer.cancel()

    def stop(self) -> None:
        """End the process and remove its profile; a later `open` starts a fresh one."""
        if self.is_running():
            self._ask_to_end()
        self._context = None
        self._kill()
        if self._home is not None:
            shutil.rmtree(self._home, ignore_errors=True)
            self._home = None

    def _start(self) -> None:
        faults = []
        for _ in range(START_ATTEMPTS):
            self.stop()
            try:
                self._launch()
                self._connect()
            except OfficeError as error:
                faults.append(str(error))
                continue
            self.starts += 1
            return
        self.stop()
        raise OfficeError(f"LibreOffice did not start in {START_ATTEMPTS} attempts: " + "; ".join(faults))

    def _launch(self) -> None:
        self._home = Path(tempfile.mkdtemp(prefix="snit-office-"))
        settings = self._home / "profile/user/registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        locks = str(self.lock_files).lower()
        settings.write_text(
            PROFILE_SETTINGS.format(locale=self.locale, language=self.language, lock_files=locks), encoding="utf-8"
        )
        self._pipe = f"snit{uuid.uuid4().hex}"
        with (self._home / "soffice.log").open("wb") as log:
            self._process = subprocess.Popen(
                [
                    "soffice",
                    f"-env:UserInstallation={(self._home / 'profile').as_uri()}",
                    *self.window_options,
                    *("--norestore", "--nologo", "--nodefault"),
                    *("--nofirststartwizard", f"--accept=pipe,name={self._pipe};urp;"),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._clean_environment(),
                start_new_session=True,
            )

    def _clean_environment(self) -> dict[str, str]:
        """Keep this Python's settings away from soffice's own Python; file names with å ä ö need UTF-8."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return {**kept, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp", **self.environment}

    def _connect(self) -> None:
        uno = import_uno()
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        address = f"uno:pipe,name={self._pipe};urp;StarOffice.ComponentContext"
        no_connection = uno.getClass("com.sun.star.connection.NoConnectException")
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if self._process is None or self._process.poll() is not None:
                raise OfficeError(f"soffice ended by itself: {self._log()}")
            with contextlib.suppress(no_connection):
                self._context = resolver.resolve(address)
                return
            time.sleep(0.05)
        raise OfficeError(f"no connection within {START_SECONDS:g} s: {self._log()}")

    def _log(self) -> str:
        log = self._home / "soffice.log" if self._home else None
        return log.read_text(encoding="utf-8", errors="replace")[-500:].strip() if log and log.exists() else "no log"

    def _ask_to_end(self) -> None:
        """Let the office end by itself, which leaves no orphaned processes; killing is for one that does not."""
        process, timer = self._process, threading.Timer(END_SECONDS, self._kill)
        timer.start()
        try:
            with contextlib.suppress(import_uno().getClass("com.sun.star.uno.Exception")):
                self.desktop.terminate()
            if process is not None:
                process.wait()
        finally:
            timer.cancel()

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=30)

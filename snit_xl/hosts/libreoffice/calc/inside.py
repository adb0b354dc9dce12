"""The project's Python in LibreOffice's own process (i samma process), as on Linux."""

from __future__ import annotations

import importlib
import sys
from typing import Any

from .settings import NotInstalledError, Settings, here

SERVICE = "snit_xl.hosts.libreoffice.service"


def service(settings: Settings) -> Any:  # noqa: ANN401 - a module that this Python may not have
    """Load the project from the folders of the setting (ladda tjänsten); raises NotInstalledError where it can't be.

    The folders come last on the path: what LibreOffice itself needs is found first.
    """
    if settings.python_version not in {"", here()}:
        raise NotInstalledError("wrong_version", here=here(), wanted=settings.python_version)
    sys.path += [folder for folder in settings.python_path if folder not in sys.path]
    try:
        return importlib.import_module(SERVICE)
    except (ImportError, SyntaxError) as error:
        raise NotInstalledError("no_package", path="; ".join(settings.python_path), error=str(error)) from error

"""Loads a script of the repository as a module, so that a test can ask what it would write."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from support.machine import REPOSITORY


def script(name: str) -> ModuleType:
    """Load a script of the repository as a module."""
    spec = importlib.util.spec_from_file_location(name, REPOSITORY / f"scripts/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module

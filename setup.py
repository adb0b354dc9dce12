"""Puts the built add-ins, which lie in workbooks/, into a wheel; all else stands in pyproject.toml."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

WORKBOOKS = Path(__file__).resolve().parent / "workbooks"
ADDINS = ("snit-xl.xlam", "snit-xl.oxt")


class BuildWithAddins(build_py):
    """Builds the package as usual, and copies the add-ins to where hosts/setup/package.py looks for them."""

    def run(self) -> None:
        """Build."""
        super().run()
        if self.editable_mode:  # the checkout itself is used, workbooks/ included
            return
        target = Path(self.build_lib) / "snit_xl" / "addins"
        target.mkdir(parents=True, exist_ok=True)
        for name in ADDINS:
            shutil.copyfile(WORKBOOKS / name, target / name)


setup(cmdclass={"build_py": BuildWithAddins})

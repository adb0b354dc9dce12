"""Runs the command line as `python -m snit_xl` (kommandoraden)."""

from __future__ import annotations

import sys

from snit_xl.cli import main

if __name__ == "__main__":
    sys.exit(main())

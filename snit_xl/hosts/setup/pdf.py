"""Papers as PDF too (PDF): by LibreOffice where the machine has one, with settings of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from snit_xl.domain.problems import Place, Problem, problem
from snit_xl.hosts.setup.machine import Machine
from snit_xl.hosts.setup.office_places import find_office, tool

SECONDS = 180.0


def add_pdf(machine: Machine, files: Sequence[Path], folder: Path) -> Problem | None:
    """Put each file as PDF in the folder (lägg till PDF); a problem where it couldn't, and then none is there.

    LibreOffice gets a profile of its own: an open one would take the work over, and its user's settings are not ours.
    """
    office = find_office(machine)
    if office is None:
        return problem("HANDLING-PDF-SAKNAS", Place(file=folder.name))
    with tempfile.TemporaryDirectory(prefix="snit-pdf-") as work:
        made, profile = Path(work, "pdf"), Path(work, "profil")
        options = [f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--convert-to", "pdf"]
        command = [tool(machine, office, "soffice"), *options, "--outdir", str(made), *map(str, files)]
        ran = machine.run(command, SECONDS)
        wanted = [made / f"{file.stem}.pdf" for file in files]
        if not all(path.is_file() for path in wanted):
            return problem("HANDLING-PDF", Place(file=folder.name), reason=ran.lines[-1])
        for path in wanted:
            (folder / path.name).write_bytes(path.read_bytes())
    return None

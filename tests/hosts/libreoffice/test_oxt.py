"""The committed extension: built from what stands in the repository, complete, and fit for LibreOffice's own Python."""

from __future__ import annotations

import ast
import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from support.layers import imports
from support.machine import REPOSITORY
from support.macros import built_xlsm

from snit_xl import __version__
from snit_xl.hosts.file.commands import view_of
from snit_xl.hosts.libreoffice.calc.person import PATTERNS
from snit_xl.workbook.terms import libreoffice_texts

sys.path.insert(0, str(REPOSITORY / "scripts"))
import build_oxt  # type: ignore[import-not-found]

COMMITTED = REPOSITORY / "workbooks/snit-xl.oxt"
OLDEST_PYTHON = (3, 10)
MANIFEST = "{http://openoffice.org/2001/manifest}"


def test_the_committed_extension_is_the_one_that_is_built() -> None:
    assert COMMITTED.read_bytes() == build_oxt.built(), "run: python scripts/build_oxt.py"


def test_every_file_that_the_manifest_names_is_there() -> None:
    parts = build_oxt.parts()
    named = [
        entry.attrib[f"{MANIFEST}full-path"]
        for entry in ET.fromstring(parts["META-INF/manifest.xml"])  # noqa: S314 - our own file
    ]
    assert len(named) == 8
    assert set(named) <= parts.keys()
    with zipfile.ZipFile(io.BytesIO(build_oxt.built())) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == list(parts)


def test_the_version_is_the_packages_own() -> None:
    assert f'<version value="{__version__}"/>'.encode() in build_oxt.parts()["description.xml"]


@pytest.mark.parametrize("name", [name for name in build_oxt.parts() if name.endswith(".py")])
def test_it_asks_no_more_than_libreoffices_own_python_has(name: str) -> None:
    source = ast.parse(build_oxt.parts()[name], feature_version=OLDEST_PYTHON)
    allowed = {"uno", "unohelper", "com", "org", "se", "snit_calc"}
    tops = {one.target.split(".")[0] for one in imports(source, ("snit_calc",))}
    assert tops - set(sys.stdlib_module_names) - allowed == set()


def test_every_text_that_the_extension_says_is_known() -> None:
    folder = build_oxt.HOST
    sources = "".join(path.read_text(encoding="utf-8") for path in (folder / "calc").glob("*.py"))
    sources += (folder / "extension/snit_komponent.py").read_text(encoding="utf-8")
    known = json.loads(build_oxt.known())["texts"]
    used = set(re.findall(r'(?:ToldError|NotInstalledError)\("(\w+)"', sources))
    used |= set(re.findall(r"""texts\[["'](\w+)["']\]""", sources))
    used |= PATTERNS.keys()
    assert used == known.keys()
    service = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert set(re.findall(r"""text\(["'](\w+)["']""", service)) | {"version_name"} == libreoffice_texts.TEXTS.keys()


def test_the_document_side_starts_without_the_project() -> None:
    program = "import sys; sys.path.insert(0, sys.argv[1]); import calc.desk; print('snit_xl' in sys.modules)"
    command = [sys.executable, "-I", "-c", program, str(build_oxt.HOST)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.strip() == "False"


def test_a_double_click_knows_tables_of_the_workbook_and_no_input_column(tmp_path: Path) -> None:
    """Cells of the user's own open for editing: the comment, the method, the adjustment."""
    known = json.loads(build_oxt.known())["traced"]
    path = tmp_path / "bok.xlsm"
    path.write_bytes(built_xlsm())
    view = view_of(path)
    assert known["mark"] in view.names
    assert known["list"] in known["tables"]
    for table, headings in known["tables"].items():
        assert set(headings) <= set(view.tables[table].columns)
    assert not {"Kommentar", "Metod", "Justering", "Manuell prognos", "Rad"} & set(known["tables"]["Prognosrader"])
    assert {"Utfall ack", "Budget helår", "Prognos helår"} <= set(known["tables"]["Prognosrader"])

"""The blank certificate: headings, language, lines to fill in, a table to sign in, nowhere for a personal number."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from cli_samples import NOW

from snit_xl.hosts.file.register import blank_form
from snit_xl.workbook.terms.certificate_texts import LABELS, RULES, SIGNERS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def form() -> Any:  # noqa: ANN401 - python-docx has no types
    return docx.Document(io.BytesIO(blank_form("Nämnden för åäö", NOW)))


def test_it_has_headings_a_language_and_the_committee(form: Any) -> None:  # noqa: ANN401
    styled = [(one.style.name, one.text) for one in form.paragraphs]
    assert [text for name, text in styled if name == "Title"] == ["Sekretessbevis"]
    assert len([text for name, text in styled if name == "Heading 1"]) == 2
    assert [text for name, text in styled if name.startswith("List")] == list(RULES)
    assert form.core_properties.author == "Nämnden för åäö"
    assert {one.get(f"{W}val") for one in form.styles.element.iter(f"{W}lang")} == {"sv-SE"}


def test_it_has_a_line_for_each_thing_to_fill_in_and_rows_to_sign_on(form: Any) -> None:  # noqa: ANN401
    lines = [one.text.split("\t")[0] for one in form.paragraphs if "....." in one.text]
    assert lines == list(LABELS)
    (table,) = form.tables
    assert [row.cells[0].text for row in table.rows][1:] == list(SIGNERS)
    assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None


def test_it_asks_for_no_personal_number_and_cites_the_law(form: Any) -> None:  # noqa: ANN401
    text = "\n".join(one.text for one in form.paragraphs)
    assert [line for line in text.splitlines() if "personnummer" in line.casefold()] == [
        line for line in text.splitlines() if line.startswith("Skriv inte personnummer")
    ]
    assert "(2009:400)" in text

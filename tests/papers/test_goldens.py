"""Papers written for these tests, in several layouts: what the command says of each lies beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.machine import REPOSITORY
from support.scripts import script

PAPERS = sorted((REPOSITORY / "tests/data/papers").glob("*.txt"))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.stem)
def test_the_command_says_what_it_said(paper: Path) -> None:
    goldens = script("make_paper_goldens")
    assert goldens.said_of(paper) == goldens.golden(paper).read_text(encoding="utf-8"), (
        "if the change is meant: python scripts/make_paper_goldens.py"
    )


def test_there_is_a_paper_with_faults_and_one_without() -> None:
    goldens = script("make_paper_goldens")
    ends = {paper.stem: goldens.golden(paper).read_text(encoding="utf-8").splitlines()[-1] for paper in PAPERS}
    assert ends.pop("utan_fel") == "status 0"
    assert set(ends.values()) == {"status 1"}
    assert len(ends) >= 3

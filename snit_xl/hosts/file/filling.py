"""Senaste handling filled on a closed file (fyll i handling på filen): what would be replaced first, then written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from snit_xl.actions.fill_paper import prepare_filling
from snit_xl.actions.log import Author
from snit_xl.domain.audit import Paper
from snit_xl.domain.problems import Problem
from snit_xl.hosts.file.commands import Result, Status, at_edge, refusal
from snit_xl.hosts.file.host import read_workbook, write_workbook
from snit_xl.workbook.terms.messages import ACTIONS


def fill_from(
    path: Path, paper: Paper, name: str, author: Author, *, unread: Sequence[Problem] = (), agrees: bool = False
) -> Result:
    """Fill the last paper's sheet in a closed file (fyll i handling).

    `unread` names the tables that weren't recovered for certain: then nothing is filled. What stands on the sheet goes
    only if the user `agrees`; until then the result waits and says what would be replaced.
    """

    def work() -> Result:
        opened = read_workbook(path)
        filling = prepare_filling(opened.view, paper, name, author)
        ran = filling.ran
        if ran.blocking or ran.model is None:
            return refusal(path, ran)
        if unread:
            return Result(path, Status.REFUSED, blocking=tuple(unread))
        if ran.writes is None:
            return Result(path, Status.UNCHANGED, filling=filling)
        if filling.replaces and not agrees:
            return Result(path, Status.WAITS, filling=filling)
        foreign = bool(ran.foreign)
        backup = write_workbook(opened, ran.writes, ran.values, author.now, ACTIONS["fill"], foreign=foreign)
        return Result(path, Status.DONE if backup else Status.UNCHANGED, backup=backup, filling=filling)

    return at_edge(path, work)

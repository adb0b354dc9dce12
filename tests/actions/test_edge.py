"""At the edge of every host: a user, a clock, and a word for what nobody foresaw."""

from __future__ import annotations

import getpass
from datetime import datetime, timedelta

import pytest

from snit_xl.actions import edge
from snit_xl.domain.problems import Place
from snit_xl.workbook.terms.problem_texts import describe


def test_the_user_is_the_logins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "controller")
    assert edge.user() == "controller"


def test_a_machine_without_a_user_name_has_a_word_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert edge.user() == "okänd"


def test_the_clock_shows_what_the_wall_does() -> None:
    shown = edge.clock()
    assert shown.tzinfo is None
    assert abs(shown - datetime.now()) < timedelta(minutes=1)  # noqa: DTZ005 - the wall's


def test_what_nobody_foresaw_is_a_problem_that_names_its_kind_and_the_file() -> None:
    found = edge.unexpected(ZeroDivisionError("x"), Place(file="bok.xlsx"))
    assert (found.code, str(found.place)) == ("PROGRAM-FEL", "bok.xlsx")
    told = describe(found)
    assert told.message == "Ett oväntat fel i SNIT-XL avbröt arbetet (ZeroDivisionError)."
    assert "--felsök" in told.mend

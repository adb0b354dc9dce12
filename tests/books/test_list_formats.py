"""How a list is read is one line that an economist can read, remembered, and asked about where nothing tells."""

from __future__ import annotations

import string
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from list_samples import codes, kronor, text_list, workbook_list

from snit_xl.books.lists import (
    Choice,
    KnownMonth,
    KnownTotal,
    ListFormat,
    Measure,
    Preview,
    Question,
    Role,
    answered,
    preview,
    read_list,
)
from snit_xl.books.lists.records import MONTH_ROLES
from snit_xl.books.refusals import BooksRefusedError
from snit_xl.workbook.terms.question_texts import (
    CHOICES,
    QUESTIONS,
    REASONS,
    ROLES,
    asked_text,
    choice_text,
)

HEADINGS = st.text(string.printable[:95] + "åäöÅÄÖ–", min_size=1, max_size=20).map(str.strip).filter(bool)
FORMATS = st.builds(
    ListFormat,
    columns=st.dictionaries(st.sampled_from(Role), HEADINGS, min_size=1),
    sheet=st.one_of(st.just(""), HEADINGS),
    header_row=st.integers(1, 60),
    sign=st.sampled_from((1, -1)),
    unit=st.sampled_from((1, 1000)),
    measure=st.sampled_from(Measure),
    delimiter=st.sampled_from(("", ";", ",", "\t", "|", "^")),
    encoding=st.sampled_from(("", "utf-8", "cp1252")),
    decimal=st.sampled_from(("", ",", ".")),
    fixed_year=st.sampled_from((0, 2017)),
    fixed_month=st.integers(0, 12),
    credit_negative=st.booleans(),
)


@given(FORMATS)
def test_a_format_survives_its_line_of_text(chosen: ListFormat) -> None:
    line = chosen.to_text()
    assert "\n" not in line
    assert ListFormat.from_text(line) == chosen


def test_the_line_says_it_in_swedish() -> None:
    columns = {Role.ACCOUNT: "Konto", Role.UNIT: "Ansvar", Role.PERIOD: "Period", Role.AMOUNT: "Belopp; netto"}
    chosen = ListFormat(columns, "Utfall", 5, -1, 1000)
    assert chosen.to_text() == (
        'blad=Utfall; rubrikrad=5; konto=Konto; ansvar=Ansvar; period=Period; belopp="Belopp; netto"; '
        "tecken=omvänt; enhet=tkr; gäller=utfall"
    )


@pytest.mark.parametrize(
    "text", ["", "hej", "blad=Utfall", "konto=Konto; färg=blå", "konto=Konto; enhet=mkr", 'konto="Konto']
)
def test_a_line_that_is_no_format_is_refused(text: str) -> None:
    with pytest.raises(BooksRefusedError) as seen:
        ListFormat.from_text(text)
    assert seen.value.problem.code == "LISTA-FORMAT"


LIST = """
    Utfall januari 2017;;;
    Konto;Ansvar;Period;Värde;Belopp
    5010;1200;201701;1;-10,25
    """


def test_a_remembered_format_that_fits_is_used_without_questions(tmp_path: Path) -> None:
    columns = {Role.ACCOUNT: "Konto", Role.PERIOD: "Period", Role.AMOUNT: "Belopp"}
    remembered = ListFormat(columns, "", 1, -1, 1000, decimal=",")
    seen = preview(text_list(tmp_path, LIST), [ListFormat({Role.ACCOUNT: "Baskonto"}), remembered])
    assert (seen.remembered, seen.questions) == (True, ())
    assert (seen.format.header_row, seen.format.delimiter, seen.format.sign, seen.format.unit) == (2, ";", -1, 1000)
    assert {one.reason for one in seen.columns} == {"remembered"}
    assert seen.unread == ("Ansvar", "Värde")
    assert kronor(read_list(tmp_path / "lista.csv", seen.format)) == {(2017, 1, "5010", "", ""): (10250.0, 0.0)}


def test_a_decimal_mark_that_the_system_has_changed_since_is_seen(tmp_path: Path) -> None:
    old = text_list(tmp_path, "Konto;Period;Belopp kr\n5010;201701;1.234,50\n", name="a.csv")
    new = text_list(tmp_path, "Konto;Period;Belopp kr\n5010;201701;1,234\n5010;201702;2,345.50\n", name="b.csv")
    chosen = preview(old).format
    seen = preview(new, [chosen])
    assert (chosen.decimal, seen.remembered, seen.format.decimal) == (",", True, ".")
    assert read_list(new, seen.format).tally.used_ore == 1234_00 + 2345_50


def test_two_remembered_ways_of_reading_the_same_list_are_asked_about_again(tmp_path: Path) -> None:
    columns = {Role.ACCOUNT: "Konto", Role.PERIOD: "Period", Role.AMOUNT: "Belopp"}
    ways = [ListFormat(columns, sign=sign) for sign in (1, -1)]
    seen = preview(text_list(tmp_path, LIST), ways)
    assert not seen.remembered
    assert [one.code for one in seen.questions] == ["LISTA-FRAGA-ENHET"]


def test_a_new_month_in_a_remembered_list_with_months_across_is_read_too(tmp_path: Path) -> None:
    old = text_list(tmp_path, "Konto;201701;201702;Totalt\n5010;10,25;20,50;30,75", name="februari.csv")
    new = text_list(tmp_path, "Konto;201701;201702;201703;Totalt\n5010;10,25;20,50;4,00;34,75", name="mars.csv")
    seen = preview(new, [preview(old).format])
    assert seen.remembered
    assert read_list(new, seen.format).tally.used_ore == 34_75


def test_a_remembered_year_is_asked_about_when_the_title_says_another(tmp_path: Path) -> None:
    old = text_list(tmp_path, "Utfall 2017;;\nKonto;jan;feb\n5010;10,25;20,50", name="a.csv")
    new = text_list(tmp_path, "Utfall 2018;;\nKonto;jan;feb\n5010;11,25;21,50", name="b.csv")
    chosen = preview(old).format
    assert (chosen.fixed_year, preview(old, [chosen]).questions) == (2017, ())
    seen = preview(new, [chosen])
    (question,) = seen.questions
    assert (question.code, question.guess) == ("LISTA-FRAGA-AR", "2018")
    ledger = read_list(new, answered(seen.format, question.choices[0]))
    assert {key.year for key in ledger.lines} == {2018}
    assert codes(ledger) == ["LISTA-AR-ANTAGET"]


def asked(seen: Preview, code: str) -> Question:
    (found,) = [one for one in seen.questions if one.code == code]
    assert asked_text(found).endswith("?")
    assert all(choice_text(found, one) for one in found.choices)
    return found


def answer(seen: Preview, code: str, key: str) -> ListFormat:
    return answered(seen.format, next(one for one in asked(seen, code).choices if one.key == key))


def test_sign_and_unit_are_asked_where_nothing_tells(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto;Period;Belopp\n5010;201701;100\n5020;201701;-90\n")
    seen = preview(path)
    assert [one.code for one in seen.questions] == ["LISTA-FRAGA-TECKEN", "LISTA-FRAGA-ENHET"]
    assert read_list(path, answer(seen, "LISTA-FRAGA-TECKEN", "-1")).tally.read_ore == -10_00
    assert read_list(path, answer(seen, "LISTA-FRAGA-ENHET", "1000")).tally.read_ore == 10_000_00


@pytest.mark.parametrize(
    ("income", "costs", "sign"),
    [(-50, 900, 1), (50, -900, -1), (-50, -900, None), (50, 900, None), (0, 900, 1), (50, 0, -1)],
)
def test_account_classes_tell_the_sign_only_where_they_agree(
    tmp_path: Path, income: int, costs: int, sign: int | None
) -> None:
    path = text_list(tmp_path, f"Konto;Period;Belopp kr\n3110;201701;{income}\n5010;201701;{costs}\n")
    seen = preview(path)
    assert (seen.format.sign if not seen.questions else None) == sign


def test_a_known_total_goes_before_the_account_classes_and_one_of_another_year_is_not_heard(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto;Ansvar;Period;Belopp\n3110;12;201701;-50\n5010;12;201701;900\n")
    known = [KnownTotal(2017, range(1, 13), -900_000_00, "5", "12"), KnownTotal(2016, range(1, 13), 17)]
    seen = preview(path, known=known)
    assert (seen.format.sign, seen.format.unit, seen.questions) == (-1, 1000, ())


USUAL = [
    KnownMonth("5010", "12", 612_000_00),
    KnownMonth("3110", "12", -48_500_00),
    KnownMonth("6010", "12", 31_000_00),
]


def test_what_the_accounts_usually_have_is_the_guess_of_the_unit(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto;Ansvar;Period;Belopp\n5010;12;201709;610\n3110;12;201709;-47\n")
    assert asked(preview(path), "LISTA-FRAGA-ENHET").guess == "1"
    seen = preview(path, known=USUAL)
    assert [(one.code, one.guess) for one in seen.questions] == [("LISTA-FRAGA-ENHET", "1000")]
    assert seen.rows[0].amounts[0][1] == 610_000_00


def test_a_list_that_calls_itself_kronor_but_looks_like_thousands_is_asked_about(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto;Ansvar;Period;Belopp kr\n5010;12;201709;610\n3110;12;201709;-47\n")
    assert preview(path).questions == ()
    assert [(one.code, one.guess) for one in preview(path, known=USUAL).questions] == [("LISTA-FRAGA-ENHET", "1000")]


def test_an_amount_far_from_all_that_is_usual_tells_no_unit(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto;Ansvar;Period;Belopp kr\n5010;12;201709;5\n")
    assert preview(path, known=USUAL).questions == ()


def test_a_cost_that_is_usually_negative_is_no_reversed_sign_but_is_asked_about(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto;Ansvar;Period;Belopp kr\n6010;12;201709;-30500\n")
    assert (preview(path, known=USUAL).format.sign, preview(path, known=USUAL).questions) == (-1, ())
    credited = [KnownMonth("6010", "12", -31_000_00)]
    seen = preview(path, known=credited)
    assert [(one.code, one.guess) for one in seen.questions] == [("LISTA-FRAGA-TECKEN", "1")]


def test_vouchers_are_in_kronor_however_small(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto;Ansvar;Period;Belopp;Vernr\n5010;12;201709;610;A1\n3110;12;201709;-47;A2\n")
    assert preview(path, known=USUAL).questions == ()


def test_totals_that_speak_against_each_other_settle_nothing(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto;Period;Belopp\n3110;201701;-50\n5010;201701;900\n")
    known = [KnownTotal(2017, range(1, 13), 900_00, "5"), KnownTotal(2017, range(1, 13), -50_000_00, "3")]
    assert [one.code for one in preview(path, known=known).questions] == ["LISTA-FRAGA-ENHET"]


def test_a_list_without_a_year_takes_it_from_its_title_or_asks(tmp_path: Path) -> None:
    told = text_list(tmp_path, "Utfall 2017\nKonto;Månad;Belopp kr\n5010;3;10,25\n", name="a.csv")
    assert kronor(read_list(told, preview(told).format)) == {(2017, 3, "5010", "", ""): (10.25, 0.0)}
    silent = text_list(tmp_path, "Konto;Månad;Belopp kr\n5010;3;10,25\n", name="b.csv")
    seen = preview(silent)
    question = asked(seen, "LISTA-FRAGA-AR")
    assert (question.guess, question.choices) == ("", ())
    assert codes(read_list(silent, seen.format)) == ["LISTA-INGA-RADER", "LISTA-PERIOD"]
    chosen = answered(seen.format, Choice("2015", fixed_year=2015))
    assert kronor(read_list(silent, chosen)) == {(2015, 3, "5010", "", ""): (10.25, 0.0)}


def test_months_of_two_years_are_asked_about_and_never_mixed(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto;201611;201612;201701;201702\n5010;1,25;2,50;4,00;8,00\n")
    seen = preview(path)
    assert asked(seen, "LISTA-FRAGA-MANADSKOLUMNER").guess == "2017"
    assert {key.year for key in read_list(path, seen.format).lines} == {2017}
    held = read_list(path, answer(seen, "LISTA-FRAGA-MANADSKOLUMNER", "2016"))
    assert {(key.year, key.month): one.actual for key, one in held.lines.items()} == {(2016, 11): 125, (2016, 12): 250}


def test_the_same_months_twice_are_asked_about(tmp_path: Path) -> None:
    path = text_list(
        tmp_path, "Uppföljning 2017;;;;\n;Budget;;Utfall;\nKonto;jan;feb;jan;feb\n5010;1,25;2,50;4,00;8,00\n"
    )
    seen = preview(path)
    asked(seen, "LISTA-FRAGA-MATT")
    second = answer(seen, "LISTA-FRAGA-MANADSKOLUMNER", "(2)")
    assert kronor(read_list(path, second)) == {
        (2017, 1, "5010", "", ""): (4.0, 0.0),
        (2017, 2, "5010", "", ""): (8.0, 0.0),
    }
    again = preview(path, [second])
    assert (again.remembered, kronor(read_list(path, again.format))) == (True, kronor(read_list(path, second)))


def test_two_columns_of_outcomes_are_asked_about(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto;Period;Utfall 2016;Utfall 2017\n5010;201701;10,25;20,50\n")
    seen = preview(path)
    question = asked(seen, "LISTA-FRAGA-KOLUMN")
    assert (question.guess, asked_text(question)) == ("Utfall 2017", "Vilken kolumn innehåller utfall?")
    assert read_list(path, answer(seen, "LISTA-FRAGA-KOLUMN", "Utfall 2016")).tally.used_ore == 10_25


def test_a_list_that_is_called_a_budget_is_asked_about(tmp_path: Path) -> None:
    path = text_list(tmp_path, "Konto;Period;Belopp kr\n5010;201701;10,25\n", name="internbudget 2017.csv")
    seen = preview(path)
    assert asked(seen, "LISTA-FRAGA-MATT").guess == "budget"
    assert kronor(read_list(path, seen.format)) == {(2017, 1, "5010", "", ""): (0.0, 10.25)}
    outcome = answer(seen, "LISTA-FRAGA-MATT", "outcome")
    assert kronor(read_list(path, outcome)) == {(2017, 1, "5010", "", ""): (10.25, 0.0)}


def test_the_sheet_is_asked_for_first_and_answered_by_a_new_preview(tmp_path: Path) -> None:
    head = ["Konto", "Period", "Belopp kr"]
    sheets = {"IT": [head, ["5010", 201701, 10.25]], "Växel": [head, ["5010", 201701, 20.5]], "Om": [["Rapport"]]}
    path = workbook_list(tmp_path, sheets)
    seen = preview(path)
    assert [one.code for one in seen.questions] == ["LISTA-FRAGA-BLAD"]
    assert [one.key for one in asked(seen, "LISTA-FRAGA-BLAD").choices] == ["IT", "Växel"]
    again = preview(path, sheet="Växel")
    assert (again.questions, read_list(path, again.format).tally.used_ore) == ((), 20_50)
    remembered = preview(path, [again.format])
    assert (remembered.remembered, remembered.format.sheet) == (True, "Växel")
    elsewhere = preview(path, [replace(again.format, sheet="Telefoni")])
    assert not elsewhere.remembered


def test_a_preview_shows_the_first_rows_as_they_were_read(tmp_path: Path) -> None:
    rows = [f"5010;Löner;1200;2017-01-{day:02};{day},50;Lön {day};A{day}" for day in range(1, 9)]
    path = text_list(tmp_path, "\n".join(["Konto;Benämning;Ansvar;Datum;Belopp;Text;Vernr", "Summa;;;;7,00;;", *rows]))
    shown = preview(path).rows
    assert [(one.line, one.amounts[0][1], one.voucher) for one in shown] == [
        (day + 2, day * 100 + 50, f"A{day}") for day in range(1, 6)
    ]
    first = shown[0]
    assert (first.account_name, first.text, str(first.day), first.amounts[0][0].unit) == (
        "Löner",
        "Lön 1",
        "2017-01-01",
        "1200",
    )


def test_every_question_choice_role_and_reason_has_its_words() -> None:
    assert CHOICES.keys() <= QUESTIONS.keys()
    assert ROLES.keys() == {role.value for role in Role}
    assert REASONS.keys() == {"heading", "content", "remembered"}
    assert set(MONTH_ROLES) == set(range(1, 14))
    assert {field.name for field in fields(ListFormat)} >= {"columns", "sign", "unit", "measure"}

"""Internkontrollplan, its follow-up and Sammanträdestider: rows as the workbook has them, what is late, what slips."""

from __future__ import annotations

from datetime import datetime
from functools import cache

import pytest
from board_content import followed_up_facts
from support.workbooks import BUILT_AT, Book, example
from test_written_figures import checked, hold_against_cells
from written_papers import WP, Document, Grid, example_document, example_facts, read

from snit_xl.papers.examine import examine
from snit_xl.papers.limits import usual_limits
from snit_xl.papers.reading import read_paper
from snit_xl.papers.write.content import Paper
from snit_xl.papers.write.control_follow_up import control_follow_up
from snit_xl.papers.write.control_plan import control_plan
from snit_xl.papers.write.make import make_files
from snit_xl.papers.write.meeting_dates import meeting_dates
from snit_xl.papers.write.word_file import word_file

WRITERS = (control_plan, control_follow_up, meeting_dates)


def document(paper: Paper | None) -> Document:
    assert paper is not None
    return read(word_file(paper, BUILT_AT))


@cache
def follow_up() -> Document:
    return document(control_follow_up(followed_up_facts()))


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.of(example()[0])


def cell(value: object) -> str:
    """Write a cell as a paper shall show it."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}"
    return "" if value is None else str(value)


def columns(table: Grid, book: Book, name: str) -> None:
    """Hold every row of a table against the workbook's, under the workbook's own headings."""
    expected = [[cell(row[heading]) for heading in table.rows[0]] for row in book.rows(name)]
    assert table.rows[1:] == expected


def test_the_plan_is_the_workbooks_row_by_row(book: Book) -> None:
    plan = example_document("Internkontrollplan.docx")
    columns(plan.table("Kontrollerna efter riskvärde"), book, "Kontrollplan")
    columns(plan.table("Ansvariga roller"), book, "Kontrollplan")
    assert "Åtgärd" not in plan.table("Ansvariga roller").rows[0]  # nothing stands there in the example
    columns(plan.table("Nivåerna"), book, "Riskniva")
    columns(plan.table("Skalan"), book, "Riskskala")


def test_a_plan_that_ranks_nothing_says_so() -> None:
    assert ("Ingress", "Alla kontroller har riskvärdet 4. Planen rangordnar alltså inte riskerna.") in [
        (style, text) for style, text in example_document("Internkontrollplan.docx").paragraphs
    ]


def test_the_greatest_risk_stands_first_and_is_named() -> None:
    plan = document(control_plan(followed_up_facts()))
    table = plan.table("Kontrollerna efter riskvärde")
    assert [(row[0], row[5]) for row in table.rows[1:]] == [
        *(("Change", "12"), ("Ekonomi", "6")),
        *(("Incident/Problem", "4"), ("Upphandling", "4")),
    ]
    lead = next(text for style, text in plan.paragraphs if style == "Ingress")
    assert lead == "Högst riskvärde, 12, har Change: Förändringar i IT-miljön ger oväntade störningar."
    assert "Åtgärd" in plan.table("Ansvariga roller").rows[0]


def test_the_heat_map_is_told_to_those_who_do_not_see_it() -> None:
    (picture,) = example_document("Internkontrollplan.docx").parts["word/document.xml"].iter(f"{WP}docPr")
    told = picture.get("descr", "")
    assert "4 kontroller" in told
    assert "medel: 4" in told


def test_the_follow_up_shows_result_day_and_state_of_each_control() -> None:
    rows = follow_up().table("Kontrollerna och vad").rows
    assert rows[0][2:] == ["RV", "Resultat", "Följdes upp", "Nästa uppföljning", "Uppföljningens läge"]
    assert [[row[0], *row[2:]] for row in rows[1:]] == [
        ["Change", "12", "fungerar, bör utvecklas", "2017-05-16", "2017-11-16", "● uppföljd"],
        ["Ekonomi", "6", "", "–", "2017-08-31", "■ försenad"],
        ["Incident/Problem", "4", "", "–", "2017-09-18", "▲ före nästa möte"],
        ["Upphandling", "4", "", "–", "–", "– inte planerad"],
    ]


def test_deviations_come_with_their_measures_and_what_is_late_with_its_role() -> None:
    assert follow_up().section("Avvikelser och åtgärder") == [
        "Change: Tre förändringar av 40 saknade godkännande. Åtgärd: Mallen görs om till 2017-12-01.",
        "Incident/Problem, åtgärd: Larm ses över.",
    ]
    late = "Ekonomi: skulle ha följts upp 2017-08-31. Ansvarig: IT-controller."
    assert follow_up().section("Försenat") == [late]
    assert follow_up().section("Förfaller senast på nästa sammanträde") == [
        "Incident/Problem: följs upp senast 2017-09-18. Ansvarig: Incidentansvarig."
    ]
    assert follow_up().section("Saknar dag för uppföljning") == ["Upphandling, ansvarig: IT-controller."]
    lead = next(text for style, text in follow_up().paragraphs if style == "Ingress")
    assert late in lead
    assert "Tre förändringar av 40" in lead


def test_nothing_is_written_of_a_plan_that_nobody_has_followed_up() -> None:
    assert control_follow_up(example_facts()) is None


def test_each_forums_meetings_of_the_coming_year_are_the_workbooks(book: Book) -> None:
    paper = example_document("Sammanträdestider.docx")
    meetings = [row for row in book.rows("Moten") if row["Datum"].year == 2018]
    for forum in ("Servicenämnd", "GPS", "Gemensamma ledningsgruppen"):
        own = [row for row in meetings if row["Forum"] == forum]
        assert paper.table(f"{forum}: dagar").rows[1:] == [
            [cell(r["Datum"]), r["Veckodag"], f"{r['Start']:%H.%M}–{r['Slut']:%H.%M}", r["Plats"]] for r in own
        ]
        assert len(own) == 4
    remarks = [row["Att se över"] for row in meetings if row["Att se över"]]
    assert [text for style, text in paper.paragraphs if style == "ListBullet"] == remarks


def test_the_last_day_for_each_step_is_the_workbooks(book: Book) -> None:
    table = example_document("Sammanträdestider.docx").table("Servicenämnd: sista dag")
    shown = {
        (row[0], step, day) for row in table.rows[1:] for step, day in zip(table.rows[0][1:], row[1:], strict=True)
    }
    listed = {(cell(r["Sammanträde"]), r["Steg"], cell(r["Sista dag"])) for r in book.rows("Moteshandlingar")}
    assert shown == {one for one in listed if one[0].startswith("2018")}
    assert len(shown) == 12


def test_slips_stand_beside_the_meetings() -> None:
    paper = document(meeting_dates(followed_up_facts()))
    bullets = " ".join(text for style, text in paper.paragraphs if style == "ListBullet")
    assert "Servicenämnd 2018-07-17 ligger i den månad då inga möten brukar hållas." in bullets
    assert "Servicenämnd 2018-07-17: platsen Herrljunga står inte i tur." in bullets


def test_every_number_is_a_cells_in_these_papers_and_their_covers() -> None:
    held = {
        f"{paper.kind}: {next(text for style, text in document.paragraphs if style == 'Title')}": hold_against_cells(
            paper, document, followed_up_facts().view
        )
        for paper, document in checked(followed_up_facts(), make_files(followed_up_facts(), BUILT_AT))
    }
    title = "Uppföljning av internkontrollplan 2017"
    for kind in ("Internkontrollplan", "Sammanträdestider", "Uppföljning av internkontrollplan", "Tjänsteskrivelse"):
        assert any(key.startswith(kind) and count > 3 for key, count in held.items()), kind
    assert held[f"Uppföljning av internkontrollplan: {title}"] > 10
    assert held[f"Tjänsteskrivelse: {title}"] > 3


@pytest.mark.parametrize("write", WRITERS, ids=lambda one: one.__name__)
def test_the_audit_finds_nothing_in_them(write: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert callable(write)
    path = tmp_path_factory.mktemp("paper") / "handling.docx"
    path.write_bytes(word_file(write(followed_up_facts()), BUILT_AT))
    examined = examine(read_paper(path), usual_limits())  # type: ignore[arg-type]
    assert (examined.certain, examined.remarks, examined.uncertain) == ((), (), ())

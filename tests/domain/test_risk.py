from decimal import Decimal

import pytest

from snit_xl.domain.problems import Place, Source
from snit_xl.domain.risk import Level, Scale, check_controls, check_scale, heat_counts, level, row_score, score
from snit_xl.domain.rows import Column, Row, RowKind

D = Decimal
LEVELS = (Level("låg", 1, 3), Level("medel", 4, 6), Level("hög", 8, 9), Level("kritisk", 12, 16))
SCALE = Scale(4, 4, LEVELS)


def control(label: str, risk: str | None, materiality: str | None, published: str | None = None) -> Row:
    columns = (Column.RISK, Column.MATERIALITY, Column.SCORE)
    values = (risk, materiality, published)
    amounts = {name: None if text is None else D(text) for name, text in zip(columns, values, strict=True)}
    return Row("", label, RowKind.COST, amounts=amounts, at=Source("Internkontroll", {"score": "F5", "risk": "D5"}))


PLAN_2018 = [control(name, "2", "2", "4") for name in ("Ekonomi", "Incident/Problem", "Change", "Upphandling")]


@pytest.mark.parametrize(
    ("risk", "materiality", "name"),
    [
        (1, 3, "låg"),
        (2, 2, "medel"),
        (2, 3, "medel"),
        (4, 2, "hög"),
        (3, 3, "hög"),
        (3, 4, "kritisk"),
        (4, 4, "kritisk"),
    ],
)
def test_levels_of_the_default_scale(risk: int, materiality: int, name: str) -> None:
    found = level(score(risk, materiality), SCALE)
    assert found is not None
    assert found.name == name


def test_a_row_has_its_score_once_both_parts_are_judged() -> None:
    assert row_score(control("Ekonomi", "3", "4")) == 12
    assert row_score(control("Ekonomi", "3", None)) is None


def test_a_score_outside_every_level_has_none() -> None:
    assert level(17, SCALE) is None


def test_scores_no_pair_gives_are_no_gap() -> None:
    assert check_scale(SCALE) == ()


def test_gaps_overlaps_and_levels_outside_the_scale_are_found() -> None:
    levels = (Level("låg", 1, 3), Level("medel", 3, 6), Level("hög", 9, 20), Level("omvänd", 9, 8))
    found = check_scale(Scale(4, 4, levels))
    assert [(one.code, dict(one.values)) for one in found] == [
        ("RISK-NIVA-UTANFOR", {"level": "hög", "lower": 9, "upper": 20, "highest": 16}),
        ("RISK-NIVA-UTANFOR", {"level": "omvänd", "lower": 9, "upper": 8, "highest": 16}),
        ("RISK-NIVA-OVERLAPP", {"level": "medel", "other": "låg"}),
        ("RISK-NIVA-LUCKA", {"score": 8}),
    ]


def test_a_plan_where_every_score_is_the_same_ranks_nothing() -> None:
    (found,) = check_controls(PLAN_2018, SCALE)
    assert (found.code, dict(found.values)) == ("RISK-INGEN-RANGORDNING", {"count": 4, "score": 4})
    assert check_controls([*PLAN_2018, control("Behörighet", "3", "4", "12")], SCALE) == ()
    assert check_controls(PLAN_2018[:1], SCALE) == ()


def test_wrong_values_are_found() -> None:
    rows = [
        control("fel produkt", "2", "3", "5"),
        control("utanför", "5", "2", "10"),
        control("noll", "0", "2"),
        control("saknas", None, "2"),
        control("halv", "2.5", "2"),
        control("opublicerad", "3", "4"),
    ]
    found = check_controls(rows, SCALE)
    assert [one.code for one in found] == [
        "RISK-RV-FEL",
        "RISK-UTANFOR-SKALA",
        "RISK-UTANFOR-SKALA",
        "RISK-VARDE-SAKNAS",
        "RISK-VARDE-SAKNAS",
    ]
    assert (found[0].published, found[0].correct, found[0].place) == (5, 6, Place("Internkontroll", "F5"))


def test_the_heat_map_counts_every_cell() -> None:
    counts = heat_counts([*PLAN_2018, control("Behörighet", "3", "4"), control("utanför", "5", "2")], Scale(3, 4, ()))
    assert len(counts) == 12
    assert {pair: count for pair, count in counts.items() if count} == {(2, 2): 4, (3, 4): 1}

"""The register of certificates: who has signed, who hasn't, what ends; nobody is named in a finding."""

from __future__ import annotations

from datetime import date

import pytest

from snit_xl.domain.certificates import Certificate, State, check_certificates, state
from snit_xl.domain.problems import Source

TODAY = date(2017, 9, 12)
AT = Source("Sekretessbevis", {"signed": "F20", "ends": "G20", "kept_at": "H20"})
SIGNED = Certificate(True, date(2016, 1, 11), None, "personakt", AT)  # noqa: FBT003 - as the register says ja
LEFT = Certificate(True, date(2016, 1, 11), date(2017, 8, 31), "personakt", AT)  # noqa: FBT003
LEAVES = Certificate(True, date(2016, 1, 11), date(2017, 11, 30), "personakt", AT)  # noqa: FBT003
WAITED_FOR = Certificate(True, at=AT)  # noqa: FBT003
OUTSIDE = Certificate(False, at=AT)  # noqa: FBT003


@pytest.mark.parametrize(
    ("certificate", "expected"),
    [
        (SIGNED, State.SIGNED),
        (LEFT, State.ENDED),
        (LEAVES, State.SOON),
        (WAITED_FOR, State.MISSING),
        (OUTSIDE, State.NOT_NEEDED),
    ],
)
def test_each_row_has_its_state(certificate: Certificate, expected: State) -> None:
    assert state(certificate, TODAY, 3) is expected


@pytest.mark.parametrize(
    ("certificate", "code", "cell"),
    [
        (WAITED_FOR, "SEKRETESS-EJ-PASKRIVET", "F20"),
        (Certificate(True, date(2017, 9, 13), None, "x", AT), "SEKRETESS-FRAMTIDA-DATUM", "F20"),  # noqa: FBT003
        (Certificate(True, date(2016, 1, 11), None, "", AT), "SEKRETESS-FORVARING-SAKNAS", "H20"),  # noqa: FBT003
        (
            Certificate(True, date(2016, 1, 11), date(2015, 1, 31), "x", AT),  # noqa: FBT003
            "SEKRETESS-SLUT-FORE-PASKRIFT",
            "G20",
        ),
        (LEAVES, "SEKRETESS-LOPER-UT", "G20"),
        (LEFT, "SEKRETESS-HAR-LOPT-UT", "G20"),
    ],
)
def test_what_is_to_be_done_is_told_where_it_stands(certificate: Certificate, code: str, cell: str) -> None:
    (one,) = check_certificates([certificate], TODAY, 3)
    assert (one.code, one.place.cell) == (code, cell)


def test_nothing_is_said_of_what_is_in_order_or_not_asked_for() -> None:
    gone = Certificate(False, date(2014, 1, 13), date(2016, 12, 31), "personakt", AT)  # noqa: FBT003
    assert check_certificates([SIGNED, OUTSIDE, gone], TODAY, 3) == ()

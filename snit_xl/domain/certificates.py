"""Signed promises of confidentiality (sekretessbevis): who has signed, who should, what is about to end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import chain

from snit_xl.domain.agreements import Standing, standing
from snit_xl.domain.problems import NOWHERE, Problem, Source, problem


class State(Enum):
    """How it is with one person's certificate (läge)."""

    NOT_NEEDED = "not_needed"  # has not signed and need not
    MISSING = "missing"  # should sign and hasn't
    SIGNED = "signed"
    SOON = "soon"  # signed, ends within the months that the register says
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Certificate:
    """One row of the register (rad i registret); the name stays in its cell and isn't read."""

    should_sign: bool
    signed: date | None = None
    ends: date | None = None
    kept_at: str = ""
    at: Source = NOWHERE


def state(certificate: Certificate, today: date, months: int) -> State:
    """Judge one row (läge)."""
    if certificate.signed is None:
        return State.MISSING if certificate.should_sign else State.NOT_NEEDED
    by_standing = {Standing.RUNS: State.SIGNED, Standing.SOON: State.SOON, Standing.ENDED: State.ENDED}
    return by_standing[standing(certificate.ends, today, months)]


def check_certificates(certificates: Sequence[Certificate], today: date, months: int) -> tuple[Problem, ...]:
    """Find who hasn't signed, what ends and what can't be right (kontrollera registret); nobody is named."""
    return tuple(chain.from_iterable(_problems(one, today, months) for one in certificates))


def _problems(one: Certificate, today: date, months: int) -> Iterator[Problem]:
    at, found = one.at, state(one, today, months)
    if one.signed is None:
        if one.should_sign:
            yield problem("SEKRETESS-EJ-PASKRIVET", at.at("signed"))
        return
    if one.signed > today:
        yield problem("SEKRETESS-FRAMTIDA-DATUM", at.at("signed"), day=one.signed.isoformat())
    if not one.kept_at:
        yield problem("SEKRETESS-FORVARING-SAKNAS", at.at("kept_at"))
    if one.ends is not None and one.ends < one.signed:
        yield problem(
            "SEKRETESS-SLUT-FORE-PASKRIFT", at.at("ends"), start=one.signed.isoformat(), end=one.ends.isoformat()
        )
    elif one.ends is not None and one.should_sign and found is not State.SIGNED:
        code = "SEKRETESS-LOPER-UT" if found is State.SOON else "SEKRETESS-HAR-LOPT-UT"
        yield problem(code, at.at("ends"), day=one.ends.isoformat())

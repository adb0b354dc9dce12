"""The commands for the machine rather than the workbook (installera, doktor)."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from snit_xl.actions import check
from snit_xl.actions.log import Author
from snit_xl.cli import show
from snit_xl.cli.parser import FAULTY, FINE
from snit_xl.cli.told import Told
from snit_xl.domain.problems import Problem, Severity
from snit_xl.hosts.setup.doctor import examine as examine_machine
from snit_xl.hosts.setup.examined import Examined, State
from snit_xl.hosts.setup.install import ALL, remove
from snit_xl.hosts.setup.install import install as install_in
from snit_xl.hosts.setup.machine import Machine
from snit_xl.hosts.setup.package import Package
from snit_xl.hosts.setup.steps import Installed, Program, Step
from snit_xl.hosts.setup.this_machine import ThisMachine
from snit_xl.workbook.terms.problem_texts import describe
from snit_xl.workbook.terms.setup_texts import CHECKS, DONE, PROGRAMS, STATES, STEPS, text


def install(options: argparse.Namespace, _author: Author) -> Told:
    """Install or take away (installera)."""
    return install_on(ThisMachine(), options)


def examine(options: argparse.Namespace, _author: Author) -> Told:
    """Examine the machine (doktor)."""
    if options.file:
        options.file = str(Path(options.file).absolute())  # where a workbook lies is half of what is asked
    return examine_on(ThisMachine(), options)


def install_on(machine: Machine, options: argparse.Namespace) -> Told:
    """Install on a given machine (installera)."""
    programs = (Program(options.only),) if options.only else ALL
    result = remove(machine, programs) if options.remove else install_in(machine, Package(), programs)
    status = FAULTY if result.problems else FINE
    if options.json:
        return (lambda: show.say_json(_installed_json(result, status))), status
    return (lambda: show.say(*_installed_lines(result))), status


def examine_on(machine: Machine, options: argparse.Namespace) -> Told:
    """Examine a given machine (doktor)."""
    found = examine_machine(machine, Package(), machine.path(options.file) if options.file else None)
    status = FAULTY if any(one.state is State.FAULT for one in found) else FINE
    if options.json:
        return (lambda: show.say_json({"status": status, "kontroller": [_examined_json(one) for one in found]})), status
    return (lambda: show.say(*_examined_lines(found))), status


def _installed_json(result: Installed, status: int) -> dict[str, object]:
    steps = [
        {"program": s.program.value, "vad": STEPS[s.what], "gjort": DONE[s.done.value], "plats": s.place}
        for s in result.steps
    ]
    return {
        "status": status,
        "steg": steps,
        "starta_om": sorted(program.value for program in result.changed),
        "fynd": [_problem_json(one) for one in result.problems],
    }


def _installed_lines(result: Installed) -> Iterator[str]:
    for step in result.steps:
        yield _step_line(step)
    for one in result.problems:
        yield from ("", *_problem_lines(one))
    if result.changed:
        names = [PROGRAMS[program.value] for program in ALL if program in result.changed]
        yield from ("", text("restart", programs=text("and").join(names)))


def _step_line(step: Step) -> str:
    if step.what == "program":
        return f"{PROGRAMS[step.program.value]} {DONE[step.done.value]}."
    said = text("step", program=PROGRAMS[step.program.value], what=STEPS[step.what], done=DONE[step.done.value])
    return f"{said}: {step.place}" if step.place else said


def _examined_json(one: Examined) -> dict[str, object]:
    name, said = CHECKS[one.check]
    shown: dict[str, object] = {"kontroll": one.check, "namn": name, "lage": STATES[one.state.value]}
    if one.state is State.OK:
        shown["sager"] = said.format(**dict(one.told))
    return shown | (_problem_json(one.problem) if one.problem else {})


def _problem_json(found: Problem) -> dict[str, object]:
    described = describe(found)
    return {"kod": found.code, "plats": str(found.place), "vad": described.message, "ratta": described.mend}


def _examined_lines(found: Sequence[Examined]) -> Iterator[str]:
    """Say what is fine in one line each, then what isn't with its mend, last how much has no bearing here."""
    width = max(len(STATES["ok"]), len(STATES["warning"]))
    for one in found:
        name, said = CHECKS[one.check]
        if one.state is State.OK:
            yield f"{STATES['ok']:<{width}}  {name}: {said.format(**dict(one.told))}"
    for one in found:
        if one.problem is not None:
            yield from ("", *_problem_lines(one.problem))
    away = sum(one.state is State.NOT_HERE for one in found)
    if away:
        yield from ("", text("not_here", count=away))
    wrong = [one.problem for one in found if one.problem is not None]
    yield from ("", text("counted", findings=show.counts_text(wrong)) if wrong else text("healthy"))


def _problem_lines(found: Problem) -> Iterator[str]:
    described = describe(found)
    state = STATES["fault" if check.severity(found) is Severity.FAULT else "warning"]
    yield "  ".join(part for part in (state.upper(), str(found.place), found.code) if part)
    yield show.INDENT + described.message
    yield show.INDENT + text("mend", text=described.mend)

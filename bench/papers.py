"""Making the papers of the example (Skapa handlingar), part by part, against python-docx's load and save of them.

Run by hand: python bench/papers.py [--snabb]. Seconds are the processor's, so that what else the machine is doing is no
part of them.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable
from datetime import datetime

import docx

from snit_xl.actions import loop
from snit_xl.actions.build_workbook import EXAMPLE, example_content
from snit_xl.actions.make_papers import make_papers
from snit_xl.actions.update_forecast import update_forecast
from snit_xl.papers.write.catalogue import OTHER_FILES
from snit_xl.papers.write.facts import Facts
from snit_xl.papers.write.make import make_files, papers
from snit_xl.papers.write.pictured import drawn_once
from snit_xl.papers.write.word_file import word_file
from snit_xl.workbook.build import Builder
from snit_xl.workbook.layout import committee_layout

NOW = datetime(2017, 9, 12, 8, 0)  # noqa: DTZ001 - cells know no time zone
OTHERS = ("slides", "calendar", "pictures as files")
Part = Callable[[], object]


def facts_of_the_example() -> Facts:
    """Return the example as the papers see it, updated and computed."""
    layout = committee_layout(EXAMPLE)
    updated = loop.run(Builder(layout, example_content(layout, NOW)).view(), update_forecast, NOW).after
    return Facts(loop.run(updated, make_papers(despite=False), NOW).after, layout)


def load_and_save(documents: list[bytes]) -> None:
    """Do the least that anyone can do with python-docx to the same papers."""
    for data in documents:
        docx.Document(io.BytesIO(data)).save(io.BytesIO())


def processor_time(work: Part, rounds: int) -> float:
    """Return the least processor time that some work takes, in seconds."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def main(*, quick: bool) -> None:
    """Measure everything and print it."""
    rounds = 1 if quick else 5
    facts = facts_of_the_example()

    def fresh() -> Facts:
        drawn_once.cache_clear()
        return facts

    written = papers(fresh())
    documents = [word_file(paper, NOW) for paper in written]
    parts: dict[str, Part] = {
        "what the papers say, pictures drawn": lambda: papers(fresh()),
        "Word files": lambda: [word_file(paper, NOW) for paper in written],
        **{name: lambda make=make: list(make(fresh(), NOW)) for name, make in zip(OTHERS, OTHER_FILES, strict=True)},
        "the whole folder": lambda: make_files(fresh(), NOW),
    }
    floor = processor_time(lambda: load_and_save(documents), rounds)
    print(f"python-docx load+save of {len(documents)} papers: {floor:.2f} s")
    for name, work in parts.items():
        seconds = processor_time(work, rounds)
        print(f"{name:36}  {seconds:.2f} s  {seconds / floor:.1f} times load+save")


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--snabb", action="store_true", help="one round")
    main(quick=options.parse_args().snabb)

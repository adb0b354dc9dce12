"""The slides in their order (bildspelet), each with no more on it than there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import zip_longest

from snit_xl.papers.slides import economy, work
from snit_xl.papers.slides.arrange import places
from snit_xl.papers.slides.content import Part, Slide, lines
from snit_xl.papers.slides.fit import part_bullets, part_table
from snit_xl.papers.slides.rooms import NOTE_HEIGHT, Room
from snit_xl.papers.slides.titles import part_title
from snit_xl.papers.write.content import Bullets, Table
from snit_xl.papers.write.facts import Facts
from snit_xl.papers.write.runs import Figure, figures_in

SUBJECTS: tuple[Callable[[Facts], Iterator[Slide]], ...] = (
    economy.first,
    economy.standing,
    economy.departments,
    economy.rows,
    economy.bridge,
    economy.split,
    economy.investments,
    work.delivery,
    work.projects,
    work.time_plan,
    work.risks,
    work.roadmap,
    work.open_points,
    work.proposals,
)


def slides(facts: Facts) -> tuple[Slide, ...]:
    """Return the slides for the meeting (bilder till sammanträdet)."""
    return tuple(page for subject in SUBJECTS for slide in subject(facts) for page in _pages(slide))


def slide_figures(facts: Facts) -> Iterator[Figure]:
    """Return every figure of the slides (siffror), those of the graphs included."""
    return (one for slide in slides(facts) for line in lines(slide) for one in figures_in(line))


def _pages(slide: Slide) -> Iterator[Slide]:
    """Part what has no room on one slide (delar): the title says which part it is."""
    if not slide.parts:
        yield slide
        return
    parted = [_parted(part, room) for part, room in zip(slide.parts, places(slide.parts), strict=True)]
    for number, parts in enumerate(zip_longest(*parted)):
        yield replace(
            slide, title=part_title(slide.title, number), parts=tuple(part for part in parts if part is not None)
        )


def _parted(part: Part, room: Room) -> list[Part]:
    _, _, across, down = room
    if isinstance(part, Bullets):
        return [*part_bullets(part, (across, down))]
    if isinstance(part, Table):
        return [*part_table(part, (across, down - (NOTE_HEIGHT if part.note else 0)))]
    return [part]

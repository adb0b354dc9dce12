"""The amounts at a graph's bars (dataetiketter): Swedish thousands on every machine, and only where there is room."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pptx.oxml.ns import qn

from snit_xl.papers.slides.content import Graph, Line
from snit_xl.papers.write.runs import Figure
from snit_xl.workbook.charts import LABELS
from snit_xl.workbook.values import to_float

ANY_AMOUNT = "#,##0"
# A space of the format's own, for amounts under each limit.
SPACED = ((1_000, "0"), (1_000_000, r"#\ ##0"), (1_000_000_000, r"#\ ###\ ##0"))
LARGEST = r"#\ ###\ ###\ ##0"
LEAST_SHARE = 0.04  # of the highest pile: what is less has no room for its amount


def grouped(form: str, amounts: Sequence[float]) -> str:
    """Return a number format whose thousands are Swedish whatever the machine's are (talformat): 15 388."""
    largest = max((abs(one) for one in amounts), default=0.0) + 0.5
    return form.replace(ANY_AMOUNT, next((digits for limit, digits in SPACED if largest < limit), LARGEST))


def label_format(line: Line, graph: Graph) -> str:
    """Return the format of a line's labels (etikettformat)."""
    return LABELS[line.labels] if graph.dates else grouped(LABELS[line.labels], amounts_of(line))


def own_labels(labels: Any, line: Line, graph: Graph) -> None:  # noqa: ANN401 - python-pptx has no types
    """Give single bars labels of their own (egna etiketter), first among a line's labels.

    A lesser amount would have the large ones' space before it, and a thin slice has no room for its amount: that one
    is read aloud, and stands in the papers.
    """
    whole = list(labels)
    thin = _least_slice(graph)
    place = 0
    for at, amount in enumerate(amounts_of(line)):
        form = grouped(LABELS[line.labels], [amount])
        if abs(amount) < thin:
            parts = [_element(labels, "c:delete", val="1")]
        elif form != label_format(line, graph):
            parts = [deepcopy(part) for part in whole if part.tag != qn("c:showLeaderLines")]
            next(part for part in parts if part.tag == qn("c:numFmt")).set("formatCode", form)
        else:
            continue
        label = _element(labels, "c:dLbl")
        label.extend([_element(labels, "c:idx", val=str(at)), *parts])
        labels.insert(place, label)
        place += 1


def amounts_of(line: Line) -> list[float]:
    """Return a line's amounts (belopp), 0 where a cell is empty."""
    return [_amount(one) for one in line.figures]


def _amount(figure: Figure) -> float:
    return to_float(figure.known)


def _least_slice(graph: Graph) -> float:
    """Return the least amount that a slice of a pile has room for (minsta del); floating bars begin anywhere."""
    if not graph.stacked or any(not line.look for line in graph.lines):
        return 0.0
    piles = zip(*(amounts_of(line) for line in graph.lines), strict=True)
    return LEAST_SHARE * max((sum(abs(one) for one in pile) for pile in piles), default=0.0)


def _element(beside: Any, tag: str, **attributes: str) -> Any:  # noqa: ANN401 - as above
    made = beside.makeelement(qn(tag), {})
    for name, value in attributes.items():
        made.set(name, value)
    return made

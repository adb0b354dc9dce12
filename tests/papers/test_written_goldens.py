"""The text of the example's papers, word for word."""

from __future__ import annotations

from support.scripts import script
from written_papers import example_made


def test_the_examples_papers_say_what_they_said() -> None:
    goldens = script("make_written_goldens")
    written = goldens.texts(example_made().files)
    assert sorted(path.stem for path in goldens.WRITTEN.glob("*.txt")) == sorted(written)
    for name, text in written.items():
        assert text == goldens.golden(name).read_text(encoding="utf-8"), (
            "if the change is meant: python scripts/make_written_goldens.py"
        )

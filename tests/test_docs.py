"""The documents keep up with the program: pictures, links, commands, sheets and lists in them exist and agree."""

from __future__ import annotations

import re
import shlex
import tomllib
import zlib
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from support.machine import REPOSITORY
from support.scripts import script

from snit_xl.actions.build_workbook import EXAMPLE, build_example
from snit_xl.cli.parser import make_parser
from snit_xl.domain.audit import SEVERITIES
from snit_xl.domain.errors import MisuseError
from snit_xl.hosts.file.limits import DEFAULT_LIMITS
from snit_xl.hosts.file.package import open_package
from snit_xl.hosts.file.view import parse_workbook
from snit_xl.workbook.layout import committee_layout
from snit_xl.workbook.terms.buttons import BUTTONS
from snit_xl.workbook.terms.check_texts import CHECKS
from snit_xl.workbook.terms.headings import HEADINGS, heading
from snit_xl.workbook.terms.messages import figure
from snit_xl.workbook.terms.problem_texts import CATALOGUE
from snit_xl.workbook.terms.sheets import SHEETS, TABLES
from snit_xl.workbook.terms.words import WORDS
from snit_xl.workbook.values import to_decimal
from snit_xl.workbook.view import WorkbookView

README = REPOSITORY / "README.md"
HANDBOOK = REPOSITORY / "docs/handbok.md"
PAGES = [README, REPOSITORY / "CHANGELOG.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
PICTURES = REPOSITORY / "docs/pictures"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"^```[a-z]*\n(.*?)^```|`([^`\n]+)`", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:^|[\s\\/])snit-xl(?:\.exe)? +([^\n|]+)")
PATH_IN_CODE = re.compile(r"\b(?:scripts|tests|docs)[\\/][\w\\/]+\.(?:py|ps1|sh|md)\b")


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def code(page: Path) -> list[str]:
    return [block or span for block, span in CODE.findall(text(page))]


def commands() -> list[tuple[str, list[str]]]:
    """Return every snit-xl command line that the documents show, page by page."""
    return [
        (page.name, shlex.split(line))
        for page in PAGES
        for piece in code(page)
        for line in COMMAND.findall(piece)
        if not line.startswith("-")
    ]


def links() -> list[tuple[Path, str]]:
    return [(page, link) for page in PAGES for link in LINK.findall(text(page))]


def anchor(heading: str) -> str:
    """Return the name that a heading is linked by: lower case, no punctuation, hyphens for spaces."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    return {anchor(heading) for heading in re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)}


def test_the_handbook_lists_the_problem_codes_of_the_program() -> None:
    lists = script("make_handbook_lists")
    assert text(HANDBOOK) == lists.with_lists(text(HANDBOOK)), "run: python scripts/make_handbook_lists.py"


def test_every_check_of_the_audit_has_its_entry_in_the_handbooks_list() -> None:
    table = script("make_handbook_lists").checks().splitlines()
    assert [row.split("`")[1] for row in table[2:]] == list(SEVERITIES)
    assert set(CHECKS) == set(SEVERITIES)
    assert all(row.count("|") == 6 for row in table)
    assert [code for code, one in CHECKS.items() if not (one.explanation and one.example and one.source)] == []


def test_the_list_has_a_row_for_every_code_and_nothing_to_fill_in() -> None:
    table = script("make_handbook_lists").problem_codes().splitlines()
    assert [row.split("`")[1] for row in table[2:]] == sorted(CATALOGUE)
    assert all(row.count("|") == 5 for row in table if r"\|" not in row)
    assert not re.search(r"[{}]", "".join(table))


def test_a_handbook_without_its_markers_is_no_silent_success() -> None:
    with pytest.raises(MisuseError, match="marker"):
        script("make_handbook_lists").with_lists("# Handbok\n")


@pytest.mark.parametrize(("page", "link"), links(), ids=lambda part: str(getattr(part, "name", part)))
def test_every_link_and_picture_leads_somewhere(page: Path, link: str) -> None:
    target, _, heading = link.partition("#")
    path = (page.parent / target).resolve() if target else page
    assert path.is_file()
    assert not heading or heading in anchors(path)


def test_every_picture_is_shown_and_light() -> None:
    shown = {Path(link).name for _, link in links() if link.endswith(".png")}
    assert shown == {path.name for path in PICTURES.glob("*.png")}
    assert all(path.stat().st_size < 200_000 for path in PICTURES.glob("*.png"))


def test_a_picture_keeps_its_content_and_its_rare_colours() -> None:
    png = script("palette_png")
    red, white = b"\x9c\x3d\x1a", b"\xff\xff\xff"
    greys = b"".join(bytes([level // 2, level // 2, level // 2 ^ level % 2]) for level in range(508))
    page = png.from_ppm(b"P6\n600 3\n255\n" + greys + white * 92 + red + white * 599 + white * 600)
    framed = png.framed(page, 2)
    assert (framed.width, framed.height) == (508 + 4, 2 + 4)
    drawn = png.encode(framed)
    palette = drawn.partition(b"PLTE")[2][: 256 * 3]
    assert red in [palette[i : i + 3] for i in range(0, len(palette), 3)]
    indexes = zlib.decompress(drawn.partition(b"IDAT")[2].partition(b"IEND")[0][:-8])
    assert len(indexes) == framed.height * (framed.width + 1)


def test_make_pictures_draws_the_pictures_that_are_shown() -> None:
    source = text(REPOSITORY / "scripts/make_pictures.py")
    printed = set(re.findall(r'^ {4}Picture\("(\w+)"', source, re.MULTILINE))
    examples = script("handbook_examples")
    functions = {group[-1].picture for group in examples.sections()}
    buttons = {f"knapp-{key}" for key in examples.PICTURED}
    taken = functions | buttons | {"funktionsguiden", "knappar", examples.QUESTION}
    pages = set(re.findall(r'^PAPER = "(\w+)"', source, re.MULTILINE))
    assert printed | pages | taken == {p.stem for p in PICTURES.glob("*.png")}
    shown = set(re.findall(r"\(pictures/([\w-]+)\.png\)", text(REPOSITORY / "docs/handbok.md")))
    assert taken <= shown


@pytest.mark.parametrize(("page", "words"), commands(), ids=lambda part: part if isinstance(part, str) else part[0])
def test_every_command_that_is_shown_can_be_typed(page: str, words: list[str]) -> None:
    assert page
    if set(words[1:]) - {"--hjälp"}:
        make_parser().parse_args(words)
        return
    with pytest.raises(SystemExit) as stopped:
        make_parser().parse_args([words[0], "--hjälp"])
    assert stopped.value.code == 0


def test_readme_and_handbook_show_commands_at_all() -> None:
    verbs = {words[0] for page, words in commands() if page in {README.name, HANDBOOK.name}}
    assert {"demo", "bygg", "uppdatera", "kontrollera", "lås", "återställ"} <= verbs


def test_a_command_that_does_not_exist_would_be_noticed() -> None:
    with pytest.raises(SystemExit) as stopped:
        make_parser().parse_args(["frys", "--help"])
    assert stopped.value.code == 2


def test_every_script_and_file_named_in_code_exists() -> None:
    named = {path.replace("\\", "/") for page in PAGES for piece in code(page) for path in PATH_IN_CODE.findall(piece)}
    assert {"scripts/demo.ps1", "scripts/test.ps1"} <= named
    assert [path for path in sorted(named) if not (REPOSITORY / path).is_file()] == []


def test_readme_fits_one_screen() -> None:
    assert len(text(README).splitlines()) < 70


def test_the_handbook_has_a_section_for_every_sheet_in_tab_order() -> None:
    (chapter,) = re.findall(r"^## Bladen\n(.*?)^## ", text(HANDBOOK), re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^### (.+)$", chapter, re.MULTILINE)
    tabs = [sheet.key for sheet in committee_layout(EXAMPLE).sheets]
    own_file = [key for key in SHEETS if key not in tabs]
    assert headings == [SHEETS[key].name for key in (*tabs, *own_file)]


def test_the_handbook_has_a_section_for_every_button_in_its_order() -> None:
    (chapter,) = re.findall(r"^## Knapparna\n(.*?)^## ", text(HANDBOOK), re.MULTILINE | re.DOTALL)
    headings = re.findall(r"^### (.+)$", chapter, re.MULTILINE)
    assert headings[: len(BUTTONS)] == [button.caption for button in BUTTONS]


def test_every_button_has_its_picture_with_words_for_the_one_who_cannot_see_it() -> None:
    (chapter,) = re.findall(r"^## Knapparna\n(.*?)^## ", text(HANDBOOK), re.MULTILINE | re.DOTALL)
    sections = {part.partition("\n")[0]: part for part in chapter.split("\n### ")[1:]}
    for button in BUTTONS:
        pictured = re.findall(r"^!\[([^\]]*)\]\(pictures/([\w-]+)\.png\)$", sections[button.caption], re.MULTILINE)
        alternative = {name: words for words, name in pictured}
        assert len(alternative[f"knapp-{button.key}"].split()) > 3, button.caption


def test_the_handbook_names_every_forecast_method() -> None:
    rows = re.findall(r"^\| ([a-zåäö ]+) \|", text(HANDBOOK), re.MULTILINE)
    assert set(WORDS["method"].values()) <= set(rows)


@pytest.mark.parametrize("key", ["change", "implied", "holds_specific", "plain_uplift", "to_pay"])
def test_the_handbook_calls_a_column_what_the_sheet_calls_it(key: str) -> None:
    assert HEADINGS[key] in text(HANDBOOK)


@pytest.fixture(scope="module")
def example() -> WorkbookView:
    """Build the example workbook that the handbook takes its figures from."""
    data, _ = build_example(datetime(2017, 9, 12, 8, 0))  # noqa: DTZ001 - the workbook's clock has no zone
    return parse_workbook(open_package(data, DEFAULT_LIMITS), DEFAULT_LIMITS).view


def figures(example: WorkbookView, table: str, key: str, *, total: bool = False) -> list[str]:
    """Return a column's figures as running text writes them; `total` takes the sum under the table as well."""
    column = example.tables[TABLES[table]].column(heading(table, key))
    rows = [*column.rows, column.bottom + 1] if total else list(column.rows)
    values = [example.cell(column.sheet, row, column.left).value or 0.0 for row in rows]
    return [figure(to_decimal(value)).replace("\u00a0", " ") for value in values if isinstance(value, float)]


@pytest.mark.parametrize(
    ("table", "key", "label"),
    [
        ("settlement", "share_of_common", "Andel av gemensamt (8 931)"),
        ("settlement", "own_costs", "Egna kostnader"),
        ("settlement", "share_total", "Att bära"),
        ("settlement", "paid", "Inbetalt hittills"),
        ("settlement", "to_pay", "Att betala"),
        ("bridge", "opening", "Budget i år"),
        ("bridge", "pay", "Löneökning"),
        ("bridge", "uplift_amount", "Uppräkning"),
        ("bridge", "savings", "Besparing"),
        ("bridge", "closing", "Budget nästa år"),
    ],
)
def test_the_handbooks_worked_examples_are_the_example_workbooks(
    example: WorkbookView, table: str, key: str, label: str
) -> None:
    row = f"| {label} | {' | '.join(figures(example, table, key, total=True))} |"
    assert row in text(HANDBOOK).replace("**", "")


def test_the_handbooks_methods_give_what_the_example_workbook_gives(example: WorkbookView) -> None:
    labels = example.tables[TABLES["rows"]].column(heading("rows", "label"))
    row = next(r for r in labels.rows if example.cell(labels.sheet, r, labels.left).value == "Personalkostnader")
    for key, method in (("by_budget", "budget"), ("by_linear", "linjär"), ("by_remaining", "återstående budget")):
        column = example.tables[TABLES["rows"]].column(heading("rows", key))
        value = example.cell(column.sheet, row, column.left).value
        assert isinstance(value, float)
        shown = figure(to_decimal(value), 0).replace("\u00a0", " ")
        assert re.search(rf"^\| {method} \|[^|]*\| {shown} \|", text(HANDBOOK), re.MULTILINE)


def test_the_handbook_shows_what_each_method_said_beside_the_published_forecast(example: WorkbookView) -> None:
    rows = example.tables[TABLES["rows"]]
    units = rows.column(heading("rows", "unit"))
    keys = ("forecast", "by_budget", "by_linear", "by_remaining", "by_prior_year")
    for unit in {str(example.cell(units.sheet, row, units.left).value) for row in units.rows}:
        sums = []
        for key in keys:
            col = rows.column(heading("rows", key)).left
            own = [row for row in units.rows if example.cell(units.sheet, row, units.left).value == unit]
            values = [example.cell(units.sheet, row, col).value for row in own]
            sums.append(figure(sum((to_decimal(v) for v in values if isinstance(v, float)), Decimal(0)), 0))
        assert f"| {unit} | {' | '.join(sums)} |".replace("\u00a0", " ") in text(HANDBOOK)


def test_the_newest_change_is_this_version() -> None:
    version = tomllib.loads(text(REPOSITORY / "pyproject.toml"))["project"]["version"]
    assert re.findall(r"^## (\S+)$", text(REPOSITORY / "CHANGELOG.md"), re.MULTILINE)[0] == version


def test_decisions_stand_by_number_and_each_number_once() -> None:
    sorting = script("sort_decisions")
    text = sorting.DECISIONS.read_text(encoding="utf-8")
    assert sorting.in_order(text) == text, "make generate sorts them"
    assert len(set(sorting.numbers(text))) == len(sorting.numbers(text))


def test_decisions_out_of_order_would_be_put_right() -> None:
    mixed = "# Decisions\n\n## One\n\n### 3. C\nc\n\n### 1. A\na\n\n## Two\n\n### 2. B\nb\n"
    assert script("sort_decisions").in_order(mixed) == (
        "# Decisions\n\n## One\n\n### 1. A\na\n\n### 3. C\nc\n\n## Two\n\n### 2. B\nb\n"
    )

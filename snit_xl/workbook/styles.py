"""The look of the workbook (utseende): one font, one accent, inputs unmistakable; a style is a plain dictionary."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.placed import Spot
from snit_xl.workbook.spec import Fmt, Kind

Style = dict[str, object]

ACCENT = "#1F4E5F"
INK = "#000000"
GREY = "#595959"
LINE = "#BFBFBF"
INPUT_INK = "#1F3864"
INPUT_FILL = "#FFF8E1"
LINKED: Style = {"font_color": "#1B5E9B", "underline": 1}
INPUT_FRAME: Style = {"border": 1, "border_color": LINE}
BETTER = "#1E6B34"
WORSE = "#9C3D1A"

# Of charts and pictures: neighbours differ in lightness, so that they are told apart in grey print and by everyone.
# The tabs, by the group of their sheets.
GROUPS: Mapping[str, str] = {
    "start": "1F4E5F",
    "month": "4C7A89",
    "budget": "8A7B4F",
    "board": "6B5B7B",
    "operations": "5E7D5A",
    "basis": "7F7F7F",
}

COLOURS: Mapping[str, str] = {
    "accent": ACCENT,
    "sand": "#E8CF93",
    "slate": "#6E8CA0",
    "moss": "#DCE8D8",
    "plum": "#5E4766",
    "clay": "#F2D0B8",
    "sky": "#B9D3DA",
    "better": "#7FA7B2",
    "white": "#FFFFFF",
}
# The pattern of a colour in native charts and the colour of its lines; the others are plain.
PATTERNS: Mapping[str, tuple[str, str]] = {
    "sand": ("wide_upward_diagonal", "#7A5B00"),
    "moss": ("dotted_grid", "#3D5A30"),
    "clay": ("wide_downward_diagonal", WORSE),
    "sky": ("percent_20", ACCENT),
}

# The mark of each colour's points in a line chart.
POINTS: Mapping[str, str] = {"accent": "circle", "plum": "diamond", "slate": "square"}

# "#,##0" shows the reader's own separators: a space in a Swedish Excel.
NUMBER_FORMATS: Mapping[Fmt, str] = {
    Fmt.TKR: "#,##0",
    Fmt.TKR1: "#,##0.0",
    Fmt.KR: "#,##0.00",
    Fmt.DEVIATION: '"▲ "#,##0;"▼ "-#,##0;0',
    Fmt.PERCENT: "0.0#",
    Fmt.NUMBER: "#,##0.##",
    Fmt.PLAIN: "General",
    Fmt.INTEGER: "0",
    Fmt.YEAR: "0",
    Fmt.DATE: "yyyy-mm-dd",
    Fmt.TIME: "hh:mm",
    Fmt.STAMP: "yyyy-mm-dd hh:mm",
    Fmt.TEXT: "@",
    Fmt.WRAP: "@",
    Fmt.ANY: "General",
}
# A page of a wide sheet is printed at about half size.
LARGE = 18
VALUES = frozenset({"value", "value_large"})
TEXTUAL = frozenset({Fmt.TEXT, Fmt.WRAP})

ROLES: Mapping[str, Style] = {
    "title": {"font_size": 16, "bold": True, "font_color": ACCENT},
    "purpose": {"font_color": GREY},
    "note": {"font_color": GREY},
    "note_large": {"font_color": GREY, "font_size": LARGE, "valign": "vcenter"},
    "section": {"font_size": 12, "bold": True, "font_color": ACCENT},
    "page_title": {"font_size": 24, "bold": True, "font_color": ACCENT, "valign": "vcenter"},
    "label": {"font_color": INK, "valign": "vcenter"},
    "label_large": {"font_color": INK, "font_size": LARGE, "valign": "vcenter"},
    "header": {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "text_wrap": True, "valign": "vcenter"},
    "above": {"font_color": GREY, "align": "right", "text_wrap": True, "valign": "bottom"},
    "cell": {"valign": "vcenter"},
    "value": {"valign": "vcenter"},
    "value_large": {"font_size": LARGE, "valign": "vcenter"},
    "remark": {"font_color": GREY, "indent": 1, "valign": "vcenter"},
    "remark_large": {"font_color": GREY, "font_size": LARGE, "indent": 1, "valign": "vcenter"},
    "total": {"bold": True, "top": 1, "top_color": ACCENT},
    "heat_head": {"font_color": GREY, "align": "center", "text_wrap": True},
    "heat_label": {"font_color": GREY, "align": "right"},
    "heat": {"align": "center", "valign": "vcenter", "border": 1, "border_color": "#FFFFFF"},
    "strip_day": {"font_color": "#FFFFFF", "font_size": 6},
    "strip_head": {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "valign": "vcenter"},
    "strip": {
        "font_color": "#FFFFFF",
        "font_size": 8,
        "align": "center",
        "valign": "vcenter",
        "left": 4,
        "left_color": "#D9D9D9",
    },
}


def _counted(mark: str) -> str:
    """Show a count with its level's mark (antal med tecken), a dash for none."""
    return f'0" {mark}";;"– {mark}"'


MARKS: Mapping[str, Style] = {
    "repeated": {"font_color": "#767676"},
    "group_start": {"top": 1, "top_color": ACCENT, "bottom": 1, "bottom_color": LINE},
    "overridden": {"bold": True},
    "strong": {"bold": True},
    "strong_start": {"bold": True, "top": 1, "top_color": ACCENT, "bottom": 1, "bottom_color": LINE},
    "look": {"bold": True, "font_color": "#7A5B00"},
    "level_top": {"bold": True, "font_color": WORSE, "num_format": '"■■ "@'},
    "level_high": {"bold": True, "font_color": WORSE, "num_format": '"■ "@'},
    "level_medium": {"font_color": "#7A5B00", "num_format": '"▲ "@'},
    "fault": {"bold": True, "font_color": WORSE, "num_format": '"■ "@'},
    "warning": {"font_color": "#7A5B00", "num_format": '"▲ "@'},
    "alarm": {"bold": True, "font_color": WORSE},
    "better": {"font_color": BETTER},
    "worse": {"font_color": WORSE},
    "heat_top": {"bg_color": "#D08A6E", "font_color": INK, "num_format": _counted("■■")},
    "heat_high": {"bg_color": "#E9BFAE", "font_color": INK, "num_format": _counted("■")},
    "heat_medium": {"bg_color": "#F3E3B3", "font_color": INK, "num_format": _counted("▲")},
    "heat_low": {"bg_color": "#DCE8D8", "font_color": INK, "num_format": _counted("●")},
    "strip_bar": {"bg_color": "#4C7A89"},
}


def style(spot: Spot) -> Style:
    """Return how one cell looks (cellens utseende)."""
    look: Style = {"font_name": "Calibri", "font_size": 11, **ROLES[spot.role]}
    if spot.role in {"cell", "total"}:
        look["num_format"] = NUMBER_FORMATS[spot.fmt]
        look["align"] = "left" if spot.fmt in TEXTUAL else "right"
        look["text_wrap"] = spot.fmt is Fmt.WRAP
    elif spot.role == "header":
        look["align"] = "left" if spot.fmt in TEXTUAL else "right"
    elif spot.role in VALUES:
        look |= {"num_format": NUMBER_FORMATS[spot.fmt], "align": "left" if spot.fmt in TEXTUAL else "right"}
        look["text_wrap"] = spot.fmt is Fmt.WRAP
    elif spot.role == "above":
        look["num_format"] = "0"
    elif spot.role == "strip_day":
        look["num_format"] = ";;;"
    if look.get("align") == "left" and spot.role in {"cell", "header", *VALUES}:
        look["indent"] = 1
    if spot.kind is Kind.INPUT and spot.role in {"cell", *VALUES}:
        look |= {
            "font_color": INPUT_INK,
            "bg_color": INPUT_FILL,
            **INPUT_FRAME,
            "locked": False,
        }
    elif spot.role in {"cell", *VALUES}:
        look |= {"font_color": INK, "bottom": 1, "bottom_color": "#E3E3E3"}
    return look

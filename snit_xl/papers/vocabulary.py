"""The words that papers use (handlingars ordförråd), as data: what begins a heading, names a total, states a surplus.

They are matched as beginnings of words in small letters, since Swedish puts its endings last.
"""

from __future__ import annotations

import re
from enum import Enum


class Head(Enum):
    """What a column heading begins with (rubrikord)."""

    ACTUAL = "actual"
    BUDGET = "budget"
    FORECAST = "forecast"
    DEVIATION = "deviation"
    PLAN = "plan"
    AMOUNT = "amount"
    SHARE = "share"  # percent, per head, mean: figures that don't add up
    YEAR = "year"  # a year alone heads the column
    OTHER = "other"  # words that say nothing of what the column holds


# What adds up, and what a percentage may be of.
ADDITIVE = frozenset({Head.ACTUAL, Head.BUDGET, Head.FORECAST, Head.DEVIATION, Head.PLAN, Head.AMOUNT, Head.YEAR})
HEADS: tuple[tuple[str, Head], ...] = (
    ("utfall", Head.ACTUAL),
    ("bokslut", Head.ACTUAL),
    ("redovisat", Head.ACTUAL),
    ("ack utfall", Head.ACTUAL),
    ("årsbudget", Head.BUDGET),
    ("budgetavvikelse", Head.DEVIATION),
    ("budget", Head.BUDGET),
    ("årsprognos", Head.FORECAST),
    ("helårsprognos", Head.FORECAST),
    ("prognosavvikelse", Head.DEVIATION),
    ("prognos", Head.FORECAST),
    ("avvikels", Head.DEVIATION),
    ("differens", Head.DEVIATION),
    ("diff", Head.DEVIATION),
    ("förändring", Head.DEVIATION),
    ("plan", Head.PLAN),
    ("summa", Head.AMOUNT),
    ("belopp", Head.AMOUNT),
    ("totalt", Head.AMOUNT),
    ("procent", Head.SHARE),
    ("andel", Head.SHARE),
    ("index", Head.SHARE),
    ("snitt", Head.SHARE),
    ("förbrukat", Head.SHARE),
    ("förbrukning", Head.SHARE),
    ("nyttjande", Head.SHARE),
)
# Words that stand in headings without beginning a column, and what stands over the labels.
_BESIDES = (
    "ack ackumulerad ackumulerat aug augusti jan januari feb februari mar "
    "mars apr april maj jun juni jul juli sep sept "
    "september okt oktober nov november dec december helår helårs år året års vs mot och per period perioden t.o.m tom "
    "to d fg föregående tkr kkr mkr mnkr msek kr netto brutto område post verksamhet rad tertial delår i för % "
    "avdelning enhet kommun konto projekt benämning nämnd not"
)
BESIDES = frozenset(_BESIDES.split())
MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
FULL_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november"),
    "december",
)
MONTH_SPAN = re.compile(rf"(?:{'|'.join(MONTHS)})[a-zåäö]*(?:-(?:{'|'.join(MONTHS)})[a-zåäö]*)?")
TO_DATE = re.compile(
    rf"\b(?:ack|perioden|tom|t\.?o\.?m|tertial|delår|(?:{'|'.join(MONTHS)})[a-zåäö]*)\b|\d{{4}}-\d\d-\d\d",
    re.IGNORECASE,
)
TOTAL = re.compile(
    r"^(?:s:a|summa\b|summering|total\b|totalt\b|totalsumma|delsumma|netto|årets resultat|resultat|verksamhetens netto"
    r"|budgetram|driftens netto|nettokostnad)|\b(?:totalt|summa)$",
    re.IGNORECASE,
)
NOTE = re.compile(r"\bnot\b", re.IGNORECASE)
# The line that makes rounded rows sum to their rounded total; nothing else may stand in its label.
ROUNDING = re.compile(
    r"^\W*(?:(?:öres\W?)?avrundn(?:ing)?\w*(?:\W+(?:diff\w*|tkr|mkr|mnkr|kr|m\.?m|i|till|hela|tusental))*"
    r"|diff\w*\W+(?:på grund av|p\.?g\.?a\.?|genom|vid) avrundning\w*)[\W\d]*$",
    re.IGNORECASE,
)
PART_OF = re.compile(r"^(?:varav|därav|där av|- ?varav)\b", re.IGNORECASE)
INCOME = re.compile(r"intäkt|bidrag|avgift|taxor|försäljning|ersättning från|skatt", re.IGNORECASE)
GRANT = re.compile(r"^kommunbidrag|^budgetanslag|^ramanslag|^anslag", re.IGNORECASE)
MIXED = re.compile(r"intäkt\w*\s*/\s*kommunbidrag|kommunbidrag\s*/\s*intäkt", re.IGNORECASE)
PERSONNEL = re.compile(r"personal|löne|lön\b", re.IGNORECASE)
SERVICES = re.compile(r"främmande tjänst|konsult|köp av", re.IGNORECASE)
CAPITAL = re.compile(r"kapital|avskrivning|internränta", re.IGNORECASE)
SUBTOTAL = re.compile(r"nettokostnad|delsumma", re.IGNORECASE)
INVESTMENT = re.compile(r"invest", re.IGNORECASE)
FOOTER = re.compile(
    r"^(?:ärende \d+|sid(?:an|a)?\.? ?\d+(?: ?(?:av|\(|/) ?\d+\)?)?|\d{1,3}(?: ?\(\d+\))?)$", re.IGNORECASE
)
CASE = re.compile(r"^ärende (\d+)$", re.IGNORECASE)
# What stands over a case's heading without being part of it.
BESIDE_TITLE = re.compile(
    r"^(?:ärende \d+|tjänsteskrivelse|tjänsteutlåtande|sammanträdesprotokoll|\d{4}-\d\d-\d\d|(?:dnr|diarien)\b.*|§.*)$",
    re.IGNORECASE,
)
PROPOSAL = re.compile(
    r"^(?:förslag till beslut|förvaltningens förslag|beslutsförslag|förslag till nämnden)\b", re.IGNORECASE
)
LEDE = re.compile(
    r"^(?:sammanfattning|ärendebeskrivning|bakgrund|ärendet|beskrivning av ärendet|beslutsunderlag)\b", re.IGNORECASE
)

SURPLUS = re.compile(r"\b(?:överskott|positiv|plus\b|bättre än budget)", re.IGNORECASE)
DEFICIT = re.compile(r"\b(?:underskott|negativ|minus\b|sämre än budget|överskrid)", re.IGNORECASE)
INCREASE = re.compile(r"\b(?:ökning|ökar|ökat|höjs|höjning)", re.IGNORECASE)
DECREASE = re.compile(r"\b(?:minskning|minskar|minskat|sänks|sänkning|besparing)", re.IGNORECASE)
FORECAST = re.compile(r"\b(?:prognos|helår|årets slut|årsbasis)", re.IGNORECASE)
SO_FAR = re.compile(r"\b(?:utfall|period|delår|ack|hittills|t\.?o\.?m|tertial|till och med)", re.IGNORECASE)
AGAINST_BUDGET = re.compile(r"\bavvikelse|\bmot budget|\bjämfört med budget|\bän budget", re.IGNORECASE)
BLAMED = re.compile(r"\b(?:förklaras|beror på|orsak|till följd av|på grund av)", re.IGNORECASE)
EXPECTED = re.compile(r"\b(?:förvänta|väntad|kommande|återstående|ännu inte)", re.IGNORECASE)
ABOUT_WORDS = "ca|cirka|omkring|ungefär|drygt|knappt|nästan|runt|närmare"
ABOUT = re.compile(rf"\b(?:{ABOUT_WORDS})\.?\s*$", re.IGNORECASE)
PAY = re.compile(r"\blön(?:er|e)", re.IGNORECASE)
AGAINST_FRAME = re.compile(r"\bav (?:\w*budget|\w*prognos|\w*anslag)", re.IGNORECASE)
COMPARED = re.compile(r"\b(?:jämfört med|mot|sedan|än)\b", re.IGNORECASE)
# Words that may stand between the subject of a whole unit and its figure; any other word makes it a claim of a part.
WHOLE = re.compile(
    r"^(?:utfall|resultat|prognos|avvikelse|nämnd|servicenämnd|avdelning|förvaltning|delårsresultat|totalt)",
    re.IGNORECASE,
)
_PLAIN = (
    "ett en har visar på om med av mot för perioden i till och med delåret helåret året är blir gör redovisar totalt "
    "totala ackumulerat ackumulerad positivt positiv negativ "
    "negativt överskott underskott överskottet underskottet avvikelse "
    "avvikelsen resultat utfall budget budgeten prognosen prognos prognosticerat "
    "ca cirka drygt knappt på det den ligger "
    "att beräknas bli uppgår"
)
PLAIN_WORDS = frozenset(_PLAIN.split())

"""What a workbook says (modell): frozen records, ready for the rules; nothing here knows of cells but their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from snit_xl.books.mapping import Mapped
from snit_xl.books.mapping_lines import BookLine
from snit_xl.books.mapping_rules import AccountRule, ReportRow, UnitRule
from snit_xl.domain import audit
from snit_xl.domain.agreements import Agreement
from snit_xl.domain.allocation import Key, Pool
from snit_xl.domain.backtest import ClosedYear
from snit_xl.domain.budget import BridgeInput, Stage
from snit_xl.domain.capital_cost import Investment
from snit_xl.domain.countdown import Step
from snit_xl.domain.delivery import Disturbance, QueuePeriod
from snit_xl.domain.follow_up import Control
from snit_xl.domain.forecast import ForecastRow
from snit_xl.domain.meetings import Meeting
from snit_xl.domain.method_choice import Limits as TrialLimits
from snit_xl.domain.parameters import Parameter
from snit_xl.domain.problems import NOWHERE, Place, Problem, Source
from snit_xl.domain.projects import Limits as ProjectLimits
from snit_xl.domain.projects import Project
from snit_xl.domain.risk import Scale
from snit_xl.domain.rows import KnownItem, Row
from snit_xl.domain.scenario import Scenario
from snit_xl.domain.services import Service
from snit_xl.domain.settlement import SettlementInput
from snit_xl.domain.versions import CommentLimits, LockedForecast

# The workbook's own formula on Start compares with the same step.
FINGERPRINT_STEP = 0.0005
# A report row, by unit and label, and its closed years, oldest first.
History = Mapping[tuple[str, str], tuple[ClosedYear, ...]]


@dataclass(frozen=True, slots=True)
class Department:
    """A department and the committee that it belongs to (avdelning)."""

    unit: str
    committee: str
    host: str
    key: str
    keeps_surplus: bool
    at: Source


@dataclass(frozen=True, slots=True)
class ExpectedItem:
    """A known coming item (känd kommande post); `on_top` adds it to its row's proposal."""

    item: KnownItem
    on_top: bool


@dataclass(frozen=True, slots=True)
class StagedBudget:
    """A department's budget stages (budgetsteg)."""

    unit: str
    stage: Stage
    at: Source


@dataclass(frozen=True, slots=True)
class Booked:
    """One row of Månader (månadsrad), tkr: a report row's outcome or budget of a year, month by month."""

    unit: str
    label: str
    budget: bool
    year: int
    months: tuple[Decimal | None, ...]
    at: Source


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of Utfall (utfallsrad): what is booked, the file it came from, and the report row it was put on."""

    line: BookLine
    name: str
    file: str
    unit: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class TypedRow:
    """Amounts that the books lack (skriven rad), tkr; None is an empty month."""

    unit: str
    label: str
    budget: bool
    year: int
    months: tuple[Decimal | None, ...]
    source: str
    at: Source


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One row of Inläsning (inläst fil), amounts in öre, outcome and budget together.

    read = mapped + outside + unmapped + refused + replaced by a later file, in rows and in öre. `read_at` is a serial
    number, `outside_rules` one code for each rule that told what lay outside. `faults` names what was wrong
    in the file when it was read all the same.
    """

    name: str
    owner: str
    kind: str
    period_from: str
    period_to: str
    read_rows: int
    outside_rows: int
    refused_rows: int
    replaced_rows: int
    read_ore: int
    outside_ore: int
    refused_ore: int
    replaced_ore: int
    read_at: float
    who: str
    remark: str
    list_format: str
    folder: str
    checksum: str
    outside_rules: str
    faults: str = ""
    at: Source = NOWHERE


@dataclass(frozen=True, slots=True)
class Books:
    """Everything that the workbook holds of the books (bokföringen).

    `mapped` is the ledger on its report rows by the mapping as it is now; `months` is what Månader shows.
    """

    ledger: tuple[LedgerRow, ...]
    units: tuple[UnitRule, ...]
    accounts: tuple[AccountRule, ...]
    report_rows: tuple[ReportRow, ...]
    typed: tuple[TypedRow, ...]
    mapped: Mapped
    months: tuple[Booked, ...]
    sources: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class Scenarios:
    """What the sheet Vad händer om holds (scenarier): the named scenarios by column, and where their results go.

    `outcomes` maps a figure's key and its municipality, "" for all of them, to its row.
    """

    by_column: Mapping[str, Scenario]
    outcomes: Mapping[tuple[str, str], Source]
    bars: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """One row of the summary (sammanställningsrad)."""

    unit: str
    label: str
    subtotal: bool
    at: Source


@dataclass(frozen=True, slots=True)
class Operations:
    """What the unit runs and delivers (verksamheten).

    `service_sums` are the lines that hold the catalogue against the budget, `split_key` is the key of the department
    that is settled. `due` and `signed` count certificates, None where nobody has typed them.
    """

    services: tuple[Service, ...]
    service_sums: tuple[Source, ...]
    split_key: str
    agreements: tuple[Agreement, ...]
    agreement_months: int
    queue: tuple[QueuePeriod, ...]
    disturbances: tuple[Disturbance, ...]
    due: Decimal | None
    signed: Decimal | None


@dataclass(frozen=True, slots=True)
class Model:
    """The whole workbook as read (modell).

    `settlement` and `bridge` are None where their inputs are not complete; the reason is then among the problems.
    `today` is the day that countdown and follow-ups are judged by. `fields`, `steps` and `bridge_steps` say where
    results go. `fingerprint` is the weighed sum of the inputs as the workbook's own formula gives it.
    `compare_with` names the version that changes are counted from, "" for the last; `report_points` are keys by month.
    """

    committee: str
    year: int
    month: int
    report_day: date
    municipalities: tuple[str, ...]
    departments: tuple[Department, ...]
    rows: tuple[ForecastRow, ...]
    books: Books
    history: History
    trial_limits: TrialLimits
    expected: tuple[ExpectedItem, ...]
    summary: tuple[Summary, ...]
    keys: tuple[Key, ...]
    pay_key: str
    pools: tuple[Pool, ...]
    split_decimals: int
    settlement: SettlementInput | None
    settlement_rows: Mapping[str, Source]
    bridge: BridgeInput | None
    bridge_rows: Mapping[str, Source]
    scenarios: Scenarios
    stages: tuple[StagedBudget, ...]
    followed_investments: tuple[Row, ...]
    investments: tuple[Investment, ...]
    capital_rows: Mapping[str, Source]
    parameters: tuple[Parameter, ...]
    controls: tuple[Row, ...]
    scale: Scale
    meetings: tuple[Meeting, ...]
    holidays: Mapping[date, str]
    projects: tuple[Project, ...]
    operations: Operations
    paper: audit.Paper
    limits: audit.Limits
    project_limits: ProjectLimits
    countdown: tuple[Step, ...]
    plan: tuple[Control, ...]
    tick_days: int
    quiet_month: int
    today: date
    bridge_tolerance: Decimal
    key_tolerance: Decimal
    locked: tuple[LockedForecast, ...]
    compare_with: str
    report_points: Mapping[int, str]
    comment_limits: CommentLimits
    log: tuple[tuple[str | float | None, ...], ...]
    versions: tuple[tuple[str | float | None, ...], ...]
    fingerprint: float
    updated_fingerprint: float | None
    fields: Mapping[str, Place]
    steps: tuple[Source, ...]
    bridge_steps: tuple[Source, ...]
    problems: tuple[Problem, ...]

    @property
    def is_current(self) -> bool:
        """Whether the last update saw the inputs as they are now (aktuell)."""
        updated = self.updated_fingerprint
        return updated is not None and abs(updated - self.fingerprint) <= FINGERPRINT_STEP

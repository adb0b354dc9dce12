"""The audit: what an honest check finds in a paper's own figures (granskning)."""

from snit_xl.domain.audit.catalogue import RULES, Rule, audit, audit_live
from snit_xl.domain.audit.codes import SEVERITIES
from snit_xl.domain.audit.findings import same_finding
from snit_xl.domain.audit.records import Limits, LiveFigures, Paper, Series

__all__ = [
    "RULES",
    "SEVERITIES",
    "Limits",
    "LiveFigures",
    "Paper",
    "Rule",
    "Series",
    "audit",
    "audit_live",
    "same_finding",
]

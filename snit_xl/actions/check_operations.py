"""The checks of what the unit runs and delivers (verksamhetens kontroller)."""

from __future__ import annotations

from collections.abc import Iterator

from snit_xl.actions.operations_results import reconciled
from snit_xl.domain.agreements import check_agreements
from snit_xl.domain.delivery import check_disturbances, check_queues
from snit_xl.domain.problems import NOWHERE, Problem, problem
from snit_xl.domain.projects import check_owners
from snit_xl.domain.services import check_reconciled, check_services
from snit_xl.workbook.model import Model
from snit_xl.workbook.terms.words import word


def check_operations(model: Model) -> Iterator[Problem]:
    """Find what is wrong with services, agreements, queues, disturbances, owners and counts (verksamheten)."""
    own, known = model.operations, (*model.municipalities, word("shared_by", "all"))
    yield from check_services(own.services, {key.name: key for key in model.keys}, model.municipalities)
    found = reconciled(model)
    if found is not None:
        yield from check_reconciled(found, next(iter(own.service_sums), NOWHERE))
    yield from check_agreements(own.agreements, model.report_day, own.agreement_months)
    yield from check_queues(own.queue)
    yield from check_disturbances(own.disturbances, known)
    yield from check_owners(model.projects, known)
    if own.due is not None and own.signed is not None and own.signed > own.due:
        place = model.fields["certificates_signed"]
        yield problem("SEKRETESS-ANTAL", place, published=own.signed, correct=own.due)

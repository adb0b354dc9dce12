"""Words that the user chooses from lists (valbara ord): key → Swedish, by list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from snit_xl.workbook.terms import scenario_texts, version_texts

_DETAIL_KINDS = {"income": "intäkt", "grant": "kommunbidrag", "mixed": "blandad", "cost": "kostnad"}
_KINDS = {**_DETAIL_KINDS, "subtotal": "delsumma", "result": "resultat"}

WORDS: Mapping[str, Mapping[str, str]] = {
    "yes_no": {"yes": "ja", "no": "nej"},
    "measure": {"actual": "utfall", "budget": "budget"},
    "mapped_kind": {**_DETAIL_KINDS, "outside": "utanför"},
    "mapped": {"missing": "saknar rad i Kontoplan", "outside": "utanför"},
    "trace_level": {"account": "konto", "voucher": "verifikation", "typed": "skrivet belopp"},
    "kind": _KINDS,
    "printed_kind": {**_KINDS, "rounding": "avrundning"},
    "detail_kind": _DETAIL_KINDS,
    "nature": {
        "income": "intäkt",
        "personnel": "personal",
        "services": "tjänster",
        "capital": "kapital",
        "other": "övrigt",
    },
    "method": {
        "budget": "budget",
        "linear": "linjär",
        "remaining": "återstående budget",
        "prior_year": "föregående år",
        "seasonal": "säsongsprofil",
    },
    "key_unit": {"percent": "procent", "inhabitants": "invånare", "count": "antal"},
    "surplus": {"returned": "återbetalas", "kept": "behålls"},
    "parameter": {"interest": "internränta"},
    "cost_method": {"straight": "rak", "annuity": "annuitet"},
    "severity": {"fault": "fel", "warning": "varning", "note": "not"},
    "paper": {
        "interim": "delårsrapport",
        "settlement": "avräkningsunderlag",
        "budget": "budget nästa år",
        "control": "internkontrollplan",
        "control_follow_up": "uppföljning av internkontroll",
        "meetings": "sammanträdestider",
    },
    "report_point": {
        "february": "februari",
        "april": "april",
        "august": "augusti",
        "october": "oktober",
        "year_end": "årsbokslut",
    },
    **version_texts.WORDS,
    "follow_up": {
        "works": "fungerar som beskrivet",
        "develop": "fungerar, bör utvecklas",
        "missing": "beskrivning saknas",
    },
    "follow_up_state": {
        "late": "■ försenad",
        "before_meeting": "▲ före nästa möte",
        "planned": "○ planerad",
        "done": "● uppföljd",
        "unplanned": "– inte planerad",
    },
    "project_kind": {"project": "projekt", "improvement": "förbättring", "assignment": "uppdrag"},
    "project_status": {
        "planned": "planerat",
        "ongoing": "pågår",
        "paused": "pausat",
        "done": "klart",
        "cancelled": "avbrutet",
    },
    "light": {"green": "● grön", "yellow": "▲ gul", "red": "■ röd"},
    "claim_role": {"figure": "siffra", "explanation": "förklaring", "information": "upplysning"},
    "printed_table": {
        "departments": "avdelningar",
        "summary": "sammanställning",
        "investments": "investeringar",
        "bridge": "budgetbrygga",
        "municipal_budgets": "budget per kommun",
        "plan": "investeringsplan",
    },
    "direction": {"favourable": "överskott/minskning", "unfavourable": "underskott/ökning"},
    "claim_column": {
        "to_date": "avvikelse hittills",
        "actual": "utfall",
        "budget": "budget",
        "forecast": "prognos",
        "deviation": "avvikelse helår",
        "amount": "belopp",
        "next_1": "budget nästa år",
    },
    "weekday": {
        "1": "måndag",
        "2": "tisdag",
        "3": "onsdag",
        "4": "torsdag",
        "5": "fredag",
        "6": "lördag",
        "7": "söndag",
    },
    "status": {
        "never": "Prognosen är inte uppdaterad",
        "current": "Aktuell",
        "stale": "Inaktuell – indata har ändrats sedan senaste uppdateringen",
    },
    "shared_by": {"all": "Gemensam"},
    "agreement_kind": {"member": "kommun i nämnden", "other": "annan kund"},
    "agreement_state": {"runs": "● gäller", "soon": "▲ löper ut snart", "ended": "■ har löpt ut"},
    "certificate_state": {
        "not_needed": "– behövs inte",
        "missing": "■ saknas",
        "signed": "● påskrivet",
        "soon": "▲ löper ut snart",
        "ended": "■ har löpt ut",
    },
    "trial_mark": {"best": "● rekommenderas", "tied": "○ lika bra"},
    "day_kind": {"calendar": "dagar", "working": "arbetsdagar"},
    "countdown_state": {
        "done": "● klart",
        "late": "■ försenat",
        "today": "▲ i dag",
        "todo": "○ att göra",
        "passed": "– mötet har varit",
    },
    "step_status": {"todo": "○ att göra", "done": "● klart", "look": "▲ se över"},
    **scenario_texts.WORDS,
}


def word(group: str, key: str) -> str:
    """Return the Swedish word for a key of one list (ord)."""
    return WORDS[group][key]


def key_of(group: str, text: str) -> str | None:
    """Return the key of a Swedish word as typed, whatever its case (nyckel); None where the list lacks it."""
    return _keys(group).get(text.strip().casefold())


@cache
def _keys(group: str) -> Mapping[str, str]:
    """Return the keys of one list by their words (nycklar); of two keys with one word, the first."""
    return {value.casefold(): key for key, value in reversed([*WORDS[group].items()])}

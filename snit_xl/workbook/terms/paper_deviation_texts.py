"""How results and deviations are said (avvikelser i ord): one sentence per direction, without any digit of its own."""

from __future__ import annotations

from collections.abc import Mapping

RESULT: Mapping[str, Mapping[str, str]] = {
    "to_date": {
        "surplus": "Resultatet till och med {month} är ett överskott om {amount} tkr.",
        "deficit": "Resultatet till och med {month} är ett underskott om {amount} tkr.",
        "even": "Resultatet till och med {month} är noll.",
    },
    "year": {
        "surplus": "Prognosen för helåret är ett överskott om {amount} tkr.",
        "deficit": "Prognosen för helåret är ett underskott om {amount} tkr.",
        "even": "Prognosen för helåret är ett nollresultat.",
    },
    "all_to_date": {
        "surplus": "Nämnderna har tillsammans ett överskott om {amount} tkr till och med {month}.",
        "deficit": "Nämnderna har tillsammans ett underskott om {amount} tkr till och med {month}.",
        "even": "Nämndernas resultat till och med {month} är tillsammans noll.",
    },
    "all_year": {
        "surplus": "För helåret väntas ett överskott om {amount} tkr.",
        "deficit": "För helåret väntas ett underskott om {amount} tkr.",
        "even": "För helåret väntas ett nollresultat.",
    },
    "unit_year": {
        "surplus": "{unit}: överskott om {amount} tkr på helåret.",
        "deficit": "{unit}: underskott om {amount} tkr på helåret.",
        "even": "{unit}: nollresultat på helåret.",
    },
}

COMPARED: Mapping[str, Mapping[str, str]] = {
    "to_date": {
        "better": "Det är {amount} tkr bättre än periodens budget.",
        "worse": "Det är {amount} tkr sämre än periodens budget.",
        "even": "Det är i nivå med periodens budget.",
    },
    "year": {
        "better": "Det är {amount} tkr bättre än budget.",
        "worse": "Det är {amount} tkr sämre än budget.",
        "even": "Det är i nivå med budget.",
    },
    "investments": {
        "better": "Investeringarna väntas kosta {amount} tkr mindre än budget.",
        "worse": "Investeringarna väntas kosta {amount} tkr mer än budget.",
        "even": "Investeringarna väntas följa budget.",
    },
    "change": {
        "better": "{unit}: prognosen är {amount} tkr högre än förra gången.",
        "worse": "{unit}: prognosen är {amount} tkr lägre än förra gången.",
        "even": "{unit}: prognosen är oförändrad.",
    },
}

_COST = {
    "period": {
        "better": "{label}: {amount} tkr lägre kostnader än periodens budget.",
        "worse": "{label}: {amount} tkr högre kostnader än periodens budget.",
    },
    "year": {
        "better": "{label}: prognosen är {amount} tkr lägre än budget.",
        "worse": "{label}: prognosen är {amount} tkr högre än budget.",
    },
}
_INCOME = {
    "period": {
        "better": "{label}: {amount} tkr högre intäkter än periodens budget.",
        "worse": "{label}: {amount} tkr lägre intäkter än periodens budget.",
    },
    "year": {
        "better": "{label}: intäkterna väntas bli {amount} tkr högre än budget.",
        "worse": "{label}: intäkterna väntas bli {amount} tkr lägre än budget.",
    },
}
_MIXED = {
    "period": {
        "better": "{label}: {amount} tkr bättre än periodens budget.",
        "worse": "{label}: {amount} tkr sämre än periodens budget.",
    },
    "year": {
        "better": "{label}: prognosen är {amount} tkr bättre än budget.",
        "worse": "{label}: prognosen är {amount} tkr sämre än budget.",
    },
}
ROWS: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    when: {"cost": _COST[when], "income": _INCOME[when], "grant": _INCOME[when], "mixed": _MIXED[when]}
    for when in ("period", "year")
}
REASON = " {reason}"
NO_REASON = " Skälet är inte kommenterat."

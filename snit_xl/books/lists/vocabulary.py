"""What accounting systems call their columns and rows (rubriker och radord): data, in the words of the exports."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from snit_xl.books.lists.records import Role

# By role, best first; compared as `headings.plain` writes them (small letters, no units or punctuation).
HEADINGS: Mapping[Role, tuple[str, ...]] = MappingProxyType(
    {
        Role.ACCOUNT: (
            "konto", "kontonr", "konto nr", "kontonummer", "kontokod", "konto kod", "kto", "kontosträng konto",
            "baskonto", "kod konto", "account", "konto id", "objekt konto", "konto och namn", "kontonr namn",
        ),
        Role.ACCOUNT_NAME: (
            "kontonamn", "konto namn", "kontobenämning", "konto benämning", "kontotext", "konto text", "konto t",
            "konto benämn", "benämning", "benämn", "namn", "account name", "kontobeskrivning",
        ),
        Role.UNIT: (
            "ansvar", "enhet", "kst", "kostnadsställe", "kostnadsst", "kostn ställe", "k ställe", "kstnr", "kst nr",
            "ansvarskod", "ansvar kod", "ansvarsenhet", "ansv", "enhetskod", "resultatenhet", "org enhet",
            "organisation", "avdelning", "kostnadsställe kod", "kst kod",
        ),
        Role.ACTIVITY: ("verksamhet", "vht", "verks", "verksamhetskod", "verksamhet kod", "verksamhetsområde", "vh"),
        Role.PROJECT: ("projekt", "objekt", "proj", "projektnr", "projekt nr", "projektkod", "projekt kod", "obj"),
        Role.PERIOD: (
            "period", "redovisningsperiod", "bokföringsperiod", "bokf period", "bokf per", "redov period", "per",
            "årmånad", "år månad", "år och månad", "år mån", "period id", "månad år", "år period",
        ),
        Role.DATE: (
            "datum", "bokföringsdatum", "bokf datum", "bokfdatum", "verifikationsdatum", "ver datum", "verdatum",
            "transaktionsdatum", "trans datum", "transdatum", "bokförd", "bokföringsdag", "vernrdatum", "date",
        ),
        Role.YEAR: ("år", "räkenskapsår", "budgetår", "redovisningsår", "bokföringsår", "kalenderår", "year"),
        Role.MONTH: ("månad", "mån", "månadsnr", "månadsnummer", "mån nr", "month", "periodnr"),
        Role.AMOUNT: (
            "belopp", "utfall", "bokfört", "bokfört belopp", "utfall period", "periodutfall", "periodens utfall",
            "periodens belopp", "period belopp", "nettobelopp", "redovisat", "redovisat belopp", "belopp i", "netto",
            "summa belopp", "amount", "summa", "utfall ack", "utfall ackumulerat", "ack utfall", "ackumulerat utfall",
            "ackumulerat", "saldo",
        ),
        Role.BUDGET: (
            "budget", "budgetbelopp", "budget belopp", "budget period", "periodbudget", "periodens budget",
            "periodiserad budget", "budget helår", "budget år", "årsbudget", "helårsbudget", "internbudget",
            "budget ack", "budget ackumulerat", "ack budget", "ackumulerad budget",
        ),
        Role.DEBIT: ("debet", "debit", "debetbelopp", "belopp debet"),
        Role.CREDIT: ("kredit", "credit", "kreditbelopp", "belopp kredit"),
        Role.TEXT: (
            "text", "verifikationstext", "ver text", "vertext", "transaktionstext", "trans text", "transtext",
            "radtext", "beskrivning", "rubrik", "kommentar", "fritext",
        ),
        Role.VOUCHER: (
            "verifikationsnummer", "vernr", "ver nr", "verifikationsnr", "verifikation", "verifikat", "verifikatnr",
            "verifikat nr", "verif nr", "vernummer", "ver", "transaktionsnr", "bilagsnr", "verifikationsnr",
        ),
    }
)  # fmt: skip
SINGLE_OUTCOME = ("utfall", "belopp", "bokfört", "saldo", "period", "")  # what else a month's heading may say
SINGLE_BUDGET = ("budget", "periodbudget", "budget period")
BUDGET_WORD = re.compile(r"budget", re.IGNORECASE)
OUTCOME_WORD = re.compile(r"\b(?:utfall|bokför|redovisa|huvudbok|verifikat)", re.IGNORECASE)
TO_DATE_WORD = re.compile(r"\back", re.IGNORECASE)
THOUSANDS_WORD = re.compile(r"(?<!\w)(?:tkr|kkr|tusental|tusen kronor|1 ?000-tal kr|ksek)(?!\w)", re.IGNORECASE)
KRONOR_WORD = re.compile(r"(?<!\w)(?:kr|kronor|sek)(?!\w)", re.IGNORECASE)

# A row's label (in the account, name or text column), compared in small letters.
LABEL_HINT = re.compile(r"summ|total|s:a|sa:|resultat|netto|utg|ub|ib|ing")  # without it, a text is neither of these
TOTAL_LABEL = re.compile(
    r"(?:del|slut|total|huvud)?(?:summa|summor|total|totalt|totalsumma)\b.*|s:a\b.*|sa:.*|.*\b(?:summa|totalt):?"
    r"|(?:periodens |årets )?resultat\b.*|netto(?:kostnad(?:er)?)?\b.*|utgående (?:balans|saldo)\b.*|ub"
)
OPENING_LABEL = re.compile(r"ib|ing(?:ående|\.)? ?(?:balans|saldo|bal)\.?(?: \d{4}.*)?")

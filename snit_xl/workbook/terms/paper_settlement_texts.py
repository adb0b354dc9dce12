"""What the settlement's pages say (avräkningsunderlagets texter)."""

from __future__ import annotations

from collections.abc import Mapping

TITLE = "Avräkningsunderlag"

SECTIONS: Mapping[str, str] = {
    "common": "Nettoutfallet som delas",
    "own": "{municipality}: andel, inbetalt och att reglera",
    "signing": "Underskrift",
    "signatures": "Underskrifter",
}

TEXTS: Mapping[str, str] = {
    "subtitle": "{unit}, {period}",
    "cover": "Underlaget visar hur {unit} avräknas mellan kommunerna {period}.",
    "page": "Avräkning för {municipality}",
    "department": "Avdelning",
    "period": "Period",
    "report_day": "Rapportens datum",
    "role": "Roll",
    "key": "Nyckel",
    "key_said": "{key}, {share} procent, per {day}. Källa: {source}",
    "item": "Post",
    "amount": "Belopp (tkr)",
    "own_outcome": "Kommunernas egna kostnader",
    "common_outcome": "Gemensamt, delas efter nyckel",
    "net_outcome": "Summa nettoutfall hittills",
    "common_described": "Nettoutfallet uppdelat i kommunernas egna kostnader och det som är gemensamt.",
    "common_note": "Nettoutfallet är kostnader minus externa intäkter, utan kommunbidrag.",
    "share": "Andel av gemensamt",
    "own": "Egna kostnader",
    "total": "Summa att bära",
    "paid": "Inbetalt hittills, dras av",
    "to_pay": "Summa att reglera",
    "own_described": "Kommunens andel och egna kostnader, minus det som är inbetalt, ger beloppet att reglera.",
    "own_note": "Positivt belopp är att betala till nämnden, negativt är att få tillbaka.",
    "remark": "Anmärkning: {remark}",
    "amount_only": "{municipality}: {amount} tkr att reglera.",
    "signing": "Beloppen är stämda mot respektive kommuns bokföring.",
    "host": "Controller i värdkommunen {municipality}",
    "partner": "Controller i {municipality}",
}

# By what the workbook says of the amount.
OUTCOMES: Mapping[str, str] = {
    "to_pay": "{municipality} ska betala {amount} tkr till nämnden.",
    "to_get": "{municipality} ska få tillbaka {amount} tkr.",
    "kept": "{municipality} har betalat in {amount} tkr mer än sin del. Överskottet behålls av nämnden enligt avtalet.",
    "host_bears": "{municipality} är värdkommun. Mellanskillnaden {amount} tkr faktureras inte.",
    "even": "{municipality} har inget att reglera.",
}

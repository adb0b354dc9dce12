"""What the interim report says (delårsrapportens texter), beside the deviations in words."""

from __future__ import annotations

from collections.abc import Mapping

TITLES: Mapping[str, str] = {
    "interim": "Delårsrapport med årsprognos",
    "year_end": "Årsrapport",
}

SECTIONS: Mapping[str, str] = {
    "summary": "Sammanfattning",
    "investments": "Investeringar",
    "changes": "Ändring sedan förra prognosen",
    "method": "Så är prognosen gjord",
    "coming": "Kända kommande poster",
}

TEXTS: Mapping[str, str] = {
    "cover": "Rapporten visar utfall {period} och prognos för helåret.",
    "unit": "Avdelning",
    "label": "Rad",
    "investment": "Investering",
    "h_prior_actual": "Utfall {month} {before}",
    "h_budget_to_date": "Budget ack {month} {year}",
    "h_actual": "Utfall {month} {year}",
    "h_budget": "Budget {year}",
    "h_forecast": "Prognos {year}",
    "h_deviation": "Avvikelse helår",
    "h_change": "Ändring",
    "summary_caption": "Nämnderna tillsammans, utfall {period} och prognos",
    "summary_described": "En rad per avdelning med utfall, budget, prognos och avvikelse, och en summa sist.",
    "department_caption": "{unit}, utfall {period} och prognos",
    "department_described": "En rad per intäkts- och kostnadsslag med utfall, budget, prognos och avvikelse, och resultatet sist.",
    "deviations_period": "Avvikelser hittills",
    "deviations_year": "Avvikelser på helåret",
    "no_deviations_period": "Ingen rad avviker så mycket från periodens budget att den kommenteras. Gränsen är {amount} tkr eller {percent} procent.",
    "no_deviations_year": "Ingen rad väntas avvika så mycket från budget att den kommenteras. Gränsen är {amount} tkr eller {percent} procent.",
    "investments_caption": "Investeringar, utfall och prognos {year}",
    "investments_described": "En rad per investering med utfall, budget, prognos och avvikelse, och en summa sist.",
    "investments_note": "Belopp netto i tkr. Avvikelse är budget minus prognos.",
    "no_investments": "Inga investeringar följs upp i år.",
    "no_version": "Ingen tidigare prognos är låst, så det finns inget att jämföra med.",
    "compared_with": "Jämfört med den senast låsta prognosen, {version}.",
    "changes_caption": "Prognos och ändring per avdelning",
    "changes_described": "En rad per avdelning med prognosen och ändringen sedan den senast låsta prognosen.",
    "changes_note": "Belopp i tkr. En negativ ändring är bättre: lägre kostnad eller högre intäkt.",
    "method": "Varje rad prognostiseras för sig: ett förslag enligt vald metod, plus ekonomens justering, eller ett manuellt "
    "belopp. Kommunbidrag prognostiseras alltid enligt budget.",
    "all_by_budget": "Alla rader följer budget.",
    "judged": "De här raderna är bedömda för sig.",
    "manual": "{unit}, {label}: {forecast} tkr, manuell prognos.",
    "adjusted": "{unit}, {label}: {forecast} tkr, enligt {method} och justerad med {adjustment} tkr.",
    "by_method": "{unit}, {label}: {forecast} tkr, enligt {method}.",
    "others_by_budget": "Övriga rader följer budget.",
    "coming_yes": "{unit}, {label}: {what} {due}. Det ingår i prognosen. {remark}",
    "coming_no": "{unit}, {label}: {what} {due}. Det är inte tillagt på prognosen. {remark}",
    "coming_cost": "kostnader om {amount} tkr väntas",
    "coming_income": "intäkter om {amount} tkr väntas",
    "coming_less": "{amount} tkr lägre kostnader väntas",
    "coming_missed": "{amount} tkr lägre intäkter väntas",
}

"""What an input says when it is chosen, and when what was typed can't be used (ledtexter)."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.spec import Fmt, Rule
from snit_xl.workbook.terms import operations_texts, scenario_texts, version_texts

PROMPTS: Mapping[str, str] = {
    **version_texts.PROMPTS,
    "kind": "Välj vad raden är. Radtypen styr summor och prognos, aldrig radens namn.",
    "method": "Välj hur förslaget räknas. + ovanför kolumnerna visar vad varje metod ger, Metodprov hur de har stämt. Kommunbidrag är alltid enligt budget. Klicka sedan på Uppdatera prognos.",
    "adjustment": "Lägg till eller dra ifrån på förslaget, i tkr. Kräver en kommentar.",
    "manual": "Ersätter förslaget, i tkr. Kräver en kommentar. Lämna tomt för att använda förslaget.",
    "comment": "Skriv skälet. Texten följer med till handlingarna.",
    "prior_full_year": "Förra årets utfall för hela året, i tkr. Behövs av metoden föregående år.",
    "amount": "Belopp i tkr. Kostnad positiv, intäkt negativ.",
    "common": "Belopp i tkr som delas efter nyckeln.",
    "specific": "Belopp i tkr som bara den kommunen bär.",
    "holds_specific": "Skriv ja om beloppet innehåller kostnader som bara gäller en kommun.",
    "paid": "Vad kommunen har betalat in hittills, i tkr, som positivt belopp.",
    "paid_through": "Sista månaden som Inbetalt hittills omfattar, 1–12. Lämna tomt om du inte vet.",
    "printed_month": "Sista månaden som handlingens utfall omfattar, 1–12.",
    "own_costs": "Utfall hittills som bara gäller kommunen, i tkr.",
    "uplift": "Kommunens beslutade uppräkning av övriga kostnader, i procent.",
    "uplift_base": "Beloppet som räknas upp, utan personalkostnader, i tkr. Tomt: räknas fram ur beslutad budget.",
    "savings": "Beslutad besparing i tkr, som negativt belopp.",
    "budget_next_year": "Beslutad budget nästa år i tkr. Tomt om den inte är beslutad.",
    "value": "Invånare, andel i procent eller antal, enligt kolumnen Enhet.",
    "financier": "Kommunens namn, eller namnet på nyckeln som delar kapitalkostnaden.",
    "life": "Antal år som investeringen skrivs av.",
    "start_month": "Månad då investeringen tas i bruk, 1–12.",
    "risk": "Sannolikhet enligt skalan på bladet.",
    "materiality": "Väsentlighet enligt skalan på bladet.",
    "done_on": "Datum då steget blev klart (Ctrl+Skift+; ger dagens). Lämna tomt tills dess.",
    "days_before": "Så många dagar före sammanträdet ska steget vara klart.",
    "day_kind": "dagar räknas i almanackan och flyttas till närmast tidigare arbetsdag.",
    "count_from": "Tomt: nedräkningen gäller dagens datum. Ett datum här räknar från den dagen i stället.",
    "follow_up_day": "Dag då kontrollen senast följdes upp.",
    "planned_day": "Dag då kontrollen ska följas upp nästa gång.",
    "follow_up_months": "Antal månader från senaste uppföljning till nästa. Tomt: bara den planerade dagen gäller.",
    "month": "Antal månader som utfallet omfattar. Period 13 bokförs på december.",
    "claim_amount": "Beloppet i tkr så som det står i texten, utan tecken.",
    "claim_precision": "Vad texten avrundar beloppet till i tkr, till exempel 100. Tomt: hela tkr.",
    "direction": "Hur texten beskriver beloppet.",
    "claim_column": "Vilken kolumn påståendet handlar om.",
    "about": "Avdelning, nämnd eller kommun. Tomt: alla avdelningar tillsammans.",
    "account_from": "Första kontot i intervallet.",
    "account_to": "Sista kontot i intervallet.",
    "paper": "Välj handlingen som Skapa handlingar skriver till ärendet, med tjänsteskrivelse. Tomt: ingen.",
    **operations_texts.PROMPTS,
    "limit_value": "Nämndens egen gräns. Se kolumnen Används till.",
    **scenario_texts.PROMPTS,
}

FEW_DIGITS = "Skriv inte personnummer eller samordningsnummer. En cell får ha högst nio siffror."

BY_FORMAT: Mapping[Fmt, str] = {
    Fmt.TKR: "Belopp i tkr. Kostnad positiv, intäkt negativ.",
    Fmt.TKR1: "Belopp i tkr. Kostnad positiv, intäkt negativ.",
    Fmt.KR: "Belopp i kronor.",
    Fmt.PERCENT: "Procent, till exempel 2,6.",
    Fmt.NUMBER: "Ett tal.",
    Fmt.PLAIN: "Ett tal.",
    Fmt.INTEGER: "Ett heltal.",
    Fmt.YEAR: "Årtal med fyra siffror.",
    Fmt.DATE: "Datum, till exempel 2018-03-06.",
    Fmt.TIME: "Klockslag, till exempel 09:00.",
    Fmt.TEXT: "Fri text.",
    Fmt.WRAP: "Fri text.",
    Fmt.ANY: "Text eller tal.",
}


def prompt(key: str, rule: Rule, fmt: Fmt) -> str:
    """Return what an input asks for (ledtext)."""
    text = PROMPTS.get(key.partition("#")[0], "")
    if not text:
        text = "Välj i listan." if rule.choices or rule.source else BY_FORMAT[fmt]
    return f"{text} Måste fyllas i." if rule.required else text


def error_text(rule: Rule, fmt: Fmt) -> str:
    """Return what is said when the typed value can't be used (felmeddelande)."""
    if rule.choices or rule.source:
        return "Välj ett av värdena i listan."
    if rule.few_digits:
        return FEW_DIGITS
    if rule.low is not None and rule.high is not None:
        return f"Ange ett tal mellan {rule.low:g} och {rule.high:g}."
    return f"Det här går inte att använda. {BY_FORMAT[fmt]}"

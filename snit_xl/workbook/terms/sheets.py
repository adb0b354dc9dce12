"""Names and texts of sheets, tables, sections and fields (bladens texter)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetTerm:
    """A sheet's tab name, its title and the grey line that says what it is for (bladets texter)."""

    name: str
    title: str
    purpose: str


SHEETS: Mapping[str, SheetTerm] = {
    "start": SheetTerm(
        "Start",
        "Projekt och förbättringar",
        "Månadens steg i ordning, läget just nu och vad som väntar till nästa sammanträde.",
    ),
    "forecast": SheetTerm(
        "Prognos",
        "Prognos",
        "Helårsprognos per avdelning och för nämnderna tillsammans. Belopp i tkr; intäkter och överskott är negativa.",
    ),
    "allocation": SheetTerm(
        "Fördelning",
        "Fördelning och avräkning",
        "Gemensamma kostnader delas efter nyckel, egna kostnader bärs av den kommun de gäller. Belopp i tkr.",
    ),
    "investments": SheetTerm(
        "Investeringar",
        "Investeringar",
        "Utfall, budget och prognos i år, planen framåt och vad den kostar i drift. Belopp i tkr.",
    ),
    "settings": SheetTerm(
        "Förutsättningar",
        "Förutsättningar",
        "Allt som beräkningarna utgår från, med källa. Ändra här, aldrig i en formel.",
    ),
    "budget": SheetTerm(
        "Budget",
        "Budget",
        "Årets budget steg för steg och bryggan till nästa års budget, i sin helhet och per kommun. Belopp i tkr.",
    ),
    "cases": SheetTerm("Ärenden", "Ärenden", "Vad nästa sammanträde tar upp, och texterna som hör till rapporterna."),
    "control": SheetTerm(
        "Internkontroll",
        "Internkontroll",
        "Årets kontrollplan: risk gånger väsentlighet, nivå enligt skalan, ansvar och uppföljning.",
    ),
    "meetings": SheetTerm(
        "Sammanträden",
        "Sammanträden",
        "Årets möten. Krockar, helgdagar och avsteg från vanlig veckodag eller plats visas av knappen.",
    ),
    "projects": SheetTerm(
        "Projekt och förbättringar",
        "Projekt och förbättringar",
        "Katalogen över projekt, uppdrag och förbättringar med tid, pengar, risk och läge. Belopp i tkr.",
    ),
    "services": SheetTerm(
        "Tjänster och leverans",
        "Tjänster och leverans",
        "Tjänstekatalog, kunder och avtal, kö, större störningar och bemanning. Belopp i tkr.",
    ),
    "ledger": SheetTerm(
        "Utfall", "Utfall", "Inläst ur ekonomisystemet. Skrivs aldrig för hand. Belopp i tkr med ören."
    ),
    "accounts": SheetTerm(
        "Kontoplan", "Kontoplan", "Vilken avdelning och rapportrad ett konto hör till. Första träffen uppifrån gäller."
    ),
    "printed": SheetTerm(
        "Senaste handling",
        "Senaste handling",
        "Den senaste handlingens tabeller och påståenden precis som de står, även när de är fel. Belopp i tkr.",
    ),
    "checks": SheetTerm(
        "Kontroller",
        "Kontroller",
        "Allt som den senaste kontrollen fann, med plats och hur det rättas. Skrivs av knappen Kontrollera.",
    ),
    "log": SheetTerm("Logg", "Logg", "Vem som gjorde vad och när. Skrivs av knapparna."),
    "versions": SheetTerm("Versioner", "Versioner", "Låsta prognoser rad för rad. Skrivs av knappen Lås version."),
}

GROUPS: Mapping[str, str] = {
    "start": "1F4E5F",
    "month": "4C7A89",
    "budget": "8A7B4F",
    "board": "6B5B7B",
    "operations": "5E7D5A",
    "basis": "7F7F7F",
}

TABLES: Mapping[str, str] = {
    "steps": "Steg",
    "sums": "Summor",
    "rows": "Prognosrader",
    "known": "Kommande",
    "pools": "Fordelning",
    "settlement": "Avrakning",
    "investments": "Investeringsrader",
    "plan": "Investeringsplan",
    "capital": "Kapitalkostnader",
    "municipalities": "Kommuner",
    "keys": "Nycklar",
    "committees": "Avdelningar",
    "parameters": "Parametrar",
    "limits": "Granser",
    "holidays": "Helgdagar",
    "stages": "Budgetsteg",
    "bridge": "Brygga",
    "bridge_steps": "Bryggsteg",
    "cases": "Arendelista",
    "texts": "Rapporttexter",
    "controls": "Kontrollplan",
    "levels": "Riskniva",
    "scale_words": "Riskskala",
    "meetings": "Moten",
    "projects": "Projektlista",
    "roadmap": "Fardplan",
    "services": "Tjanster",
    "agreements": "Avtal",
    "queue": "Leveransko",
    "disturbances": "Storningar",
    "staffing": "Bemanning",
    "ledger": "Utfallsrader",
    "accounts": "Kontomappning",
    "printed_departments": "TrycktAvdelningar",
    "printed_summary": "TrycktSammanstallning",
    "printed_investments": "TrycktInvesteringar",
    "printed_bridge": "TrycktBrygga",
    "printed_municipal": "TrycktKommunbudget",
    "printed_plan": "TrycktPlan",
    "printed_stated": "TrycktBilder",
    "printed_controls": "TrycktKontrollplan",
    "claims": "Pastaenden",
    "printed_cases": "TrycktArenden",
    "checks": "Kontrollista",
    "log": "Logglista",
    "versions": "Versionslista",
}

SECTIONS: Mapping[str, str] = {
    "steps": "Månadens steg",
    "standing": "Läget",
    "meeting": "Nästa sammanträde",
    "legend": "Så läser du bladen",
    "sums": "Sammanställning",
    "rows": "Rader per avdelning",
    "known": "Kända kommande poster",
    "deviation_per_row": "Avvikelse helår per rad",
    "pools": "Fördelning av budgeten",
    "split_per_municipality": "Fördelat per kommun",
    "settlement": "Avräkning",
    "signing": "Avräkningsunderlag",
    "investments": "Årets investeringar",
    "plan": "Investeringsplan och kapitalkostnad",
    "investments_per_year": "Investeringar per år",
    "capital": "Kapitalkostnad per kommun",
    "period": "År, period och regler",
    "municipalities": "Kommuner",
    "keys": "Fördelningsnycklar",
    "committees": "Avdelningar och nämnder",
    "parameters": "Daterade parametrar",
    "limits": "Gränser för kontrollerna",
    "holidays": "Helgdagar",
    "technical": "Teknik",
    "stages": "Budgetsteg i år",
    "bridge": "Brygga till nästa års budget",
    "bridge_steps": "Bryggan som diagram",
    "cases": "Ärendelista",
    "texts": "Texter till rapporterna",
    "controls": "Kontrollplan",
    "heat": "Riskkarta",
    "levels": "Nivåer",
    "scale_words": "Skalans ord",
    "meetings": "Möten",
    "projects": "Katalog",
    "gantt": "Tidplan",
    "roadmap": "Färdplan",
    "services": "Tjänstekatalog",
    "agreements": "Kunder och avtal",
    "queue": "Kö",
    "disturbances": "Större störningar",
    "staffing": "Bemanning och utbildning",
    "ledger": "Inlästa utfall",
    "accounts": "Konton till rapportrader",
    "printed_departments": "Delårsrapport: avdelningarna",
    "printed_summary": "Delårsrapport: sammanställning",
    "printed_investments": "Delårsrapport: investeringar",
    "printed_bridge": "Budget nästa år: brygga",
    "printed_municipal": "Budget nästa år: per kommun",
    "printed_plan": "Budget nästa år: investeringsplan",
    "printed_stated": "Presentation: belopp på bilder",
    "printed_controls": "Internkontrollplan",
    "claims": "Siffror i löptexten",
    "printed_cases": "Ärendenas rubriker och förslag",
    "checks": "Fynd",
    "log": "Händelser",
    "versions": "Låsta versioner",
}

NOTES: Mapping[str, str] = {
    "legend_input": "Gula celler med blå text fyller du i. Allt annat räknas ut.",
    "legend_computed": "Svart text på vit botten är beräknat: en formel eller ett värde som en knapp har skrivit.",
    "legend_stale": "Står det Inaktuell har något ändrats sedan senaste Uppdatera prognos. Klicka på knappen igen.",
    "known": "Poster som väntas före årets slut. ”ja” lägger beloppet på radens förslag, ”nej” används bara av kontrollerna.",
    "settlement": "Nettoutfallet utan externa intäkter. Andelen räknas på det gemensamma, egna kostnader läggs till.",
    "signing": "Godkänns av controller i värdkommunen och controller i samverkanskommunen.",
    "plan": "Finansiär är en kommun eller namnet på en nyckel; en nyckel delar kapitalkostnaden.",
    "capital": "Avskrivning och internränta på ingående bokfört värde, fördelat på den kommun som finansierar.",
    "municipalities": "Ett tomt fält Bas för uppräkning räknas fram ur beslutad budget och visas då som underförstått.",
    "keys": "Invånare, andelar eller antal. Ange alltid per vilket datum och varifrån värdet kommer.",
    "technical": "Kontrolltalen visar om något har ändrats sedan senaste uppdateringen. Ändra dem inte.",
    "limits": "Kontrollernas trösklar. De är nämndens egna och kan ändras.",
    "bridge": "Löneökningen delas efter nyckel. Det som handlingarna inte anger räknas fram och kallas underförstått.",
    "texts": "En text per avdelning och rapporttillfälle. Den följer med till handlingarna.",
    "heat": "Antal kontroller per ruta: risk på höjden, väsentlighet på bredden.",
    "levels": "Gränserna är nämndens egna; ingen standard föreskriver dem.",
    "meetings": "Fyll i mötena; kolumnen Att se över skrivs av Uppdatera prognos.",
    "services": "Kostnaden är tom tills en tjänst har prissatts.",
    "staffing": "Utbildning per person i tkr.",
    "printed": "Fyll i tabellerna så som de är tryckta. Kontrollera jämför dem med varandra, med texten och med arbetsboken.",
    "claims": "En rad per siffra i texten. Lämna Gäller tomt för alla avdelningar tillsammans.",
}

CHARTS: Mapping[str, str] = {
    "deviation_per_row": "Avvikelse mot budget per rad (tkr, plus är bättre)",
    "split_per_municipality": "Fördelat belopp per kostnadspool (tkr)",
    "investments_per_year": "Planerade investeringar per år (tkr)",
    "bridge": "Från årets budget till nästa års (tkr)",
}

TOTALS: Mapping[str, str] = {
    "all_committees": "Summa nämnderna",
    "pools": "Summa",
    "settlement": "Summa",
    "investments": "Summa investeringar",
    "plan": "Summa investeringar",
    "capital": "Summa",
    "stages": "Summa",
    "bridge": "Summa",
    "projects": "Summa",
    "services": "Summa",
    "staffing": "Summa",
}


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """A field's label, its defined name and the remark beside it (fältets texter)."""

    label: str
    name: str
    remark: str = ""


FIELDS: Mapping[str, FieldTerm] = {
    "forecast_status": FieldTerm("Prognosens läge", "Prognos_lage"),
    "status": FieldTerm("Prognosen", "Lage"),
    "forecast_total": FieldTerm("Prognos, nämnderna tillsammans (tkr)", "Prognos_summa", "Negativt är överskott."),
    "fault_count": FieldTerm("Fel", "Antal_fel", "Rättas innan handlingar skapas. Se bladet Kontroller."),
    "warning_count": FieldTerm("Varningar", "Antal_varningar", "Läs och ta ställning."),
    "note_count": FieldTerm("Noteringar", "Antal_noteringar"),
    "updated_at": FieldTerm("Senast uppdaterad", "Senast_uppdaterad"),
    "fingerprint": FieldTerm("Kontrolltal nu", "Kontrolltal_nu"),
    "updated_fingerprint": FieldTerm("Kontrolltal vid uppdateringen", "Kontrolltal"),
    "reported": FieldTerm("Bokfört mot rapporterat", "Bokfort_rapporterat"),
    "locked_version": FieldTerm("Senast låsta version", "Last_version"),
    "next_meeting": FieldTerm("Sammanträde", "Nasta_mote"),
    "next_meeting_place": FieldTerm("Plats", "Nasta_plats"),
    "preparation_day": FieldTerm("Beredning", "Nasta_beredning"),
    "dispatch_day": FieldTerm("Utskick av handlingar", "Nasta_utskick"),
    "papers_ready_day": FieldTerm("Handlingar klara", "Nasta_klart"),
    "settlement_unit": FieldTerm("Avdelning som avräknas", "Avrakning_avdelning"),
    "net_outcome": FieldTerm("Nettoutfall hittills", "Avrakning_netto", "Delsumman i Prognos, utan kommunbidrag."),
    "own_outcome": FieldTerm("varav kommunernas egna kostnader", "Avrakning_eget"),
    "common_outcome": FieldTerm("varav gemensamt", "Avrakning_gemensamt", "Delas efter avdelningens nyckel."),
    "signing_name": FieldTerm("Kommun", "Underlag_kommun"),
    "signing_common": FieldTerm("Gemensamt nettoutfall (tkr)", "Underlag_gemensamt"),
    "signing_percent": FieldTerm("Andel enligt nyckel (%)", "Underlag_andel"),
    "signing_share": FieldTerm("Andel av gemensamt (tkr)", "Underlag_del"),
    "signing_own": FieldTerm("Egna kostnader (tkr)", "Underlag_eget"),
    "signing_total": FieldTerm("Att bära (tkr)", "Underlag_summa"),
    "signing_paid": FieldTerm("Inbetalt hittills (tkr)", "Underlag_inbetalt"),
    "signing_to_pay": FieldTerm("Att betala (tkr)", "Underlag_betala", "Negativt belopp är att få tillbaka."),
    "signing_host": FieldTerm("Datum och underskrift, controller i värdkommunen", "Underlag_signatur_vard"),
    "signing_partner": FieldTerm("Datum och underskrift, controller i kommunen", "Underlag_signatur_kommun"),
    "rate_1": FieldTerm("Internränta nästa år (%)", "Internranta_1"),
    "rate_2": FieldTerm("Internränta år + 2 (%)", "Internranta_2"),
    "rate_3": FieldTerm("Internränta år + 3 (%)", "Internranta_3"),
    "committee_name": FieldTerm("Nämnd", "Namnd"),
    "year": FieldTerm("År", "Ar", "Arbetsbokens år."),
    "month": FieldTerm("Period (månad)", "Period", "Antal månader som utfallet omfattar, 1–12."),
    "report_day": FieldTerm("Rapportens datum", "Rapportdatum", "Nästa sammanträde räknas från detta datum."),
    "pay_rise": FieldTerm("Löneökning nästa år (%)", "Loneokning", "Enligt värdkommunens beslut."),
    "pay_base": FieldTerm("Personalkostnad som räknas upp (tkr)", "Lonebas"),
    "pay_decimals": FieldTerm("Decimaler i lönepotten", "Lonepott_decimaler", "0 ger hela tkr."),
    "pay_key": FieldTerm("Nyckel för löneökningen", "Lonenyckel"),
    "bridge_unit": FieldTerm("Avdelning som bryggan gäller", "Brygga_avdelning"),
    "split_decimals": FieldTerm("Decimaler i fördelningen", "Fordelning_decimaler", "Delarna summerar alltid exakt."),
    "heat_medium": FieldTerm("Gräns mot medel", "Riskgrans_medel"),
    "heat_high": FieldTerm("Gräns mot hög", "Riskgrans_hog"),
}


def field_term(key: str) -> FieldTerm:
    """Return a field's texts (fältets texter); a field repeated per municipality has `key#j` and its number in the name."""
    base, _, number = key.partition("#")
    term = FIELDS[base]
    return FieldTerm(term.label, f"{term.name}_{number}", term.remark) if number else term

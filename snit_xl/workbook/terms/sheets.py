"""Names and texts of sheets, tables, sections and fields (bladens texter)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from snit_xl.workbook.terms import change_texts, operations_texts, scenario_texts, task_texts, version_texts


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
        "Helårsprognos i tkr; intäkter och överskott är negativa. Byt metod i de gula cellerna till höger om kommentaren; + ovanför dem visar alla metoders förslag.",
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
    "scenario": SheetTerm(*scenario_texts.SHEET),
    "cases": SheetTerm("Ärenden", "Ärenden", "Vad nästa sammanträde tar upp, och texterna som hör till rapporterna."),
    "control": SheetTerm(
        "Internkontroll",
        "Internkontroll",
        "Årets kontrollplan: risk gånger väsentlighet, nivå enligt skalan, ansvar och uppföljning.",
    ),
    "meetings": SheetTerm(
        "Sammanträden",
        "Sammanträden",
        "Årets möten. Krockar, helgdagar och avsteg från vanlig veckodag visas när prognosen uppdateras.",
    ),
    "projects": SheetTerm(
        "Projekt och förbättringar",
        "Projekt och förbättringar",
        "Tid, pengar, risk och läge. Belopp i tkr.",
    ),
    "services": SheetTerm(
        "Tjänster och leverans",
        "Tjänster och leverans",
        "Tjänstekatalog, kunder och avtal, kö, större störningar och bemanning. Belopp i tkr.",
    ),
    "ledger": SheetTerm(
        "Utfall",
        "Utfall",
        "Inläst ur ekonomisystemet: konto, ansvar, projekt och månad. Skrivs aldrig för hand. Belopp i tkr med ören.",
    ),
    "months": SheetTerm(
        "Månader",
        "Månader",
        "Utfall och budget per rapportrad och månad, summerat ur Utfall enligt Kontoplan. Belopp i tkr.",
    ),
    "trial": SheetTerm(
        "Metodprov",
        "Metodprov",
        "Vad varje metod skulle ha sagt under stängda år, mot vad året blev. Skrivs av Uppdatera prognos.",
    ),
    "typed": SheetTerm(
        "Komplettering",
        "Komplettering",
        "Det som ekonomisystemet inte innehåller, till exempel kommunbidrag. Läggs till det inlästa. Belopp i tkr.",
    ),
    "accounts": SheetTerm(
        "Kontoplan",
        "Kontoplan",
        "Vilken avdelning ett ansvar hör till, och vilken rapportrad ett konto hör till. Den mest preciserade raden gäller.",
    ),
    "sources": SheetTerm(
        "Inläsning",
        "Inläsning",
        "Varje inläst fil: läst = fördelat + utanför + saknar rad + avvisat + ersatt, i rader och i kronor.",
    ),
    "trace": SheetTerm(
        "Spårning",
        "Spårning",
        "Vad ett belopp består av: från rapportrad till konton, från konto till verifikationer. Belopp i kronor.",
    ),
    "printed": SheetTerm(
        "Senaste handling",
        "Senaste handling",
        "Den senaste handlingens tabeller och påståenden precis som de står, även när de är fel. Belopp i tkr.",
    ),
    "checks": SheetTerm(
        "Kontroller",
        "Kontroller",
        "Allt som den senaste kontrollen fann, med plats och hur det rättas. Skrivs av Uppdatera prognos.",
    ),
    **{key: SheetTerm(*texts) for key, texts in version_texts.SHEETS.items()},
    # A file of its own, with its own access.
    "certificates": SheetTerm(
        "Sekretessbevis", "Sekretessbevis", "Vem som har skrivit på om tystnadsplikt, när, och var beviset finns."
    ),
    **{key: SheetTerm(*texts) for key, texts in change_texts.SHEETS.items()},
}

TABLES: Mapping[str, str] = {
    "steps": "Steg",
    "countdown": "Nedrakning",
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
    "due_controls": "Uppfoljningar",
    "levels": "Riskniva",
    "scale_words": "Riskskala",
    "meetings": "Moten",
    "meeting_steps": "Moteshandlingar",
    "projects": "Projektlista",
    "roadmap": "Fardplan",
    "ledger": "Utfallsrader",
    "months": "Manader",
    "typed": "Kompletteringar",
    "trial": "Metodprovning",
    "cost_units": "Ansvar",
    "accounts": "Kontomappning",
    "sources": "Kallor",
    "trace": "Sparning",
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
    **operations_texts.TABLES,
    **scenario_texts.TABLES,
    **version_texts.TABLES,
    **change_texts.TABLES,
}

SECTIONS: Mapping[str, str] = {
    "steps": "Månadens steg",
    "standing": "Läget",
    "meeting": "Nästa sammanträde",
    "countdown": "Nedräkning",
    "legend": "Så läser du bladen",
    "sums": "Sammanställning",
    "rows": "Rader per avdelning",
    "known": "Kända kommande poster",
    "deviation_per_row": "Avvikelse helår per rad",
    "forecast_span": "Prognosens spann per rad",
    "pools": "Fördelning av budgeten",
    "split_per_municipality": "Fördelat per kommun",
    "settlement": "Avräkning",
    "signing": "Avräkningsunderlag",
    "investments": "Årets investeringar",
    "plan": "Investeringsplan och kapitalkostnad",
    "investments_per_year": "Investeringar per år",
    "capital": "Kapitalkostnad per kommun",
    "capital_over_years": "Investeringar och kapitalkostnad",
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
    "heat_limits": "Gränser i riskkartan",
    "due_controls": "Att följa upp före nästa sammanträde",
    "meetings": "Möten",
    "meeting_steps": "Nedräkning till nämndens sammanträden",
    "projects": "Katalog",
    "gantt": "Tidplan",
    "roadmap": "Färdplan",
    "ledger": "Inlästa utfall",
    "months": "Rapportrader månad för månad",
    "typed": "Skrivna belopp",
    "trial": "Metoderna rad för rad",
    "cost_units": "Ansvar till avdelning",
    "accounts": "Konton till rapportrader",
    "sources": "Inlästa filer",
    "trace": "Spårat belopp",
    "trace_list": "Består av",
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
    "printed_period": "Handlingens period",
    "checks": "Fynd",
    "log": "Händelser",
    **operations_texts.SECTIONS,
    **scenario_texts.SECTIONS,
    **version_texts.SECTIONS,
    **change_texts.SECTIONS,
    **task_texts.SECTIONS,
}

NOTES: Mapping[str, str] = {
    **version_texts.NOTES,
    "legend_input": "Gula celler med blå text fyller du i. Allt annat räknas ut.",
    "legend_computed": "Svart text på vit botten är beräknat: en formel, eller ett värde som Uppdatera prognos har skrivit.",
    "legend_stale": "Står det Inaktuell har något ändrats sedan senaste Uppdatera prognos. Kör den igen.",
    "countdown": "Skriv datum i Klart den när steget är klart. Stegen är nämndens egna: ändra, ta bort eller lägg till rader.",
    "due_controls": "Skrivs av Uppdatera prognos: det som är försenat eller förfaller senast på nästa sammanträde.",
    "typed": "En rad per rapportrad, slag och år. Skriv månad för månad; tomma månader räknas inte. Ange källan.",
    "cost_units": "Ansvar och projekt kan vara ett värde (3200), en början (32*), ett intervall (3200-3299) eller flera (3210,3220).",
    "accounts": "Tom avdelning gäller alla. Raden utan Rad och Radtyp, eller med radtyp utanför, redovisas inte i driften.",
    "trace": "Ställ dig på en rad i Prognos eller Månader, eller på ett konto här, och klicka på Visa underlag.",
    "trial": "Felet är prognosen minus årets utfall, utan tecken, i snitt över de prövade åren. Du väljer metod i Prognos.",
    "known": "Skriv i nästa tomma gula rad, belopp i tkr. ”ja” lägger beloppet på radens förslag, ”nej” används bara av kontrollerna. Klicka sedan på Uppdatera prognos.",
    "forecast_span": "Strecket visar spannet kring prognosen: fyra utfall av fem väntas inom det. Där strecket saknas har raden inget spann: metoden är prövad på för få år, eller värdet är manuellt.",
    "settlement": "Nettoutfallet utan externa intäkter. Andelen räknas på det gemensamma, egna kostnader läggs till.",
    "signing": "Datum och underskrift av controller i värdkommunen och av controller i kommunen.",
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
    "meeting_steps": "Skrivs av Uppdatera prognos efter stegen på Start: sista dagen för varje steg, sammanträde för sammanträde.",
    **operations_texts.NOTES,
    "printed": "Fyll i tabellerna så som de är tryckta. Kontrollera jämför dem med varandra, med texten och med arbetsboken.",
    "claims": "En rad per siffra i texten. Lämna Gäller tomt för alla avdelningar tillsammans.",
    **scenario_texts.NOTES,
    **change_texts.NOTES,
}


def section_title(key: str, municipalities: tuple[str, ...]) -> str:
    """Return a section's heading (avsnittets rubrik); one repeated per municipality has `key#j` and names it."""
    base, _, number = key.partition("#")
    name = municipalities[int(number) - 1] if number else ""
    return f"{SECTIONS[base]} {name}".strip()

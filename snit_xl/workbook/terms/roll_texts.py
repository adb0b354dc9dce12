"""What rulla says (nytt år): what followed, what was cleared, what must be filled in, what could not follow."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.filling import fill

TEXTS: Mapping[str, str] = {
    "log_first": "Arbetsbok för {year}, byggd ur {file}",
    "typed_actual": "{unit}: {label}, utfall",
    "typed_budget": "{unit}: {label}, budget",
    "done": "Arbetsboken för {year} är byggd ur {file}, som är orörd.",
    "anyway": "Byggd trots att det här talade emot:",
    "carried": "Följde med:",
    "cleared": "Tömt:",
    "dropped": "Uteblev:",
    "to_fill": "Att fylla i:",
    "not_carried": "Följde inte med, eftersom arbetsboken är byggd på nytt:",
    "item": "• {text}",
    "carried_books": "Utfall, Månader, Komplettering och Inläsning: {previous} års utfall är nu föregående år.",
    "carried_budget": "Beslutad budget för {year}: {amount} tkr ({unit}), per kommun {parts}.",
    "carried_plan": "Investeringsplanen, flyttad ett år: Nästa år är nu budget {year}, {amount} tkr.",
    "carried_versions": "Versioner, med alla rader.",
    "carried_rest": "Kommuner, avdelningar, rader och metoder, Kontoplan, gränser, parametrar, internkontrollplan, projekt, "
    "tjänster, avtal och bemanning.",
    "cleared_key": "Nyckelns värden, källa och datum.",
    "cleared_forecast": "Justeringar, manuella prognoser och kommentarer i Prognos. De gamla kommentarerna står i {file} och, om de var "
    "låsta, i Versioner.",
    "cleared_budget": "Uppräkning, besparing, löneökning och budgetpotter.",
    "cleared_settlement": "Egna kostnader och inbetalt i avräkningen.",
    "cleared_scenarios": "Scenariernas namn och antaganden, och den version som Ändringar jämförde med.",
    "cleared_board": "Stegen på Start (Klart), ärenden, rapporttexter, uppföljningen av internkontrollen, kö, störningar och Senaste handling.",
    "cleared_log": "Loggen börjar om, med en rad om var arbetsboken kommer ifrån.",
    "dropped_known": "Kända kommande poster före {year}: {names}",
    "dropped_meetings": "Möten före {year}: {names}",
    "dropped_projects": "Klara och avbrutna projekt: {names}",
    "fill_stages": "Beslutad budget i Budgetsteg: {names}",
    "fill_typed": "Komplettering för {year}: {names}",
    "fill_meetings": "Årets möten i Sammanträden",
    "fill_pools": "Fördelning av budgeten summerar till {amount} tkr; beslutad budget är {decided} tkr. Se över beloppen.",
    "fill_investments": "Prognos för årets investeringar. Rader tillagda ur planen: {names}",
    "fill_books": "Läs in budget och utfall för {year}.",
    "own_sheets": "Egna blad: {names}",
    "own_columns": "Egna kolumner: {names}",
    "own_tables": "Egna tabeller: {names}",
    "own_formulas": "Egna formler i {count:gul cell|gula celler}; värdena följde med.",
    "own_macros": "Makron, knapparna på bladen och SNIT-formler: den nya arbetsboken är en .xlsx med värden i deras ställe. "
    "Knapparna på fliken SNIT fungerar i den.",
    "own_looks": "Egna format, anteckningar, diagram och utskriftsinställningar.",
    "missing": 'Kontrollera säger {count:sak|saker} till. När de är rättade: {program} uppdatera "{path}"',
}


def text(key: str, **values: str | int) -> str:
    """Fill one of rulla's texts (fyll i text)."""
    return fill(TEXTS[key], **values)

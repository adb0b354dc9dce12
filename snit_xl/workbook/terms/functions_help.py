"""Swedish help of the spreadsheet functions (funktionernas hjälp), and what SNIT_FEL says.

A line is at most 255 characters: Excel's function wizard takes no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CATEGORY = "SNIT"
EXAMPLE = "Exempel: {example}"
OWN_SPLIT_TOTAL = "Summa"


@dataclass(frozen=True, slots=True)
class FunctionHelp:
    """One function's help (hjälp): a line on what it gives, a line per argument, and an example."""

    summary: str
    arguments: Mapping[str, str]
    example: str


_KEY = "Folkmängd eller andel per kommun, en rad eller en kolumn. Inget värde får saknas eller vara negativt."
_SPECIFIC = "Belopp som en kommun bär ensam, ett per kommun."

HELP: Mapping[str, FunctionHelp] = {
    "SNIT_FORDELNING": FunctionHelp(
        "Delar gemensam kostnad efter nyckel och lägger till egna kostnader. Varje rad summerar exakt. Utan argument: arbetsbokens egen fördelning med rubriker.",
        {
            "belopp": "Gemensam kostnad i tkr, en cell eller flera. Tom cell är 0.",
            "nyckel": _KEY,
            "specifika": "Egna kostnader i tkr: en rad per belopp och en kolumn per kommun.",
            "decimaler": "Antal decimaler i delarna. Utelämnat är 0, alltså hela tkr.",
        },
        "=SNIT_FORDELNING(C8;F8:G8;D8:E8)",
    ),
    "SNIT_ANDEL": FunctionHelp(
        "Räknar om en nyckel till procent som summerar till exakt 100.",
        {"nyckel": _KEY, "decimaler": "Antal decimaler i procenttalen. Utelämnat är 1."},
        "=SNIT_ANDEL(B5:C5)",
    ),
    "SNIT_AVVIKELSE": FunctionHelp(
        "Budget minus prognos, cell för cell. Positivt är bättre än budget.",
        {"budget": "Budget i tkr. Tom cell är 0.", "prognos": "Prognos eller utfall i tkr, lika många celler."},
        "=SNIT_AVVIKELSE(B5:B9;C5:C9)",
    ),
    "SNIT_AVVIKELSE_PROCENT": FunctionHelp(
        "Avvikelsen som andel av budgeten: 0,05 är 5 %. Tom där budgeten är 0.",
        {"budget": "Budget i tkr. Tom cell är 0.", "prognos": "Prognos eller utfall i tkr, lika många celler."},
        "=SNIT_AVVIKELSE_PROCENT(B5;C5)",
    ),
    "SNIT_PROGNOS": FunctionHelp(
        "Helårsprognos enligt vald metod plus justering, rad för rad. Avrundas inte.",
        {
            "utfall_ack": "Utfall hittills i år, tkr.",
            "budget_ack": "Budget för samma tid, tkr.",
            "budget_ar": "Hela årets budget, tkr.",
            "period": "Månad 1–12 eller en period som 2017-08. Period 13 räknas som 12.",
            "metod": "budget, linjär, återstående budget eller föregående år. Utelämnat är återstående budget.",
            "justering": "Belopp i tkr som läggs till metodens förslag. Utelämnat är 0.",
            "utfall_fg_ack": "Föregående års utfall för samma tid. Krävs av metoden föregående år.",
            "utfall_fg_ar": "Föregående års utfall för hela året. Krävs av metoden föregående år.",
        },
        '=SNIT_PROGNOS(C5;B5;D5;8;"linjär")',
    ),
    "SNIT_UPPRAKNING": FunctionHelp(
        "Räknar upp ett belopp med en procentsats. Avrundas inte.",
        {"belopp": "Belopp i tkr. Tom cell är 0.", "procent": "Procentsatsen: 2,5 betyder 2,5 procent."},
        "=SNIT_UPPRAKNING(B5;2,5)",
    ),
    "SNIT_KAPITALKOSTNAD": FunctionHelp(
        "Ett års avskrivning och ränta på årets ingående bokförda värde, i tkr. 0 före och efter livslängden.",
        {
            "anskaffning": "Anskaffningsvärde i tkr.",
            "livslangd_ar": "Livslängd i hela år.",
            "internranta_procent": "Internränta i procent: 1,75 betyder 1,75 procent.",
            "ar_nr": "Vilket år i ordningen, 1 är första. Utelämnat är 1.",
            "metod": "rak eller annuitet. Utelämnat är rak.",
            "startmanad": "Månad då anläggningen tas i bruk, 1–12. Delar första och sista året. Utelämnat är 1.",
        },
        "=SNIT_KAPITALKOSTNAD(1200;5;1,75;2)",
    ),
    "SNIT_AVRAKNING": FunctionHelp(
        "Vad varje kommun ska betala: andel av nettoutfallet minus inbetalt, hela tkr. Negativt är att få tillbaka.",
        {
            "utfall": "Nettoutfallet i tkr, en cell.",
            "inbetalt": "Inbetalt per kommun som positiva belopp i tkr.",
            "nyckel": _KEY,
            "specifika": _SPECIFIC,
        },
        "=SNIT_AVRAKNING(B5;C5:D5;F8:G8)",
    ),
    "SNIT_RISK": FunctionHelp(
        "Riskvärde: risk gånger väsentlighet.",
        {"risk": "Sannolikhet, heltal från 1.", "vasentlighet": "Konsekvens, heltal från 1."},
        "=SNIT_RISK(C5;D5)",
    ),
    "SNIT_RISKNIVA": FunctionHelp(
        "Risknivå i ord enligt gränserna. Utan gränser: 1–3 låg, 4–6 medel, 8–9 hög, 12–16 kritisk.",
        {
            "risk": "Sannolikhet, heltal från 1.",
            "vasentlighet": "Konsekvens, heltal från 1.",
            "granser": "Tre kolumner: nivåns namn, från och till.",
        },
        "=SNIT_RISKNIVA(C5;D5;Riskniva)",
    ),
    "SNIT_UTFALL": FunctionHelp(
        "Summerar bladet Utfall i tkr. Utan perioder: från årets början till arbetsbokens period.",
        {
            "konto": 'Konto 5010, början 5*, intervall 50-57 eller flera 3,6. Skriv inom citattecken: "3,6".',
            "fran_period": "Första perioden: 2017-08, 201708 eller 8 (månad i arbetsbokens år). Utelämnat är januari.",
            "till_period": "Sista perioden. Utelämnat är arbetsbokens period.",
            "enhet": "Ansvar, eller början av det: 41*. Utelämnat är alla.",
            "kalla": "Källa som den står i Utfall, eller början av den: huvudbok*. Utelämnat är alla.",
        },
        '=SNIT_UTFALL("50-57";1;8)',
    ),
    "SNIT_KONTROLL": FunctionHelp(
        "OK när beloppen är lika inom toleransen, annars skillnaden i ord.",
        {
            "publicerat": "Beloppet som det står i handlingen.",
            "beraknat": "Beloppet som det borde vara.",
            "tolerans": "Största tillåtna skillnad. Utelämnat är 0.",
        },
        "=SNIT_KONTROLL(B5;C5;0,5)",
    ),
    "SNIT_FEL": FunctionHelp(
        "Säger varför en cell visar ett felvärde och hur det rättas. Tom när cellen inte visar något fel.",
        {"cell": "Cellen som visar felet."},
        "=SNIT_FEL(F12)",
    ),
}

# What SNIT_FEL says of an error value that no SNIT function has given.
NATIVE_ERRORS: Mapping[str, str] = {
    "#DIV/0!": "Formeln delar med 0 eller med en tom cell. Fyll i nämnaren.",
    "#VALUE!": "Formeln räknar med en text där det ska stå ett tal. Rätta cellen med texten.",
    "#REF!": "Formeln pekar på celler som har tagits bort. Skriv formeln på nytt.",
    "#NAME?": "Formeln innehåller ett namn som inte finns, eller så är SNIT-XL inte installerat på den här datorn. Rätta stavningen eller installera SNIT-XL.",
    "#NUM!": "Formeln ger ett tal som är för stort eller inte går att räkna ut. Kontrollera beloppen.",
    "#N/A": "Formeln söker efter något som inte finns. Kontrollera att värdet står i tabellen den söker i.",
    "#NULL!": "Formeln har ett mellanslag mellan två områden som inte möts. Skriv semikolon eller kolon i stället.",
}

EXPLANATIONS: Mapping[str, str] = {
    "fault": "{function}: {message} {mend}",
    "from_cell": "Felet kommer från {cell}. {reason}",
    "typed": "Felvärdet {value} står i cellen utan formel. Skriv ett värde, eller peka på matrisformelns första cell.",
    "stale": "Formeln ger inget fel när den räknas på nytt. Räkna om: Ctrl+Alt+F9 i Excel, Ctrl+Skift+F9 i LibreOffice.",
    "unknown": "Cellen visar {value}. Gå igenom formelns delar var för sig.",
}

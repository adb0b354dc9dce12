"""What the command line says (kommandoradens texter): help, headings, results and refusals."""

from __future__ import annotations

import re
from collections.abc import Mapping

from snit_xl.workbook.terms.filling import fill

WORKBOOK_FILE = "Projekt och förbättringar.xlsx"
DEMO_FOLDER = "demo"
NOBODY = "okänd"
DEPARTMENT = "Nämnden"

HELP: Mapping[str, str] = {
    "program": "Gemensam nämnds ekonomi i en arbetsbok: prognos, fördelning, budget och kontroller.",
    "usage": "Användning: ",
    "commands": "Kommandon",
    "command": "KOMMANDO",
    "arguments": "Argument",
    "options": "Flaggor",
    "help": "visa den här hjälpen",
    "epilog": "Status: 0 allt gick bra, 1 fel i arbetsboken, 2 fel användning eller en fil som inte går att hantera.",
    "demo": "bygg exemplet för 2017, uppdatera prognosen, visa den och skriv handlingarna",
    "build": "bygg en ny arbetsbok",
    "read": "läs in utfall och budget ur ekonomisystemets filer, som knappen Läs in utfall",
    "sources": "filer ur ekonomisystemet: SIE, Excel eller CSV",
    "agrees": "skriv även om tidigare inlästa belopp ändras",
    "despite_faults": "läs in en fil även om den har fel i sig; felen följer med till Kontroller",
    "guesses": "ta det som verkar troligast där en lista är oklar",
    "owner": "kommunen vars bokföring filerna gäller, om det inte framgår av filen",
    "answers": "svar på en fråga om en lista; frågorna visas när de behövs och kan få flera --svar",
    "trace": "visa vad ett belopp består av, som knappen Visa underlag; ändrar ingenting",
    "cell": "cellen, till exempel ”Prognos!G18”; ett konto i listan visas med Utfall!A20",
    "account": "visa kontots verifikationer för radens månader",
    "audited": "handlingar: Word (.docx), Excel (.xlsx), PDF eller text ur en PDF (.txt)",
    "calendar": "skriv mötena som en kalenderfil (.ics); ändrar ingenting i arbetsboken",
    "register": "skapa ett tomt register över sekretessbevis och blanketten att skriva på",
    "register_file": "registret som skapas (”Sekretessbevis.xlsx” om inget anges)",
    "committee": "nämndens eller enhetens namn, i registret och på blanketten",
    "calendar_out": "kalenderfilen som skapas (”Sammanträden.ics” bredvid arbetsboken om inget anges)",
    "papers": "skriv sammanträdets handlingar ur arbetsboken, i en ny mapp; ändrar ingenting i arbetsboken",
    "out": "mapp där den nya mappen med handlingar läggs (arbetsbokens mapp om inget anges)",
    "despite": "skriv handlingarna även om kontrollerna visar fel eller prognosen är inaktuell; det står då i dem",
    "pdf": "spara handlingarna som PDF också, med LibreOffice",
    "audit": "granska färdiga handlingar: summor, avvikelser, tecken, text mot tabell och årtal; ändrar ingenting utan --fyll-i",
    "workbook": "fyll i bladet Senaste handling i ARBETSBOK med det som lästes ur handlingen; visar först vad som ersätts",
    "agrees_fill": "fyll i även om det som står på bladet ersätts; en säkerhetskopia sparas",
    "update": "räkna om prognosen i en stängd arbetsbok, som knappen Uppdatera prognos",
    "check": "lista allt att rätta eller ta ställning till; ändrar ingenting",
    "lock": "spara prognosen under ett namn, att jämföra senare prognoser med",
    "point": "rapporttillfälle, om det är ett annat än periodens: februari, april, augusti, oktober eller årsbokslut",
    "restore": "ge tillbaka filen som den var före den senaste ändringen",
    "roll": "bygg nästa års arbetsbok ur årets; den gamla filen är orörd",
    "rolled_file": "den nya filen (det gamla namnet med nästa år, om inget anges)",
    "period": "den nya arbetsbokens period, 1–12 (1 om inget anges)",
    "population": "invånare i en kommun; en flagga per kommun",
    "key_source": "varifrån befolkningen kommer",
    "key_day": "vilken dag befolkningen gäller, ÅÅÅÅ-MM-DD",
    "anyway": "bygg även om året inte är slut eller arbetsboken har fel",
    "install": "installera tilläggen i Excel och LibreOffice för den här användaren",
    "examine": "undersök om datorn är rätt inställd; ändrar ingenting",
    "remove": "ta bort allt som har installerats",
    "only": "bara det ena programmet: excel eller libreoffice",
    "examined_file": "en arbetsbok att undersöka också",
    "file": "arbetsboken (.xlsx eller .xlsm)",
    "new_file": f"filen som skapas (”{WORKBOOK_FILE}” om inget anges)",
    "version_name": "versionens namn; utan namn heter den efter rapporttillfället, till exempel ”Augusti 2017”",
    "folder": f"mapp för exemplet (”{DEMO_FOLDER}” om inget anges)",
    "municipalities": "kommunerna med komma emellan, värdkommunen först; utan flaggan byggs exemplet för 2017",
    "scale": "högsta steg för risk och väsentlighet (4 om inget anges)",
    "departments": "avdelningarna med komma emellan (en enda, Nämnden, om inget anges)",
    "replace": "ersätt en fil som redan finns; en säkerhetskopia sparas",
    "listed": "lista det som kan tas tillbaka; ändrar ingenting",
    "force": "återställ även om filen har ändrats sedan dess; en säkerhetskopia sparas",
    "json": "skriv resultatet som JSON, med alla fynd",
    "debug": "visa teknisk information om något oväntat händer",
}
METAVARS: Mapping[str, str] = {
    "calendar_out": "FIL.ics",
    "committee": "NAMN",
    "file": "FIL",
    "sources": "KÄLLA",
    "cell": "CELL",
    "audited": "HANDLING",
    "workbook": "ARBETSBOK",
    "owner": "KOMMUN",
    "account": "KONTO",
    "answers": "FRÅGA=VAL",
    "name": "NAMN",
    "point": "TILLFÄLLE",
    "folder": "MAPP",
    "out": "MAPP",
    "municipalities": "A,B,C",
    "departments": "X,Y",
    "scale": "4|5",
    "only": "PROGRAM",
    "rolled_file": "NY FIL",
    "period": "MÅNAD",
    "population": "KOMMUN=ANTAL",
    "key_source": "TEXT",
    "key_day": "DATUM",
}

PROGRESS: Mapping[str, str] = {
    "demo": "Bygger exemplet och uppdaterar prognosen …",
    "build": "Bygger arbetsboken …",
    "read": "Läser filerna …",
    "trace": "Letar fram underlaget …",
    "papers": "Skriver handlingarna …",
    "calendar": "Skriver kalendern …",
    "register": "Skapar registret …",
    "audit": "Granskar handlingarna …",
    "update": "Uppdaterar prognosen …",
    "check": "Kontrollerar arbetsboken …",
    "lock": "Låser versionen …",
    "restore": "Återställer filen …",
    "roll": "Bygger nästa års arbetsbok …",
    "install": "Installerar …",
    "examine": "Undersöker datorn …",
}

TEXTS: Mapping[str, str] = {
    "backup": "Säkerhetskopia: {path}",
    "path": "Arbetsboken: {path}",
    "unused": "Det gick inte. Ingenting har ändrats.",
    "nothing_found": "Inget att anmärka.",
    "found": "Fynd: {findings}.",
    "found_hint": 'Kontrollera listar dem: {program} kontrollera "{path}"',
    "more": "… och {count} till. Alla visas med --json.",
    "figures": "Står {published}, beräknat {correct}.",
    "figures_difference": "Står {published}, beräknat {correct}, skillnad {difference}.",
    "figure_published": "Står {published}.",
    "figure_correct": "Beräknat {correct}.",
    "mend": "Rätta: {text}",
    "demo_faults": "Felen står i den tryckta handlingen från 2017. Exemplet visar att de hittas; prognosen ovan påverkas inte.",
    "demo_read": "Läst ur bokföringen:",
    "reading": "{file}: {percent} % läst",
    "changes": "Det här ändras:",
    "faulty": "Fel i filerna:",
    "despite": "Ingenting är skrivet. Rätta i ekonomisystemet och ta ut filen igen, eller kör samma kommando med {flags}.",
    "agree": "Ingenting är skrivet än. Kör samma kommando med {flags} för att skriva.",
    "read_as": "{file} lästes så: {format}",
    "question": "{text}\n    Svara med --svar {code}=VAL, där VAL är: {choices}.",
    "likeliest": "Troligast: {guess}.",
    "asked_all": "Ingenting är skrivet. --gissa tar det troligaste överallt.",
    "bad_answer": "--svar ska skrivas FRÅGA=VAL.",
    "bad_cell": "Cellen ska skrivas med blad och adress, till exempel Prognos!G18.",
    "trace_sum": "Står på raden {total} kr, summa nedan {sum} kr, skillnad {difference} kr",
    "trace_on": 'Verifikationerna för ett konto, till exempel: {program} underlag "{file}" "{cell}" --konto {account}',
    "papers_refused": "Inga handlingar är skapade. Rätta det här först, eller kör samma kommando med --ändå, så står det i dem:",
    "papers_refused_despite": "Inga handlingar är skapade. Det här måste rättas först:",
    "register_built": "Registret: {path}",
    "form_written": "Blanketten: {path}",
    "form_kept": "Blanketten finns redan och är orörd: {path}",
    "register_next": 'Registret är tomt. Ge bara den som behöver det åtkomst till filen. Kontrollera den så här: {program} kontrollera "{path}"',
    "calendar_done": "Kalendern: {path} ({count:möte|möten}).",
    "calendar_again": "Importera den i kalendern. Importeras en ny fil senare uppdateras mötena, de blir inte dubbla.",
    "calendar_refused": "Ingen kalender är skriven. Rätta det här först:",
    "trace_refused": "Det finns inget att visa:",
    "paper": "{name}: {findings}. {tables} och {statements} i texten är lästa.",
    "paper_fine": "{name}: inget säkert fel. {tables} och {statements} i texten är lästa.",
    "papers_unusable": "Det här gick inte att läsa",
    "certain": "Säkra fel",
    "remarks": "Att ta ställning till",
    "uncertain": "Osäkert: kan vara felläst",
    "between": "Mellan handlingarna",
    "column": "{place}, {column}",
    "fill_one": "--fyll-i tar en handling åt gången: bladet rymmer en.",
    "fill_replaced": "{title}: {before:rad|rader} ersätts med {after}",
    "fill_new": "{title}: {after:rad|rader}",
    "fill_left": "{title}: finns inte i handlingen, {before:rad|rader} står kvar",
    "fill_many": "{count} belopp och rader ändras; tabellen är en annan än den som står",
    "fill_left_out": "{count:påstående|påståenden} i texten gäller flera avdelningar som inte är en nämnd, och får inte plats på en rad. De är inte med.",
    "fill_shown": "Senaste handling i {file}:",
    "fill_done": "Senaste handling är ifylld.",
    "fill_unchanged": "Det står redan så på bladet Senaste handling. Ingenting har ändrats.",
    "fill_next": 'Kontrollera jämför nu handlingen med arbetsboken: {program} kontrollera "{path}"',
    "built": "Arbetsboken är byggd.",
    "built_empty": 'Fyll i de gula cellerna och kör {program} uppdatera "{path}". {count:cell|celler} måste fyllas i först.',
    "restored": "{action} {time} är återtaget. Filen är som den var före det.",
    "restored_next": "Nästa Återställ tar tillbaka {action} {time}.",
    "restored_last": "Det finns inget mer att ta tillbaka.",
    "steps": "Återställ tar tillbaka ett steg i taget, det översta först:",
    "step": "{number}. {action} {time} (säkerhetskopian {backup})",
    "no_steps": "Det finns inget att ta tillbaka.",
    "forecast": "Prognos {year} efter {month}, tkr (intäkter och överskott är negativa)",
    "settlement": "Avräkning per kommun hittills, tkr",
    "bridge": "Från budget {year} till budget {next_year} per kommun, tkr",
    "sum": "Summa",
    "whole": "Arbetsboken är hel: den byts ut i ett steg eller inte alls.",
    "interrupted": "Avbrutet. Arbetsboken är hel.",
    "wrong_use": "{reason} Hjälp: {program} --hjälp",
    "needs_municipalities": "{option} kan bara användas tillsammans med --kommuner.",
    "bad_population": "--befolkning ska skrivas KOMMUN=ANTAL, till exempel Herrljunga=9500.",
    "needs_source": "--befolkning kräver --källa och --datum: nyckeln ska ha källa och dag.",
    "needs_population": "{option} kan bara användas tillsammans med --befolkning.",
    "bad_day": "--datum ska skrivas ÅÅÅÅ-MM-DD.",
    "empty_name": "Ange ett namn på versionen.",
}

# Short headings: a terminal is narrower than a sheet.
HEADINGS: Mapping[str, str] = {
    "label": "Rad",
    "budget": "Budget",
    "actual": "Utfall",
    "by_linear": "Linjär",
    "by_remaining": "Återst. budget",
    "by_prior_year": "Fg år",
    "by_seasonal": "Säsong",
    "proposal": "Förslag",
    "adjustment": "Justering",
    "forecast": "Prognos",
    "deviation": "Avvikelse",
    "municipality": "Kommun",
    "share_of_common": "Del av gemensamt",
    "own_costs": "Egna kostnader",
    "share_total": "Att bära",
    "paid": "Inbetalt",
    "to_pay": "Att betala",
    "opening": "Budget i år",
    "pay": "Löneökning",
    "uplift_amount": "Uppräkning",
    "savings": "Besparing",
    "closing": "Budget nästa år",
}

# The argument parser speaks English; what it can say is put in Swedish here, first match wins.
_USAGE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "Det saknas något: {names}."),
    (re.compile(r"unrecognized arguments: (?P<names>.+)"), "Okänt: {names}."),
    (re.compile(r"argument KOMMANDO: invalid choice: '(?P<value>[^']*)'"), "Kommandot {value} finns inte."),
    (re.compile(r"argument (?P<name>[^:]+): invalid choice: '?(?P<value>[^' ]*)'?"), "{name} kan inte vara {value}."),
    (re.compile(r"argument (?P<name>[^:]+): expected"), "Det saknas ett värde efter {name}."),
    (re.compile(r"argument (?P<name>[^:]+): ignored explicit argument"), "{name} tar inget värde."),
    (re.compile(r"argument (?P<name>[^:]+): invalid \S+ value: '(?P<value>[^']*)'"), "{name} kan inte vara {value}."),
)
_UNCLEAR = "Kommandot går inte att tolka."


def text(key: str, **values: str | int) -> str:
    """Fill one of the command line's texts (fyll i text)."""
    return fill(TEXTS[key], **values)


def usage_fault(message: str) -> str:
    """Put the argument parser's complaint in Swedish (fel användning)."""
    for pattern, swedish in _USAGE:
        found = pattern.match(message)
        if found:
            return swedish.format(**found.groupdict())
    return _UNCLEAR


def counted(faults: int, warnings: int, notes: int) -> str:
    """Say how many findings there are (antal fynd): 1 fel, 3 varningar; kinds without any are left out."""
    parts = (
        (faults, "fel", "fel"),
        (warnings, "varning", "varningar"),
        (notes, "notering", "noteringar"),
    )
    said = [f"{count} {one if count == 1 else many}" for count, one, many in parts if count]
    return ", ".join(said) or "inga fynd"


def number_of(count: int, one: str, many: str) -> str:
    """Say how many of something (antal): "1 tabell", "9 tabeller"."""
    return f"{count} {one if count == 1 else many}"

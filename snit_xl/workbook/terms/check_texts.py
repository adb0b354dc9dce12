"""The catalogue of checks in words (granskningens kontroller): what each looks for, an example, and why it holds.

One entry per code of the audit; the handbook's list is generated from it. `source` says what the rule rests on: the
paper's own arithmetic, the committee's sign convention, a decision's wording, or experience with thresholds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ARITHMETIC = "tabellens egen räkning"
CONVENTION = "nämndens teckenregel: intäkter och överskott negativa, avvikelse = budget − prognos"
SAME_FIGURE = "samma belopp två gånger i handlingarna ska vara lika"
LIMITS = "erfarenhet; gränsen står i Förutsättningar"
WORDING = "beslutets ordalydelse"
READING = "läsningen av filen"


@dataclass(frozen=True, slots=True)
class CheckText:
    """What a check looks for, with an example and its ground (kontroll i ord)."""

    explanation: str
    example: str
    source: str


CHECKS: Mapping[str, CheckText] = {
    "GRANSKA-SUMMA": CheckText(
        "En summa är något annat än sina rader.", "5 − 89 ger −84, men på summaraden står −86.", ARITHMETIC
    ),
    "GRANSKA-BRYGGA": CheckText(
        "Bryggan från årets budget till nästa slutar på fel belopp.", "15 388 + 194 + 134 − 302 ger 15 414.", ARITHMETIC
    ),
    "GRANSKA-AVVIKELSE": CheckText(
        "Avvikelsen är inte skillnaden mellan radens egna kolumner.", "Budget 1 400, prognos 1 484: −84.", ARITHMETIC
    ),
    "GRANSKA-TECKEN": CheckText(
        "En hel kolumn har omvänt tecken mot sitt underlag.",
        "36/−174 i sammanställningen, −36/174 hos avdelningarna.",
        CONVENTION,
    ),
    "GRANSKA-PROCENT": CheckText(
        "Ett procenttal är inte det som radens belopp ger, fast övriga rader stämmer.",
        "840 av 1 200 är 70 procent, inte 77.",
        ARITHMETIC,
    ),
    "GRANSKA-ANDEL": CheckText(
        "En andel är inte radens belopp i procent av summan, fast de andra raderna är det.",
        "1 200 av 4 000 är 30 procent, inte 33.",
        ARITHMETIC,
    ),
    "GRANSKA-PROCENTSUMMA": CheckText(
        "Andelar som ska bli 100 procent blir något annat.",
        "54,6 och 44,5 ger 99,1, men på summaraden står 100.",
        ARITHMETIC,
    ),
    "GRANSKA-TEXT-PROCENT": CheckText(
        "Ett procenttal i texten är inte det som meningens egna belopp eller tabellens rad ger.",
        "”840 tkr av 1 200 tkr (77 procent)”, men det är 70.",
        SAME_FIGURE,
    ),
    "GRANSKA-FORDELNING-HUNDRA": CheckText(
        "Andelar i samma mening blir nästan 100 procent, men inte riktigt.",
        "”54,6 procent till den ena och 44,5 till den andra” är 99,1.",
        ARITHMETIC,
    ),
    "GRANSKA-RUBRIK-AR": CheckText(
        "Tabellens rubrik nämner ett år som ingen av kolumnerna har.",
        "”Budget 2017” över kolumnerna Budget 2018 och Plan 2019.",
        "rubriken gäller det som står under den",
    ),
    "GRANSKA-KOLUMN-AR": CheckText(
        "En prognoskolumn gäller ett annat år än handlingens alla andra.",
        "Prognos 2016 i en av fyra tabeller, Prognos 2017 i de andra.",
        "en rapport har ett år",
    ),
    "GRANSKA-RUBRIK-MANAD": CheckText(
        "Tabellens rubrik nämner en annan månad än kolumnerna.",
        "”Utfall per 2017-04-30” över ”Utfall aug 2017”.",
        "rubriken gäller det som står under den",
    ),
    "GRANSKA-RISKVARDE": CheckText(
        "Riskvärdet är inte risk gånger väsentlighet.", "2 × 3 ger 6, men 5 står i planen.", "R × V = RV"
    ),
    "GRANSKA-SAMMANSTALLNING": CheckText(
        "Sammanställningen har ett annat belopp än avdelningens egen tabell.",
        "−400 mot −428 på avdelningens sista rad.",
        SAME_FIGURE,
    ),
    "GRANSKA-KOMMUNER-MOT-BRYGGA": CheckText(
        "Kommunernas budgetar blir tillsammans något annat än bryggan.", "9 436 + 5 978 ger 15 414.", SAME_FIGURE
    ),
    "GRANSKA-INVESTERING-MOT-PLAN": CheckText(
        "Uppföljning och plan har olika budget eller prognos för samma år.",
        "1 484 i uppföljningen, 1 480 i planen.",
        SAME_FIGURE,
    ),
    "GRANSKA-TEXT-MOT-TABELL": CheckText(
        "Texten anger ett annat belopp än tabellen.", "”Underskott om 89 tkr”, men tabellen ger 84.", SAME_FIGURE
    ),
    "GRANSKA-ARTAL": CheckText(
        "Förslaget till beslut gäller ett annat år än rubriken.",
        "Rubriken säger planen 2018, förslaget planen 2017.",
        WORDING,
    ),
    "GRANSKA-ARTAL-ANNAT": CheckText(
        "Förslag och rubrik nämner olika år utan något gemensamt ord.",
        "Rubriken nämner 2018, förslaget bara 2017.",
        WORDING,
    ),
    "GRANSKA-ACKUMULERAD-SERIE": CheckText(
        "Månadsbelopp ser ut att vara ackumulerade.",
        "100, 200, 300 … fast budgeten är 100 i månaden.",
        "budgeten för samma månader",
    ),
    "GRANSKA-ENHET-SAKNAS": CheckText(
        "En enhet finns bara i den ena av sammanställning och avdelningar.",
        "Personal saknas i sammanställningen.",
        SAME_FIGURE,
    ),
    "GRANSKA-DUBBEL-RAD": CheckText("Samma rad står två gånger.", "Personalkostnader två gånger hos IT.", ARITHMETIC),
    "GRANSKA-PROGNOS-UNDER-UTFALL": CheckText(
        "Årets prognos är mindre än det som redan är bokfört.",
        "Prognos 956, utfall 1 336.",
        "ett bokfört belopp försvinner sällan",
    ),
    "GRANSKA-INTAKT-OVER-PROGNOS": CheckText(
        "Intäkten är redan större än årets prognos.",
        "Prognos −500, utfall −620.",
        "ett bokfört belopp försvinner sällan",
    ),
    "GRANSKA-BUDGET-OVER-AR": CheckText(
        "Ackumulerad budget är större än årets.", "1 965 till augusti, 633 för året.", "delen är högst det hela"
    ),
    "GRANSKA-PROGNOS-OCH-BUDGET": CheckText(
        "Båda de två föregående på samma rad.",
        "Prognos 633, utfall 1 635, ackumulerad budget 1 965.",
        "som de två föregående",
    ),
    "GRANSKA-PROGNOS-UTAN-AVVIKELSE": CheckText(
        "Prognosen är lika med budget fast utfallet avviker.",
        "Prognos 0, utfall och återstående budget ger −632.",
        LIMITS,
    ),
    "GRANSKA-FORBRUKNING": CheckText("En kostnad förbrukas fortare än året går.", "91 procent efter månad 8.", LIMITS),
    "GRANSKA-KAND-POST": CheckText(
        "Utfall och väntade poster passerar prognosen.", "3 366 och väntade 417 mot prognosen 3 545.", ARITHMETIC
    ),
    "GRANSKA-FORKLARING": CheckText(
        "Texten skyller på en rad som avviker åt andra hållet.",
        "Uteblivna intäkter, fast intäkterna är 1 006 bättre.",
        ARITHMETIC,
    ),
    "GRANSKA-MANADSTAKT": CheckText(
        "Återstående månader blir mycket dyrare för personal.", "51 procent mer per månad än hittills.", LIMITS
    ),
    "GRANSKA-UPPREPAT-VARDE": CheckText("Samma utfall som förra året på kronan.", "1 336 båda åren.", LIMITS),
    "GRANSKA-BILD-MOT-PLAN": CheckText(
        "Presentationens belopp är inte planens.", "3,0 MSEK på bilden, 4 000 tkr i planen.", SAME_FIGURE
    ),
    "GRANSKA-HANDLING-MOT-HANDLING": CheckText(
        "Två handlingar har olika belopp på samma rad och kolumn.",
        "Budget 15 388 i den ena, 15 338 i den andra.",
        SAME_FIGURE,
    ),
    "GRANSKA-HISTORIK": CheckText(
        "En månad är många gånger större än det brukar.", "1 200 där det brukar stå 12.", LIMITS
    ),
    "GRANSKA-HISTORIK-LITEN": CheckText(
        "En månad är en liten del av det brukliga.", "1,2 där det brukar stå 1 200.", LIMITS
    ),
    "GRANSKA-TOM-CELL": CheckText(
        "En beräknad cell är tom.", "Kommunbidragets avvikelse är tom men borde vara 0.", ARITHMETIC
    ),
    "GRANSKA-RADNAMN": CheckText(
        "En summarad heter något annat än det den summerar.", "Nettokostnader som är resultatet.", "radernas innehåll"
    ),
    "GRANSKA-TEXT-UTAN-TABELL": CheckText(
        "Ett belopp i texten har ingen tabell att jämföras med.", "Ett konto som inte redovisas.", READING
    ),
    "GRANSKA-KAND-POST-UTAN-RAD": CheckText(
        "En väntad post hör inte till någon rad.", "Radnamnet är stavat på annat sätt.", READING
    ),
    "GRANSKA-OLAST-TABELL": CheckText(
        "En tabell kunde inte läsas säkert, så inget i den räknas som säkert fel.", "Nyckeltal utan summor.", READING
    ),
    "GRANSKA-SERIE-FOR-KORT": CheckText(
        "Månadsserien är för kort för att prövas.", "Två månader; fyra behövs.", LIMITS
    ),
    "GRANSKA-HISTORIK-FOR-KORT": CheckText(
        "Historiken är för kort för att prövas.", "Tre tidigare månader; fyra behövs.", LIMITS
    ),
}

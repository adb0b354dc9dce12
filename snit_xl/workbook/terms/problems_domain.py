"""Faults in what is to be computed (regelverkets texter): code → severity, message, mend."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, NOTE, WARNING, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "FORDELNING-NYCKEL-NEGATIV": ProblemText(
        FAULT,
        "Nyckeln {key} har en negativ andel.",
        "Rätta andelen; den får inte vara mindre än 0.",
    ),
    "FORDELNING-NYCKEL-NOLL": ProblemText(
        FAULT,
        "Nyckeln {key} har summan 0 och kan inte fördela något.",
        "Fyll i folkmängd eller andel för varje kommun.",
    ),
    "FORDELNING-NYCKEL-SUMMA": ProblemText(
        FAULT,
        "Nyckeln {key} är angiven i procent men summerar till {published}, inte {correct}.",
        "Rätta andelarna så att de blir 100 procent, eller ange folkmängd.",
    ),
    "FORDELNING-NYCKEL-SAKNAS": ProblemText(
        FAULT,
        "Kostnadspoolen {pool} hänvisar till nyckeln {key}, som inte finns.",
        "Välj en nyckel som finns i Förutsättningar.",
    ),
    "FORDELNING-SPECIFIKA-ANTAL": ProblemText(
        FAULT,
        "Kostnadspoolen {pool} har {count} kommunspecifika belopp, men nyckeln gäller {municipalities} kommuner.",
        "Ange ett belopp per kommun, 0 där inget finns.",
    ),
    "FORDELNING-BARA-NYCKEL": ProblemText(
        WARNING,
        "{pool} ({amount} tkr) fördelas enbart efter nyckeln fast kommunspecifika kostnader ingår.",
        "Lägg de kommunspecifika kostnaderna i egna kolumner och bara resten under gemensamt.",
    ),
    "PROGNOS-KOMMENTAR-SAKNAS": ProblemText(
        FAULT,
        "{unit}, {row}: manuell prognos eller justering saknar kommentar.",
        "Skriv i kommentaren varför beloppet ändrats.",
    ),
    "PROGNOS-DUBBEL-RAD": ProblemText(
        FAULT,
        "{unit}, {row} finns på mer än en rad.",
        "Ta bort eller döp om den ena raden.",
    ),
    "PROGNOS-UNDERLAG-SAKNAS": ProblemText(
        FAULT,
        "{unit}, {row}: den valda metoden saknar underlag.",
        "Läs in de belopp som metoden bygger på, skriv dem i Komplettering, eller välj en annan metod.",
    ),
    "PROGNOS-KOMMUNBIDRAG-SAKNAS": ProblemText(
        WARNING,
        "{unit}, {row}: kommunbidraget saknas, så resultatet räknas utan det.",
        "Skriv kommunbidragets utfall och budget i Komplettering, eller ta bort raden om avdelningen inte har något.",
    ),
    "PROGNOS-POST-UTAN-RAD": ProblemText(
        WARNING,
        "Den kända posten {unit}, {row} ({amount} tkr) hör inte till någon rad i prognosen.",
        "Rätta avdelning eller rad så att de stämmer med Prognos.",
    ),
    "AVRAKNING-INBETALT-TECKEN": ProblemText(
        FAULT,
        "{municipality}: inbetalt belopp är negativt ({amount} tkr).",
        "Ange inbetalt belopp som positivt tal.",
    ),
    "AVRAKNING-INBETALT-PERIOD": ProblemText(
        WARNING,
        "Avräkningen jämför kostnader till och med månad {month} med inbetalningar till och med månad {paid}.",
        "Ändra Inbetalt hittills till periodens belopp, och skriv månaden i Inbetalt till och med månad.",
    ),
    "AVRAKNING-INBETALT-OKAND": ProblemText(
        WARNING,
        "Det framgår inte till och med vilken månad Inbetalt hittills gäller; kostnaderna gäller till och med månad {month}.",
        "Skriv månaden i Inbetalt till och med månad, så kan avräkningen hållas mot perioden.",
    ),
    "AVRAKNING-INTAKT-TECKEN": ProblemText(
        WARNING,
        "Externa intäkter är positiva ({amount} tkr).",
        "Ange intäkter som negativa tal.",
    ),
    "INVESTERING-LIVSLANGD": ProblemText(
        FAULT,
        "{investment}: livslängden är {years} år.",
        "Ange en livslängd på minst 1 år.",
    ),
    "INVESTERING-STARTMANAD": ProblemText(
        FAULT,
        "{investment}: startmånaden är {month}.",
        "Ange en månad mellan 1 och 12.",
    ),
    "INVESTERING-FINANSIAR-OKAND": ProblemText(
        FAULT,
        "{investment}: {financier} är inte en av nämndens kommuner.",
        "Skriv en kommuns namn, eller namnet på nyckeln som delar kostnaden.",
    ),
    "INVESTERING-RANTA-SAKNAS": ProblemText(
        FAULT,
        "{investment}: internränta saknas för {year}.",
        "Fyll i internräntan för året i Förutsättningar.",
    ),
    "RISK-NIVA-UTANFOR": ProblemText(
        FAULT,
        "Nivån {level} ({lower}–{upper}) ligger utanför skalan 1–{highest} eller har gränserna omvända.",
        "Rätta gränserna.",
    ),
    "RISK-NIVA-OVERLAPP": ProblemText(
        FAULT,
        "Nivåerna {other} och {level} överlappar varandra.",
        "Ändra gränserna så att varje riskvärde hör till en nivå.",
    ),
    "RISK-NIVA-LUCKA": ProblemText(
        FAULT,
        "Riskvärdet {score} hör inte till någon nivå.",
        "Ändra gränserna så att alla riskvärden täcks.",
    ),
    "RISK-VARDE-SAKNAS": ProblemText(
        FAULT,
        "{row}: risk eller väsentlighet saknas eller är inget heltal.",
        "Fyll i båda som heltal på skalan.",
    ),
    "RISK-UTANFOR-SKALA": ProblemText(
        FAULT,
        "{row}: risk {risk} och väsentlighet {materiality} ligger utanför skalan.",
        "Rätta värdena, eller ändra skalan om den är fel.",
    ),
    "RISK-RV-FEL": ProblemText(
        FAULT,
        "{row}: riskvärdet är {published} men risk × väsentlighet ger {correct}.",
        "Rätta riskvärdet, eller risk och väsentlighet.",
    ),
    "RISK-INGEN-RANGORDNING": ProblemText(
        NOTE,
        "Alla {count} kontroller har riskvärdet {score}: planen rangordnar inte riskerna.",
        "Bedöm om någon risk är större än de andra.",
    ),
    "UPPFOLJNING-SEN": ProblemText(
        WARNING,
        "{process}: uppföljningen skulle ha gjorts {day} och är {days:dag|dagar} sen.",
        "Följ upp kontrollen och skriv resultat och datum, eller planera om den.",
    ),
    "UPPFOLJNING-UTAN-DATUM": ProblemText(
        NOTE,
        "{process}: uppföljningen har ett resultat men inget datum.",
        "Skriv dagen i kolumnen Följdes upp.",
    ),
    "UPPFOLJNING-OPLANERAD": ProblemText(
        NOTE,
        "{count:kontroll|kontroller} i planen saknar dag för uppföljning.",
        "Skriv en dag i kolumnen Planerad till.",
    ),
    "PARAMETER-DUBBEL": ProblemText(
        FAULT,
        "{parameter} har två värden som gäller från {day}.",
        "Behåll det ena.",
    ),
    "PARAMETER-ENHET": ProblemText(
        FAULT,
        "{parameter} har enheten {unit}, tidigare {earlier_unit}.",
        "Använd samma enhet på alla rader med samma namn.",
    ),
    "PARAMETER-KALLA-SAKNAS": ProblemText(
        WARNING,
        "{parameter} från {day} saknar källa.",
        "Skriv var värdet är beslutat eller publicerat.",
    ),
    "BUDGET-UPPRAKNING-UNDERLAG-SAKNAS": ProblemText(
        FAULT,
        "{municipality}: det finns en uppräkning i procent men varken underlag eller nästa års budget.",
        "Fyll i det belopp som räknas upp.",
    ),
    "BUDGET-REST-UTAN-PROCENT": ProblemText(
        WARNING,
        "{municipality}: {amount} tkr av förändringen förklaras inte, och ingen uppräkning är angiven.",
        "Ange uppräkning och underlag, eller rätta beloppen.",
    ),
    "BUDGET-BRYGGA-AVVIKER": ProblemText(
        FAULT,
        "{municipality}: angiven budget {published} tkr, men bryggan ger {correct} tkr (skillnad {difference}).",
        "Rätta underlag, besparing eller budget.",
    ),
    "BUDGET-UPPRAKNING-PERSONAL": ProblemText(
        WARNING,
        "{municipality}: underlaget för uppräkning innehåller personalkostnader, som redan räknas upp genom lönepotten.",
        "Dra av personalkostnaderna från underlaget.",
    ),
    "BUDGET-UPPRAKNING-FOR-STORT": ProblemText(
        WARNING,
        "Underlagen för uppräkning är tillsammans {bases} tkr, mer än de {room} tkr som inte är personalkostnader: lönerna räknas upp två gånger.",
        "Dra av personalkostnaderna, som räknas upp genom lönepotten.",
    ),
    "PROJEKT-ID-SAKNAS": ProblemText(
        FAULT,
        "Projektet {project} saknar id.",
        "Ge projektet ett eget id.",
    ),
    "PROJEKT-ID-DUBBELT": ProblemText(
        FAULT,
        "Id {id} ({project}) används av mer än ett projekt.",
        "Ge det ena projektet ett annat id.",
    ),
    "PROJEKT-SLUT-FORE-START": ProblemText(
        FAULT,
        "{project}: slutdatum {end} ligger före startdatum {start}.",
        "Rätta datumen.",
    ),
    "PROJEKT-SLUT-SAKNAS": ProblemText(
        WARNING,
        "{project} pågår utan slutdatum.",
        "Ange när projektet beräknas vara klart.",
    ),
    "PROJEKT-UTFALL-OVER-PROGNOS": ProblemText(
        WARNING,
        "{project}: utfallet {outcome} tkr är redan större än prognosen {forecast} tkr.",
        "Se över prognosen.",
    ),
    "SAMMANTRADE-SLUT-FORE-START": ProblemText(
        FAULT,
        "{forum} {day}: sluttiden är inte efter starttiden.",
        "Rätta tiderna.",
    ),
    "SAMMANTRADE-HELGDAG": ProblemText(
        WARNING,
        "{forum} {day} infaller på {holiday}.",
        "Flytta sammanträdet.",
    ),
    "SAMMANTRADE-VECKOSLUT": ProblemText(
        WARNING,
        "{forum} {day} infaller på en lördag eller söndag.",
        "Flytta sammanträdet.",
    ),
    "SAMMANTRADE-SOMMAR": ProblemText(
        NOTE,
        "{forum} {day} ligger i den månad då inga möten brukar hållas.",
        "Kontrollera att dagen är avsiktlig. Månaden står bland gränserna i Förutsättningar.",
    ),
    "SAMMANTRADE-KROCK": ProblemText(
        WARNING,
        "{forum} krockar med {other} {day}.",
        "Flytta det ena sammanträdet.",
    ),
    "SAMMANTRADE-ANNAN-VECKODAG": ProblemText(
        NOTE,
        "{forum} {day} ligger på en annan veckodag än vanligt.",
        "Kontrollera att dagen är avsiktlig.",
    ),
    "SAMMANTRADE-PLATS-TUR": ProblemText(
        NOTE,
        "{forum} {day}: platsen {venue} står inte i tur.",
        "Kontrollera att platsen är avsiktlig.",
    ),
}

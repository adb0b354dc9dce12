"""Findings in the last paper (granskningens texter): code → severity, message, mend."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, NOTE, WARNING, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "GRANSKA-SUMMA": ProblemText(
        FAULT,
        "{table}, {where}: summan i kolumnen {column} är {published} men raderna ger {correct}.",
        "Räkna om summaraden. Stämmer summan är det i stället någon av raderna ovanför som är fel.",
    ),
    "GRANSKA-BRYGGA": ProblemText(
        FAULT,
        "Budgetbryggan slutar på {published}, men ingående budget och förändringarna ger {correct}.",
        "Kontrollera varje post i bryggan, med tecken, och rätta den eller slutsumman.",
    ),
    "GRANSKA-AVVIKELSE": ProblemText(
        FAULT,
        "{table}, {where}: avvikelsen är {published} men skillnaden mellan tabellens egna kolumner är {correct}.",
        "Räkna om avvikelsen (budget minus prognos, mellan två budgetår nästa år minus i år) eller rätta de kolumner den bygger på.",
    ),
    "GRANSKA-TECKEN": ProblemText(
        FAULT,
        "{table} {where}: hela kolumnen {column} har omvänt tecken, {published} i stället för {correct}.",
        "Vänd tecknet i kolumnen. Intäkter och överskott är negativa, kostnader positiva; en avvikelse är positiv när den är bra.",
    ),
    "GRANSKA-ANDEL": ProblemText(
        FAULT,
        "{table}, {where}, kolumnen {column}: andelen är {published} procent men radens belopp är {correct} procent av summan.",
        "Räkna om andelen eller rätta radens belopp.",
    ),
    "GRANSKA-PROCENTSUMMA": ProblemText(
        FAULT,
        "{table}, {where}: andelarna i kolumnen {column} blir tillsammans {published} procent, inte {correct}.",
        "Räkna om varje rads andel. Avrundning förklarar inte skillnaden.",
    ),
    "GRANSKA-TEXT-PROCENT": ProblemText(
        FAULT,
        "Texten anger {published} {measure} ({subject}) men beloppen ger {correct}.",
        "Räkna om procenttalet, eller skriv av vad det är räknat.",
    ),
    "GRANSKA-FORDELNING-HUNDRA": ProblemText(
        WARNING,
        "Andelarna i meningen blir tillsammans {published} procent ({subject}).",
        "Kontrollera varje andel. Ska de inte bli 100: skriv vad resten är.",
    ),
    "GRANSKA-RUBRIK-AR": ProblemText(
        WARNING,
        "Rubriken ”{title}” säger {published} men kolumnerna gäller {columns}.",
        "Rätta årtalet i rubriken eller i kolumnerna.",
    ),
    "GRANSKA-KOLUMN-AR": ProblemText(
        WARNING,
        "{title}: kolumnen {columns} gäller {published}, men handlingens andra prognoser gäller {correct}.",
        "Rätta årtalet om kolumnen är kopierad från förra årets handling.",
    ),
    "GRANSKA-RUBRIK-MANAD": ProblemText(
        WARNING,
        "Rubriken ”{title}” säger {published} men kolumnerna gäller {correct}.",
        "Rätta månaden i rubriken eller i kolumnerna.",
    ),
    "GRANSKA-RISKVARDE": ProblemText(
        FAULT,
        "Internkontrollplanen, {where}: riskvärdet är {published} men risk gånger väsentlighet är {correct}.",
        "Rätta riskvärdet eller någon av de två bedömningarna.",
    ),
    "GRANSKA-SAMMANSTALLNING": ProblemText(
        FAULT,
        "Sammanställningen, {where}, kolumnen {column}: {published}, men avdelningens egen tabell ger {correct}.",
        "Hämta beloppet från avdelningens sista rad.",
    ),
    "GRANSKA-KOMMUNER-MOT-BRYGGA": ProblemText(
        FAULT,
        "Budgetbryggan, {where}: {published}, men kommunernas budgetar blir tillsammans {correct}.",
        "Stäm av bryggan mot varje kommuns beslutade budget och rätta den som är fel.",
    ),
    "GRANSKA-INVESTERING-MOT-PLAN": ProblemText(
        FAULT,
        "Investeringsplanen, {where}, kolumnen {column}: {published}, men uppföljningen av investeringarna ger {correct}.",
        "Samma år ska ha samma budget och prognos i båda tabellerna. Rätta den som inte följer beslutet.",
    ),
    "GRANSKA-TEXT-MOT-TABELL": ProblemText(
        FAULT,
        "Ärende {case}: texten anger {published} ({subject}) men tabellen ger {correct}.",
        "Ändra beloppet i texten, eller peka ut rätt rad om påståendet gäller något annat.",
    ),
    "GRANSKA-ARTAL": ProblemText(
        FAULT,
        "Ärende {case}: förslaget till beslut säger {published} men rubriken ”{title}” säger {correct}.",
        "Rätta årtalet i förslaget, annars fattas beslutet för fel år.",
    ),
    "GRANSKA-ACKUMULERAD-SERIE": ProblemText(
        FAULT,
        "{where}: de {months} månadsbeloppen ser ut att vara ackumulerade. Lagda ihop blir de {published}; sista månaden är ensam {correct}, och budgeten för månaderna är {budget}.",
        "Dra varje månad från nästa så att varje cell bara håller sin egen månad, eller läs in utfallet på nytt som månadsbelopp.",
    ),
    "GRANSKA-PROCENT": ProblemText(
        FAULT,
        "{table}, {where}: procenttalet i kolumnen {column} är {published} men beloppen på raden ger {correct}.",
        "Räkna om procenttalet ur radens belopp, eller rätta det belopp som är fel.",
    ),
    "GRANSKA-ARTAL-ANNAT": ProblemText(
        WARNING,
        "Ärende {case}: förslaget till beslut nämner {published} medan rubriken ”{title}” gäller {correct}.",
        "Kontrollera att förslaget avser rätt år.",
    ),
    "GRANSKA-ENHET-SAKNAS": ProblemText(
        WARNING,
        "{unit} finns i {table} men inte i {other_table}.",
        "Lägg till raden, eller ge enheten samma namn i båda tabellerna.",
    ),
    "GRANSKA-DUBBEL-RAD": ProblemText(
        WARNING,
        "{table}: raden {where} står två gånger.",
        "Slå ihop raderna, ta bort den ena eller ge dem var sitt namn.",
    ),
    "GRANSKA-PROGNOS-UNDER-UTFALL": ProblemText(
        WARNING,
        "{where}: prognosen för året är {published}, men redan nu har {correct} bokförts.",
        "Höj prognosen, eller kommentera vilken kostnad som ska tillbaka före årets slut.",
    ),
    "GRANSKA-INTAKT-OVER-PROGNOS": ProblemText(
        WARNING,
        "{where}: prognosen för året är {published}, men redan nu är intäkten {correct}.",
        "Höj intäktsprognosen, eller kommentera vad som ska betalas tillbaka.",
    ),
    "GRANSKA-BUDGET-OVER-AR": ProblemText(
        WARNING,
        "{where}: ackumulerad budget är {published}, mer än hela årets budget {correct}.",
        "Se över periodiseringen av budgeten eller årsbudgeten.",
    ),
    "GRANSKA-PROGNOS-OCH-BUDGET": ProblemText(
        WARNING,
        "{where}: utfallet {correct} har passerat årets prognos {forecast}, och ackumulerad budget {budget_to_date} är större än årets budget {budget}.",
        "Kontrollera både periodiseringen och prognosen; raden kan ha fått årsbelopp som hör till en annan rad.",
    ),
    "GRANSKA-PROGNOS-UTAN-AVVIKELSE": ProblemText(
        WARNING,
        "{unit}: prognosen visar {published} i avvikelse, men utfall plus återstående budget ger {correct}.",
        "Lägg in avvikelsen i prognosen, eller kommentera vad som hämtar in den.",
    ),
    "GRANSKA-FORBRUKNING": ProblemText(
        WARNING,
        "{where}: {percent} procent av årets {correct} är förbrukat efter månad {month} (utfall {published}).",
        "Kontrollera om kostnaden kommer ojämnt över året; annars behöver prognosen höjas.",
    ),
    "GRANSKA-KAND-POST": ProblemText(
        WARNING,
        "{where}: utfallet {actual} och kända kommande poster {coming} blir {published}, mer än prognosen {correct}.",
        "Ta med de kända posterna i prognosen, eller stryk dem om de redan är bokförda.",
    ),
    "GRANSKA-FORKLARING": ProblemText(
        WARNING,
        "Ärende {case}: texten förklarar avvikelsen med {label} ({subject}, {published}), men den raden avviker åt andra hållet ({correct} räknat som texten).",
        "Sök orsaken på en rad som verkligen avviker åt det hållet och skriv om förklaringen.",
    ),
    "GRANSKA-MANADSTAKT": ProblemText(
        WARNING,
        "{where}: prognosen {published} gör återstående {left} månader {percent} procent dyrare per månad än hittills.",
        "Kontrollera vakanser, lönerevision och nyanställningar; sänk prognosen eller kommentera ökningen.",
    ),
    "GRANSKA-UPPREPAT-VARDE": ProblemText(
        WARNING,
        "{where}: utfallet {published} är exakt detsamma som förra året.",
        "Kontrollera att inte fjolårets belopp har blivit kvar i kolumnen.",
    ),
    "GRANSKA-BILD-MOT-PLAN": ProblemText(
        WARNING,
        "{unit}, {item}: bilden anger {published} sammanlagt, investeringsplanen {correct} ({plan_label}).",
        "Ange samma belopp och samma år i båda, eller skriv vad som skiljer dem.",
    ),
    "GRANSKA-HANDLING-MOT-HANDLING": ProblemText(
        WARNING,
        "{table}, {where}, kolumnen {column}: {published} i {one} men {correct} i {other}.",
        "Ange samma belopp i båda handlingarna, eller skriv vad som har ändrats mellan dem.",
    ),
    "GRANSKA-HISTORIK": ProblemText(
        WARNING,
        "{where}: månad {month} är {published}, {times} gånger så mycket som det brukar vara ({correct}).",
        "Kontrollera om beloppet är i kronor i stället för tkr eller har en siffra för mycket.",
    ),
    "GRANSKA-HISTORIK-LITEN": ProblemText(
        WARNING,
        "{where}: månad {month} är {published}, men brukar vara {times} gånger så mycket ({correct}).",
        "Kontrollera om filen är i tkr men lästes som kronor, eller om rader saknas i den.",
    ),
    "GRANSKA-TOM-CELL": ProblemText(
        NOTE,
        "{table}, {where}: cellen i kolumnen {column} är tom; den borde vara {correct}.",
        "Fyll i beloppet, även när det är noll.",
    ),
    "GRANSKA-RADNAMN": ProblemText(
        NOTE,
        "{table}: raden {label} innehåller det som avdelningarna kallar {holds}.",
        "Byt radens namn så att det säger vad den summerar.",
    ),
    "GRANSKA-TEXT-UTAN-TABELL": ProblemText(
        NOTE,
        "Ärende {case}: beloppet {published} ({subject}) har ingen rad att jämföras med.",
        "Ange tabell, enhet, rad och kolumn för påståendet, eller märk det som upplysning.",
    ),
    "GRANSKA-KAND-POST-UTAN-RAD": ProblemText(
        NOTE,
        "Den kända posten {label} ({unit}, {amount}) hör inte till någon rad och räknas därför inte med.",
        "Ge posten samma enhet och radnamn som i prognosen.",
    ),
    "GRANSKA-OLAST-TABELL": ProblemText(
        NOTE,
        "Tabellen {table}, {rows:rad|rader}, kunde inte läsas säkert: ingen summa eller avvikelse i den visar var kolumnerna går.",
        "Kontrollera tabellen för hand. I Word och Excel står varje belopp i sin cell; lämna den filen i stället för en PDF.",
    ),
    "GRANSKA-SERIE-FOR-KORT": ProblemText(
        NOTE,
        "{number} månadsserier är för korta för att visa om de är ackumulerade: den längsta har {longest} månader, {needed} behövs.",
        "Inget att göra nu; kontrollen börjar gälla när fler månader är inlästa.",
    ),
    "GRANSKA-HISTORIK-FOR-KORT": ProblemText(
        NOTE,
        "{number} månadsserier har för kort historik för att pröva om ett belopp är orimligt: den längsta har {longest} tidigare månader, {needed} behövs.",
        "Läs in tidigare månader eller år, eller vänta tills de finns.",
    ),
}

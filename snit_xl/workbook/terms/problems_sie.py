"""What can be wrong in a SIE file (problem i SIE-filer): severity, message and mend by code."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, NOTE, WARNING, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "SIE-TOM": ProblemText(
        FAULT,
        "Filen är tom.",
        "Gör om exporten i ekonomisystemet.",
    ),
    "SIE-BINAR": ProblemText(
        FAULT,
        "Filen innehåller annat än text och är ingen SIE-fil.",
        "Välj filen som ekonomisystemet exporterade. Är den packad (zip) packar du upp den först.",
    ),
    "SIE-INTE-SIE": ProblemText(
        FAULT,
        "Filen är ingen SIE-fil: ingen av de första raderna börjar med en post som #FLAGGA, #RAR eller #KONTO.",
        "Välj en fil av typ SIE 1–4 (.se eller .si). SIE 5 (xml) stöds inte; exportera som SIE 4.",
    ),
    "SIE-FOR-STOR": ProblemText(
        FAULT,
        "Filen är för stor för att läsas: {found} byte, gränsen är {limit}.",
        "Exportera ett räkenskapsår i taget.",
    ),
    "SIE-KSUMMA-SAKNAS": ProblemText(
        FAULT,
        "Filen är avkortad: den börjar med #KSUMMA men kontrollsumman på slutet saknas.",
        "Gör om exporten, eller hämta filen igen. Inget har lästs in.",
    ),
    "SIE-KSUMMA": ProblemText(
        FAULT,
        "Kontrollsumman (#KSUMMA) stämmer inte: filen har ändrats eller skadats efter exporten.",
        "Gör om exporten i ekonomisystemet och läs in den nya filen orörd.",
    ),
    "SIE-KSUMMA-ENSAM": ProblemText(
        NOTE,
        "Kontrollsumman (#KSUMMA) saknar sin början och har inte kunnat prövas.",
        "Inget att göra, om filen kommer orörd från ekonomisystemet.",
    ),
    "SIE-AVKORTAD": ProblemText(
        FAULT,
        "Filen tar slut mitt i verifikation {voucher}. Raderna efter det saknas.",
        "Gör om exporten, eller hämta filen igen.",
    ),
    "SIE-VER-OPPEN": ProblemText(
        FAULT,
        "Verifikation {voucher} har ingen avslutande klammer. Rader kan saknas.",
        "Gör om exporten i ekonomisystemet.",
    ),
    "SIE-VER-OBALANS": ProblemText(
        FAULT,
        "Verifikation {voucher} balanserar inte: raderna summerar till {difference} kr. De är medräknade som de står.",
        "Rätta verifikationen i ekonomisystemet och exportera på nytt.",
    ),
    "SIE-TRANS-UTANFOR": ProblemText(
        WARNING,
        "En transaktion (#TRANS) står utanför verifikationerna.",
        "Kontrollera raden. Den är medräknad om den har ett eget datum.",
    ),
    "SIE-BELOPP": ProblemText(
        FAULT,
        "Beloppet ”{text}” i {label} kan inte läsas som kronor och ören. Raden är inte medräknad.",
        "Rätta beloppet: decimalpunkt, högst två decimaler och inga mellanslag.",
    ),
    "SIE-PERIOD": ProblemText(
        FAULT,
        "Perioden ”{text}” i {label} är ingen månad. Raden är inte medräknad.",
        "Skriv perioden som år och månad, till exempel 201708.",
    ),
    "SIE-POST": ProblemText(
        FAULT,
        "Posten {label} saknar uppgifter eller går inte att läsa. Raden är inte medräknad.",
        "Jämför raden med de andra posterna av samma slag, eller gör om exporten.",
    ),
    "SIE-RAD": ProblemText(
        WARNING,
        "Raden ”{text}” är ingen post och har hoppats över.",
        "Kontrollera att inget belopp står där. Textrader ska vara poster som börjar med #.",
    ),
    "SIE-RAD-LANG": ProblemText(
        FAULT,
        "Raden är orimligt lång och har hoppats över.",
        "Gör om exporten; filen är troligen skadad.",
    ),
    "SIE-DATUM-SAKNAS": ProblemText(
        FAULT,
        "Transaktionen har inget datum, och verifikationen inte heller. Raden är inte medräknad.",
        "Rätta datumet i ekonomisystemet och exportera på nytt.",
    ),
    "SIE-DATUM": ProblemText(
        WARNING,
        "Transaktionens datum ”{text}” kan inte läsas; verifikationens datum används.",
        "Kontrollera att raden hör till rätt månad.",
    ),
    "SIE-DATUM-OGILTIGT": ProblemText(
        WARNING,
        "Datumet finns inte i almanackan. Raden är medräknad i {month}.",
        "Kontrollera att raden hör till rätt månad.",
    ),
    "SIE-DATUM-UTANFOR": ProblemText(
        WARNING,
        "{label}: {month} ligger utanför räkenskapsåret. Raden är medräknad i sin kalendermånad.",
        "Kontrollera datumet och filens räkenskapsår (#RAR).",
    ),
    "SIE-PERIOD-13": ProblemText(
        NOTE,
        "Period 13 är medräknad i december.",
        "Inget att göra: bokslutsposter hör till årets sista månad.",
    ),
    "SIE-AR-SAKNAS": ProblemText(
        FAULT,
        "{label} gäller år {year}, som filen inte anger (#RAR). Beloppet är inte medräknat.",
        "Exportera på nytt med räkenskapsåret angivet.",
    ),
    "SIE-OBJEKTLISTA": ProblemText(
        WARNING,
        "Objektlistan har en dimension utan objekt.",
        "Kontrollera kostnadsställe och projekt på raden; beloppet är medräknat.",
    ),
    "SIE-KONTO-OKANT": ProblemText(
        WARNING,
        "Konto {account} finns inte i filens kontoplan (#KONTO) men används på {number:rad|rader}; den här är den första.",
        "Kontrollera kontot. Raderna är medräknade och visas i kontoplanen som omappade tills kontot har en rad.",
    ),
    "SIE-KONTO-DUBBELT": ProblemText(
        NOTE,
        "Konto {account} har två namn: ”{name}” och ”{other}”. Det första används.",
        "Inget att göra, om kontot är ett och detsamma.",
    ),
    "SIE-RES-AVVIKER": ProblemText(
        FAULT,
        "Konto {account}, år {year}: årets saldo (#RES) är {stated} kr men perioderna summerar till {sum} kr.",
        "Kontrollera att exporten omfattar hela året och alla kostnadsställen.",
    ),
    "SIE-PERIOD-AVVIKER": ProblemText(
        WARNING,
        "Konto {account}, {month}: periodsaldot (#PSALDO) är {stated} kr men verifikationerna summerar till {sum} kr. Verifikationerna används.",
        "Kontrollera att exporten omfattar alla verifikationer.",
    ),
    "SIE-PERIODER-EJ-LASTA": ProblemText(
        NOTE,
        "Filen har periodsaldon för år {year} men inga verifikationer. Det årets saldon har inte lästs in.",
        "Läs in det årets egen fil om du behöver utfallet.",
    ),
    "SIE-BARA-ARSTOTALER": ProblemText(
        NOTE,
        "Filen har bara årets totaler. De ligger på den sista kända månaden; utfall per månad finns inte.",
        "Exportera som SIE 4 (eller typ 2 eller 3) om du behöver månaderna.",
    ),
    "SIE-OBJEKTDELAR": ProblemText(
        NOTE,
        "Raderna utan objekt i #PSALDO är det som saknar objekt, inte kontots total som standarden säger. De är lästa så, för då stämmer årets saldon.",
        "Inget att göra.",
    ),
    "SIE-TECKENKODNING": ProblemText(
        NOTE,
        "Filen anger teckenkodningen PC8 men är skriven i {encoding}. Den är läst som den är skriven.",
        "Inget att göra, om å, ä och ö ser rätt ut.",
    ),
    "SIE-TECKEN-FORLORADE": ProblemText(
        NOTE,
        "{number} kontonamn har tecken som gått förlorade innan filen kom hit, till exempel ”{name}”.",
        "Exportera direkt ur ekonomisystemet om namnen behövs; beloppen påverkas inte.",
    ),
    "SIE-VALUTA": ProblemText(
        WARNING,
        "Beloppen är i {currency}, inte i svenska kronor. De är lästa som de står.",
        "Exportera i redovisningsvalutan SEK.",
    ),
    "SIE-INGA-BELOPP": ProblemText(
        WARNING,
        "Filen innehåller varken utfall eller budget.",
        "Kontrollera vilken period och vilka uppgifter som valdes vid exporten.",
    ),
    "SIE-FLER": ProblemText(
        NOTE,
        "Ytterligare {number} problem av slaget {kind} finns i filen.",
        "Åtgärda orsaken till de första; oftast är den gemensam.",
    ),
}

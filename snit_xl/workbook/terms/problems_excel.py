"""Why a button can't do its work in Excel (knapparnas hinder): code → severity, message, mend."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "EXCEL-HANDLINGAR-MAPP": ProblemText(
        FAULT,
        "Arbetsboken ligger inte i någon mapp på datorn, så det går inte att lägga handlingarna bredvid den.",
        "Välj en mapp, eller spara arbetsboken i en mapp först.",
    ),
    "EXCEL-HANDLINGAR-SKRIV": ProblemText(
        FAULT,
        "Det gick inte att skriva i {folder} ({reason}). Inga handlingar är skapade.",
        "Kontrollera att mappen finns, att du får skriva i den och att disken har plats.",
    ),
    "EXCEL-BOK-SAKNAS": ProblemText(
        FAULT,
        "Arbetsboken ”{name}” är inte öppen i Excel.",
        "Öppna den, aktivera redigering om Excel frågar, och tryck på knappen igen.",
    ),
    "EXCEL-BOK-FLERA": ProblemText(
        FAULT,
        "Flera öppna arbetsböcker heter ”{name}”.",
        "Stäng alla utom den som knappen gäller.",
    ),
    "EXCEL-KNAPP-OKAND": ProblemText(
        FAULT,
        "Knappen ”{button}” finns inte i den här versionen av SNIT-XL.",
        "Tillägget och programmet har olika version: kör snit-xl installera.",
    ),
    "EXCEL-XLWINGS-SAKNAS": ProblemText(
        FAULT,
        "Kopplingen till Excel (xlwings) är inte installerad.",
        "Kör snit-xl doktor, som säger vad som ska installeras.",
    ),
    "EXCEL-BLAD-SKYDDAT": ProblemText(
        FAULT,
        "Bladet {sheet} är skyddat, så resultatet kan inte skrivas.",
        "Ta bort bladets skydd under fliken Granska och tryck på knappen igen.",
    ),
    "EXCEL-BLAD-STORT": ProblemText(
        FAULT,
        "Bladet {sheet} använder {count} celler; gränsen är {limit}.",
        "Ta bort tomma rader och kolumner som har formatering långt utanför innehållet.",
    ),
    "EXCEL-STRUKTUR-SKYDDAD": ProblemText(
        FAULT,
        "Arbetsbokens struktur är skyddad, så stegen till Återställ kan inte sparas.",
        "Ta bort skyddet av arbetsboken under fliken Granska och tryck på knappen igen.",
    ),
    "EXCEL-AVBRUTEN": ProblemText(
        FAULT,
        "Excel avbröt skrivningen. Allt som hade skrivits är tillbakalagt.",
        "Tryck på knappen igen. Händer det igen: stäng andra arbetsböcker och starta om Excel.",
    ),
    "EXCEL-OFULLSTANDIG": ProblemText(
        FAULT,
        "Excel avbröt skrivningen, och allt kunde inte läggas tillbaka ({places}).",
        "Stäng arbetsboken utan att spara och öppna den igen.",
    ),
    "EXCEL-ANDRAT-VARDE": ProblemText(
        FAULT,
        "Excel tog inte emot det som skrevs. Allt som hade skrivits är tillbakalagt.",
        "Ta bort filter i tabellen och tryck på knappen igen.",
    ),
    "EXCEL-INGET-STEG": ProblemText(
        FAULT,
        "Det finns inget att återställa i den här arbetsboken.",
        "Äldre versioner finns i filens versionshistorik eller i mappen Säkerhetskopior.",
    ),
    "EXCEL-STEG-OLASLIGT": ProblemText(
        FAULT,
        "Stegen till Återställ kan inte läsas: bladet ”{sheet}” har ändrats.",
        "Tryck på knapparna som vanligt: nästa knapptryckning börjar om med nya steg.",
    ),
    "EXCEL-STEG-FLYTTAT": ProblemText(
        FAULT,
        "{action} {time} kan inte återställas: {places} har andra rader eller kolumner än då.",
        "Uppdatera prognosen på nytt i stället.",
    ),
    "EXCEL-STEG-ANDRAT": ProblemText(
        FAULT,
        "{action} {time} är inte återställt: celler som knappen skrev har ändrats sedan dess: {cells}.",
        "Ångra de ändringarna, eller återställ bara de andra cellerna.",
    ),
    "EXCEL-FILER-SAKNAS": ProblemText(
        FAULT,
        "Inga filer är valda.",
        "Välj en eller flera filer ur ekonomisystemet. På Mac: använd kommandot snit-xl läs-in.",
    ),
    "EXCEL-LISTA-FRAGA": ProblemText(
        FAULT,
        "{question} Det går inte att gissa.",
        "Läs in filen med kommandot snit-xl läs-in, där frågan kan besvaras.",
    ),
    "EXCEL-FRAGOR-MANGA": ProblemText(
        FAULT,
        "Frågorna om {count} listor får inte plats i en ruta.",
        "Läs in färre filer åt gången.",
    ),
    "EXCEL-LISTA-STOR": ProblemText(
        FAULT,
        "Listan får {count} rader. Knapparna i Excel klarar {limit}.",
        "Läs in färre år, eller markera i Kontoplan vilka ansvar som hör utanför nämnden.",
    ),
    "EXCEL-KOPIA": ProblemText(
        FAULT,
        "Så många rader kan inte tas tillbaka med Återställ, och ingen säkerhetskopia gick att spara bredvid arbetsboken.",
        "Spara arbetsboken i en vanlig mapp där du får skriva, och tryck på knappen igen.",
    ),
    "EXCEL-INGEN-CELL": ProblemText(
        FAULT,
        "Ingen cell i arbetsboken är vald.",
        "Klicka på ett belopp i Prognos eller Månader, eller på ett konto i Spårning eller Utfall.",
    ),
    "EXCEL-UNDERLAG-MAPP": ProblemText(
        FAULT,
        "Filen {file} lästes från mappen {folder} bredvid arbetsboken, men arbetsboken ligger nu på SharePoint eller är osparad.",
        "Öppna arbetsboken från en vanlig mapp, eller läs in filen igen.",
    ),
    "EXCEL-NAMN-SAKNAS": ProblemText(
        FAULT,
        "Versionen har inget namn.",
        "Ange ett namn, till exempel ”Delår augusti”.",
    ),
}

"""What stops SNIT-XL on a machine (datorns texter): code → severity, message, mend."""

from __future__ import annotations

from collections.abc import Mapping

from snit_xl.workbook.terms.problem_text import FAULT, WARNING, ProblemText

TEXTS: Mapping[str, ProblemText] = {
    "DATOR-INGET-PROGRAM": ProblemText(
        WARNING,
        "Varken Excel eller LibreOffice hittades för den här användaren, så det finns inget att installera i.",
        "Kommandona fungerar ändå på stängda arbetsböcker. Finns programmet på datorn: lägg tillägget på plats för hand, se docs/installation.md.",
    ),
    "DATOR-PAKET": ProblemText(
        FAULT,
        "Tilläggsfilen saknas i den här installationen av SNIT-XL.",
        "Installera SNIT-XL på nytt från det paket som IT har fått.",
    ),
    "DATOR-OPPEN": ProblemText(
        FAULT,
        "Filen får inte skrivas: antingen har Excel den öppen, eller så saknas skrivrätt i mappen.",
        "Stäng Excel helt och kör kommandot igen. Hjälper inte det, be IT om skrivrätt i mappen.",
    ),
    "DATOR-SKRIVFEL": ProblemText(
        FAULT,
        "Det gick inte att skriva ({reason}). Det som fanns där är kvar.",
        "Kontrollera att disken har plats och att mappen går att nå, och kör kommandot igen.",
    ),
    "DATOR-PYTHON-VERSION": ProblemText(
        FAULT,
        "Python är version {found}; SNIT-XL behöver 3.11 eller senare.",
        "Installera en senare Python och SNIT-XL i den, och kör snit-xl installera därifrån.",
    ),
    "DATOR-PYTHON-SAKNAS": ProblemText(
        FAULT,
        "Python ({program}) finns inte på den plats som inställningen pekar ut.",
        "Kör snit-xl installera från den Python som ska användas.",
    ),
    "DATOR-PYTHON-BUTIK": ProblemText(
        FAULT,
        "Python kommer från Microsoft Store. Den ser en egen kopia av registret och av användarens mappar, så Excel hittar inte det som installeras.",
        "Installera Python från python.org eller ur organisationens programkatalog och SNIT-XL i den.",
    ),
    "DATOR-PYTHON-SYNKAD": ProblemText(
        WARNING,
        "Python ligger i en mapp som synkroniseras ({folder}). Filerna kan saknas på disken eller vara låsta när Excel behöver dem.",
        "Lägg den virtuella miljön i en lokal mapp, till exempel under %LOCALAPPDATA%.",
    ),
    "DATOR-PYTHON-STARTAR-INTE": ProblemText(
        FAULT,
        "Python startar inte eller hittar inte SNIT-XL: {reason}",
        "Kör snit-xl installera igen. Är det organisationens regler (AppLocker, Defender) som stoppar programmet, be IT tillåta just den filen.",
    ),
    "DATOR-SOKVAG-NATVERK": ProblemText(
        FAULT,
        "Python ligger på en nätverksplats utan enhetsbokstav. Tillägget startar bara Python från en mapp på en enhet, till exempel C:.",
        "Installera i en mapp på datorns egen disk.",
    ),
    "DATOR-SOKVAG-TECKEN": ProblemText(
        FAULT,
        "Sökvägen till Python innehåller tecken som Excels makron inte kan läsa på den här datorn: {characters}",
        "Installera i en mapp vars namn bara har vanliga bokstäver, siffror och bindestreck (å, ä och ö går bra i svenskt Windows).",
    ),
    "DATOR-BITAR": ProblemText(
        FAULT,
        "Excel är på {excel} bitar och Python på {python}. De måste vara lika.",
        "Installera Python för {excel} bitar och SNIT-XL i den.",
    ),
    "DATOR-XLWINGS-VERSION": ProblemText(
        FAULT,
        "Paketet xlwings är version {found}; tillägget är gjort för {wanted}.",
        "Installera om paketen med pip install -r requirements-runtime.lock.",
    ),
    "DATOR-XLWINGS-DLL": ProblemText(
        FAULT,
        "Biblioteket {library} finns varken bredvid Python eller i mappen ovanför.",
        "Installera xlwings i en virtuell miljö (py -m venv) och inte med --user. Har ett virusskydd tagit filen, be IT släppa fram den.",
    ),
    "DATOR-HANDLINGAR": ProblemText(
        WARNING,
        "Paket för handlingar saknas eller går inte att ladda ({libraries}). Word, presentation, bilder, kalenderfil och granskning av Word eller PDF fungerar inte; prognos och avräkning påverkas inte.",
        "Installera paketen med pip install -r requirements-runtime.lock. Är de redan installerade är det organisationens regler eller ett virusskydd som stoppar dem: be IT släppa fram filerna.",
    ),
    "DATOR-EXCEL-GAMMAL": ProblemText(
        WARNING,
        "Excel är version {found}. SNIT-XL är gjort för Excel 2016 eller senare (version 16).",
        "Uppdatera Office. Kommandona fungerar med vilken Excel som helst.",
    ),
    "DATOR-TILLAGG-SAKNAS": ProblemText(
        FAULT,
        "Tillägget finns inte i Excels startmapp.",
        "Kör snit-xl installera. Försvinner filen igen är det ett virusskydd som tar den; be IT släppa fram den.",
    ),
    "DATOR-TILLAGG-ANNAT": ProblemText(
        FAULT,
        "Tillägget i Excels startmapp är inte det som hör till den här versionen av SNIT-XL.",
        "Stäng Excel och kör snit-xl installera.",
    ),
    "DATOR-TILLAGG-DUBBELT": ProblemText(
        WARNING,
        "Excel öppnar dessutom en annan kopia av tillägget.",
        "Ta bort krysset för den under Utvecklare > Excel-tillägg.",
    ),
    "DATOR-TILLAGG-AVSTANGT": ProblemText(
        FAULT,
        "Excel har stängt av tillägget, troligen efter en krasch.",
        "Arkiv > Alternativ > Tillägg, välj Inaktiverade objekt längst ner och aktivera snit-xl.",
    ),
    "DATOR-TILLAGG-INTERNET": ProblemText(
        FAULT,
        "Tillägget är märkt som hämtat från internet, och Excel spärrar dess makron.",
        "Ta bort filen och kör snit-xl installera, som lägger dit en omärkt.",
    ),
    "DATOR-INSTALLNING-SAKNAS": ProblemText(
        FAULT,
        "Inställningen som säger var Python finns saknas.",
        "Kör snit-xl installera.",
    ),
    "DATOR-INSTALLNING-ANNAN": ProblemText(
        WARNING,
        "Inställningen pekar ut en annan Python ({found}) än den som kör det här ({here}).",
        "Är det den här som ska användas: kör snit-xl installera.",
    ),
    "DATOR-VBA-AV": ProblemText(
        FAULT,
        "Organisationen har stängt av VBA i Office. Varken knappar eller SNIT-funktioner fungerar.",
        "Be IT ändra regeln, eller använd kommandona på en stängd arbetsbok: snit-xl uppdatera.",
    ),
    "DATOR-MAKRON-AV": ProblemText(
        WARNING,
        "Makron är avstängda utan fråga. Tillägget i startmappen fungerar, men inte arbetsbokens knappar och SNIT-funktioner.",
        "Lägg arbetsboken på en betrodd plats. Fliken SNIT fungerar ändå.",
    ),
    "DATOR-MAKRON-SIGNERADE": ProblemText(
        WARNING,
        "Bara signerade makron får köras. Arbetsbokens knappar och SNIT-funktioner fungerar inte osignerade.",
        "Lägg arbetsboken på en betrodd plats, eller be IT signera den, se docs/installation.md.",
    ),
    "DATOR-MAKRON-INTERNET": ProblemText(
        WARNING,
        "Organisationen spärrar makron i filer från internet. Det gäller arbetsböcker som kommit med e-post eller hämtats i webbläsaren.",
        "Lägg arbetsboken på en betrodd plats, eller ta bort märkningen: högerklicka, Egenskaper, Avblockera.",
    ),
    "DATOR-TILLAGG-SPARRADE": ProblemText(
        FAULT,
        "Alla tillägg är avstängda i Excels säkerhetscenter.",
        "Arkiv > Alternativ > Säkerhetscenter > Tillägg; är valet grått har IT bestämt det.",
    ),
    "DATOR-TILLAGG-SIGNATUR": ProblemText(
        FAULT,
        "Excel kräver att tillägg är signerade, och snit-xl.xlam är osignerat.",
        "Be IT signera tillägget, se docs/installation.md, eller ta bort kravet.",
    ),
    "DATOR-BETRODDA-PLATSER": ProblemText(
        WARNING,
        "Betrodda platser är avstängda. Tillägget i startmappen behandlas då som vilken makrofil som helst.",
        "Be IT signera tillägg och arbetsbok, eller slå på betrodda platser.",
    ),
    "DATOR-KOMMANDOTOLK": ProblemText(
        WARNING,
        "Kommandotolken (cmd) är spärrad. Excel behöver den inte: tillägget startar Python direkt.",
        "Skriv snit-xl-kommandon i PowerShell eller Windows Terminal i stället.",
    ),
    "DATOR-ASR-UNDERPROCESS": ProblemText(
        FAULT,
        "Defender hindrar Office från att starta program (regel {rule}), och tillägget kan inte starta Python.",
        "Be IT göra ett undantag för regeln för den angivna filen, eller använd kommandona på en stängd arbetsbok.",
    ),
    "DATOR-ASR-WIN32": ProblemText(
        FAULT,
        "Defender hindrar makron från att anropa Windows (regel {rule}), och tillägget kan inte ladda sitt bibliotek.",
        "Be IT göra ett undantag för regeln för snit-xl.xlam, eller använd kommandona på en stängd arbetsbok.",
    ),
    "DATOR-APPLOCKER": ProblemText(
        WARNING,
        "Bara tillåtna program får köras på datorn ({found}). Python i en användares mapp är sällan tillåtet.",
        "Startar inte Python: be IT tillåta den angivna mappen, eller installera SNIT-XL under Program Files.",
    ),
    "DATOR-LIBREOFFICE-GAMMAL": ProblemText(
        FAULT,
        "LibreOffice är version {found}; tillägget behöver 25.2 eller senare.",
        "Uppdatera LibreOffice och kör snit-xl installera.",
    ),
    "DATOR-LIBREOFFICE-AVVISAT": ProblemText(
        FAULT,
        "LibreOffice tog inte emot ändringen: {reason}",
        "Stäng LibreOffice helt och kör kommandot igen. Det går också att öppna snit-xl.oxt i LibreOffice.",
    ),
    "DATOR-LIBREOFFICE-TILLAGG-SAKNAS": ProblemText(
        FAULT,
        "Tillägget är inte installerat i LibreOffice.",
        "Kör snit-xl installera och starta om LibreOffice.",
    ),
    "DATOR-LIBREOFFICE-UTAN-TILLAGG": ProblemText(
        WARNING,
        "SNIT-XL är inte installerat i LibreOffice, så knappar och funktioner saknas där. Kommandona fungerar.",
        "Ska LibreOffice användas: kör snit-xl installera och starta om LibreOffice.",
    ),
    "DATOR-LIBREOFFICE-TILLAGG-AV": ProblemText(
        FAULT,
        "Tillägget finns i LibreOffice men är inte i bruk.",
        "Slå på det under Verktyg > Tillägg. Går det inte, kör snit-xl installera --ta-bort och sedan snit-xl installera.",
    ),
    "DATOR-LIBREOFFICE-TILLAGG-ANNAT": ProblemText(
        FAULT,
        "Tillägget i LibreOffice är inte det som hör till den här versionen av SNIT-XL.",
        "Stäng LibreOffice och kör snit-xl installera.",
    ),
    "DATOR-LIBREOFFICE-INSTALLNING": ProblemText(
        FAULT,
        "Inställningsfilen för LibreOffice saknas eller går inte att läsa.",
        "Kör snit-xl installera och starta om LibreOffice.",
    ),
    "DATOR-BOK-OLASLIG": ProblemText(
        FAULT,
        "Arbetsboken finns inte eller går inte att läsa.",
        "Kontrollera namn och mapp, och att filen är en Excelarbetsbok utan lösenord.",
    ),
    "DATOR-BOK-INGEN-VAR": ProblemText(
        FAULT,
        "Filen är ingen SNIT-XL-bok: namnet Kontrolltal_nu saknas.",
        "Ange en arbetsbok som är byggd med snit-xl bygg.",
    ),
    "DATOR-BOK-UTAN-MAKRON": ProblemText(
        WARNING,
        "Arbetsboken är utan makron: den har inga knappar i bladen.",
        "Använd fliken SNIT eller kommandona. Vill du ha knappar i bladen, använd utgåvan .xlsm.",
    ),
    "DATOR-BOK-KNAPPAR": ProblemText(
        WARNING,
        "Arbetsbokens knappar har tappat kopplingen till sina makron. Det händer när den sparas i LibreOffice utan tillägget.",
        "Öppna och spara den i LibreOffice med tillägget installerat, eller använd fliken SNIT.",
    ),
    "DATOR-BOK-INTERNET": ProblemText(
        FAULT,
        "Arbetsboken är märkt som hämtad från internet, och Excel spärrar dess makron utan att fråga.",
        "Högerklicka på filen, Egenskaper, kryssa i Avblockera. Eller flytta den till en betrodd plats.",
    ),
    "DATOR-BOK-SYNKAD": ProblemText(
        WARNING,
        "Arbetsboken ligger i en mapp som synkroniseras ({folder}).",
        "Stäng av Spara automatiskt när knapparna används, och låt synkningen bli klar före ett kommando.",
    ),
}

Attribute VB_Name = "SnitHjalp"
' What Excel's function wizard says of the SNIT functions of this workbook.
' Written by scripts/generate.py from snit_xl/udfs.py: change that, not this.
' A letter beyond ASCII is written as its number in braces.
Option Explicit

Public Sub SnitBeskrivFunktioner()
    ' Descriptions are not worth a question about saving, nor a message where Excel refuses them.
    Dim sparad As Boolean
    If Val(Application.Version) < 14 Then Exit Sub
    sparad = ThisWorkbook.Saved
    On Error GoTo Klart
    Beskriv "SNIT_FORDELNING", _
        "Delar gemensam kostnad efter nyckel och l{228}gger till egna kostnader. Varje rad summerar exakt. Utan argument: arbetsbokens egen f{246}rdelning med rubriker. Exempel: =SNIT_FORDELNING(C8;F8:G8;D8:E8)", _
        "Gemensam kostnad i tkr, en cell eller flera. Tom cell {228}r 0.|" & _
        "Folkm{228}ngd eller andel per kommun, en rad eller en kolumn. Inget v{228}rde f{229}r saknas eller vara negativt.|" & _
        "Egna kostnader i tkr: en rad per belopp och en kolumn per kommun.|" & _
        "Antal decimaler i delarna. Utel{228}mnat {228}r 0, allts{229} hela tkr."
    Beskriv "SNIT_ANDEL", _
        "R{228}knar om en nyckel till procent som summerar till exakt 100. Exempel: =SNIT_ANDEL(B5:C5)", _
        "Folkm{228}ngd eller andel per kommun, en rad eller en kolumn. Inget v{228}rde f{229}r saknas eller vara negativt.|" & _
        "Antal decimaler i procenttalen. Utel{228}mnat {228}r 1."
    Beskriv "SNIT_AVVIKELSE", _
        "Budget minus prognos, cell f{246}r cell. Positivt {228}r b{228}ttre {228}n budget. Exempel: =SNIT_AVVIKELSE(B5:B9;C5:C9)", _
        "Budget i tkr. Tom cell {228}r 0.|" & _
        "Prognos eller utfall i tkr, lika m{229}nga celler."
    Beskriv "SNIT_AVVIKELSE_PROCENT", _
        "Avvikelsen som andel av budgeten: 0,05 {228}r 5 %. Tom d{228}r budgeten {228}r 0. Exempel: =SNIT_AVVIKELSE_PROCENT(B5;C5)", _
        "Budget i tkr. Tom cell {228}r 0.|" & _
        "Prognos eller utfall i tkr, lika m{229}nga celler."
    Beskriv "SNIT_PROGNOS", _
        "Hel{229}rsprognos enligt vald metod plus justering, rad f{246}r rad. Avrundas inte. Exempel: =SNIT_PROGNOS(C5;B5;D5;8;""linj{228}r"")", _
        "Utfall hittills i {229}r, tkr.|" & _
        "Budget f{246}r samma tid, tkr.|" & _
        "Hela {229}rets budget, tkr.|" & _
        "M{229}nad 1{8211}12 eller en period som 2017-08. Period 13 r{228}knas som 12.|" & _
        "budget, linj{228}r, {229}terst{229}ende budget eller f{246}reg{229}ende {229}r. Utel{228}mnat {228}r {229}terst{229}ende budget.|" & _
        "Belopp i tkr som l{228}ggs till metodens f{246}rslag. Utel{228}mnat {228}r 0.|" & _
        "F{246}reg{229}ende {229}rs utfall f{246}r samma tid. Kr{228}vs av metoden f{246}reg{229}ende {229}r.|" & _
        "F{246}reg{229}ende {229}rs utfall f{246}r hela {229}ret. Kr{228}vs av metoden f{246}reg{229}ende {229}r."
    Beskriv "SNIT_UPPRAKNING", _
        "R{228}knar upp ett belopp med en procentsats. Avrundas inte. Exempel: =SNIT_UPPRAKNING(B5;2,5)", _
        "Belopp i tkr. Tom cell {228}r 0.|" & _
        "Procentsatsen: 2,5 betyder 2,5 procent."
    Beskriv "SNIT_KAPITALKOSTNAD", _
        "Ett {229}rs avskrivning och r{228}nta p{229} {229}rets ing{229}ende bokf{246}rda v{228}rde, i tkr. 0 f{246}re och efter livsl{228}ngden. Exempel: =SNIT_KAPITALKOSTNAD(1200;5;1,75;2)", _
        "Anskaffningsv{228}rde i tkr.|" & _
        "Livsl{228}ngd i hela {229}r.|" & _
        "Internr{228}nta i procent: 1,75 betyder 1,75 procent.|" & _
        "Vilket {229}r i ordningen, 1 {228}r f{246}rsta. Utel{228}mnat {228}r 1.|" & _
        "rak eller annuitet. Utel{228}mnat {228}r rak.|" & _
        "M{229}nad d{229} anl{228}ggningen tas i bruk, 1{8211}12. Delar f{246}rsta och sista {229}ret. Utel{228}mnat {228}r 1."
    Beskriv "SNIT_AVRAKNING", _
        "Vad varje kommun ska betala: andel av nettoutfallet minus inbetalt, hela tkr. Negativt {228}r att f{229} tillbaka. Exempel: =SNIT_AVRAKNING(B5;C5:D5;F8:G8)", _
        "Nettoutfallet i tkr, en cell.|" & _
        "Inbetalt per kommun som positiva belopp i tkr.|" & _
        "Folkm{228}ngd eller andel per kommun, en rad eller en kolumn. Inget v{228}rde f{229}r saknas eller vara negativt.|" & _
        "Belopp som en kommun b{228}r ensam, ett per kommun."
    Beskriv "SNIT_RISK", _
        "Riskv{228}rde: risk g{229}nger v{228}sentlighet. Exempel: =SNIT_RISK(C5;D5)", _
        "Sannolikhet, heltal fr{229}n 1.|" & _
        "Konsekvens, heltal fr{229}n 1."
    Beskriv "SNIT_RISKNIVA", _
        "Riskniv{229} i ord enligt gr{228}nserna. Utan gr{228}nser: 1{8211}3 l{229}g, 4{8211}6 medel, 8{8211}9 h{246}g, 12{8211}16 kritisk. Exempel: =SNIT_RISKNIVA(C5;D5;Riskniva)", _
        "Sannolikhet, heltal fr{229}n 1.|" & _
        "Konsekvens, heltal fr{229}n 1.|" & _
        "Tre kolumner: niv{229}ns namn, fr{229}n och till."
    Beskriv "SNIT_UTFALL", _
        "Summerar bladet Utfall i tkr. Utan perioder: fr{229}n {229}rets b{246}rjan till arbetsbokens period. Exempel: =SNIT_UTFALL(""50-57"";1;8)", _
        "Konto 5010, b{246}rjan 5*, intervall 50-57 eller flera 3,6. Skriv inom citattecken: ""3,6"".|" & _
        "F{246}rsta perioden: 2017-08, 201708 eller 8 (m{229}nad i arbetsbokens {229}r). Utel{228}mnat {228}r januari.|" & _
        "Sista perioden. Utel{228}mnat {228}r arbetsbokens period.|" & _
        "Ansvar, eller b{246}rjan av det: 41*. Utel{228}mnat {228}r alla.|" & _
        "K{228}lla som den st{229}r i Utfall, eller b{246}rjan av den: huvudbok*. Utel{228}mnat {228}r alla."
    Beskriv "SNIT_KONTROLL", _
        "OK n{228}r beloppen {228}r lika inom toleransen, annars skillnaden i ord. Exempel: =SNIT_KONTROLL(B5;C5;0,5)", _
        "Beloppet som det st{229}r i handlingen.|" & _
        "Beloppet som det borde vara.|" & _
        "St{246}rsta till{229}tna skillnad. Utel{228}mnat {228}r 0."
    Beskriv "SNIT_FEL", _
        "S{228}ger varf{246}r en cell visar ett felv{228}rde och hur det r{228}ttas. Tom n{228}r cellen inte visar n{229}got fel. Exempel: =SNIT_FEL(F12)", _
        "Cellen som visar felet."
Klart:
    ThisWorkbook.Saved = sparad
End Sub

Private Sub Beskriv(ByVal funktion As String, ByVal vad As String, ByVal argument As String)
    Dim delar As Variant
    delar = Split(Svenska(argument), "|")
    Application.MacroOptions Macro:="'" & Replace(ThisWorkbook.Name, "'", "''") & "'!" & funktion, _
        Description:=Svenska(vad), Category:="SNIT", ArgumentDescriptions:=delar
End Sub

Private Function Svenska(ByVal text As String) As String
    Svenska = text
    Svenska = Replace(Svenska, "{228}", ChrW(228))
    Svenska = Replace(Svenska, "{229}", ChrW(229))
    Svenska = Replace(Svenska, "{246}", ChrW(246))
    Svenska = Replace(Svenska, "{8211}", ChrW(8211))
End Function

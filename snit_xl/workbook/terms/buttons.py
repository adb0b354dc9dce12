"""The workbook's buttons and the ribbon's (knapparna): what each is called, what it says of itself, what it runs."""

from __future__ import annotations

from dataclasses import dataclass

from snit_xl.workbook.terms.messages import ACTIONS


@dataclass(frozen=True, slots=True)
class Button:
    """One button (knapp): `key` is its word to Python, `macro` its Sub, `image` an icon of Office's own by name.

    `apart` sets it off from the others; `sheets` are the sheets that show it.
    """

    key: str
    caption: str
    macro: str
    help: str
    image: str
    sheets: tuple[str, ...] = ("start",)
    apart: bool = False


RIBBON_TAB, RIBBON_GROUPS = "SNIT", ("Månaden", "Tidigare")

BUTTONS: tuple[Button, ...] = (
    Button(
        "lasin",
        ACTIONS["read"],
        "SnitLasIn",
        "Läser in utfall och budget ur ekonomisystemets filer (SIE, Excel, CSV) och uppdaterar prognosen. Frågar innan "
        "tidigare inlästa belopp ändras.",
        "FileOpen",
    ),
    Button(
        "uppdatera",
        ACTIONS["update"],
        "SnitUppdatera",
        "Räknar om prognos, fördelning, avräkning och kontroller efter det som är ifyllt, och skriver i loggen.",
        "RefreshAll",
        ("start", "forecast", "changes"),
    ),
    Button(
        "kontrollera",
        ACTIONS["check"],
        "SnitKontrollera",
        "Går igenom hela arbetsboken och listar fel, varningar och noteringar. Inga belopp ändras.",
        "AcceptInvitation",
    ),
    Button(
        "underlag",
        ACTIONS["trace"],
        "SnitUnderlag",
        "Visar på bladet Spårning vad det markerade beloppet består av: konton, och sedan verifikationer.",
        "TracePrecedents",
        ("start", "forecast", "months", "trace", "ledger"),
    ),
    Button(
        "handlingar",
        ACTIONS["papers"],
        "SnitHandlingar",
        "Skriver sammanträdets handlingar ur arbetsbokens celler till en ny mapp. Frågar var den ska ligga. Inga celler "
        "ändras.",
        "CreateReport",
        ("start", "cases"),
    ),
    Button(
        "las",
        ACTIONS["lock"],
        "SnitLas",
        "Sparar prognosen som en version med namn, att jämföra nästa prognos med.",
        "Lock",
        ("start", "versions"),
    ),
    Button(
        "aterstall",
        ACTIONS["restore"],
        "SnitAterstall",
        "Ger tillbaka arbetsboken som den var före senaste knapptryckningen.",
        "Undo",
        apart=True,
    ),
)

"""What the unit's own sheets say (verksamhetens texter): tables, sections, notes, headings and fixed lines."""

from __future__ import annotations

from collections.abc import Mapping

TABLES: Mapping[str, str] = {
    "services": "Tjanster",
    "agreements": "Avtal",
    "queue": "Leveransko",
    "disturbances": "Storningar",
    "staffing": "Bemanning",
    "service_sums": "Tjanstesummor",
    "queue_flow": "Koflode",
    "disturbance_sums": "Storningssummor",
    "project_sums": "Projektsummor",
    "certificates": "Sekretesslista",
}

SECTIONS: Mapping[str, str] = {
    "services": "Tjänstekatalog",
    "agreements": "Kunder och avtal",
    "queue": "Kö",
    "disturbances": "Större störningar",
    "staffing": "Bemanning och utbildning",
    "service_sums": "Tjänsterna mot budgeten",
    "queue_flow": "Kö över tid",
    "queue_trend": "Köns utveckling",
    "disturbance_sums": "Störningar per kommun",
    "project_sums": "Pengar och risk per kommun",
    "certificate_counts": "Sekretessbevis",
    "certificate_state": "Läget",
    "certificates": "Register",
}

NOTES: Mapping[str, str] = {
    "services": "Skriv kostnaden per år, eller kostnaden per enhet och volymen. En tjänst utan pris räknas i Ofördelat.",
    "staffing": "Utbildning per person i tkr; skriv varifrån beloppet kommer i anmärkningen.",
    "service_sums": "Tjänsterna är brutto och budgeten på Fördelning netto: avtal med andra kunder står emellan. Skrivs av Uppdatera prognos.",
    "agreements": "Skriv intäkter negativa. Bara avtal med annan kund minskar det som delas, och bara så länge de gäller.",
    "queue_flow": "En rad per kö och månad eller kvartal. Utgående ska vara ingående plus nya minus stängda.",
    "disturbances": "Timmar räknas när start och slut har både datum och klockslag.",
    "project_sums": "Avvikelsen gäller projekt som har en prognos. Högsta risken gäller projekt som inte är avslutade.",
    "certificate_counts": "Bara antal står här. Vem det gäller står i filen Sekretessbevis.xlsx, som har egen behörighet.",
    "certificate_access": "Filen pekar ut personer. Spara den där bara den som behöver den kommer åt den.",
    "certificate_numbers": "Skriv aldrig personnummer eller samordningsnummer. En cell med tio siffror eller fler avvisas.",
    "certificate_paper": "Det påskrivna beviset förvaras på papper eller i personakten. Skriv var under Förvaras.",
}

HEADINGS: Mapping[str, str] = {
    "borne_by": "Bärs bara av",
    "service_unit": "Enhet",
    "service_volume": "Volym",
    "service_unit_cost": "Kostnad per enhet (kr)",
    "service_priced": "Prissatt kostnad",
    "service_price": "Pris per enhet (kr)",
    "service_share": "Fördelat",
    "service_line": "Post",
    "service_line_basis": "Vad raden är",
    "service_line_amount": "Belopp",
    "agreement_kind": "Slag av kund",
    "agreement_state": "Läge",
    "flow_label": "Period",
    "flow_from": "Från",
    "flow_to": "Till",
    "flow_opening": "Ingående",
    "flow_new": "Nya",
    "flow_closed": "Stängda",
    "flow_closing": "Utgående",
    "flow_difference": "Skillnad",
    "median_days": "Mediantid (dagar)",
    "oldest_days": "Äldsta (dagar)",
    "affected": "Berörd kommun",
    "began_at": "Klockan",
    "ended_on": "Slut",
    "ended_at": "Slut klockan",
    "hours": "Timmar",
    "sums_owner": "Kommun",
    "disturbance_basis": "Vad raden är",
    "disturbance_count": "Antal",
    "disturbance_hours": "Timmar",
    "project_at_risk": "Projekt med högst risk",
    "project_count": "Antal",
    "projects_green": "● grön",
    "projects_yellow": "▲ gul",
    "projects_red": "■ röd",
    "highest_risk": "Högsta risk",
    "project_sums.deviation": "Avvikelse",
    "heads": "Antal personer",
    "training_cost": "Utbildning",
    "certificate_name": "Namn eller roll",
    "certificate_role": "Roll",
    "certificate_unit": "Enhet",
    "should_sign": "Ska skriva på",
    "certificate_status": "Läge",
    "signed_on": "Påskrivet",
    "certificate_ends": "Gäller till",
    "kept_at": "Förvaras",
}

PROMPTS: Mapping[str, str] = {
    "service_cost": "Tjänstens kostnad per år i tkr. Lämna tom om du anger kostnad per enhet och volym.",
    "service_unit": "Vad volymen räknar, till exempel användare, dator eller anknytning.",
    "service_volume": "Antal enheter per år.",
    "service_unit_cost": "Vad en enhet kostar per år, i kronor. Kostnaden blir volymen gånger detta.",
    "borne_by": "Kommunen som bär hela kostnaden. Lämna tom om en nyckel delar den.",
    "yearly_amount": "Belopp per år i tkr. Intäkt negativ.",
    "agreement_kind": "Kommun i nämnden eller annan kund. Bara andra kunders belopp är externa intäkter.",
    "flow_from": "Periodens första dag.",
    "flow_to": "Periodens sista dag.",
    "flow_opening": "Antal öppna ärenden när perioden börjar.",
    "flow_closing": "Antal öppna ärenden när perioden slutar, så som det är rapporterat.",
    "affected": "Kommunens namn, eller Gemensam om alla berördes.",
    "owner": "Kommunens namn, eller Gemensam.",
    "began_at": "När störningen började, till exempel 08:15.",
    "ended_at": "När störningen var över, till exempel 14:30.",
    "heads": "Antal personer, även de som delar tjänst med en annan funktion.",
    "certificate_name": "Namn eller roll, utan personnummer.",
    "should_sign": "Skriv ja för den som ska ha ett bevis.",
    "signed_on": "Dagen då beviset skrevs på. Tomt betyder att det saknas.",
    "certificate_ends": "Sista dag som beviset gäller, till exempel anställningens sista dag. Tomt betyder tills vidare.",
    "kept_at": "Var beviset finns, till exempel personakt.",
}

# The lines of the catalogue's reconciliation, in order: what each is called and what it is.
SERVICE_LINES: Mapping[str, tuple[str, str]] = {
    "priced": ("Prissatta tjänster", "Summan av katalogen"),
    "external": ("Avtal med andra kunder", "Intäkter som minskar det som delas"),
    "unpriced": ("Ofördelat", "Det i budgeten som ingen tjänst prissätter"),
    "budget": ("Budget enligt Fördelning", "Summan av kostnadspoolerna"),
}

SHARED_DISTURBANCES = "Störningar som berörde alla"
OWN_DISTURBANCES = "Störningar som bara berörde kommunen"

"""Labels, names and remarks of single fields (fältens texter)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from snit_xl.workbook.terms import version_texts


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """A field's label, its defined name and the remark beside it (fältets texter)."""

    label: str
    name: str
    remark: str = ""


FIELDS: Mapping[str, FieldTerm] = {
    "forecast_status": FieldTerm("Prognosens läge", "Prognos_lage"),
    "forecast_basis": FieldTerm("Underlag", "Prognos_underlag"),
    "span_rows": FieldTerm(
        "Rader med spann", "Prognos_rader_med_spann", "Utan spann visar diagrammet bara avvikelsen."
    ),
    "scenario_status": FieldTerm("Prognosens läge", "Scenario_lage"),
    "trial_basis": FieldTerm("Metodprovet", "Metodprov_underlag"),
    "trial_books": FieldTerm("Underlag", "Metodprov_bocker"),
    "trace_what": FieldTerm("Belopp", "Spar_vad"),
    "trace_year": FieldTerm("År", "Spar_ar"),
    "trace_from": FieldTerm("Från månad", "Spar_fran"),
    "trace_to": FieldTerm("Till månad", "Spar_till"),
    "trace_total": FieldTerm("Står på raden (kr)", "Spar_rad"),
    "trace_sum": FieldTerm("Summa nedan (kr)", "Spar_summa"),
    "trace_difference": FieldTerm("Skillnad (kr)", "Spar_skillnad", "0 betyder att listan förklarar hela beloppet."),
    "status": FieldTerm("Prognosen", "Lage"),
    "forecast_total": FieldTerm("Prognos, nämnderna tillsammans (tkr)", "Prognos_summa", "Negativt är överskott."),
    "fault_count": FieldTerm("Fel", "Antal_fel", "Rätta dem först. Se bladet Kontroller."),
    "warning_count": FieldTerm("Varningar", "Antal_varningar", "Läs och ta ställning."),
    "note_count": FieldTerm("Noteringar", "Antal_noteringar"),
    "updated_at": FieldTerm("Senast uppdaterad", "Senast_uppdaterad"),
    "fingerprint": FieldTerm("Kontrolltal nu", "Kontrolltal_nu"),
    "updated_fingerprint": FieldTerm("Kontrolltal vid uppdateringen", "Kontrolltal"),
    "updated_total": FieldTerm("Prognos vid uppdateringen (tkr)", "Prognos_vid_uppdatering"),
    "reported": FieldTerm("Bokfört mot rapporterat", "Bokfort_rapporterat"),
    "locked_version": FieldTerm("Senast låsta version", "Last_version"),
    "next_meeting": FieldTerm("Sammanträde", "Nasta_mote", "Skrivs av Uppdatera prognos."),
    "next_meeting_place": FieldTerm("Plats", "Nasta_plats"),
    "ticks_from": FieldTerm("Klart den räknas från", "Nasta_kryss_fran", "Tidigare datum hör till ett tidigare möte."),
    "count_from": FieldTerm("Räkna från", "Rakna_fran", "Tomt: dagens datum."),
    "today": FieldTerm("Dag som nedräkningen gäller", "Rakna_dag"),
    "late_follow_ups": FieldTerm("Försenade uppföljningar", "Uppfoljning_sena", "Se bladet Internkontroll."),
    "coming_follow_ups": FieldTerm("Uppföljningar före nästa möte", "Uppfoljning_fore_mote"),
    "settlement_unit": FieldTerm("Avdelning som avräknas", "Avrakning_avdelning"),
    "net_outcome": FieldTerm("Nettoutfall hittills", "Avrakning_netto", "Delsumman i Prognos, utan kommunbidrag."),
    "own_outcome": FieldTerm("varav kommunernas egna kostnader", "Avrakning_eget"),
    "common_outcome": FieldTerm("varav gemensamt", "Avrakning_gemensamt", "Delas efter avdelningens nyckel."),
    "signing_committee": FieldTerm("Nämnd", "Underlag_namnd"),
    "signing_unit": FieldTerm("Avdelning", "Underlag_avdelning"),
    "signing_period": FieldTerm("Period", "Underlag_period"),
    "signing_report_day": FieldTerm("Rapportens datum", "Underlag_rapportdatum"),
    "paid_through": FieldTerm(
        "Inbetalt till och med månad", "Avrakning_inbetalt_till", "Ska vara samma månad som perioden."
    ),
    "printed_month": FieldTerm(
        "Period (månad)", "Handling_period", "Sista månaden i handlingens utfall. Tom: perioden."
    ),
    "signing_name": FieldTerm("Kommun", "Underlag_kommun"),
    "signing_common": FieldTerm("Gemensamt nettoutfall (tkr)", "Underlag_gemensamt"),
    "signing_percent": FieldTerm("Andel enligt nyckel (%)", "Underlag_andel"),
    "signing_share": FieldTerm("Andel av gemensamt (tkr)", "Underlag_del"),
    "signing_own": FieldTerm("Egna kostnader (tkr)", "Underlag_eget"),
    "signing_total": FieldTerm("Att bära (tkr)", "Underlag_summa"),
    "signing_paid": FieldTerm("Inbetalt hittills (tkr)", "Underlag_inbetalt"),
    "signing_to_pay": FieldTerm("Att betala (tkr)", "Underlag_betala", "Negativt belopp är att få tillbaka."),
    "signing_host": FieldTerm("Underskrift, värdkommunen", "Underlag_signatur_vard"),
    "signing_partner": FieldTerm("Underskrift, kommunen", "Underlag_signatur_kommun"),
    "rate_1": FieldTerm("Internränta nästa år (%)", "Internranta_1"),
    "rate_2": FieldTerm("Internränta år+2 (%)", "Internranta_2"),
    "rate_3": FieldTerm("Internränta år+3 (%)", "Internranta_3"),
    "committee_name": FieldTerm("Nämnd", "Namnd"),
    "year": FieldTerm("År", "Ar", "Arbetsbokens år."),
    "month": FieldTerm("Period (månad)", "Period", "Antal månader som utfallet omfattar, 1–12."),
    "report_day": FieldTerm("Rapportens datum", "Rapportdatum"),
    "pay_rise": FieldTerm("Löneökning nästa år (%)", "Loneokning", "Enligt värdkommunens beslut."),
    "pay_base": FieldTerm("Personalkostnad som räknas upp (tkr)", "Lonebas"),
    "pay_decimals": FieldTerm("Decimaler i lönepotten", "Lonepott_decimaler", "0 ger hela tkr."),
    "pay_key": FieldTerm("Nyckel för löneökningen", "Lonenyckel"),
    "bridge_unit": FieldTerm("Avdelning som bryggan gäller", "Brygga_avdelning"),
    "split_decimals": FieldTerm("Decimaler i fördelningen", "Fordelning_decimaler", "Delarna summerar alltid exakt."),
    "agreement_months": FieldTerm(
        "Varna före avtalets slut (månader)", "Avtal_varning", "Räknas från rapportens datum."
    ),
    "certificates_day": FieldTerm("Enligt registret per", "Sekretess_per"),
    "certificates_due": FieldTerm("Ska skriva på", "Sekretess_ska", "Läs av antalen överst i Sekretessbevis.xlsx."),
    "certificates_signed": FieldTerm("Har gällande bevis", "Sekretess_har"),
    "certificates_soon": FieldTerm("varav löper ut snart", "Sekretess_snart"),
    "certificates_missing": FieldTerm("Saknar gällande bevis", "Sekretess_saknas"),
    "register_committee": FieldTerm("Nämnd eller enhet", "Register_namnd"),
    "register_day": FieldTerm("Läget per", "Register_dag", "Tomt betyder i dag."),
    "register_today": FieldTerm("Räknas per", "Register_i_dag"),
    "register_months": FieldTerm("Varna före slut (månader)", "Register_varning"),
    "register_due": FieldTerm("Ska skriva på", "Register_ska"),
    "register_signed": FieldTerm("Har gällande bevis", "Register_har"),
    "register_soon": FieldTerm("varav löper ut snart", "Register_snart"),
    "register_missing": FieldTerm("Saknar gällande bevis", "Register_saknas"),
    "heat_medium": FieldTerm("Gräns mot medel", "Riskgrans_medel"),
    "heat_high": FieldTerm("Gräns mot hög", "Riskgrans_hog"),
    "heat_top": FieldTerm("Gräns mot högsta", "Riskgrans_hogsta"),
    **{key: FieldTerm(*texts) for key, texts in version_texts.FIELDS.items()},
}


def field_term(key: str) -> FieldTerm:
    """Return a field's texts (fältets texter); a field repeated per municipality has `key#j` and its number in the name."""
    base, _, number = key.partition("#")
    term = FIELDS[base]
    return FieldTerm(term.label, f"{term.name}_{number}", term.remark) if number else term

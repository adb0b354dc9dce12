"""What the papers on internal control and on meetings say (internkontroll och sammanträdestider).

A sentence holds no digit: figures are put in its places.
"""

from __future__ import annotations

from collections.abc import Mapping

CONTROL: Mapping[str, str] = {
    "lead": "Planen visar vilka risker som kontrolleras, hur de är bedömda, vem som kontrollerar och vem som rapporterar.",
    "no_ranking": "Alla kontroller har riskvärdet {score}. Planen rangordnar alltså inte riskerna.",
    "ranked": "Högst riskvärde, {score}, har {process}: {risk}.",
    "plan": "Kontroller",
    "plan_caption": "Kontrollerna efter riskvärde",
    "plan_described": "En rad per kontroll: process, risk, kontrollmoment, bedömning, ansvariga roller och åtgärd.",
    "plan_note": "R är risk, V är väsentlighet och RV är riskvärdet, risk gånger väsentlighet.",
    "responsible": "Ansvar och uppföljning",
    "responsible_caption": "Ansvariga roller och nästa uppföljning",
    "responsible_described": "En rad per kontroll: vem som kontrollerar och rapporterar, och när kontrollen följs upp.",
    "judged": "Så är riskerna bedömda",
    "judged_text": "Risk och väsentlighet bedöms var för sig efter skalan. Riskvärdet ger nivån. Gränserna är nämndens egna.",
    "scale_caption": "Skalan",
    "scale_described": "Skalans steg, med ord för risk och för väsentlighet.",
    "levels_caption": "Nivåerna",
    "levels_described": "Vilka riskvärden som hör till varje nivå.",
    "heat": "Riskkarta",
}

FOLLOW_UP: Mapping[str, str] = {
    "lead": "Handlingen visar hur kontrollerna i planen har fallit ut, vad som avviker och vad som återstår.",
    "all_done": "Inget är försenat.",
    "result": "Resultat",
    "result_caption": "Kontrollerna och vad uppföljningen visar",
    "result_described": "En rad per kontroll: riskvärde, resultat, när den följdes upp och när den följs upp nästa gång.",
    "result_note": "Läget gäller {day}.",
    "deviations": "Avvikelser och åtgärder",
    "deviation": "{process}: {deviation}.",
    "deviation_measure": "{process}: {deviation}. Åtgärd: {measure}.",
    "measure": "{process}, åtgärd: {measure}.",
    "no_deviations": "Uppföljningen visar inga avvikelser.",
    "late": "Försenat",
    "late_row": "{process}: skulle ha följts upp {day}. Ansvarig: {role}.",
    "before_meeting": "Förfaller senast på nästa sammanträde",
    "before_meeting_row": "{process}: följs upp senast {day}. Ansvarig: {role}.",
    "unplanned": "Saknar dag för uppföljning",
    "unplanned_row": "{process}, ansvarig: {role}.",
}

MEETINGS: Mapping[str, str] = {
    "lead": "Sammanträdena är planerade till de här dagarna, tiderna och platserna.",
    "forum_caption": "{forum}: dagar, tider och platser",
    "forum_described": "En rad per sammanträde: datum, veckodag, tid och plats.",
    "time": "{start}–{end}",
    "remarks": "Att se över innan tiderna fastställs:",
    "steps": "Beredning och utskick",
    "steps_note": "En sista dag som annars vore ledig är flyttad till arbetsdagen före.",
    "steps_caption": "{forum}: sista dag för varje steg",
    "steps_described": "En rad per sammanträde, en kolumn per steg.",
}

HEADINGS: Mapping[str, str] = {
    "time": "Tid",
    "step_meeting": "Sammanträde",
    "follow_up": "Resultat",
    "scale_step": "Steg",
    "level_from": "Från",
    "level_to": "Till",
}

"""The twelve targets of a page: each assessment in words."""

from __future__ import annotations

from typing import Any

from ...bounds import Measured
from ...definitions import Plan
from ...targets import Assessment, Outlook, forecast_sentence, path_rows
from .. import wording
from ..model import EvidenceRow, TargetCard, VariantRow
from .figures import FigureDesk

UNSAID = ("ended", "not_allocated", "before_baseline")
"""Reasons without a forecast that the verdict of the target has told already."""


def target_card(assessment: Assessment, outlook: Outlook, desk: FigureDesk, plan: Plan) -> TargetCard:
    """Return one target as a page shows it; remarks speak of the province and stay on its pages."""
    is_province = assessment.unit == plan.province.code
    target = assessment.target
    measured = assessment.measured or _best_known(assessment)
    shown = (
        is_province and desk.words.notes and target.remark_from is not None and target.remark_from <= assessment.as_of
    )
    return TargetCard(
        id=target.id,
        name=target.name,
        short=target.short,
        kind=target.kind,
        threshold=target.threshold,
        threshold_text=wording.threshold_text(target),
        verdict=assessment.verdict,
        verdict_text=wording.verdict_text(assessment),
        low=measured.low if measured else None,
        high=measured.high if measured else None,
        value_text=value_text(assessment),
        basis_text=wording.basis_text(assessment),
        reason=wording.reason(assessment),
        why=wording.why_text(assessment, plan.last_day),
        gap=wording.gap_text(assessment),
        robustness=wording.robustness_text(assessment),
        counted=target.counted,
        definition=target.definition,
        ambiguity=target.ambiguity,
        needs=target.needs,
        remark=target.remark if shown else "",
        reading=wording.reading_words(target.reading),
        evidence=tuple(_evidence(assessment, desk)),
        variants=tuple(
            VariantRow(
                v.label,
                v.verdict,
                wording.measured_text(v.measured, target),
                v.changes,
                wording.variant_gap_text(target, v),
            )
            for v in assessment.variants
        ),
        comparators=desk.comparators(target.id, with_districts=is_province),
        **_way(outlook),
    )


def _way(outlook: Outlook) -> dict[str, Any]:
    """Return the path and the forecast; nothing of a target of which no value is known on the day."""
    observed = outlook.progress.observed if outlook.progress else None
    if observed is None or (observed.low, observed.high) == (None, None):
        return {"path": (), "path_verdict": "", "forecast": "", "forecast_caution": ""}
    assert outlook.progress is not None
    return {
        "path": tuple(path_rows(outlook)),
        "path_verdict": outlook.progress.words if outlook.base or outlook.progress.verdict == "reached" else "",
        "forecast": "" if outlook.silence in UNSAID else forecast_sentence(outlook),
        "forecast_caution": outlook.forecast.caution if outlook.forecast and not outlook.silence else "",
    }


def value_text(assessment: Assessment) -> str:
    """Return the result in words: what decides, or else the lower bound that a partial register gives."""
    return wording.measured_text(assessment.measured or _best_known(assessment), assessment.target)


def _evidence(assessment: Assessment, desk: FigureDesk) -> list[EvidenceRow]:
    rows = []
    for found in assessment.evidence:
        source, says, remark = wording.evidence_words(found, assessment.target)
        decides = found.role == "decides" and assessment.verdict != "not_applicable"
        rows.append(EvidenceRow(source, says, remark, decides, found.source == "register", desk.cited(found.figures)))
    return rows


def _best_known(assessment: Assessment) -> Measured | None:
    return next((found.measured for found in assessment.evidence if found.reason == "lower_bound"), None)

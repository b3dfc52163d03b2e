"""The report as plain data: everything that a page says, before it is drawn. It can be saved, compared and hashed."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from ..bounds import Verdict
from ..writing import Noun


@dataclass(frozen=True)
class Source:
    """A page on which data rest."""

    id: str
    publisher: str
    url: str
    published_on: str


@dataclass(frozen=True)
class FigureRow:
    """A published figure as a reader sees it: `value_text` holds the wording "ít nhất", "khoảng"."""

    id: str
    indicator: str
    name: str
    value: float
    value_text: str
    unit: str
    when: str
    area: str
    is_goal: bool
    is_this_year: bool
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class EvidenceRow:
    """One piece of evidence for a target, in words."""

    source: str
    says: str
    remark: str
    decides: bool
    is_register: bool
    figures: tuple[FigureRow, ...]


@dataclass(frozen=True)
class VariantRow:
    label: str
    verdict: Verdict
    value_text: str
    changes: bool
    gap: str


@dataclass(frozen=True)
class TargetCard:
    """One target on the page: verdict, the numbers behind it, and what would settle it. reason: see `wording.reason`."""

    id: str
    name: str
    short: str
    kind: str
    threshold: float
    threshold_text: str
    verdict: Verdict
    verdict_text: str
    low: float | None
    high: float | None
    value_text: str
    basis_text: str
    reason: str
    why: str
    gap: str
    robustness: str
    counted: str
    definition: str
    ambiguity: str
    needs: str
    remark: str
    reading: tuple[str, ...]
    evidence: tuple[EvidenceRow, ...]
    variants: tuple[VariantRow, ...]
    comparators: tuple[FigureRow, ...]
    path: tuple[tuple[str, str], ...]
    path_verdict: str
    forecast: str
    forecast_caution: str


@dataclass(frozen=True)
class PathPanel:
    """A target's way over the years: known values (year, low, high), the path from base to goal, and the forecast of the end.

    Values are shares (0-1) or counts; wanted: the goal; base: (year, value), None when no data give one.
    """

    target: str
    short: str
    is_share: bool
    points: tuple[tuple[int, float | None, float | None], ...]
    base: tuple[float, float] | None
    goal: tuple[float, float]
    forecast: tuple[int, float, float, float] | None
    verdict_text: str


@dataclass(frozen=True)
class PastForecast:
    """What would have been said at the end of a year of the end of the plan, beside what came (None: not known)."""

    target: str
    short: str
    made_on: dt.date
    text: str
    interval: str
    chance: str
    came: str


@dataclass(frozen=True)
class YearValue:
    """An indicator at the end of one year; districts: the least and the greatest value of the districts, when comparable."""

    year: int
    value: float | None
    low: float | None
    high: float | None
    text: str
    detail: str
    status: str
    districts: tuple[float, float] | None


@dataclass(frozen=True)
class IndicatorRow:
    """One indicator as computed from what offices sent: the year of the page beside the year it is compared with.

    A share is 0-1. kind: input, process, output or outcome. change: "better", "worse", "same", or "" when the bounds do not tell. place:
    "above" or "below" all districts together, outside the funnel limits. median, spread: over the districts whose value is known.
    definition: pairs of heading and text; url: what it rests on. by_district: values of the districts, on pages of the province.
    """

    id: str
    name: str
    short: str
    kind: str
    unit: Noun
    decimals: int
    now: YearValue
    before: YearValue | None
    numerator: float | None
    denominator: float | None
    change: str
    change_text: str
    place: str
    median: float | None
    spread: tuple[float, float] | None
    n_districts: int
    districts_text: str
    years: tuple[YearValue, ...]
    definition: tuple[tuple[str, str], ...]
    url: str
    by_district: tuple[tuple[str, float | None], ...]


@dataclass(frozen=True)
class GroupCard:
    """One solution group: what was computed and what is published of it here and now, and what is not known."""

    id: str
    name: str
    short: str
    targets: tuple[str, ...]
    indicators: tuple[IndicatorRow, ...]
    standing: str
    figures: tuple[FigureRow, ...]
    says: str
    missing: str


@dataclass(frozen=True)
class ScoreRow:
    """The score of a solution group, or the overall one (node "overall"), of one unit and year; all scores 0-100.

    low, high: what the unknown could make of it. before, province: the same unit a year earlier, and the whole province.
    rank_low, rank_high: the interval of its rank among the districts that have a score; None for the province.
    """

    node: str
    name: str
    score: float | None
    low: float | None
    high: float | None
    before: float | None
    province: float | None
    years: tuple[tuple[int, float | None], ...]
    n_known: int
    n_scored: int
    rank_low: int | None
    rank_high: int | None
    n_ranked: int | None
    rank_text: str


@dataclass(frozen=True)
class StandoutRow:
    """An indicator in which a district is among the best or the poorest third, whatever the unknown may be.

    differs: for a share of things, whether it lies outside the funnel limits ("yes", "no"); "" for what has no such limits.
    """

    id: str
    short: str
    value_text: str
    score: float | None
    rank_text: str
    is_strength: bool
    differs: str


@dataclass(frozen=True)
class StandingRow:
    """One district on a page of the province: its overall score with the rank interval, and its scores by group."""

    code: str
    name: str
    score: float | None
    low: float | None
    high: float | None
    rank_low: int | None
    rank_high: int | None
    tier: int | None
    groups: tuple[tuple[str, float | None], ...]


@dataclass(frozen=True)
class FactorRow:
    """How much of the shifts of ranks one choice explains: alone (first) and with all others (total), shares 0-1."""

    name: str
    first: float
    total: float


@dataclass(frozen=True)
class Scores:
    """The scores of a page; rows end with the overall score. says: sentences; runs: how often the choices were drawn."""

    year: int
    says: tuple[str, ...]
    rows: tuple[ScoreRow, ...]
    standouts: tuple[StandoutRow, ...]
    standings: tuple[StandingRow, ...]
    factors: tuple[FactorRow, ...]
    runs: int
    min_available: float


@dataclass(frozen=True)
class StockPoint:
    """The published stock of products on a day, split by star where the source splits it.

    first, date: the days between which that day lies; what a register holds at the end of a year speaks for the year.
    """

    label: str
    first: dt.date
    date: dt.date
    total: int
    three: int | None
    four: int | None
    five: int | None
    figures: tuple[str, ...]


@dataclass(frozen=True)
class YearCount:
    """New products of one year as published (`published` is None when no source gives it) and as the register names them."""

    year: int
    published: int | None
    register_low: int
    register_high: int


@dataclass(frozen=True)
class CertificateRow:
    """One known recognition and its certificate, as intervals of possible days; has_producer: `producer` is a name."""

    product: str
    producer: str
    has_producer: bool
    stars: int | None
    event: str
    start_from: dt.date
    start_to: dt.date
    end_from: dt.date
    end_to: dt.date
    in_force: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class ExpiryYear:
    year: int
    certain: int
    possible: int


@dataclass(frozen=True)
class RegisterNumbers:
    """The five numbers of a register, each as low and high."""

    recognitions: tuple[int, int]
    products: tuple[int, int]
    new_in_year: tuple[int, int]
    in_force: tuple[int, int]
    expiring_next_12_months: tuple[int, int]
    undated: int
    coverage: float | None
    coverage_text: str


@dataclass(frozen=True)
class DistrictRow:
    """A district beside the others: the newest published total by the as-of date, and what the register names."""

    code: str
    name: str
    total: int | None
    when: str
    age_days: int | None
    register_low: int
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """What differs from a year before; target, was: which target has another verdict now, and the verdict before."""

    what: str
    before: str
    now: str
    target: str = ""
    was: Verdict | None = None


@dataclass(frozen=True)
class Disagreement:
    """Published figures that do not agree, both shown."""

    what: str
    figures: tuple[FigureRow, ...]


@dataclass(frozen=True)
class QualityRow:
    """One line of what came and what did not: a name and one text for each column; is_missing: a table that did not come."""

    name: str
    values: tuple[str, ...]
    is_missing: bool = False


@dataclass(frozen=True)
class FindingCount:
    """How often a rule spoke, how gravely, and one example; is_error: what it speaks of is set aside.

    rule: what the rule looks for, on pages that quote the example in another language than theirs.
    """

    severity: str
    count: int
    example: str
    is_error: bool = False
    rule: str = ""


@dataclass(frozen=True)
class Quality:
    """What offices sent for a page: how complete, what was found, what was set aside, from which files."""

    says: str
    columns: tuple[str, ...]
    rows: tuple[QualityRow, ...]
    findings: tuple[FindingCount, ...]
    files: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """A key figure at the top of the page."""

    label: str
    value: str
    note: str


@dataclass(frozen=True)
class Message:
    """A finding or a thing to do, and the anchor of the place on the page that it is taken from."""

    text: str
    anchor: str


@dataclass(frozen=True)
class StarMoves:
    """How many products went from which star (3, 4, 5, then no certificate in force) to which, between two days."""

    before: dt.date
    now: dt.date
    counts: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class KindRow:
    """A kind of producer and how many there are at the end of each year."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True)
class EffortRow:
    """What was done and spent for a solution group, beside how its results moved; money in million VND as text.

    n_activities: None when no activity was ever sent. n_better, n_worse, n_compared: indicators of output and outcome.
    """

    group: str
    short: str
    targets: tuple[str, ...]
    n_activities: int | None
    attendances_text: str
    allocated_text: str
    disbursed_text: str
    n_better: int
    n_worse: int
    n_compared: int
    remark: str


@dataclass(frozen=True)
class ContributionRow:
    """A target by district: (code, what its register counts, how many it lacks for the threshold itself)."""

    target: str
    short: str
    kind: str
    cells: tuple[tuple[str, str, int | None], ...]


@dataclass(frozen=True)
class PeerRow:
    """A score of a district and of its peers, in the order of `Peers.names`."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Peers:
    """A district first, then those whose number of products in force is nearest."""

    names: tuple[str, ...]
    sizes: tuple[int, ...]
    rows: tuple[PeerRow, ...]


@dataclass(frozen=True)
class ReportModel:
    """A whole report as data; `key` changes when anything that a reader can see changes."""

    page: str
    kind: str
    unit: str
    unit_name: str
    year: int | None
    as_of: dt.date
    title: str
    subtitle: str
    dataset: str
    dataset_title: str
    dataset_note: str
    layout: str
    synthetic: bool
    territory: str
    headline: tuple[str, ...]
    findings: tuple[Message, ...]
    actions: tuple[Message, ...]
    cards: tuple[Card, ...]
    targets: tuple[TargetCard, ...]
    groups: tuple[GroupCard, ...]
    scores: Scores | None
    stock: tuple[StockPoint, ...]
    new_by_year: tuple[YearCount, ...]
    register: RegisterNumbers
    certificates: tuple[CertificateRow, ...]
    n_certificates: int
    moves: StarMoves | None
    makers: tuple[KindRow, ...]
    efforts: tuple[EffortRow, ...]
    contributions: tuple[ContributionRow, ...]
    peers: Peers | None
    expiry: tuple[ExpiryYear, ...]
    districts: tuple[DistrictRow, ...]
    changes: tuple[Change, ...]
    history: tuple[tuple[str, tuple[str, ...]], ...]
    paths: tuple[PathPanel, ...]
    past_forecasts: tuple[PastForecast, ...]
    product_figures: tuple[FigureRow, ...]
    new_territory: tuple[FigureRow, ...]
    undated: tuple[FigureRow, ...]
    disagreements: tuple[Disagreement, ...]
    quality: Quality | None
    sources: tuple[Source, ...]

    def to_json(self) -> str:
        """Return the model as JSON with sorted keys: the form in which models are compared and kept."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, sort_keys=True, indent=1, default=_plain)

    @property
    def key(self) -> str:
        """Return the SHA-256 of the model's JSON."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"a report model holds plain data only, not {type(value).__name__}")

"""A report that shows itself: each section is one call, in a notebook cell as on the published page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import jinja2
from markupsafe import Markup

from ..bounds import divide
from ..land import Land
from ..words import Language, language, say, say_html, spoken
from ..writing import date_span, inner, number, opened, percent, short_date
from .charts import charts_of
from .compared import compared
from .figures import Chart
from .model import ReportModel
from .page_tables import tables_of
from .places import in_sentence
from .score_words import band_text, heat_level, score_text
from .small_map import outlines_of, small_map
from .sparkline import score_line, sparkline
from .tables import Table
from .wording import VERDICTS, bounds_text, verdict_word

FACTS_MIME = "application/vnd.ocop.facts+json"


@dataclass(frozen=True)
class Block:
    """A piece of a page: HTML in Jupyter, its name in a terminal."""

    name: str
    html: str
    language: Language = field(default_factory=language)

    def _repr_html_(self) -> str:
        return self.html

    @spoken
    def __repr__(self) -> str:
        return say("block-named", name=self.name)


@dataclass(frozen=True)
class Facts:
    """What the portal needs to know of a page, published as a notebook output of its own type."""

    values: Mapping[str, Any]
    language: Language = field(default_factory=language)

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        return {FACTS_MIME: dict(self.values), "text/plain": repr(self)}

    @spoken
    def __repr__(self) -> str:
        return say("block-facts", key=self.values["key"][:12])


class Report:
    """One report. `model` is the data, `tables` and `figures` are what pages show, methods are the sections of a page."""

    def __init__(self, model: ReportModel, land: Land, language: Language = "vi") -> None:
        self.model = model
        self.language: Language = language
        self._land = land

    @cached_property
    @spoken
    def figures(self) -> Mapping[str, Chart]:
        """All charts of this report by name; a chart without data is absent."""
        return charts_of(self.model, self._land)

    @cached_property
    @spoken
    def tables(self) -> Mapping[str, Table]:
        """The report's tables by name; each has `to_frame()`."""
        return tables_of(self.model)

    @spoken
    def summary(self) -> Block:
        """Where, when, how much is known, and the verdicts in one look."""
        return self._block("summary")

    @spoken
    def targets(self) -> Block:
        """The twelve targets one by one."""
        names = ("shares", "paths") if self.model.kind == "province" else ("shares",)
        return self._block("targets", charts=self._charts(*names))

    @spoken
    def groups(self) -> Block:
        """The ten solution groups one by one."""
        return self._block("groups")

    @spoken
    def scores(self) -> Block:
        """Scores by solution group with their bands, and where the districts stand, as intervals; empty without scores."""
        return self._block("scores", charts=self._charts("scores", "ranks"))

    @spoken
    def products(self) -> Block:
        """Products by star over time, published and registered told apart."""
        return self._block("products", charts=self._charts("stock", "new_products", "moves"))

    @spoken
    def producers(self) -> Block:
        """Producers by kind over the years; empty without registers that were sent."""
        return self._block("makers")

    @spoken
    def efforts(self) -> Block:
        """Activities and money by solution group beside how its indicators moved; empty without any."""
        return self._block("efforts")

    @spoken
    def contributions(self) -> Block:
        """Which district stands where on each target; on pages of the province."""
        return self._block("contributions")

    @spoken
    def next_plan(self) -> Block:
        """What the next plan should define and measure, from what this one could not settle."""
        return self._block("next_plan")

    @spoken
    def certificates(self) -> Block:
        """Known certificates and when they end."""
        return self._block("certificates", charts=self._charts("expiry", "timeline"))

    @spoken
    def changes(self) -> Block:
        """What differs from the end of the year before."""
        return self._block("changes")

    @spoken
    def districts(self) -> Block:
        """The nine districts side by side: a tile map on province pages, dots elsewhere."""
        chart = "map" if self.model.kind != "district" else "comparison"
        return self._block("districts", charts=self._charts(chart))

    @spoken
    def history(self) -> Block:
        """The verdicts at the end of each year of the plan."""
        return self._block("history", charts=self._charts("paths"))

    @spoken
    def new_territory(self) -> Block:
        """What is published of the province after the merger, kept apart."""
        return self._block("new_territory")

    @spoken
    def disagreements(self) -> Block:
        """Published figures that do not agree."""
        return self._block("disagreements")

    @spoken
    def quality(self) -> Block:
        """What offices sent and what the checks found; empty for published data."""
        return self._block("quality")

    @spoken
    def sources(self) -> Block:
        """Method and sources."""
        return self._block("sources")

    @spoken
    def facts(self) -> Facts:
        """The page's state for the portal: counts of verdicts, what it can be compared by, as-of date, data set, key."""
        verdicts = [target.verdict for target in self.model.targets]
        counts = {name: verdicts.count(name) for name in VERDICTS}
        m = self.model
        nothing = not (
            m.stock
            or m.certificates
            or m.product_figures
            or any(group.figures or group.indicators for group in m.groups)
        )
        return Facts(
            {
                "state": "partial" if nothing else "ok",
                "verdicts": counts,
                **compared(m),
                "as_of": self.model.as_of.isoformat(),
                "dataset": self.model.dataset,
                "synthetic": self.model.synthetic,
                "key": self.model.key,
            }
        )

    @spoken
    def _repr_html_(self) -> str:
        return "".join(block.html for block in (self.summary(), self.targets(), self.groups(), self.products()))

    @spoken
    def __repr__(self) -> str:
        verdicts = ", ".join(f"{target.id} {target.verdict_text.lower()}" for target in self.model.targets)
        return f"{self.model.title} ({short_date(self.model.as_of)}): {verdicts}"

    def _charts(self, *names: str) -> list[str]:
        return [self.figures[name].html() for name in names if name in self.figures]

    def _block(self, name: str, charts: Sequence[str] = ()) -> Block:
        years = range(2021, 2021)
        if self.model.history:
            years = range(self.model.as_of.year - len(self.model.history[0][1]) + 1, self.model.as_of.year + 1)
        return block(
            name,
            m=self.model,
            place=in_sentence(self.model.unit_name),
            as_of=short_date(self.model.as_of),
            charts=[Markup(chart) for chart in charts],
            words={verdict: verdict_word(verdict) for verdict in VERDICTS},
            bounds=bounds_text,
            span=date_span,
            history=dict(self.model.history),
            years=years,
            spark=sparkline,
            score_line=score_line,
            map=lambda row: small_map(row, self._land, {d.code: d.name for d in self.model.districts}),
            outlines=outlines_of(self._land),
            plan_years=[row.year for row in self.model.new_by_year],
            first_year=self.model.new_by_year[0].year if self.model.new_by_year else None,
            ended=[row.year for row in self.model.new_by_year if row.year <= self.model.as_of.year],
            marks={"met": "✓", "not_met": "✗", "undecided": "?", "not_applicable": "·"},
            verdicts={target.id: target.verdict for target in self.model.targets},
            share=lambda part, whole: percent(divide(part, whole)),
            min_available=percent(self.model.scores.min_available, 0) if self.model.scores else "",
            score_text=score_text,
            band_text=band_text,
            heat=heat_level,
        )


def block(name: str, template: str = "", **values: object) -> Block:
    """Return a piece of a page: a template filled in, which has the name of the piece unless it is given."""
    return Block(say(f"block-{name.replace('_', '-')}"), render(f"{template or name}.html.j2", **values))


def render(template: str, **values: object) -> str:
    """Return a template of the report package filled in; every value is escaped unless it is Markup."""
    html = _templates().get_template(template)
    return html.render(num=number, pct=percent, html=lambda table: Markup(table.html()), **values)


@cache
def _templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("ocop_analysis.report"),
        autoescape=jinja2.select_autoescape(["html.j2"], default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    made.globals.update(say=say, say_html=say_html, inner=inner, opened=opened)
    return made

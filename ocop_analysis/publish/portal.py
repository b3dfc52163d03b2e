"""The portal: one page that finds every report and sets two side by side, opened from the file system, useful without script."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from ..vietnamese import fold
from ..writing import listing, short_date
from .jobs import Page
from .page import _source, _template, content_hash
from .portal_words import KINDS, STATES, VERDICT_COUNTS, WHOLE, WORDS

States = Mapping[str, Mapping[str, Any]]
"""What build.json says of each page built so far."""


def render_portal(pages: Sequence[Page], states: States, context: Mapping[str, Any]) -> str:
    """Return index.html."""
    css, script = _source("portal.css"), _source("portal.js")
    allowed = f"style-src '{content_hash(css)}'; script-src '{content_hash(script)}'"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    cards = {page.name: _card(page, states.get(page.name)) for page in pages}
    districts = _places(pages, "district")
    data = {"words": WORDS, "pages": compared_pages(pages, states), "synthetic": bool(context["synthetic"])}
    return _template("portal.html.j2").render(
        css=Markup(css), script=Markup(script), policy=policy, w=WORDS, data=embedded(data),
        top=[cards[p.name] for p in pages if p.kind not in ("district", "province")],
        province=[cards[p.name] for p in pages if p.kind == "province"],
        rows=[
            {"name": name, "code": code,
             "cells": [cards[p.name] for p in pages if p.kind == "district" and p.unit == code]}
            for code, name in districts.items()
        ],
        failed=[(card, states[name]["error"]) for name, card in cards.items() if card["state"] == "failed"],
        choices=_choices(pages, cards), districts=districts, provinces=_places(pages, "province"),
        years=_years(pages), **context,
    )  # fmt: skip


def compared_pages(pages: Sequence[Page], states: States) -> list[dict[str, Any]]:
    """Return what the portal compares: every page of one place and year, with the facts that it published of itself.

    A page that cannot be compared has no targets and says why.
    """
    return [_compared(page, states.get(page.name)) for page in pages if page.year is not None]


def embedded(data: Any) -> Markup:
    """Return data as JSON that no text in it can break out of.

    >>> print(embedded({"name": "</script>&"}))
    {"name":"\\u003c/script\\u003e\\u0026"}
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate({ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}))


def _compared(page: Page, state: Mapping[str, Any] | None) -> dict[str, Any]:
    told = {"name": page.name, "unit": page.unit, "place": page.unit_name, "year": page.year, "title": page.title}
    if state is None or not state["ok"]:
        return told | {"says": WORDS["absent" if state is None else "not_made"]}
    facts = state["facts"]
    if not facts.get("targets"):
        return told | {"says": WORDS["older"]}
    return told | {
        "asOf": short_date(dt.date.fromisoformat(facts["as_of"])),
        "targets": [
            [t["id"], t["short"], t["wanted"], t["verdict"], t["says"], t["value"], int(t["turns"])]
            for t in facts["targets"]
        ],
        "cards": [[card["label"], card["value"], card["note"]] for card in facts["cards"]],
        "scores": [[row["name"], row["score"], row["band"], row["rank"]] for row in facts["scores"]],
    }


def _card(page: Page, state: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what the portal shows of a page: its state in words, and the folded text that the search looks in."""
    if state is None:
        word, kind = WORDS["absent"], "absent"
    elif not state["ok"]:
        word, kind = WORDS["not_made"], "failed"
    else:
        counts = state["facts"].get("verdicts", {})
        said = listing((f"{counts[v]} {word}" for v, word in VERDICT_COUNTS.items() if counts.get(v)))
        kind = state["facts"].get("state", "ok")
        word = state["facts"].get("says") or (said or WORDS["nothing_judged"]) + (
            f"; {WORDS['no_data']}" if kind == "partial" else ""
        )
    words = fold(f"{page.title} {page.unit_name} {page.unit} {page.year or ''} {page.name}")
    found_by = {
        "huyen": page.unit,
        "nam": page.year or WHOLE,
        "loai": KINDS[page.kind][0],
        "trang-thai": STATES[kind][0],
    }
    return {
        "page": page, "href": f"{page.name}.html", "word": word, "state": kind, "search": words, "found_by": found_by
    }  # fmt: skip


def _choices(pages: Sequence[Page], cards: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the filters of the portal: name in the address, label, and pairs of value and text."""
    kinds, states = ({card["found_by"][name] for card in cards.values()} for name in ("loai", "trang-thai"))
    counts = Counter(card["state"] for card in cards.values())
    places = _places(pages, "province") | _places(pages, "district")
    years = {str(year): str(year) for year in _years(pages)} | {WHOLE: WORDS["whole"]}
    told = {value: f"{text} ({counts[key]})" for key, (value, text) in STATES.items() if value in states}
    return [
        {"name": "huyen", "label": WORDS["place"], "values": places},
        {"name": "nam", "label": WORDS["year"], "values": years},
        {"name": "loai", "label": WORDS["kind"], "values": {v: text for v, text in KINDS.values() if v in kinds}},
        {"name": "trang-thai", "label": WORDS["state"], "values": told},
    ]


def _places(pages: Sequence[Page], kind: str) -> dict[str, str]:
    """Return the code and the latest name of every place that has pages of this kind, by code."""
    found = {page.unit: page.unit_name for page in pages if page.kind == kind}
    return {code: found[code] for code in sorted(found)}


def _years(pages: Sequence[Page]) -> list[int]:
    return sorted({page.year for page in pages if page.year is not None})

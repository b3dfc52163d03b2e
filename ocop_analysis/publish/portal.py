"""The portal: one page that finds every report and sets two side by side, opened from the file system, useful without script."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from ..vietnamese import fold
from ..words import LANGUAGES, language, say
from ..writing import listing, short_date
from .jobs import Page
from .page import _source, _template, content_hash

States = Mapping[str, Mapping[str, Any]]
"""What build.json says of each page built so far."""
KINDS = {"plan": "tong-ket", "quality": "so-lieu", "communes": "xa-phuong", "province": "tinh", "district": "huyen"}
STATES = {"ok": "xong", "partial": "trong", "failed": "loi", "absent": "chua"}
"""What stands in the address for each kind and state of a page."""
WHOLE = "ca-ky"
"""What stands there for pages that speak of no single year."""
IN_SCRIPT: Mapping[str, tuple[str, ...]] = {
    "shown": ("n", "of"), "mark": (), "targets": (), "target": (), "differs": (), "turns": (), "targets_note": (), "cards": (),
    "card": (), "scores": (), "score": (), "band": ("band",), "rank": ("rank",), "scores_note": (), "no_scores": (),
    "sources": (), "as_of": ("day",), "same_verdicts": ("of",), "other_verdicts": ("n", "of", "ids"), "year_head": ("year",),
    "result": ("a", "b"), "same_places": (), "same_years": (), "state_of": ("title", "says"), "not_ready": ("pages",),
    "unknown": ("name",), "unlike": (),
}  # fmt: skip
"""The words that the script says, with the values that it fills in."""


def render_portal(pages: Sequence[Page], states: States, context: Mapping[str, Any]) -> str:
    """Return index.html."""
    css, script = _source("portal.css"), _source("portal.js")
    allowed = f"style-src '{content_hash(css)}'; script-src '{content_hash(script)}'"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    cards = {page.name: _card(page, states.get(page.name)) for page in pages}
    districts = _places(pages, "district")
    data = {"words": _in_script(), "pages": compared_pages(pages, states), "synthetic": bool(context["synthetic"])}
    return _template("portal.html.j2").render(
        css=Markup(css), script=Markup(script), policy=policy, data=embedded(data),
        top=[cards[p.name] for p in pages if p.kind not in ("district", "province")],
        province=[cards[p.name] for p in pages if p.kind == "province"],
        rows=[
            {"name": name, "code": code,
             "cells": [cards[p.name] for p in pages if p.kind == "district" and p.unit == code]}
            for code, name in districts.items()
        ],
        failed=[(card, states[name]["error"]) for name, card in cards.items() if card["state"] == "failed"],
        choices=_choices(pages, cards), districts=districts, provinces=_places(pages, "province"),
        years=_years(pages), other=next(one for one in LANGUAGES if one != language()), **{"twin": "", **context},
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


def _in_script() -> dict[str, str]:
    """Return the words of the script with {name} where it fills in a value."""
    return {
        name: say(f"portal-{name.replace('_', '-')}", **{value: f"{{{value}}}" for value in values})
        for name, values in IN_SCRIPT.items()
    }


def _compared(page: Page, state: Mapping[str, Any] | None) -> dict[str, Any]:
    told = {"name": page.name, "unit": page.unit, "place": page.unit_name, "year": page.year, "title": page.title}
    if state is None or not state["ok"]:
        return told | {"says": say("portal-absent" if state is None else "portal-not-made")}
    facts = state["facts"]
    if not facts.get("targets"):
        return told | {"says": say("portal-older")}
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
        word, kind = say("portal-absent"), "absent"
    elif not state["ok"]:
        word, kind = say("portal-not-made"), "failed"
    else:
        counts = state["facts"].get("verdicts", {})
        judged = ("met", "not_met", "undecided")
        said = listing(say(f"portal-count-{v.replace('_', '-')}", n=counts[v]) for v in judged if counts.get(v))
        kind = state["facts"].get("state", "ok")
        nothing = f"; {say('portal-no-data')}" if kind == "partial" else ""
        word = state["facts"].get("says") or (said or say("portal-nothing-judged")) + nothing
    words = fold(f"{page.title} {page.unit_name} {page.unit} {page.year or ''} {page.name}")
    found_by = {
        "huyen": page.unit,
        "nam": page.year or WHOLE,
        "loai": KINDS[page.kind],
        "trang-thai": STATES[kind],
    }
    return {
        "page": page, "href": f"{page.name}.html", "word": word, "state": kind, "search": words, "found_by": found_by
    }  # fmt: skip


def _choices(pages: Sequence[Page], cards: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the filters of the portal: name in the address, label, and pairs of value and text."""
    kinds, states = ({card["found_by"][name] for card in cards.values()} for name in ("loai", "trang-thai"))
    counts = Counter(card["state"] for card in cards.values())
    places = _places(pages, "province") | _places(pages, "district")
    years = {str(year): str(year) for year in _years(pages)} | {WHOLE: say("portal-whole")}
    told = {value: f"{say(f'portal-state-{key}')} ({counts[key]})" for key, value in STATES.items() if value in states}
    sorts = {value: say(f"portal-kind-{key}") for key, value in KINDS.items() if value in kinds}
    return [
        {"name": "huyen", "label": say("table-place"), "values": places},
        {"name": "nam", "label": say("table-year"), "values": years},
        {"name": "loai", "label": say("portal-kind"), "values": sorts},
        {"name": "trang-thai", "label": say("portal-state"), "values": told},
    ]


def _places(pages: Sequence[Page], kind: str) -> dict[str, str]:
    """Return the code and the latest name of every place that has pages of this kind, by code."""
    found = {page.unit: page.unit_name for page in pages if page.kind == kind}
    return {code: found[code] for code in sorted(found)}


def _years(pages: Sequence[Page]) -> list[int]:
    return sorted({page.year for page in pages if page.year is not None})

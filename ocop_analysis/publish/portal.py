"""The portal: one page that finds every report, opened from the file system, useful without JavaScript too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from ..vietnamese import fold, listing
from .jobs import Page
from .page import _source, _template, content_hash

_WORDS = {"met": "đạt", "not_met": "chưa đạt", "undecided": "chưa đủ căn cứ"}


def render_portal(pages: Sequence[Page], states: Mapping[str, Mapping[str, Any]], context: Mapping[str, Any]) -> str:
    """Return index.html. `states` holds for each page built so far what build.json says of it."""
    css, script = _source("portal.css"), _source("portal.js")
    allowed = f"style-src '{content_hash(css)}'; script-src '{content_hash(script)}'"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    districts = sorted({page.unit for page in pages if page.kind == "district"})
    years = sorted({page.year for page in pages if page.year is not None})
    cards = {page.name: _card(page, states.get(page.name)) for page in pages}
    return _template("portal.html.j2").render(
        css=Markup(css), script=Markup(script), policy=policy, years=years,
        top=[cards[p.name] for p in pages if p.kind not in ("district", "province")],
        province=[cards[p.name] for p in pages if p.kind == "province"],
        rows=[
            {"name": next(p.unit_name for p in reversed(pages) if p.unit == code), "code": code,
             "cells": [cards[p.name] for p in pages if p.kind == "district" and p.unit == code]}
            for code in districts
        ],
        failed=[card for card in cards.values() if card["state"] == "failed"], **context,
    )  # fmt: skip


def _card(page: Page, state: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what the portal shows of a page: its state in words, and the folded text that the search looks in."""
    if state is None:
        word, kind = "chưa lập", "absent"
    elif not state["ok"]:
        word, kind = f"không lập được: {state['error']}", "failed"
    else:
        counts = state["facts"].get("verdicts", {})
        said = listing((f"{counts[v]} {word}" for v, word in _WORDS.items() if counts.get(v)), last="và")
        kind = state["facts"].get("state", "ok")
        word = state["facts"].get("says") or (said or "không xét chỉ tiêu nào") + (
            "; chưa có số liệu nào của nơi này" if kind == "partial" else ""
        )
    words = fold(f"{page.title} {page.unit_name} {page.unit} {page.year or ''} {page.name}")
    return {"page": page, "href": f"{page.name}.html", "word": word, "state": kind, "search": words}

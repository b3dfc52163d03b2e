"""The published page: one file made from an executed notebook, code hidden, nothing fetched, nothing that can run."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from typing import Any

import jinja2
from markupsafe import Markup, escape

from ..errors import ReportFailed
from ..words import language, say, say_html, speaking
from ..writing import short_date
from .jobs import Page

FACTS_MIME = "application/vnd.ocop.facts+json"
LARGEST = {"district": 400_000}
LARGEST_OTHER = 800_000
"""How many bytes a page may have, so that it goes by e-mail: a district's, and any other."""
_SECTION = re.compile(r"""<section(?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?)*\s*>""")
_SCROLLING = re.compile(r'<div class="table-wrap">(?=\s*<table[^>]*>\s*<caption>(.*?)</caption>)', re.S)
_FORBIDDEN = {
    "mã chạy được": re.compile(r"<script|javascript:|\son[a-z]+\s*=", re.I),
    "định dạng nằm trong thẻ": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "nội dung tải từ ngoài": re.compile(
        r"<(?:img|link|iframe|object|embed)\b[^>]*(?:src|href|data)=[\"']?(?!data:)", re.I
    ),
    "đường dẫn của máy": re.compile(r"(?:/root/|/home/\w|/Users/\w|[A-Z]:\\Users\\)"),
}


def render_page(notebook: Any, page: Page) -> str:
    """Return the page of an executed notebook. Errors: ReportFailed when an output must not or cannot be published."""
    with speaking(page.language):
        return _rendered(notebook, page)


def _rendered(notebook: Any, page: Page) -> str:
    body = _reachable(Markup("\n").join(_blocks(notebook, page)))
    facts = facts_of(notebook)
    html = _template("page.html.j2").render(
        page=page,
        body=body,
        contents=_contents(str(body)),
        facts=facts,
        as_of=short_date(dt.date.fromisoformat(facts["as_of"])) if facts else "",
        synthetic=facts.get("synthetic", False),
        **_style("page.css"),
    )
    return _checked(html, page)


def failed_page(page: Page, reason: str) -> str:
    """Return the page that stands in for a report that could not be made, with the reason."""
    with speaking(page.language):
        return _template("failed.html.j2").render(
            page=page, reason=reason, contents=[], facts={}, as_of="", synthetic=False, **_style("page.css")
        )


def warm() -> None:
    """Compile the templates and make the Markdown reader, once before many pages are rendered."""
    for name in ("page.html.j2", "failed.html.j2"):
        _template(name)
    _style("page.css")
    _markdown()


def facts_of(notebook: Any) -> dict[str, Any]:
    """Return what the notebook published of itself for the portal."""
    for output in _outputs(notebook):
        if FACTS_MIME in output.get("data", {}):
            return dict(output["data"][FACTS_MIME])
    return {}


def _outputs(notebook: Any) -> Iterator[Mapping[str, Any]]:
    for cell in notebook.cells:
        if cell.cell_type == "code" and "injected-parameters" not in cell.metadata.get("tags", []):
            yield from cell.outputs


def _blocks(notebook: Any, page: Page) -> Iterator[Markup]:
    """Yield the HTML of every markdown cell and of the richest form of every output."""
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            yield Markup(_markdown().render(cell.source))
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise ReportFailed(page.name, index, f"{output.ename}: {output.evalue}")
            if output.output_type == "stream":
                if output.name == "stdout":
                    yield Markup("<pre>{}</pre>").format(output.text)
            elif FACTS_MIME not in output.data:
                yield _richest(output.data)


def _richest(data: Mapping[str, Any]) -> Markup:
    if "text/html" in data:
        return Markup(data["text/html"])
    if "image/png" in data:
        return Markup('<img alt="{}" src="data:image/png;base64,{}">').format(
            data.get("text/plain", ""), "".join(data["image/png"].split())
        )
    return Markup("<pre>{}</pre>").format(escape(data.get("text/plain", "")))


def _reachable(body: Markup) -> Markup:
    """Return the page's body with every table that may scroll sideways open to the keyboard, named by its caption.

    >>> _reachable(Markup('<div class="table-wrap"><table><caption>Sao</caption></table></div>'))
    Markup('<div class="table-wrap" role="group" tabindex="0" aria-label="Sao"><table><caption>Sao</caption></table></div>')
    """

    def opened(match: re.Match[str]) -> str:
        named = Markup('<div class="table-wrap" role="group" tabindex="0" aria-label="{}">')
        return str(named.format(Markup(match.group(1)).striptags()))

    return Markup(_SCROLLING.sub(opened, str(body)))


class _Sections(HTMLParser):
    """Collects the sections that name themselves for the table of contents."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "section" and values.get("id") and values.get("data-nav"):
            self.found.append((str(values["id"]), str(values["data-nav"])))


def _contents(html: str) -> list[tuple[str, str]]:
    parser = _Sections()
    parser.feed("".join(_SECTION.findall(html)))  # the tags alone: the whole page would take as long as ten sections do
    return parser.found


def _checked(html: str, page: Page) -> str:
    """Return the page if it may go out. Errors: ReportFailed naming what is in it that must not be."""
    size = len(html.encode())
    largest = LARGEST.get(page.kind, LARGEST_OTHER)
    if size > largest:
        raise ReportFailed(page.name, None, f"trang nặng {size // 1000} KB, giới hạn là {largest // 1000} KB")
    for what, pattern in _FORBIDDEN.items():
        for match in pattern.finditer(html):
            around = html[max(0, match.start() - 30) : match.end() + 10]
            raise ReportFailed(page.name, None, f"trang có {what}: …{around}…")
    return html


def _style(name: str) -> dict[str, Any]:
    """Return a style sheet and the policy that allows this one and nothing else."""
    css = _source(name)
    policy = f"default-src 'none'; style-src '{content_hash(css)}'; img-src data:; base-uri 'none'; form-action 'none'"
    return {"css": Markup(css), "policy": policy}


def content_hash(text: str) -> str:
    """Return the CSP hash of an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> jinja2.Environment:
    loader = jinja2.PackageLoader("ocop_analysis.publish")
    made = jinja2.Environment(
        loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    made.globals.update(say=say, say_html=say_html, language=language)
    return made


def _template(name: str) -> jinja2.Template:
    return _environment().get_template(name)


@cache
def _source(name: str) -> str:
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


@cache
def _markdown() -> Any:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")

"""Plots as SVG that stands in the page: Altair draws them, the page's own colours fill them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

import altair as alt
import vl_convert

from expectations.report.content import PairLine, RunLine
from expectations.report.wording import deviation

MOST_PAIRS = 24
ROW_HEIGHT = 44
WIDTH = 640
RUN_WIDTH = 22
EDGE = 12.0
"""Per cent: conversions further off are drawn at the edge, with their number."""
LABEL_LENGTH = 44
COLOURS = {
    "agrees": "var(--good)",
    "outside its rounding": "var(--look)",
    "not believed, held": "var(--stop)",
    "too coarse to judge": "var(--faint)",
    "no ECB rate": "var(--faint)",
    "no date": "var(--faint)",
    "currency unknown": "var(--look)",
}
SHAPES = {
    "agrees": "circle",
    "outside its rounding": "diamond",
    "not believed, held": "square",
    "too coarse to judge": "triangle-up",
    "no ECB rate": "cross",
    "no date": "cross",
    "currency unknown": "cross",
}
WITHOUT_RATE = frozenset({"no ECB rate", "no date", "currency unknown"})
"""Verdicts of the view `fx_checks` that the page repeats: they stand in its table."""
DOCUMENTS = {"stored": "var(--good)", "duplicate": "var(--faint)", "held back": "var(--stop)"}


def conversions_plot(pairs: Sequence[PairLine]) -> str:
    """Return one line per printed conversion: a dot with its rounding bar against the ECB cross.

    Lines stand at 0, 1% and 5%. The farthest MOST_PAIRS that have an ECB rate are drawn; an
    empty string comes back where none has.
    """
    rated = [pair for pair in pairs if pair.off_by is not None]
    rated.sort(key=lambda pair: abs(pair.off_by or Decimal(0)), reverse=True)
    if not rated:
        return ""
    rows = [_pair_row(number, pair) for number, pair in enumerate(rated[:MOST_PAIRS])]
    chart = alt.layer(*_pair_layers(rows)).properties(width=WIDTH, height=ROW_HEIGHT * len(rows))
    return _as_svg(chart)


def _pair_row(number: int, pair: PairLine) -> dict[str, object]:
    off_by = float((pair.off_by or Decimal(0)) * 100)
    half = float((pair.tolerance or Decimal(0)) * 100)
    place = max(-EDGE, min(EDGE, off_by))
    printed = pair.printed if pair.read_as is None else f"{pair.printed} [{pair.read_as}]"
    words = printed if pair.original is None else f"{printed} for {pair.original}"
    short = words if len(words) <= LABEL_LENGTH else words[: LABEL_LENGTH - 1] + "…"
    return {
        "place": f"{number:03}",
        "label": short,
        "off": place,
        "low": max(-EDGE, min(EDGE, off_by - half)),
        "high": max(-EDGE, min(EDGE, off_by + half)),
        "says": deviation(pair.off_by),
        "verdict": verdict_on(pair),
    }


def verdict_on(pair: PairLine) -> str:
    """Return what the plot and the table say of a conversion; a key of COLOURS."""
    if pair.verdict in WITHOUT_RATE:
        return pair.verdict
    if pair.is_held:
        return "not believed, held"
    return {"ok": "agrees", "off": "outside its rounding"}.get(pair.verdict, "too coarse to judge")


def _pair_layers(rows: Sequence[Mapping[str, object]]) -> list[alt.Chart]:
    labels = {str(row["place"]): str(row["label"]) for row in rows}
    axis = alt.Axis(labels=False, ticks=False, domain=False, grid=True, title=None)
    y = alt.Y("place:N", axis=axis, sort=list(labels))
    x = alt.X(
        "off:Q",
        scale=alt.Scale(domain=[-EDGE, EDGE], nice=False),
        axis=alt.Axis(
            title="how far the printed conversion is from the ECB rate",
            values=[-10, -5, 0, 5, 10],
            labelExpr="(datum.value > 0 ? '+' : '') + datum.value + '%'",
            grid=False,
        ),
    )
    used = [name for name in COLOURS if any(row["verdict"] == name for row in rows)]
    colour = alt.Color(
        "verdict:N",
        scale=alt.Scale(domain=used, range=[COLOURS[name] for name in used]),
        legend=alt.Legend(orient="top", title=None),
    )
    shape = alt.Shape(
        "verdict:N", scale=alt.Scale(domain=used, range=[SHAPES[name] for name in used])
    )
    base = alt.Chart(alt.InlineData(list(rows))).encode(y=y)
    above = {"dy": -15, "fontSize": 15, "fill": "var(--ink)"}
    halo = {**above, "stroke": "var(--paper)", "strokeWidth": 5, "strokeJoin": "round"}
    names = base.encode(text="label:N")
    says = base.encode(text="says:N").mark_text(align="right", x=WIDTH, fontWeight="bold", **above)
    return [
        *_guides(),
        base.mark_rule(strokeWidth=6, opacity=0.35).encode(x=x, x2="high:Q", color=colour)
        .transform_calculate(off="datum.low"),
        base.mark_point(filled=True, size=90, opacity=1).encode(x=x, color=colour, shape=shape),
        names.mark_text(align="left", x=0, **halo),
        names.mark_text(align="left", x=0, **above),
        says,
    ]  # fmt: skip


def _guides() -> list[alt.Chart]:
    """Return the lines at nothing, one and five per cent."""
    layers = []
    for size, dash in ((0.0, [1, 0]), (1.0, [2, 3]), (5.0, [6, 3])):
        marks = [{"at": sign * size} for sign in ((1,) if size == 0 else (-1, 1))]
        rule = alt.Chart(alt.InlineData(marks)).mark_rule(
            color="var(--faint)" if size else "var(--ink)", strokeDash=dash
        )
        layers.append(rule.encode(x="at:Q"))
    return layers


def runs_plot(runs: Sequence[RunLine]) -> str:
    """Return one bar per run, oldest first: documents stored, duplicate and held back."""
    shown = list(reversed(runs))
    if not any(run.articles_in for run in shown):
        return ""
    counts = [
        (number, (run.articles_stored, run.articles_duplicate, run.articles_quarantined))
        for number, run in enumerate(shown)
    ]
    rows = [
        {"place": f"{number:03}", "what": what, "count": count, "rank": rank}
        for number, found in counts
        for rank, (what, count) in enumerate(zip(DOCUMENTS, found, strict=True))
    ]
    chart = alt.Chart(alt.InlineData(rows)).mark_bar(size=RUN_WIDTH - 6)
    chart = chart.encode(
        x=alt.X("place:N", axis=alt.Axis(labels=False, ticks=False, title="runs, newest at right")),
        y=alt.Y("count:Q", axis=alt.Axis(title="documents", tickCount=4, format="~s")),
        color=alt.Color(
            "what:N",
            scale=alt.Scale(domain=list(DOCUMENTS), range=list(DOCUMENTS.values())),
            legend=alt.Legend(orient="top", title=None),
        ),
        order=alt.Order("rank:Q"),
    )
    return _as_svg(chart.properties(width=alt.Step(RUN_WIDTH), height=120))


def _as_svg(chart: alt.Chart | alt.LayerChart) -> str:
    """Return the chart as inline SVG in the page's colours, without addresses."""
    plain = (
        chart.configure(background="transparent", font="inherit", padding=4)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor="var(--soft)",
            titleColor="var(--soft)",
            titleFontWeight="normal",
            domainColor="var(--line)",
            tickColor="var(--line)",
            gridColor="var(--line)",
            labelFontSize=13,
            titleFontSize=13,
        )
        .configure_legend(labelColor="var(--ink)", labelFontSize=14, labelLimit=0, symbolOpacity=1)
    )
    svg = vl_convert.vegalite_to_svg(plain.to_json())
    return re.sub(r'\s(xmlns(:xlink)?|version)="[^"]*"', "", svg, count=3)

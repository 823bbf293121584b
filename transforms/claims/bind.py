"""Each figure with its subject, measure, purpose, category, status, direction and speaker."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.claims.antecedents import Antecedents
from transforms.claims.category import CategoryChooser, is_age, is_time_span
from transforms.claims.context import ClaimContext, SentenceView, view_sentences
from transforms.claims.direction import LEVEL, MoveReader
from transforms.claims.discourse import Discourse, read_discourse
from transforms.claims.frame import Frame, frame_figure
from transforms.claims.measure import find_measure, find_purpose
from transforms.claims.reading import FigureBinding
from transforms.claims.speaker import find_speaker
from transforms.claims.status import future_status, read_status
from transforms.claims.subject import SubjectFinder
from transforms.figures.reading import FigureReading

UNBOUND = FigureBinding(
    subject=None,
    subject_rule=None,
    measure=None,
    purpose=None,
    category="other",
    status="actual",
    direction="none",
    speaker=None,
)
"""The binding of a figure whose sentence has no parse."""

PAST_WORDS = frozenset({"past", "last", "previous", "ago"})
"""A time span with one of these has passed, whatever is planned beside it."""


def bind_figures(context: ClaimContext) -> tuple[FigureBinding, ...]:
    """Return what its sentence tells of each figure, parallel to the context's figures.

    A printed conversion is bound like the figure it converts; a time span takes subject, status
    and speaker from the figure it measures. What is unclear stays None.
    """
    views = view_sentences(context)
    binder = _Binder(context, read_discourse(views, context.lexicon))
    bound: dict[int, FigureBinding] = {}
    for view in views:
        bound.update(binder.bind_sentence(view))
    bindings = [bound.get(index, UNBOUND) for index in range(len(context.figures))]
    for index, figure in enumerate(context.figures):
        if figure.converts is not None:
            bindings[index] = bindings[figure.converts]
    return tuple(bindings)


@dataclass(frozen=True, slots=True)
class _Binder:
    context: ClaimContext
    discourse: Discourse

    def bind_sentence(self, view: SentenceView) -> dict[int, FigureBinding]:
        frames = [frame_figure(view, figure) for figure in view.figures]
        bound: dict[int, FigureBinding] = {}
        for frame in frames:
            bound[frame.figure.figure] = self._bind(frame)
        spans = [frame for frame in frames if self._is_span(frame)]
        others = [frame for frame in frames if frame not in spans]
        for frame in spans:
            measured = _measured(frame, others)
            if measured and not self._is_past(frame):
                bound[frame.figure.figure] = _like(
                    bound[frame.figure.figure], bound[measured.figure.figure]
                )
        return bound

    def _bind(self, frame: Frame) -> FigureBinding:
        lexicon, figure = self.context.lexicon, self._figure(frame)
        is_span = self._is_span(frame)
        move = (
            LEVEL
            if is_span or is_age(frame, figure)
            else MoveReader(lexicon, self.context.figures).read(frame)
        )
        category = CategoryChooser(lexicon).choose(frame, figure, move, self._words(figure))
        owner = SubjectFinder(Antecedents(lexicon, self.discourse), self.discourse).find(
            frame, category, figure.kind
        )
        is_known = is_age(frame, figure) or (is_span and self._is_past(frame))
        status = "actual" if is_known else read_status(frame, move, lexicon)
        if status == "actual" and not is_known and self._is_ahead(frame):
            status = future_status(frame, lexicon)
        pronouns = self.discourse.pronouns(frame.view.number)
        speaker = find_speaker(frame, lexicon, pronouns)
        return FigureBinding(
            subject=owner.entity,
            subject_rule=owner.rule if owner.entity else None,
            measure=find_measure(frame, figure.kind, lexicon),
            purpose=None if is_span else find_purpose(frame, lexicon),
            category=category,
            status=status,
            direction=move.direction,
            speaker=speaker.name if speaker else None,
        )

    def _figure(self, frame: Frame) -> FigureReading:
        return self.context.figures[frame.figure.figure]

    def _is_span(self, frame: Frame) -> bool:
        figure = self._figure(frame)
        return is_time_span(figure, self._words(figure)) and not is_age(frame, figure)

    def _is_past(self, span: Frame) -> bool:
        """Return whether a time span is over: "the past decade"."""
        return bool(PAST_WORDS & set(self._words(self._figure(span)).lower().split()))

    def _is_ahead(self, frame: Frame) -> bool:
        """Return whether the figure's period begins after the article was published."""
        start = self.context.periods[frame.figure.figure].period_start
        published = self.context.published.published_on
        return start is not None and published is not None and start > published

    def _words(self, figure: FigureReading) -> str:
        return self.context.text[figure.start : figure.end]


def _measured(span: Frame, others: Sequence[Frame]) -> Frame | None:
    """Return the nearest figure under the same verb as a time span, None where there is none."""
    same = [frame for frame in others if frame.verb == span.verb and span.verb is not None]
    return min(
        same,
        key=lambda frame: abs(frame.figure.span.first - span.figure.span.first),
        default=None,
    )


def _like(binding: FigureBinding, measured: FigureBinding) -> FigureBinding:
    return dataclasses.replace(
        binding,
        subject=measured.subject,
        subject_rule="figure_it_measures" if measured.subject else None,
        status=measured.status,
        speaker=measured.speaker,
    )

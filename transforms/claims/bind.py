"""Each figure with its subject, measure, purpose, category, status, direction and speaker."""

from __future__ import annotations

import dataclasses
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.claims.antecedents import Antecedents
from transforms.claims.category import CategoryChooser, as_moved, category_of_kind
from transforms.claims.context import ClaimContext, SentenceView, view_sentences
from transforms.claims.direction import MoveReader
from transforms.claims.discourse import read_discourse
from transforms.claims.durations import is_age, is_over, is_time_span
from transforms.claims.evidence import EvidenceFinder, is_negated
from transforms.claims.frame import Frame, frame_figure, subject_of
from transforms.claims.givens import is_known_group
from transforms.claims.measure import find_measure, find_purpose
from transforms.claims.moves import LEVEL, Move
from transforms.claims.owner import Owner
from transforms.claims.quotes import find_quoted
from transforms.claims.reading import Evidence, FigureBinding
from transforms.claims.signs import is_below_zero
from transforms.claims.speaker import Speaker, find_speaker
from transforms.claims.states import read_states
from transforms.claims.status import HEADLINE_ROLES, by_denial, read_status
from transforms.claims.subject import SubjectFinder
from transforms.claims.tense import read_tense
from transforms.claims.topic import Topic, read_topic
from transforms.contracts.vocabulary import Category, Status
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

SCENES = frozenset({"economy_of_article", "topic_of_article", "home_country", "place_in_sentence"})
"""Rules by which a place is where things happen."""
LONGEST_LIST = 50
"""Figures back to which a like figure is sought: keeps the time for one sentence linear."""
REACH_OF_IT = 4
"""Figures before the sentence among which "it" may look for what it measures."""
UNTELLING = frozenset({"other", "time_span"})
"""Categories that a figure does not take over from another."""
PART_WORDS = frozenset({"more", "less", "fewer", "higher", "lower", "of", "above", "below"})
"""Words after a share that is one of a figure beside it."""


def bind_figures(context: ClaimContext) -> tuple[FigureBinding, ...]:
    """Return what its sentence tells of each figure, parallel to the context's figures.

    A printed conversion is bound like the figure it converts; a time span takes subject, status
    and speaker from the figure it measures. What is unclear stays None.
    """
    if not context.figures:
        return ()
    views = view_sentences(context)
    discourse = read_discourse(views, context.lexicon)
    antecedents = Antecedents(context.lexicon, discourse, read_states(views))
    binder = _Binder(
        context=context,
        views=views,
        antecedents=antecedents,
        evidence=EvidenceFinder.of(context.sentences, views, antecedents),
        topic=read_topic(views, context.lexicon),
    )
    bound: dict[int, FigureBinding] = {}
    for view in views:
        bound.update(binder.bind_sentence(view, bound))
    bindings = [bound.get(index, UNBOUND) for index in range(len(context.figures))]
    for index, figure in enumerate(context.figures):
        if figure.converts is not None:
            bindings[index] = bindings[figure.converts]
    return _with_owners_of_headlines(views, context.figures, bindings)


def _with_owners_of_headlines(
    views: Sequence[SentenceView],
    figures: Sequence[FigureReading],
    bindings: Sequence[FigureBinding],
) -> tuple[FigureBinding, ...]:
    """Return the bindings; a headline that names no owner has that of the same size below."""
    owned = list(bindings)
    titled = {f.figure for view in views if view.role in HEADLINE_ROLES for f in view.figures}
    for index in sorted(titled):
        if owned[index].subject is not None:
            continue
        size = (figures[index].kind, figures[index].unit_code, figures[index].value)
        for later in range(index + 1, len(figures)):
            below = (figures[later].kind, figures[later].unit_code, figures[later].value)
            if below == size and owned[later].subject and later not in titled:
                owned[index] = dataclasses.replace(
                    owned[index],
                    subject=owned[later].subject,
                    subject_rule="owner_in_body",
                    why_subject=_renamed(owned[later].why_subject, "owner_in_body"),
                )
                break
    return tuple(owned)


@dataclass(frozen=True, slots=True)
class _Binder:
    context: ClaimContext
    views: Sequence[SentenceView]
    antecedents: Antecedents
    evidence: EvidenceFinder
    topic: Topic | None

    def bind_sentence(
        self, view: SentenceView, before: dict[int, FigureBinding]
    ) -> dict[int, FigureBinding]:
        """Return the bindings of the sentence's figures; `before` has those of earlier ones."""
        frames = [frame_figure(view, figure) for figure in view.figures]
        bound: dict[int, FigureBinding] = {}
        for frame in frames:
            bound[frame.figure.figure] = self._bind(frame, ChainMap(bound, before))
        spans = [frame for frame in frames if self._is_span(frame)]
        others = [frame for frame in frames if frame not in spans]
        for frame in spans:
            measured = _measured(frame, others)
            if measured and not is_over(frame):
                bound[frame.figure.figure] = _like(
                    bound[frame.figure.figure], bound[measured.figure.figure]
                )
        return bound

    def _bind(self, frame: Frame, before: Mapping[int, FigureBinding]) -> FigureBinding:
        lexicon, figure = self.context.lexicon, self._figure(frame)
        is_fixed = self._is_span(frame) or is_age(frame, figure, self._words(figure))
        move = LEVEL if is_fixed else MoveReader(lexicon, self.context.figures).read(frame)
        category = self._category(frame, move, before)
        finder = SubjectFinder(self.antecedents, self.views, self.topic)
        owner = finder.find(frame, category, figure.kind)
        speaker = self._speaker(frame, owner)
        status = self._status(frame, move)
        measure = find_measure(frame, figure.kind, lexicon)
        is_change = move.role == "size" and not _is_lost(frame, category)
        return FigureBinding(
            subject=owner.entity,
            subject_rule=owner.rule if owner.entity else None,
            measure=measure,
            purpose=None if is_fixed else find_purpose(frame, lexicon),
            category=category,
            status=status,
            direction=move.direction,
            is_change=is_change,
            is_negative=is_below_zero(figure, category, measure, is_change=is_change),
            speaker=speaker.entity.name if speaker else None,
            is_denied=is_negated(frame) or by_denial(frame, lexicon) is not None,
            why_subject=self.evidence.of_subject(frame, owner),
            why_status=self.evidence.of_status(frame, status),
            why_speaker=self.evidence.of_speaker(frame, speaker) if speaker else None,
        )

    def _speaker(self, frame: Frame, owner: Owner) -> Speaker | None:
        """Return who states the figure; the age of a speaker is told by the article."""
        lexicon = self.context.lexicon
        found = find_speaker(frame, lexicon, self.antecedents.meant)
        if found is None and frame.view.role == "body":
            found = find_quoted(frame, self.views, self.antecedents.discourse, lexicon)
        is_own_age = owner.rule == "age_after_name" and found and found.entity == owner.entity
        return None if is_own_age else found

    def _category(self, frame: Frame, move: Move, before: Mapping[int, FigureBinding]) -> Category:
        """Return the category by the words around, else that of the like figure before."""
        figure = self._figure(frame)
        chooser = CategoryChooser(self.context.lexicon)
        found = chooser.choose(frame, figure, move, self._words(figure))
        if found:
            return found
        whole = self._whole(frame, before)
        if whole:
            return whole
        here = frame.view.figures[0].figure
        reach = REACH_OF_IT if self._speaks_of_it(frame) else 0
        first = max(here - reach, frame.figure.figure - LONGEST_LIST, 0)
        for index in range(frame.figure.figure - 1, first - 1, -1):
            if index not in before:
                continue
            earlier, told = self.context.figures[index], before[index].category
            is_like = (earlier.kind, earlier.unit_code) == (figure.kind, figure.unit_code)
            if is_like and told not in UNTELLING:
                base: Category = "price" if told == "price_change" else told
                return as_moved(base, move) or base
        return category_of_kind(figure.kind)

    def _whole(self, frame: Frame, before: Mapping[int, FigureBinding]) -> Category | None:
        """Return the category of the figure beside it of which it is a part: "6% more than"."""
        figure, view = self._figure(frame), frame.view
        near = {view.lower(frame.figure.span.last + step) for step in (1, 2)}
        if figure.kind not in {"percent", "multiple"} or not near & PART_WORDS:
            return None
        told = (
            before[other.figure].category
            for other in reversed(view.figures)
            if other.figure < frame.figure.figure and other.figure in before
        )
        return next((category for category in told if category not in UNTELLING), None)

    def _speaks_of_it(self, frame: Frame) -> bool:
        """Return whether "it" or "they" is measured: something the sentence before named."""
        subject = subject_of(frame.view, frame.verb) if frame.verb is not None else None
        return subject is not None and frame.view.lower(subject) in {"it", "they"}

    def _status(self, frame: Frame, move: Move) -> Status:
        figure = self._figure(frame)
        if is_age(frame, figure, self._words(figure)):
            return "actual"
        if self._is_span(frame) and is_over(frame):
            return "actual"
        if figure.kind == "count" and is_known_group(frame):
            return "actual"
        period = self.context.periods[frame.figure.figure]
        tense = read_tense(period, self.context.published.published_on)
        return read_status(frame, move, self.context.lexicon, tense)

    def _figure(self, frame: Frame) -> FigureReading:
        return self.context.figures[frame.figure.figure]

    def _is_span(self, frame: Frame) -> bool:
        figure = self._figure(frame)
        return is_time_span(frame, figure, self._words(figure))

    def _words(self, figure: FigureReading) -> str:
        return self.context.text[figure.start : figure.end]


def _is_lost(frame: Frame, category: Category) -> bool:
    """Return whether "lost $5 million" is the result of a period, as "a loss of $5 million" is."""
    is_verb = frame.verb is not None and frame.view.lemmas[frame.verb] == "lose"
    return category == "profit_loss" and is_verb


def _measured(span: Frame, others: Sequence[Frame]) -> Frame | None:
    """Return the nearest figure under the same verb as a time span, None where there is none."""
    same = [frame for frame in others if frame.verb == span.verb and span.verb is not None]
    return min(
        same,
        key=lambda frame: abs(frame.figure.span.first - span.figure.span.first),
        default=None,
    )


def _like(binding: FigureBinding, measured: FigureBinding) -> FigureBinding:
    """Return a time span bound as what it measures; of a place's economy it is nobody's."""
    subject = measured.subject
    is_place = subject is not None and subject.entity_type == "place"
    is_scene = measured.subject_rule in SCENES or measured.category in {"economy", "production"}
    owner = None if is_place and is_scene else subject
    why = _renamed(measured.why_subject, "figure_it_measures") if owner else None
    return dataclasses.replace(
        binding,
        subject=owner,
        subject_rule="figure_it_measures" if owner else None,
        measure=measured.measure,
        status=measured.status,
        speaker=measured.speaker,
        is_denied=measured.is_denied,
        why_subject=why,
        why_status=measured.why_status,
        why_speaker=measured.why_speaker,
    )


def _renamed(why: Evidence | None, rule: str) -> Evidence | None:
    """Return the evidence as that of another rule, which took over what it tells."""
    return dataclasses.replace(why, rule=rule) if why else None

"""Laws that hold for any tree, however wrong: the rules end, answer, and answer alike twice."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.claims.marked import claim_lexicon, read_figure
from transforms.articles.document import PublicationDate
from transforms.claims.bind import bind_figures
from transforms.claims.collapse import claim_groups
from transforms.claims.context import ClaimContext
from transforms.claims.witnesses import link_restatements
from transforms.contracts.vocabulary import EntityType, SentenceRole
from transforms.entities.reading import MentionReading, NamedEntity
from transforms.periods.reading import NO_PERIOD
from transforms.text.parse import Parse, Token
from transforms.text.sentences import SentenceSpan

WORDS = ("Acme", "said", "it", "will", "spend", "to", "5", "fell", "its", "shares", "if", "in", ",")
POS = ("PROPN", "VERB", "PRON", "AUX", "NOUN", "ADP", "NUM", "ADJ", "PUNCT")
TAGS = ("NNP", "VBD", "VBZ", "VB", "VBN", "VBG", "MD", "NN", "NNS", "IN", "CD", "PRP$", "POS")
TYPES: tuple[EntityType, ...] = ("company", "person", "place", "product")
ROLES: tuple[SentenceRole, ...] = ("title", "body", "caption")
LINKS = (
    *("nsubj", "nsubjpass", "dobj", "pobj", "prep", "ROOT", "ccomp", "xcomp", "advcl", "relcl"),
    *("acl", "conj", "appos", "poss", "amod", "compound", "aux", "mark", "attr", "prt"),
)


@st.composite
def any_token(draw: st.DrawFn, word: str, offset: int, count: int) -> Token:
    """Return a token of a sentence of `count` words that hangs on any of them."""
    return Token(
        start=offset,
        end=offset + len(word),
        text=word,
        lemma=word.lower(),
        pos=draw(st.sampled_from(POS)),
        tag=draw(st.sampled_from(TAGS)),
        dependency=draw(st.sampled_from(LINKS)),
        head=draw(st.integers(0, count - 1)),
    )


@st.composite
def contexts(draw: st.DrawFn) -> ClaimContext:
    """Return a context of a few sentences with any heads, loops included."""
    text, sentences, parses, mentions, figures = "", [], [], [], []
    for _ in range(draw(st.integers(1, 3))):
        start, tokens = len(text), []
        words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
        for word in words:
            offset = len(text) - start
            tokens.append(draw(any_token(word, offset, len(words))))
            span = (len(text), len(text) + len(word))
            if word == "Acme":
                entity = NamedEntity(
                    "Acme", draw(st.sampled_from(TYPES)), None, None, None, is_known=True
                )
                mentions.append(MentionReading(*span, entity, "drawn", Decimal(1)))
            if word == "5":
                kind = draw(st.sampled_from(("money", "percent", "count", "quantity", "index")))
                figures.append(read_figure(word, kind, span))
            text += word + " "
        sentences.append(SentenceSpan(start, len(text) - 1, draw(st.sampled_from(ROLES))))
        parses.append(Parse(tuple(tokens), ()))
        text += "\n"
    return ClaimContext(
        text=text,
        sentences=sentences,
        parses=parses,
        figures=figures,
        mentions=mentions,
        times=(),
        periods=[NO_PERIOD] * len(figures),
        published=PublicationDate(None, None, None, "none"),
        publisher_name=None,
        lexicon=claim_lexicon(),
    )


@settings(max_examples=25, deadline=None)
@given(contexts())
def test_any_parse_is_bound_and_bound_alike_twice(context: ClaimContext) -> None:
    bound = bind_figures(context)
    assert len(bound) == len(context.figures)
    assert bound == bind_figures(context)
    named = {mention.entity for mention in context.mentions}
    assert {b.subject for b in bound} <= {*named, None}
    links = link_restatements(context, bound)
    assert all(link is None or link.earlier < index for index, link in enumerate(links))
    leaders = claim_groups(context.figures, links, context.sentences)
    assert all(leaders[leader] == leader for leader in leaders)

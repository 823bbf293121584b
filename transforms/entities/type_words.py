"""Names told by a word of their own: "Airlines", "Institute of", "wind farm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.contracts.vocabulary import EntityType
from transforms.entities.candidate import Candidate, candidate_at
from transforms.entities.lexicon import NameLexicon
from transforms.entities.view import SentenceView, find_runs, is_capitalised
from transforms.text.parse import Token

INNER_JOINERS = frozenset({"&"})
TITLE_JOINERS = frozenset({"&", "of", "for", "and", "the", "in"})
FIRST_WORD_LINKS = frozenset({"of", "for"})
FEWEST_FIRM_WORDS = 2
TICKER = re.compile(r"^[A-Z]{2,5}$")
PARTNERSHIPS = frozenset({"LLP"})
COMMA_FORMS = frozenset({"Inc", "Inc.", "Ltd", "Ltd.", "LLC", "LLP", "Corp.", "Corp", "Co."})


def find_typed(view: SentenceView, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield names whose last word tells their type, and titles of bodies."""
    for first, last in find_runs(view, TITLE_JOINERS):
        yield from _titles_of_bodies(view, first, last, lexicon)
    for first, last in find_runs(view, INNER_JOINERS):
        for at, to in split_at_titles(view.tokens, first, last, lexicon):
            stop = end_before_ticker(view.tokens, at, to, lexicon)
            end = _with_legal_form(view.tokens, stop)
            begin = _with_partners(view, at, end)
            begin += view.tokens[begin].text == "The" and end - begin > FEWEST_FIRM_WORDS
            told = lexicon.last_words.get(view.tokens[end - 1].text)
            if told and end - begin > 1 and not _is_common(view.tokens[begin:end], lexicon):
                yield candidate_at(view, begin, end, told, "type_word")


def end_before_ticker(tokens: Sequence[Token], first: int, end: int, lexicon: NameLexicon) -> int:
    """Return where the name tokens[first:end] ends without its ticker: "Quorvex Corp QVX"."""
    if end - first <= FEWEST_FIRM_WORDS:
        return end
    last, form = tokens[end - 1].text, tokens[end - 2].text
    told = last.lower() in lexicon.legal_forms or last in lexicon.last_words
    is_ticker = TICKER.match(last) and form.lower() in lexicon.legal_forms and not told
    return end - 1 if is_ticker else end


def _with_legal_form(tokens: tuple[Token, ...], end: int) -> int:
    """Return where the name that stops at `end` stops with its form: "Quorvex, Inc."."""
    if end + 1 < len(tokens) and tokens[end].text == ",":
        return end + 2 if tokens[end + 1].text in COMMA_FORMS else end
    return end


def _with_partners(view: SentenceView, begin: int, end: int) -> int:
    """Return where a partnership that ends at `end` begins: "Quorvex, Lund & Roe LLP"."""
    words = [token.text for token in view.tokens[begin:end]]
    if words[-1] not in PARTNERSHIPS or "&" not in words:
        return begin
    while begin > 1 and view.tokens[begin - 1].text == "," and view.capitalised[begin - 2]:
        begin -= 2
    return begin


def find_sites(view: SentenceView, lexicon: NameLexicon) -> Iterator[Candidate]:
    """Yield sites named with small letters: "Selby distribution centre", "Oslo airport"."""
    for begin, last in find_runs(view, INNER_JOINERS):
        following = view.tokens[last].text if last < len(view.tokens) else ""
        for noun in lexicon.site_words.get(following, ()):
            first, end = _after_size(view.tokens, begin, last), last + len(noun)
            words = tuple(token.text for token in view.tokens[last:end])
            if words == noun and _is_site(view.tokens[first:last], lexicon):
                yield candidate_at(view, first, end, "facility", "site_word")


def _after_size(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where tokens[first:last] begin without a size: "1.4GW" Selby wind farm."""
    return next((at for at in range(first, last) if tokens[at].text[0].isalpha()), last)


def _is_site(tokens: tuple[Token, ...], lexicon: NameLexicon) -> bool:
    """Return whether `tokens` name a site, and not a nation, a firm or an everyday thing.

    "Iranian mine" and "Quorvex Corp refinery" name none.
    """
    if all(token.text in lexicon.non_names for token in tokens):
        return False
    last = tokens[-1].text
    is_firm = last.lower() in lexicon.legal_forms
    return not (is_firm or last in lexicon.nationalities)


def _titles_of_bodies(
    view: SentenceView, first: int, last: int, lexicon: NameLexicon
) -> Iterator[Candidate]:
    """Yield "Institute of X and Y", "High Court of Z": a body's word, a link, what it is of."""
    for at in range(first + 1, last - 1):
        told = lexicon.first_words.get(view.tokens[at - 1].text)
        if told and view.tokens[at].text in FIRST_WORD_LINKS:
            end = _end_of_title(view, at, last, lexicon)
            begin = max(first, at - 2)
            if begin < at - 1 and not _belongs_to_body(view.tokens[begin], told, lexicon):
                begin = at - 1
            if end > at + 1:
                yield candidate_at(view, begin, end, told, "body_title")
            return


def _belongs_to_body(token: Token, told: EntityType, lexicon: NameLexicon) -> bool:
    """Return whether `token` opens the title: "High" Court of, "National" Bank of.

    A nation's institute bears its name, "American Institute of"; its ministries do not.
    """
    word = token.text
    is_nation = word in lexicon.nationalities
    return is_capitalised(token) and word != "The" and (not is_nation or told == "organization")


def _end_of_title(view: SentenceView, start: int, end: int, lexicon: NameLexicon) -> int:
    """Return where the title that runs through tokens[start:end] stops: at an office or a day."""
    for at in range(start + 1, end):
        word = view.tokens[at].text
        dated = view.tokens[at - 1].text == "in" and word in lexicon.non_names
        if word in lexicon.offices or word in lexicon.honorifics or dated:
            return _without_joiners(view, at)
    return end


def _without_joiners(view: SentenceView, end: int) -> int:
    while view.tokens[end - 1].text in TITLE_JOINERS:
        end -= 1
    return end


def split_at_titles(
    tokens: Sequence[Token], start: int, end: int, lexicon: NameLexicon
) -> Iterator[tuple[int, int]]:
    """Yield the parts of the run tokens[start:end] between titles, nationalities, full stops."""
    first = start
    for at in range(start, end):
        word = tokens[at].text
        if word in lexicon.offices or word in lexicon.honorifics or word in lexicon.nationalities:
            if at > first:
                yield first, at
            first = at if _opens_firm(tokens[at:end], lexicon) else at + 1
        elif at > first and ends_with_form(tokens, at, end, lexicon):
            yield first, at + 1
            first = at + 1
    if end > first:
        yield first, end


def ends_with_form(tokens: Sequence[Token], at: int, end: int, lexicon: NameLexicon) -> bool:
    """Return whether tokens[at] is a form with a full stop that no other form follows.

    After "a unit of Quorvex Corp." another name may open the next sentence.
    """
    form = tokens[at].text
    if not form.endswith(".") or form.lower() not in lexicon.legal_forms or at + 1 >= end:
        return False
    return tokens[at + 1].text.lower() not in lexicon.legal_forms and tokens[at + 1].text != "&"


def _opens_firm(tokens: Sequence[Token], lexicon: NameLexicon) -> bool:
    """Return whether a nationality is part of a firm's name: "American Quorvex Corp"."""
    form = tokens[-1].text.lower() in lexicon.legal_forms
    return tokens[0].text in lexicon.nationalities and len(tokens) > FEWEST_FIRM_WORDS and form


def _is_common(tokens: tuple[Token, ...], lexicon: NameLexicon) -> bool:
    head = tokens[:-1]
    return all(token.text in lexicon.non_names or token.text in INNER_JOINERS for token in head)

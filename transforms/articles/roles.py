"""Which part of an article each of its lines is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.articles.boilerplate import BoilerplateRule, is_numbers
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.lines import ends_sentence
from transforms.contracts.vocabulary import SentenceRole

HEAD_KINDS = frozenset({"byline", "stamp", "follow", "share", "name"})
"""Furniture that stands between headline and body."""
LONGEST_CAPTION = 400
LONGEST_GAP_LINES = 3
LONGEST_GAP_CHARS = 650
"""More prose than this between two head lines means that the body has begun."""
SHORTEST_PROSE_WORDS = 8
HEADLINE_WORDS = 4
LONGEST_HEADING_WORDS = 12
LONGEST_TITLE_CHARS = 250
CAPITALS_WORDS = 5
TABLE_LINES = 3
OFFER_PROSE = 3
"""How many sentences may stand between two lines of one offer to subscribe."""
LONGEST_ABBREVIATED_WORDS = 16
"""A longer line that ends in "U.S." is the first paragraph, no headline."""
TAIL_PART = 6
"""After an end-matter line stands less than a sixth of the prose: else it is a box inside."""

_NAMES = re.compile(r"[A-Z][\w'’.-]*(?: (?:de|van|von|bin|al|[A-Z])[\w'’.-]*){1,3}")
_ABBREVIATED_END = re.compile(r"\b(?:[A-Z]\.){2,}$|\b(?:Inc|Corp|Ltd|Co|Bros|Plc|Jr|Sr)\.$")
"""A full stop that belongs to a short form: "in the U.S.", "for Acme Inc."."""
_STOP_INSIDE = re.compile(r"[a-z]{2}[.!?] [A-Z]")
_BULLET = re.compile(r"[-–—•*·]\s")


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line with its role and, for boilerplate, the rule kind that made it so."""

    text: str
    role: SentenceRole
    kind: str
    rule: BoilerplateRule | None


def mark_lines(
    texts: Sequence[str],
    lexicon: ArticleLexicon,
    title_at: int | None = None,
    is_clean: bool = False,
) -> list[MarkedLine]:
    """Return the role of each line of an article as pasted or sent.

    Args:
        texts: Its lines, whole paragraphs.
        lexicon: Boilerplate patterns and stamp words.
        title_at: The line that is known to be the title; None: to be found.
        is_clean: The lines are a body that was cut out already, as a record's: only what a
            pattern knows is boilerplate, not what merely stands where boilerplate does.
    """
    rules = [lexicon.boilerplate.match(text) for text in texts]
    kinds = [_kind(text, rule, lexicon) for text, rule in zip(texts, rules, strict=True)]
    title = _find_title(texts, kinds) if title_at is None else title_at
    roles: list[SentenceRole] = ["boilerplate" if kind else "body" for kind in kinds]
    for number, kind in enumerate(kinds):
        if kind == "caption":
            roles[number] = "caption"
    if title is not None and not is_clean:
        _mark_head(texts, kinds, roles, title)
    _mark_offer(texts, kinds, roles)
    _mark_tail(texts, kinds, roles, is_clean)
    if is_clean:
        _mark_headings(texts, roles)
    else:
        _mark_short(texts, kinds, roles)
        _mark_captions(texts, kinds, roles)
    if title is not None:
        roles[title], kinds[title] = "title", ""
    return [MarkedLine(*parts) for parts in zip(texts, roles, kinds, rules, strict=True)]


def is_prose(text: str) -> bool:
    """Tell whether `text` reads as a sentence of the article: long enough, and it stops."""
    words = len(text.split())
    return words >= SHORTEST_PROSE_WORDS * 2 or (
        words >= SHORTEST_PROSE_WORDS and ends_sentence(text)
    )


def _kind(text: str, rule: BoilerplateRule | None, lexicon: ArticleLexicon) -> str:
    if rule is not None:
        return rule.kind
    if _is_doubled(text):
        return "related"
    return "stamp" if lexicon.stamps.is_stamp(text) else ""


def _is_doubled(text: str) -> bool:
    """A link whose words stand twice, once for its picture: "A story A story"."""
    half = len(text) // 2
    return len(text.split()) >= 2 * HEADLINE_WORDS and text[:half].rstrip() == text[half:].lstrip()


def _find_title(texts: Sequence[str], kinds: Sequence[str]) -> int | None:
    """The first headline-like line before the first paragraph that reads as prose."""
    free = [n for n, kind in enumerate(kinds) if not kind and not is_numbers(texts[n])][:6]
    like = [n for n in free if len(texts[n].split()) >= HEADLINE_WORDS and _is_headline(texts[n])]
    if len(free) < 1 or (len(free) == 1 and is_prose(texts[free[0]])):
        return None
    if not like:
        return free[0] if _is_headline(texts[free[0]]) else None
    first = free[0]
    if like[0] == first or _word_count(texts[first]) < HEADLINE_WORDS:
        return like[0]
    return like[0] if like[0] <= first + 1 else None


def _word_count(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _is_headline(text: str) -> bool:
    if len(text) > LONGEST_TITLE_CHARS or _BULLET.match(text):
        return False
    end = text.rstrip("\"'”’")
    if _ABBREVIATED_END.search(end) and len(text.split()) <= LONGEST_ABBREVIATED_WORDS:
        return not _STOP_INSIDE.search(end)
    return not end.endswith((".", ":", ";", ",")) or text.endswith("...")


def _mark_head(
    texts: Sequence[str], kinds: list[str], roles: list[SentenceRole], title: int
) -> None:
    """Labels above the title; between title and body: names, standfirst."""
    for number in range(title):
        if roles[number] == "body":
            roles[number], kinds[number] = "boilerplate", "section"
    _mark_names(texts, kinds, roles, title)
    end = _head_end(texts, kinds, title)
    for number in range(title + 1, end):
        if roles[number] == "body":
            roles[number] = "standfirst"
    after = title + 1
    if end <= after < len(texts) and roles[after] == "body" and _is_bare_standfirst(texts, after):
        roles[after] = "standfirst"


def _mark_names(
    texts: Sequence[str], kinds: list[str], roles: list[SentenceRole], title: int
) -> None:
    """A line that is only a person's name, beside other head lines, is a byline."""
    for number in reversed(range(title + 1, min(title + 9, len(texts)))):
        beside = kinds[max(number - 1, 0)], kinds[min(number + 1, len(kinds) - 1)]
        if not kinds[number] and _NAMES.fullmatch(texts[number]) and any(beside):
            roles[number], kinds[number] = "boilerplate", "name"


def _head_end(texts: Sequence[str], kinds: Sequence[str], title: int) -> int:
    """Number of the line after the last furniture of the head."""
    end, gap_lines, gap_chars = title + 1, 0, 0
    last_prose = max(
        (n for n, kind in enumerate(kinds) if not kind and is_prose(texts[n])), default=0
    )
    for number in range(title + 1, len(texts)):
        if kinds[number] in HEAD_KINDS:
            if number < last_prose:
                end, gap_lines, gap_chars = number + 1, 0, 0
        elif not kinds[number]:
            gap_lines, gap_chars = gap_lines + 1, gap_chars + len(texts[number])
        if gap_lines > LONGEST_GAP_LINES or gap_chars > LONGEST_GAP_CHARS:
            break
    return end


def _is_bare_standfirst(texts: Sequence[str], number: int) -> bool:
    text = texts[number]
    if ends_sentence(text) or number + 1 >= len(texts):
        return False
    return len(text.split()) > HEADLINE_WORDS and is_prose(texts[number + 1])


def _mark_offer(texts: Sequence[str], kinds: list[str], roles: list[SentenceRole]) -> None:
    """All between the last lines that ask to subscribe, where the article has ended.

    It has where prose stands above the first of them and none below the last. One with
    more than three lines of prose before the next stands in the midst of the article.
    """
    asking = [number for number, kind in enumerate(kinds) if kind == "paywall"]
    if not asking:
        return
    prose = [n for n, role in enumerate(roles) if role == "body" and is_prose(texts[n])]
    first = last = asking[-1]
    for number in reversed(asking):
        first = number if sum(number < n < first for n in prose) <= OFFER_PROSE else first
    if prose and prose[0] < first and prose[-1] < last:
        for number in range(first, last):
            roles[number], kinds[number] = "boilerplate", kinds[number] or "paywall"


def _mark_tail(
    texts: Sequence[str], kinds: list[str], roles: list[SentenceRole], is_clean: bool
) -> None:
    """Everything after an end-matter line in the later part, or (if not clean) the last prose."""
    prose = [n for n, role in enumerate(roles) if role == "body" and is_prose(texts[n])]
    if not prose:
        return
    total = sum(len(texts[n]) for n in prose)
    last = len(texts) if is_clean else prose[-1]
    while last + 1 < len(texts) and roles[last + 1] == "body" and _is_last_word(texts[last + 1]):
        last += 1
    for number in [n for n, kind in enumerate(kinds) if kind == "tail"]:
        after = [n for n in prose if n > number]
        if sum(len(texts[n]) for n in after) * TAIL_PART <= total:
            last = min(last, number)
            break
    for number in range(last + 1, len(texts)):
        if roles[number] in ("body", "caption"):
            roles[number], kinds[number] = "boilerplate", kinds[number] or "tail"


def _is_last_word(text: str) -> bool:
    """A short sentence that may close an article: "The vote is on Monday."."""
    return len(text.split()) >= HEADLINE_WORDS and text.endswith((".", "?", "!", '."', ".”"))


def _mark_short(texts: Sequence[str], kinds: list[str], roles: list[SentenceRole]) -> None:
    """Short lines amid the body: headings, tables of numbers, links in capitals."""
    shouted = sum(text.isupper() for text in texts) * 2 > len(texts)
    run: list[int] = []
    for number, text in enumerate([*texts, ""]):
        inside = number < len(texts) and roles[number] == "body"
        if inside and _is_short(text):
            run.append(number)
            continue
        _mark_run(texts, kinds, roles, run)
        run = []
        if inside and text.isupper() and len(text.split()) >= CAPITALS_WORDS and not shouted:
            roles[number], kinds[number] = "boilerplate", "capitals"


def _mark_headings(texts: Sequence[str], roles: list[SentenceRole]) -> None:
    """Short lines without a figure that stand before prose."""
    for number, text in enumerate(texts[:-1]):
        is_label = not is_prose(text) and not ends_sentence(text) and not _BULLET.match(text)
        short = len(text.split()) <= LONGEST_HEADING_WORDS and not any(map(str.isdigit, text))
        if roles[number] == "body" and is_label and short and is_prose(texts[number + 1]):
            roles[number] = "heading"


def _is_short(text: str) -> bool:
    """A label, a heading or a cell, and no sentence; "EXAMPLE INC." is a cell too."""
    if is_numbers(text) or (text.isupper() and len(text.split()) < CAPITALS_WORDS):
        return True
    return not is_prose(text) and not ends_sentence(text)


def _mark_run(
    texts: Sequence[str], kinds: list[str], roles: list[SentenceRole], run: Sequence[int]
) -> None:
    numbers = sum(is_numbers(texts[n]) for n in run)
    for number in run:
        text = texts[number]
        if len(run) >= TABLE_LINES and numbers:
            roles[number], kinds[number] = "boilerplate", "table"
        elif text.isupper() and len(text.split()) >= CAPITALS_WORDS:
            roles[number], kinds[number] = "boilerplate", "capitals"
        elif len(text.split()) <= LONGEST_HEADING_WORDS and not _BULLET.match(text):
            roles[number] = "heading"


def _mark_captions(texts: Sequence[str], kinds: Sequence[str], roles: list[SentenceRole]) -> None:
    """The line before a line of credits is a caption."""
    for number in range(1, len(texts)):
        before = number - 1
        if kinds[number] != "credit" or kinds[before] or len(texts[before]) > LONGEST_CAPTION:
            continue
        roles[before] = "caption"

"""Rules about captures, articles and sentences: A and S."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import UTC, datetime, timedelta

from expectations.context import Digest
from expectations.declarations import Finding
from expectations.row_rules.rule import RowRule
from expectations.row_rules.spans import words_match_text
from expectations.row_rules.surroundings import Surroundings
from transforms.contracts import Article, Capture, Sentence

LEAST_BODY = 40
"""Shortest body that can state anything: the shortest wire brief of 1987 has 56 characters."""
USUAL_BODY = 200
"""Bodies below this are briefs, or pages whose text was lost (domain rule A3)."""
FIRST_YEAR = 1900
CLOCK_TOLERANCE = timedelta(hours=26)
"""A publication can be ahead of us by a time zone and a clock (domain rule A4)."""
SENTENCE_LENGTH = range(2, 1001)
MOST_BOILERPLATE = 0.4
MOST_REPLACED = 0.001
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def check_capture_hash(capture: Capture, around: Surroundings) -> Finding | None:
    """A2: the stored bytes are the bytes that were fetched."""
    found = around.context.digests.get(capture.capture_id) or Digest.of(capture.content)
    if found == Digest(capture.content_sha256, capture.byte_count):
        return None
    return Finding(
        f"{capture.byte_count} bytes with SHA-256 {capture.content_sha256[:12]}…",
        f"{found.byte_count} bytes with SHA-256 {found.sha256[:12]}…",
    )


def check_text_hash(article: Article, _: Surroundings) -> Finding | None:
    """A2: the stored text is the text that was cleaned."""
    found = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    if found == article.text_sha256:
        return None
    return Finding(f"SHA-256 {article.text_sha256[:12]}…", f"SHA-256 {found[:12]}…")


def check_has_body(article: Article, around: Surroundings) -> Finding | None:
    """A3: there is something to read besides title and boilerplate."""
    return _short_body(article, around, LEAST_BODY)


def check_usual_body(article: Article, around: Surroundings) -> Finding | None:
    """A3b: the body has the length of an article rather than of a stub."""
    return _short_body(article, around, USUAL_BODY)


def _short_body(article: Article, around: Surroundings, least: int) -> Finding | None:
    prose = [
        len(sentence.surface)
        for sentence in around.sentences_of.get((article.article_id, article.version), ())
        if sentence.role not in ("title", "boilerplate")
    ]
    if sum(prose) >= least:
        return None
    return Finding(f"at least {least} characters of body", f"{sum(prose)} characters")


def check_publication_time(article: Article, around: Surroundings) -> Finding | None:
    """A4: the article was published neither in the future nor before newspapers' archives."""
    latest = around.context.recorded_at + CLOCK_TOLERANCE
    at, on = article.published_at, article.published_on
    moment = at or (datetime(on.year, on.month, on.day, tzinfo=UTC) if on else None)
    if moment is None or (moment.year >= FIRST_YEAR and moment <= latest):
        return None
    return Finding(f"between {FIRST_YEAR} and {latest:%Y-%m-%d}", f"{moment:%Y-%m-%d}")


def check_is_dated(article: Article, _: Surroundings) -> Finding | None:
    """A5: the day of publication is known."""
    if article.published_on is not None:
        return None
    return Finding("a day of publication", article.published_evidence)


def check_clean_text(article: Article, _: Surroundings) -> Finding | None:
    """A10: the text was decoded rightly and is in Unicode's composed form."""
    lost = article.text.count(REPLACEMENT)
    if lost > MOST_REPLACED * len(article.text):
        return Finding("hardly any undecodable character", f"{lost} of {len(article.text)}")
    if not unicodedata.is_normalized("NFC", article.text):
        return Finding("Unicode in composed form (NFC)", "characters in several pieces")
    return None


def check_offset_map(article: Article, _: Surroundings) -> Finding | None:
    """A12: the map from text to capture is readable, in order and inside the text."""
    last = 0
    for segment in article.offset_map.split():
        try:
            start, source, length = (int(part) for part in segment.split(":"))
        except ValueError:
            return Finding("text_start:source_start:length", segment)
        if start < last or source < 0 or length < 1 or start + length > len(article.text):
            return Finding("segments in order and inside the text", segment)
        last = start + length
    return None


def check_is_covered(article: Article, around: Surroundings) -> Finding | None:
    """S2: every printed character stands in exactly one sentence."""
    position = 0
    sentences = around.sentences_of.get((article.article_id, article.version), ())
    for sentence in sorted(sentences, key=lambda one: one.start_char):
        if sentence.start_char < position:
            return Finding("sentences that do not overlap", f"overlap at {sentence.start_char}")
        if article.text[position : sentence.start_char].strip():
            break
        position = sentence.end_char
    left_out = article.text[position:].strip()
    if not left_out:
        return None
    return Finding("every character in a sentence", f"left out from {position}: {left_out[:60]!r}")


def check_boilerplate_share(article: Article, around: Surroundings) -> Finding | None:
    """S4: most of the text is the article's own."""
    sentences = around.sentences_of.get((article.article_id, article.version), ())
    total = sum(len(sentence.surface) for sentence in sentences)
    lost = sum(len(one.surface) for one in sentences if one.role == "boilerplate")
    if lost <= MOST_BOILERPLATE * total:
        return None
    return Finding(f"at most {MOST_BOILERPLATE:.0%} boilerplate", f"{lost / total:.0%}")


def check_sentence_length(sentence: Sentence, _: Surroundings) -> Finding | None:
    """S3: a sentence is neither a stray mark nor a whole page."""
    length = len(sentence.surface)
    if length in SENTENCE_LENGTH or sentence.role == "boilerplate":
        return None
    return Finding("2 to 1,000 characters", f"{length:,} characters")


ARTICLE_RULES: tuple[RowRule, ...] = (
    RowRule(
        "A2",
        "raw.captures",
        "critical",
        "validity",
        "The stored bytes are the bytes that arrived.",
        check_capture_hash,
        proves_code=True,
    ),
    RowRule(
        "A2",
        "core.articles",
        "critical",
        "validity",
        "The stored text is the text that was cleaned.",
        check_text_hash,
        proves_code=True,
    ),
    RowRule(
        "A3",
        "core.articles",
        "critical",
        "completeness",
        "An article has a body besides its title.",
        check_has_body,
    ),
    RowRule(
        "A3b",
        "core.articles",
        "warning",
        "completeness",
        "The body is longer than a stub.",
        check_usual_body,
    ),
    RowRule(
        "A4",
        "core.articles",
        "critical",
        "validity",
        "The publication date is not in the future and not before 1900.",
        check_publication_time,
    ),
    RowRule(
        "A5",
        "core.articles",
        "warning",
        "completeness",
        "The day of publication is known.",
        check_is_dated,
    ),
    RowRule(
        "A10",
        "core.articles",
        "warning",
        "validity",
        "The text has no undecodable or decomposed characters.",
        check_clean_text,
    ),
    RowRule(
        "A12",
        "core.articles",
        "critical",
        "validity",
        "The map from the text back to the document is in order.",
        check_offset_map,
        proves_code=True,
    ),
    RowRule(
        "S2",
        "core.articles",
        "critical",
        "consistency",
        "Every printed character stands in exactly one sentence.",
        check_is_covered,
        proves_code=True,
    ),
    RowRule(
        "S4",
        "core.articles",
        "warning",
        "accuracy",
        "Less than 40% of the text is boilerplate.",
        check_boilerplate_share,
    ),
    RowRule(
        "S1",
        "core.sentences",
        "critical",
        "validity",
        "A sentence is printed in the text exactly where it says.",
        words_match_text,
        proves_code=True,
    ),
    RowRule(
        "S3",
        "core.sentences",
        "warning",
        "validity",
        "A sentence has 2 to 1,000 characters.",
        check_sentence_length,
    ),
)

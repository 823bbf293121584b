"""Who published, sent and wrote an article, as far as its own lines say so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from transforms.articles.boilerplate import NAME
from transforms.articles.document import Publisher
from transforms.articles.lexicon import ArticleLexicon
from transforms.articles.roles import MarkedLine

_NAME = re.compile(NAME)
_BY = re.compile(r"^(?:(?:story|words|written|reported|posted|text|analysis) )?by:?\s+", re.I)
_AFTER_NAME = re.compile(r"(?:[|•·(@]| in [A-Z]| at [A-Z]|,? (?:staff|special|senior|chief)\b).*$")
_BETWEEN = re.compile(r"\s*(?:,|;|/|&|\band\b|\bwith\b)\s*")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z]{2,})")
_SPEAKING_KINDS = frozenset(
    {"newsletter", "follow", "legal", "advert", "byline", "stamp", "furniture", "contact", "share"}
)
"""Kinds of boilerplate in which a page names itself; links and picture credits name others."""
_TRAILING = r"(?<=[.!?\"”’)…])\s*[-–—(\[]{0,2}\s*(?P<agency>%s)(?:\s*[/,&]\s*(?:%s))*[)\].]{0,2}$"
_DATELINE = r"^[A-Z][^a-z\n]{1,40}[\w ,.'-]{0,40}\((?P<agency>%s)\)|^\((?P<only>%s)\)"


@dataclass(frozen=True, slots=True)
class Credits:
    """What the lines of an article credit; `trailing_at` is where a closing agency name begins.

    `trailing_at` is an offset in the last line of prose, None where no agency closes it.
    """

    publisher: Publisher | None
    agency: str | None
    authors: tuple[str, ...]
    trailing_at: int | None


def read_credits(lines: Sequence[MarkedLine], lexicon: ArticleLexicon) -> Credits:
    """Return publisher, agency and authors that `lines` name.

    A publisher is taken from a boilerplate line that only one publisher prints, or that names
    one; a wire that stands alone above its story is publisher and agency both.
    """
    prose = [line.text for line in lines if line.role == "body"]
    trailing = _trailing_agency(prose[-1], lexicon) if prose else None
    alone = _lone_agency(lines, lexicon)
    agency = trailing[0] if trailing else _head_agency(lines, prose, lexicon)
    publisher = _publisher(lines, lexicon)
    if publisher is None and alone:
        publisher = lexicon.publishers.find(alone)
    return Credits(
        publisher=publisher,
        agency=agency or alone,
        authors=tuple(dict.fromkeys(_authors(lines, lexicon))),
        trailing_at=trailing[1] if trailing else None,
    )


def read_names(text: str) -> tuple[str, ...]:
    """Return the personal names of a byline such as "By Jane Roe in Oslo and John Doe"."""
    names: list[str] = []
    for part in _BETWEEN.split(_BY.sub("", text.strip())):
        head = _AFTER_NAME.sub("", _GLUED.sub(" | ", part, count=1)).strip(" ,.|")
        if _NAME.fullmatch(head):
            names.append(head.title() if head.isupper() else head)
    return tuple(names)


def find_agency(text: str, lexicon: ArticleLexicon) -> str | None:
    """Return the name of the first news agency that `text` names, picture houses aside."""
    for found in lexicon.agency_pattern.finditer(text):
        agency = lexicon.agencies[found.group()]
        if agency.is_wire:
            return agency.name
    return None


def _trailing_agency(text: str, lexicon: ArticleLexicon) -> tuple[str, int] | None:
    tail = text[-80:]
    found = re.search(_filled(_TRAILING, lexicon), tail)
    if not found:
        return None
    agency = find_agency(found.group(), lexicon)
    return (agency, len(text) - len(tail) + found.start()) if agency else None


def _head_agency(
    lines: Sequence[MarkedLine], prose: Sequence[str], lexicon: ArticleLexicon
) -> str | None:
    for line in lines:
        if line.kind in ("byline", "stamp"):
            agency = find_agency(line.text, lexicon)
            if agency:
                return agency
    found = re.match(_filled(_DATELINE, lexicon), prose[0][:120]) if prose else None
    return find_agency(found.group(), lexicon) if found else None


def _lone_agency(lines: Sequence[MarkedLine], lexicon: ArticleLexicon) -> str | None:
    """A wire whose bare name is a line above the prose."""
    above: MarkedLine | None = None
    for line in lines:
        if line.role == "body":
            return None
        agency = lexicon.agencies.get(line.text)
        is_picture_credit = above is not None and above.role == "caption"
        if agency and agency.is_wire and not is_picture_credit:
            return agency.name
        above = line
    return None


def _publisher(lines: Sequence[MarkedLine], lexicon: ArticleLexicon) -> Publisher | None:
    said = [line for line in lines if line.role == "boilerplate"]
    wires = {agency.name for agency in lexicon.agencies.values()}
    for line in lines:
        if line.rule and line.rule.publisher_name and line.role != "title":
            return lexicon.publishers.find(line.rule.publisher_name)
    for line in said:
        if line.kind in _SPEAKING_KINDS | {"section", "name"}:
            publisher = _named(line, lexicon)
            if publisher and publisher.name not in wires:
                return publisher
    return None


def _named(line: MarkedLine, lexicon: ArticleLexicon) -> Publisher | None:
    if line.kind in ("section", "name") or lexicon.stamps.is_stamp(line.text):
        whole = lexicon.publishers.find(line.text) if len(line.text.split()) > 1 else None
        return whole or lexicon.publishers.mentioned_in(line.text)
    return lexicon.publishers.mentioned_in(line.text)


def _authors(lines: Iterable[MarkedLine], lexicon: ArticleLexicon) -> Iterator[str]:
    for line in lines:
        if line.role == "body":
            return
        if line.kind == "name" or (line.kind == "byline" and line.text not in lexicon.agencies):
            for name in read_names(line.text):
                if not lexicon.publishers.find(name) and not lexicon.stamps.is_job(name):
                    yield name


def _filled(template: str, lexicon: ArticleLexicon) -> str:
    return template % ((lexicon.agency_pattern.pattern,) * template.count("%s"))

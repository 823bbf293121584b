"""Parts of one unit: half an hour, a quarter mile, an eighth of a point, a third of a cent."""

from __future__ import annotations

from decimal import Decimal

from transforms.figures.lexicon import FigureLexicon, Sign, Unit
from transforms.figures.measures import PROPORTIONS
from transforms.figures.rule import Draft
from transforms.figures.tails import read_tail
from transforms.figures.tokens import HYPHENS, Line


def read_points(
    line: Line, begin: int, end: int, share: Decimal, lexicon: FigureLexicon
) -> Draft | None:
    """Return "an eighth of a percentage point", "half-point", "half an hour", or None.

    `begin` is the first token, `end` the one past the share.
    """
    at = end + (line.lower[end] == "of")
    article = line.lower[at] in ("a", "an", "one", "per")
    at += article and line.lower[at] != "per"
    if line.lower[line.after_hyphen(at)] in ("point", "points"):
        stop = line.after_hyphen(at) + 1
        return Draft("percentage_point", share, None, share, begin, stop, "pp", "pp")
    if article and line.words[end] not in HYPHENS:
        return _read_part_of_one(line, (begin, at), share, lexicon)
    if at == end and line.words[end] not in HYPHENS:
        return _read_part_of_measure(line, (begin, end), share, lexicon)
    found = lexicon.units.match_after(line, at) if line.words[end] in HYPHENS else None
    if found is None:
        return None
    return _read_part_of_percent(found[1], share, (begin, found[0]))


def _read_part_of_percent(unit: Unit, share: Decimal, span: tuple[int, int]) -> Draft | None:
    kind = PROPORTIONS.get(unit.role)
    return kind and Draft(kind, share, None, share, *span, unit.code, unit.name)


def _read_part_of_one(
    line: Line, span: tuple[int, int], share: Decimal, lexicon: FigureLexicon
) -> Draft | None:
    """Return "half an hour", "a tenth of an ounce" and "a third of a cent"; span[1] is the unit."""
    begin, at = span
    found, money = lexicon.units.match_after(line, at), lexicon.signs_after.match_after(line, at)
    if money is not None and found is None:
        return _read_part_of_money(line, (begin, money[0]), share, (money[1], lexicon))
    if found is None:
        return None
    stop, unit = found
    if unit.role in PROPORTIONS and line.lower[begin] != "per":
        return _read_part_of_percent(unit, share, (begin, stop))
    if unit.role not in ("time", "measure") or line.lower[at - 1] == "per":
        return None
    value, code = share * unit.factor, unit.code if money is None else None
    is_time = unit.role == "time"
    return Draft("quantity", value, None, value, begin, stop, code, unit.name, is_time=is_time)


def _read_part_of_measure(
    line: Line, span: tuple[int, int], share: Decimal, lexicon: FigureLexicon
) -> Draft | None:
    """Return "half cup", "a quarter mile" and "one-third mile"; the "third quarter" is none."""
    begin, at = span
    found, word = lexicon.units.match_after(line, at), line.lower[at - 1]
    is_lone = line.words[at - 2] not in HYPHENS and at - begin <= 2  # noqa: PLR2004
    if found is None or found[0] > at + 1 or line.lower[at].endswith("s"):
        return None
    if is_lone and not _is_lone_part(line, begin, word, lexicon):
        return None
    if found[1].role != "measure" and found[1].name not in ("hours", "minutes"):
        return None
    return None if found[1].name == "points" else _read_part_of_one(line, span, share, lexicon)


def _is_lone_part(line: Line, begin: int, word: str, lexicon: FigureLexicon) -> bool:
    """Return whether "half" or "a quarter" at token `begin` may be of a measure."""
    has_article = line.lower[begin] in ("a", "an")
    if word == "half":
        lead = line.lower[begin - 1]
        ordinal = lead in lexicon.functions["before_half"] - {"a", "the", "each", "every", "per"}
        return has_article or not ordinal
    return word == "quarter" and has_article


def _read_part_of_money(
    line: Line, span: tuple[int, int], share: Decimal, named: tuple[Sign, FigureLexicon]
) -> Draft:
    sign, lexicon = named
    tail = read_tail(line, span[1], lexicon)
    value, end = share / sign.divisor, tail.end if tail else span[1]
    code = sign.codes[0] if len(sign.codes) == 1 else None
    bare = None if code else sign.text
    return Draft("money", value, None, value, span[0], end, code, sign.text, bare)

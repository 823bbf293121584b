"""What the words around an amount make of its value: about, at least, up to."""

from __future__ import annotations

from transforms.contracts.vocabulary import Bound
from transforms.figures.lexicon import FigureLexicon
from transforms.figures.tokens import HYPHENS, Line

MARK_OF = 4
"""Tokens from the verb to the number in "passed the mark of 5 billion"."""


def hedge_before(
    line: Line, start: int, lexicon: FigureLexicon, *, is_time: bool
) -> tuple[int, Bound]:
    """Return the first token of the hedge that ends before `start`, and its bound.

    Fillers such as "an additional" may stand between. Without a hedge: `start` and "exact".
    """
    at = start
    for _ in range(3):
        joined = at - 1 if line.words[at - 1] in HYPHENS and line.is_glued(at) and at > 1 else at
        found = lexicon.hedges_before.match_before(line, joined)
        if found is not None:
            begin, bound = found
            course = is_time and begin == at - 1 and _is_course(line, begin, lexicon)
            if course or _is_climb(line, begin, lexicon):
                return start, "exact"
            return _with_article(line, begin, lexicon), bound
        if at == 0 or line.lower[at - 1] not in lexicon.functions["filler"]:
            break
        at -= 1
    return start, "exact"


def _is_course(line: Line, begin: int, lexicon: FigureLexicon) -> bool:
    """Return whether "over three years" says when something goes on; "for over" says how long."""
    functions = lexicon.functions
    is_word = line.lower[begin] in functions["course"]
    return is_word and (begin == 0 or line.lower[begin - 1] not in functions["lasting"])


def _is_climb(line: Line, begin: int, lexicon: FigureLexicon) -> bool:
    """Return whether "up to" belongs to a verb: "it went up to 6 billion" is no upper bound."""
    climbs = begin > 0 and line.lower[begin] == "up" and line.lower[begin + 1] == "to"
    return climbs and line.lower[begin - 1] in lexicon.functions["climbing"]


def _with_article(line: Line, begin: int, lexicon: FigureLexicon) -> int:
    """Return the token of "an" in "an estimated", "a" in "a minimum of"."""
    if line.lower[begin] in lexicon.functions["article_hedge"]:
        return begin - 1 if begin and line.lower[begin - 1] in ("a", "an") else begin
    return begin


def hedge_after(line: Line, end: int, lexicon: FigureLexicon) -> tuple[int, Bound] | None:
    """Return the token past "or more", "or so", "+" that follows at `end`, and the bound."""
    found = lexicon.hedges_after.match_after(line, end)
    if found is None or line.lower[found[0]] == "than":
        return None
    joined = line.after_hyphen(end)
    if line.lower[joined] in ("plus", "+") and not line.is_glued(joined):
        return None
    return found


def threshold_before(line: Line, start: int, end: int, lexicon: FigureLexicon) -> Bound:
    """Return the bound that a verb before sets: "topped $5bn", "passed the $1tn mark".

    The verb is no part of the figure. "Stayed within 3%" is at_most; without a verb: "exact".
    """
    functions, words = lexicon.functions, line.lower
    if start < 1:
        return "exact"
    before = words[start - 1]
    if before == "within":
        return "at_most" if words[start - 2] in functions["staying"] and start > 1 else "exact"
    marks = functions["threshold_mark"]
    is_marked = words[line.after_hyphen(end)] in marks
    verb = start - 1
    if before == "the" and is_marked:
        verb = start - 2
    elif before == "of" and start > MARK_OF and words[start - 2] in marks:
        verb, is_marked = start - MARK_OF, True
    if verb < 0 or words[verb] not in functions["threshold"]:
        return "exact"
    is_open = words[verb] in functions["threshold_with_mark"] and not is_marked
    return "exact" if is_open else "more_than"

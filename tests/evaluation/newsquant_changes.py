"""NewsQuant's slot `change`: a bound or a direction, whichever words the paper's reader knows.

The words are those that the benchmark's own reader lists ("bounds" in number_lookup.py of CQE
2.0.3, each in its inflected forms); a bound in other words ("as much as", "starting at") is "="
there. A figure in brackets says what the one before it says.
"""

from __future__ import annotations

import re

from transforms.figures.reading import FigureReading

BOUNDS = {
    "about": "~", "more_than": ">", "at_least": ">", "at_most": "<", "less_than": "<",
    "exact": "=", "range": "=",
}  # fmt: skip
KNOWN_BOUNDS = re.compile(
    r"~|≈|>|<|\+|\b(?:barely|about|approximately|roughly|around|nearly|close|almost|circa|"
    r"estimated?|some|even|more|least|above|over|greater|larger|exceed(?:s|ed|ing)?|higher|"
    r"less|fewer|under|most|below|up to|smaller|beneath|lower)\b|\b(?:sub|under)-",
    re.IGNORECASE,
)
APPROXIMATE = re.compile(
    r"^\W*(?:~|≈|(?:about|approximately|roughly|around|nearly|close to|almost|some)\b)",
    re.IGNORECASE,
)
AVERAGED = re.compile(r"\baverag(?:e|ed|ing|es)\s*$", re.IGNORECASE)
"""The list has "average" and "averaging", which the product reads as no bound."""
UP_WORDS = (
    r"added|advanc(?:es?|ed|ing)|ascend(?:s|ed|ing)?|climb(?:s|ed|ing)?|"
    r"gain(?:s|ed|ing)?|gr(?:ows?|ew|own|owing)|increas(?:es?|ed|ing)|jump(?:s|ed|ing)?|"
    r"rall(?:y|ies|ied|ying)|r(?:ise|ises|ose|isen|ising)|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?"
)
DOWN_WORDS = (
    r"collaps(?:es?|ed|ing)|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|"
    r"descend(?:s|ed|ing)?|dip(?:s|ped|ping)?|drop(?:s|ped|ping)?|f(?:all|alls|ell|allen|alling)|"
    r"los(?:es?|t|ing)|plummet(?:s|ed|ing)?|plung(?:es?|ed|ing)|sag(?:s|ged|ging)?|"
    r"shr(?:ink|inks|ank|unk|inking)|skid(?:s|ded)?|slid(?:es?|ing)?|slip(?:s|ped|ping)?|"
    r"slump(?:s|ed|ing)?|stumbl(?:es?|ed|ing)|tumbl(?:es?|ed|ing)|sank|sink(?:s|ing)?|shed"
)
HEDGED = r"(?:\s+(?:by|about|around|nearly|another|under|over|a further))*\s*$"
UP = re.compile(rf"\b(?:(?:{UP_WORDS})(?: up)?(?: to)?|up|upward){HEDGED}", re.IGNORECASE)
DOWN = re.compile(rf"\b(?:(?:{DOWN_WORDS})(?: down)?(?: to)?|down|downward){HEDGED}", re.IGNORECASE)
THING = r"(?:\s+(?!by\b)[\w'’]+){1,3}\s+by\s*$"
UP_THING = re.compile(rf"\b(?:{UP_WORDS}){THING}", re.IGNORECASE)
DOWN_THING = re.compile(rf"\b(?:{DOWN_WORDS}){THING}", re.IGNORECASE)
BARE_ADVERB = re.compile(r"\b(?:up|down)\s*$", re.IGNORECASE)
OPENED = re.compile(r"^\s*\(\s*$|^\s*/\s*$")
SAME_AGAIN = re.compile(r"^\s*,\s*or\s*$")


def change_of(text: str, figure: FigureReading) -> str:
    """Return "=", "~", "<", ">", "up" or "down" for one figure, its neighbours left out."""
    before, surface = text[: figure.start], text[figure.start : figure.end]
    bound = _bound(before, surface, figure)
    if surface.lower().startswith("between"):
        return bound
    if bound == ">" or (bound == "~" and BARE_ADVERB.search(before)):
        return bound
    if UP.search(before) or UP_THING.search(before):
        return "up"
    if DOWN.search(before) or DOWN_THING.search(before) or _is_fall(figure):
        return "down"
    return bound


def _bound(before: str, surface: str, figure: FigureReading) -> str:
    if AVERAGED.search(before) or (figure.bound == "range" and APPROXIMATE.search(surface)):
        return "~"
    return BOUNDS[figure.bound] if KNOWN_BOUNDS.search(surface) else "="


def _is_fall(figure: FigureReading) -> bool:
    """Return whether a printed minus is a change; of a temperature it is only its sign."""
    return figure.direction == "down" and figure.kind in ("percent", "money", "percentage_point")


def repeated_change(earlier: str, own: str, gap: str) -> str:
    """Return the change of a figure that `gap` parts from an earlier one: "296 hp (224 kW)"."""
    again = OPENED.match(gap) or SAME_AGAIN.match(gap)
    return earlier if again and own == "=" and earlier != "~" else own

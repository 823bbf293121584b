"""Universal part of speech from what tagger and parser already say.

spaCy's own rules for it (its attribute_ruler) match patterns over every token and take a fifth of
the time of its English pipeline; a table over tag and dependency gives the same but for a few
pronouns.

Source: Universal Dependencies, conversion of English Penn Treebank tags.
"""

from __future__ import annotations

PARTS_OF_SPEECH = {
    "$": "SYM", "SYM": "SYM", "CC": "CCONJ", "CD": "NUM", "DT": "DET", "PDT": "DET", "EX": "PRON",
    "IN": "ADP", "RP": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "MD": "AUX", "NN": "NOUN",
    "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "POS": "PART", "TO": "PART", "PRP": "PRON",
    "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "UH": "INTJ", "VB": "VERB",
    "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON",
    "WP": "PRON", "WP$": "DET", "WRB": "SCONJ", "_SP": "SPACE",
    "''": "PUNCT", "``": "PUNCT", ",": "PUNCT", ".": "PUNCT", ":": "PUNCT", "-LRB-": "PUNCT",
    "-RRB-": "PUNCT", "HYPH": "PUNCT", "NFP": "PUNCT",
}  # fmt: skip
OTHER = "X"
AUXILIARY_DEPENDENCIES = frozenset({"aux", "auxpass"})
FORMS_OF_BE = frozenset({"be", "am", "is", "are", "was", "were", "been", "being", "'m", "'re"})
DETERMINED = frozenset({"det", "predet"})


def universal_pos(tag: str, dependency: str, norm: str) -> str:
    """Return the Universal Dependencies part of speech, such as VERB or PROPN.

    Args:
        tag: Penn Treebank tag.
        dependency: ClearNLP label of the token's link to its head.
        norm: The word in lower case with its contraction undone.
    """
    pos = PARTS_OF_SPEECH.get(tag, OTHER)
    if pos == "VERB" and (dependency in AUXILIARY_DEPENDENCIES or norm in FORMS_OF_BE):
        return "AUX"
    if tag == "IN" and dependency == "mark":
        return "SCONJ"
    if tag == "DT" and dependency not in DETERMINED:
        return "PRON"
    return "PART" if tag == "RB" and dependency == "neg" else pos

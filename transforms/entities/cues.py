"""What the words around and in a name say of its type."""

from __future__ import annotations

import re
from collections import Counter

from transforms.contracts.vocabulary import EntityType
from transforms.entities.lexicon import NameLexicon
from transforms.entities.view import words_before

GIVEN_NAME_VOTES = 3
CUE_VOTES = 2
PLACE_VOTES = 2
AGENT_VOTES = 1
IT_VOTES = 3
COMPANY_AFTER = re.compile(
    r"(?:'s|’s)?\s(?:shares?|stock|shareholders?|spokesman|spokeswoman|spokesperson|investors|"
    r"employees|customers|executives?|headquarters)\b"
)
AGENT_AFTER = re.compile(
    r"\s(?:announced|reported|posted|acquired|launched|plans to|agreed to|expects|bought)\b"
    r"|(?:'s|’s)\s(?:deal|plans?|offer|bid|profits?|earnings|results|board|management|products?)\b"
)
COMPANY_BEFORE = re.compile(
    r"\b(?:shares (?:of|in)|stake in|subsidiary|startup|start-up|firm|maker|company|developer"
    r"|retailer|carrier|lender|giant|insurer|chain|airline|carmaker|miner|brand"
    r"|(?:analysts?|economists?|strategists?|traders?|brokers?|executives?|director|partner|head"
    r"(?: of [\w ]{1,30})?) (?:at|with|for))\s$"
)
IT_AFTER = re.compile(
    r"\s(?:said|says|announced|confirmed|added)(?: (?:on|late|early|this|in a) \w+)?,?(?: that)? "
    r"(?:its\b|it (?:would|will|plans to|planned to|expects to|expected to|aims to|had|has) "
    r"(?:acquired?|agreed?|appeal|bought|build|built|buy|closed?|completed?|cut|expand|filed?|fired?"
    r"|hired?|increased?|invest(?:ed)?|issued?|launch(?:ed)?|lay|laid|merged?|open(?:ed)?|order(?:ed)?"
    r"|pa(?:y|id)|raised?|received?|reduced?|s(?:ell|old|ign|igned|hut|pend|pent)|won)\b)"
)
"""What says "it" of itself is no person: "Acme said it would hire", not "it will rain"."""
PERSON_AFTER = re.compile(r",?\s(?:who|whose)\b|,\s\d\d,")
PLACE_BEFORE = re.compile(r"\b(?:in|near|across|outside)\s$")
OFFICE_AFTER = re.compile(r"(?:'s|’s)?\s((?:[Cc]hief )?\w[\w-]+(?: [Ee]xecutive| [Dd]irector)?)")


def cue_votes(text: str, start: int, end: int, lexicon: NameLexicon) -> Counter[EntityType]:
    """Return the votes for types of the name text[start:end], by its own words and neighbours."""
    votes: Counter[EntityType] = Counter()
    before, words = words_before(text, start), text[start:end].split()
    told = words[-1] in lexicon.last_words or words[-1] in lexicon.refused_words
    if words[0] in lexicon.given_names and len(words) > 1 and not told:
        votes["person"] += GIVEN_NAME_VOTES
    if (titled := before.split()[-1:]) and titled[0] in lexicon.honorifics:
        votes["person"] += GIVEN_NAME_VOTES
    if PERSON_AFTER.match(text, end):
        votes["person"] += CUE_VOTES
    votes["company"] += _agent_votes(text, end, is_told=told)
    if COMPANY_AFTER.match(text, end) or COMPANY_BEFORE.search(before):
        votes["company"] += CUE_VOTES
    office = OFFICE_AFTER.match(text, end)
    if office and office.group(1) in lexicon.offices:
        votes["company"] += CUE_VOTES
    if PLACE_BEFORE.search(before) and not COMPANY_AFTER.match(text, end):
        votes["place"] += PLACE_VOTES
    return votes


def _agent_votes(text: str, end: int, *, is_told: bool) -> int:
    """Return the votes for a firm by what the name does; a ministry too says "it" of itself."""
    says_it = not is_told and IT_AFTER.match(text, end)
    return bool(AGENT_AFTER.match(text, end)) * AGENT_VOTES + bool(says_it) * IT_VOTES

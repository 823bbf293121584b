"""The words and signs that figure rules know, read from the reference tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from transforms.contracts.vocabulary import BOUNDS, Bound
from transforms.currency.terms import Term
from transforms.figures.letter_runs import letter_runs
from transforms.figures.phrases import Phrases
from transforms.reference import Reference

LONG_CUE = 5
"""Shorter names are not also looked for in capitals: "Mali" would be any abbreviation."""
FIRM_CUE = Decimal(2)
"""Weight of a firm's or office's name for its home currency: less than that of its country."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A currency's sign, code or word.

    Attributes:
        text: As the lexicon writes it.
        place: "before", "after", "after_large" (only after 100 or a scale word) or "after_glued".
        codes: ISO 4217 codes it may stand for, likeliest first.
        divisor: 100 for cents and pence, a millionth for MUSD and SEKm, else 1.
    """

    text: str
    place: str
    codes: tuple[str, ...]
    divisor: Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that is no currency.

    Attributes:
        name: How `unit_text` calls it: a plural noun or the common abbreviation.
        code: %, pp, bp, x or a UCUM code; None where there is none.
        role: percent, pp, bp, time, age, measure, rate or times.
        factor: 10 for decades, which are counted in years; else 1.
    """

    name: str
    code: str | None
    role: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A spelled number: its value, or for a fraction sign the share it stands for.

    `role` is one, teen, ten, part (value is the denominator), times, fold, double or sign.
    """

    value: Decimal
    role: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A multiplier.

    `place` is word, glued (only next to digits), capital (glued, or behind a space beside a
    currency) or ambiguous (m, t).
    """

    multiplier: Decimal
    place: str


@dataclass(frozen=True, slots=True)
class FigureLexicon:
    """All word lists of the figure rules; see seeds/reference for their rows.

    Attributes:
        openers: Lower-case words at which a figure may begin.
        number_signs: A digit or a sign that stands for a number.
        spelled: Lower-case words of which every figure without such a sign has one.
    """

    signs_before: Phrases[Sign]
    signs_after: Phrases[Sign]
    signs: Mapping[str, Sign]
    usd_ranges: Mapping[str, tuple[Decimal, Decimal]]
    units: Phrases[Unit]
    glued_units: Mapping[str, Unit]
    number_words: Mapping[str, NumberWord]
    scales: Mapping[str, Scale]
    hedges_before: Phrases[Bound]
    hedges_after: Phrases[Bound]
    per_units: frozenset[str]
    labels: Mapping[str, str]
    functions: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    calendar: Mapping[str, frozenset[str]]
    passed: Mapping[str, frozenset[str]]
    currency_cues: Phrases[tuple[str, Decimal]]
    currency_terms: Mapping[str, Term]
    agency_dollars: Mapping[str, str]
    openers: frozenset[str]
    number_signs: re.Pattern[str]
    spelled: frozenset[str]

    def may_hold_figure(self, text: str, start: int, end: int) -> bool:
        """Return whether text[start:end] has a digit, a sign or a word that figures need."""
        if self.number_signs.search(text, start, end):
            return True
        return not self.spelled.isdisjoint(letter_runs(text[start:end].lower()))

    @classmethod
    def from_reference(cls, reference: Reference) -> FigureLexicon:
        """Return the lexicon of the loaded reference tables.

        Raises:
            KeyError: A table or a column is missing.
            ValueError: A bound that the vocabulary lacks, or a number that is none.
        """
        signs = [_sign(row) for row in reference["currency_signs"]]
        words = _number_words(reference)
        hedges = [(r["phrase"], _bound(r["bound"]), r["place"]) for r in reference["hedges"]]
        return cls(
            signs_before=Phrases.of(
                ((sign.text, sign) for sign in signs if sign.place == "before"), backwards=True
            ),
            signs_after=Phrases.of((sign.text, sign) for sign in signs if sign.place != "before"),
            signs={sign.text: sign for sign in reversed(signs)},
            usd_ranges=_usd_ranges(reference),
            units=Phrases.of((row["form"], _unit(row)) for row in reference["units"]),
            glued_units={
                row["form"]: Unit(row["name"], row["code"] or None, "measure", Decimal(1))
                for row in reference["glued_units"]
            },
            number_words={row["word"]: _number_word(row) for row in reference["number_words"]},
            scales={
                row["word"]: Scale(Decimal(row["multiplier"]), row["place"])
                for row in reference["scales"]
            },
            hedges_before=Phrases.of(
                ((phrase, bound) for phrase, bound, place in hedges if place == "before"),
                backwards=True,
            ),
            hedges_after=Phrases.of(
                (phrase, bound) for phrase, bound, place in hedges if place == "after"
            ),
            per_units=frozenset(row["word"] for row in reference["per_units"]),
            labels={row["word"]: row["role"] for row in reference["label_words"]},
            functions=_roles(reference, "function_words"),
            nouns=_roles(reference, "noun_forms"),
            calendar=_roles(reference, "calendar_words"),
            passed=_roles(reference, "passed_words"),
            currency_cues=Phrases.of(_currency_cues(reference)),
            currency_terms={row["code"]: _term(row) for row in reference["currency_terms"]},
            agency_dollars=_agency_dollars(reference),
            openers=frozenset(words) | {"a", "an"},
            number_signs=_number_signs(words),
            spelled=_spelled([*words, *(row["word"] for row in reference["scales"])]),
        )


def _term(row: Mapping[str, str]) -> Term:
    began, ended = row["began_on"], row["ended_on"]
    return Term(
        date.fromisoformat(began) if began else None,
        date.fromisoformat(ended) if ended else None,
        row["predecessor"] or None,
    )


def _agency_dollars(reference: Reference) -> dict[str, str]:
    """Return what news agencies mean by a bare $, those that mark every dollar left out."""
    rows = reference["agencies"]
    return {row["name"]: row["dollar_code"] for row in rows if row["dollar_code"]}


def _currency_cues(reference: Reference) -> list[tuple[str, tuple[str, Decimal]]]:
    """Return the words that speak for a currency, then the names of firms at home in it."""
    cues = [
        (phrase, (row["code"], Decimal(row["weight"])))
        for row in reference["currency_cues"]
        for phrase in _as_printed(row["phrase"])
    ]
    known = {phrase for phrase, _ in cues}
    firms = [
        (phrase, (row["home_currency_code"], FIRM_CUE))
        for row in reference["entities"]
        if row["home_currency_code"]
        for name in (row["name"], *row["aliases"].split("|"))
        if len(name) >= LONG_CUE and name != name.lower()
        for phrase in (_as_printed(name) if " " in name else (name,))
    ]
    return cues + [cue for cue in firms if cue[0] not in known]


def _number_words(reference: Reference) -> list[str]:
    spans = [row["word"] for row in reference["function_words"] if row["role"] == "span_word"]
    return [row["word"] for row in reference["number_words"]] + spans


def _number_signs(words: Sequence[str]) -> re.Pattern[str]:
    signs = "".join(word for word in words if len(word) == 1 and not word.isascii())
    return re.compile(rf"[\d{signs}]")


def _spelled(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words if len(word) > 1 and word.isalpha())


def _as_printed(phrase: str) -> tuple[str, ...]:
    """Return a cue as written, and in capitals as a headline may print it."""
    return (phrase, phrase.upper()) if len(phrase) >= LONG_CUE else (phrase,)


def _sign(row: Mapping[str, str]) -> Sign:
    return Sign(row["sign"], row["place"], tuple(row["codes"].split("|")), Decimal(row["divisor"]))


def _unit(row: Mapping[str, str]) -> Unit:
    return Unit(row["name"], row["code"] or None, row["role"], Decimal(row["factor"]))


def _number_word(row: Mapping[str, str]) -> NumberWord:
    top, _, bottom = row["value"].partition("/")
    return NumberWord(Decimal(top) / Decimal(bottom or 1), row["role"])


def _bound(name: str) -> Bound:
    if name not in BOUNDS:
        raise ValueError(f"hedges.csv: no such bound: {name}")
    return cast("Bound", name)


def _usd_ranges(reference: Reference) -> dict[str, tuple[Decimal, Decimal]]:
    return {
        row["code"]: (Decimal(row["per_usd_low"]), Decimal(row["per_usd_high"]))
        for row in reference["currencies"]
        if row["per_usd_low"]
    }


def _roles(reference: Reference, name: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in reference[name]:
        found.setdefault(row["role"], set()).add(row["word"])
    return {role: frozenset(words) for role, words in found.items()}

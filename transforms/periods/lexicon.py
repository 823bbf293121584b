"""The words of time expressions, as seeds/reference holds them, and patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from transforms.reference import Reference, ReferenceRow

GAP = r"(?:[ \t\u00a0]{1,4}|[ \t]?\n[ \t]?)"
"""Between two words of one expression: blanks or one line break, never a paragraph break."""
CLASS_OR_BLANK = re.compile(r"\[(?:\\.|[^\]\\])*\]| ")


@dataclass(frozen=True, eq=False)
class PeriodLexicon:
    """Words of time by kind, month names, holidays, time zones, week starts and fiscal years.

    Attributes:
        months: Lower-case name or abbreviation to 1..12.
        full_months: The names in `months` that are no abbreviations.
        words: Kind to lower-case word to its value (seeds/reference/time_words.csv).
        holidays: Rows of holidays.csv.
        fiscal_years: Lower-case issuer name or alias to its row of fiscal_years.csv.
        zones: Time zone abbreviation in capitals to minutes east of UTC.
        week_starts: Country code to the weekday (Monday is 0) its weeks start on, if not Monday.
    """

    months: Mapping[str, int]
    full_months: frozenset[str]
    words: Mapping[str, Mapping[str, str]]
    holidays: Mapping[str, ReferenceRow]
    fiscal_years: Mapping[str, ReferenceRow]
    zones: Mapping[str, int]
    week_starts: Mapping[str, int]

    @classmethod
    def from_reference(cls, reference: Reference) -> PeriodLexicon:
        """Return the lexicon of the tables named in the attributes."""
        words: dict[str, dict[str, str]] = {}
        for row in reference["time_words"]:
            words.setdefault(row["kind"], {})[row["word"]] = row["value"]
        return cls(
            months={row["word"]: int(row["number"]) for row in reference["months"]},
            full_months=frozenset(
                row["word"] for row in reference["months"] if not row["is_abbreviation"]
            ),
            words=words,
            holidays={row["name"].casefold(): row for row in reference["holidays"]},
            fiscal_years={
                name.strip().casefold(): row
                for row in reference["fiscal_years"]
                for name in (row["issuer"], *row["aliases"].split(";"))
                if name.strip()
            },
            zones={
                row["abbreviation"]: int(row["minutes_from_utc"]) for row in reference["time_zones"]
            },
            week_starts={
                row["country_code"]: int(words["weekday"][row["weekday"]])
                for row in reference["week_starts"]
            },
        )

    @cached_property
    def slots(self) -> Mapping[str, str]:
        """Return the patterns that fill the {slots} of the rules."""
        one_to_99 = rf"(?:{self.choice('number')})(?:[\s-](?:{self.choice('number')})){{0,3}}"
        return {
            "month": f"(?:{_capitalised(self.full_months)}"
            + rf"\b|{_capitalised(set(self.months) - self.full_months)}\b\.?)",
            "weekday": _capitalised(self.words["weekday"]) + r"\b",
            "weekday_any": _capitalised([*self.words["weekday"], *self.words["weekday_short"]])
            + r"\b\.?",
            "unit": self.insensitive("unit"),
            "units": self.insensitive("units"),
            "clock": self.insensitive("clock_unit"),
            "shift": self.insensitive("shift"),
            "span": self.insensitive("span"),
            "ordinal": rf"(?=[\d{self._initials('ordinal')}])"
            + rf"(?i:{self.choice('ordinal')}|\d{{1,2}}(?:st|nd|rd|th))",
            "number": rf"(?=[\d{self._initials('number')}])(?i:{one_to_99}|\d{{1,3}})",
            "vague_number": rf"(?=[aA{self._initials('vague_number')}])"
            + rf"(?i:(?:a )?(?:{self.choice('vague_number')})(?: of)?(?: more)?)",
            "decade": self.choice("decade"),
            "season": self.insensitive("season"),
            "daypart": self.insensitive("daypart"),
            "point": self.insensitive("point"),
            "year": r"(?:(?:1[5-9]|20)\d\d|2100)",
            "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?",
            "holiday": _any_of(row["name"] for row in self.holidays.values()),
        }

    def choice(self, kind: str) -> str:
        """Return an alternation of the words of `kind`, longest first, without a group."""
        return "|".join(_escaped(self.words[kind]))

    def insensitive(self, kind: str) -> str:
        """Return a group that matches the words of `kind` in any case."""
        return f"(?=[{self._initials(kind)}])(?i:{self.choice(kind)})"

    def _initials(self, kind: str) -> str:
        """Return the letters that words of `kind` begin with: where none stands, none is tried."""
        first = {word[0] for word in self.words[kind]}
        alike = {sign for sign in "ſK" if sign.casefold() in first}
        return re.escape("".join(sorted(first | set(map(str.upper, first)) | alike)))

    def compile(self, template: str) -> re.Pattern[str]:
        """Return the pattern of `template`, whose <slots> are filled; spaces match any white space.

        Raises:
            KeyError: A slot is unknown.
        """
        filled = re.sub(r"(?<!\?P)<([a-z]\w*)>", lambda slot: self._slot(slot[1]), template)
        return re.compile(CLASS_OR_BLANK.sub(_gap, filled))

    def value(self, kind: str, word: str) -> str:
        """Return the value of `word` within `kind`, in any case.

        Raises:
            KeyError: The word is unknown.
        """
        return self.words[kind][word.casefold()]

    def month(self, word: str) -> int:
        """Return the number of the month that `word` names, with or without its full stop."""
        return self.months[word.rstrip(".").casefold()]

    def _slot(self, name: str) -> str:
        if name not in self.slots:
            raise KeyError(f"no slot <{name}> for time patterns")
        return self.slots[name]


def _gap(found: re.Match[str]) -> str:
    """Return what stands in a pattern for a blank, or for a class of characters with one."""
    return GAP if found[0] == " " else found[0].replace(" ", r"\s")


def _escaped(words: Iterable[str]) -> Sequence[str]:
    return [re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True)]


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(_escaped(words)) + ")"


def _capitalised(words: Iterable[str]) -> str:
    """Return a group of names written October or OCTOBER, never october (may, march, sat)."""
    names = list(words)
    return _any_of([n.capitalize() for n in names] + [n.upper() for n in names])

"""What article reading knows from seeds/reference: publishers, agencies, boilerplate, stamps."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from transforms.articles.boilerplate import BoilerplateRules, StampWords
from transforms.articles.corrections import CorrectionRules
from transforms.articles.document import Publisher
from transforms.articles.page_parts import PageParts
from transforms.reference import Reference, ReferenceRow

_NOT_KEY = re.compile(r"[^\w]|_")
_LEADING = re.compile(r"^(?:the|www)(?=.{3})")


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency: `is_wire` is False for houses that only credit pictures."""

    name: str
    is_wire: bool


class Publishers:
    """Publishers by name, alias and domain."""

    def __init__(self, rows: Iterable[ReferenceRow]) -> None:
        self._by_key: dict[str, Publisher] = {}
        self._by_domain: dict[str, Publisher] = {}
        names: dict[str, Publisher] = {}
        for row in rows:
            publisher = _publisher(row)
            for name in (row["name"], *_split(row["aliases"])):
                self._by_key.setdefault(publisher_key(name), publisher)
                names.setdefault(name, publisher)
            for domain in _split(row["domains"]):
                self._by_domain[domain.lower()] = publisher
                self._by_key.setdefault(publisher_key(domain), publisher)
                names.setdefault(domain, publisher)
        self._named = names
        self._mention = _words_pattern(name for name in names if _is_telling(name))

    def find(self, name: str | None) -> Publisher | None:
        """Return the publisher called `name`, however it is spelled or spaced, or None."""
        if not name:
            return None
        return self._by_key.get(publisher_key(name)) or self.at_host(name)

    def at_host(self, host: str | None) -> Publisher | None:
        """Return the publisher of a host name or URL, or None; "www." and sub-domains count."""
        labels = _host(host or "").split(".")
        for first in range(len(labels) - 1):
            found = self._by_domain.get(".".join(labels[first:]))
            if found:
                return found
        return None

    def mentioned_in(self, line: str) -> Publisher | None:
        """Return the only publisher that `line` names as whole words, or None."""
        found = {self._named[hit] for hit in self._mention.findall(line)}
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class ArticleLexicon:
    """Everything `transforms.articles` looks words up in."""

    publishers: Publishers
    agencies: Mapping[str, Agency]
    agency_pattern: re.Pattern[str]
    boilerplate: BoilerplateRules
    stamps: StampWords
    page_parts: PageParts
    corrections: CorrectionRules

    @classmethod
    def from_reference(cls, reference: Reference) -> ArticleLexicon:
        """Return the lexicon of the tables that describe articles' surroundings.

        They are publishers, agencies, boilerplate, head_words, page_parts and
        correction_notes.

        Raises:
            KeyError: A table or one of its columns is missing.
        """
        agencies = {
            alias: Agency(row["name"], row["kind"] == "wire")
            for row in reference["agencies"]
            for alias in _split(row["aliases"])
        }
        pattern = _words_pattern(agencies)
        wires = _words_pattern(alias for alias, agency in agencies.items() if agency.is_wire)
        return cls(
            publishers=Publishers(reference["publishers"]),
            agencies=agencies,
            agency_pattern=pattern,
            boilerplate=BoilerplateRules.from_rows(
                reference["boilerplate"],
                {"{agency}": f"(?-i:{pattern.pattern})", "{wire}": f"(?-i:{wires.pattern})"},
            ),
            stamps=StampWords({row["word"]: row["kind"] for row in reference["head_words"]}),
            page_parts=PageParts.from_rows(reference["page_parts"]),
            corrections=CorrectionRules(reference["correction_notes"], f"(?-i:{pattern.pattern})"),
        )


def publisher_key(name: str) -> str:
    """Return `name` without case, accents, spaces, punctuation and a leading "The".

    "TheNewYorker", "The New Yorker" and "new yorker" share one key.
    """
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return _LEADING.sub("", _NOT_KEY.sub("", folded))


def _publisher(row: ReferenceRow) -> Publisher:
    return Publisher(
        name=row["name"],
        home_currency_code=row["home_currency_code"] or None,
        country_code=row["country_code"] or None,
        time_zone=row["time_zone"] or None,
        dollar_code=row["dollar_code"] or None,
    )


def _is_telling(name: str) -> bool:
    """Single words such as "Time" or "TODAY" say too little inside a line."""
    return " " in name or "." in name


def _host(address: str) -> str:
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return ""
    return (host or "").lower()


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _words_pattern(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b")

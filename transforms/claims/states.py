"""Which state "the government" and "ministers" of an article are: never a company."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.claims.context import SentenceView
from transforms.claims.frame import phrase
from transforms.entities.reading import NamedEntity

MINISTERS = frozenset({"minister", "treasurer", "chancellor"})
"""Who holds one of these offices acts for the state."""
TITLE_REACH = 3
LEAD = 2
"""So many times as often as the next one must a country be named to be the one meant."""


@dataclass(frozen=True, slots=True)
class States:
    """Governments and countries that an article names.

    Attributes:
        governments: Country code to the government that the article names.
        countries: Country code to the country that the article names.
        home: Code of the country that the article speaks of, None where several could be.
    """

    governments: Mapping[str, NamedEntity]
    countries: Mapping[str, NamedEntity]
    home: str | None

    @property
    def country(self) -> NamedEntity | None:
        """The country that the article speaks of, None where it names none or several."""
        return self.countries.get(self.home or "")

    def meant(self, view: SentenceView, token: int) -> NamedEntity | None:
        """Return the state that "the government" at `token` is of, None where it is unclear.

        A country in its own phrase ("India's government") comes first, then the only one that
        the sentence names, then the country of the article.
        """
        near = [name.entity for t in phrase(view, token) if (name := view.name_at(t))]
        here = [name.entity for name in view.names]
        for entities in (near, here):
            codes = {e.country_code for e in entities if is_state(e)}
            if codes:
                return self.of(codes.pop()) if len(codes) == 1 else None
        return self.of(self.home)

    def of(self, country_code: str | None) -> NamedEntity | None:
        """Return the government of a country that the article names, else the country."""
        code = country_code or ""
        return self.governments.get(code) or self.countries.get(code)


NO_STATES = States({}, {}, None)


def read_states(views: Sequence[SentenceView]) -> States:
    """Return the governments and countries of an article, and the one it speaks of."""
    counts = Counter(name.entity for view in views for name in view.names)
    governments: dict[str, NamedEntity] = {}
    countries: dict[str, NamedEntity] = {}
    weights: Counter[str] = Counter()
    for entity, count in counts.items():
        weights[entity.country_code or ""] += count * (entity.entity_type != "company")
        if is_state(entity):
            kept = governments if entity.entity_type == "government" else countries
            kept.setdefault(entity.country_code or "", entity)
    ranked = [(code, n) for code, n in weights.most_common() if code in governments | countries]
    is_ahead = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] >= LEAD * ranked[1][1])
    return States(governments, countries, ranked[0][0] if is_ahead else None)


def is_state(entity: NamedEntity) -> bool:
    """Return whether it is a government or a country, not a ministry or a city."""
    if entity.country_code is None:
        return False
    if entity.entity_type == "government":
        return "government" in entity.name.lower()
    return entity.entity_type == "place" and entity.home_currency_code is not None


def is_minister(view: SentenceView, person: NamedEntity) -> bool:
    """Return whether an office of state stands before the name: "Prime Minister Ana Ruiz"."""
    first = next((n.span.first for n in view.names if n.entity == person), 0)
    before = range(max(0, first - TITLE_REACH), first)
    return any(view.lower(token) in MINISTERS for token in before)

"""The mapping to NewsQuant's conventions, on sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.language_model import load_language_model
from flows.reference import load_reference
from tests.evaluation.newsquant import Quantity, join_tokens, read_quantities
from tests.evaluation.newsquant_nouns import NounReader, singular
from tests.evaluation.newsquant_units import UnitNamer
from transforms.claims.lexicon import ClaimLexicon
from transforms.figures.lexicon import FigureLexicon

KNOWN = frozenset({"dollar", "page", "bhp", "barrel of oil", "$", "francs"})

CASES = [
    ("It lists one of the tallest towers in Asia.", "tall tower asia", "=", "what hangs on it"),
    ("They own one small bakery.", "small bakery", "=", "a lone one counts"),
    ("Half the flats are sold.", "% flat", "=", "a fraction is a share of its noun"),
    ("A third of the old wooden bridges closed.", "% old wooden bridge", "=", "behind of"),
    ("It was split into two smaller farms.", "small farm", "=", "comparatives are cut"),
    ("It needs about 20 rather large wind farms.", "large wind farm", "~", "adverbs go"),
    ("It sells a three-course meal.", "course meal", "=", "a noun that only qualifies"),
    ("It is a 12-page report.", "page", "=", "a unit of its own stays alone"),
    ("They pump two million barrels of oil.", "barrel of oil", "=", "a unit with its content"),
    ("The engine makes 640bhp.", "brake horsepower", "=", "two units there, one in the product"),
    ("It pays $70-a-share in cash.", "$ per share", "=", "hyphens join the part behind per"),
    ("Rent grew by 5 per cent.", "percentage", "up", "per cent is no rate"),
    ("The index climbed to 6.7% from 6.3%.", "percentage", "up", "the level that a verb ends at"),
    ("They will add 12 nurses.", "nurse", "=", "adding people is no rise"),
    ("It dropped more than 3%.", "percentage", ">", "a lower bound wins over the direction"),
    ("She averaged 7.3 points.", "point", "~", "an average is about"),
    ("It lasts about 25 to 40 minutes.", "minute", "~", "a hedged range"),
    ("It costs as much as $5.", "$", "=", "a bound in words that the benchmark lacks"),
    ("The tank cooled to -20 degrees Celsius.", "celsius", "=", "a minus is no fall there"),
]


Reader = Callable[[str], list[Quantity]]


@pytest.fixture(scope="module")
def read() -> Reader:
    """Return what reads one text in the benchmark's conventions."""
    reference = load_reference()
    model, claims = load_language_model(), ClaimLexicon.from_reference(reference)
    lexicon = FigureLexicon.from_reference(reference)
    return lambda text: read_quantities(
        UnitNamer(NounReader(text, model([text])[0]), lexicon, KNOWN), claims
    )


@pytest.mark.slow
@pytest.mark.parametrize(("text", "unit", "change", "why"), CASES)
def test_first_quantity(text: str, unit: str, change: str, why: str, read: Reader) -> None:
    first = read(text)[0]
    assert (first.unit, first.change) == (unit, change), why


CONCEPTS = [
    ("Quorvex advanced 8%.", "Quorvex", "the subject of the verb"),
    ("Steel prices are expected to rise between 5% and 6%.", "Steel prices", "of the verb above"),
    ("They paid $12,000 for a new roof.", "new roof", 'what "for" leads to'),
    ("They replaced 3 million tonnes of hard coal.", "hard coal", 'what "of" leads to'),
    ("It posted a $500 bail.", "bail", "the noun that it stands before"),
    ("The pump ran at a top speed of 15 miles per hour.", "speed", "the noun it is tied to"),
    ("Quorvex announced plans to lay off 650 employees.", "Quorvex", "who plans, not the plans"),
    ("The dairy said it has more than 900 customers.", "dairy", '"it" is who the verb speaks of'),
    ("Some 800 miners were striking for pay.", "", "a counted subject is the unit"),
    ("They own one small bakery.", "", "a lone one has none"),
    ("I think that costs $40.", "", "no noun, no concept"),
    ("Tall bridges (0.5 WAR) stand here.", "Tall bridges", "an unknown unit is no concept"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("text", "concept", "why"), CONCEPTS)
def test_concept_of_the_first_quantity(text: str, concept: str, why: str, read: Reader) -> None:
    assert " ".join(read(text)[0].concept) == concept, why


@pytest.mark.slow
def test_a_second_size_has_the_concept_of_the_first(read: Reader) -> None:
    found = read("The toll will be paid: $40 (Save $12).")
    assert [" ".join(one.concept) for one in found] == ["toll", "toll"]


@pytest.mark.slow
def test_bracket_repeats_the_bound(read: Reader) -> None:
    found = read("It makes just under 296 hp (224 kW).")
    assert [one.change for one in found] == ["<", "<"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("They sank dozens of old boats.", 12, 120, "old boat"),
        ("It cost tens of millions of francs.", 1e7, 1e8, "franc"),
        ("It kept hundreds of thousands of the small shops open.", 1e5, 1e6, "small shop"),
    ],
)
def test_vague_plurals_are_tenfold_ranges(
    text: str, low: float, high: float, unit: str, read: Reader
) -> None:
    (found,) = read(text)
    assert (found.value, found.value_high, found.unit) == (low, high, unit)


@pytest.mark.slow
def test_spans_without_a_number_are_not_read(read: Reader) -> None:
    assert read("It was twice as loud as any in the past century.") == []


@pytest.mark.parametrize(
    ("printed", "joined"),
    [
        ("a three - month plan", "a three-month plan"),
        ("of c $ 6 a share", "of C$6 a share"),
        ("won a $ 300 deal", "won a $300 deal"),
        ("up 3 % to 5 - 6", "up 3% to 5-6"),
    ],
)
def test_join_tokens(printed: str, joined: str) -> None:
    assert join_tokens(printed) == joined


@pytest.mark.parametrize(
    ("plural", "expected"),
    [("viruses", "virus"), ("cities", "city"), ("Children", "child"), ("chess", "chess")],
)
def test_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected

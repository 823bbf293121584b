"""A story and what becomes of it in other papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transforms.contracts import CopySignature
from transforms.copies.signature import sign

TITLE = "Harbour Mills to build a second loom hall in Lowfield"
STORY = (
    "The weaver Harbour Mills will spend 420 million euros on a second hall in Lowfield, its "
    "chair Ada Renn said on Tuesday after a meeting of the board.",
    "About 310 people are to work there from March 2027, a third of them moved from the old hall "
    "in Eastwick, which the company wants to close within 18 months.",
    "Unions in Eastwick called the plan a surprise, and asked the state of Nordmark to look into "
    "the 35 million euros of aid that Harbour Mills was paid for the old hall in 2019.",
    "A speaker for the Nordmark treasury said it would read the contract with the mill before it "
    "said more, and that half of the aid had been a loan over 12 years.",
    "Shares in Harbour Mills closed 2.4 percent lower at 31.70 euros, while those of its rival "
    "Tollan Looms rose by 1.1 percent.",
    "The company expects sales of 1.9 billion euros this year after 1.7 billion euros last year, "
    "when a strike at the port of Lowfield held up cotton for 6 weeks.",
)
OTHER_STORY = (
    "The ferry line Blue Strait has ordered four ships from the yard of Orlow for 260 million "
    "euros, the largest order of its history, it told the exchange in Lowfield on Tuesday.",
    "The first is to sail between Lowfield and Skarn in May 2028 with room for 900 travellers "
    "and 240 cars, a fifth more than the ships that it replaces.",
    "The yard of Orlow, which had laid off 150 people in January, said the order would keep its "
    "two docks at work until 2029.",
    "Blue Strait carried 3.2 million travellers last year, 7 percent more than in 2023.",
)
OFFER = (
    "Sign up here for the letter that our editors write each morning before you are awake.",
    "You can stop the letter at any time, and we do not pass your address on to others.",
    "To report an error on this page, write to the desk whose address you find below.",
    "Readers who pay for this paper make it possible, and can read all pages without limits.",
)
FEBRUARY = date(2025, 2, 24)


def signed(
    name: str,
    lines: Sequence[str],
    title: str = TITLE,
    published_on: date | None = FEBRUARY,
    version: int = 1,
) -> CopySignature:
    return sign((name, version), published_on, title, [title, *lines])


def edited(lines: Sequence[str], every: int) -> list[str]:
    """Return the lines with every such word replaced by another."""
    words = [(place, word) for place, line in enumerate(lines) for word in line.split()]
    changed = [
        (place, "then" if number % every == 0 else word)
        for number, (place, word) in enumerate(words, start=1)
    ]
    return [
        " ".join(word for here, word in changed if here == place) for place in range(len(lines))
    ]

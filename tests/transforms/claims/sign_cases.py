"""Cases of printed signs, of losses, and of words that only look like a move; all invented."""

from __future__ import annotations

from tests.transforms.claims.marked import Case

MOVES_AND_NOT: tuple[Case, ...] = (
    ("[Acme|company] will build a {$900 million|money} plant.", ("none",), "the price of a thing"),
    ("[Acme|company] opened a {$40 million|money} extension.", ("none",), "no move at all"),
    ("[Acme|company] pays {$400 million|money} up front.", ("none",), "up front is when"),
    ("[Acme|company] put up {$5 million|money} for a mill.", ("none",), "put up is give"),
    ("The start-up raised {$5 million|money}.", ("none",), "the up of a start-up"),
    ("The {12-word|count} recovery phrase was lost.", ("none",), "a thing named by a move"),
    (
        "Tin settled at {$71.12|money}, down {97 cents|money}, or {1.4%|percent}.",
        ("down", "down", "down"),
        "a size told twice",
    ),
    ("[Acme|company] made {5,000 fewer cars|count}.", ("down",), "fewer is a size"),
    ("[Acme|company] made {no fewer than 5,000 cars|count}.", ("none",), "a bound, no size"),
    (
        "[Acme|company] will cut {10%|percent} of its jobs, or {400 posts|count}.",
        ("none", "none"),
        "what is cut, told twice",
    ),
    ("Retail sales rose {-0.1%|percent} in May.", ("down",), "a printed minus beats the verb"),
    ("Growth of {minus 2%|percent} was the worst.", ("down",), "minus in words"),
    ("The index closed at 812, +{0.81%|percent}.", ("up",), "a printed plus"),
    ("[Acme|company] shares ended up {12 cents|money}.", ("up",), "prices end up by so much"),
)

BELOW_ZERO: tuple[Case, ...] = (
    ("[Acme|company] made a net profit of {$5 million|money}.", ("no",), "a profit"),
    (
        "[Acme|company] made a profit of {$5 million|money}, against a loss of {$3 million|money}.",
        ("no", "yes"),
        "a loss by its noun",
    ),
    ("[Acme|company] lost {$158 million|money} in all.", ("yes",), "a loss by its verb"),
    ("Operating profit came to {-€12 million|money}.", ("yes",), "a printed minus"),
    ("[Acme|company] cut its net loss to {$3 million|money}.", ("yes",), "a smaller loss is one"),
    ("Its net loss widened by {$3 million|money}.", ("no",), "the size of a change of it"),
    ("[Acme|company] lost {3%|percent} of its clients.", ("no",), "no result of a period"),
    ("Net profit fell to {$4 million|money}.", ("no",), "a fall is no loss"),
)

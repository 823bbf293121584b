"""Cases of who is in focus, of what is only told, and of what is counted; all invented."""

from __future__ import annotations

from tests.transforms.claims.marked import Case

FOCUS: tuple[Case, ...] = (
    (
        "[Acme|company] met the media group [Birch|company].\n[Acme|company] won.\n"
        "The company itself had {90 shops|count} in May.",
        ("Acme",),
        "company, group and firm fit all: that one was called so tells nothing",
    ),
    (
        "[Acme|company] met.\nThe dollar fell on Monday.\nIt hovered at {$1.85|money} today.",
        (None,),
        "it: what nobody owns, of the sentence before",
    ),
    (
        "[Birch|company] won.\nPapers reported on Monday that [Acme|company] is closing shops.\n"
        "It has {90 shops|count} in all.",
        ("Acme",),
        "it: who acts in what is reported",
    ),
    (
        "The utility [Birch|company] met.\n[Acme|company] won.\nThe utility will close a plant.\n"
        "It has {90 shops|count} in all.",
        ("Birch",),
        "it: whom the nominal of the sentence before means",
    ),
    (
        "[Acme|company] met.\nIt is hard to save {$5 million|money} in a year.",
        (None,),
        "it: the clause behind it",
    ),
    (
        "[Acme|company] met.\nGet it online for {$90|money} today.",
        (None,),
        "it: what the reader is told to get",
    ),
    (
        "# [Acme|company] orders jets\n[Acme|company] had a good year.\n"
        "The order will help [Birch|company], whose sales fell by {9%|percent}.",
        ("Birch",),
        "whose: the name before it",
    ),
)

TOLD: tuple[Case, ...] = (
    (
        "[Ana Ruiz|person] hopes that the panel will trim the farm budget by {$2 billion|money}.",
        (None,),
        "who hopes that another acts is no doer",
    ),
    (
        "[The Court|government] ruled that sales of {$2 billion|money} were harming farmers.",
        (None,),
        "who rules on another's sales is not their owner",
    ),
    (
        "# [Acme|company] reports earnings\n[Acme|company] had a good year.\n"
        "Zorbin Street predicted {$2.52|money} a share.",
        ("Acme",),
        "an unknown name that only foretells owns nothing",
    ),
    (
        "[Ruritania|country] missed a payment of {$30 million|money} in May.",
        ("Ruritania",),
        "a country that acts",
    ),
    (
        "[Ruritania|country] shareholders will receive {11 coins|count} in May.",
        (None,),
        "a country's people are not the country",
    ),
    (
        "[Ruritania|country] employment fell by {900 jobs|count}.",
        ("Ruritania",),
        "a country has its employment",
    ),
)

FORESEEN: tuple[Case, ...] = (
    (
        "# [Acme|company] weighs its future\n[Acme|company] had a good year.\n"
        "[Birch|company] estimates that oil production will rise by {90 tonnes|quantity}.",
        ("Acme",),
        "a firm of which the article does not tell foresees another's output",
    ),
    (
        "[Birch|company] estimates that its production will rise by {90 tonnes|quantity}.",
        ("Birch",),
        "its own output",
    ),
    (
        "[Ruritania|country]'s coffee revenue dropped by {$97 million|money}.",
        ("Ruritania",),
        "a country has revenue",
    ),
    (
        "[Ruritania|country]'s coffee price rose to {$9|money} a bag.",
        (None,),
        "the price of a good is no country's",
    ),
    (
        "The long slump will lift [Ruritania|country]'s unemployment rate to {9%|percent}.",
        ("Ruritania",),
        "whose unemployment is lifted",
    ),
)

LONG: tuple[Case, ...] = (
    (
        "[Acme|company] met [Birch|organization].\n"
        "{9 million|count} of the company's class A shares are held abroad.",
        ("Acme",),
        "a part of what a nominal possesses",
    ),
    (
        "[Acme|company] said March cargo ton miles, air mail included, were up {9%|percent}.",
        ("Acme",),
        "a small word is no unknown name",
    ),
)

COUNTED: tuple[Case, ...] = (
    (
        "[Acme|company] said it bought {500 shares|count} of [Birch|company] in May.",
        ("Birch",),
        "whose shares are counted",
    ),
    (
        "[Acme|company] agreed to buy [Birch|company]'s {13%|percent} stake in [Elm|company].",
        ("Elm",),
        "a stake is in what is bought, not its seller's",
    ),
    (
        "# [Acme|company] weighs its future\n[Acme|company] had a good year.\n"
        "It became a victim of quarrels among the {two countries|count}.",
        (None,),
        "those counted were named, and are several",
    ),
    (
        "[Timber Cartel|organization] met.\n[Birch|company] won.\n"
        "{Eight members|count} of the cartel will add {90 tonnes|quantity} a day.",
        ("Timber Cartel", "Timber Cartel"),
        "what the counted do is done by the body that they belong to",
    ),
    (
        "# [Acme|company] third quarter\nNet profit {$5 million|money} vs {$4 million|money}\n"
        "Shr {53 cents|count} vs {22 cents|count}",
        ("Acme", "Acme", "Acme", "Acme"),
        "rows below a headline that names one company",
    ),
)

ABROAD: tuple[Case, ...] = (
    (
        "# [Acme|company_FR] weighs its future\n[Acme|company_FR] met [Birch|company_NL].\n"
        "The order is crucial for the Dutch firm, whose sales fell by {9%|percent}.",
        ("Birch",),
        "the firm of the country that is named",
    ),
    (
        "# [Acme|company_FR] weighs its future\n[Acme|company_FR] met.\n"
        "The Dutch firm earned {$9 million|money}.",
        (None,),
        "a firm of a country of which none is known",
    ),
)

PLACED: tuple[Case, ...] = (
    (
        "# [Elmland|country] shrank by {0.3%|percent}\n"
        "The economy of [Elmland|country] shrank by {0.3%|percent}.\n"
        "[Elmland|country] faces a slump.\n[The Census|government] met.\n"
        "[The Census|government] spoke.\n"
        "Building firms raised output over {three months|quantity} by {0.7%|percent}.",
        ("Elmland", "Elmland", None, "Elmland"),
        "below a headline on its economy output is a country's; a span of time is not",
    ),
    (
        "[Ruritania|country] will hire {900 nurses|count} within {21 days|quantity}.",
        ("Ruritania", "Ruritania"),
        "of a country that acts it is the country's",
    ),
)

NEARBY: tuple[Case, ...] = (
    (
        "Papers say the name of the tea bar is [Elm Leaf|company].\n"
        "The tea bar charges {$9 million|money} a year.",
        ("Elm Leaf",),
        "the noun whose name was told",
    ),
    (
        "# [Acme|company] weighs its future\n[Acme|company] had a good year.\n"
        "The deal values [Birch|company] highly.\nThe business will close {90 shops|count}.",
        ("Birch",),
        "the business: the one company of the sentence before",
    ),
    (
        "When [Ana Ruiz|person] left, [Acme|company], its owner, paid {$9 million|money}.",
        ("Acme",),
        "the noun before the verb, past an apposition",
    ),
    (
        "# [Acme|company] third quarter\nOperating {$5 million|money} vs {$4 million|money}\n"
        "Avg shrs {4,000 shares|count} vs {3,000 shares|count}",
        ("Acme", "Acme", "Acme", "Acme"),
        "rows whose first word looks like a verb",
    ),
)

FOCUS_TABLES = (FOCUS, TOLD, FORESEEN, LONG, COUNTED, ABROAD, PLACED, NEARBY)
"""Every table of this module."""

"""Money: a sign or code before a number, or a currency word after it; exchange rates."""

from __future__ import annotations

from decimal import Decimal

from transforms.figures.amount import Amount, read_single
from transforms.figures.digits import decimal_of
from transforms.figures.lexicon import Sign
from transforms.figures.ranges import read_second
from transforms.figures.record import replace
from transforms.figures.rule import Draft, Example, FigureRule, Scene, draft_of
from transforms.figures.tails import read_tail

NAMED_WITHIN = 16
"""Tokens before a bare rate within which its currency is named."""
AROUND = 80
"""Tokens around a bare amount that may name the currency it is quoted in."""
TEN, HUNDRED = 10, 100
FULL_STOPS = frozenset(".!?")
ENDS = FULL_STOPS | {"", ",", ";", ")"}
HUNDREDTHS = ("cents", "pence", "paise", "centavos", "centimes", "fen")
"""Words of the signs whose hundredths may go unnamed: "15 dollars 50"."""
Base = tuple[int, str, Decimal]
"""The token past a rate's base currency, its code, and how much of it."""
BASES = frozenset({Decimal(1), Decimal(100), Decimal(1000)})
"""Units of the base currency that rates are quoted for."""
CENTRAL = frozenset({"USD", "GBP"})
"""Whose dollar and pound a rate is quoted in unless it says another's."""
LEAST_RATIO = Decimal("0.5")
"""A currency does not lose more than half of its worth within an article."""


def read_exchange_rate(scene: Scene, amount: Amount) -> Draft | None:
    """Return "150.2 yen per dollar" as a rate JPY/USD."""
    base = _base_currency(scene, amount)
    sign = amount.sign or _named_before(scene, amount, base)
    if sign is None or amount.low.is_scaled or amount.unit is not None:
        return None
    size = base[2] if base is not None else Decimal(1)
    draft = draft_of(amount, "rate", amount.end, 1 / (size * sign.divisor))
    quote = _quoted(scene, sign, draft.value, base)
    if base is not None and base[1] != quote:
        pair = f"{quote}/{base[1]}" if quote else None
        text = pair or f"{sign.text}/{base[1]}"
        return replace(draft, end=base[0], unit_code=pair, unit_text=text)
    pair = _repeated_pair(scene, amount, quote) if quote else None
    return replace(draft, unit_code=pair, unit_text=pair) if pair else None


def _quoted(scene: Scene, sign: Sign, value: Decimal, base: Base | None) -> str | None:
    """Return the code of a rate's currency; of many pesos the one that ever cost so much."""
    first = sign.codes[0]
    if len(sign.codes) == 1 or first in CENTRAL or base is None:
        return first
    if base[1] != "USD":
        return None
    ranges = {code: scene.lexicon.usd_ranges.get(code) for code in sign.codes}
    fits = [code for code, limits in ranges.items() if limits and limits[0] <= value <= limits[1]]
    return fits[0] if len(fits) == 1 else None


def _named_before(scene: Scene, amount: Amount, base: Base | None) -> Sign | None:
    """Return the currency that "The rand fell to 18.25 against the dollar" speaks of."""
    if base is None or amount.start == 0:
        return None
    for at in range(amount.start - 1, max(-1, amount.start - NAMED_WITHIN), -1):
        found = scene.lexicon.signs_after.match_after(scene.line, at)
        if found is not None and found[1].divisor == 1 and scene.line.words[at].isalpha():
            return found[1]
    return None


def _repeated_pair(scene: Scene, amount: Amount, quote: str) -> str | None:
    """Return JPY/USD for "130 yen" behind "145 yen to the dollar", where the sentence has it."""
    rates = [
        earlier
        for earlier in (*scene.before, *scene.here)
        if earlier.kind == "rate" and earlier.rule == EXCHANGE_RATE.name
    ]
    pairs = [earlier.unit_code or "" for earlier in rates if _is_near(amount, earlier)]
    spoken = _spoken_currencies(scene, amount.start) if pairs else set()
    for pair in reversed(pairs):
        if pair.startswith(f"{quote}/") and pair.partition("/")[2] in spoken:
            return pair
    return None


def _is_near(amount: Amount, earlier: Draft) -> bool:
    ratio = amount.low.value / earlier.value if earlier.value else Decimal(0)
    return LEAST_RATIO < ratio < 1 / LEAST_RATIO or amount.low.value == 1


def _spoken_currencies(scene: Scene, at: int) -> set[str]:
    line, signs, begin = scene.line, scene.lexicon.signs_after, max(0, at - AROUND // 2)
    found = (
        signs.match_after(line, index) for index in range(begin, min(begin + AROUND, line.count))
    )
    return {match[1].codes[0] for match in found if match is not None}


def read_equation(scene: Scene, amount: Amount) -> Draft | None:
    """Return "$1 = 1.34 Singapore dollars" as a rate SGD/USD; it is no sum and no conversion."""
    base, size = amount.sign, amount.low.value
    if base is None or amount.high or amount.low.is_scaled or size not in BASES:
        return None
    if scene.line.words[amount.end] != "=":
        return None
    second = read_second(scene.line, amount.end + 1, scene.lexicon)
    if second is None or second.sign is None or base.divisor * second.sign.divisor != 1:
        return None
    draft = draft_of(second, "rate", second.end, 1 / size)
    quote = second.sign.codes[0]
    code = next((code for code in base.codes[:1] if code != quote), None)
    pair = f"{quote}/{code}" if code else None
    return replace(draft, start=amount.start, unit_code=pair, unit_text=pair or second.sign.text)


def _base_currency(scene: Scene, amount: Amount) -> Base | None:
    """Return the token past "per dollar", "to the euro" or "a pound", and the code meant."""
    line, at = scene.line, amount.end
    if line.lower[at] in ("per", "a", "/"):
        at += 1
    elif line.lower[at] in ("to", "against") and line.lower[at + 1] == "the":
        at += 2
    else:
        return None
    size = decimal_of(line.words[at]) if line.is_number(at) else None
    at += size is not None
    found = scene.lexicon.signs_after.match_after(line, at)
    if found is None or found[1].divisor != 1 or (size is not None and size not in BASES):
        return None
    weighed = line.lower[at - 1] != "the" and scene.lexicon.units.match_after(line, at) is not None
    if weighed and not _is_spoken_of(scene, amount.start, found[1].codes[0]):
        return None
    return found[0], found[1].codes[0], size or Decimal(1)


def _is_spoken_of(scene: Scene, before: int, code: str) -> bool:
    """Return whether a sentence on "$1.27 a pound" names the pound before it, and no weight."""
    signs, line = scene.lexicon.signs_after, scene.line
    begin = max(0, before - NAMED_WITHIN)
    named = (at for at in range(begin, before) if line.lower[at - 1] not in ("a", "per", "/"))
    found = (signs.match_after(line, at) for at in named)
    return any(one is not None and code == one[1].codes[0] for one in found)


def read_money(scene: Scene, amount: Amount) -> Draft | None:
    """Return money in its main unit: 20 cents are 0.2."""
    sign = amount.sign
    if sign is None or (amount.low.is_share and not scene.line.is_number(amount.low.start)):
        return None
    minor = _read_minor(scene, amount, sign)
    tail = read_tail(scene.line, minor.end if minor else amount.end, scene.lexicon)
    end = tail.end if tail else (minor or amount).end
    draft = draft_of(amount, "money", end, Decimal(1) / sign.divisor)
    if minor is not None and minor.sign is not None:
        step = minor.low.step / minor.sign.divisor
        draft = replace(draft, value=draft.value + minor.low.value / minor.sign.divisor, step=step)
    return replace(draft, unit_code=_known_code(sign), unit_text=sign.text, sign=_bare(sign))


def _read_minor(scene: Scene, amount: Amount, sign: Sign) -> Amount | None:
    """Return the "50 cents" of "3 dollars and 50 cents"."""
    if sign.divisor != 1 or amount.low.is_scaled or amount.low.step != 1 or amount.high:
        return None
    at = amount.end + (scene.line.lower[amount.end] == "and")
    minor = read_single(scene.line, at, scene.lexicon)
    if minor is None or minor.start != at:
        return None
    if minor.sign is None:
        return _unnamed_minor(scene, minor, sign, amount.start)
    return minor if minor.sign.divisor > 1 and set(minor.sign.codes) & set(sign.codes) else None


def _unnamed_minor(scene: Scene, minor: Amount, sign: Sign, start: int) -> Amount | None:
    """Return the 50 of "15 dollars 50" and "15 euros and 50." with its hundredth."""
    number, line = minor.low, scene.line
    is_two_digits = number.step == 1 and TEN <= number.value < HUNDRED and not number.is_scaled
    joined = line.lower[minor.start - 1] == "and"
    whole = start == 0 and line.words[minor.end] == ""
    closed = whole or line.words[minor.end] in (FULL_STOPS if joined else ENDS)
    if minor.unit or not is_two_digits or not closed or not sign.text[0].isalpha():
        return None
    hundredth = next(
        (
            part
            for text in HUNDREDTHS
            for part in [scene.lexicon.signs[text]]
            if set(part.codes) & set(sign.codes)
        ),
        None,
    )
    return None if hundredth is None else replace(minor, sign=hundredth)


def _known_code(sign: Sign) -> str | None:
    return sign.codes[0] if len(sign.codes) == 1 else None


def _bare(sign: Sign) -> str | None:
    return sign.text if len(sign.codes) > 1 else None


EXCHANGE_RATE = FigureRule(
    "exchange_rate",
    "NUMBER currency (per | to the | against the) currency",
    read_exchange_rate,
    (
        Example("It traded at 150.2 yen per dollar.", "150.2", "JPY/USD"),
        Example("The bank assumes 145 yen to the dollar.", "145", "JPY/USD"),
        Example("The rand fell to 18.25 against the dollar.", "18.25", "ZAR/USD"),
        Example("They paid 145 yen to the owner.", None),
    ),
)
EQUATION = FigureRule(
    "equation",
    "(1 | 100 | 1000) currency = NUMBER currency",
    read_equation,
    (
        Example("The day's rate was $1 = 1.27 Swiss francs.", "1.27", "CHF/USD"),
        Example("The day's rate was 100 yen = €0.61.", "0.0061", "EUR/JPY"),
        Example("The day's rate was €7 million = $8 million.", None),
    ),
)
MONEY = FigureRule(
    "money",
    "sign NUMBER | NUMBER [scale] currency word, [per-unit tail]",
    read_money,
    (
        Example("It raised US$65 billion.", "65000000000", "USD"),
        Example("They set aside more than 215 billion yuan.", "215000000000", "CNY", "more_than"),
        Example("The fee is 81.5p a therm.", "0.815", "GBP"),
        Example("It cost 3 dollars and 50 cents.", "3.5", "USD"),
        Example("It won 3 seats.", None),
    ),
)

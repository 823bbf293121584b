"""A printed number: its size, its last digit's step and where it stands."""

from __future__ import annotations

from decimal import Decimal

from transforms.figures.record import record

PLACES = Decimal("1e-9")
"""Endless fractions are cut at what a column holds."""
ONE = Decimal(1)


@record
class Number:
    """A printed number.

    Attributes:
        value: Its size, scale words multiplied in.
        step: One unit of its last printed digit, scaled likewise.
        start: Its first token.
        end: The token past it and past its scale words.
        scale: What its scale words multiply by; 1 where it has none.
        is_spelled: It is printed in words.
        is_share: It is a fraction of a whole: half, two-thirds, 17/32.
    """

    value: Decimal
    step: Decimal
    start: int
    end: int
    scale: Decimal = ONE
    is_spelled: bool = False
    is_share: bool = False

    @property
    def is_scaled(self) -> bool:
        """Whether it has a scale word or suffix (million, bn, dozen)."""
        return self.scale != ONE


def share_of(top: Decimal, bottom: Decimal) -> Decimal:
    """Return top / bottom, cut to nine places where it is endless."""
    share = top / bottom
    return share if share == share.quantize(PLACES) else share.quantize(PLACES)

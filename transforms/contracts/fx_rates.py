"""core.fx_rates: the ECB's euro reference rates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from transforms.contracts.table import Column, table


@table(
    "core.fx_rates",
    grain="one currency on one day on which the ECB published",
    key=("rate_on", "currency_code"),
    sort_by=("rate_on", "currency_code"),
)
class FxRate:
    """Euro foreign exchange reference rates of the European Central Bank, since 1999-01-04."""

    rate_on: Annotated[date, Column("Day of the rate (published about 16:00 in Frankfurt).")]
    currency_code: Annotated[str, Column("ISO 4217.", pattern=r"^[A-Z]{3}$")]
    units_per_eur: Annotated[Decimal, Column("Units of the currency for one euro.", minimum=0)]

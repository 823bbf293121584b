"""core.entities: the companies, people, places and other names, over all articles."""

from __future__ import annotations

from typing import Annotated

from transforms.contracts.columns import ID_PATTERN
from transforms.contracts.table import Column, table
from transforms.contracts.vocabulary import EntityType


@table(
    "core.entities",
    grain="one entity, over all articles",
    key=("entity_id",),
    sort_by=("name", "entity_id"),
)
class Entity:
    """An entity with one id, whatever article names it."""

    entity_id: Annotated[str, Column("Hash of type and folded name.", pattern=ID_PATTERN)]
    name: Annotated[str, Column("Canonical name.")]
    entity_type: Annotated[EntityType, Column("What it is.")]
    country_code: Annotated[
        str | None,
        Column("Home country, ISO 3166-1 alpha-2.", pattern=r"^[A-Z]{2}$", null_means="unknown"),
    ]
    ticker: Annotated[str | None, Column("Main listing.", null_means="unlisted or unknown")]
    home_currency_code: Annotated[
        str | None,
        Column("Currency of its accounts (ISO 4217).", pattern=r"^[A-Z]{3}$", null_means="unknown"),
    ]
    link_reason: Annotated[
        str | None,
        Column(
            "Why it has no public identity.",
            null_means="it is in seeds/reference/entities.csv",
        ),
    ]
    isin: Annotated[
        str | None,
        Column(
            "Security of its main listing (ISO 6166).",
            pattern=r"^[A-Z]{2}[A-Z0-9]{9}[0-9]$",
            null_means="unlisted, or in no list that was read",
        ),
    ] = None
    parent_name: Annotated[
        str | None,
        Column("Canonical name of the company that owns it.", null_means="it has none, or unknown"),
    ] = None
    fiscal_year_end_month: Annotated[
        int | None,
        Column(
            "Month in which its fiscal year ends (seeds/reference/fiscal_years.csv).",
            unit="month",
            minimum=1,
            maximum=12,
            null_means="no issuer, or unknown",
        ),
    ] = None
    source: Annotated[
        str | None,
        Column(
            "Where its row in seeds/reference/entities.csv comes from.",
            null_means="it has no row there",
        ),
    ] = None

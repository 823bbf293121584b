"""The tables of the warehouse, each declared once. Importing this package declares them all."""

from transforms.contracts.articles import Article
from transforms.contracts.captures import Capture
from transforms.contracts.checks import Check
from transforms.contracts.claims import Claim
from transforms.contracts.copy_signatures import CopySignature
from transforms.contracts.entities import Entity
from transforms.contracts.figures import Figure
from transforms.contracts.fx_rates import FxRate
from transforms.contracts.mentions import Mention
from transforms.contracts.other_numbers import OtherNumber
from transforms.contracts.quarantine import Quarantine
from transforms.contracts.relations import Relation
from transforms.contracts.runs import Run
from transforms.contracts.sentences import Sentence
from transforms.contracts.table import (
    Column,
    ContractError,
    Field,
    Table,
    declared_tables,
    table,
    table_of,
)
from transforms.contracts.wire_prints import WirePrint

__all__ = [
    "Article",
    "Capture",
    "Check",
    "Claim",
    "Column",
    "ContractError",
    "CopySignature",
    "Entity",
    "Field",
    "Figure",
    "FxRate",
    "Mention",
    "OtherNumber",
    "Quarantine",
    "Relation",
    "Run",
    "Sentence",
    "Table",
    "WirePrint",
    "declared_tables",
    "table",
    "table_of",
]

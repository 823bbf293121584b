from __future__ import annotations

import pytest

from flows.reference import load_reference
from transforms.entities.gazetteer import Gazetteer
from transforms.entities.relation_rules import RelationLexicon
from transforms.reference import Reference


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_reference()


@pytest.fixture(scope="session")
def gazetteer(reference: Reference) -> Gazetteer:
    return Gazetteer.from_reference(reference)


@pytest.fixture(scope="session")
def relation_lexicon(reference: Reference) -> RelationLexicon:
    return RelationLexicon.from_reference(reference)

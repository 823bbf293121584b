"""Pages over HTTP: conditional, polite, limited, and only from public addresses."""

from __future__ import annotations

from flows.fetching.answers import Body, Fetched, NotModified, Validators
from flows.fetching.fetcher import Fetcher
from flows.fetching.policy import FetchPolicy, Limits, Patience, policy_of
from flows.fetching.refusals import RULES, FetchRefused
from flows.fetching.store import Store
from flows.fetching.targets import LONGEST_URL
from flows.fetching.web import Web

__all__ = [
    "LONGEST_URL",
    "RULES",
    "Body",
    "FetchPolicy",
    "FetchRefused",
    "Fetched",
    "Fetcher",
    "Limits",
    "NotModified",
    "Patience",
    "Store",
    "Validators",
    "Web",
    "policy_of",
]

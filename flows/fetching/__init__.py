"""Pages over HTTP: conditional, polite, limited, and only from public addresses."""

from __future__ import annotations

from flows.fetching.answers import Fetched, NotModified, Validators
from flows.fetching.fetcher import Fetcher
from flows.fetching.policy import FetchPolicy, Limits, Patience, policy_of, user_agent
from flows.fetching.refusals import RULES, FetchRefused
from flows.fetching.web import Web

__all__ = [
    "RULES",
    "FetchPolicy",
    "FetchRefused",
    "Fetched",
    "Fetcher",
    "Limits",
    "NotModified",
    "Patience",
    "Validators",
    "Web",
    "policy_of",
    "user_agent",
]

"""Fetching, against servers of the tests' own on this machine."""

CONTACT = "https://example.org/contact"

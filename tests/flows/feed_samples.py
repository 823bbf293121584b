"""Feeds of our own writing."""

from __future__ import annotations

import json
from datetime import UTC, datetime

STAMP = datetime(2025, 2, 24, tzinfo=UTC)
ARTICLE = (
    "The harbour board of Example Bay paid 3 million pounds for a second crane on Monday and said"
    " that the ferry pier would be rebuilt for 12 million pounds before the summer of next year."
    " The board lent the money from two banks and pays it back within ten years, its head said."
)
TEASER = "The harbour board has bought a second crane, and the ferry pier will be rebuilt soon."
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def rss(items: str = "") -> str:
    return (
        f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel><title>Example Bay</title>'
        "<link>https://example.com/</link><language>en-GB</language>"
        f"{items}</channel></rss>"
    )


def item(
    guid: str | None, more: str, link: str = "https://example.com/crane", title: str = "Crane"
) -> str:
    named = f'<guid isPermaLink="false">{guid}</guid>' if guid else ""
    return (
        f"<item><title>{title} &amp;amp; ferry</title><link>{link}</link>{named}"
        "<pubDate>Mon, 24 Feb 2025 09:30:00 +0000</pubDate><dc:creator>Ann Field</dc:creator>"
        f"{more}</item>"
    )


def rdf(more: str) -> str:
    return (
        '<?xml version="1.0"?><rdf:RDF xmlns="http://purl.org/rss/1.0/"'
        f' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {SPACES}>'
        '<channel rdf:about="https://example.com/"><title>Example Bay</title>'
        "<dc:language>en-GB</dc:language></channel>"
        '<item rdf:about="https://example.com/crane"><title>Crane &amp;amp; ferry</title>'
        "<link>https://example.com/crane</link><dc:date>2025-02-24T09:30:00Z</dc:date>"
        f"<dc:creator>Ann Field</dc:creator>{more}</item></rdf:RDF>"
    )


def entry(key: str, text: str) -> str:
    return (
        f'<entry><id>{key}</id><title type="html">Crane &amp;amp; ferry</title>'
        '<link href="https://example.com/crane"/><updated>2025-02-24T09:30:00Z</updated>'
        "<published>2025-02-24T09:00:00Z</published><author><name>Ann Field</name></author>"
        f'<content type="html">&lt;p&gt;{text}&lt;/p&gt;</content></entry>'
    )


def atom(entries: str) -> str:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">'
        f"<title>Example Bay</title><id>urn:x</id>{entries}</feed>"
    )


def json_feed(**texts: str) -> str:
    one = {
        "id": "j1",
        "url": "https://example.com/crane",
        "title": "Crane & ferry",
        "date_published": "2025-02-24T09:30:00Z",
        "authors": [{"name": "Ann Field"}],
        **texts,
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Example Bay",
        "language": "en-GB",
        "items": [one],
    }
    return json.dumps(feed)

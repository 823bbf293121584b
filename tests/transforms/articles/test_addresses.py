"""One address per article: links that lead to it, and pages that are not it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.articles.addresses import LONGEST_ADDRESS, canonical_url

STORY = "https://example.com/2024/05/crane"

ONE_ARTICLE = (
    ("https://example.com/2024/05/crane", "the address itself"),
    ("http://example.com/2024/05/crane", "without encryption"),
    ("HTTPS://Example.COM/2024/05/crane", "case of scheme and host"),
    ("https://www.example.com/2024/05/crane/", "www. and a closing slash"),
    ("https://m.example.com/2024/05/crane", "a mobile host"),
    ("https://mobile.example.com/2024/05/crane", "another mobile host"),
    ("https://amp.example.com/2024/05/crane", "an AMP host"),
    ("https://www.m.example.com/2024/05/crane", "both"),
    ("https://example.com./2024/05/crane", "a host with its root dot"),
    ("https://example.com:443/2024/05/crane", "the usual port"),
    ("http://example.com:80/2024/05/crane", "the usual port of http"),
    ("https://reader:secret@example.com/2024/05/crane", "a user"),
    ("https://example.com/2024/05/crane?", "an empty query"),
    ("https://example.com/2024/05/crane#comments", "a fragment"),
    ("https://example.com/2024/05/crane?utm_source=rss&utm_medium=feed", "a campaign"),
    ("https://example.com/2024/05/crane?utm_source=rss&amp;fbclid=IwAR0x", "escaped for HTML"),
    ("https://example.com/2024/05/crane?gclid=1&msclkid=2&mc_cid=3&_ga=4&cmpid=5", "clicks"),
    ("https://example.com/2024/05/crane?ref=homepage&source=newsletter", "senders by name"),
    ("https://example.com/2024/05/crane?source=email-newsletter", "a sender of two words"),
    ("https://example.com/2024/05/crane?from=RSS&share=twitter&feature=youtu.be", "more of them"),
    ("https://example.com/2024/05/crane?campaign=&src=0a1b2c3d4e5f60718293", "none; a number"),
    ("https://example.com/2024/05/crane?UTM_Source=x", "case of a parameter"),
    ("https://example.com/2024/05/crane?sid=0a1b2c3d4e5f60718293", "a session's number"),
    ("https://example.com/2024/05/crane?PHPSESSID=abc123", "PHP's session"),
    ("https://example.com/2024/05/crane;jsessionid=A1B2?cvid=9", "a servlet's session"),
    ("https://example.com/(S(lit3py55t21z5v55vlm25s55))/2024/05/crane", "ASP.NET's session"),
    ("https://example.com/2024/05/crane/amp", "the AMP page"),
    ("https://example.com/2024/05/crane/amp/?amp_js_v=0.1", "the AMP page, with its script"),
    ("https://example.com/amp/2024/05/crane", "an AMP folder"),
    ("https://example.com/2024/amp/05/crane", "an AMP folder inside"),
    ("https://example.com/2024/05/crane.amp", "an AMP ending"),
    ("https://example.com/2024/05/crane?outputType=amp", "AMP by parameter"),
    ("https://example.com/2024/05/crane?amp", "AMP by a bare parameter"),
    ("https://www.google.com/amp/s/www.example.com/2024/05/crane/amp", "Google's AMP page"),
    ("https://www-example-com.cdn.ampproject.org/c/s/example.com/2024/05/crane", "AMP's cache"),
    ("https://www.google.com/url?rct=j&url=https://www.example.com/2024/05/crane&ct=ga", "alert"),
    ("https://www.google.com/url?q=https%3A%2F%2Fexample.com%2F2024%2F05%2Fcrane", "a result"),
    ("https://web.archive.org/web/20240506/https://example.com/2024/05/crane", "an archive"),
    ("https://example.com/2024/05/crane?print=1", "for the printer"),
    ("https://example.com/2024/05/crane?page=all", "all on one page"),
    ("https://example.com/2024/05/crane/index.html", "an index file"),
    ("https://example.com//2024/./05/x/../crane", "empty steps and dots"),
    ("https://example.com/2024/05/%63rane", "an escape that is not needed"),
    ("  https://example.com/2024/\n05/crane ", "a broken line"),
)

OTHERS = (
    ("https://example.com/?id=17&section=b", "https://example.com/?id=17&section=b", "parameters"),
    ("https://example.com/?section=b&id=17", "https://example.com/?id=17&section=b", "in order"),
    ("https://example.com/a?id=1&id=1", "https://example.com/a?id=1", "twice the same"),
    ("https://example.com/index.php?id=17", "https://example.com/index.php?id=17", "it matters"),
    ("https://example.com/Crane", "https://example.com/Crane", "case of a path"),
    ("https://example.com/a?ref=1234", "https://example.com/a?ref=1234", "may be the page"),
    ("https://example.com/a?sid=1234", "https://example.com/a?sid=1234", "may be the story"),
    ("https://example.com/a?from=usd&to=eur", "https://example.com/a?from=usd&to=eur", "asked for"),
    ("https://example.com/a?source=reuters", "https://example.com/a?source=reuters", "asked for"),
    ("https://example.com/a?feature=oil", "https://example.com/a?feature=oil", "asked for"),
    ("https://example.com/a?campaign=port", "https://example.com/a?campaign=port", "asked for"),
    ("https://example.com/a?share=tsla", "https://example.com/a?share=tsla", "a company's share"),
    ("https://example.com/topics/amp", "https://example.com/topics/amp", "what it is about"),
    ("https://example.com/guitar/amp/fender", "https://example.com/guitar/amp/fender", "the same"),
    ("https://example.com/a-new-crane/amp", "https://example.com/a-new-crane", "words of a title"),
    ("https://example.com/crane/amp.html", "https://example.com/crane", "an AMP file"),
    ("https://example.com/a1/amp.amp", "https://example.com/a1", "twice AMP"),
    ("https://example.com/a?page=2", "https://example.com/a?page=2", "another page"),
    ("https://example.com/a?print=77", "https://example.com/a?print=77", "may be the story"),
    ("https://example.com/a?view=crane", "https://example.com/a?view=crane", "names the page"),
    ("https://example.com/#!/crane", "https://example.com/#!/crane", "names the page"),
    ("https://example.com/amp", "https://example.com/amp", "a page of that name"),
    ("https://example.com/amplifiers/a", "https://example.com/amplifiers/a", "no AMP"),
    ("https://example.com:8443/a", "https://example.com:8443/a", "another server"),
    ("http://example.com:8080/a", "http://example.com:8080/a", "the port speaks http"),
    ("http://127.0.0.1:9/a", "http://127.0.0.1:9/a", "an IP address"),
    ("http://[::1]:9/a", "http://[::1]:9/a", "a long IP address"),
    ("https://m.co.uk/a", "https://m.co.uk/a", "a name under co.uk"),
    ("https://www.gov.uk/a", "https://www.gov.uk/a", "the same"),
    ("https://m.com/a", "https://m.com/a", "a name"),
    ("https://news.example.com/a", "https://news.example.com/a", "another site"),
    ("https://en.m.example.org/a", "https://en.example.org/a", "a mobile host inside"),
    ("https://www.google.com/url?q=crane", "https://google.com/url?q=crane", "no address in it"),
    ("https://www.google.com/amp/s/crane", "https://google.com/amp/s/crane", "no host in it"),
    ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4", "beyond ASCII"),
    ("https://example.com/a%2fb%c3%a4", "https://example.com/a%2Fb%C3%A4", "case of an escape"),
    ("https://example.com", "https://example.com/", "a whole site"),
)

NO_ADDRESS = (
    "", "crane", "/2024/05/crane", "//example.com/a", "mailto:reader@example.com", "ftp://x.org/a",
    "javascript:alert(1)", "data:text/html,a", "file:///etc/passwd", "https://", "https:///a",
    "https://example.com:port/a", "https://example.com:99999/a", "https://[::1/a",
    "https://" + "a" * 64 + ".com/", "https://example.com/" + "a" * LONGEST_ADDRESS,
)  # fmt: skip

PIECES = st.sampled_from((
    "www.", "m.", "amp.", "example", ".com", ".co.uk", ".", ":80", ":8080", "/", "//", "/amp",
    "..", ".amp", ".html", "index.html", "/(S(abcdefghijkl))", ";sid=1", "?", "&", "&amp;", "=",
    "a", "B", "utm_x=1", "ref=b", "ref=2", "id=3", "%41", "%2f", "%", "%c3%a4", "ä", "#", "#!",
    "!", "+", " ", "https://", "http://", "/url?q=", "google.com", "web.archive.org/web/2020/",
    "\ud800", "@",
))  # fmt: skip


@pytest.mark.parametrize(("url", "why"), ONE_ARTICLE, ids=[case[1] for case in ONE_ARTICLE])
def test_links_to_one_article(url: str, why: str) -> None:
    assert canonical_url(url) == STORY, why


@pytest.mark.parametrize(("url", "canonical", "why"), OTHERS, ids=[case[0] for case in OTHERS])
def test_other_addresses(url: str, canonical: str, why: str) -> None:
    assert canonical_url(url) == canonical, why


@pytest.mark.parametrize("url", NO_ADDRESS, ids=[url[:40] for url in NO_ADDRESS])
def test_no_web_address(url: str) -> None:
    assert canonical_url(url) is None


@settings(derandomize=True, max_examples=500, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_a_canonical_address_gives_itself(pieces: list[str]) -> None:
    canonical = canonical_url("https://" + "".join(pieces))
    assert canonical is None or canonical_url(canonical) == canonical

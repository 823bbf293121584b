"""Pages that are deep, wide, endless, or that point elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from tests.faults.hostile_case import PROSE, Hostile, Write, page, prose, stored, words

MANY = 39_000
"""Fewer tags than are refused unread."""
TOO_LARGE = "document_too_large"
HEAVY = "too_slow|too_much_memory"
"""Which of the two limits is met first depends on the machine."""


Body = str | Callable[[], str]


def _page(name: str, body: Body, head: str = "") -> Hostile:
    """A page whose hostile part leaves its article readable."""
    return Hostile(f"{name}.html", _written(name, body, head), stored(name), name)


def _held(name: str, body: Body, rule_code: str) -> Hostile:
    """A page whose hostile part takes its article along."""
    return Hostile(f"{name}.html", _written(name, body, ""), rule_code, name)


def _written(name: str, body: Body, head: str) -> Write:
    return words(lambda: page(name, body() if callable(body) else body, head))


def _whole(name: str, content: str, rule_code: str) -> Hostile:
    return Hostile(f"{name}.html", words(content), rule_code, name)


def json_ld(content: str) -> str:
    return f"<script type='application/ld+json'>{content}</script>"


def article_ld(**fields: str) -> str:
    rest = "".join(f',"{name}":{value}' for name, value in fields.items())
    return json_ld(f'{{"@type":"NewsArticle","headline":"Ferries"{rest}}}')


def attributes() -> str:
    return f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{PROSE}</p>"


SIZES = (
    _held("page-20-mb", lambda: f"<p>{PROSE}</p>" * 90_000, TOO_LARGE),
    _held("page-over-limit", lambda: f"<p>{PROSE}</p>" * 99_000, TOO_LARGE),
    _held("million-paragraphs", lambda: "<p>" * 1_000_000, TOO_LARGE),
    _held("nested-50000", lambda: "<div>" * 50_000 + PROSE, TOO_LARGE),
    _held("nested-100000-closed", lambda: "<i>" * 100_000 + "</i>" * 100_000, TOO_LARGE),
    _page("nested-open", lambda: "<div>" * 15_000),
    _page("nested-spans", lambda: "<span>" * MANY + PROSE),
    _page("nested-tables", "<table><tr><td>" * 5_000),
    _page("nested-lists", "<ul><li>" * 8_000),
    _page("misnested", "<b><i></b>" * 10_000),
    _page("one-long-attribute", lambda: f"<p title='{'x' * 4_000_000}'>{PROSE}</p>"),
    _held("attributes-100000", attributes, HEAVY),
    _held("paragraphs-without-end", lambda: "<p>word " * MANY, HEAVY),
    _held("references-4-million", lambda: "&" * 4_000_000, HEAVY),
    _held("paragraph-5-mb", lambda: f"<p>{PROSE * 20_000}", f"{HEAVY}|{TOO_LARGE}"),
)
"""Too much of something."""

MARKUP = (
    _page("less-than-signs", "<" * MANY),
    _page("open-tags", "<a " * MANY),
    _page("open-comments", f"<p>{PROSE}</p>" + "<!--" * MANY),
    _page("nested-comments", "<!-- a <!-- b --> c --> <!--> <!---> --!> <!-- x --!> y"),
    _page("character-data", "<![CDATA[<p>inside</p>]]><p>after</p>]]>"),
    _page("instructions", "<?php system('id'); ?><?xml-stylesheet href='file:///etc/passwd'?>"),
    _page("bad-references", "<p>&#0;&#xD800;&#99999999999;&#x110000;&bogus;&amp;amp;lt;b&gt;</p>"),
    _page("open-scripts", "<script>" * MANY),
    _page("open-title", "<svg><title>" + "<style>" * 100),
    _page("plaintext", "<xmp><textarea><plaintext><p>" + "</article>" * 50),
    _page("same-ids", "<p id='a'>Fog came.</p>" * 3_000),
    _page("templates", "<template><template><slot>" * 2_000),
    _page("two-documents", "</body></html><!doctype html><html><body><h1>Second</h1>"),
    _page(
        "handlers", "<img src=x onerror=alert(1)><svg onload=alert(1)><a href='javascript:x'>y</a>"
    ),
    _whole(
        "script-only",
        "<!doctype html><html><script>document.write('" + PROSE + "')</script></html>",
        "no_article",
    ),
    _whole("frames-only", "<html><frameset><frame src='a.html'></frameset></html>", "no_article"),
    _whole(
        "forms-only",
        "<html><body><form><input value='" + PROSE + "'></form></body></html>",
        "no_article",
    ),
    _whole("head-without-end", "<html><head><title>" + PROSE * 50, "no_article"),
)
"""Markup that no one closes, or that no browser shows."""

DESCRIPTIONS = (
    _page("deep-description", "", json_ld("[" * 100_000)),
    _page("nested-description", "", json_ld('{"a":' * 900 + "1" + "}" * 900)),
    _page("wide-description", "", json_ld(f"[{','.join(['{}'] * 200_000)}]")),
    _page("huge-number", "", json_ld('{"a":' + "9" * 5_000 + "}")),
    _page("not-a-number", "", article_ld(wordCount="NaN", position="-Infinity")),
    _page("date-beyond-time", "", article_ld(datePublished='"99999-99-99T99:99:99+99:99"')),
    _page("date-of-kilobytes", "", article_ld(datePublished=f'"{"2025-" * 50_000}"')),
    _page("year-zero", "", article_ld(datePublished='"0000-00-00"')),
    _page("authors-by-reference", "", json_ld('[{"@id":"a","author":{"@id":"a"},"headline":"x"}]')),
    _page("lone-surrogates", "", article_ld(description='"\\ud800 and \\udfff"')),
    _page("title-of-bars", f"<h1>{'a | ' * 50_000}</h1>"),
    _page("byline-of-names", f"<p class='byline'>By {'Jane Roe, ' * 20_000}</p>"),
    _page("tags-100000", "", "<meta name='author' content='a'>" * 9_000),
)
"""What a page says of itself, made to hurt its reader."""

_XML = "<!DOCTYPE html [{entities}]><html><body><article><h1>{title}</h1><p>{text}</p>{body}"


def _declared(name: str, entities: str, body: str) -> Hostile:
    title, _, text = prose(name).partition("\n\n")
    content = _XML.format(entities=entities, title=title, text=text, body=f"<p>{body}</p>")
    return Hostile(f"{name}.html", words(content), stored(name), name)


_LAUGHS = "<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 11)
)

POINTERS = (
    _declared("billion-laughs", _LAUGHS, "&a10;"),
    _declared("square-growth", f"<!ENTITY a '{'a' * 100_000}'>", "&a;" * 20_000),
    _declared("outside-entity", "<!ENTITY a SYSTEM 'file://{secret}'>", "&a;"),
    _declared("outside-grammar", "<!ENTITY % a SYSTEM 'http://{host}/a.dtd'>%a;", "&b;"),
    _page("base-address", "<a href='a'>next</a>", "<base href='http://{host}/'>"),
    _page("refresh", "", "<meta http-equiv='refresh' content='0;url=http://{host}/'>"),
    _page("file-links", "<a href='file://{secret}'>f</a><iframe src='file://{secret}'></iframe>"),
    _page("pictures", "<img src='http://{host}/p.png'><link rel=stylesheet href='//{host}/a.css'>"),
    _page("data-addresses", f"<img src='data:image/png;base64,{'A' * 400_000}'>"),
    _page("inclusion", "<!--#include file='{secret}' --><esi:include src='http://{host}/'/>"),
    _page("canonical-file", "", "<link rel=canonical href='file://{secret}'>"),
    Hostile(
        "entities.xml",
        words(f"<?xml version='1.0'?><!DOCTYPE a [{_LAUGHS}]><a>&a10;</a>"),
        "unsupported_type",
        "a billion laughs in XML",
    ),
    Hostile(
        "outside.svg",
        words(
            "<?xml version='1.0'?><!DOCTYPE s [<!ENTITY a SYSTEM 'file://{secret}'>]><svg>&a;</svg>"
        ),
        "unsupported_type",
        "XML that reads a file",
    ),
)
"""What asks its reader to read elsewhere: {host} listens, {secret} is a file outside."""

PAGES = (*SIZES, *MARKUP, *DESCRIPTIONS, *POINTERS)

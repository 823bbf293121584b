"""Mail files: the newsletter's text and headers; what is broken or hostile is one row."""

from __future__ import annotations

import base64
import gzip
import json
import time
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.sources import SourceOptions
from tests.flows.sources.finding import find_in

PLAIN = "The port orders two cranes\n\nIt paid £3 million for “both”, it said on Monday.\n"
HTML = "<html><body><h1>The port orders two cranes</h1><p>It paid £3 million.</p></body></html>"
LARGE = SourceOptions(document_limit=20_000_000)


def _mail(text: str | None = PLAIN, html: str | None = None, **fields: str) -> EmailMessage:
    mail = EmailMessage()
    given_fields = {
        "From": "Harbour Daily <news@harbourdaily.example>",
        "To": "reader@reader.example",
        "Subject": "The port orders £3 million cranes",
        "Date": "Mon, 03 Mar 2025 07:30:00 +0100",
        "Message-ID": "<20250303.1@harbourdaily.example>",
    }
    if text is not None:
        mail.set_content(text)
    if html is not None and text is not None:
        mail.add_alternative(html, subtype="html")
    elif html is not None:
        mail.set_content(html, subtype="html")
    for name, value in {**given_fields, **fields}.items():
        if value:
            mail[name.replace("_", "-")] = value
    return mail


def test_headers_become_the_envelope(tmp_path: Path) -> None:
    (capture,) = find_in(tmp_path, bytes(_mail())).captures
    assert json.loads(capture.envelope or "") == {
        "title": "The port orders £3 million cranes",
        "published": "Mon, 03 Mar 2025 07:30:00 +0100",
        "publisher": "Harbour Daily",
    }
    assert capture.identity == "mid:20250303.1@harbourdaily.example"
    assert (capture.media_type, capture.content.decode()) == ("text/plain", PLAIN)


ENVELOPES = (
    ({"From": "news@harbourdaily.example"}, "publisher", "harbourdaily.example", "no name"),
    ({"From": '"Daily, Harbour" <a@b.example>'}, "publisher", "Daily, Harbour", "a quoted name"),
    ({"Subject": ""}, "title", None, "no subject"),
    ({"Content_Language": "en-GB"}, "language", "en-GB", "a language"),
    ({"Archived_At": "<https://harbourdaily.example/1>"}, "url", "https://harbourdaily.example/1",
     "an address in the archive"),
    ({"Subject": "Cranes\u202e and\u200b ferries"}, "title", "Cranes and ferries", "bidi controls"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "name", "value", "why"), ENVELOPES, ids=[c[3] for c in ENVELOPES]
)
def test_what_the_envelope_says(
    tmp_path: Path, fields: dict[str, str], name: str, value: str | None, why: str
) -> None:
    (capture,) = find_in(tmp_path, bytes(_mail(**fields))).captures
    assert json.loads(capture.envelope or "").get(name) == value, why


def _with_attachments() -> EmailMessage:
    mail = _mail(html=HTML)
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="a.pdf")
    mail.add_attachment("Not this text.", filename="notes.txt")
    return mail


def _forwarded() -> EmailMessage:
    mail = _mail()
    mail.add_attachment(_mail("Another mail's text.\n"))
    return mail


BODIES = (
    (bytes(_mail(html=HTML)), "text/html", "It paid £3 million.", "HTML before plain text"),
    (bytes(_mail(None, HTML)), "text/html", "It paid £3 million.", "HTML alone"),
    (bytes(_with_attachments()), "text/html", "It paid £3 million.", "attachments are left out"),
    (bytes(_forwarded()), "text/plain", "“both”", "a mail in the mail is left out"),
    (b"\xef\xbb\xbf" + bytes(_mail()), "text/plain", "“both”", "a byte order mark before"),
    (b"From a@b.example Mon Mar  3 07:30:00 2025\n" + bytes(_mail()), "text/plain", "“both”",
     "a mailbox of one mail"),
    (bytes(_mail()).replace(b"\n", b"\r\n"), "text/plain", "“both”", "the line ends of mail"),
    (gzip.compress(bytes(_mail())), "text/plain", "“both”", "gzip"),
    (b"Received: x\nFrom: a@b.example\n\nIt paid \xa33 million.\n", "text/plain", "£3",
     "bytes of no stated encoding"),
    (bytes(_mail(f"{PLAIN}\nFrom here to 2025\n\nFrom Bonn on Mon 3 March 2025\n")), "text/plain",
     "“both”", "lines of text that begin with From and end with a year"),
    (b"MIME-Version: 1.0\nFrom: a@b.example\nContent-Type: text/plain; charset=iso-8859-2\n"
     b"Content-Transfer-Encoding: 8bit\n\nIt paid \xa33 million.\n", "text/plain", "Ł3",
     "bytes of a stated encoding"),
)  # fmt: skip


@pytest.mark.parametrize(("content", "media", "words", "why"), BODIES, ids=[c[3] for c in BODIES])
def test_the_text_of_a_mail(
    tmp_path: Path, content: bytes, media: str, words: str, why: str
) -> None:
    found = find_in(tmp_path, content)
    assert not found.held, found.held
    assert [capture.media_type for capture in found.captures] == [media], why
    assert words in found.texts[0]
    assert "Another" not in found.texts[0]


def _multipart(*parts: bytes, end: bytes = b"--x--\n") -> bytes:
    head = b'From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n'
    return head + b"".join(b"--x\n" + part + b"\n" for part in parts) + end


def _nested(depth: int) -> bytes:
    lines = [b"From: a@b.example", b"MIME-Version: 1.0"]
    for level in range(depth):
        lines += [b"Content-Type: multipart/mixed; boundary=b%d" % level, b"", b"--b%d" % level]
    return b"\n".join([*lines, b"", b"It paid."])


TEXT = b"Content-Type: text/plain\n\nIt paid 3 million and then"
PICTURE = b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo="
HEAD = b"From: a@b.example\nMIME-Version: 1.0\n"
HELD = (
    (_multipart(TEXT, end=b""), "broken_mail", "cut off in its text"),
    (_multipart(PICTURE), "empty_document", "no text"),
    (_nested(2000), "broken_mail", "parts within parts"),
    (HEAD + b"Content-Type: message/rfc822\n\n" * 5000, "broken_mail", "mails within mails"),
    (HEAD + b"X-A: b\n" * 50_000 + b"\nIt paid.", "broken_mail", "an endless header"),
    (HEAD + b"Content-Type: text/plain;" + b" a=b;\n" * 9000 + b"\nIt paid.", "broken_mail",
     "an endless field"),
    (HEAD + b"\n" * 600_000, "document_too_large", "too many lines"),
    (HEAD + b"\n" + b"a" * 20_000_001, "document_too_large", "too large"),
    (HEAD, "empty_document", "a header alone"),
    (HEAD + b"Content-Transfer-Encoding: base64\n\n" + base64.b64encode(bytes(range(256))),
     "binary_document", "bytes that are no text"),
    (b"From a@b.example Mon Mar  3 07:30:00 2025\n" + bytes(_mail()) +
     b"\nFrom a@b.example Mon Mar  3 07:31:00 2025\n" + bytes(_mail()), "unsupported_type",
     "a mailbox"),
    (bytes(_mail()) + b"\nFrom a@b.example Mon Mar  3 07:31:00 +0000 2025\n" + bytes(_mail()),
     "unsupported_type", "a mailbox without its first line"),
    (_multipart(*[b""] * 3000, TEXT), "broken_mail", "too many parts"),
    (_multipart(*[b"Content-Type: text/plain" + b"; a=b" * 500 + b"\n\nx"] * 50, TEXT),
     "broken_mail", "fields too long together"),
    (HEAD.replace(b"\n", b"\r") + b"\r" * 600_000, "document_too_large", "carriage returns"),
)  # fmt: skip


@pytest.mark.parametrize(("content", "rule", "why"), HELD, ids=[case[2] for case in HELD])
def test_a_mail_that_cannot_be_read_is_one_row(
    tmp_path: Path, content: bytes, rule: str, why: str
) -> None:
    began = time.monotonic()
    found = find_in(tmp_path, content, LARGE)
    assert found.rules == [rule], why
    assert not found.captures
    assert time.monotonic() - began < 20


BROKEN_FIELDS = (
    b"Subject: =?utf-8?b?!!!?= =?nope?q?x?= =?utf-8?q?=e2=28?=",
    b"Subject: " + b"=?utf-8?q?a?= " * 10_000,
    b"Date: yesterday, or so",
    b"From: <<<>>>@@,;:",
    b"From: " + b"(" * 3000,
    b"Message-ID: " + b"<" * 3000,
    b"Content-Type: ;;;===",
    b'Content-Type: text/plain; charset="\xff\xfe"',
    b"Content-Disposition: =?=;filename*0*=x",
    b"Content-Transfer-Encoding: rot13",
    b"Subject: \xff\xfe\x00bytes",
    b"Archived-At: <javascript:alert(1)>",
)


@pytest.mark.parametrize("field", BROKEN_FIELDS)
def test_a_broken_field_is_left_out(tmp_path: Path, field: bytes) -> None:
    began = time.monotonic()
    found = find_in(
        tmp_path, b"Received: x\nFrom: a@b.example\n" + field + b"\n\nIt paid 3 million.\n"
    )
    assert found.texts == ["It paid 3 million.\n"], found.held
    assert time.monotonic() - began < 10


TEXTS = (
    b"From: the harbour board\nDate: March 3\n\nIt paid 3 million.\n",
    b"From the harbour: it paid 3 million.\n",
    b"Message-ID is a field of mail.\n\nFrom: nobody\n",
)


@pytest.mark.parametrize("content", TEXTS)
def test_prose_is_no_mail(tmp_path: Path, content: bytes) -> None:
    (capture,) = find_in(tmp_path, content).captures
    assert capture.content == content


@given(st.binary(max_size=300), st.integers(0, 2000))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_whatever_is_put_into_a_mail_it_is_read_or_held(piece: bytes, at: int) -> None:
    content = bytes(_with_attachments())
    at %= len(content)
    with TemporaryDirectory() as folder:
        found = find_in(Path(folder), content[:at] + piece + content[at:])
    assert len(found.captures) + len(found.held) >= 1
    assert "unreadable_document" not in found.rules, found.held

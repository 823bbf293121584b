"""Web archives for tests, written by warcio's own writer: pages of our own words."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SITE = "https://harbourdaily.example"
DATE = "2025-03-03T10:00:00Z"
_GOODS = ("cranes", "ferries", "turbines", "buses", "pumps", "looms", "barges", "kilns")
_TOWNS = ("Alderton", "Brackwater", "Corley", "Dunmere", "Eastlow", "Fennick", "Garside")
_WITH_HTTP = frozenset({"request", "response", "revisit"})


def page(number: int) -> bytes:
    """An article page that names its headline, its day and two sums."""
    goods, town = _GOODS[number % len(_GOODS)], _TOWNS[number % len(_TOWNS)]
    day = f"2025-03-{number % 28 + 1:02}"
    title = f"{town} port orders {number + 2} {goods}"
    paragraphs = (
        f"The port of {town} will spend ${number + 10} million on {number + 2} {goods}, "
        f"its board said after a meeting that lasted until late in the evening.",
        f"The {goods} replace machines that have been in use for {number % 30 + 5} years. Repairs "
        f"took {number % 9 + 2} per cent of the budget last year, the board said in its report.",
        "Traders on the quay had asked for the purchase since the spring, when two of the old "
        "machines stood still for a whole week and ships had to wait outside the harbour.",
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{title} | Harbour Daily</title>'
        f'<meta property="article:published_time" content="{day}T09:30:00+00:00">'
        f'<meta property="og:site_name" content="Harbour Daily"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}</article>"
        f"<footer>Imprint</footer></body></html>"
    ).encode()


class Archive:
    """Writes records, each a gzip member or plain."""

    def __init__(self, is_packed: bool = False) -> None:
        self._is_packed = is_packed
        self._writer = WARCWriter(BytesIO(), gzip=False)
        self._parts: list[bytes] = []
        self._length = 0

    @property
    def content(self) -> bytes:
        return b"".join(self._parts)

    def info(self) -> None:
        self._write(self._writer.create_warcinfo_record("a.warc", {"format": "w"}), {})

    def _write(self, record: object, changed: Mapping[str, str]) -> int:
        """Add a record whose header the writer made, but for what is changed in it."""
        out = BytesIO()
        self._writer.out = out
        self._writer.write_record(record)
        header, blank, block = out.getvalue().partition(b"\r\n\r\n")
        kept = [line for line in header.split(b"\r\n") if _name(line) not in changed]
        lines = kept + [f"{name}: {value}".encode() for name, value in changed.items()]
        whole = b"\r\n".join(lines) + blank + block
        self._parts.append(gzip.compress(whole, 6, mtime=0) if self._is_packed else whole)
        self._length += len(self._parts[-1])
        return self._length - len(self._parts[-1])

    def add(
        self,
        url: str,
        body: bytes,
        *,
        http: dict[str, str] | None = None,
        status: str = "200 OK",
        kind: str = "response",
        warc: dict[str, str] | None = None,
    ) -> int:
        """Add a record; return where it begins."""
        answer = {"Content-Type": "text/html; charset=utf-8"} if http is None else http
        is_request = kind == "request"
        first = "GET / HTTP/1.1" if is_request else status
        protocol = "" if is_request else "HTTP/1.1"
        headers = StatusAndHeaders(
            first, list(answer.items()), protocol, is_http_request=is_request
        )
        record = self._writer.create_warc_record(
            url,
            kind,
            payload=BytesIO(body),
            http_headers=headers if kind in _WITH_HTTP else None,
            warc_content_type=answer.get("Content-Type", "") if kind == "resource" else "",
            warc_headers_dict={"WARC-Date": DATE},
        )
        return self._write(record, warc or {})


def _name(line: bytes) -> str:
    return line.partition(b":")[0].decode()


def write_crawl(path: Path, count: int) -> None:
    """Write an archive of `count` pages as a crawler leaves it: with requests and pictures."""
    archive = Archive(path.suffix == ".gz")
    archive.info()
    for number in range(count):
        url = f"{SITE}/news/{number}"
        archive.add(url, page(number))
        archive.add(url, b"", kind="request")
        archive.add(f"{url}.png", b"\x89PNG\r\n\x1a\n", http={"Content-Type": "image/png"})
    path.write_bytes(archive.content)

"""Bodies are unpacked within limits, whatever they are packed with."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from itertools import repeat

import brotli
import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.content_codings import PIECE
from flows.fetching import Body, FetchRefused, Limits
from flows.fetching.unpacking import read_beginning, read_page

Pack = Callable[[bytes], bytes]
TEXT = ("The board bought a crane. " * 40).encode()
LIMITS = Limits(wire_bytes=100_000, content_bytes=200_000)


def _bare(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _members(content: bytes) -> bytes:
    half = len(content) // 2
    return gzip.compress(content[:half]) + gzip.compress(content[half:])


PACKERS: tuple[tuple[str, Pack, str], ...] = (
    ("", bytes, "not packed"),
    ("identity", bytes, "not packed, and told so"),
    ("gzip", gzip.compress, "gzip"),
    ("X-GZIP", gzip.compress, "gzip by its old name"),
    ("gzip", _members, "gzip of two members"),
    ("gzip", lambda content: gzip.compress(content) + b"\0" * 9, "gzip, padded"),
    ("deflate", zlib.compress, "zlib's deflate, as the standard has it"),
    ("deflate", _bare, "bare deflate, as some servers send it"),
    ("br", brotli.compress, "brotli"),
)


def unpack(packed: bytes, coding: str, size: int = 1000, limits: Limits = LIMITS) -> bytes:
    chunks = [packed[at : at + size] for at in range(0, len(packed), size)]
    return read_page(chunks, httpx.Headers({"Content-Encoding": coding}), limits).content


@pytest.mark.parametrize(("coding", "pack", "why"), PACKERS, ids=[case[2] for case in PACKERS])
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_what_was_packed_comes_out(coding: str, pack: Pack, why: str, size: int) -> None:
    assert unpack(pack(TEXT), coding, size) == TEXT, why


@pytest.mark.parametrize(("coding", "pack", "why"), PACKERS, ids=[case[2] for case in PACKERS])
@pytest.mark.parametrize("size", [7, 1_000_000])
def test_a_page_of_several_pieces_comes_out(coding: str, pack: Pack, why: str, size: int) -> None:
    page = TEXT * (2 * PIECE // len(TEXT) + 9)
    limits = Limits(wire_bytes=200_000, content_bytes=200_000)
    assert unpack(pack(page), coding, size, limits) == page, why


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.binary(max_size=3000), st.integers(1, 700), st.sampled_from(PACKERS))
def test_any_content_comes_out(content: bytes, size: int, how: tuple[str, Pack, str]) -> None:
    assert unpack(how[1](content), how[0], size) == content


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_an_empty_body_is_empty(coding: str) -> None:
    assert unpack(b"", coding) == b""


BROKEN = (
    ("gzip", gzip.compress(TEXT)[:-12], "gzip cut off"),
    ("gzip", gzip.compress(TEXT)[:5], "gzip cut off in its head"),
    ("gzip", _members(TEXT)[:-12], "gzip cut off in its second member"),
    ("gzip", TEXT, "no gzip"),
    ("gzip", gzip.compress(TEXT)[:-8] + b"\0" * 8, "gzip with a wrong checksum"),
    ("deflate", zlib.compress(TEXT)[:-6], "deflate cut off"),
    ("deflate", b"\x07\x07\x07" * 20, "no deflate"),
    ("br", brotli.compress(TEXT)[:-6], "brotli cut off"),
    ("br", TEXT, "no brotli"),
    ("zstd", TEXT, "a coding that we did not ask for"),
    ("gzip, gzip", gzip.compress(gzip.compress(TEXT)), "packed twice"),
    ("word" * 99, TEXT, "no coding"),
)


@pytest.mark.parametrize(("coding", "packed", "why"), BROKEN, ids=[case[2] for case in BROKEN])
def test_what_cannot_be_unpacked_is_told(coding: str, packed: bytes, why: str) -> None:
    with pytest.raises(FetchRefused) as caught:
        unpack(packed, coding)
    assert caught.value.rule_code == "broken_answer", why
    assert len(caught.value.reason) < 120


HUGE_MIB = 64
ZEROS = bytes(1 << 20)


def _inflatable(wbits: int) -> bytes:
    packer = zlib.compressobj(1, wbits=wbits)
    return b"".join(packer.compress(ZEROS) for _ in range(HUGE_MIB)) + packer.flush()


def _brotli_bomb() -> bytes:
    packer = brotli.Compressor(quality=1)
    packed = [packer.process(ZEROS) for _ in range(HUGE_MIB)]
    return b"".join([*packed, packer.finish()])


BOMBS: tuple[tuple[str, Callable[[], bytes], str], ...] = (
    ("gzip", lambda: _inflatable(zlib.MAX_WBITS | 16), "gzip"),
    ("deflate", lambda: _inflatable(zlib.MAX_WBITS), "deflate"),
    ("deflate", lambda: _inflatable(-zlib.MAX_WBITS), "bare deflate"),
    ("br", _brotli_bomb, "brotli"),
)


@pytest.mark.parametrize(("coding", "pack", "why"), BOMBS, ids=[case[2] for case in BOMBS])
@pytest.mark.parametrize("size", [1 << 10, 1 << 24])
def test_a_bomb_is_put_out_at_the_limit(
    coding: str, pack: Callable[[], bytes], why: str, size: int
) -> None:
    bomb = pack()
    limits = Limits(wire_bytes=len(bomb), content_bytes=200_000)
    tracemalloc.start()
    with pytest.raises(FetchRefused) as caught:
        unpack(bomb, coding, size, limits)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.rule_code == "document_too_large", why
    assert peak < 4 * len(bomb) + 3_000_000


@pytest.mark.parametrize("excess", [0, 1])
def test_the_limits_are_exact(excess: int) -> None:
    for limits in (Limits(wire_bytes=1000), Limits(content_bytes=1000)):
        body = bytes(1000 + excess)
        if excess:
            with pytest.raises(FetchRefused):
                unpack(body, "", 7, limits)
        else:
            assert unpack(body, "", 7, limits) == body


def test_a_length_over_the_limit_is_refused_before_anything_is_read() -> None:
    def chunks() -> Iterator[bytes]:
        raise AssertionError("nothing is read")
        yield b""

    headers = httpx.Headers({"Content-Length": "100001"})
    with pytest.raises(FetchRefused, match="more than 100,000 bytes"):
        read_page(chunks(), headers, LIMITS)


def test_a_beginning_leaves_the_rest_unread() -> None:
    def chunks() -> Iterator[bytes]:
        yield gzip.compress(TEXT)
        raise AssertionError("the rest is not read")

    headers = httpx.Headers({"Content-Encoding": "gzip"})
    assert read_beginning(chunks(), headers, 10) == Body.of(TEXT[:10])


@pytest.mark.parametrize("size", [10, 1_000_000])
def test_a_beginning_that_never_comes_is_given_up(size: int) -> None:
    nothing = repeat(gzip.compress(b"") * 1000, 500)
    headers = httpx.Headers({"Content-Encoding": "gzip"})
    with pytest.raises(FetchRefused, match="as sent") as caught:
        read_beginning(nothing, headers, size)
    assert caught.value.rule_code == "document_too_large"

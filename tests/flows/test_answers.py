"""Answers as people and programs read them."""

from __future__ import annotations

import csv
import datetime
import io
import json
from decimal import Decimal

import pytest

from flows.answers import cell_text, csv_lines, json_lines, table_lines

CELLS = [
    # value, as a person reads it, why
    (None, "NULL", "no value is not an empty text"),
    ("", "", "an empty text is empty"),
    (True, "true", "as SQL writes it"),
    (2025, "2025", "a year has no separator"),
    (12345, "12,345", "digits are grouped from five on"),
    (-12345, "-12,345", "negative ones too"),
    (Decimal("52370000000.000000000"), "52,370,000,000", "no trailing zeros"),
    (Decimal("0.500000000"), "0.5", "no trailing zeros"),
    (Decimal("0E-9"), "0", "no exponent"),
    (Decimal("-0.000000000"), "0", "no minus zero"),
    (Decimal("52413447725.984791576"), "52,413,447,725.98", "large ones to the cent"),
    (Decimal("5.428571429"), "5.428571429", "small ones in full"),
    (Decimal("99999999999999999999999999998.000000000"),
     "99,999,999,999,999,999,999,999,999,998", "all digits before the point"),
    (52.37, "52.37", "a float"),
    (1 / 3, "0.333333", "a float is cut at six decimals"),
    (1e-9, "1e-09", "unless that would leave nothing"),
    (1e300, "1e+300", "or print hundreds of digits"),
    (float("nan"), "nan", "what is no number"),
    (datetime.date(2025, 2, 24), "2025-02-24", "a day"),
    (datetime.datetime(2025, 2, 24, 8, 1, 2, tzinfo=datetime.UTC), "2025-02-24 08:01:02Z", "UTC"),
    (b"\x00\xff", "2 bytes", "bytes are not shown"),
    ("two\nlines\tand tab", "two lines and tab", "one line"),
    ("red \x1b[31m alert \x07", "red \\x1b[31m alert \\x07", "no escape reaches the terminal"),
    ("a\u202egnp.exe", "a\\u202egnp.exe", "nor does a reversal of direction"),
    ([1, "a"], "[1, 'a']", "a list"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "text", "why"), CELLS, ids=lambda v: ascii(v)[:30])
def test_a_cell_reads_well(value: object, text: str, why: str) -> None:
    assert cell_text(value) == text, why


def test_a_table_is_aligned() -> None:
    rows = [("Alibaba", Decimal("1.50"), None), ("阿里", Decimal(12000), "x")]
    assert list(table_lines(("who", "usd", "note"), rows)) == [
        "who         usd  note",
        "───────  ──────  ────",
        "Alibaba     1.5  NULL",
        "阿里     12,000  x",
    ]


def test_a_table_without_rows_shows_its_columns() -> None:
    assert list(table_lines(("a", "bc"), [])) == ["a  bc", "─  ──"]


def test_what_is_wider_than_the_terminal_becomes_blocks() -> None:
    rows = [("x" * 30, "y", None), ("z", "y" * 100, 5)]
    lines = list(table_lines(("first", "second", "third"), rows, width=60))
    assert lines == [
        "── 1 ──────", "first   " + "x" * 30, "second  y",
        "── 2 ──────", "first   z", "second  " + "y" * 100, "third   5",
    ]  # fmt: skip


def test_long_cells_are_cut_where_that_makes_a_table_fit() -> None:
    lines = list(table_lines(("a", "b"), [("x" * 100, "y")], width=80))
    assert lines[2] == "x" * 59 + "…  y"


LEADERS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("http://x")', "-2+cmd|' /C",
]  # fmt: skip


@pytest.mark.parametrize("text", LEADERS)
def test_csv_quotes_what_a_spreadsheet_would_run(text: str) -> None:
    written = "".join(csv_lines(("a",), [(text,)]))
    (_, row) = csv.reader(io.StringIO(written, newline=""))
    assert row == ["'" + text]


def test_csv_keeps_everything_else() -> None:
    rows = [('a, "b"\nc', Decimal("-1.50"), -5, None, datetime.date(2025, 2, 24), b"\x01")]
    text = "".join(csv_lines(("x", "y", "=z", "n", "d", "b"), rows))
    assert text == 'x,y,\'=z,n,d,b\n"a, ""b""\nc",-1.5,-5,,2025-02-24,01\n'


def test_json_keeps_every_digit() -> None:
    rows = [
        (Decimal("0.100000001"), Decimal("52370000000.000"), None, "“é”", [1, Decimal("2.5")]),
        (float("nan"), True, {"k": None}, datetime.date(2025, 2, 24), b"\x01"),
    ]
    text = "".join(json_lines(("a", "b", "c", "d", "e"), rows))
    assert '"a": 0.100000001, "b": 52370000000,' in text
    assert json.loads(text, parse_float=Decimal) == [
        {"a": Decimal("0.100000001"), "b": 52370000000, "c": None, "d": "“é”",
         "e": [1, Decimal("2.5")]},
        {"a": None, "b": True, "c": {"k": None}, "d": "2025-02-24", "e": "01"},
    ]  # fmt: skip
    assert json.loads("".join(json_lines(("a",), []))) == []

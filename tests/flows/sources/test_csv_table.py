"""Tables in text: which files are tables, how rows are read, and what a broken one costs."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.sources import SourceOptions, csv_rows
from tests.flows.sources.finding import LIMIT, OPTIONS, find_in

MAPPED = SourceOptions({"body": "text", "title": "headline"}, LIMIT)
ROWS = "title,body\nCrane,It paid 3 million.\nFerry,It sold 4 boats.\n"


def _records(found: list[str]) -> list[dict[str, str]]:
    return [json.loads(text) for text in found]


TABLES = (
    (ROWS.encode(), 2, "commas"),
    (ROWS.replace(",", "\t").encode(), 2, "tabs"),
    (ROWS.replace(",", ";").encode(), 2, "semicolons"),
    (ROWS.replace(",", "|").encode(), 2, "bars"),
    (ROWS.replace("\n", "\r\n").encode(), 2, "Windows' line ends"),
    (ROWS.replace("\n", "\r").encode(), 2, "old Macintosh line ends"),
    (ROWS.rstrip().encode(), 2, "no line end at the end"),
    (b"\xef\xbb\xbf" + ROWS.encode(), 2, "a byte order mark"),
    (ROWS.encode("utf-16"), 2, "UTF-16"),
    (ROWS.replace(",", "\t").encode("utf-16-le"), 2, "UTF-16 without a mark"),
    (gzip.compress(ROWS.encode()), 2, "gzip"),
    (b'"title","body"\n"Crane","It paid 3 million."\n', 1, "quotes around all"),
    (b",title,body\n0,Crane,It paid.\n1,Ferry,It sold.\n", 2, "pandas' index without a name"),
    (b"title,body,\nCrane,It paid.,\n", 1, "a comma too many at the end"),
    (b"title,body\nCrane,It paid.,,\n", 1, "empty fields beyond the columns"),
    (b"title,body\n\nCrane,It paid.\n,\n\n", 1, "blank and empty rows"),
    (b'title,body\n"Crane, 5"" wide","It paid\n\n3 million."\n', 1, "quotes, commas, line ends"),
    (b'title,body\nCrane 5" wide,It paid.\n', 1, "a quote in the middle of a field"),
    (b"title,body\nCrane,It paid\x00.\n", 1, "NUL"),
)


@pytest.mark.parametrize(("content", "count", "why"), TABLES, ids=[case[2] for case in TABLES])
def test_each_row_is_a_record(tmp_path: Path, content: bytes, count: int, why: str) -> None:
    found = find_in(tmp_path, content)
    assert not found.held, why
    assert len(found.captures) == count, why
    assert {capture.media_type for capture in found.captures} == {"application/json"}
    assert _records(found.texts)[0]["title"].startswith("Crane")
    assert _records(found.texts)[0]["body"].startswith("It paid")


TEXTS = (
    (b"Ferries, trains and buses\n\nIt paid, on Monday, 3 million.\n", "a headline with a comma"),
    (b"Ferries, trains\nIt paid, it said.\n", "as many commas in each line"),
    (b"Cranes|ferries\n\nThe board paid 3 million for both.\n", "a headline with a bar"),
    (b"It paid 3 million.\n", "no delimiter"),
    (b"3,000 boats,4\nIt paid,3\n", "numbers cannot be names"),
    (b"Dear reader,\n\nIt paid 3 million.\n", "a comma at the end"),
    (b"", "nothing"),
)


@pytest.mark.parametrize(("content", "why"), TEXTS, ids=[case[1] for case in TEXTS])
def test_prose_is_no_table(tmp_path: Path, content: bytes, why: str) -> None:
    found = find_in(tmp_path, content)
    assert all(capture.media_type == "text/plain" for capture in found.captures), why
    assert len(found.captures) + len(found.held) == 1


CHARSETS = (
    ("utf-8", "£3 million"),
    ("cp1252", "£3 million, “crane”"),
    ("utf-16", "£3 million"),
    ("utf-32", "£3 million"),
)


@pytest.mark.parametrize(("charset", "words"), CHARSETS)
@pytest.mark.parametrize("rows_before", [0, 9000], ids=["at once", "late"])
def test_the_encoding_is_that_of_the_whole_file(
    tmp_path: Path, rows_before: int, charset: str, words: str
) -> None:
    text = "title,body\n" + "Ferry,It sold 4 boats.\n" * rows_before + f'Crane,"It paid {words}"\n'
    found = find_in(tmp_path, text.encode(charset))
    assert len(found.captures) == rows_before + 1
    assert _records(found.texts[-1:])[0]["body"] == f"It paid {words}"


COLUMNS = (
    (b"headline,text\nCrane,It paid.\n", OPTIONS, "neither a column", "neither"),
    ("headline,text\nFerry,It\u2028sold.\n".encode(), OPTIONS, "'body'", "line signs inside"),
    (b"title,text\nCrane,It paid.\n", SourceOptions({"body": "content"}), "'content'", "mapped"),
)


@pytest.mark.parametrize(("content", "options", "words", "why"), COLUMNS)
def test_without_a_column_of_text_the_columns_are_named(
    tmp_path: Path, content: bytes, options: SourceOptions, words: str, why: str
) -> None:
    found = find_in(tmp_path, content, options)
    assert found.rules == ["no_text_column"], why
    assert words in found.held[0].reason
    assert "--map body=COLUMN" in found.held[0].reason
    assert found.held[0].reason.endswith("text.")


def test_columns_are_mapped(tmp_path: Path) -> None:
    found = find_in(tmp_path, b"headline,text\nCrane,It paid.\n", MAPPED)
    (capture,) = found.captures
    assert capture.field_mapping == '{"body": "text", "title": "headline"}'
    assert (capture.locator, capture.charset) == ("line 2", "utf-8")


HELD = (
    (b"x\n", "broken_record", "too few fields"),
    (b"x,y,z\n", "broken_record", "too many fields"),
    (b'"x" y,z\n', "broken_record", "text behind a closing quote"),
    (b'x,"y\n', "broken_record", "a quote that does not close"),
    (b'"x,y\n', "broken_record", "a first quote that does not close"),
    (b"x," + b"y" * LIMIT + b"\n", "document_too_large", "larger than a document may be"),
    (
        b'x,"' + b"yyyyyyyyy\n" * (LIMIT // 8) + b'"\n',
        "document_too_large",
        "a field of too many lines",
    ),
    (b"id only,\n", "", "a title alone"),
)


@pytest.mark.parametrize(("row", "rule", "why"), HELD, ids=[case[2] for case in HELD])
def test_a_broken_row_costs_itself_only(tmp_path: Path, row: bytes, rule: str, why: str) -> None:
    before = b"title,body\n" + b"Crane,It paid.\n" * 3
    found = find_in(tmp_path, before + row + b'Ferry,"It sold."\nMill,It stood.\n')
    titles = [record["title"] for record in _records(found.texts)]
    assert set(found.rules) == ({rule} if rule else set()), why
    assert titles[-2:] == ["Ferry", "Mill"], why
    assert titles[:3] == ["Crane"] * 3
    if found.held:
        assert found.held[0].row_key.endswith(":line 5")


BEHIND = (
    ("title,body", "x,y", 'x,"He said "yes" twice,\nfoo, bar\nit said, too."', "prose"),
    ("id,title,body", "1,x,y", '2,x,"He said "yes",\nfoo,bar,baz\nsold."', "no number first"),
    ("title,body,on", "x,y,2025-03-01", 'x,"He "sold"\na,b,c\nd,e,f"', "no date last"),
    ("title,body,url", "x,y,https://a.example/1", 'x,"He "sold"\na,b,c\nd,e,f"', "no address"),
)


@pytest.mark.parametrize(("names", "good", "broken", "why"), BEHIND, ids=[c[3] for c in BEHIND])
def test_the_lines_of_a_broken_text_are_no_rows(
    tmp_path: Path, names: str, good: str, broken: str, why: str
) -> None:
    lines = [names, good, good, broken, good, good]
    found = find_in(tmp_path, "\n".join(lines).encode())
    assert found.rules == ["broken_record"], why
    assert [record["body"] for record in _records(found.texts)] == ["y"] * 4, why


BROKEN = 'x,,"He "sold" two\n'
AFTER = (
    ("7,2025-03-01,{n}\n", 4, 4, "as before"),
    ("7,,{n}\n", 4, 4, "no date any more"),
    (",,{n}\n", 40, 40, "neither number nor date any more"),
    ("A-7,soon,{n}\n", 40, 40, "other numbers, other dates"),
    ("A-7,soon,{n}\n\n", 40, 40, "the same, with blank lines between"),
    ("A-7,soon,{n}\n", 4, 0, "too few to be sure"),
    ("he,she, it {n}\n", 40, 0, "prose"),
)


@pytest.mark.parametrize(("row", "count", "read", "why"), AFTER, ids=[case[3] for case in AFTER])
def test_rows_behind_a_broken_one_are_not_lost_with_it(
    tmp_path: Path, row: str, count: int, read: int, why: str
) -> None:
    before = "id,on,body\n" + "1,2025-03-01,y\n" * 60
    rows = "".join(row.format(n=number) for number in range(count))
    found = find_in(tmp_path, (before + BROKEN + rows).encode())
    assert found.rules == ["broken_record"], why
    assert len(found.captures) == 60 + read, why
    told = "Read on from line 63." if read else f"No row was found in {count} lines behind it."
    assert told in found.held[0].reason


def test_a_broken_row_tells_the_lines_that_went_with_it(tmp_path: Path) -> None:
    found = find_in(tmp_path, b'id,body\n1,x\n2,"He "sold"\nboats, and\nmore."\n3,y\n')
    assert "2 lines behind it passed over. Read on from line 6." in found.held[0].reason


def test_a_row_without_text_is_held(tmp_path: Path) -> None:
    found = find_in(tmp_path, b"id,title,body\n1,,\n2,Crane,It paid.\n")
    assert found.rules == ["empty_document"]
    assert len(found.captures) == 1


FILES = (
    (b"title,body\n", "empty_document", "columns and no row"),
    (b"title,title\nx,y\n", "", "one name twice is no table"),
    ((",".join(["title", *(f"c{n}" for n in range(2000))]) + "\n").encode(), "broken_record",
     "too many columns"),
)  # fmt: skip


@pytest.mark.parametrize(("content", "rule", "why"), FILES, ids=[case[2] for case in FILES])
def test_a_table_that_cannot_be_read_is_one_row(
    tmp_path: Path, content: bytes, rule: str, why: str
) -> None:
    found = find_in(tmp_path, content)
    assert found.rules == ([rule] if rule else []), why


def test_a_table_cut_off_in_gzip_gives_what_is_before_the_cut(tmp_path: Path) -> None:
    rows = "".join(f"Crane {number},It paid {number * 7919} million.\n" for number in range(9000))
    packed = gzip.compress(f"title,body\n{rows}".encode(), mtime=0)
    found = find_in(tmp_path, packed[: len(packed) // 2])
    assert found.rules == ["unreadable_file"]
    assert 2000 < len(found.captures) < 9000
    assert all(text.endswith(f'million.", "title": "Crane {number}"}}')
               for number, text in enumerate(found.texts))  # fmt: skip


OPEN = (
    (
        b'a",b,"c\n',
        "a quote opens where the last one closes: one row up to the limit, from each line",
    ),
    (b'x,"y\n', "the next line breaks the row"),
    (b'"\n', "a quote alone"),
    (b'x,"y""\n', "doubled quotes"),
)


@pytest.mark.parametrize(("line", "why"), OPEN, ids=[case[1] for case in OPEN])
def test_lines_of_open_quotes_are_read_again_a_few_times_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: bytes, why: str
) -> None:
    taken = 0
    take = csv_rows._Supply.__next__

    def count(supply: csv_rows._Supply) -> str:
        nonlocal taken
        text = take(supply)
        taken += len(text)
        return text

    monkeypatch.setattr(csv_rows._Supply, "__next__", count)
    monkeypatch.setattr(csv_rows, "_REREAD_FLOOR", LIMIT)
    content = b"title,body\nCrane,It paid.\n" + line * 50_000
    found = find_in(tmp_path, content)
    assert len(found.captures) >= 1
    assert len(content) <= taken < 6 * len(content), why


def test_behind_lines_of_open_quotes_the_table_is_read_on(tmp_path: Path) -> None:
    rows = [f"Ferry {number},It sold {number} boats.\n" for number in range(2_000)]
    text = "title,body\n" + 'a",b,"c\n' * 5_000 + "".join(rows)
    found = find_in(tmp_path, text.encode())
    assert found.rules == ["broken_record"]
    assert len(found.captures) == len(rows)


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=20)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=8), st.sampled_from([",", "\t", ";", "|"]),
       st.sampled_from(["\n", "\r\n"]))  # fmt: skip
@settings(max_examples=150, deadline=None, derandomize=True)
def test_what_csv_writes_is_read_back(
    rows: list[tuple[str, str]], delimiter: str, end: str
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerows([("title", "body"), *((f"x{title}", body) for title, body in rows)])
    with TemporaryDirectory() as folder:
        found = find_in(Path(folder), out.getvalue().encode())
    assert not found.held or (not rows and found.rules == ["empty_document"])
    read = [(record["title"], record["body"]) for record in _records(found.texts)]
    assert read == [(f"x{title}", body) for title, body in rows]


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_whatever_follows_the_columns_is_read_or_held(rest: bytes) -> None:
    with TemporaryDirectory() as folder:
        found = find_in(Path(folder), b"title,body\nCrane,It paid.\n" + rest)
    assert "unreadable_document" not in found.rules
    assert found.captures or found.held

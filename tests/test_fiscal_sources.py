"""The comparison of fiscal years with their packages reads each form, and tells what differs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.fiscal_sources import differences, edgar_ends, edinet_ends, factbook_ends


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


def country(name: str, year: str) -> str:
    return json.dumps(
        {
            "Government": {"Country name": {"conventional short form": {"text": name}}},
            "Economy": {"Fiscal year": {"text": year}},
        }
    )


def test_each_form_gives_month_and_day(tmp_path: Path) -> None:
    edgar = written(tmp_path / "a.csv", "cik,fiscalYearEnd\n0000789019,0630\n")
    header = "made on a day\nEDINETコード,提出者種別,上場区分,連結の有無,資本金,決算日\n"
    edinet = written(
        tmp_path / "b.csv", header + "E1,a,b,c,1,2月末日\nE2,a,b,c,1,3月20日\n", "cp932"
    )
    written(tmp_path / "in.json", country("India", "1 April - 31 March"))
    written(tmp_path / "fr.json", country("France", "calendar year"))
    assert edgar_ends(edgar) == {"CIK 0000789019": "0630"}
    assert edinet_ends(edinet) == {"E1": "0228", "E2": "0320"}
    assert dict(factbook_ends(tmp_path)) == {"India": "0331", "France": "1231"}


def test_what_differs_is_told(tmp_path: Path) -> None:
    edgar = written(tmp_path / "a.csv", "cik,fiscalYearEnd\n0000789019,0930\n")
    edinet = written(tmp_path / "b.csv", "", "cp932")
    found = differences(edgar, edinet, tmp_path)
    assert any(line.startswith("Microsoft: 0930 is none of ['0630']") for line in found)

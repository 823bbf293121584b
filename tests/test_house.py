"""What a linter cannot hold: the sizes, names and purity that the house promises."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reference_sources import problems

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("flows", "transforms", "expectations", "warehouse")
MAXIMUM_FILE_LINES = 300
MAXIMUM_FUNCTION_LINES = 40
MEDIAN_FUNCTION_LINES = 8
NINETIETH_FUNCTION_LINES = 25
IMPURE = {
    "datetime.now", "datetime.today", "datetime.utcnow", "date.today", "time.time",
    "time.monotonic", "open", "input", "print",
}  # fmt: skip
IMPURE_MODULES = {
    "os", "pathlib", "logging", "random", "time", "io", "socket", "subprocess", "shutil",
    "tempfile", "secrets", "uuid", "threading", "multiprocessing", "asyncio", "urllib.request",
}  # fmt: skip
FORBIDDEN_MODULE_NAMES = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}
OUTSIDE = re.compile(
    r"/work/|/home/\w|/root/|(?<!no-emit-)index-url|(?<!no-emit-)find-links|pypi\.org|files\.pythonhosted|site-packages/",
)


def source_files() -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


SOURCES = source_files()
TRANSFORMS = [path for path in SOURCES if path.is_relative_to(ROOT / "transforms")]


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_files_and_functions_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAXIMUM_FILE_LINES
    long = {f.name: length(f) for f in functions(path) if length(f) > MAXIMUM_FUNCTION_LINES}
    assert long == {}


def test_most_functions_are_short() -> None:
    lengths = sorted(length(function) for path in SOURCES for function in functions(path))
    assert statistics.median(lengths) <= MEDIAN_FUNCTION_LINES
    assert lengths[len(lengths) * 9 // 10] <= NINETIETH_FUNCTION_LINES


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_public_names_have_docstrings(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]
    hidden = {
        inner
        for node in named
        if node.name.startswith("_") or not isinstance(node, ast.ClassDef)
        for inner in ast.walk(node)
        if inner is not node
    }
    public = [node for node in named if node not in hidden and not node.name.startswith("_")]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_modules_are_named_for_what_they_hold(path: Path) -> None:
    assert path.stem not in FORBIDDEN_MODULE_NAMES


def imported_modules(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", TRANSFORMS, ids=name_of)
def test_transforms_are_pure(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert sorted(set(imported_modules(tree)) & IMPURE_MODULES) == []
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert sorted(called & IMPURE) == []


def test_only_one_module_opens_duckdb() -> None:
    importers = {
        name_of(path)
        for path in SOURCES
        if "duckdb" in set(imported_modules(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert importers <= {"warehouse/lake.py"}


def test_only_settings_reads_the_environment() -> None:
    readers = {
        name_of(path)
        for path in SOURCES
        if re.search(r"os\.(getenv|environ\.get|environ\[)", path.read_text(encoding="utf-8"))
    }
    assert readers <= {"flows/settings.py"}


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_broad_excepts_stand_only_in_flows_with_a_reason(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if re.search(r"except (Base)?Exception\b", line):
            assert path.is_relative_to(ROOT / "flows"), number
            assert re.search(r"# noqa: BLE001 .*\w", line), f"line {number} gives no reason"


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def test_the_project_names_no_machine_and_no_registry() -> None:
    allowed = {ROOT / "tests" / "test_house.py"}
    found = []
    for path in tracked_files():
        if path in allowed or path.suffix in {".parquet", ".gz", ".png"}:
            continue
        match = OUTSIDE.search(path.read_text(encoding="utf-8", errors="replace"))
        if match:
            found.append((name_of(path), match.group()))
    assert found == []


def test_the_lock_is_hashed_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "http" not in re.sub(r"httpx?\w*|http-?\w+==", "", lock).lower()
    pinned = re.findall(r"^[a-z0-9][^\s=]*==", lock, re.MULTILINE)
    assert len(pinned) > 100
    blocks = re.split(r"^(?=[a-z0-9][^\s=]*==)", lock, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_reference_tables_have_an_origin() -> None:
    assert [sentence for sentence in problems() if "changed" not in sentence] == []

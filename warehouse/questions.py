"""Ask the warehouse on behalf of a person: read-only, locked in, limited."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warehouse.errors import WarehouseError
from warehouse.lake import Connection, DatabaseError, Limits, open_locked
from warehouse.layout import layout_digest
from warehouse.paths import WarehousePaths

ROWS_AT_ONCE = 1000
READING_STATEMENTS = frozenset({"SELECT", "EXPLAIN"})
HARMLESS_FUNCTIONS = frozenset(
    {"as_of", "evidence", "generate_series", "json_each", "json_tree", "range", "unnest"}
)
"""Table functions that may be asked of the lake itself; every other could open a file."""


class QuestionError(ValueError):
    """A question cannot be answered; the message is one line, with DuckDB's hint."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one statement gives: names of the columns and the rows, which can be read once."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Questions:
    """An open warehouse that answers SELECT, EXPLAIN, DESCRIBE, SHOW and SUMMARIZE."""

    connection: Connection
    is_copy: bool
    limits: Limits

    def ask(self, sql: str) -> Iterator[Answer]:
        """Yield the answer of each statement in `sql`; read its rows before the next.

        Raises:
            QuestionError: It is no SQL, it would do more than read, it names what there is not,
                or it needs more time or memory than the limits allow.
        """
        with _one_line_errors(self.limits):
            statements = self.connection.extract_statements(sql)
        for statement in statements:
            self._check(statement.type.name, statement.query)
            yield self._answer(statement.query)

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[dict[str, object]]:
        """Return the rows of one statement of our own; `parameters` fill its question marks.

        Raises:
            QuestionError: The warehouse does not have what is asked for, or the limits are passed.
        """
        with _one_line_errors(self.limits), self._time_limit():
            cursor = self.connection.execute(sql, list(parameters))
            columns = [column[0] for column in cursor.description or []]
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def check_layout(self) -> None:
        """Refuse a warehouse that other contracts or views made: columns would be missing.

        Raises:
            WarehouseError: It was written by another version; the message says what to do.
        """
        with contextlib.suppress(QuestionError):
            if self.rows("SELECT digest FROM core.layout") == [{"digest": layout_digest()}]:
                return
        raise WarehouseError(
            "another version of newsledger wrote this warehouse: "
            "`newsledger run` with any path brings it up to date"
        )

    def _check(self, kind: str, sql: str) -> None:
        if kind not in READING_STATEMENTS:
            raise QuestionError(f"{kind} is refused: the warehouse is read-only here")
        if not self.is_copy:
            self._check_functions(sql)

    def _check_functions(self, sql: str) -> None:
        with _one_line_errors(self.limits):
            rows = self.connection.execute("SELECT json_serialize_sql(?)", [sql]).fetchall()
        try:
            tree = json.loads(rows[0][0])
        except RecursionError as error:
            raise QuestionError("the statement is nested too deeply") from error
        if tree.get("error"):
            raise QuestionError("only SELECT can be answered without newsledger.duckdb")
        refused = set(_table_functions(tree)) - HARMLESS_FUNCTIONS
        if refused:
            raise QuestionError(f"refused: {', '.join(sorted(refused))}() could open a file")

    def _answer(self, sql: str) -> Answer:
        with _one_line_errors(self.limits), self._time_limit():
            self.connection.execute(sql)
        described = self.connection.description or []
        return Answer(tuple(column[0] for column in described), self._rows())

    def _rows(self) -> Iterator[tuple[object, ...]]:
        with _one_line_errors(self.limits), self._time_limit():
            while rows := self.connection.fetchmany(ROWS_AT_ONCE):
                yield from rows

    @contextlib.contextmanager
    def _time_limit(self) -> Iterator[None]:
        timer = threading.Timer(self.limits.seconds, self.connection.interrupt)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


@contextlib.contextmanager
def open_questions(paths: WarehousePaths, limits: Limits | None = None) -> Iterator[Questions]:
    """Open newsledger.duckdb, or the lake where there is no copy, for questions.

    Raises:
        NoWarehouse: There is neither.
        WarehouseError: A file cannot be opened; the message names it.
    """
    limits = limits or Limits()
    with open_locked(paths, limits) as (connection, is_copy):
        yield Questions(connection, is_copy, limits)


@contextlib.contextmanager
def _one_line_errors(limits: Limits) -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        text = str(error)
        if text.startswith("INTERRUPT"):
            raise QuestionError(f"stopped after {limits.seconds:g} s: ask for less") from error
        raise QuestionError(one_line(text)) from error


def one_line(message: str) -> str:
    """Return DuckDB's message with its hint in one line, without advice and the query's drawing."""
    return " ".join(message.partition("\n\n")[0].split())


def _table_functions(tree: object) -> Iterator[str]:
    branches = [tree]
    while branches:
        branch = branches.pop()
        if isinstance(branch, list):
            branches.extend(branch)
        elif isinstance(branch, dict):
            branches.extend(branch.values())
            if branch.get("type") == "TABLE_FUNCTION":
                yield str(branch["function"]["function_name"]).lower()

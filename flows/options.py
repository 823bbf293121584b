"""Types of command-line options: what does not fit is refused with one sentence."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import timedelta

from flows.schedules import ScheduleError, check_cron, read_schedule, read_span
from flows.source_list import FIELDS

HIGHEST_PORT = 65_535


def counted(text: str) -> int:
    """Return a whole number of at least 1.

    Raises:
        ArgumentTypeError: It is something else.
    """
    number = counted_or_none(text)
    if number < 1:
        raise ArgumentTypeError(f"{text!r} is not a whole number of at least 1")
    return number


def counted_or_none(text: str) -> int:
    """Return a whole number of at least 0.

    Raises:
        ArgumentTypeError: It is something else.
    """
    if not text.isascii() or not text.isdigit():
        raise ArgumentTypeError(f"{text!r} is not a whole number of at least 0")
    return int(text)


def port(text: str) -> int:
    """Return a port number, 0 (any free one) to 65535.

    Raises:
        ArgumentTypeError: It is something else.
    """
    number = counted_or_none(text)
    if number > HIGHEST_PORT:
        raise ArgumentTypeError(f"{text!r} is not a port: 0 (any free one) to {HIGHEST_PORT}")
    return number


def seconds(text: str) -> float:
    """Return a number of seconds above 0.

    Raises:
        ArgumentTypeError: It is something else.
    """
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise ArgumentTypeError(f"{text!r} is not a number of seconds above 0")
    return number


def span(text: str) -> timedelta:
    """Return the length of "30s", "15m", "2h" or "1d".

    Raises:
        ArgumentTypeError: It is something else.
    """
    try:
        return read_span(text)
    except ScheduleError as error:
        raise ArgumentTypeError(str(error)) from error


def schedule(text: str) -> str:
    """Return a schedule as it was written: a span such as "every 15m", or cron.

    Raises:
        ArgumentTypeError: It is neither.
    """
    try:
        check_cron(read_schedule(text))
    except ScheduleError as error:
        raise ArgumentTypeError(str(error)) from error
    return text.strip()


def field_pair(text: str) -> tuple[str, str]:
    """Return our field and theirs of "body=text".

    Raises:
        ArgumentTypeError: It is something else, or ours is no field.
    """
    ours, equals, theirs = text.partition("=")
    if not equals or not theirs:
        raise ArgumentTypeError(f"{text!r}: write OURS=THEIRS, such as body=text")
    if ours not in FIELDS:
        known = ", ".join(sorted(FIELDS))
        raise ArgumentTypeError(f"{text!r}: {ours!r} is none of our fields ({known})")
    return ours, theirs


def add_mapping(parser: ArgumentParser) -> None:
    """Add the option by which the fields of records are named."""
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="OURS=THEIRS",
        type=field_pair,
        help=f"field of records; ours: {', '.join(FIELDS)} (repeatable)",
    )

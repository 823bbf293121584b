"""Types of command-line options: what does not fit is refused with one sentence."""

from __future__ import annotations

from argparse import ArgumentTypeError

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

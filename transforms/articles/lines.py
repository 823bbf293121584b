"""Lines that a page or a wire broke inside a sentence become one line again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from transforms.text.mapped import MappedLine, join_mapped

LONGEST_WRAPPED = 100
"""Hard-wrapped text has shorter lines: wires wrap at 65 to 80 characters."""
SHORTEST_WRAPPED = 40
"""A shorter line that stops without a full stop is a label or heading, not a broken sentence."""

SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$|[\"”)\]]$")
_GOES_ON = re.compile(r"[–—-]{0,2}\s?[a-z][\w'’-]*[\s,]")
_LINE_HYPHEN = re.compile(r"[^\W\d_]-$")


def join_broken_lines(
    lines: Sequence[MappedLine], is_furniture: Callable[[str], bool]
) -> list[MappedLine]:
    """Return `lines` with the pieces of each broken paragraph joined by one space.

    Two signs of a broken line: its block is wrapped at one width, as wires send it; or it stops
    inside a sentence and the next line goes on in lower case. Lines for which `is_furniture`
    holds are never joined.
    """
    wrapped = _wrapped_blocks(lines)
    furniture = [is_furniture(line.text) for line in lines]
    groups: list[list[MappedLine]] = []
    for number, line in enumerate(lines):
        loose = number == 0 or furniture[number] or furniture[number - 1]
        if not loose and (_continues(lines[number - 1], line) or number in wrapped):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_join(group) for group in groups]


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends as a sentence does, a closing quote after its stop included."""
    return bool(SENTENCE_END.search(text))


def _continues(before: MappedLine, line: MappedLine) -> bool:
    if len(before.text) < SHORTEST_WRAPPED or ends_sentence(before.text):
        return False
    return bool(_GOES_ON.match(line.text))


def _wrapped_blocks(lines: Sequence[MappedLine]) -> set[int]:
    """Numbers of the lines that go on with the line before in a hard-wrapped block."""
    going_on: set[int] = set()
    start = 0
    for number in range(1, len(lines) + 1):
        if number < len(lines) and not lines[number].after_blank and not lines[number].indented:
            continue
        if _is_wrapped([line.text for line in lines[start:number]]):
            going_on.update(range(start + 1, number))
        start = number
    return going_on


def _is_wrapped(block: Sequence[str]) -> bool:
    full = block[:-1]
    if not full or max(map(len, block)) > LONGEST_WRAPPED:
        return False
    if min(map(len, full)) < SHORTEST_WRAPPED:
        return False
    stopped = sum(ends_sentence(text) for text in full)
    return stopped * 2 <= len(full)


def _join(group: Iterable[MappedLine]) -> MappedLine:
    whole = list(group)
    joined = [whole[0]]
    for line in whole[1:]:
        if _LINE_HYPHEN.search(joined[-1].text):
            joined[-1] = join_mapped((joined[-1], line), "")
        else:
            joined.append(line)
    return joined[0] if len(joined) == 1 else join_mapped(joined, " ")

"""Lines that a page or a wire broke inside a sentence become one line again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from transforms.text.mapped import MappedLine, join_mapped

LONGEST_WRAPPED = 100
SHORTEST_WRAPPED = 50
"""Hard-wrapped text has a width between these: wires wrap at 60 to 80 characters."""
SLACK = 2
"""Characters of room that a filled line may leave."""
PAIR = 2
SHORTEST_BROKEN = 40
SHORTEST_BESIDE = 15
"""A shorter line that stops without a full stop is a label, not a broken sentence; the second
holds where no empty line stands between."""

SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*$|[\"”)\]]$")
_SIGNED = re.compile(r"[.!?…][\"'”’)\]]*\s+[–—(\[-]{0,2}\s?[A-Z][\w-]{1,14}[)\].]{0,2}$")
_GOES_ON = re.compile(r"[–—-]{0,2}\s?[a-z][\w'’-]*[\s,]")
_LINE_HYPHEN = re.compile(r"[^\W\d_]-$")


def join_broken_lines(
    lines: Sequence[MappedLine], is_furniture: Callable[[str], bool]
) -> list[MappedLine]:
    """Return `lines` with the pieces of each broken paragraph joined by one space.

    Two signs of a broken line: its block is filled up to one width, as wires send it; or it
    stops inside a sentence and the next line goes on in lower case. Lines for which
    `is_furniture` holds are not joined on the second sign.
    """
    whole = _join_groups(lines, _wrapped_lines(lines))
    going_on: set[int] = set()
    for number in range(1, len(whole)):
        before, line = whole[number - 1], whole[number]
        if _continues(before, line, is_joined=number - 1 in going_on) and not (
            is_furniture(before.text) or is_furniture(line.text)
        ):
            going_on.add(number)
    return _join_groups(whole, going_on)


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends as a sentence does: a quote or an agency's name may follow."""
    return bool(SENTENCE_END.search(text) or _SIGNED.search(text))


def _continues(before: MappedLine, line: MappedLine, *, is_joined: bool) -> bool:
    shortest = SHORTEST_BROKEN if line.after_blank else SHORTEST_BESIDE
    if (len(before.text) < shortest and not is_joined) or ends_sentence(before.text):
        return False
    return bool(_GOES_ON.match(line.text))


def _wrapped_lines(lines: Sequence[MappedLine]) -> set[int]:
    """Numbers of the lines that go on with the line before in hard-wrapped blocks."""
    blocks = _blocks(lines)
    filled = [block for block in blocks if len(block) > PAIR and _is_filled(lines, block, 0)]
    width = max((len(lines[n].text) for block in filled for n in block), default=0)
    going_on = {n for block in filled for n in block[1:]}
    if width:
        for block in blocks:
            if _is_filled(lines, block, width) or (len(block) == PAIR and _is_open(lines, block)):
                going_on.update(block[1:])
    return going_on


def _blocks(lines: Sequence[MappedLine]) -> list[range]:
    """Runs of lines without an empty line between them or an indent inside."""
    starts = [n for n, line in enumerate(lines) if n == 0 or line.after_blank or line.indented]
    ends = [*starts[1:], len(lines)][: len(starts)]
    return [range(*pair) for pair in zip(starts, ends, strict=True)]


def _is_filled(lines: Sequence[MappedLine], block: range, width: int) -> bool:
    """Tell whether no line has room for the next line's first word.

    The first line may have: a wire's place and date were cut from it.
    """
    texts = [lines[n].text for n in block]
    widest = max(width, *map(len, texts))
    if len(texts) < PAIR or widest > LONGEST_WRAPPED or widest < SHORTEST_WRAPPED:
        return False
    stopped = sum(map(ends_sentence, texts[:-1]))
    skipped = 1 if len(texts) > PAIR else 0
    rooms = (
        widest - len(text) - len(follower.split(" ", 1)[0])
        for text, follower in zip(texts[skipped:], texts[skipped + 1 :], strict=False)
    )
    return stopped * 2 <= len(texts) and all(room <= SLACK for room in rooms)


def _is_open(lines: Sequence[MappedLine], block: range) -> bool:
    first = lines[block[0]].text
    return len(first) <= LONGEST_WRAPPED and not ends_sentence(first)


def _join_groups(lines: Sequence[MappedLine], going_on: set[int]) -> list[MappedLine]:
    groups: list[list[MappedLine]] = []
    for number, line in enumerate(lines):
        if number in going_on and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_join(group) for group in groups]


def _join(group: Iterable[MappedLine]) -> MappedLine:
    whole = list(group)
    joined = [whole[0]]
    for line in whole[1:]:
        if _LINE_HYPHEN.search(joined[-1].text):
            joined[-1] = join_mapped((joined[-1], line), "")
        else:
            joined.append(line)
    return joined[0] if len(joined) == 1 else join_mapped(joined, " ")

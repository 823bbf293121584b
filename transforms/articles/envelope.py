"""What a source says of a document besides its bytes: a feed's item, a mail's headers."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import cast


@dataclass(frozen=True, slots=True)
class Envelope:
    """What the feed, archive, mail or the user's list of sources says; None where it is silent.

    Attributes:
        url: Address of the document, after redirects.
        title: Headline as the source prints it.
        published: Time of publication as the source prints it, with its zone where it gives one.
        updated: Time of the last change, likewise.
        publisher: Name of the publisher.
        authors: Names, in the source's order.
        language: Language tag (BCP 47).
        default_publisher: Name of the publisher where neither the source nor the document has one.
        withdrawn: The words in which the source says that it took the document back.
    """

    url: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    default_publisher: str | None = None
    withdrawn: str | None = None

    def to_json(self) -> str | None:
        """Return what is said as a JSON object, keys sorted; None where nothing is."""
        said = {name: value for name, value in asdict(self).items() if value}
        if not said:
            return None
        text = json.dumps(said, sort_keys=True, ensure_ascii=False)
        return text.encode(errors="replace").decode()  # a lone surrogate cannot be stored


def read_envelope(text: str | None) -> Envelope:
    """Return the envelope that `Envelope.to_json` wrote; an empty one for None."""
    if text is None:
        return Envelope()
    said = cast("dict[str, object]", json.loads(text))
    known = {field.name for field in fields(Envelope)}
    given = {name: value for name, value in said.items() if name in known}
    authors = tuple(cast("list[str]", given.pop("authors", [])))
    return Envelope(**cast("dict[str, str]", given), authors=authors)

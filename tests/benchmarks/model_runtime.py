"""What the language model's runtime saves: known beginnings, guessed tokens, a smaller cache.

    python -m tests.benchmarks.model_runtime [--json]

The models have random weights, 20 million of them for reading and 150 million, more than a
processor's cache holds, for writing; the figures say nothing about what they write. Each figure is
a ratio of medians of processor time, on one thread, taken in turn within one run: above
1, the runtime's way is the cheaper one.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from core.models.llama_generator import LlamaGenerator
from tests.core.models.tiny_gguf import Shape, write_tiny_gguf

_SMALL = Shape(dims=512, layers=6, heads=4, feed_forward=1_408, is_q8_0=True)
_LARGE = Shape(dims=1_024, layers=12, heads=8, feed_forward=2_816, is_q8_0=True)
_CONTEXT = 2_048
_ROUNDS = 3
_RULES = "You answer from numbered evidence and cite it. " * 12  # a token a byte
_OTHER_RULES = "You note down what is worth remembering of a screen. " * 11
_QUOTED = "the invoice of the printer repair was paid on the third of March by Anna Berg"
_UNSEEN = "zebras quarrel vexedly, jumping foxes dwarf lazy hounds, big wizards mock quilts"


def measure() -> dict[str, float]:
    """The figures by name."""
    with tempfile.TemporaryDirectory() as folder:
        small = write_tiny_gguf(Path(folder) / "small.gguf", shape=_SMALL)
        large = write_tiny_gguf(Path(folder) / "large.gguf", shape=_LARGE)
        return {**_beginnings(small), **_guesses(large)}


def _beginnings(path: Path) -> dict[str, float]:
    """Time to the first token with the beginning known, against reading all of it."""
    generator = LlamaGenerator(path, context_tokens=_CONTEXT, threads=1)
    number = 0

    def first_token_s(beginning: str) -> float:
        nonlocal number
        number += 1
        began, first = time.process_time(), 0.0

        def hear(_piece: str) -> None:
            nonlocal first
            first = first or time.process_time() - began

        _say(generator, f"{beginning}{number:03d}: what was paid?", "x", hear)
        return first

    unknown, same, other = [], [], []
    for rules in (_RULES, _OTHER_RULES) * 2:
        first_token_s(rules)
    for number_of_round in range(_ROUNDS):
        unknown.append(first_token_s(f"{number_of_round}{_RULES}"))
        other.append(first_token_s(_RULES))  # from the kept state: another prompt came between
        same.append(first_token_s(_RULES))  # from what is still there
    generator.close()
    return {
        "first_token_same_beginning": _ratio(unknown, same),
        "first_token_kept_beginning": _ratio(unknown, other),
        "first_token_unknown_ms": round(1_000 * statistics.median(unknown), 1),
    }


def _guesses(path: Path) -> dict[str, float]:
    """Writing with guessed tokens, against writing without, in the best and the worst case."""
    plain = LlamaGenerator(path, context_tokens=_CONTEXT, threads=1, most_guesses=0)
    guessing = LlamaGenerator(path, context_tokens=_CONTEXT, threads=1)
    wide = LlamaGenerator(path, context_tokens=_CONTEXT, threads=1, cache_types=("f16",))
    prompt = f"Evidence: {_QUOTED}. Say it."
    times: dict[tuple[str, bool], list[float]] = {}
    for _ in range(_ROUNDS):
        for text in (_QUOTED, _UNSEEN):
            for generator in (plain, guessing):
                began = time.process_time()
                _say(generator, prompt, text)
                key = (text, generator is guessing)
                times.setdefault(key, []).append(time.process_time() - began)
    _say(wide, prompt, _QUOTED)
    figures = {
        "writing_a_quotation": _ratio(times[_QUOTED, False], times[_QUOTED, True]),
        "writing_something_else": _ratio(times[_UNSEEN, False], times[_UNSEEN, True]),
        "cache_size": round(wide.state_bytes / plain.state_bytes, 2),
    }
    for generator in (plain, guessing, wide):
        generator.close()
    return figures


def _say(
    generator: LlamaGenerator,
    prompt: str,
    text: str,
    on_text: Callable[[str], None] = lambda _piece: None,
) -> None:
    """Have a text written: the schema allows no other."""
    schema = {
        "type": "object",
        "properties": {"said": {"const": text}},
        "required": ["said"],
        "additionalProperties": False,
    }
    generator.generate_json(prompt, schema, max_tokens=200, on_text=on_text)


def _ratio(before: list[float], after: list[float]) -> float:
    return round(statistics.median(before) / statistics.median(after), 2)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true")
    figures = measure()
    if parser.parse_args().json:
        sys.stdout.write(json.dumps(figures) + "\n")
        return
    for name, figure in figures.items():
        sys.stdout.write(f"{name:<28} {figure:g}\n")


if __name__ == "__main__":
    main()

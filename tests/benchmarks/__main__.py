"""`python -m tests.benchmarks`: everything that can be measured without outside data."""

import json
import sys
from collections.abc import Callable, Mapping

from tests.benchmarks import backlog, sample_day, speed, timeline_scrolling

_MEASURES: Mapping[str, Callable[[], Mapping[str, object]]] = {
    "sample_day": sample_day.measure,
    "speed": lambda: speed.measure(20_000),
    "backlog": lambda: backlog.measure(10_000),
    "timeline": lambda: timeline_scrolling.measure(100_000),
}


def main() -> None:
    for name, measure in _MEASURES.items():
        sys.stdout.write(json.dumps({name: measure()}, indent=1) + "\n")


if __name__ == "__main__":
    main()

"""`python -m tests.benchmarks`: everything that can be measured without outside data."""

import json
import sys

from tests.benchmarks import backlog, sample_day, speed


def main() -> None:
    for name, figures in (
        ("sample_day", sample_day.measure()),
        ("speed", speed.measure(20_000)),
        ("backlog", backlog.measure(10_000)),
    ):
        sys.stdout.write(json.dumps({name: figures}, indent=1) + "\n")


if __name__ == "__main__":
    main()

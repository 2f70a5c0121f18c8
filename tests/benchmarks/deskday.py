"""Answer quality on a folder of screenshots with questions, through the real command line.

    python -m tests.benchmarks.deskday DIR [--json]

DIR holds manifest.jsonl, frames, questions.jsonl, forbidden.json and score.py. The memory is made
in a temporary folder, under the folder's own exclusion rules. Prints what score.py says, and what
the import cost in time and disk.
"""

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.benchmarks.reliability import reliability

Figures = dict[str, Any]


def measure(folder: Path, home: Path) -> Figures:
    """Import, ask everything, score."""
    forbidden = json.loads((folder / "forbidden.json").read_text(encoding="utf-8"))
    _exclude(home, forbidden["exclude_rules"])
    started, used = time.perf_counter(), _children_cpu_s()
    imported = _recollect_json(home, "import", str(folder), "--as", "screens", "--json")
    import_s, import_cpu_s = time.perf_counter() - started, _children_cpu_s() - used
    stats = _recollect_json(home, "stats", "--json")
    started = time.perf_counter()
    answers = _recollect(home, "ask", "--batch", str(folder / "questions.jsonl")).splitlines()
    ask_s = time.perf_counter() - started
    questions = _json_lines(folder / "questions.jsonl")
    predictions = {}
    for line in answers:
        answer = json.loads(line)
        predictions[answer["id"]] = {
            "id": answer["id"],
            "answer": answer["short"],
            "abstained": answer["abstained"],
            "citations": [citation["source_id"] for citation in answer["citations"]],
            "elapsed_ms": answer["elapsed_ms"],
            "confidence": answer["confidence"],
        }
    scorer = _load(folder / "score.py")
    kept = max(1, stats["observations"])
    return {
        **scorer.score(questions, predictions),
        "wrong_but_confident": _wrong_but_confident(scorer, questions, predictions),
        "reliability": reliability(
            [
                (predictions[q["id"]]["confidence"], scorer.correct(q, predictions[q["id"]]))
                for q in questions
                if q["id"] in predictions and not predictions[q["id"]]["abstained"]
            ]
        ),
        "imported": imported["imported"],
        "excluded": imported["excluded"],
        "failed": imported["failed"],
        "import_s": round(import_s, 1),
        "import_cpu_s_per_frame": round(import_cpu_s / max(1, imported["imported"]), 2),
        "ask_s": round(ask_s, 1),
        "bytes_per_kept_frame": round(stats["bytes"] / kept),
        "picture_bytes_per_kept_frame": round(stats["bytes_pictures"] / kept),
        "forbidden_found": _forbidden_found(home, forbidden),
    }


def _wrong_but_confident(
    scorer: ModuleType, questions: list[Figures], predictions: dict[str, Figures]
) -> float:
    """The share of all questions that were answered, not abstained from, and wrongly."""
    wrong = sum(
        not predictions[q["id"]]["abstained"] and not scorer.correct(q, predictions[q["id"]])
        for q in questions
        if q["id"] in predictions
    )
    return round(wrong / max(1, len(questions)), 4)


def _forbidden_found(home: Path, forbidden: Figures) -> list[str]:
    """Forbidden strings that a search, the timeline, the memories or the raw bytes give away."""
    phrases = [*forbidden["secrets"], *forbidden["private_text"]]
    told = _recollect(home, "timeline", "--json") + _recollect(home, "memories", "--json")
    for phrase in phrases:
        told += _recollect(home, "search", phrase, "--limit", "50", "--json")
    raw = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    return [
        phrase
        for phrase in phrases
        if phrase.casefold() in told.casefold() or phrase.encode() in raw
    ]


def _exclude(home: Path, rules: Figures) -> None:
    options: list[str] = []
    for option, values in (
        ("--app", rules.get("apps", [])),
        ("--site", rules.get("url_hosts", [])),
        ("--title", rules.get("title_suffixes", [])),
    ):
        for value in values:
            options += [option, value]
    _recollect(home, "exclude", *options)


def _recollect(home: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "app.command_line", "--home", str(home), *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=os.environ)
    return done.stdout


def _recollect_json(home: Path, *arguments: str) -> Figures:
    document: Figures = json.loads(_recollect(home, *arguments))
    return document


def _json_lines(path: Path) -> list[Figures]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("deskday_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _children_cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON document and nothing else")
    parser.add_argument("--home", type=Path, help="keep the memory here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="recollect-deskday-") as temporary:
        figures = measure(options.folder, options.home or Path(temporary))
    sys.stdout.write(json.dumps(figures, indent=None if options.json else 1) + "\n")


if __name__ == "__main__":
    main()

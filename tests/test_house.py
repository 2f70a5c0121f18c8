"""The rules of the house that no linter knows."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("app", "core", "capture")
MOST_LINES = 400
VAGUE_NAMES = frozenset({"utils", "util", "misc", "helpers", "helper", "manager", "common"})
BROAD_CATCHERS = frozenset(
    {"app/task_runner.py", "capture/recorder.py", "core/memory/formation.py"}
)

# Written in pieces, so that this file does not break its own rule.
OUTSIDE_NAMES = re.compile(
    "|".join(
        (
            r"py" + r"pi\.org",
            r"python" + r"hosted",
            r"deb\.deb" + r"ian",
            r"archive\.ubun" + r"tu",
            r"registry\.np" + r"mjs",
            r"(?<![\w.])/ro" + r"ot/",
            r"(?<![\w.])/wo" + r"rk/",
            r"/ho" + r"me/(?!you|user|mara|USER)\w+/",
        )
    )
)
TEXT_ENDINGS = frozenset(
    {"", ".py", ".md", ".toml", ".txt", ".sh", ".jsonl", ".json", ".yml", ".yaml", ".cfg", ".ini"}
)


def _tracked_files() -> list[Path]:
    """The project's files, also the ones not committed yet; without git, all of them."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        kept_out = {".git", ".venv", "build", "dist", "__pycache__"}
        return [
            path
            for path in ROOT.rglob("*")
            if path.is_file() and not kept_out & set(path.relative_to(ROOT).parts)
        ]
    return [path for line in done.stdout.splitlines() if (path := ROOT / line).is_file()]


def _modules(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_module_has_a_vague_name() -> None:
    vague = [
        _name(path)
        for path in _modules(*ROOMS, "resources", "tests")
        if VAGUE_NAMES & set(path.stem.split("_")) or VAGUE_NAMES & set(path.parent.name.split("_"))
    ]
    assert vague == []


def test_no_file_is_longer_than_one_subject() -> None:
    long = {
        _name(path): count
        for path in _modules(*ROOMS)
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_every_public_module_says_what_it_is() -> None:
    silent = [
        _name(path)
        for path in _modules(*ROOMS, "resources")
        if not path.stem.startswith("_")
        and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_everything_is_caught_at_three_doors_only() -> None:
    """Elsewhere a broad except would make “broken” look like “empty”."""
    broad = {
        _name(path)
        for path in _modules(*ROOMS, "resources")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node)
    }
    assert broad <= BROAD_CATCHERS


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    """Whether the handler keeps any error to itself; one that ends in `raise` only cleans up."""
    caught, last = handler.type, handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    if caught is None:
        return True
    kinds = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(isinstance(k, ast.Name) and k.id in {"Exception", "BaseException"} for k in kinds)


def test_no_file_names_a_registry_or_a_place_on_one_machine() -> None:
    named = []
    for path in _tracked_files():
        if path.suffix not in TEXT_ENDINGS or path == Path(__file__):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        named += [f"{_name(path)}: {found.group()}" for found in OUTSIDE_NAMES.finditer(text)]
    assert named == []


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "LICENSE", "docs/README.md"])
def test_what_a_newcomer_reads_first_is_there(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").strip()) > 100


def test_every_link_between_the_documents_leads_somewhere() -> None:
    broken = [
        f"{_name(document)} -> {target}"
        for document in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", document.read_text("utf-8"))
        if not (document.parent / target).exists()
    ]
    assert broken == []


def test_every_dependency_says_what_it_is_for() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = text.split("dependencies = [")[1].split("\n]")[0].strip().splitlines()
    assert [line for line in listed if "#" not in line] == []


def test_every_dependency_has_its_licence_written_down() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=!~;\[ ]", line)[0].casefold() for line in wanted}
    table = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8").casefold()
    assert {name for name in names if f"| {name} |" not in table} == set()

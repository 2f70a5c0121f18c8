"""Commands that only look into the memory do not pay for models, pictures or windows."""

import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

import pytest

SLOW = ("onnxruntime", "cv2", "PySide6", "llama_cpp", "huggingface_hub", "rapidocr", "mss")


@pytest.mark.parametrize(
    "words", ["stats", "timeline", "settings", "exclude", "memories", "forget --id o1"]
)
def test_nothing_slow_is_loaded(child_env: Mapping[str, str], words: str) -> None:
    script = (
        "import sys\n"
        "from app.command_line.main import main\n"
        f"sys.argv = ['recollect', *{words.split()!r}]\n"
        "try:\n"
        "    main()\n"
        "except SystemExit:\n"
        "    pass\n"
        f"print('loaded:', *(name for name in {SLOW!r} if name in sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=child_env, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "loaded:"


def test_the_version_is_told_and_nothing_is_opened(child_env: Mapping[str, str]) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from app.command_line.main import main\n"
            "sys.argv = ['recollect', '--version']; main()",
        ],
        env=child_env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f"recollect {version('recollect')}\n"
    assert not Path(child_env["RECOLLECT_HOME"]).exists()

"""llama.cpp is loaded once, keeps quiet, and leaves nothing open at the end of the process."""

import subprocess
import sys

from core.models.llama_library import quiet_llama_cpp

LOAD = "from core.models.llama_library import quiet_llama_cpp as load; load()"


def test_it_is_loaded_once() -> None:
    assert quiet_llama_cpp() is quiet_llama_cpp()


def test_nothing_is_left_open_at_the_end(child_env: dict[str, str]) -> None:
    command = [sys.executable, "-X", "dev", "-W", "default", "-c", LOAD]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=child_env)
    assert "ResourceWarning" not in done.stderr
